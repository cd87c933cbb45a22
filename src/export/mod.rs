//! Floor 4: a project as tables and as canonical JSON, for whoever may see everything.

pub mod dump;
pub mod tables;

pub use dump::dump;
pub use tables::{Exported, tables, write_folder};

#[cfg(test)]
mod tests;
