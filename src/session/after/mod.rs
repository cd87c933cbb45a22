//! What leaves the room: the record of a workshop, hand-outs, invitation, open questions.
//!
//! [`write()`] is the one door: it says everything from the project as the audience may know it
//! ([`super::audience::cut`]) and from the log of changes, so nothing has to be noted twice, and gives the bytes of
//! one file. It is pure — no clock, no disk, no window — and takes well under a second, so it may run on a thread
//! beside the window.
//!
//! ```
//! use jiff::{civil::date, tz::TimeZone};
//! use maillage::base::{i18n::Lang, ids::ActorId};
//! use maillage::edit::History;
//! use maillage::model::{Actor, Level, Project};
//! use maillage::session::after::{Form, Kind, Order, file_name, write};
//!
//! let mut project = Project { name: "Dunkerque".to_owned(), ..Project::default() };
//! let mill = Actor::named(ActorId(uuid::Uuid::nil()), "Scierie Martin");
//! let order = Order {
//!     kind: Kind::Handout(mill.id),
//!     project: &{ project.actors.insert(mill.id, mill.into()); project },
//!     history: &History::default(),
//!     audience: Level::Operator,
//!     lang: Lang::Fr,
//!     date: date(2026, 11, 25),
//!     zone: TimeZone::UTC,
//! };
//! let bytes = write(&order, Form::Pdf).unwrap();
//! assert!(bytes.starts_with(b"%PDF-1.7"));
//! assert_eq!(file_name(&order, Form::Pdf), "Dunkerque - fiche participant Scierie Martin 2026-11-25.pdf");
//! ```
//!
//! What people noted in words and what the operator follows up carry no level of their own: they are the operator's,
//! and stand in no version for anybody else.

mod decisions;
mod handout;
mod invitation;
mod open;
mod raised;
mod record;
mod said;
mod teller;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::base::i18n::{Lang, tr};
use crate::base::ids::{ActorId, WorkshopId};
use crate::edit::History;
use crate::model::{Level, Project};
use crate::report::{Document, ReportError, pdf, xlsx};

/// Which document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// « Compte rendu »: who was there, every decision, what was said, asked and noted.
    Record(WorkshopId),
    /// « Fiches participants »: one page for each of those who came, or who are invited while nobody has.
    Handouts(WorkshopId),
    /// « Fiche participant » of one actor.
    Handout(ActorId),
    /// « Invitation » to a coming workshop, with its agenda and what to bring an answer to.
    Invitation(WorkshopId),
    /// « Questions ouvertes » for a coming workshop.
    Questions(WorkshopId),
}

/// Which form of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Pages to print, tagged for screen readers.
    Pdf,
    /// Sheets with typed cells.
    Xlsx,
}

impl Form {
    /// Ending of the file, without its dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// The form of files with that ending, however it is written.
    pub fn of_ending(ending: &str) -> Option<Self> {
        [Self::Pdf, Self::Xlsx]
            .into_iter()
            .find(|form| form.ending().eq_ignore_ascii_case(ending))
    }
}

/// A document that is asked for.
#[derive(Clone, Debug)]
pub struct Order<'a> {
    /// Which document.
    pub kind: Kind,
    /// The whole project, as the operator has it.
    pub project: &'a Project,
    /// Its changes: they tell what was said and decided in a workshop, and when.
    pub history: &'a History,
    /// For whom it is; a hand-out never holds more than partners and its own actor may know.
    pub audience: Level,
    /// Language of its words.
    pub lang: Lang,
    /// The day on which it is made.
    pub date: Date,
    /// Whose clocks tell the times in it.
    pub zone: TimeZone,
}

/// The bytes of a document. Equal orders give equal bytes.
///
/// # Errors
/// [`ReportError`] when the workshop or the actor is not there, or no file can be put together.
pub fn write(order: &Order<'_>, form: Form) -> Result<Vec<u8>, ReportError> {
    let document = document(order)?;
    match form {
        Form::Pdf => pdf::bytes(&document),
        Form::Xlsx => xlsx::bytes(&document),
    }
}

/// What a document says, before it is pages or sheets.
///
/// # Errors
/// As [`write()`].
pub fn document(order: &Order<'_>) -> Result<Document, ReportError> {
    match order.kind {
        Kind::Record(workshop) => record::document(order, workshop),
        Kind::Handouts(workshop) => handout::of_workshop(order, workshop),
        Kind::Handout(actor) => handout::of_actor(order, actor),
        Kind::Invitation(workshop) => invitation::invitation(order, workshop),
        Kind::Questions(workshop) => invitation::questions(order, workshop),
    }
}

/// A name for the file: « Territoire - compte rendu 2026-11-25.pdf ». Holds nothing that a file system refuses.
pub fn file_name(order: &Order<'_>, form: Form) -> String {
    let sort = tr(order.lang, kind_key(order.kind)).to_lowercase();
    let about = match order.kind {
        Kind::Handout(actor) => order
            .project
            .actors
            .get(&actor)
            .map(|a| format!(" {}", a.map_name())),
        _ => None,
    };
    let name = format!(
        "{} - {sort}{} {}",
        order.project.name,
        about.unwrap_or_default(),
        order.date
    );
    let allowed = |c: char| {
        if c.is_control() || r#"<>:"/\|?*"#.contains(c) {
            '-'
        } else {
            c
        }
    };
    let name: String = name.chars().map(allowed).collect();
    format!(
        "{}.{}",
        name.trim().trim_start_matches(['.', '-', ' ']),
        form.ending()
    )
}

/// Key of the words for a sort of document.
const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Record(_) => "report-record",
        Kind::Handouts(_) => "report-handouts",
        Kind::Handout(_) => "report-handout",
        Kind::Invitation(_) => "report-invitation",
        Kind::Questions(_) => "report-questions",
    }
}

#[cfg(test)]
mod tests;
