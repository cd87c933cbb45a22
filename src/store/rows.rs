//! One row of a table, found by its UUID: updated, inserted or deleted.

use rusqlite::types::ToSql;
use rusqlite::{Result, Transaction};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Updates the row with that UUID, or inserts it; columns that others added keep their values.
///
/// Not by `ON CONFLICT`: that breaks the triggers of the spatial index.
pub(super) fn upsert(
    tx: &Transaction<'_>,
    table: &str,
    id: Uuid,
    columns: &[(&str, &dyn ToSql)],
) -> Result<()> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let (fid, uuid) = (fid(id), id.to_string());
    let mut values: Vec<&dyn ToSql> = vec![&uuid];
    values.extend(columns.iter().map(|(_, value)| *value));
    let sets: Vec<String> = names
        .iter()
        .zip(2..)
        .map(|(name, n)| format!("{name} = ?{n}"))
        .collect();
    let update = format!("UPDATE {table} SET {} WHERE uuid = ?1", sets.join(", "));
    if tx.prepare_cached(&update)?.execute(values.as_slice())? > 0 {
        return Ok(());
    }
    values.push(&fid);
    let marks: Vec<String> = (2..names.len() + 2).map(|n| format!("?{n}")).collect();
    let insert = format!(
        "INSERT INTO {table} (uuid, {}, fid) VALUES (?1, {}, ?{})",
        names.join(", "),
        marks.join(", "),
        names.len() + 2
    );
    tx.prepare_cached(&insert)?.execute(values.as_slice())?;
    Ok(())
}

/// Deletes the row with that UUID, if there is one.
pub(super) fn delete(tx: &Transaction<'_>, table: &str, id: Uuid) -> Result<()> {
    tx.prepare_cached(&format!("DELETE FROM {table} WHERE uuid = ?1"))?
        .execute([id.to_string()])?;
    Ok(())
}

/// NULL for a text that nobody wrote.
pub(super) fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// A row number drawn from the identifier: the same in every copy, and at most 53 bits for readers that count in doubles.
pub(super) fn fid(id: Uuid) -> i64 {
    let digest = Sha256::digest(id.as_bytes());
    let number = digest
        .iter()
        .take(7)
        .fold(0_i64, |n, byte| n << 8 | i64::from(*byte));
    (number & ((1 << 53) - 1)).max(1)
}
