//! Publishing: the visible file is replaced by a checked copy, and the old one is not let go before the new one was
//! read back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior, params};

use super::error::StoreError;
use super::files::TEMP_MARK;
use super::rtree::OUR_TABLES;
use super::types::Published;
use super::working::WorkingCopy;
use super::{backup, connection, digest, files, migrate, open, recover};

/// Pauses before each attempt to replace the file: virus scanners and synchronisers let go after a moment.
const PAUSES_MS: [u64; 4] = [0, 40, 160, 640];

/// A whole, checked copy in the data folder.
struct Built {
    path: PathBuf,
    sha256: String,
    digest: String,
}

impl Drop for Built {
    fn drop(&mut self) {
        files::remove(&self.path);
    }
}

/// Brings the visible file up to date.
pub(super) fn publish(working: &mut WorkingCopy, now_ms: i64) -> Result<Published, StoreError> {
    let slot = working.slot()?;
    if !working.has_unpublished() {
        return Ok(Published {
            sha256: working.record.published.clone().unwrap_or_default(),
            unchanged: true,
            in_place: false,
            backup: None,
        });
    }
    let (build_path, backups) = (slot.build(), slot.backups());
    check_unchanged(working)?;
    stamp(&mut working.conn, &working.app.version, now_ms)
        .map_err(|error| StoreError::database(&build_path, &error))?;
    let built = build(&working.conn, &build_path)?;
    let backup = if working.visible.exists() {
        // Without a backup the file is still replaced as a whole, only never written in place.
        backup::keep(&working.visible, &backups, now_ms).ok()
    } else {
        None
    };
    let temp = files::beside(
        &working.visible,
        ".",
        &format!("{TEMP_MARK}{}", std::process::id()),
    );
    working.record.publishing = Some((built.sha256.clone(), built.digest.clone(), working.last_seq));
    working.record.temp = Some(temp.clone());
    working.write_record()?;
    let replaced = replace(working, &built, &temp, backup.as_deref());
    working.record.temp = None;
    if replaced.is_ok() {
        working.record.published = Some(built.sha256.clone());
        working.record.digest = Some(built.digest.clone());
        working.record.published_seq = working.last_seq;
    }
    if !working.record.in_place {
        working.record.publishing = None;
    }
    let noted = working.write_record();
    let in_place = replaced?;
    if noted.is_err() {
        // The record on the disk still names this publish as begun, which is as good: see `recover`.
        working.record.publishing = Some((built.sha256.clone(), built.digest.clone(), working.last_seq));
    }
    Ok(Published {
        sha256: built.sha256.clone(),
        unchanged: false,
        in_place,
        backup,
    })
}

/// Writes a copy under a new name.
pub(super) fn save_copy(working: &WorkingCopy, target: &Path) -> Result<(), StoreError> {
    let temp = files::beside(target, ".", &format!("{TEMP_MARK}{}", std::process::id()));
    files::remove(&temp);
    // In the target's own folder: a project that can only be read may have no place in the data folder.
    let copied = build(&working.conn, &temp).and_then(|built| {
        let io = |error: io::Error| StoreError::io(target, &error);
        fs::File::open(&built.path)
            .and_then(|file| file.sync_all())
            .map_err(io)?;
        if target.exists() {
            return Err(StoreError::Exists(target.to_owned()));
        }
        fs::rename(&built.path, target).map_err(io)?;
        files::sync_folder(target).map_err(io)
    });
    copied.map_err(|error| error.at(target))
}

