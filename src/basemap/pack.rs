//! Tile packs as people have them: one file, told by its first bytes, not by its name.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use super::archive::Archive;
use super::error::TileError;
use super::mbtiles::MbTiles;
use super::source::FileAt;
use super::tile_source::TileSource;

/// Endings of the names of packs.
pub const ENDINGS: [&str; 2] = ["pmtiles", "mbtiles"];

/// Opens a PMTiles or MBTiles file.
///
/// # Errors
/// When it is missing, neither of them, or damaged.
pub fn open_pack(path: &Path) -> Result<Arc<dyn TileSource>, TileError> {
    // Links are followed here, once; a pipe or a folder would never end or never begin.
    let path = std::fs::canonicalize(path)?;
    if !std::fs::metadata(&path)?.is_file() {
        return Err(TileError::NotAPack);
    }
    let mut file = File::open(&path)?;
    let mut start = Vec::with_capacity(16);
    file.by_ref().take(16).read_to_end(&mut start)?;
    if start.starts_with(b"PMTiles") {
        return Ok(Arc::new(Archive::open(FileAt::new(file)?)?));
    }
    if start == b"SQLite format 3\0" {
        return Ok(Arc::new(MbTiles::open(&path)?));
    }
    Err(TileError::NotAPack)
}

/// True for names that packs have.
pub fn looks_like_pack(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
