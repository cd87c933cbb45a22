//! Floor 4: the project file, a GeoPackage that other programs open as it is.
//!
//! The visible file is always a whole, closed database. Editing happens in a private working copy in the user's data
//! folder, and `publish` replaces the visible file by a checked copy of it.

mod advisory;
mod backup;
mod cells;
mod connection;
mod digest;
mod error;
mod files;
mod finding;
mod geometry;
mod links;
mod migrate;
mod open;
mod pack;
mod publish;
mod read;
mod recover;
mod rows;
mod rtree;
mod slot;
mod surface;
#[cfg(test)]
mod tests;
mod types;
mod working;
mod workshops;
mod write;

pub use backup::{Backup, backups};
pub(crate) use connection::{open_beside, open_untouched};
pub use error::StoreError;
pub use finding::{Fault, Finding};
pub use open::{read_file, salvage_file};
pub use pack::PackPlace;
pub use recover::{Current, read_current};
pub use types::{AppInfo, Content, LogEntry, OtherUser, PackSheet, Published, Stamp};
pub use working::{Opened, WorkingCopy};
