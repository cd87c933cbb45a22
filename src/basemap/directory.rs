//! Directories of a PMTiles file: sorted lists of tiles, and the numbering of tiles along a Hilbert curve.

use super::error::{Part, TileError};
use super::wire::Wire;

/// More entries than any honest directory holds; 24 MB in memory.
const MAX_ENTRIES: u64 = 1 << 20;

/// One entry: a run of tiles that share their bytes, or a further directory.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Number of the first tile.
    pub tile_id: u64,
    /// Bytes from the start of the tile section, or of the directory section.
    pub offset: u64,
    /// Length in bytes.
    pub length: u32,
    /// How many tiles share these bytes; 0 for a further directory.
    pub run_length: u32,
}

/// Entries by rising tile number.
#[derive(Debug)]
pub struct Directory {
    entries: Vec<Entry>,
}

impl Directory {
    /// Decodes an unpacked directory: counts, then numbers, runs, lengths and offsets column by column.
    pub fn decode(bytes: &[u8]) -> Result<Self, TileError> {
        let cut_off = || TileError::damaged(Part::Directory, "it ends too early");
        let mut wire = Wire::new(bytes);
        let count = wire.varint().ok_or_else(cut_off)?;
        // Each entry takes at least four bytes: a larger count is false, and must not reserve memory.
        if count > MAX_ENTRIES || count > bytes.len() as u64 / 4 {
            return Err(TileError::damaged(Part::Directory, "its count is impossible"));
        }
        let mut entries = Vec::with_capacity(count as usize);
        let mut tile_id = 0_u64;
        for _ in 0..count {
            let step = wire.varint().ok_or_else(cut_off)?;
            tile_id = tile_id
                .checked_add(step)
                .ok_or(TileError::damaged(Part::Directory, "a tile number overflows"))?;
            entries.push(Entry {
                tile_id,
                offset: 0,
                length: 0,
                run_length: 0,
            });
        }
        for entry in &mut entries {
            entry.run_length = wire.varint32().ok_or_else(cut_off)?;
        }
        for entry in &mut entries {
            entry.length = wire.varint32().ok_or_else(cut_off)?;
        }
        let mut previous_end = None;
        for entry in &mut entries {
            let coded = wire.varint().ok_or_else(cut_off)?;
            // Zero means: right behind the entry before.
            entry.offset = coded
                .checked_sub(1)
                .or(previous_end)
                .ok_or(TileError::damaged(Part::Directory, "an offset is missing"))?;
            previous_end = entry.offset.checked_add(u64::from(entry.length));
        }
        Ok(Self { entries })
    }

    /// The entry that holds that tile, or the further directory in which to look.
    pub fn find(&self, tile_id: u64) -> Option<Entry> {
        let after = self.entries.partition_point(|entry| entry.tile_id <= tile_id);
        let entry = *self.entries.get(after.checked_sub(1)?)?;
        let inside = entry.run_length == 0 || tile_id - entry.tile_id < u64::from(entry.run_length);
        inside.then_some(entry)
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Number of a tile: all tiles of lower zooms come first, then the Hilbert curve of this zoom.
///
/// `None` for a zoom above 26 or a position outside the square.
pub fn tile_id(z: u8, x: u32, y: u32) -> Option<u64> {
    if z > 26 || x >> z != 0 || y >> z != 0 {
        return None;
    }
    let before = ((1_u64 << (2 * z)) - 1) / 3;
    let (mut x, mut y) = (u64::from(x), u64::from(y));
    let mut along = 0_u64;
    for level in (0..z).rev() {
        let side = 1_u64 << level;
        let (right, low) = (u64::from(x & side != 0), u64::from(y & side != 0));
        along += side * side * ((3 * right) ^ low);
        if low == 0 {
            if right == 1 {
                x = (side - 1).wrapping_sub(x) & (side - 1);
                y = (side - 1).wrapping_sub(y) & (side - 1);
            }
            std::mem::swap(&mut x, &mut y);
        }
    }
    Some(before + along)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_are_numbered_along_the_hilbert_curve() {
        let first = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (1, 1, 1), (1, 1, 0), (2, 0, 0)];
        for (expected, (z, x, y)) in first.into_iter().enumerate() {
            assert_eq!(tile_id(z, x, y), Some(expected as u64), "{z}/{x}/{y}");
        }
        // An example given in the specification of the format.
        assert_eq!(tile_id(12, 3423, 1763), Some(19_078_479));
        assert_eq!(tile_id(3, 8, 0), None);
        assert_eq!(tile_id(27, 0, 0), None);
    }

    #[test]
    fn numbers_of_one_zoom_are_a_permutation() {
        let mut ids: Vec<u64> = (0..16)
            .flat_map(|x| (0..16).filter_map(move |y| tile_id(4, x, y)))
            .collect();
        ids.sort_unstable();
        assert_eq!(ids, (85..85 + 256).collect::<Vec<_>>());
    }

    #[test]
    fn runs_cover_their_tiles_and_no_more() {
        // Two entries: tiles 3 to 5, then tile 9 right behind it.
        let directory = Directory::decode(&[2, 3, 6, 3, 1, 10, 20, 1, 0]).expect("a good directory");
        assert_eq!(directory.find(2), None);
        assert_eq!(directory.find(5).map(|e| (e.offset, e.length)), Some((0, 10)));
        assert_eq!(directory.find(6), None);
        assert_eq!(directory.find(9).map(|e| (e.offset, e.length)), Some((10, 20)));
    }

    #[test]
    fn impossible_counts_and_cut_lists_are_refused() {
        assert!(Directory::decode(&[]).is_err());
        assert!(Directory::decode(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x20]).is_err());
        assert!(Directory::decode(&[1, 3, 1, 10]).is_err());
        assert!(
            Directory::decode(&[1, 3, 1, 10, 0]).is_err(),
            "the first offset cannot follow another"
        );
    }
}
