//! The spatial index of the three layers and the triggers that keep it, from our own text.
//!
//! The six triggers are those of GeoPackage 1.3, the version that the header names and that validators look for. They
//! go wrong with upserts, so this program updates first and inserts when nothing was there.

use rusqlite::{Connection, Result};

use crate::tables::pack::PACK_TABLE;

/// Layers that have a spatial index on `geom`.
const LAYERS: [&str; 3] = ["actors", "synergy_links", "zones"];

/// Tables that this program writes, and on which no foreign trigger may hang.
pub(super) const OUR_TABLES: [&str; 10] = [
    "actors",
    "flows",
    "maillage_meta",
    "operation",
    "pool_flows",
    "pools",
    "settings",
    "synergies",
    "synergy_links",
    "zones",
];

const FILLED_NEW: &str = "(NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))";
const EMPTY_NEW: &str = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
const BOX: &str = "ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";

/// Name and text of each trigger of a layer.
fn triggers(layer: &str) -> Vec<(String, String)> {
    let index = format!("rtree_{layer}_geom");
    let put = format!("INSERT OR REPLACE INTO \"{index}\" VALUES (NEW.fid, {BOX});");
    let drop_old = format!("DELETE FROM \"{index}\" WHERE id = OLD.fid;");
    let drop_both = format!("DELETE FROM \"{index}\" WHERE id IN (OLD.fid, NEW.fid);");
    let same = "OLD.fid = NEW.fid";
    let renumbered = "OLD.fid != NEW.fid";
    [
        ("insert", "INSERT", FILLED_NEW.to_owned(), put.clone()),
        (
            "update1",
            "UPDATE OF geom",
            format!("{same} AND {FILLED_NEW}"),
            put.clone(),
        ),
        (
            "update2",
            "UPDATE OF geom",
            format!("{same} AND {EMPTY_NEW}"),
            drop_old.clone(),
        ),
        (
            "update3",
            "UPDATE",
            format!("{renumbered} AND {FILLED_NEW}"),
            format!("{drop_old} {put}"),
        ),
        (
            "update4",
            "UPDATE",
            format!("{renumbered} AND {EMPTY_NEW}"),
            drop_both,
        ),
        (
            "delete",
            "DELETE",
            "OLD.geom NOT NULL".to_owned(),
            drop_old.clone(),
        ),
    ]
    .into_iter()
    .map(|(suffix, event, condition, action)| {
        let name = format!("{index}_{suffix}");
        let text = format!(
            "CREATE TRIGGER \"{name}\" AFTER {event} ON \"{layer}\" WHEN {condition} BEGIN {action} END"
        );
        (name, text)
    })
    .collect()
}

/// Makes the spatial index and its triggers what they should be, whatever the file brought along.
///
/// A trigger of someone else on a table of ours is removed: it would run at each of our writes.
pub(super) fn ensure(conn: &Connection) -> Result<()> {
    for layer in LAYERS {
        ensure_index(conn, layer)?;
    }
    let mut expected: Vec<(String, String)> = LAYERS.iter().flat_map(|layer| triggers(layer)).collect();
    expected.sort();
    let mut found: Vec<(String, String)> = conn
        .prepare("SELECT name, sql, lower(tbl_name) FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?
        .filter_map(|row| match row {
            Ok((name, sql, table)) => is_written(&table).then_some(Ok((name, sql))),
            Err(error) => Some(Err(error)),
        })
        .collect::<Result<_>>()?;
    found.sort();
    if found == expected {
        return Ok(());
    }
    for (name, _) in &found {
        conn.execute_batch(&format!("DROP TRIGGER {}", quoted(name)))?;
    }
    for (_, text) in &expected {
        conn.execute_batch(text)?;
    }
    forget_foreign_counts(conn)
}

fn is_written(table: &str) -> bool {
    OUR_TABLES.contains(&table) || table == PACK_TABLE
}

fn ensure_index(conn: &Connection, layer: &str) -> Result<()> {
    let index = format!("rtree_{layer}_geom");
    if has_table(conn, &index)? {
        return Ok(());
    }
    conn.execute_batch(&format!(
        "CREATE VIRTUAL TABLE \"{index}\" USING rtree(id, minx, maxx, miny, maxy);
         INSERT INTO \"{index}\" SELECT fid, ST_MinX(geom), ST_MaxX(geom), ST_MinY(geom), ST_MaxY(geom)
           FROM \"{layer}\" WHERE geom NOTNULL AND NOT ST_IsEmpty(geom);
         INSERT OR IGNORE INTO gpkg_extensions VALUES ('{layer}', 'geom', 'gpkg_rtree_index',
           'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');"
    ))
}

/// GDAL counts features by triggers of its own; without them its numbers would go stale.
fn forget_foreign_counts(conn: &Connection) -> Result<()> {
    if has_table(conn, "gpkg_ogr_contents")? {
        conn.execute(
            "DELETE FROM gpkg_ogr_contents WHERE table_name IN ('actors', 'synergy_links', 'zones')",
            [],
        )?;
    }
    Ok(())
}

/// True when the database has that table.
pub(super) fn has_table(conn: &Connection, name: &str) -> Result<bool> {
    conn.prepare_cached("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1")?
        .exists([name])
}

/// A name as SQL wants it quoted.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
