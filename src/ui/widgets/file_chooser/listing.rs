//! One look at a folder. Only this file and `places` touch the disk, and only when asked.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::text::fold;

/// More entries than anyone reads; the rest is reached by typing.
pub const MOST_ENTRIES: usize = 5_000;

/// A folder or a file of the expected kind.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Where it is, exactly.
    pub path: PathBuf,
    /// Its name as text.
    pub name: String,
    /// True for a folder.
    pub is_folder: bool,
    /// Bytes; 0 for a folder.
    pub bytes: u64,
}

/// What a folder held when it was read: folders first, then files, by name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listing {
    /// Folders and matching files, hidden ones left out.
    pub items: Vec<Item>,
    /// True when there were more than [`MOST_ENTRIES`].
    pub cut: bool,
}

/// Why a path cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum ChooserError {
    /// Neither file nor folder.
    #[error("{} does not exist", .0.display())]
    NotFound(PathBuf),
    /// No right to read.
    #[error("access to {} is refused", .0.display())]
    Denied(PathBuf),
    /// The folder that should hold the file is none.
    #[error("{} is no folder", .0.display())]
    NotFolder(PathBuf),
    /// A folder without a file name.
    #[error("no file name after {}", .0.display())]
    NoName(PathBuf),
    /// Another kind of file.
    #[error("{} is no {} file", path.display(), kinds)]
    Kind {
        /// The file.
        path: PathBuf,
        /// Kinds that would do.
        kinds: String,
    },
    /// Anything else that the system says.
    #[error("{} could not be read: {reason}", path.display())]
    Read {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
}

impl ChooserError {
    fn of_io(path: &Path, error: &std::io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound(path),
            ErrorKind::PermissionDenied => Self::Denied(path),
            ErrorKind::NotADirectory => Self::NotFolder(path),
            _ => Self::Read {
                path,
                reason: error.to_string(),
            },
        }
    }

    /// What happened.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Kind { kinds, .. } => tr_args(lang, self.key(), &[("kinds", kinds.as_str().into())]),
            Self::Read { reason, .. } => tr_args(lang, self.key(), &[("reason", reason.as_str().into())]),
            _ => tr(lang, self.key()),
        }
    }

    /// What to do.
    pub fn remedy(&self, lang: Lang) -> String {
        let key = format!("{}-do", self.key());
        match self {
            Self::Kind { kinds, .. } => tr_args(lang, &key, &[("kinds", kinds.as_str().into())]),
            _ => tr(lang, &key),
        }
    }

    /// Where.
    pub fn place(&self) -> String {
        let (Self::NotFound(path)
        | Self::Denied(path)
        | Self::NotFolder(path)
        | Self::NoName(path)
        | Self::Kind { path, .. }
        | Self::Read { path, .. }) = self;
        path.display().to_string()
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "chooser-err-not-found",
            Self::Denied(_) => "chooser-err-denied",
            Self::NotFolder(_) => "chooser-err-not-folder",
            Self::NoName(_) => "chooser-err-no-name",
            Self::Kind { .. } => "chooser-err-kind",
            Self::Read { .. } => "chooser-err-read",
        }
    }
}

/// Reads the folders and the files with one of `extensions` (lower case, no dot; none means every file).
pub fn read_folder(folder: &Path, extensions: &[&str]) -> Result<Listing, ChooserError> {
    let entries = std::fs::read_dir(folder).map_err(|error| ChooserError::of_io(folder, &error))?;
    let mut listing = Listing::default();
    for entry in entries {
        // A single entry that cannot be read does not hide the others.
        let Some(item) = entry.ok().and_then(|entry| item_at(entry.path())) else {
            continue;
        };
        if !item.is_folder && !is_kind(&item.path, extensions) {
            continue;
        }
        if listing.items.len() == MOST_ENTRIES {
            listing.cut = true;
            break;
        }
        listing.items.push(item);
    }
    listing
        .items
        .sort_by_cached_key(|item| (!item.is_folder, fold(&item.name), item.name.clone()));
    Ok(listing)
}

fn item_at(path: PathBuf) -> Option<Item> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    if name.starts_with('.') {
        return None;
    }
    // Follows links, so that a link to a folder opens; a dangling one is left out.
    let facts = std::fs::metadata(&path).ok()?;
    let is_folder = facts.is_dir();
    let bytes = if is_folder { 0 } else { facts.len() };
    (is_folder || facts.is_file()).then_some(Item {
        path,
        name,
        is_folder,
        bytes,
    })
}

/// True when the file has one of the extensions, whatever the case.
pub fn is_kind(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or("");
    extensions.is_empty() || extensions.iter().any(|kind| kind.eq_ignore_ascii_case(extension))
}
