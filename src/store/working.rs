//! The working copy: where edits become durable before anything shows them as saved.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};
use uuid::{NoContext, Timestamp, Uuid};

use super::error::StoreError;
use super::files::{self, Obstacle};
use super::finding::Finding;
use super::pack::{self, PackPlace};
use super::recover::{self, Left, Place};
use super::slot::{Record, Slot};
use super::types::{AppInfo, Content, LogEntry, OtherUser, PackSheet, Published, Stamp};
use super::{advisory, connection, digest, migrate, open, publish, read, write};
use crate::model::{Project, Touched};

/// A project in hand: the private copy that holds every committed edit.
pub struct WorkingCopy {
    pub(super) visible: PathBuf,
    pub(super) app: AppInfo,
    /// The working copy, or the visible file itself when it can only be read.
    pub(super) conn: Connection,
    pub(super) record: Record,
    pub(super) last_seq: i64,
    access: Access,
}

enum Access {
    Editing(Slot),
    ReadOnly(StoreError),
}

/// A project just opened.
pub struct Opened {
    /// Where edits go.
    pub working: WorkingCopy,
    /// The project.
    pub project: Project,
    /// Identifier of the project, the same in all its copies.
    pub project_id: String,
    /// The operation log, oldest first.
    pub history: Vec<LogEntry>,
    /// When and by whom each entry of `history` was made.
    pub stamps: Vec<Stamp>,
    /// Values that could not be taken as they stand.
    pub findings: Vec<Finding>,
    /// Why it can only be read, when that is so.
    pub read_only: Option<StoreError>,
    /// True when edits of a crashed session were taken up; they are not published yet.
    pub recovered: bool,
    /// A copy with edits of a crashed session that belong to another state of the file: kept there, not applied.
    pub set_aside: Option<PathBuf>,
    /// Somebody else has the file open.
    pub other_user: Option<OtherUser>,
}

impl WorkingCopy {
    /// Makes a new project file and publishes it at once.
    ///
    /// # Errors
    /// There is already a file of that name, or the folder cannot be written.
    pub fn create(
        visible: &Path,
        data_dir: &Path,
        project: &Project,
        app: &AppInfo,
        now_ms: i64,
    ) -> Result<Self, StoreError> {
        let visible = future_path(visible)?;
        let Place { slot, left } = recover::find(&visible, data_dir)?;
        drop(left);
        if !slot.is_free() {
            slot.set_aside()?;
        }
        let path = slot.database();
        let conn = fill(&path, project, app, now_ms).map_err(|error| StoreError::database(&path, &error))?;
        let record = Record {
            visible: visible.to_string_lossy().into_owned(),
            ..Record::default()
        };
        slot.write_record(&record)?;
        let mut made = Self {
            visible,
            app: app.clone(),
            conn,
            record,
            last_seq: 0,
            access: Access::Editing(slot),
        };
        match made.publish(now_ms) {
            Ok(_) => Ok(made),
            Err(error) => {
                // Nothing was ever shown as saved: no trace of the attempt is kept.
                if let Access::Editing(slot) = &made.access {
                    slot.clear();
                }
                Err(error)
            }
        }
    }

    /// Opens a project file. Nothing in its folder is changed.
    ///
    /// # Errors
    /// The file is missing, no project of ours, or damaged. What can be read but not written is no error: see
    /// [`Opened::read_only`].
    pub fn open(visible: &Path, data_dir: &Path, app: &AppInfo) -> Result<Opened, StoreError> {
        Self::open_unless(visible, data_dir, app, files::obstacle)
    }

