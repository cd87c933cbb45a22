//! Tiles of one source, decoded and kept, and the nearest coarser one where there is none.

use std::sync::{Arc, Mutex, PoisonError};

use super::cache::{Known, TileCache, TileKey};
use super::content::Content;
use super::error::TileError;
use super::raster::Part;
use super::schema::Schema;
use super::tile_source::TileSource;
use crate::base::geo::{GeoBox, LonLat};

/// Decoded tiles kept in memory for one source, in bytes.
const CACHE_BYTES: usize = 32 << 20;

/// A source with the memory of its decoded tiles. Clones share both, from any thread.
#[derive(Clone, Debug)]
pub struct Pyramid {
    inner: Arc<Inner>,
    /// Only tiles at hand are taken: none is asked for.
    at_hand: bool,
}

#[derive(Debug)]
struct Inner {
    source: Arc<dyn TileSource>,
    cache: Mutex<TileCache>,
    fault: Mutex<Option<Arc<TileError>>>,
    embedded: bool,
}

/// A tile that exists, for a place where perhaps only a coarser one does.
#[derive(Clone, Debug)]
pub struct Found {
    /// Zoom, column and row of the tile.
    pub key: TileKey,
    /// What is in it.
    pub content: Arc<Content>,
    /// The part of it that shows the place.
    pub part: Part,
}

/// What a source has for a place.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The tile, or the nearest coarser one.
    pub found: Option<Found>,
    /// A better one is on its way.
    pub on_its_way: bool,
}

impl Pyramid {
    /// The tiles of that source.
    pub fn new(source: Arc<dyn TileSource>) -> Self {
        Self::made(source, false)
    }

    /// The map that the program carries.
    pub fn embedded(source: Arc<dyn TileSource>) -> Self {
        Self::made(source, true)
    }

    fn made(source: Arc<dyn TileSource>, embedded: bool) -> Self {
        Self {
            at_hand: false,
            inner: Arc::new(Inner {
                source,
                cache: Mutex::new(TileCache::new(CACHE_BYTES)),
                fault: Mutex::default(),
                embedded,
            }),
        }
    }

    /// The same tiles, of which none is asked for.
    pub fn at_hand(&self) -> Self {
        Self {
            at_hand: true,
            ..self.clone()
        }
    }

    /// The source itself.
    pub fn source(&self) -> &dyn TileSource {
        &*self.inner.source
    }

    /// What went wrong last, if anything did.
    pub fn fault(&self) -> Option<Arc<TileError>> {
        lock(&self.inner.fault).clone()
    }

    /// The tile itself or the nearest of those above it.
    ///
    /// Outside the bounds of the source a coarser tile stands in only beyond the deepest zoom: there it is all that the
    /// source has, while at lower zooms whatever lies beneath knows the place better.
    pub fn nearest(&self, (z, x, y): TileKey) -> Answer {
        let about = self.inner.source.about();
        let is_inside = about.bounds.is_none_or(|bounds| touches(bounds, (z, x, y)));
        let mut answer = Answer::default();
        for zoom in (about.min_zoom..=z.min(about.max_zoom)).rev() {
            let levels = z - zoom;
            let (Some(column), Some(row)) = (x.checked_shr(levels.into()), y.checked_shr(levels.into()))
            else {
                break;
            };
            if !is_inside && levels > 0 && zoom < about.max_zoom {
                break;
            }
            let key = (zoom, column, row);
            match self.known(key, self.at_hand || answer.on_its_way) {
                Ok(Some(content)) => {
                    let part = Part {
                        levels,
                        column: x - (column << levels),
                        row: y - (row << levels),
                    };
                    answer.found = Some(Found { key, content, part });
                    break;
                }
                Ok(None) => {}
                Err(OnItsWay) => answer.on_its_way = true,
            }
        }
        answer
    }

    fn known(&self, key: TileKey, stands_in: bool) -> Result<Known, OnItsWay> {
        if let Some(known) = lock(&self.inner.cache).get(key) {
            return Ok(known);
        }
        // Decoded without the lock: two threads may do it twice, but none waits.
        let decoded = match stands_in {
            true => self.decode_at_hand(key),
            false => self.decode(key),
        };
        let known = match decoded {
            Ok(content) => content.map(Arc::new),
            Err(TileError::OnItsWay) => return Err(OnItsWay),
            Err(fault) => {
                // A drive that was pulled out may come back.
                let passing = matches!(fault, TileError::Read(_));
                *lock(&self.inner.fault) = Some(Arc::new(fault));
                if passing {
                    return Ok(None);
                }
                None
            }
        };
        lock(&self.inner.cache).put(key, known.clone());
        Ok(known)
    }

    /// One tile decoded; `None` when the source has none there.
    ///
    /// # Errors
    /// When the tile or the way to it is damaged, or it is on its way.
    pub fn decode(&self, (z, x, y): TileKey) -> Result<Option<Content>, TileError> {
        self.content(self.inner.source.tile(z, x, y)?)
    }

    /// The same for a tile that only stands in: it is not asked for.
    fn decode_at_hand(&self, (z, x, y): TileKey) -> Result<Option<Content>, TileError> {
        self.content(self.inner.source.tile_at_hand(z, x, y)?)
    }

    fn content(&self, bytes: Option<Vec<u8>>) -> Result<Option<Content>, TileError> {
        let about = self.inner.source.about();
        let content = bytes.map(|bytes| Content::decode(&bytes, about)).transpose()?;
        Ok(content.map(|content| match content {
            Content::Vector(tile, _) if self.inner.embedded => Content::Vector(tile, Schema::Embedded),
            other => other,
        }))
    }
}

/// The tile was asked for and has not come yet.
struct OnItsWay;

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// True when the tile and the box share ground.
fn touches(bounds: GeoBox, (z, x, y): TileKey) -> bool {
    let tiles = f64::from(z).exp2();
    let corner = |x: u32, y: u32| LonLat::from_mercator([f64::from(x) / tiles, f64::from(y) / tiles]);
    let (upper, lower) = (corner(x, y), corner(x.saturating_add(1), y.saturating_add(1)));
    upper.lon < bounds.east && lower.lon > bounds.west && lower.lat < bounds.north && upper.lat > bounds.south
}
