//! A file that appears whole under its name, or not at all.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::PrintError;

/// Numbers the drafts of this program, so that one that is being stopped and the next never meet.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// A file being written beside the place where it will stand. Dropped before [`Self::keep`], it leaves nothing.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    temporary: PathBuf,
    file: Option<BufWriter<File>>,
}

impl Draft {
    /// Begins a file that will stand at that path.
    ///
    /// # Errors
    /// The folder does not exist or takes no file.
    pub fn begin(path: &Path) -> Result<Self, PrintError> {
        let refused = |error: &io::Error| PrintError::io(path, error);
        if path.is_dir() {
            return Err(refused(&io::ErrorKind::IsADirectory.into()));
        }
        // Renaming would pass over a file that its owner has protected.
        if fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) {
            return Err(refused(&io::ErrorKind::PermissionDenied.into()));
        }
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        name.push(format!(".{}-{number}.part", std::process::id()));
        let temporary = path.with_file_name(name);
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&temporary)
            .map_err(|error| refused(&error))?;
        Ok(Self {
            path: path.to_owned(),
            temporary,
            file: Some(BufWriter::with_capacity(1 << 20, file)),
        })
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// The disk is full or refuses.
    pub fn put(&mut self, bytes: &[u8]) -> Result<(), PrintError> {
        let written = self.write_all(bytes);
        written.map_err(|error| self.refused(&error))
    }

    /// What a refusal of the system means for this file.
    pub fn refused(&self, error: &io::Error) -> PrintError {
        PrintError::io(&self.path, error)
    }

    /// Puts the file into its place.
    ///
    /// # Errors
    /// As [`Self::put`].
    pub fn keep(mut self) -> Result<(), PrintError> {
        let done = (|| {
            self.flush()?;
            if let Some(file) = self.file.take() {
                file.into_inner()?.sync_all()?;
            }
            fs::rename(&self.temporary, &self.path)
        })();
        done.map_err(|error: io::Error| self.refused(&error))
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.file = None;
        // After keeping it there is nothing to remove; failing to tidy up is not worth a word.
        let _ = fs::remove_file(&self.temporary);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        entries
            .map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn what_is_not_kept_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("carte.png");
        fs::write(&path, b"old").expect("room");
        let mut draft = Draft::begin(&path).expect("a draft");
        draft.put(b"new").expect("room");
        drop(draft);
        assert_eq!(fs::read(&path).expect("a file"), b"old");
        let mut draft = Draft::begin(&path).expect("a draft");
        draft.put(b"new").expect("room");
        draft.keep().expect("room");
        assert_eq!(fs::read(&path).expect("a file"), b"new");
        assert_eq!(names(folder.path()), ["carte.png"]);
    }

    #[test]
    fn places_that_take_no_file_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("no/carte.png");
        assert!(matches!(Draft::begin(&missing), Err(PrintError::NoFolder(path)) if path == missing));
        assert!(matches!(
            Draft::begin(folder.path()),
            Err(PrintError::Unwritable(..))
        ));
    }
}
