//! Intents on what is noted in a room: something said, a question, a raised hand.

use std::sync::Arc;

use serde_json::Value;

use super::decide::flows_of_candidate;
use super::fields::{bad, coded, text, unknown};
use super::found::{self, Planned};
use super::intent::Fields;
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::ids::{FlowId, RemarkId};
use crate::edit::{Change, Edit};
use crate::model::{Project, Remark, RemarkKind};

/// Notes something, now.
pub(super) fn add(project: &Project, id: Option<&str>, fields: &Fields, outside: &mut Outside) -> Planned {
    if let Some(id) = id.filter(|id| project.remark_by_ref(id).is_some()) {
        return Err(Refusal::Taken { id: id.to_owned() });
    }
    let own = RemarkId(outside.fresh());
    let mut remark = Remark {
        id: own,
        reference: id.map_or_else(|| format!("r-{own}"), str::to_owned),
        kind: RemarkKind::Said,
        at_ms: outside.now_ms(),
        workshop: None,
        actor: None,
        synergy: None,
        flows: Vec::new(),
        text: String::new(),
        answered: false,
    };
    set(project, &mut remark, fields)?;
    let missing = match remark.kind {
        RemarkKind::Interest => [
            ("actor", remark.actor.is_none()),
            ("candidate", remark.flows.is_empty()),
        ],
        _ => [("text", remark.text.is_empty()), ("text", false)],
    };
    if let Some((field, _)) = missing.into_iter().find(|(_, missing)| *missing) {
        return Err(Refusal::MissingField {
            field: field.to_owned(),
        });
    }
    let key = match remark.kind {
        RemarkKind::Interest => "change-interest",
        _ => "change-remark",
    };
    let made = remark.reference.clone();
    let subject = subject(project, &remark);
    let edit = Edit::Remark {
        old: None,
        new: Some(Arc::new(remark)),
    };
    Ok((Change::single(key, subject, edit), Some(made)))
}

/// Changes a remark.
pub(super) fn edit(project: &Project, id: &str, fields: &Fields) -> Planned {
    let old = find(project, id)?;
    let mut new = (**old).clone();
    set(project, &mut new, fields)?;
    let subject = subject(project, &new);
    let edit = Edit::Remark {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    Ok((Change::single("change-edit-remark", subject, edit), None))
}

/// Deletes a remark; a raised hand goes down.
pub(super) fn delete(project: &Project, id: &str) -> Planned {
    let old = find(project, id)?;
    let key = match old.kind {
        RemarkKind::Interest => "change-no-interest",
        _ => "change-delete-remark",
    };
    let edit = Edit::Remark {
        old: Some(Arc::clone(old)),
        new: None,
    };
    Ok((Change::single(key, subject(project, old), edit), None))
}

fn find<'a>(project: &'a Project, id: &str) -> Result<&'a Arc<Remark>, Refusal> {
    project
        .remark_by_ref(id)
        .ok_or_else(|| Refusal::NoRemark { id: id.to_owned() })
}

/// What a remark is called: its words, or the name of who raised a hand.
fn subject(project: &Project, remark: &Remark) -> String {
    let actor = remark.actor.and_then(|id| project.actors.get(&id));
    match (remark.text.as_str(), actor) {
        ("", Some(actor)) => actor.name.clone(),
        (words, _) => words.to_owned(),
    }
}

fn set(project: &Project, remark: &mut Remark, fields: &Fields) -> Result<(), Refusal> {
    for (key, value) in fields {
        match key.as_str() {
            "kind" => {
                let kind = coded(key, value, RemarkKind::from_code)?;
                remark.kind = kind.ok_or_else(|| bad(key, ""))?;
            }
            "text" => remark.text = text(key, value)?,
            "answered" => {
                remark.answered = value.as_bool().ok_or_else(|| bad(key, &value.to_string()))?;
            }
            "workshop" => {
                remark.workshop = link(key, value, |id| project.workshop_by_ref(id).map(|w| w.id))?;
            }
            "actor" => remark.actor = link(key, value, |id| project.actor_by_ref(id).map(|a| a.id))?,
            "synergy" => {
                remark.synergy = link(key, value, |id| project.synergy_by_ref(id).map(|s| s.id))?;
            }
            "candidate" => {
                let flows = flows_of_candidate(project, &text(key, value)?)?;
                remark.flows = flows.iter().map(|flow| flow.id).collect();
            }
            "flows" => remark.flows = flows(project, value)?,
            _ => return Err(unknown(key)),
        }
    }
    Ok(())
}

/// What a reference stands for; blank is nothing.
fn link<T>(key: &str, value: &Value, known: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
    let id = text(key, value)?;
    if id.is_empty() {
        return Ok(None);
    }
    known(&id).map(Some).ok_or(match key {
        "workshop" => Refusal::NoWorkshop { id },
        "actor" => Refusal::NoActor { id },
        _ => Refusal::NoSynergy { id },
    })
}

fn flows(project: &Project, value: &Value) -> Result<Vec<FlowId>, Refusal> {
    let Value::Array(rows) = value else {
        return Err(bad("flows", &value.to_string()));
    };
    let flow = |row: &Value| found::flow(project, &text("flows", row)?).map(|flow| flow.id);
    rows.iter().map(flow).collect()
}
