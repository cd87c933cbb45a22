//! Floor 6: the verbs of the headless program.

pub mod match_dir;
