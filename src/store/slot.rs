//! The private place of a working copy in the data folder, and the record beside it.
//!
//! Several windows may open one file: each holds a slot of its own by a lock of the system, which ends with its process.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::connection::path_bytes;
use super::error::StoreError;
use super::files;

/// How many windows of one user may have one file open.
const SLOTS: u32 = 8;

/// What a working copy belongs to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Record {
    /// The visible file.
    pub visible: String,
    /// SHA-256 of the visible file when it was last read or written; `None` before the first publish.
    pub published: Option<String>,
    /// Fingerprint of its content at that time.
    pub digest: Option<String>,
    /// Number of the last operation that the visible file holds.
    pub published_seq: i64,
    /// A publish that had begun: the hash and number that the visible file gets if it was finished.
    pub publishing: Option<(String, String, i64)>,
    /// True while the visible file is being overwritten in place and may be half written.
    pub in_place: bool,
    /// Name of the temporary file beside the visible one, while there is one.
    pub temp: Option<PathBuf>,
    /// Text of our lock beside the visible file, while there is one.
    pub lock: Option<String>,
}

/// A place held by this process.
pub(super) struct Slot {
    base: PathBuf,
    key: String,
    data_dir: PathBuf,
    /// Held only for the system's lock on it.
    _lock: File,
}

/// Short name of a visible file in the data folder.
pub(super) fn key_of(visible: &Path) -> String {
    files::hex(&Sha256::digest(path_bytes(visible))[..16])
}

impl Slot {
    /// Takes every place of that file that no other process holds: those with a copy left in them, and an empty one.
    ///
    /// # Errors
    /// The data folder cannot be written, or every place is held.
    pub(super) fn take_unheld(visible: &Path, data_dir: &Path) -> Result<Vec<Self>, StoreError> {
        let folder = data_dir.join("working");
        let key = key_of(visible);
        let io = |error: std::io::Error| StoreError::io(&folder, &error);
        fs::create_dir_all(&folder).map_err(io)?;
        let (mut taken, mut has_empty) = (Vec::new(), false);
        for number in 0..SLOTS {
            let base = folder.join(format!("{key}-{number}"));
            let in_use =
                files::with_suffix(&base, ".json").exists() || files::with_suffix(&base, ".gpkg").exists();
            if !in_use && has_empty {
                continue;
            }
            let mut options = OpenOptions::new();
            let lock = options
                .write(true)
                .create(true)
                .truncate(false)
                .open(files::with_suffix(&base, ".lock"))
                .map_err(io)?;
            match lock.try_lock() {
                Ok(()) => {
                    has_empty |= !in_use;
                    taken.push(Self {
                        base,
                        key: key.clone(),
                        data_dir: data_dir.to_owned(),
                        _lock: lock,
                    });
                }
                Err(fs::TryLockError::WouldBlock) => {}
                Err(fs::TryLockError::Error(error)) => return Err(io(error)),
            }
        }
        if taken.is_empty() {
            return Err(StoreError::InUse(visible.to_owned()));
        }
        Ok(taken)
    }

    /// True when this place holds no copy: an earlier process closed properly, or none was here.
    pub(super) fn is_free(&self) -> bool {
        !self.database().exists() && !self.record_path().exists()
    }

    /// True when another process holds an earlier place of the same file.
    pub(super) fn has_neighbour(&self) -> bool {
        !self.base.to_string_lossy().ends_with("-0")
    }

    /// The working copy.
    pub(super) fn database(&self) -> PathBuf {
        files::with_suffix(&self.base, ".gpkg")
    }

    /// Where a copy is built before it is published.
    pub(super) fn build(&self) -> PathBuf {
        files::with_suffix(&self.base, ".build")
    }

    /// Where a tile pack is made ready before it is taken over.
    pub(super) fn staging(&self) -> PathBuf {
        files::with_suffix(&self.base, ".tiles")
    }

    fn record_path(&self) -> PathBuf {
        files::with_suffix(&self.base, ".json")
    }

    /// Folder of the earlier versions of the visible file.
    pub(super) fn backups(&self) -> PathBuf {
        self.data_dir.join("backups").join(&self.key)
    }

    /// The record, when there is a readable one.
    pub(super) fn record(&self) -> Option<Record> {
        serde_json::from_slice(&fs::read(self.record_path()).ok()?).ok()
    }

    /// Writes the record, flushed.
    pub(super) fn write_record(&self, record: &Record) -> Result<(), StoreError> {
        let path = self.record_path();
        let io = |error: std::io::Error| StoreError::io(&path, &error);
        let bytes = serde_json::to_vec(record).map_err(|error| io(error.into()))?;
        files::replace(&path, &bytes).map_err(io)
    }

    /// Moves a copy that belongs to another state of the file out of the way; it is kept.
    pub(super) fn set_aside(&self) -> Result<PathBuf, StoreError> {
        let folder = self.data_dir.join("aside");
        let io = |error: std::io::Error| StoreError::io(&folder, &error);
        fs::create_dir_all(&folder).map_err(io)?;
        let mut number = 1;
        let target = loop {
            let target = folder.join(format!("{}-{number}", self.key));
            if !files::with_suffix(&target, ".gpkg").exists()
                && !files::with_suffix(&target, ".json").exists()
            {
                break target;
            }
            number += 1;
        };
        for suffix in [".gpkg-journal", ".gpkg", ".json"] {
            let from = files::with_suffix(&self.base, suffix);
            if from.exists() {
                fs::rename(&from, files::with_suffix(&target, suffix)).map_err(io)?;
            }
        }
        Ok(files::with_suffix(&target, ".gpkg"))
    }

    /// Removes the copy and its record, once the visible file holds everything.
    pub(super) fn clear(&self) {
        // The record goes first: a copy without record is never taken up.
        files::remove(&self.record_path());
        for suffix in [".gpkg", ".gpkg-journal", ".build", ".tiles", ".json.new"] {
            files::remove(&files::with_suffix(&self.base, suffix));
        }
    }
}
