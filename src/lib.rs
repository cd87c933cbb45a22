//! Maillage.

pub mod base;
pub mod edit;
pub mod matching;
pub mod model;
pub mod picture;
pub mod reference;
