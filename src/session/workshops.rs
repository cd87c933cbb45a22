//! Intents on workshops: prepared, changed, begun, ended, deleted.

use std::sync::Arc;

use jiff::civil::Date;
use serde_json::Value;

use super::fields::{bad, date, required, text, unknown, whole};
use super::found::{self, Planned};
use super::intent::Fields;
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::ids::WorkshopId;
use crate::edit::{Change, Edit};
use crate::model::{Participant, Project, Workshop};

/// Longest turn of speech, in seconds: an hour.
const LONGEST_TURN_S: u32 = 3600;

/// Prepares a workshop.
pub(super) fn add(project: &Project, id: Option<&str>, fields: &Fields, outside: &mut Outside) -> Planned {
    if let Some(id) = id.filter(|id| project.workshop_by_ref(id).is_some()) {
        return Err(Refusal::Taken { id: id.to_owned() });
    }
    let mut workshop = Workshop::named(WorkshopId(outside.fresh()), "");
    if let Some(id) = id {
        id.clone_into(&mut workshop.reference);
    }
    set(project, &mut workshop, fields, outside)?;
    if workshop.name.is_empty() {
        return Err(Refusal::MissingField {
            field: "name".to_owned(),
        });
    }
    let (name, made) = (workshop.name.clone(), workshop.reference.clone());
    let edit = Edit::Workshop {
        old: None,
        new: Some(Arc::new(workshop)),
    };
    Ok((Change::single("change-add-workshop", name, edit), Some(made)))
}

/// Changes a workshop.
pub(super) fn edit(project: &Project, id: &str, fields: &Fields, outside: &mut Outside) -> Planned {
    let old = find(project, id)?;
    let mut new = (**old).clone();
    set(project, &mut new, fields, outside)?;
    let key = match fields.get("step").and_then(Value::as_str) {
        Some("begun") => "change-begin-workshop",
        Some("ended") => "change-end-workshop",
        _ => "change-edit-workshop",
    };
    let name = new.name.clone();
    let edit = Edit::Workshop {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    Ok((Change::single(key, name, edit), None))
}

/// Deletes a workshop; what was noted in it stays, without it.
pub(super) fn delete(project: &Project, id: &str) -> Planned {
    let old = find(project, id)?;
    let mut edits: Vec<Edit> = project
        .remarks
        .values()
        .filter(|remark| remark.workshop == Some(old.id))
        .map(|remark| {
            let mut loose = (**remark).clone();
            loose.workshop = None;
            Edit::Remark {
                old: Some(Arc::clone(remark)),
                new: Some(Arc::new(loose)),
            }
        })
        .collect();
    edits.push(Edit::Workshop {
        old: Some(Arc::clone(old)),
        new: None,
    });
    let mut change = Change::single("change-delete-workshop", old.name.as_str(), edits.remove(0));
    change.edits.extend(edits);
    Ok((change, None))
}

fn find<'a>(project: &'a Project, id: &str) -> Result<&'a Arc<Workshop>, Refusal> {
    project
        .workshop_by_ref(id)
        .ok_or_else(|| Refusal::NoWorkshop { id: id.to_owned() })
}

/// Sets the given fields. `step` is `begun`, `ended` or `coming`: the clock gives the time.
fn set(
    project: &Project,
    workshop: &mut Workshop,
    fields: &Fields,
    outside: &mut Outside,
) -> Result<(), Refusal> {
    let today: Date = outside.today();
    for (key, value) in fields {
        match key.as_str() {
            "name" => workshop.name = required(key, value)?,
            "date" => workshop.date = date(key, value, today)?,
            "hours" => workshop.hours = text(key, value)?,
            "place" => workshop.place = text(key, value)?,
            "agenda" => workshop.agenda = text(key, value)?,
            "note" => workshop.note = text(key, value)?,
            "turn_s" => {
                let seconds = whole(key, value)?.filter(|s| (1..=LONGEST_TURN_S).contains(s));
                workshop.turn_s = seconds.ok_or_else(|| bad(key, &value.to_string()))?;
            }
            "participants" => workshop.participants = participants(project, value)?,
            "step" => set_step(workshop, &text(key, value)?, outside.now_ms())?,
            _ => return Err(unknown(key)),
        }
    }
    Ok(())
}

/// Begins a workshop, ends it, or takes both back. One that is begun again goes on from its first beginning.
fn set_step(workshop: &mut Workshop, step: &str, now_ms: i64) -> Result<(), Refusal> {
    match step {
        "begun" => {
            workshop.started_ms.get_or_insert(now_ms);
            workshop.ended_ms = None;
        }
        "ended" => workshop.ended_ms = workshop.started_ms.map(|_| now_ms),
        "coming" => (workshop.started_ms, workshop.ended_ms) = (None, None),
        _ => return Err(bad("step", step)),
    }
    Ok(())
}

/// Participants in the running order: references of actors, or objects with `actor`, `people`, `table`, `present`.
fn participants(project: &Project, value: &Value) -> Result<Vec<Participant>, Refusal> {
    let Value::Array(rows) = value else {
        return Err(bad("participants", &value.to_string()));
    };
    let mut all: Vec<Participant> = Vec::new();
    for row in rows {
        let who = participant(project, row)?;
        if !all.iter().any(|there| there.actor == who.actor) {
            all.push(who);
        }
    }
    Ok(all)
}

fn participant(project: &Project, row: &Value) -> Result<Participant, Refusal> {
    let nothing = Fields::new();
    let (actor, fields) = match row {
        Value::Object(fields) => (fields.get("actor").and_then(Value::as_str), fields),
        other => (other.as_str(), &nothing),
    };
    let reference = actor.ok_or_else(|| bad("participants", &row.to_string()))?;
    let actor = found::actor(project, reference)?;
    let mut who = Participant {
        actor: actor.id,
        people: String::new(),
        table: String::new(),
        present: true,
    };
    for (key, value) in fields {
        match key.as_str() {
            "actor" => {}
            "people" => who.people = text(key, value)?,
            "table" => who.table = text(key, value)?,
            "present" => who.present = value.as_bool().ok_or_else(|| bad(key, &value.to_string()))?,
            _ => return Err(unknown(key)),
        }
    }
    Ok(who)
}
