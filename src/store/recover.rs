//! Finding the working copy that a crash left, and deciding whether it belongs to the file of today.

use std::path::Path;

use rusqlite::Connection;

use super::digest;
use super::error::StoreError;
use super::files;
use super::migrate::{self, KNOWN_SCHEMA};
use super::slot::{Record, Slot};
use super::types::Content;
use super::{advisory, connection, open, read};

/// A place for this window, and the copy that was found in it.
pub(super) struct Place {
    pub(super) slot: Slot,
    pub(super) left: Option<Left>,
}

/// A working copy left by a crash that belongs to the file.
pub(super) struct Left {
    pub(super) conn: Connection,
    pub(super) record: Record,
    pub(super) last_seq: i64,
}

impl Left {
    pub(super) fn has_edits(&self) -> bool {
        self.last_seq > self.record.published_seq
    }
}

/// Number of the newest operation in the log.
pub(super) fn last_seq(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT coalesce(max(seq), 0) FROM operation", [], |row| {
        row.get(0)
    })
}

/// Takes a place, preferably one with unpublished edits that belong to the file as it is now.
pub(super) fn find(visible: &Path, data_dir: &Path) -> Result<Place, StoreError> {
    let mut slots = Slot::take_unheld(visible, data_dir)?;
    // A file half written in place may be unreadable: only the record can then tell.
    let hash = files::sha256(visible).unwrap_or_default();
    let mut best: Option<(usize, Left)> = None;
    for (index, slot) in slots.iter().enumerate() {
        let Some(left) = left_in(slot, visible, &hash) else {
            continue;
        };
        let is_better = best
            .as_ref()
            .is_none_or(|(_, b)| left.has_edits() && !b.has_edits());
        if is_better {
            best = Some((index, left));
        }
    }
    let (index, left) = match best {
        Some((index, left)) => (index, Some(left)),
        // The first place: a copy in it belongs to another state of the file, and is set aside and told of.
        None => (0, None),
    };
    Ok(Place {
        slot: slots.swap_remove(index),
        left,
    })
}

fn left_in(slot: &Slot, visible: &Path, hash: &str) -> Option<Left> {
    let mut record = slot.record()?;
    if record.visible != visible.to_string_lossy() {
        return None;
    }
    let finished = record.publishing.take().filter(|(new, _, _)| new == hash);
    if let Some((new, digest, seq)) = finished {
        (record.published, record.digest) = (Some(new), Some(digest));
        record.published_seq = seq;
        record.in_place = false;
    } else if record.published.as_deref() != Some(hash) && !record.in_place && !same_content(visible, &record)
    {
        return None;
    }
    let database = slot.database();
    if !database.exists() {
        return None;
    }
    // Opening rolls back the transaction that the crash cut.
    let conn = connection::open_working(&database).ok()?;
    open::check_pages(&conn, &database).ok()?;
    let schema = migrate::schema_number(&conn).ok()??;
    let last_seq = last_seq(&conn).ok()?;
    (schema <= KNOWN_SCHEMA).then_some(Left {
        conn,
        record,
        last_seq,
    })
}

/// True when the file differs from the remembered one only in its packing.
pub(super) fn same_content(visible: &Path, record: &Record) -> bool {
    let Some(remembered) = &record.digest else {
        return false;
    };
    if files::has_journal(visible) {
        return false;
    }
    let Ok(conn) = connection::open_untouched(visible) else {
        return false;
    };
    digest::of(&conn).is_ok_and(|now| now == *remembered)
}

/// Removes what a crash of ours left beside the visible file.
pub(super) fn tidy(visible: &Path, record: &Record) {
    if let Some(temp) = &record.temp {
        // The record is a file too: only a name that we would have chosen is removed.
        let expected = files::beside(visible, ".", files::TEMP_MARK);
        let is_ours = temp.parent() == visible.parent()
            && temp.to_string_lossy().starts_with(&*expected.to_string_lossy());
        if is_ours {
            files::remove(temp);
        }
    }
    if let Some(lock) = &record.lock {
        advisory::take(visible, lock);
    }
}

/// What a project says now, with the edits that a crash left unpublished, for those who only read.
#[derive(Clone, Debug)]
pub struct Current {
    /// Everything that it says.
    pub content: Content,
    /// Why it can only be read, when that is so.
    pub warning: Option<StoreError>,
    /// True when edits of a crashed session are in it.
    pub recovered: bool,
}

/// Reads a project without taking it in hand: no copy is made, nothing is changed.
///
/// # Errors
/// The file is missing, no project of ours, or damaged.
pub fn read_current(visible: &Path, data_dir: &Path) -> Result<Current, StoreError> {
    let visible = open::canonical(visible)?;
    let left = find(&visible, data_dir).ok().and_then(|place| place.left);
    if let Some(left) = left.filter(Left::has_edits) {
        let content = read::content(&left.conn).map_err(|error| StoreError::database(&visible, &error))?;
        return Ok(Current {
            content,
            warning: None,
            recovered: true,
        });
    }
    let identified = open::identify(&visible)?;
    let content = read::content(&identified.conn).map_err(|error| StoreError::database(&visible, &error))?;
    Ok(Current {
        content,
        warning: identified
            .newer
            .or_else(|| files::obstacle(&visible).map(|o| o.refusal(&visible))),
        recovered: false,
    })
}
