//! A fingerprint of what a project file says, whatever the order of its pages.
//!
//! Programs that only look at a GeoPackage may rewrite its header; the bytes then differ and the content does not.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};
use sha2::{Digest, Sha256};

use super::files;
use super::rtree::{OUR_TABLES, quoted};

/// SHA-256 over the schema, all rows of our tables and of the table of contents, and the number of rows elsewhere.
pub(super) fn of(conn: &Connection) -> Result<String> {
    let mut hasher = Sha256::new();
    let mut statement = conn.prepare(
        "SELECT name, type, coalesce(sql, '') FROM sqlite_schema
         WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'rtree\\_%' ESCAPE '\\' ORDER BY name, type",
    )?;
    let objects: Vec<(String, String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_>>()?;
    for (name, kind, sql) in &objects {
        for part in [name, kind, sql] {
            text(&mut hasher, part.as_bytes());
        }
        if kind == "table" {
            if OUR_TABLES.contains(&name.as_str()) || name == "gpkg_contents" {
                rows(conn, &mut hasher, name)?;
            } else {
                let sql = format!("SELECT count(*) FROM {}", quoted(name));
                let count: i64 = conn.query_row(&sql, [], |row| row.get(0))?;
                hasher.update(count.to_le_bytes());
            }
        }
    }
    Ok(files::hex(&hasher.finalize()))
}

fn text(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn rows(conn: &Connection, hasher: &mut Sha256, table: &str) -> Result<()> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {} ORDER BY 1", quoted(table)))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            match row.get_ref(column)? {
                ValueRef::Null => hasher.update([0]),
                ValueRef::Integer(number) => {
                    hasher.update([1]);
                    hasher.update(number.to_le_bytes());
                }
                ValueRef::Real(number) => {
                    hasher.update([2]);
                    hasher.update(number.to_le_bytes());
                }
                ValueRef::Text(bytes) => {
                    hasher.update([3]);
                    text(hasher, bytes);
                }
                ValueRef::Blob(bytes) => {
                    hasher.update([4]);
                    text(hasher, bytes);
                }
            }
        }
    }
    Ok(())
}
