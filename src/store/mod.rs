//! Floor 4: the project file, a GeoPackage that other programs open as it is.
//!
//! The visible file is always a whole, closed database. Editing happens in a private working copy in the user's data
//! folder, and `publish` replaces the visible file by a checked copy of it.

mod error;
mod finding;
mod types;

pub use error::StoreError;
pub use finding::{Fault, Finding};
pub use types::{AppInfo, Content, LogEntry, OtherUser, Published, Stamp};