    /// As [`Self::open`], with the look at the folder given: tests stand for folders that a superuser may always write.
    pub(super) fn open_unless(
        visible: &Path,
        data_dir: &Path,
        app: &AppInfo,
        obstacle: impl Fn(&Path) -> Option<Obstacle>,
    ) -> Result<Opened, StoreError> {
        let visible = open::canonical(visible)?;
        let place = recover::find(&visible, data_dir);
        let refusal = obstacle(&visible).map(|obstacle| obstacle.refusal(&visible));
        let neighbour = place.as_ref().is_ok_and(|p| p.slot.has_neighbour());
        let other_user = advisory::owner(&visible)
            .filter(|owner| !advisory::is_own(owner, app) && advisory::is_live(owner, app, neighbour));
        let mut opened = match (place, refusal) {
            (Ok(place), refusal) => take(place, visible, app, refusal)?,
            (Err(error), refusal) => read_only(&visible, app, refusal.unwrap_or(error))?,
        };
        opened.other_user = other_user;
        Ok(opened)
    }

    /// Makes one change durable: its rows and its entry in the log, together or not at all.
    ///
    /// # Errors
    /// The project can only be read, or the disk refuses; the working copy is then as before.
    pub fn commit(
        &mut self,
        project_after: &Project,
        touched: &Touched,
        entry: &LogEntry,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let author = self.app.user.clone();
        self.transact(now_ms, |conn| {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            write::touched(&tx, project_after, touched)?;
            let seq = write::log(&tx, entry, now_ms, &author)?;
            tx.commit()?;
            Ok(seq)
        })
    }

    /// The change is durable already, so a lock that cannot be put or noted must not make it look refused.
    fn put_lock(&mut self, now_ms: i64) {
        let Some(lock) = advisory::put(&self.visible, &self.app, now_ms) else {
            return;
        };
        self.record.lock = Some(lock.clone());
        if self.write_record().is_err() {
            self.record.lock = None;
            advisory::take(&self.visible, &lock);
        }
    }

    /// Puts a staged tile pack into the project instead of the one it carries: durable when it returns.
    ///
    /// # Errors
    /// The project can only be read, or the disk refuses; the working copy is then as before.
    pub fn put_pack(
        &mut self,
        staged: &Path,
        sheet: &PackSheet,
        entry: &LogEntry,
        now_ms: i64,
    ) -> Result<(), StoreError> {
        let author = self.app.user.clone();
        self.transact(now_ms, |conn| {
            pack::put(conn, staged, sheet, |tx| write::log(tx, entry, now_ms, &author))
        })
    }

    /// Takes the tile pack out of the project: durable when it returns.
    ///
    /// # Errors
    /// As [`Self::put_pack`].
    pub fn remove_pack(&mut self, entry: &LogEntry, now_ms: i64) -> Result<(), StoreError> {
        let author = self.app.user.clone();
        self.transact(now_ms, |conn| {
            pack::remove(conn, |tx| write::log(tx, entry, now_ms, &author))
        })
    }

    fn transact(
        &mut self,
        now_ms: i64,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<i64>,
    ) -> Result<(), StoreError> {
        let path = self.slot()?.database();
        self.last_seq = work(&mut self.conn).map_err(|error| StoreError::database(&path, &error))?;
        if self.record.lock.is_none() {
            self.put_lock(now_ms);
        }
        Ok(())
    }

    /// Where the tile pack of the project can be read, should it carry one.
    pub fn pack_place(&self) -> PackPlace {
        match &self.access {
            Access::Editing(slot) => PackPlace {
                path: slot.database(),
                is_live: true,
            },
            // A copy that a crash left may be what is shown; it is not written to, but its journal may be needed.
            Access::ReadOnly(_) => PackPlace {
                path: self
                    .conn
                    .path()
                    .map_or_else(|| self.visible.clone(), PathBuf::from),
                is_live: false,
            },
        }
    }

    /// A name in the data folder for a pack that is being made ready; two windows never get the same.
    ///
    /// # Errors
    /// The project can only be read.
    pub fn staging(&self) -> Result<PathBuf, StoreError> {
        Ok(self.slot()?.staging())
    }

