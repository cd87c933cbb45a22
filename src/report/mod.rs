//! Floor 5: documents that leave the room, as pages to print and as a spreadsheet.
//!
//! A [`Document`] is plain data, typed where a spreadsheet wants types. [`pdf::bytes`] sets it on A4 pages: [`wrap`]
//! breaks lines, [`layout`] places them, [`pdf`] draws them and tags them for screen readers. [`xlsx::bytes`] writes
//! the same data as sheets. Both are pure: equal documents give equal bytes.

pub(crate) mod archive;
pub mod content;
pub mod error;
mod layout;
pub(crate) mod letters;
pub mod pdf;
mod style;
mod tags;
mod words;
mod wrap;
pub mod xlsx;

pub use content::{Block, Cell, Column, Document, Place, Table};
pub use error::ReportError;

#[cfg(test)]
mod tests;
