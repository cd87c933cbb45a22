//! Why no file was written.

use std::io;
use std::path::{Path, PathBuf};

use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;
use crate::session::Refusal;

use super::order::{MAX_LONG, MAX_SHORT};

/// Why no file was written; nothing of it is left.
#[derive(Debug)]
pub enum PrintError {
    /// Whoever asked for it stopped it.
    Stopped,
    /// More pixels than a picture file may have.
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The proposals could not be computed.
    Matching(String),
    /// What was asked about an imagined actor cannot be answered.
    Refused(Refusal),
    /// The system has no memory for it.
    Memory,
    /// The disk is full.
    Full(PathBuf),
    /// The folder or the file may not be written.
    ReadOnly(PathBuf),
    /// There is no such folder.
    NoFolder(PathBuf),
    /// It could not be written for another reason.
    Unwritable(PathBuf, String),
    /// The PDF could not be put together.
    Pdf(String),
}

impl PrintError {
    /// A refusal of the system, about the file that people asked for.
    pub fn io(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::WriteZero => {
                Self::Full(path)
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder(path),
            _ => Self::Unwritable(path, error.to_string()),
        }
    }

    /// One sentence: what, where, what to do.
    pub fn message(&self, lang: Lang) -> String {
        let about = |key: &str, path: &Path| {
            let path = path.display().to_string();
            tr_args(lang, key, &[("path", path.into())])
        };
        let pixels = |n: u32| number::format(lang, f64::from(n), 0);
        match self {
            Self::Stopped => tr(lang, "print-stopped"),
            Self::TooLarge { width, height } => tr_args(
                lang,
                "print-too-large",
                &[
                    ("width", pixels(*width).into()),
                    ("height", pixels(*height).into()),
                    ("long", pixels(MAX_LONG).into()),
                    ("short", pixels(MAX_SHORT).into()),
                ],
            ),
            Self::Matching(why) => tr_args(lang, "print-matching", &[("why", why.as_str().into())]),
            Self::Refused(refusal) => refusal.message(lang),
            Self::Memory => tr(lang, "print-memory"),
            Self::Full(path) => about("print-full", path),
            Self::ReadOnly(path) => about("print-read-only", path),
            Self::NoFolder(path) => about("print-no-folder", path),
            Self::Unwritable(path, why) => tr_args(
                lang,
                "print-unwritable",
                &[
                    ("path", path.display().to_string().into()),
                    ("why", why.as_str().into()),
                ],
            ),
            Self::Pdf(why) => tr_args(lang, "print-pdf", &[("why", why.as_str().into())]),
        }
    }
}