    /// Brings the visible file up to date and reads it back. Only after this may anything be shown as saved.
    ///
    /// # Errors
    /// Someone else changed the file, the disk is full, or every attempt failed. The edits stay in the working copy.
    pub fn publish(&mut self, now_ms: i64) -> Result<Published, StoreError> {
        publish::publish(self, now_ms)
    }

    /// Writes a whole copy, every committed edit included, under a name that is not there yet.
    ///
    /// # Errors
    /// There is already a file of that name, or it cannot be written.
    pub fn save_copy(&self, target: &Path) -> Result<(), StoreError> {
        publish::save_copy(self, &future_path(target)?)
    }

    /// True when the visible file lacks committed edits.
    pub fn has_unpublished(&self) -> bool {
        matches!(self.access, Access::Editing(_))
            && (self.last_seq > self.record.published_seq || self.record.published.is_none())
    }

    /// The visible file.
    pub fn visible(&self) -> &Path {
        &self.visible
    }

    /// Lets the file go. A working copy that still holds unpublished edits is kept for the next opening.
    pub fn close(mut self) {
        if let Some(lock) = self.record.lock.take() {
            advisory::take(&self.visible, &lock);
        }
        let unpublished = self.has_unpublished();
        if unpublished {
            // Only the lock's entry changes: without it the next opening looks for a lock that is gone.
            let _ = self.write_record();
        }
        let Self { conn, access, .. } = self;
        drop(conn);
        if let (Access::Editing(slot), false) = (access, unpublished) {
            slot.clear();
        }
    }

    /// The place of the working copy.
    pub(super) fn slot(&self) -> Result<&Slot, StoreError> {
        match &self.access {
            Access::Editing(slot) => Ok(slot),
            Access::ReadOnly(reason) => Err(reason.clone()),
        }
    }

    pub(super) fn write_record(&self) -> Result<(), StoreError> {
        self.slot()?.write_record(&self.record)
    }
}

/// Absolute path of a file that is not there yet, its folder's links followed.
fn future_path(path: &Path) -> Result<PathBuf, StoreError> {
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let Some(name) = path.file_name() else {
        return Err(StoreError::Directory(path.to_owned()));
    };
    Ok(open::canonical(folder)?.join(name))
}

fn fill(path: &Path, project: &Project, app: &AppInfo, now_ms: i64) -> rusqlite::Result<Connection> {
    let mut conn = connection::create(path)?;
    migrate::create(&mut conn)?;
    let tx = conn.transaction()?;
    let now = u64::try_from(now_ms).unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, reason = "below 1000 million")]
    let time = Timestamp::from_unix(NoContext, now / 1000, (now % 1000) as u32 * 1_000_000);
    for (key, value) in [
        ("project_id", Uuid::new_v7(time).to_string()),
        ("created", now_ms.to_string()),
        ("created_by", app.version.clone()),
        ("app", app.version.clone()),
        ("language", app.lang.code().to_owned()),
        ("publishes", "0".to_owned()),
    ] {
        migrate::set_meta(&tx, key, &value)?;
    }
    write::touched(&tx, project, &write::everything(project))?;
    tx.commit()?;
    Ok(conn)
}

/// Takes a project in hand: the copy left by a crash when there is one, else a fresh copy of the file.
fn take(
    place: Place,
    visible: PathBuf,
    app: &AppInfo,
    refusal: Option<StoreError>,
) -> Result<Opened, StoreError> {
    let Place { slot, left } = place;
    if let Some(record) = slot.record() {
        recover::tidy(&visible, &record);
    }
    if let Some(left) = left {
        return resume(slot, left, visible, app, refusal);
    }
    // First the file itself: while it cannot be read, what a crash left must stay where it will be looked for.
    let identified = open::identify(&visible)?;
    let set_aside = if slot.is_free() {
        None
    } else {
        Some(slot.set_aside()?)
    };
    if let Some(reason) = identified.newer.clone().or(refusal) {
        return Ok(Opened {
            set_aside,
            ..present(
                visible,
                app,
                identified.conn,
                Access::ReadOnly(reason),
                Record::default(),
                0,
            )?
        });
    }
    let opened = match copy(&slot, &visible, &identified) {
        Ok((conn, record, last_seq)) => present(visible, app, conn, Access::Editing(slot), record, last_seq)?,
        // No room for a working copy: the project can at least be looked at.
        Err(reason) => {
            slot.clear();
            let access = Access::ReadOnly(reason);
            present(visible, app, identified.conn, access, Record::default(), 0)?
        }
    };
    Ok(Opened { set_aside, ..opened })
}

