//! Decoded tiles kept in memory up to a number of bytes; the longest unused go first.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::Content;

/// Zoom, column and row of a tile.
pub type TileKey = (u8, u32, u32);

/// What is known of a tile: its content, or that it cannot be had.
pub type Known = Option<Arc<Content>>;

/// A table of decoded tiles bounded by their bytes.
#[derive(Debug)]
pub struct TileCache {
    kept: BTreeMap<TileKey, Kept>,
    bytes: usize,
    limit: usize,
    clock: u64,
}

#[derive(Debug)]
struct Kept {
    tile: Known,
    bytes: usize,
    used: u64,
}

impl TileCache {
    pub fn new(limit: usize) -> Self {
        Self {
            kept: BTreeMap::new(),
            bytes: 0,
            limit,
            clock: 0,
        }
    }

    pub fn get(&mut self, key: TileKey) -> Option<Known> {
        self.clock += 1;
        let kept = self.kept.get_mut(&key)?;
        kept.used = self.clock;
        Some(kept.tile.clone())
    }

    /// Keeps a tile, unless it alone is larger than the whole table may be.
    pub fn put(&mut self, key: TileKey, tile: Known) {
        // What a table entry itself takes, so that tiles without content count as well.
        let bytes = 128 + tile.as_ref().map_or(0, |t| t.bytes());
        if bytes > self.limit {
            return;
        }
        self.clock += 1;
        let kept = Kept {
            tile,
            bytes,
            used: self.clock,
        };
        self.bytes += bytes;
        if let Some(replaced) = self.kept.insert(key, kept) {
            self.bytes -= replaced.bytes;
        }
        while self.bytes > self.limit {
            let Some(oldest) = self.kept.iter().min_by_key(|(_, k)| k.used).map(|(&key, _)| key) else {
                return;
            };
            if let Some(gone) = self.kept.remove(&oldest) {
                self.bytes -= gone.bytes;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_unused_tile_goes_first() {
        let mut cache = TileCache::new(300);
        cache.put((1, 0, 0), None);
        cache.put((1, 0, 1), None);
        assert!(cache.get((1, 0, 0)).is_some());
        cache.put((1, 1, 0), None);
        assert!(cache.get((1, 0, 1)).is_none());
        assert!(cache.get((1, 0, 0)).is_some() && cache.get((1, 1, 0)).is_some());
        assert!(cache.bytes <= 300);
    }

    #[test]
    fn a_tile_larger_than_the_table_is_not_kept() {
        let mut cache = TileCache::new(100);
        cache.put((0, 0, 0), None);
        assert!(cache.get((0, 0, 0)).is_none());
        assert_eq!(cache.bytes, 0);
    }
}
