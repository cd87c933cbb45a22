//! Tiles in a SQLite database that nobody vouches for.
//!
//! The database is opened for reading only and hardened as project files are (see [`crate::store`]); here every
//! question has a budget of steps, and may read nothing but ordinary tables, and views of them, with a few plain
//! functions.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode, OptionalExtension, Params};

use super::archive::MAX_TILE;
use super::error::{Part, TileError};

/// Steps of the database engine that one question may take: less than a second.
const STEP_BUDGET: u64 = 10_000_000;
const STEPS_PER_CALL: u16 = 1_000;
/// Longest value read, in bytes.
const LONGEST_VALUE: i32 = 8 << 20;
/// More tables and views than any pack has.
const MOST_TABLES: usize = 1_000;
/// Functions that views of packs use; none makes a value much longer than what it is given.
const FUNCTIONS: [&str; 13] = [
    "abs", "cast", "coalesce", "count", "ifnull", "length", "lower", "max", "min", "nullif", "substr", "sum",
    "typeof",
];

/// A database of tiles behind a lock; one question at a time.
#[derive(Debug)]
pub struct SqlTiles {
    conn: Mutex<Connection>,
    /// Steps that the question under way may still take.
    left: Arc<AtomicU64>,
}

/// How a database of tiles may be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// A file that stays as it is: nothing, not even a lock, is made near it.
    Still,
    /// A working copy that the program itself goes on writing to.
    Live,
}

impl SqlTiles {
    /// Opens a database for reading only.
    ///
    /// # Errors
    /// When it is no readable database.
    pub fn open(path: &Path, access: Access) -> Result<Self, TileError> {
        let conn = match access {
            Access::Still => crate::store::open_untouched(path),
            Access::Live => crate::store::open_beside(path),
        };
        let mut conn = conn.map_err(|error| fault(&error))?;
        let left = Arc::new(AtomicU64::new(STEP_BUDGET));
        let mut guard = || -> rusqlite::Result<()> {
            let steps = Arc::clone(&left);
            let over_budget = move || {
                let step = u64::from(STEPS_PER_CALL);
                steps
                    .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                        left.checked_sub(step)
                    })
                    .is_err()
            };
            conn.progress_handler(i32::from(STEPS_PER_CALL), Some(over_budget))?;
            conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, LONGEST_VALUE)?;
            // Many packs keep each picture once and show it through a view.
            conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, true)?;
            let readable = readable(&conn)?;
            conn.authorizer(Some(move |context: AuthContext<'_>| allow(&context, &readable)))
        };
        guard().map_err(|error| fault(&error))?;
        Ok(Self {
            conn: Mutex::new(conn),
            left,
        })
    }

    /// Asks one question, with a fresh budget.
    ///
    /// # Errors
    /// When the database is damaged, the question takes too long, or something in it is not allowed.
    pub fn ask<T>(&self, question: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, TileError> {
        let conn = self.conn.lock().unwrap_or_else(PoisonError::into_inner);
        self.left.store(STEP_BUDGET, Ordering::Relaxed);
        question(&conn).map_err(|error| fault(&error))
    }

    /// The packed bytes that a question finds first; `None` when it finds no row, or one without a byte.
    ///
    /// # Errors
    /// As [`Self::ask`], and when the value is no blob or longer than a tile may be.
    pub fn blob(&self, sql: &str, keys: impl Params) -> Result<Option<Vec<u8>>, TileError> {
        let found = self.ask(|conn| {
            let mut statement = conn.prepare_cached(sql)?;
            statement
                .query_row(keys, |row| {
                    Ok(match row.get_ref(0)? {
                        ValueRef::Null => Ok(Vec::new()),
                        ValueRef::Blob(bytes) if bytes.len() <= MAX_TILE => Ok(bytes.to_vec()),
                        ValueRef::Blob(_) => Err(TileError::TooLarge {
                            part: Part::Tile,
                            limit: MAX_TILE,
                        }),
                        _ => Err(TileError::damaged(Part::Tile, "it is no blob")),
                    })
                })
                .optional()
        })?;
        Ok(found.transpose()?.filter(|bytes| !bytes.is_empty()))
    }
}

/// Names of ordinary tables and of views: not of virtual tables, which run code of their own.
fn readable(conn: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let mut statement = conn.prepare(
        "SELECT lower(name) FROM sqlite_schema WHERE typeof(name) = 'text' AND (type = 'view'
           OR (type = 'table' AND sql IS NOT NULL AND upper(substr(ltrim(sql), 1, 14)) <> 'CREATE VIRTUAL'))
         LIMIT ?1",
    )?;
    let mut names: BTreeSet<String> = statement
        .query_map([MOST_TABLES as i64], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    names.insert("sqlite_schema".to_owned());
    names.insert("sqlite_master".to_owned());
    Ok(names)
}

fn allow(context: &AuthContext<'_>, readable: &BTreeSet<String>) -> Authorization {
    let fine = match context.action {
        AuthAction::Select => true,
        AuthAction::Read { table_name, .. } => {
            // Columns of a subquery have no table.
            table_name.is_empty() || readable.contains(&table_name.to_lowercase())
        }
        AuthAction::Function { function_name } => FUNCTIONS.contains(&function_name.to_lowercase().as_str()),
        // Recursion, writing, attaching, settings: a pack needs none of them.
        _ => false,
    };
    if fine {
        Authorization::Allow
    } else {
        Authorization::Deny
    }
}

fn fault(error: &rusqlite::Error) -> TileError {
    match error.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => TileError::TooMuchWork,
        Some(ErrorCode::NotADatabase) => TileError::NotMbtiles,
        _ => TileError::Database(error.to_string()),
    }
}
