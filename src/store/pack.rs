//! The tile pack that travels in the project file, as GeoPackage tiles that other programs read too.
//!
//! It is no ground data: not in the log's edits, not in `dump`. But it lies in the working copy and in every copy of
//! the file, so that whatever brings a project back brings its pack back.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Result, Transaction, TransactionBehavior, params};

use super::migrate;
use super::types::PackSheet;
use crate::base::geo::{GeoBox, LonLat};
use crate::tables::pack::{PACK_ENTRY, PACK_TABLE, PACK_TABLE_SQL};

/// The web-mercator square in metres, from the middle to an edge.
const HALF_WORLD: f64 = 20_037_508.342_789_244;
const WEB_MERCATOR: i64 = 3857;

const STANDARD_TABLES: &str = include_str!("schema/tiles.sql");

/// Where a pack can be read, and how.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PackPlace {
    /// The database.
    pub path: PathBuf,
    /// True for a working copy that goes on being written to.
    pub is_live: bool,
}

/// Puts the tiles of a staged database in, instead of those that were there, in one transaction with its log entry.
pub(super) fn put(
    conn: &mut Connection,
    staged: &Path,
    sheet: &PackSheet,
    log: impl FnOnce(&Transaction<'_>) -> Result<i64>,
) -> Result<i64> {
    let path = staged
        .to_str()
        .ok_or_else(|| rusqlite::Error::InvalidPath(staged.to_owned()))?;
    conn.execute("ATTACH DATABASE ?1 AS staged", [path])?;
    let transact = || {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        remove_rows(&tx)?;
        tx.execute_batch(STANDARD_TABLES)?;
        tx.execute_batch(PACK_TABLE_SQL)?;
        tx.execute_batch(&format!(
            "INSERT INTO main.{PACK_TABLE} (zoom_level, tile_column, tile_row, tile_data)
               SELECT zoom_level, tile_column, tile_row, tile_data FROM staged.{PACK_TABLE} ORDER BY id"
        ))?;
        register(&tx, sheet)?;
        migrate::set_meta(&tx, PACK_ENTRY, &sheet.description)?;
        let seq = log(&tx)?;
        tx.commit()?;
        Ok(seq)
    };
    let done = transact();
    let detached = conn.execute_batch("DETACH DATABASE staged");
    done.and_then(|seq| detached.map(|()| seq))
}

/// Takes the pack out.
pub(super) fn remove(
    conn: &mut Connection,
    log: impl FnOnce(&Transaction<'_>) -> Result<i64>,
) -> Result<i64> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    remove_rows(&tx)?;
    let seq = log(&tx)?;
    tx.commit()?;
    Ok(seq)
}

fn remove_rows(tx: &Transaction<'_>) -> Result<()> {
    let kind: Option<String> = tx
        .query_row(
            "SELECT type FROM sqlite_schema WHERE name = ?1 AND type IN ('table', 'view')",
            [PACK_TABLE],
            |row| row.get(0),
        )
        .optional()?;
    for table in ["gpkg_tile_matrix", "gpkg_tile_matrix_set"] {
        if super::rtree::has_table(tx, table)? {
            tx.execute(
                &format!("DELETE FROM {table} WHERE table_name = ?1"),
                [PACK_TABLE],
            )?;
        }
    }
    tx.execute("DELETE FROM gpkg_extensions WHERE table_name = ?1", [PACK_TABLE])?;
    tx.execute("DELETE FROM gpkg_contents WHERE table_name = ?1", [PACK_TABLE])?;
    tx.execute("DELETE FROM maillage_meta WHERE key = ?1", [PACK_ENTRY])?;
    match kind.as_deref() {
        Some("view") => tx.execute_batch(&format!("DROP VIEW {PACK_TABLE}")),
        Some(_) => tx.execute_batch(&format!("DROP TABLE {PACK_TABLE}")),
        None => Ok(()),
    }
}

/// Tells other programs what the table is.
fn register(tx: &Transaction<'_>, sheet: &PackSheet) -> Result<()> {
    let [min_x, min_y, max_x, max_y] = metres(sheet.bounds);
    let kind = if sheet.is_vector { "vector-tiles" } else { "tiles" };
    tx.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, min_x, min_y, max_x, max_y, srs_id)
         VALUES (?1, ?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![PACK_TABLE, kind, sheet.name, min_x, min_y, max_x, max_y, WEB_MERCATOR],
    )?;
    tx.execute(
        "INSERT INTO gpkg_tile_matrix_set (table_name, srs_id, min_x, min_y, max_x, max_y)
         VALUES (?1, ?2, ?3, ?3, ?4, ?4)",
        params![PACK_TABLE, WEB_MERCATOR, -HALF_WORLD, HALF_WORLD],
    )?;
    for zoom in sheet.zooms[0]..=sheet.zooms[1] {
        let count = 1_i64 << zoom;
        let pixel = 2.0 * HALF_WORLD / count as f64 / f64::from(sheet.tile_side);
        tx.execute(
            "INSERT INTO gpkg_tile_matrix (table_name, zoom_level, matrix_width, matrix_height, tile_width,
               tile_height, pixel_x_size, pixel_y_size) VALUES (?1, ?2, ?3, ?3, ?4, ?4, ?5, ?5)",
            params![PACK_TABLE, zoom, count, sheet.tile_side, pixel],
        )?;
    }
    let extension = match (sheet.is_vector, sheet.is_webp) {
        (true, _) => Some([
            "im_vector_tiles_mapbox",
            "http://www.opengeospatial.org/standards/geopackage",
        ]),
        (_, true) => Some([
            "gpkg_webp",
            "http://www.geopackage.org/spec120/#extension_tiles_webp",
        ]),
        _ => None,
    };
    if let Some([name, definition]) = extension {
        tx.execute(
            "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
             VALUES (?1, 'tile_data', ?2, ?3, 'read-write')",
            params![PACK_TABLE, name, definition],
        )?;
    }
    Ok(())
}

/// A box in metres of web mercator: west, south, east, north.
fn metres(bounds: Option<GeoBox>) -> [f64; 4] {
    let Some(b) = bounds else {
        return [-HALF_WORLD, -HALF_WORLD, HALF_WORLD, HALF_WORLD];
    };
    let corner = |lon: f64, lat: f64| {
        let [x, y] = LonLat { lon, lat }.to_mercator();
        [(x - 0.5) * 2.0 * HALF_WORLD, (0.5 - y) * 2.0 * HALF_WORLD]
    };
    let ([min_x, min_y], [max_x, max_y]) = (corner(b.west, b.south), corner(b.east, b.north));
    [min_x, min_y, max_x, max_y]
}
