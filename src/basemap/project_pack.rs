//! The tile pack that travels in a project file.

use std::path::Path;

use rusqlite::OptionalExtension;

use super::archive::MAX_TILE;
use super::credit;
use super::error::{Part, TileError};
use super::inflate::unpacked;
use super::sql_tiles::{Access, SqlTiles};
use super::tile_source::{About, TileSource};
use crate::base::geo::{GeoBox, LonLat};
use crate::tables::pack::{PACK_ENTRY, PACK_TABLE, PACK_TABLE_SQL};

const TILE: &str =
    "SELECT tile_data FROM basemap_tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3";
/// Deepest zoom that a pack may have.
const MAX_ZOOM: u8 = 26;

/// The pack of an open project file.
#[derive(Debug)]
pub struct ProjectPack {
    tiles: SqlTiles,
    about: About,
}

impl ProjectPack {
    /// The pack in a project file; `None` when it carries none. `is_live` for a working copy still written to.
    ///
    /// # Errors
    /// When something of that name is there that this program did not make, or it cannot be read.
    pub fn open(path: &Path, is_live: bool) -> Result<Option<Self>, TileError> {
        let access = if is_live { Access::Live } else { Access::Still };
        let tiles = SqlTiles::open(path, access)?;
        let objects = tiles.ask(|conn| {
            let mut statement = conn.prepare(
                "SELECT type, coalesce(sql, '') FROM sqlite_schema
                 WHERE lower(tbl_name) = ?1 AND type <> 'index' LIMIT 3",
            )?;
            let rows = statement.query_map([PACK_TABLE], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<Vec<(String, String)>>>()
        })?;
        let described: Option<String> = tiles.ask(|conn| {
            conn.query_row(
                "SELECT value FROM maillage_meta WHERE key = ?1",
                [PACK_ENTRY],
                |row| row.get(0),
            )
            .optional()
        })?;
        let description = match (objects.as_slice(), described) {
            ([], None) => return Ok(None),
            ([(kind, sql)], Some(description)) if kind == "table" && sql == PACK_TABLE_SQL => description,
            _ => return Err(TileError::NotOurPack),
        };
        let about = serde_json::from_str(&description).ok().and_then(checked);
        let about = about.ok_or(TileError::damaged(
            Part::Metadata,
            "it is not as this program writes it",
        ))?;
        Ok(Some(Self { tiles, about }))
    }

    /// Number of tiles, and their bytes.
    ///
    /// # Errors
    /// When the table is damaged.
    pub fn weight(&self) -> Result<[u64; 2], TileError> {
        self.tiles.ask(|conn| {
            let sql = "SELECT count(*), coalesce(sum(length(tile_data)), 0) FROM basemap_tiles";
            conn.query_row(sql, [], |row| {
                Ok([row.get::<_, i64>(0)?, row.get(1)?].map(i64::unsigned_abs))
            })
        })
    }
}

impl TileSource for ProjectPack {
    fn about(&self) -> &About {
        &self.about
    }

    fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError> {
        let packed = self
            .tiles
            .blob(TILE, [i64::from(z), i64::from(x), i64::from(y)])?;
        packed
            .map(|bytes| unpacked(bytes, MAX_TILE, Part::Tile))
            .transpose()
    }
}

/// A description from a file, which anyone may have edited; `None` when its numbers are impossible.
fn checked(about: About) -> Option<About> {
    let is_sound = |b: GeoBox| {
        let corners = LonLat::checked(b.west, b.south).and(LonLat::checked(b.east, b.north));
        corners.is_some() && b.west < b.east && b.south < b.north
    };
    let fine =
        about.min_zoom <= about.max_zoom && about.max_zoom <= MAX_ZOOM && about.bounds.is_none_or(is_sound);
    fine.then(|| About {
        name: credit::plain(&about.name),
        attribution: credit::plain(&about.attribution),
        ..about
    })
}
