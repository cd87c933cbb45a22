//! Floor 3: what writer and reader of the canonical tables agree on: columns, marks and lists.

pub mod columns;
pub mod guard;
pub mod lists;
pub mod pack;
pub mod places;

pub use columns::TableKind;
pub use places::{Lookups, PlaceQuery};

/// Written in a cell that the reader would otherwise fill from other cells: "unknown, and leave it so".
pub const UNKNOWN: &str = "?";
