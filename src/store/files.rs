//! Small, careful file operations: hashing, flushed copies, and writing that is whole or not there.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::StoreError;

/// Part of the name of a file that is being written.
pub(super) const TEMP_MARK: &str = ".maillage-tmp-";

const CHUNK: usize = 1 << 16;
const NO_SUCH_CALL: [io::ErrorKind; 3] = [
    io::ErrorKind::InvalidInput,
    io::ErrorKind::Unsupported,
    io::ErrorKind::PermissionDenied,
];

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of a file, as 64 hexadecimal digits.
pub(super) fn sha256(path: &Path) -> io::Result<String> {
    pump(&mut File::open(path)?, &mut io::sink())
}

/// Copies all bytes and returns their SHA-256.
fn pump(from: &mut impl Read, to: &mut impl Write) -> io::Result<String> {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; CHUNK]);
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok(hex(&hasher.finalize())),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
    }
}

/// Copies a file to a name that is not there yet, flushes it to the disk and returns its SHA-256.
pub(super) fn copy_flushed(from: &Path, to: &Path) -> io::Result<String> {
    let mut source = File::open(from)?;
    let mut target = OpenOptions::new().write(true).create_new(true).open(to)?;
    let copied = pump(&mut source, &mut target).and_then(|hash| target.sync_all().map(|()| hash));
    if copied.is_err() {
        drop(target);
        remove(to);
    }
    copied
}

/// Overwrites the bytes of an existing file without ever removing it, flushes it and returns the SHA-256 written.
pub(super) fn overwrite_flushed(from: &Path, to: &Path) -> io::Result<String> {
    let mut source = File::open(from)?;
    let length = source.metadata()?.len();
    let mut target = OpenOptions::new().write(true).open(to)?;
    let hash = pump(&mut source, &mut target)?;
    target.set_len(length)?;
    target.sync_all()?;
    Ok(hash)
}

/// Writes a small file so that a crash leaves either the old or the new one.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temp = with_suffix(path, ".new");
    let mut file = File::create(&temp)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temp, path)?;
    sync_folder(path)
}

/// Makes the renaming or creating of a file in its folder durable.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        // Windows cannot open a folder for that, and does not need it.
        Some(folder) if cfg!(unix) => match File::open(folder).and_then(|f| f.sync_all()) {
            // Some network and stick file systems have no such call, some folders may be written but not listed.
            Err(error) if NO_SUCH_CALL.contains(&error.kind()) => Ok(()),
            other => other,
        },
        _ => Ok(()),
    }
}

/// Removes a file that may already be gone. Failing to tidy up is not worth stopping for.
pub(super) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// The path with something added to its file name.
pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// A file beside another, named after it: `before` + its name + `after`.
pub(super) fn beside(path: &Path, before: &str, after: &str) -> PathBuf {
    let mut name = OsString::from(before);
    name.push(path.file_name().unwrap_or_default());
    name.push(after);
    path.with_file_name(name)
}

/// True when another program left unfinished changes in a journal beside the database.
pub(super) fn has_journal(path: &Path) -> bool {
    ["-journal", "-wal"].iter().any(|suffix| {
        let journal = fs::metadata(with_suffix(path, suffix));
        journal.is_ok_and(|m| m.len() > 0)
    })
}

/// What keeps us from writing a file or into its folder, found out without changing anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Obstacle {
    /// The file itself.
    File,
    /// Its folder.
    Folder,
    /// Less free room than the file takes.
    Room,
}

impl Obstacle {
    /// The sentence for people who open that file.
    pub(super) fn refusal(self, path: &Path) -> StoreError {
        let path = path.to_owned();
        match self {
            Self::File => StoreError::ReadOnlyFile(path),
            Self::Folder => StoreError::ReadOnlyFolder(path),
            Self::Room => StoreError::DiskFull(path),
        }
    }
}

/// Looks whether the file could be replaced.
pub(super) fn obstacle(path: &Path) -> Option<Obstacle> {
    // Opening for writing neither creates nor changes anything, not even the time.
    if OpenOptions::new().write(true).open(path).is_err() {
        return Some(Obstacle::File);
    }
    folder_obstacle(path)
}

#[cfg(unix)]
fn folder_obstacle(path: &Path) -> Option<Obstacle> {
    let folder = path.parent()?;
    if rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_err() {
        return Some(Obstacle::Folder);
    }
    let room = rustix::fs::statvfs(folder).ok()?;
    let free = room.f_bavail.saturating_mul(room.f_frsize);
    let needed = fs::metadata(path).ok()?.len();
    (free < needed).then_some(Obstacle::Room)
}

#[cfg(not(unix))]
fn folder_obstacle(path: &Path) -> Option<Obstacle> {
    let folder = fs::metadata(path.parent()?).ok()?;
    folder.permissions().readonly().then_some(Obstacle::Folder)
}
