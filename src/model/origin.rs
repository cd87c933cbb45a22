//! Where a fact comes from, so that an invented figure never looks like a measured one.

use serde::{Deserialize, Serialize};

use super::coded::coded_enum;

coded_enum! {
    /// How sure a row is.
    Status {
        /// Said by the actor itself, in the room or on a sheet.
        Declared = "declared",
        /// Stands in a document that was read.
        Sourced = "sourced",
        /// Computed from a sourced figure.
        Derived = "derived",
        /// From the literature as remembered, not re-read.
        Recalled = "recalled",
        /// Common engineering knowledge without reference.
        Knowledge = "knowledge",
        /// Invented and plausible, for demonstrations.
        Illustrative = "illustrative",
    }
}

/// Status and source of a row. An empty source with no status means "typed in this project".
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Origin {
    /// How sure the row is; `None` when nobody said.
    pub status: Option<Status>,
    /// Document, page, person or method.
    pub source: String,
}

impl Origin {
    /// True for invented demonstration data.
    pub fn is_illustrative(&self) -> bool {
        self.status == Some(Status::Illustrative)
    }
}
