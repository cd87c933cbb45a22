//! Unpacking with a limit, so that a small file cannot fill the memory.

use std::io::Read;

use flate2::read::GzDecoder;

use super::error::{Part, TileError};

/// How the bytes of a pack are packed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compression {
    /// Stored as they are.
    None,
    /// Gzip.
    Gzip,
}

impl Compression {
    /// Reads the byte of a PMTiles header.
    pub fn from_header(byte: u8) -> Result<Self, TileError> {
        match byte {
            1 => Ok(Self::None),
            2 => Ok(Self::Gzip),
            other => Err(TileError::Compression(other)),
        }
    }

    /// Unpacks at most `limit` bytes.
    pub fn unpack(self, packed: Vec<u8>, limit: usize, part: Part) -> Result<Vec<u8>, TileError> {
        let bytes = match self {
            Self::None => packed,
            Self::Gzip => gunzip(&packed, limit, part)?,
        };
        if bytes.len() > limit {
            return Err(TileError::TooLarge { part, limit });
        }
        Ok(bytes)
    }
}

/// Bytes that may be gzip, told by their start, unpacked.
pub fn unpacked(bytes: Vec<u8>, limit: usize, part: Part) -> Result<Vec<u8>, TileError> {
    let compression = if bytes.starts_with(&[0x1f, 0x8b]) {
        Compression::Gzip
    } else {
        Compression::None
    };
    compression.unpack(bytes, limit, part)
}

/// Unpacks gzip; stops one byte past the limit.
pub fn gunzip(packed: &[u8], limit: usize, part: Part) -> Result<Vec<u8>, TileError> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed)
        .take(limit as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| TileError::damaged(part, "gzip data is broken"))?;
    Ok(bytes)
}
