//! Why a project file cannot be opened, read or written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::base::i18n::{Lang, tr_args};

/// A reason with the file it concerns. Every one has a sentence: what, where, what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoreError {
    /// There is no such file.
    Missing(PathBuf),
    /// It is a folder.
    Directory(PathBuf),
    /// The file has no byte.
    Empty(PathBuf),
    /// The file is shorter than its own header says.
    Truncated(PathBuf),
    /// It is some other sort of file.
    NotDatabase(PathBuf),
    /// A SQLite database, but no GeoPackage.
    NotGeoPackage(PathBuf),
    /// A GeoPackage, but not a project of ours.
    NotOurs(PathBuf),
    /// Written by a newer version; can still be read.
    Newer {
        /// The file.
        path: PathBuf,
        /// Schema number of the file.
        found: u32,
        /// Newest schema number that this program knows.
        known: u32,
        /// Version of the program that wrote it.
        app: String,
    },
    /// The database is damaged.
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What the check said.
        detail: String,
    },
    /// The file may not be written.
    ReadOnlyFile(PathBuf),
    /// The folder may not be written.
    ReadOnlyFolder(PathBuf),
    /// Another program has unfinished changes in a journal beside the file.
    InUse(PathBuf),
    /// No room on the disk that holds this path.
    DiskFull(PathBuf),
    /// The system does not allow it.
    Denied(PathBuf),
    /// A file of that name is already there.
    Exists(PathBuf),
    /// Someone else changed the visible file since it was read; nothing was overwritten.
    ChangedElsewhere {
        /// The visible file.
        path: PathBuf,
        /// The working copy, which holds every edit.
        kept: PathBuf,
    },
    /// Writing the visible file failed after several attempts.
    PublishFailed {
        /// The visible file.
        path: PathBuf,
        /// What the system said last.
        detail: String,
        /// The working copy, which holds every edit.
        kept: PathBuf,
    },
    /// The system refused to read or write.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// The database engine refused.
    Database {
        /// The file.
        path: PathBuf,
        /// What the engine said.
        detail: String,
    },
}

impl StoreError {
    /// Sorts an error of the system; a full disk and a refusal have their own sentences.
    pub fn io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing(path),
            io::ErrorKind::PermissionDenied => Self::Denied(path),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(path),
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyFile(path),
            io::ErrorKind::IsADirectory => Self::Directory(path),
            _ => Self::Io {
                path,
                detail: error.to_string(),
            },
        }
    }

    /// Sorts an error of the database engine.
    pub fn database(path: &Path, error: &rusqlite::Error) -> Self {
        let (path, detail) = (path.to_owned(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull(path),
            Some(ErrorCode::ReadOnly) => Self::ReadOnlyFile(path),
            Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::Denied(path),
            Some(ErrorCode::NotADatabase) => Self::NotDatabase(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, detail },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse(path),
            _ => Self::Database { path, detail },
        }
    }

    /// The same reason for another file: the one that people know.
    #[must_use]
    pub(super) fn at(mut self, file: &Path) -> Self {
        match &mut self {
            Self::Missing(path)
            | Self::Directory(path)
            | Self::Empty(path)
            | Self::Truncated(path)
            | Self::NotDatabase(path)
            | Self::NotGeoPackage(path)
            | Self::NotOurs(path)
            | Self::ReadOnlyFile(path)
            | Self::ReadOnlyFolder(path)
            | Self::InUse(path)
            | Self::DiskFull(path)
            | Self::Denied(path)
            | Self::Exists(path)
            | Self::Newer { path, .. }
            | Self::Corrupt { path, .. }
            | Self::ChangedElsewhere { path, .. }
            | Self::PublishFailed { path, .. }
            | Self::Io { path, .. }
            | Self::Database { path, .. } => file.clone_into(path),
        }
        self
    }

    /// The file it concerns.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing(path)
            | Self::Directory(path)
            | Self::Empty(path)
            | Self::Truncated(path)
            | Self::NotDatabase(path)
            | Self::NotGeoPackage(path)
            | Self::NotOurs(path)
            | Self::ReadOnlyFile(path)
            | Self::ReadOnlyFolder(path)
            | Self::InUse(path)
            | Self::DiskFull(path)
            | Self::Denied(path)
            | Self::Exists(path)
            | Self::Newer { path, .. }
            | Self::Corrupt { path, .. }
            | Self::ChangedElsewhere { path, .. }
            | Self::PublishFailed { path, .. }
            | Self::Io { path, .. }
            | Self::Database { path, .. } => path,
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Missing(_) => "store-missing",
            Self::Directory(_) => "store-directory",
            Self::Empty(_) => "store-empty",
            Self::Truncated(_) => "store-truncated",
            Self::NotDatabase(_) => "store-not-database",
            Self::NotGeoPackage(_) => "store-not-geopackage",
            Self::NotOurs(_) => "store-not-ours",
            Self::ReadOnlyFile(_) => "store-read-only-file",
            Self::ReadOnlyFolder(_) => "store-read-only-folder",
            Self::InUse(_) => "store-in-use",
            Self::DiskFull(_) => "store-disk-full",
            Self::Denied(_) => "store-denied",
            Self::Exists(_) => "store-exists",
            Self::Newer { .. } => "store-newer",
            Self::Corrupt { .. } => "store-corrupt",
            Self::ChangedElsewhere { .. } => "store-changed-elsewhere",
            Self::PublishFailed { .. } => "store-publish-failed",
            Self::Io { .. } => "store-io",
            Self::Database { .. } => "store-database",
        }
    }

    /// What happened, where, and what to do, in one or two sentences.
    pub fn message(&self, lang: Lang) -> String {
        let text = |value: String| value.into();
        let mut args = vec![("path", text(self.path().display().to_string()))];
        match self {
            Self::Newer {
                found, known, app, ..
            } => {
                args.push(("found", text(found.to_string())));
                args.push(("known", text(known.to_string())));
                args.push(("app", text(app.clone())));
            }
            Self::Corrupt { detail, .. } | Self::Io { detail, .. } | Self::Database { detail, .. } => {
                args.push(("detail", text(detail.clone())));
            }
            Self::ChangedElsewhere { kept, .. } => args.push(("kept", text(kept.display().to_string()))),
            Self::PublishFailed { detail, kept, .. } => {
                args.push(("detail", text(detail.clone())));
                args.push(("kept", text(kept.display().to_string())));
            }
            _ => {}
        }
        tr_args(lang, self.key(), &args)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for StoreError {}
