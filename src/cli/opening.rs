//! Opening projects: for verbs that only read, and for those that write.

use std::path::Path;

use super::desk::Desk;
use super::failure::Failure;
use crate::model::Project;
use crate::session::start::{self, data_dir};
use crate::session::{Outside, Session};
use crate::store::{self, Content};

/// Reads a project without changing anything near it, and says beside the results what is special about it.
///
/// # Errors
/// The file is missing, no project of ours, or damaged.
pub fn content(path: &Path, desk: &mut Desk<'_>) -> Result<Content, Failure> {
    let current = store::read_current(path, &data_dir());
    let current = current.map_err(|error| Failure::store(&error, desk.lang))?;
    if let Some(warning) = &current.warning {
        let words = desk.tr_with(
            "cli-read-all-the-same",
            &[("why", warning.message(desk.lang).into())],
        );
        desk.note(&words);
    }
    if current.recovered {
        let words = desk.tr_with("cli-recovered", &[("path", path.display().to_string().into())]);
        desk.note(&words);
    }
    Ok(current.content)
}

/// The project of [`content`].
///
/// # Errors
/// As [`content`].
pub fn project(path: &Path, desk: &mut Desk<'_>) -> Result<Project, Failure> {
    content(path, desk).map(|content| content.project)
}

/// Takes a project in hand for writing.
///
/// # Errors
/// As [`content`], and when the project can only be read.
pub fn session(path: &Path, desk: &mut Desk<'_>) -> Result<Session, Failure> {
    let lang = desk.lang;
    let started = start::open(path, &data_dir(), lang, Outside::real());
    let started = started.map_err(|refusal| Failure::refusal(&refusal, lang))?;
    if let Some(reason) = &started.read_only {
        let failure = Failure::store(reason, lang);
        // Nothing was changed, so there is nothing to publish.
        let _ = started.session.close();
        return Err(failure);
    }
    if started.recovered {
        let words = desk.tr_with("cli-recovered", &[("path", path.display().to_string().into())]);
        desk.note(&words);
    }
    if let Some(copy) = &started.set_aside {
        let words = desk.tr_with(
            "session-set-aside",
            &[("copy", copy.display().to_string().into())],
        );
        desk.note(&words);
    }
    if let Some(other) = &started.other_user {
        desk.note(&other.message(lang));
    }
    Ok(started.session)
}

/// Writes the visible file and lets go of it.
///
/// # Errors
/// When the file cannot be written; the working copy then keeps everything.
pub fn save(session: Session, desk: &Desk<'_>) -> Result<(), Failure> {
    session.close().map_err(|error| Failure::store(&error, desk.lang))
}
