//! Schema numbers: making a new database, and bringing an older one up to date in one transaction.

use rusqlite::{Connection, OptionalExtension, Result, Transaction, TransactionBehavior};

use super::rtree;

/// `GPKG`: marks the file as a GeoPackage.
pub(super) const APPLICATION_ID: u32 = 0x4750_4B47;
/// GeoPackage 1.3.
const GEOPACKAGE_VERSION: u32 = 10300;
/// One text per schema number, from 1 on. A shipped text is never edited.
const STEPS: &[&str] = &[
    include_str!("schema/0001_init.sql"),
    include_str!("schema/0002_zones.sql"),
    include_str!("schema/0003_workshops.sql"),
];

/// The newest schema number that this program writes.
#[allow(clippy::cast_possible_truncation, reason = "a handful of steps")]
pub(super) const KNOWN_SCHEMA: u32 = STEPS.len() as u32;

/// Fills an empty database with the newest schema.
pub(super) fn create(conn: &mut Connection) -> Result<()> {
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", GEOPACKAGE_VERSION)?;
    run(conn, STEPS, 0)
}

/// Runs the steps that a working copy still lacks. The visible file stays as it was until the next publish.
pub(super) fn upgrade(conn: &mut Connection, found: u32) -> Result<()> {
    run(conn, STEPS, found)
}

fn run(conn: &mut Connection, steps: &[&str], found: u32) -> Result<()> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut number = found;
    for step in steps.iter().skip(found as usize) {
        transaction.execute_batch(step)?;
        number += 1;
    }
    if number > found {
        set_meta(&transaction, "schema", &number.to_string())?;
    }
    rtree::ensure(&transaction)?;
    transaction.commit()
}

/// The schema number of a database; `None` when it has no such table or entry.
pub(super) fn schema_number(conn: &Connection) -> Result<Option<u32>> {
    if !rtree::has_table(conn, "maillage_meta")? {
        return Ok(None);
    }
    Ok(meta(conn, "schema")?.and_then(|text| text.parse().ok()))
}

/// One entry of the file's own table.
pub(super) fn meta(conn: &Connection, key: &str) -> Result<Option<String>> {
    conn.query_row("SELECT value FROM maillage_meta WHERE key = ?1", [key], |row| {
        row.get(0)
    })
    .optional()
}

/// Writes one entry of the file's own table.
pub(super) fn set_meta(transaction: &Transaction<'_>, key: &str, value: &str) -> Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO maillage_meta (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute([key, value])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::connection;

    fn made(steps: &[&str]) -> (tempfile::TempDir, Connection) {
        let folder = tempfile::tempdir().unwrap();
        let mut conn = connection::create(&folder.path().join("a.gpkg")).unwrap();
        run(&mut conn, steps, 0).unwrap();
        (folder, conn)
    }

    #[test]
    fn a_new_database_has_the_newest_number() {
        let (_folder, conn) = made(STEPS);
        assert_eq!(schema_number(&conn).unwrap(), Some(KNOWN_SCHEMA));
        assert_eq!(KNOWN_SCHEMA, 3);
    }

    #[test]
    fn only_the_steps_that_lack_are_run_and_a_failing_one_leaves_the_old_number() {
        let (_folder, mut conn) = made(STEPS);
        upgrade(&mut conn, 3).unwrap();
        assert_eq!(schema_number(&conn).unwrap(), Some(3));
        let next = [STEPS, &["ALTER TABLE actors ADD COLUMN phone TEXT"]].concat();
        run(&mut conn, &next, 3).unwrap();
        assert_eq!(schema_number(&conn).unwrap(), Some(4));
        conn.prepare("SELECT phone FROM actors").unwrap();
        let broken = [
            &next[..],
            &["ALTER TABLE actors ADD COLUMN fax TEXT; SELECT nonsense"],
        ]
        .concat();
        assert!(run(&mut conn, &broken, 4).is_err());
        assert_eq!(schema_number(&conn).unwrap(), Some(4));
        assert!(conn.prepare("SELECT fax FROM actors").is_err());
    }
}
