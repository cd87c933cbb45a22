//! A bounded reader of PMTiles version 3.
//!
//! Nothing in the file is trusted: every offset is checked against the file's length, everything that is unpacked
//! has a limit, and a chain of directories has a greatest depth.

use std::sync::{Arc, Mutex, PoisonError};

use super::credit;
use super::directory::{Directory, tile_id};
use super::error::{Part, TileError};
use super::inflate::Compression;
use super::source::ReadAt;
use super::tile_source::{About, TileSource, TileType};
use crate::base::geo::GeoBox;

const HEADER_LEN: usize = 127;
const MAX_DIRECTORY: usize = 16 << 20;
const MAX_METADATA: usize = 1 << 20;
/// Largest tile, packed and unpacked.
pub const MAX_TILE: usize = 4 << 20;
const MAX_DEPTH: usize = 4;
/// Entries of leaf directories kept in memory, 24 bytes each.
const MAX_KEPT_ENTRIES: usize = 1 << 20;

/// What the header of a pack says, checked.
#[derive(Clone, Copy, Debug)]
struct Header {
    tile_type: TileType,
    min_zoom: u8,
    max_zoom: u8,
    bounds: GeoBox,
    root: Section,
    metadata: Section,
    leaves: Section,
    tiles: Section,
    directory_compression: Compression,
    tile_compression: Compression,
}

/// A stretch of the file.
#[derive(Clone, Copy, Debug)]
struct Section {
    offset: u64,
    length: u64,
}

impl Section {
    /// Absolute position of a part of this section; an error when it does not lie inside.
    fn part(self, offset: u64, length: u64, part: Part) -> Result<u64, TileError> {
        let inside = offset.checked_add(length).is_some_and(|end| end <= self.length);
        inside
            .then(|| self.offset.checked_add(offset))
            .flatten()
            .ok_or(TileError::damaged(part, "it lies outside its section"))
    }
}

/// An open PMTiles file.
pub struct Archive {
    source: Box<dyn ReadAt>,
    header: Header,
    about: About,
    root: Directory,
    leaves: Mutex<Vec<(u64, Arc<Directory>)>>,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive")
            .field("header", &self.header)
            .finish_non_exhaustive()
    }
}

impl Archive {
    /// Reads the header and the root directory.
    ///
    /// # Errors
    /// When the file is not PMTiles version 3, uses brotli or zstd, or contradicts itself.
    pub fn open(source: impl ReadAt + 'static) -> Result<Self, TileError> {
        let source: Box<dyn ReadAt> = Box::new(source);
        if source.len() < HEADER_LEN as u64 {
            return Err(TileError::NotPmtiles);
        }
        let header = Header::decode(&source.read_at(0, HEADER_LEN)?)?;
        let root = read_section(
            &*source,
            header.root.offset,
            header.root.length,
            MAX_DIRECTORY,
            Part::Directory,
        )?;
        let root = header
            .directory_compression
            .unpack(root, MAX_DIRECTORY, Part::Directory)?;
        let mut archive = Self {
            root: Directory::decode(&root)?,
            source,
            about: header.about(),
            header,
            leaves: Mutex::default(),
        };
        archive.read_description();
        Ok(archive)
    }

    /// What the pack says of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// A description that cannot be read is no reason to refuse the tiles.
    fn read_description(&mut self) {
        let Ok(metadata) = self.metadata() else { return };
        let text = |key: &str| metadata.get(key).and_then(|v| v.as_str()).unwrap_or_default();
        (self.about.name, self.about.attribution) =
            (credit::plain(text("name")), credit::plain(text("attribution")));
        self.about.layers = credit::layers(metadata.get("vector_layers"));
    }

    /// The pack's description: a JSON object with `name`, `attribution` and the like.
    ///
    /// # Errors
    /// When it is longer than 1 MiB or is not a JSON object.
    pub fn metadata(&self) -> Result<serde_json::Map<String, serde_json::Value>, TileError> {
        let Section { offset, length } = self.header.metadata;
        if length == 0 {
            return Ok(serde_json::Map::new());
        }
        let packed = read_section(&*self.source, offset, length, MAX_METADATA, Part::Metadata)?;
        let bytes = self
            .header
            .directory_compression
            .unpack(packed, MAX_METADATA, Part::Metadata)?;
        // The parser has a depth limit of its own, so that nested brackets cannot exhaust the stack.
        serde_json::from_slice(&bytes)
            .map_err(|_| TileError::damaged(Part::Metadata, "it is not a JSON object"))
    }

