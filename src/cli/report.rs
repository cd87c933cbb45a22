//! Verb `report`: documents to print or to work on, as the window writes them.

use jiff::tz::TimeZone;

use super::args::Args;
use super::desk::Desk;
use super::failure::Failure;
use super::opening;
use crate::model::{Level, Project};
use crate::print::draft::Draft;
use crate::session::after::{self, Form, Kind, Order};
use crate::session::start::history_of;

/// The kinds by name; `None` for those that are promised and not written yet.
const KINDS: [(&str, Option<Sort>); 4] = [
    ("bilan", None),
    ("atelier", Some(Sort::Workshop)),
    ("acteur", Some(Sort::Actor)),
    ("synergie", None),
];

/// The audiences of a document.
const AUDIENCES: [(&str, Level); 3] = [
    ("operator", Level::Operator),
    ("partners", Level::Partners),
    ("public", Level::Public),
];

/// A sort of document that can be written.
#[derive(Clone, Copy)]
enum Sort {
    Workshop,
    Actor,
}

/// Writes the document.
///
/// # Errors
/// No such document or form, the project cannot be read or the file not written.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let out = args.needed("out")?;
    let path = out.display().to_string();
    args.needed("kind")?;
    let kind = args.choice("kind", &KINDS)?.flatten();
    let audience = args.choice("audience", &AUDIENCES)?.unwrap_or(Level::Operator);
    let date = args.date("date")?;
    let Some(sort) = kind else {
        let kind = args.text("kind").unwrap_or_default();
        let words = desk.tr_with("cli-report-later", &[("kind", kind.into())]);
        return Err(Failure::Failed(words));
    };
    let ending = out.extension().unwrap_or_default().to_string_lossy();
    let Some(form) = Form::of_ending(&ending) else {
        let words = desk.tr_with("cli-report-forms", &[("path", path.into())]);
        return Err(Failure::Failed(words));
    };
    if matches!(sort, Sort::Actor) {
        args.needed("id")?;
    }
    let content = opening::content(&args.path(0), desk)?;
    let kind = found(sort, args.text("id").as_deref(), &content.project, desk)?;
    let order = Order {
        kind,
        project: &content.project,
        history: &history_of(content.history),
        audience,
        lang: args.lang,
        date: date.unwrap_or_else(|| jiff::ZonedDateTime::now().date()),
        zone: TimeZone::system(),
    };
    let bytes = after::write(&order, form).map_err(|error| Failure::Failed(error.message(args.lang)))?;
    let written = Draft::begin(&out).and_then(|mut draft| {
        draft.put(&bytes)?;
        draft.keep()
    });
    written.map_err(|error| Failure::Failed(error.message(args.lang)))?;
    let words = desk.tr_with("cli-report-written", &[("path", path.into())]);
    desk.line(&words)
}

/// What the identifier stands for. Without one it is the last workshop: the one begun last, else the one of the
/// latest date.
fn found(sort: Sort, id: Option<&str>, project: &Project, desk: &Desk<'_>) -> Result<Kind, Failure> {
    let none = |key: &str| {
        let id = id.unwrap_or_default();
        Failure::Failed(desk.tr_with(key, &[("id", id.into())]))
    };
    match (sort, id) {
        (Sort::Workshop, Some(id)) => {
            let workshop = project.workshop_by_ref(id);
            let workshop = workshop.ok_or_else(|| none("cli-report-no-workshop"))?;
            Ok(Kind::Record(workshop.id))
        }
        (Sort::Workshop, None) => {
            let all = project.workshops.values();
            let last = all.max_by_key(|workshop| (workshop.started_ms, &workshop.date, workshop.id));
            let last = last.ok_or_else(|| none("cli-report-no-workshop"))?;
            Ok(Kind::Record(last.id))
        }
        (Sort::Actor, id) => {
            let actor = id.and_then(|id| project.actor_by_ref(id));
            let actor = actor.ok_or_else(|| none("cli-report-no-actor"))?;
            Ok(Kind::Handout(actor.id))
        }
    }
}
