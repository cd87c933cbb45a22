//! The base map behind one handle: pictures of tiles, names of places, and who made the data.

use std::sync::{Arc, Mutex, PoisonError};

use super::archive::{Archive, TileType};
use super::cache::{Known, TileCache, TileKey};
use super::error::TileError;
use super::places::{self, Shown};
use super::raster::{self, Look, Part};
use super::vector_tile::VectorTile;
use super::view::{self, MapView};
use crate::base::i18n::{Lang, tr};
use crate::picture::places::PlaceLabel;
use crate::picture::tokens::Theme;

static EMBEDDED: &[u8] = include_bytes!("../../assets/basemap/basemap.pmtiles");

/// Decoded tiles kept in memory, in bytes.
const CACHE_BYTES: usize = 32 << 20;

/// More tiles than any screen shows at once; a larger box is answered at a lower zoom.
const MAX_PLACE_TILES: f64 = 256.0;

/// A square picture of one tile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TilePicture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Four bytes a pixel, rows from the north, all opaque.
    pub rgba: Vec<u8>,
}

/// A map of vector tiles. Clones share the file and the memory of decoded tiles, from any thread.
#[derive(Clone, Debug)]
pub struct BaseMap {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    archive: Archive,
    cache: Mutex<TileCache>,
}

/// A tile that exists, for a place where perhaps only a coarser one does.
struct Nearest {
    key: TileKey,
    tile: Arc<VectorTile>,
    part: Part,
}

impl BaseMap {
    /// The map that the program carries.
    ///
    /// # Errors
    /// Only if the program file itself is damaged.
    pub fn embedded() -> Result<Self, TileError> {
        Self::new(Archive::open(EMBEDDED)?)
    }

    /// A map from an open pack of vector tiles.
    ///
    /// # Errors
    /// When the pack holds pictures.
    pub fn new(archive: Archive) -> Result<Self, TileError> {
        if archive.header().tile_type != TileType::Vector {
            return Err(TileError::NotVector);
        }
        let cache = Mutex::new(TileCache::new(CACHE_BYTES));
        Ok(Self {
            inner: Arc::new(Inner { archive, cache }),
        })
    }

    /// The pack behind this map.
    pub fn archive(&self) -> &Archive {
        &self.inner.archive
    }

    /// A picture of 256 × scale pixels a side; `scale` is 1 to 4. Takes milliseconds: call it from a worker thread.
    ///
    /// Where the tile is absent or damaged, or deeper than the pack goes, the nearest coarser one is drawn
    /// enlarged; where there is none at all, sea.
    pub fn tile_picture(&self, theme: Theme, z: u8, x: u32, y: u32, scale: u8) -> TilePicture {
        let look = Look {
            theme,
            zoom: z,
            scale: scale.clamp(1, 4),
        };
        let whole = Part {
            levels: 0,
            column: 0,
            row: 0,
        };
        let rgba = match self.nearest((z, x, y)) {
            Some(found) => raster::draw(Some(&found.tile), found.part, look),
            None => raster::draw(None, whole, look),
        };
        TilePicture {
            width: look.side(),
            height: look.side(),
            rgba,
        }
    }

    /// The places in a box of the unit web-mercator square (west, south, east, north; south is the larger y),
    /// each once, the most important (smallest rank) first, then by name.
    pub fn places_in(&self, [west, south, east, north]: [f64; 4], zoom: f64) -> Vec<PlaceLabel> {
        let mut zoom = f64::from(view::whole_zoom(zoom).min(self.inner.archive.header().max_zoom));
        let (width, height) = ((east - west).abs(), (south - north).abs());
        let tiles_at = |zoom: f64| (width * zoom.exp2() + 2.0) * (height * zoom.exp2() + 2.0);
        while zoom > 0.0 && tiles_at(zoom) > MAX_PLACE_TILES {
            zoom -= 1.0;
        }
        let world = f64::from(raster::TILE_SIDE) * zoom.exp2();
        let view = MapView {
            centre: [(west + east) / 2.0, (south + north) / 2.0],
            zoom,
            width: width * world,
            height: height * world,
        };
        let sources: Vec<(TileKey, Nearest)> = view
            .tiles()
            .iter()
            .map(|t| (t.z, t.x, t.y))
            .filter_map(|square| Some((square, self.nearest(square)?)))
            .collect();
        let shown = sources.iter().map(|(square, found)| Shown {
            square: *square,
            key: found.key,
            tile: &found.tile,
        });
        places::labels(shown, [west, south.max(north), east, south.min(north)])
    }

    /// Who made the embedded map, to be shown in full where there is room and under « À propos ».
    pub fn attribution(lang: Lang) -> String {
        tr(lang, "basemap-attribution")
    }

    /// The short form for the corner of a map; the full one must then stand under « À propos ».
    pub fn short_attribution(lang: Lang) -> String {
        tr(lang, "basemap-attribution-short")
    }

    /// One tile decoded; `None` when the pack has none there.
    ///
    /// # Errors
    /// When the tile or the way to it is damaged.
    pub fn decode(&self, z: u8, x: u32, y: u32) -> Result<Option<VectorTile>, TileError> {
        let bytes = self.inner.archive.tile(z, x, y)?;
        bytes.map(|bytes| VectorTile::decode(&bytes)).transpose()
    }

    /// The tile itself or the nearest of those above it.
    fn nearest(&self, (z, x, y): TileKey) -> Option<Nearest> {
        let header = self.inner.archive.header();
        (header.min_zoom..=z.min(header.max_zoom)).rev().find_map(|zoom| {
            let levels = z - zoom;
            let (column, row) = (x.checked_shr(levels.into())?, y.checked_shr(levels.into())?);
            let key = (zoom, column, row);
            let part = Part {
                levels,
                column: x - (column << levels),
                row: y - (row << levels),
            };
            self.known(key).map(|tile| Nearest { key, tile, part })
        })
    }

    fn known(&self, key: TileKey) -> Known {
        let cache = || self.inner.cache.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = cache().get(key) {
            return known;
        }
        // Decoded without the lock: two threads may do it twice, but none waits.
        let tile = self.decode(key.0, key.1, key.2).ok().flatten().map(Arc::new);
        cache().put(key, tile.clone());
        tile
    }
}

#[cfg(test)]
#[path = "pyramid_tests.rs"]
mod tests;
