//! Answers of map servers kept on disk, bounded, the longest unused out first. Nothing in the file is trusted.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::freshness::Freshness;
use super::provider::Provider;
use super::template::Template;

/// Zoom, column and row from the north.
pub type TileKey = (u8, u32, u32);

/// Largest size of the cache on disk, in bytes.
pub const LIMIT: u64 = 500 << 20;
/// Largest size when there is only memory to keep it in.
const MEMORY_LIMIT: u64 = 48 << 20;

/// Marks the file as this program's own: "MTui" in ASCII.
const APPLICATION_ID: i32 = 0x4d54_7569;
const VERSION: i32 = 1;
/// Longer values than this are refused by the database itself.
const MAX_VALUE: i32 = 8 << 20;
/// Rows that go out at a time.
const OUT_AT_ONCE: u32 = 64;
/// Fewer tiles than this say nothing about their average.
const ENOUGH: u64 = 12;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS tile (
        shelf TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL,
        used INTEGER NOT NULL, hash BLOB NOT NULL, freshness TEXT NOT NULL, bytes BLOB NOT NULL,
        UNIQUE (shelf, z, x, y)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS by_use ON tile (used);";

/// The part of the cache that belongs to one provider at one address.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Shelf(String);

impl Shelf {
    /// The shelf of that address.
    pub fn new(provider: Provider, template: &Template) -> Self {
        let hash = Sha256::digest(template.as_str());
        let hex: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Self(format!("{}-{hex}", provider.key()))
    }

    /// A short name, fit for a file's.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The picture; empty when the server has none there.
    pub bytes: Vec<u8>,
    /// What the server said of its future.
    pub freshness: Freshness,
}

/// The file, from any thread.
#[derive(Debug)]
pub struct Cache {
    open: Mutex<Open>,
}

#[derive(Debug)]
struct Open {
    conn: Connection,
    path: Option<PathBuf>,
    limit: u64,
}

impl Cache {
    /// Opens or makes the file. One that is foreign or damaged is replaced; where no file can be written, answers
    /// are kept in memory only.
    ///
    /// # Errors
    /// When the system has not even memory for it.
    pub fn open(path: &Path, limit: u64) -> Result<Self, rusqlite::Error> {
        let open = Open::at(path, limit).or_else(|_| Open::anew(path, limit))?;
        Ok(Self {
            open: Mutex::new(open),
        })
    }

    /// What is kept of a tile; what was damaged on the way is not given.
    pub fn get(&self, shelf: &Shelf, key: TileKey, now: SystemTime) -> Option<Kept> {
        let mut open = self.lock();
        let found = open.get(shelf, key, now);
        open.unless_damaged(found).flatten()
    }

    /// Keeps an answer, unless the server forbids it.
    pub fn put(&self, shelf: &Shelf, key: TileKey, kept: &Kept, now: SystemTime) {
        if !kept.freshness.may_be_kept() {
            return;
        }
        let mut open = self.lock();
        let done = open.put(shelf, key, kept, now).and_then(|()| open.trim());
        open.unless_damaged(done);
    }

    /// Keeps what the server now says of an answer that has not changed.
    pub fn renew(&self, shelf: &Shelf, key: TileKey, freshness: &Freshness) {
        let mut open = self.lock();
        let done = open.renew(shelf, key, freshness);
        open.unless_damaged(done);
    }

    /// What it holds, in bytes.
    pub fn bytes(&self) -> u64 {
        self.lock().bytes().unwrap_or_default()
    }

    /// Throws everything out and gives the room back to the disk.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn empty(&self) -> Result<(), rusqlite::Error> {
        self.lock()
            .conn
            .execute_batch("DELETE FROM tile; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")
    }

    /// What the pictures of a shelf weigh on average at that zoom, in bytes; `None` while too few are known.
    pub fn average(&self, shelf: &Shelf, z: u8) -> Option<u64> {
        let sql = "SELECT COUNT(*), COALESCE(SUM(LENGTH(bytes)), 0)
                   FROM tile WHERE shelf = ?1 AND z = ?2 AND LENGTH(bytes) > 0";
        let counted = self.lock().conn.query_row(sql, params![shelf.0, z], |row| {
            Ok((
                row.get::<_, i64>(0)?.unsigned_abs(),
                row.get::<_, i64>(1)?.unsigned_abs(),
            ))
        });
        let (count, sum) = counted.ok()?;
        (count >= ENOUGH).then(|| sum / count)
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn at(path: &Path, limit: u64) -> Result<Self, rusqlite::Error> {
        if let Some(folder) = path.parent() {
            // A failure shows when the database is opened.
            let _ = std::fs::create_dir_all(folder);
        }
        let open = Self {
            conn: Connection::open(path)?,
            path: Some(path.to_owned()),
            limit,
        };
        open.conn
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")?;
        open.prepared()
    }

    /// A new file in place of what stood there, else memory.
    fn anew(path: &Path, limit: u64) -> Result<Self, rusqlite::Error> {
        for end in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(end);
            // What cannot be removed shows when the database is opened.
            let _ = std::fs::remove_file(name);
        }
        Self::at(path, limit).or_else(|_| {
            Self {
                conn: Connection::open_in_memory()?,
                path: None,
                limit: limit.min(MEMORY_LIMIT),
            }
            .prepared()
        })
    }

    fn prepared(self) -> Result<Self, rusqlite::Error> {
        let conn = &self.conn;
        conn.busy_timeout(Duration::from_millis(500))?;
        conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, MAX_VALUE)?;
        conn.pragma_update(None, "trusted_schema", false)?;
        let pragma = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        let (id, version) = (pragma("application_id")?, pragma("user_version")?);
        let is_new = conn.query_row("SELECT COUNT(*) = 0 FROM sqlite_schema", [], |row| {
            row.get::<_, bool>(0)
        })?;
        if !is_new && (id, version) != (APPLICATION_ID, VERSION) {
            return Err(rusqlite::Error::InvalidQuery);
        }
        conn.execute_batch(SCHEMA)?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        conn.pragma_update(None, "user_version", VERSION)?;
        Ok(self)
    }

    fn get(&self, shelf: &Shelf, key: TileKey, now: SystemTime) -> Result<Option<Kept>, rusqlite::Error> {
        let (z, x, y) = key;
        let sql = "SELECT rowid, used, hash, freshness, bytes FROM tile WHERE shelf = ?1 AND z = ?2 AND x = ?3 AND y = ?4";
        let row = self
            .conn
            .prepare_cached(sql)?
            .query_row(params![shelf.0, z, x, y], |row| {
                let row_id: i64 = row.get(0)?;
                let (hash, bytes): (Vec<u8>, Vec<u8>) = (row.get(2)?, row.get(4)?);
                Ok((
                    row_id,
                    row.get::<_, i64>(1)?,
                    hash,
                    row.get::<_, String>(3)?,
                    bytes,
                ))
            })
            .optional()?;
        let Some((row_id, used, hash, freshness, bytes)) = row else {
            return Ok(None);
        };
        let freshness = serde_json::from_str(&freshness).ok();
        let Some(freshness) = freshness.filter(|_| Sha256::digest(&bytes)[..] == hash[..]) else {
            self.conn.execute("DELETE FROM tile WHERE rowid = ?1", [row_id])?;
            return Ok(None);
        };
        if used != day(now) {
            self.conn.execute(
                "UPDATE tile SET used = ?1 WHERE rowid = ?2",
                params![day(now), row_id],
            )?;
        }
        Ok(Some(Kept { bytes, freshness }))
    }

    fn put(&self, shelf: &Shelf, key: TileKey, kept: &Kept, now: SystemTime) -> Result<(), rusqlite::Error> {
        let (z, x, y) = key;
        let hash = Sha256::digest(&kept.bytes);
        let freshness = serde_json::to_string(&kept.freshness).unwrap_or_default();
        let sql = "INSERT OR REPLACE INTO tile (shelf, z, x, y, used, hash, freshness, bytes)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let values = params![shelf.0, z, x, y, day(now), &hash[..], freshness, kept.bytes];
        self.conn.prepare_cached(sql)?.execute(values).map(drop)
    }

    fn renew(&self, shelf: &Shelf, (z, x, y): TileKey, freshness: &Freshness) -> Result<(), rusqlite::Error> {
        let freshness = serde_json::to_string(freshness).unwrap_or_default();
        let sql = "UPDATE tile SET freshness = ?1 WHERE shelf = ?2 AND z = ?3 AND x = ?4 AND y = ?5";
        self.conn
            .execute(sql, params![freshness, shelf.0, z, x, y])
            .map(drop)
    }

    /// Bytes in use, whether or not the file is longer.
    fn bytes(&self) -> Result<u64, rusqlite::Error> {
        let pragma = |name: &str| {
            self.conn
                .pragma_query_value(None, name, |row| row.get::<_, i64>(0).map(i64::unsigned_abs))
        };
        let pages = pragma("page_count")?.saturating_sub(pragma("freelist_count")?);
        Ok(pages * pragma("page_size")?)
    }

    fn trim(&self) -> Result<(), rusqlite::Error> {
        while self.bytes()? > self.limit {
            let sql =
                "DELETE FROM tile WHERE rowid IN (SELECT rowid FROM tile ORDER BY used, rowid LIMIT ?1)";
            if self.conn.execute(sql, [OUT_AT_ONCE])? == 0 {
                break;
            }
        }
        Ok(())
    }

    /// A result, or nothing after an error; a file found damaged is replaced, as a cache is no data.
    fn unless_damaged<T>(&mut self, result: Result<T, rusqlite::Error>) -> Option<T> {
        let error = match result {
            Ok(value) => return Some(value),
            Err(error) => error,
        };
        let damaged = matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        );
        if let (true, Some(path), Ok(conn)) = (damaged, self.path.clone(), Connection::open_in_memory()) {
            // The damaged file is let go before it is removed.
            self.conn = conn;
            if let Ok(open) = Self::anew(&path, self.limit) {
                *self = open;
            }
        }
        None
    }
}

/// Days since 1970: use is told to the day, so that looking at a map does not write all the time.
fn day(now: SystemTime) -> i64 {
    let since = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs() / 86_400).unwrap_or_default()
}

#[cfg(test)]
#[path = "cache_tests.rs"]
mod tests;
