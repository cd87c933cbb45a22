//! Maillage.

pub mod base;
pub mod edit;
pub mod export;
pub mod import;
pub mod model;
pub mod picture;
pub mod reference;
pub mod samples;
pub mod tables;
