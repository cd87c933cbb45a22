//! Maillage.

pub mod base;
pub mod edit;
pub mod model;
pub mod picture;
#[cfg(feature = "gui")]
pub mod ui;
