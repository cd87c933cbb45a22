//! How a database is opened: every file is taken for hostile, and nothing in it is ever executed or loaded.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, Result};

use super::geometry;

/// Longest text, blob or row, in bytes.
const LONGEST_VALUE: i32 = 50_000_000;
/// How many virtual-machine steps reading a foreign file may take before it counts as hostile; some seconds.
const STEP_BUDGET: u64 = 1_000_000_000;
const STEPS_PER_CALL: u16 = 10_000;

/// Opens a working copy for reading and writing. A journal left by a crash is rolled back here.
pub(super) fn open_working(path: &Path) -> Result<Connection> {
    writable(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

/// Makes a new, empty database.
pub(super) fn create(path: &Path) -> Result<Connection> {
    writable(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )
}

fn writable(path: &Path, access: OpenFlags) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    harden(&conn)?;
    // One file when idle, and each commit on the disk before it is acknowledged.
    conn.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    Ok(conn)
}

/// Opens a file only for reading and so that nothing, not even a lock, is made near it.
pub(crate) fn open_untouched(path: &Path) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut conn = Connection::open_with_flags(immutable_uri(path), flags)?;
    harden(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    let mut calls = 0;
    let over_budget = move || {
        calls += 1;
        calls > STEP_BUDGET / u64::from(STEPS_PER_CALL)
    };
    conn.progress_handler(i32::from(STEPS_PER_CALL), Some(over_budget))?;
    Ok(conn)
}

/// Opens a working copy that another connection of this process goes on writing to, only for reading.
pub(crate) fn open_beside(path: &Path) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let conn = Connection::open_with_flags(path, flags)?;
    harden(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    Ok(conn)
}

fn harden(conn: &Connection) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 20),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 3),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        // VACUUM INTO attaches its target; nothing else is attached.
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 10),
    ] {
        conn.set_limit(limit, value)?;
    }
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update_and_check(None, "mmap_size", 0, |_| Ok(()))
        .or_else(|error| match error {
            // Some builds answer the pragma with no row at all.
            rusqlite::Error::QueryReturnedNoRows => Ok(()),
            other => Err(other),
        })?;
    conn.busy_timeout(Duration::from_secs(3))?;
    geometry::register_functions(conn)
}

/// `file:` address of a path, with everything but plain characters escaped.
fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for byte in path_bytes(path) {
        let byte = if cfg!(windows) && byte == b'\\' {
            b'/'
        } else {
            byte
        };
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_' | b'.' | b'~' | b':') {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri.push_str("?immutable=1");
    uri
}

#[cfg(unix)]
pub(super) fn path_bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
pub(super) fn path_bytes(path: &Path) -> Vec<u8> {
    // Canonical Windows paths start with \\?\, which an address cannot carry.
    let text = path.to_string_lossy();
    text.strip_prefix(r"\\?\").unwrap_or(&text).as_bytes().to_vec()
}