/// Brings the standard's table of contents up to date: times and extents.
fn stamp(conn: &mut Connection, app: &str, now_ms: i64) -> rusqlite::Result<()> {
    let time = jiff::Timestamp::from_millisecond(now_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let now = time.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string();
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut touch = tx.prepare("UPDATE gpkg_contents SET last_change = ?1 WHERE table_name = ?2")?;
    for table in OUR_TABLES {
        touch.execute([now.as_str(), table])?;
    }
    drop(touch);
    for layer in ["actors", "synergy_links"] {
        tx.execute(
            &format!(
                "UPDATE gpkg_contents SET (min_x, max_x, min_y, max_y) =
                   (SELECT min(ST_MinX(geom)), max(ST_MaxX(geom)), min(ST_MinY(geom)), max(ST_MaxY(geom)) FROM {layer})
                 WHERE table_name = ?1"
            ),
            params![layer],
        )?;
    }
    let publishes: i64 = migrate::meta(&tx, "publishes")?
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    migrate::set_meta(&tx, "publishes", &(publishes + 1).to_string())?;
    migrate::set_meta(&tx, "app", app)?;
    tx.commit()
}

/// Makes a whole copy and checks it: every page, and the same content as the original.
fn build(conn: &Connection, path: &Path) -> Result<Built, StoreError> {
    files::remove(path);
    let database = |error: rusqlite::Error| StoreError::database(path, &error);
    let said = path.to_str().ok_or_else(|| StoreError::Denied(path.to_owned()))?;
    let made = conn.execute("VACUUM INTO ?1", [said]);
    if made.is_err() {
        files::remove(path);
    }
    made.map_err(database)?;
    let mut built = Built {
        path: path.to_owned(),
        sha256: String::new(),
        digest: String::new(),
    };
    let copy = connection::open_untouched(path).map_err(database)?;
    open::check_pages(&copy, path)?;
    built.digest = digest::of(&copy).map_err(database)?;
    if digest::of(conn).map_err(database)? != built.digest {
        return Err(StoreError::Corrupt {
            path: path.to_owned(),
            detail: "copy differs".to_owned(),
        });
    }
    built.sha256 = files::sha256(path).map_err(|error| StoreError::io(path, &error))?;
    Ok(built)
}

/// Refuses when the visible file is not the one that was last read or written.
fn check_unchanged(working: &WorkingCopy) -> Result<(), StoreError> {
    let path = &working.visible;
    if files::has_journal(path) {
        return Err(StoreError::InUse(path.clone()));
    }
    let Some(remembered) = &working.record.published else {
        return match path.exists() {
            true => Err(StoreError::Exists(path.clone())),
            false => Ok(()),
        };
    };
    let now = match files::sha256(path) {
        Ok(now) => now,
        // Somebody removed it: putting it back overwrites nothing.
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.parent().is_some_and(Path::exists) => {
            return Ok(());
        }
        Err(error) => return Err(StoreError::io(path, &error)),
    };
    // A replacement whose read-back failed may stand there already.
    let ours = working
        .record
        .publishing
        .as_ref()
        .is_some_and(|(hash, _, _)| *hash == now);
    if now == *remembered || ours || working.record.in_place || recover::same_content(path, &working.record) {
        return Ok(());
    }
    Err(StoreError::ChangedElsewhere {
        path: path.clone(),
        kept: working.slot()?.database(),
    })
}

/// Replaces the visible file; true when it had to be written in place.
fn replace(
    working: &mut WorkingCopy,
    built: &Built,
    temp: &Path,
    backup: Option<&Path>,
) -> Result<bool, StoreError> {
    let mut last = io::Error::other("");
    for pause in PAUSES_MS {
        thread::sleep(Duration::from_millis(pause));
        check_unchanged(working)?;
        match swap(&working.visible, built, temp) {
            Ok(()) => return Ok(false),
            Err(error) => last = error,
        }
        files::remove(temp);
        if matches!(
            last.kind(),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
        ) {
            return Err(StoreError::DiskFull(working.visible.clone()));
        }
    }
    match backup {
        Some(backup) => in_place(working, built, backup).map(|()| true),
        None => Err(failed(working, &last)),
    }
}

/// Writes beside, flushes, renames over the old file, and reads back.
fn swap(visible: &Path, built: &Built, temp: &Path) -> io::Result<()> {
    files::remove(temp);
    if files::copy_flushed(&built.path, temp)? != built.sha256 {
        return Err(io::Error::other("read back differs"));
    }
    if let Ok(metadata) = fs::metadata(visible) {
        // Some file systems have no permissions to keep.
        let _ = fs::set_permissions(temp, metadata.permissions());
    }
    fs::rename(temp, visible)?;
    files::sync_folder(visible)?;
    read_back(visible, built)
}

fn read_back(visible: &Path, built: &Built) -> io::Result<()> {
    if files::sha256(visible)? == built.sha256 {
        return Ok(());
    }
    Err(io::Error::other("read back differs"))
}

/// The last resort: overwrites the bytes, with the flushed backup at hand to put them back.
fn in_place(working: &mut WorkingCopy, built: &Built, backup: &Path) -> Result<(), StoreError> {
    working.record.in_place = true;
    working.write_record()?;
    let visible = &working.visible;
    let written = files::overwrite_flushed(&built.path, visible).and_then(|_| read_back(visible, built));
    let Err(error) = written else {
        working.record.in_place = false;
        return Ok(());
    };
    if files::overwrite_flushed(backup, visible).is_ok() {
        working.record.in_place = false;
    }
    Err(failed(working, &error))
}

fn failed(working: &WorkingCopy, error: &io::Error) -> StoreError {
    StoreError::PublishFailed {
        path: working.visible.clone(),
        detail: error.to_string(),
        kept: working
            .slot()
            .map(super::slot::Slot::database)
            .unwrap_or_default(),
    }
}
