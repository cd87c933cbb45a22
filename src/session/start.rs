//! Opening and making projects.

use std::path::{Path, PathBuf};

use super::document::Session;
use super::lookups::lookups;
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::i18n::Lang;
use crate::edit::{History, Step};
use crate::model::Project;
use crate::samples::{self, SampleError};
use crate::store::{AppInfo, LogEntry, OtherUser, StoreError, WorkingCopy};

/// An opened document and what there is to say about it.
pub struct Started {
    /// The session.
    pub session: Session,
    /// Why it is read-only, when it is.
    pub read_only: Option<StoreError>,
    /// Edits of an interrupted session were taken up.
    pub recovered: bool,
    /// Edits of an interrupted session that belong to another state of the file: kept there, not applied.
    pub set_aside: Option<PathBuf>,
    /// Somebody else has the file open.
    pub other_user: Option<OtherUser>,
}

/// Opens a project file; the working copy lives in `data_dir`.
///
/// # Errors
/// [`Refusal::Store`] when the file is not a readable project.
pub fn open(visible: &Path, data_dir: &Path, lang: Lang, outside: Outside) -> Result<Started, Refusal> {
    let opened = WorkingCopy::open(visible, data_dir, &AppInfo::here(lang))?;
    let history = history_of(opened.history);
    let read_only = opened.read_only.is_some();
    let session = Session::new(opened.project, history, opened.working, read_only, outside);
    Ok(Started {
        session,
        read_only: opened.read_only,
        recovered: opened.recovered,
        set_aside: opened.set_aside,
        other_user: opened.other_user,
    })
}

/// The history that a log tells of.
pub fn history_of(log: Vec<LogEntry>) -> History {
    let mut history = History::default();
    // A pack put in or taken out edits nothing that could be taken back.
    for entry in log.into_iter().filter(|e| !e.change.edits.is_empty()) {
        let change = (entry.step == Step::Do).then_some(entry.change);
        history.record(entry.step, entry.id, change);
    }
    history
}

/// Makes a project file: empty, or from a sample zone.
///
/// # Errors
/// [`Refusal::Store`] when the file exists already or cannot be written.
pub fn create(
    visible: &Path,
    data_dir: &Path,
    project: Project,
    lang: Lang,
    mut outside: Outside,
) -> Result<Session, Refusal> {
    let working = WorkingCopy::create(
        visible,
        data_dir,
        &project,
        &AppInfo::here(lang),
        outside.now_ms(),
    )?;
    Ok(Session::new(project, History::default(), working, false, outside))
}

/// The project of a sample zone, with fresh identifiers.
///
/// # Errors
/// [`SampleError`] when there is no such zone.
pub fn sample(key: &str, outside: &mut Outside) -> Result<Project, SampleError> {
    samples::load(key, &mut || outside.fresh(), &lookups())
}

/// Where this program keeps its working copies and preferences; `MAILLAGE_DATA_DIR` overrides it.
pub fn data_dir() -> PathBuf {
    if let Some(given) = std::env::var_os("MAILLAGE_DATA_DIR").filter(|given| !given.is_empty()) {
        return PathBuf::from(given);
    }
    let known = directories::ProjectDirs::from("fr", "", "maillage");
    known.map_or_else(
        || std::env::temp_dir().join("maillage"),
        |dirs| dirs.data_dir().to_path_buf(),
    )
}
