//! What a file is, found out without touching it or anything near it.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::connection;
use super::error::StoreError;
use super::files;
use super::finding::Finding;
use super::migrate::{self, APPLICATION_ID, KNOWN_SCHEMA};
use super::read;
use super::rtree;
use super::types::Content;
use crate::model::Project;

/// A database starts with these bytes.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Length of a database header in bytes.
const HEADER: usize = 100;
/// Application numbers of GeoPackage 1.0 and 1.1.
const OLD_GEOPACKAGES: [u32; 2] = [0x4750_3130, 0x4750_3131];

/// A file that is a project of ours.
pub(super) struct Identified {
    pub(super) conn: Connection,
    pub(super) schema: u32,
    /// [`StoreError::Newer`] when only a newer program may write it.
    pub(super) newer: Option<StoreError>,
}

/// The absolute path of an existing file, links followed.
pub(super) fn canonical(path: &Path) -> Result<PathBuf, StoreError> {
    fs::canonicalize(path).map_err(|error| StoreError::io(path, &error))
}

/// Opens a file only for reading and says what it is.
///
/// # Errors
/// The file is missing, no project of ours, or damaged.
pub(super) fn identify(path: &Path) -> Result<Identified, StoreError> {
    check_header(path)?;
    let database = |error: rusqlite::Error| StoreError::database(path, &error);
    let conn = connection::open_untouched(path).map_err(database)?;
    let schema = migrate::schema_number(&conn).map_err(database)?;
    check_pages(&conn, path)?;
    let schema = schema.ok_or_else(|| StoreError::NotOurs(path.to_owned()))?;
    let newer = if schema > KNOWN_SCHEMA {
        Some(StoreError::Newer {
            path: path.to_owned(),
            found: schema,
            known: KNOWN_SCHEMA,
            app: migrate::meta(&conn, "app").map_err(database)?.unwrap_or_default(),
        })
    } else {
        None
    };
    Ok(Identified { conn, schema, newer })
}

/// Reads a project file as it lies there, whatever may be waiting elsewhere. Newer files give what is known of them.
///
/// # Errors
/// The file is missing, no project of ours, or damaged.
pub fn read_file(path: &Path) -> Result<Content, StoreError> {
    let path = canonical(path)?;
    let identified = identify(&path)?;
    read::content(&identified.conn).map_err(|error| StoreError::database(&path, &error))
}

/// Reads whatever is intact of a damaged project file; the findings name what is not.
///
/// # Errors
/// The file is missing, or so damaged that not even its list of tables can be read.
pub fn salvage_file(path: &Path) -> Result<(Project, Vec<Finding>), StoreError> {
    let path = canonical(path)?;
    match check_header(&path) {
        Ok(()) | Err(StoreError::Truncated(_) | StoreError::InUse(_)) => {}
        Err(error) => return Err(error),
    }
    let database = |error: rusqlite::Error| StoreError::database(&path, &error);
    let conn = connection::open_untouched(&path).map_err(database)?;
    if !rtree::has_table(&conn, "maillage_meta").map_err(database)? {
        return Err(StoreError::NotOurs(path));
    }
    read::salvage(&conn).map_err(database)
}

fn check_header(path: &Path) -> Result<(), StoreError> {
    let io = |error: std::io::Error| StoreError::io(path, &error);
    let metadata = fs::metadata(path).map_err(io)?;
    if metadata.is_dir() {
        return Err(StoreError::Directory(path.to_owned()));
    }
    if !metadata.is_file() {
        return Err(StoreError::NotDatabase(path.to_owned()));
    }
    if metadata.len() == 0 {
        return Err(StoreError::Empty(path.to_owned()));
    }
    let mut start = Vec::with_capacity(HEADER);
    let file = File::open(path).map_err(io)?;
    file.take(HEADER as u64).read_to_end(&mut start).map_err(io)?;
    let common = start.len().min(MAGIC.len());
    if start[..common] != MAGIC[..common] {
        return Err(StoreError::NotDatabase(path.to_owned()));
    }
    let Some(header) = start.first_chunk::<HEADER>() else {
        return Err(StoreError::Truncated(path.to_owned()));
    };
    if metadata.len() < promised_length(header) {
        return Err(StoreError::Truncated(path.to_owned()));
    }
    let application = word(header, 68);
    if application != APPLICATION_ID && !OLD_GEOPACKAGES.contains(&application) {
        return Err(StoreError::NotGeoPackage(path.to_owned()));
    }
    if files::has_journal(path) {
        return Err(StoreError::InUse(path.to_owned()));
    }
    Ok(())
}

fn word(header: &[u8; HEADER], at: usize) -> u32 {
    header[at..at + 4]
        .iter()
        .fold(0, |n, byte| n << 8 | u32::from(*byte))
}

/// Length that the header promises, in bytes; 0 when an old program left the count stale.
fn promised_length(header: &[u8; HEADER]) -> u64 {
    let page_size = match u64::from(header[16]) << 8 | u64::from(header[17]) {
        1 => 65536,
        size => size,
    };
    let counted = word(header, 24) == word(header, 92);
    if counted {
        page_size * u64::from(word(header, 28))
    } else {
        0
    }
}

/// Checks every page of a database.
pub(super) fn check_pages(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let said: String = conn
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| StoreError::database(path, &error))?;
    if said == "ok" {
        return Ok(());
    }
    Err(StoreError::Corrupt {
        path: path.to_owned(),
        detail: said,
    })
}
