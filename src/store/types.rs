//! What goes in and out of the project file, apart from the project itself.

use std::path::PathBuf;

use super::finding::Finding;
use crate::base::geo::GeoBox;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::ids::OperationId;
use crate::edit::{Change, Step};
use crate::model::Project;

/// Who writes: goes into the log, the lock file and the file's own table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AppInfo {
    /// Version of the program, such as `0.1.0`.
    pub version: String,
    /// Language in which a new project is made.
    pub lang: Lang,
    /// Name of the person, as the system knows it; may be empty.
    pub user: String,
    /// Name of the machine; may be empty.
    pub machine: String,
}

impl AppInfo {
    /// This program, this user, this machine, as far as the system tells.
    pub fn here(lang: Lang) -> Self {
        let variable = |names: [&str; 2]| {
            let found = names.iter().find_map(|name| std::env::var(name).ok());
            found.map(|text| text.trim().to_owned()).unwrap_or_default()
        };
        let mut machine = variable(["HOSTNAME", "COMPUTERNAME"]);
        if machine.is_empty() {
            let file = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
            machine = file.trim().to_owned();
        }
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lang,
            user: variable(["USER", "USERNAME"]),
            machine,
        }
    }
}

/// One entry of the operation log.
#[derive(Clone, PartialEq, Debug)]
pub struct LogEntry {
    /// Whether it was done, taken back or done again.
    pub step: Step,
    /// Identifier of this entry.
    pub id: OperationId,
    /// The edits as they were applied: for an undo, those that took the change back.
    pub change: Change,
}

/// What a project file says of the tile pack that it carries.
#[derive(Clone, PartialEq, Debug)]
pub struct PackSheet {
    /// Description for this program, JSON.
    pub description: String,
    /// Its name, for other programs.
    pub name: String,
    /// Shapes instead of pictures.
    pub is_vector: bool,
    /// Pictures in WebP, which other programs may not know.
    pub is_webp: bool,
    /// Side of a tile in pixels.
    pub tile_side: u32,
    /// Smallest and largest zoom.
    pub zooms: [u8; 2],
    /// The ground covered, in degrees; `None` for the world.
    pub bounds: Option<GeoBox>,
}

/// When an operation of the log was made, and by whom. Same order and length as the history.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Unix milliseconds.
    pub at_ms: i64,
    /// Name of the person, or empty.
    pub author: String,
}

/// Everything that a project file says.
#[derive(Clone, Debug)]
pub struct Content {
    /// The project.
    pub project: Project,
    /// Identifier of the project, the same in all its copies.
    pub project_id: String,
    /// The operation log, oldest first.
    pub history: Vec<LogEntry>,
    /// When and by whom each entry of `history` was made.
    pub stamps: Vec<Stamp>,
    /// Values of the file that could not be read; everything else was.
    pub findings: Vec<Finding>,
}

/// What a successful publish did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published {
    /// SHA-256 of the visible file, 64 hexadecimal digits.
    pub sha256: String,
    /// True when nothing had to be written.
    pub unchanged: bool,
    /// True when the file had to be written in place, after a flushed backup.
    pub in_place: bool,
    /// Where the previous file is kept, when there was one.
    pub backup: Option<PathBuf>,
}

/// Somebody else has the file open, says the lock beside it. Only a warning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherUser {
    /// Name of the person.
    pub user: String,
    /// Name of the machine.
    pub machine: String,
    /// Process identifier on that machine.
    pub pid: u32,
    /// Since when, in Unix milliseconds.
    pub since_ms: i64,
}

impl OtherUser {
    /// The warning in words.
    pub fn message(&self, lang: Lang) -> String {
        let user = if self.user.is_empty() {
            tr(lang, "store-someone")
        } else {
            self.user.clone()
        };
        let args = [("user", user.into()), ("machine", self.machine.as_str().into())];
        tr_args(lang, "store-other-user", &args)
    }
}
