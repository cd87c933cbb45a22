//! Intents on flows: added, changed, deleted, each with the conditions that its actor sets.

use std::sync::Arc;

use serde_json::Value;

use super::conditions;
use super::fields::set_flow;
use super::found::{self, Planned};
use super::intent::Fields;
use super::lookups::recognised;
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::ids::FlowId;
use crate::edit::{Change, Edit, delete};
use crate::model::{Direction, Flow, Project};
use crate::reference::Knowledge;

/// Adds a flow of an actor.
pub(super) fn add(
    project: &Project,
    id: Option<&str>,
    actor: &str,
    fields: &Fields,
    outside: &mut Outside,
) -> Planned {
    let owner = found::actor(project, actor)?.id;
    if let Some(id) = id.filter(|id| project.flow_by_ref(id).is_some()) {
        return Err(Refusal::Taken { id: id.to_owned() });
    }
    for needed in ["direction", "label"] {
        if fields.get(needed).is_none_or(Value::is_null) {
            return Err(Refusal::MissingField {
                field: needed.to_owned(),
            });
        }
    }
    let mut flow = Flow::said(FlowId(outside.fresh()), owner, Direction::Offer, "");
    if let Some(id) = id {
        flow.reference = id.to_owned();
    }
    let known = Knowledge::of(&project.settings);
    let mut fields = fields.clone();
    let conditions = conditions::take(project, &flow, &mut fields, &known)?;
    set_flow(&mut flow, &fields, &known)?;
    if !fields.contains_key("nature") {
        flow.nature = recognised(&known, &flow.label, Some(flow.direction));
    }
    let (label, made) = (flow.label.clone(), flow.reference.clone());
    let edit = Edit::Flow {
        old: None,
        new: Some(Arc::new(flow)),
    };
    let mut change = Change::single("change-add-flow", label, edit);
    change.edits.extend(conditions);
    Ok((change, Some(made)))
}

/// Changes fields of a flow, and the conditions of its actor.
pub(super) fn edit(project: &Project, id: &str, fields: &Fields) -> Planned {
    let old = found::flow(project, id)?;
    let mut new = (**old).clone();
    let known = Knowledge::of(&project.settings);
    let mut fields = fields.clone();
    let conditions = conditions::take(project, old, &mut fields, &known)?;
    set_flow(&mut new, &fields, &known)?;
    let relabelled = new.label != old.label && !fields.contains_key("nature");
    if relabelled {
        new.nature = recognised(&known, &new.label, Some(new.direction)).or(new.nature);
    }
    let label = new.label.clone();
    let edit = Edit::Flow {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    let mut change = Change::single("change-edit-flow", label, edit);
    change.edits.extend(conditions);
    Ok((change, None))
}

/// Deletes a flow and its conditions.
pub(super) fn delete(project: &Project, id: &str) -> Planned {
    let flow = found::flow(project, id)?;
    let mut change = delete::delete_flow(project, flow.id).ok_or(Refusal::Stale)?;
    change.edits.extend(conditions::forget(project, flow));
    Ok((change, None))
}