    /// The unpacked bytes of one tile; `None` when the pack has none there.
    ///
    /// # Errors
    /// When a directory or the tile is damaged, cut off or beyond its limit (4 MiB a tile).
    pub fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError> {
        let Some(id) = tile_id(z, x, y) else {
            return Ok(None);
        };
        let mut found = self.root.find(id);
        for _ in 0..MAX_DEPTH {
            let Some(entry) = found else {
                return Ok(None);
            };
            if entry.length == 0 {
                return Err(TileError::damaged(Part::Directory, "an entry has no length"));
            }
            let length = u64::from(entry.length);
            if entry.run_length > 0 {
                let at = self.header.tiles.part(entry.offset, length, Part::Tile)?;
                let packed = read_section(&*self.source, at, length, MAX_TILE, Part::Tile)?;
                return self
                    .header
                    .tile_compression
                    .unpack(packed, MAX_TILE, Part::Tile)
                    .map(Some);
            }
            let at = self.header.leaves.part(entry.offset, length, Part::Directory)?;
            found = self.leaf(at, length)?.find(id);
        }
        Err(TileError::damaged(
            Part::Directory,
            "directories are nested too deeply",
        ))
    }

    /// A leaf directory, from memory when it was used before.
    fn leaf(&self, at: u64, length: u64) -> Result<Arc<Directory>, TileError> {
        let mut kept = self.leaves.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept.iter().position(|(offset, _)| *offset == at) {
            let recent = kept.remove(found);
            kept.push(recent);
            return Ok(kept[kept.len() - 1].1.clone());
        }
        let packed = read_section(&*self.source, at, length, MAX_DIRECTORY, Part::Directory)?;
        let bytes = self
            .header
            .directory_compression
            .unpack(packed, MAX_DIRECTORY, Part::Directory)?;
        let leaf = Arc::new(Directory::decode(&bytes)?);
        kept.push((at, leaf.clone()));
        while kept.len() > 1 && kept.iter().map(|(_, d)| d.len()).sum::<usize>() > MAX_KEPT_ENTRIES {
            kept.remove(0);
        }
        Ok(leaf)
    }
}

impl TileSource for Archive {
    fn about(&self) -> &About {
        Self::about(self)
    }

    fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError> {
        Self::tile(self, z, x, y)
    }
}

/// Bytes of a stretch of the file, refused before reading when longer than the limit or than the file.
fn read_section(
    source: &dyn ReadAt,
    offset: u64,
    length: u64,
    limit: usize,
    part: Part,
) -> Result<Vec<u8>, TileError> {
    if offset.checked_add(length).is_none_or(|end| end > source.len()) {
        return Err(TileError::damaged(part, "it lies beyond the end of the file"));
    }
    match usize::try_from(length) {
        Ok(len) if len <= limit => Ok(source.read_at(offset, len)?),
        _ => Err(TileError::TooLarge { part, limit }),
    }
}

impl Header {
    fn about(&self) -> About {
        let b = self.bounds;
        About {
            name: String::new(),
            attribution: String::new(),
            tile_type: self.tile_type,
            min_zoom: self.min_zoom,
            max_zoom: self.max_zoom,
            // Some writers leave the bounds at zero.
            bounds: (b.west < b.east && b.south < b.north).then_some(b),
            layers: Vec::new(),
            bears_names: self.tile_type.usually_bears_names(),
        }
    }

    fn decode(bytes: &[u8]) -> Result<Self, TileError> {
        let bytes: &[u8; HEADER_LEN] = bytes.try_into().map_err(|_| TileError::NotPmtiles)?;
        if &bytes[..7] != b"PMTiles" {
            return Err(TileError::NotPmtiles);
        }
        if bytes[7] != 3 {
            return Err(TileError::Version(bytes[7]));
        }
        let section = |at: usize| Section {
            offset: number(bytes, at),
            length: number(bytes, at + 8),
        };
        let (min_zoom, max_zoom) = (bytes[100], bytes[101]);
        if min_zoom > max_zoom || max_zoom > 26 {
            return Err(TileError::damaged(Part::Header, "its zooms are impossible"));
        }
        Ok(Self {
            tile_type: tile_type(bytes[99])?,
            min_zoom,
            max_zoom,
            bounds: bounds(bytes)?,
            root: section(8),
            metadata: section(24),
            leaves: section(40),
            tiles: section(56),
            directory_compression: Compression::from_header(bytes[97])?,
            tile_compression: Compression::from_header(bytes[98])?,
        })
    }
}

fn number(bytes: &[u8; HEADER_LEN], at: usize) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(eight)
}

fn tile_type(byte: u8) -> Result<TileType, TileError> {
    match byte {
        1 => Ok(TileType::Vector),
        2 => Ok(TileType::Png),
        3 => Ok(TileType::Jpeg),
        4 => Ok(TileType::Webp),
        _ => Err(TileError::damaged(Part::Header, "its tile type is unknown")),
    }
}

fn bounds(bytes: &[u8; HEADER_LEN]) -> Result<GeoBox, TileError> {
    let degrees = |at: usize| {
        let mut four = [0; 4];
        four.copy_from_slice(&bytes[at..at + 4]);
        f64::from(i32::from_le_bytes(four)) / 1e7
    };
    let found = GeoBox {
        west: degrees(102),
        south: degrees(106),
        east: degrees(110),
        north: degrees(114),
    };
    let sound = found.west <= found.east && found.south <= found.north;
    sound
        .then_some(found)
        .ok_or(TileError::damaged(Part::Header, "its bounds are reversed"))
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
