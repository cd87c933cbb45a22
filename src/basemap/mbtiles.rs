//! A bounded reader of MBTiles: tiles in a SQLite file.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::OptionalExtension;
use rusqlite::types::ValueRef;

use super::archive::MAX_TILE;
use super::credit;
use super::error::{Part, TileError};
use super::inflate::unpacked;
use super::sql_tiles::{Access, SqlTiles};
use super::tile_source::{About, TileSource, TileType};
use super::vector_tile::VectorTile;
use crate::base::geo::{GeoBox, LonLat};

const TILE: &str =
    "SELECT tile_data FROM tiles WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3 LIMIT 1";
/// Zooms beyond this are taken for nonsense.
const MAX_ZOOM: u8 = 26;
/// Entries of the description that are looked at, and the longest of them in bytes.
const MOST_ENTRIES: i64 = 200;
const LONGEST_ENTRY: usize = 1 << 20;

/// An open MBTiles file.
#[derive(Debug)]
pub struct MbTiles {
    tiles: SqlTiles,
    about: About,
}

impl MbTiles {
    /// Opens the file and finds out what it holds: what the tiles are counts, not what the description says.
    ///
    /// # Errors
    /// When it is no MBTiles file, or is damaged.
    pub fn open(path: &Path) -> Result<Self, TileError> {
        let tiles = SqlTiles::open(path, Access::Still)?;
        let entries = entries(&tiles);
        let text = |key: &str| entries.get(key).map_or("", String::as_str);
        let sample = tiles.blob("SELECT tile_data FROM tiles LIMIT 1", [])?;
        let described = serde_json::from_str::<serde_json::Value>(text("json")).unwrap_or_default();
        let tile_type = tile_type(text("format"), sample)?;
        let [min_zoom, max_zoom] = zooms(&tiles)?.unwrap_or_default();
        let mut about = About {
            name: credit::plain(text("name")),
            attribution: credit::plain(text("attribution")),
            tile_type,
            min_zoom,
            max_zoom,
            bounds: bounds(text("bounds")),
            layers: credit::layers(described.get("vector_layers")),
            bears_names: tile_type.usually_bears_names(),
        };
        if about.bounds.is_none() {
            about.bounds = covered(&tiles, max_zoom);
        }
        Ok(Self { tiles, about })
    }
}

impl TileSource for MbTiles {
    fn about(&self) -> &About {
        &self.about
    }

    fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError> {
        if z > MAX_ZOOM || x >> z != 0 || y >> z != 0 {
            return Ok(None);
        }
        let row_from_south = (1_i64 << z) - 1 - i64::from(y);
        let packed = self
            .tiles
            .blob(TILE, [i64::from(z), i64::from(x), row_from_south])?;
        packed
            .map(|bytes| unpacked(bytes, MAX_TILE, Part::Tile))
            .transpose()
    }
}

/// The description. A pack without a readable one may still have good tiles.
fn entries(tiles: &SqlTiles) -> BTreeMap<String, String> {
    let read = tiles.ask(|conn| {
        let mut statement = conn.prepare("SELECT name, value FROM metadata LIMIT ?1")?;
        let mut rows = statement.query([MOST_ENTRIES])?;
        let mut entries = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (ValueRef::Text(name), ValueRef::Text(value)) = (row.get_ref(0)?, row.get_ref(1)?) else {
                continue;
            };
            if value.len() <= LONGEST_ENTRY {
                let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
                entries.insert(text(name), text(value));
            }
        }
        Ok(entries)
    });
    read.unwrap_or_default()
}

/// What the tiles are, told by one of them; without any, by the description.
fn tile_type(format: &str, sample: Option<Vec<u8>>) -> Result<TileType, TileError> {
    let said = match format.trim().to_ascii_lowercase().as_str() {
        "png" => TileType::Png,
        "jpg" | "jpeg" => TileType::Jpeg,
        "webp" => TileType::Webp,
        _ => TileType::Vector,
    };
    let Some(sample) = sample else { return Ok(said) };
    let bytes = unpacked(sample, MAX_TILE, Part::Tile)?;
    if let Some(seen) = TileType::of_picture(&bytes) {
        return Ok(seen);
    }
    // Neither a picture nor shapes: one bad tile is no reason to refuse the others of the kind that was promised.
    match VectorTile::decode(&bytes) {
        Ok(tile) if tile.layer_names().next().is_some() => Ok(TileType::Vector),
        _ => Ok(said),
    }
}

/// The smallest and largest zoom that has a tile; `None` without any.
fn zooms(tiles: &SqlTiles) -> Result<Option<[u8; 2]>, TileError> {
    let mut found: Option<[u8; 2]> = None;
    for zoom in 0..=MAX_ZOOM {
        let has_tiles = tiles.ask(|conn| {
            conn.prepare_cached("SELECT 1 FROM tiles WHERE zoom_level = ?1 LIMIT 1")?
                .exists([zoom])
        })?;
        if has_tiles {
            found = Some([found.map_or(zoom, |[lowest, _]| lowest), zoom]);
        }
    }
    Ok(found)
}

/// `west,south,east,north` in degrees; `None` when it is nonsense.
fn bounds(text: &str) -> Option<GeoBox> {
    let numbers: Vec<f64> = text
        .split(',')
        .map(|number| number.trim().parse().ok())
        .collect::<Option<_>>()?;
    let [west, south, east, north] = numbers.try_into().ok()?;
    let (low, high) = (LonLat::checked(west, south)?, LonLat::checked(east, north)?);
    (low.lon < high.lon && low.lat < high.lat).then_some(GeoBox {
        west,
        south,
        east,
        north,
    })
}

/// The ground that the tiles of a zoom cover.
fn covered(tiles: &SqlTiles, zoom: u8) -> Option<GeoBox> {
    let ends = tiles.ask(|conn| {
        conn.query_row(
            "SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles
             WHERE zoom_level = ?1",
            [zoom],
            |row| Ok([row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?]),
        )
        .optional()
    });
    let count = 1_i64 << zoom;
    let [left, right, low, high] = ends.ok()??;
    if left < 0 || right >= count || low < 0 || high >= count {
        return None;
    }
    let corner = |column: i64, row: i64| {
        LonLat::from_mercator([column as f64 / count as f64, row as f64 / count as f64])
    };
    let (upper, lower) = (corner(left, count - 1 - high), corner(right + 1, count - low));
    Some(GeoBox {
        west: upper.lon,
        south: lower.lat,
        east: lower.lon,
        north: upper.lat,
    })
}
