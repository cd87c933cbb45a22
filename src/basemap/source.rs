//! Reading bytes at a position, from memory or from a file, without moving a shared cursor.

use std::fs::File;
use std::io;

/// Bytes that can be read at any position, by several threads at once.
pub trait ReadAt: Send + Sync {
    /// Exactly `len` bytes from `offset`; an error when they are not all there.
    fn read_at(&self, offset: u64, len: usize) -> io::Result<Vec<u8>>;

    /// Number of bytes in all.
    fn len(&self) -> u64;

    /// True without any byte.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// So many bytes from there on.
fn part(bytes: &[u8], offset: u64, len: usize) -> io::Result<Vec<u8>> {
    let start = usize::try_from(offset).ok();
    start
        .and_then(|start| bytes.get(start..start.checked_add(len)?))
        .map(<[u8]>::to_vec)
        .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}

impl ReadAt for &'static [u8] {
    fn read_at(&self, offset: u64, len: usize) -> io::Result<Vec<u8>> {
        part(self, offset, len)
    }

    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }
}

impl ReadAt for Vec<u8> {
    fn read_at(&self, offset: u64, len: usize) -> io::Result<Vec<u8>> {
        part(self, offset, len)
    }

    fn len(&self) -> u64 {
        Vec::len(self) as u64
    }
}

/// A file read by position. Its length is taken when it is opened.
#[derive(Debug)]
pub struct FileAt {
    file: File,
    len: u64,
}

impl FileAt {
    /// Takes the file over.
    ///
    /// # Errors
    /// When the system does not tell its length.
    pub fn new(file: File) -> io::Result<Self> {
        let len = file.metadata()?.len();
        Ok(Self { file, len })
    }
}

impl ReadAt for FileAt {
    fn read_at(&self, offset: u64, len: usize) -> io::Result<Vec<u8>> {
        // Checked before the buffer is made, so that a false length asks for no memory.
        if offset.checked_add(len as u64).is_none_or(|end| end > self.len) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = vec![0; len];
        read_exact_at(&self.file, &mut bytes, offset)?;
        Ok(bytes)
    }

    fn len(&self) -> u64 {
        self.len
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut offset: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        let count = std::os::windows::fs::FileExt::seek_read(file, bytes, offset)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes = &mut bytes[count..];
        offset += count as u64;
    }
    Ok(())
}