fn copy(
    slot: &Slot,
    visible: &Path,
    identified: &open::Identified,
) -> Result<(Connection, Record, i64), StoreError> {
    let path = slot.database();
    let database = |error: rusqlite::Error| StoreError::database(&path, &error);
    let hash = files::copy_flushed(visible, &path).map_err(|error| StoreError::io(&path, &error))?;
    let mut conn = connection::open_working(&path).map_err(database)?;
    let digest = digest::of(&conn).map_err(database)?;
    // An older schema is brought up to date only here; the first publish keeps the file as it was among the backups.
    migrate::upgrade(&mut conn, identified.schema).map_err(database)?;
    let last_seq = recover::last_seq(&conn).map_err(database)?;
    let record = Record {
        visible: visible.to_string_lossy().into_owned(),
        published: Some(hash),
        digest: Some(digest),
        published_seq: last_seq,
        ..Record::default()
    };
    slot.write_record(&record)?;
    Ok((conn, record, last_seq))
}

fn resume(
    slot: Slot,
    left: Left,
    visible: PathBuf,
    app: &AppInfo,
    refusal: Option<StoreError>,
) -> Result<Opened, StoreError> {
    let recovered = left.has_edits();
    let Left {
        mut conn,
        mut record,
        last_seq,
    } = left;
    (record.temp, record.lock) = (None, None);
    let access = match refusal {
        Some(reason) => Access::ReadOnly(reason),
        // Without room for the record the edits can at least be looked at and copied elsewhere.
        None => match slot.write_record(&record).and_then(|()| renew(&mut conn, &slot)) {
            Ok(()) => Access::Editing(slot),
            Err(reason) => Access::ReadOnly(reason),
        },
    };
    let opened = present(visible, app, conn, access, record, last_seq)?;
    Ok(Opened { recovered, ..opened })
}

/// Brings a copy up to date that an older program left.
fn renew(conn: &mut Connection, slot: &Slot) -> Result<(), StoreError> {
    let path = slot.database();
    let database = |error: rusqlite::Error| StoreError::database(&path, &error);
    let found = migrate::schema_number(conn)
        .map_err(database)?
        .unwrap_or_default();
    migrate::upgrade(conn, found).map_err(database)
}

/// Opens only for reading, without a place of its own.
fn read_only(visible: &Path, app: &AppInfo, reason: StoreError) -> Result<Opened, StoreError> {
    let identified = open::identify(visible)?;
    let access = Access::ReadOnly(identified.newer.unwrap_or(reason));
    present(
        visible.to_owned(),
        app,
        identified.conn,
        access,
        Record::default(),
        0,
    )
}

fn present(
    visible: PathBuf,
    app: &AppInfo,
    conn: Connection,
    access: Access,
    record: Record,
    last_seq: i64,
) -> Result<Opened, StoreError> {
    let content = read::content(&conn).map_err(|error| StoreError::database(&visible, &error))?;
    let Content {
        project,
        project_id,
        history,
        stamps,
        findings,
    } = content;
    let read_only = match &access {
        Access::ReadOnly(reason) => Some(reason.clone()),
        Access::Editing(_) => None,
    };
    let working = WorkingCopy {
        visible,
        app: app.clone(),
        conn,
        record,
        last_seq,
        access,
    };
    Ok(Opened {
        working,
        project,
        project_id,
        history,
        stamps,
        findings,
        read_only,
        recovered: false,
        set_aside: None,
        other_user: None,
    })
}
