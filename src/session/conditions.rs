//! Conditions that an actor sets on a flow, said with names: kept as settings of the project.

use std::collections::BTreeSet;

use super::intent::Fields;
use super::refusal::Refusal;
use crate::base::text::fold;
use crate::edit::Edit;
use crate::matching::conditions::{NEVER, ONLY};
use crate::model::{Flow, Project};
use crate::reference::Knowledge;

/// The fields of a flow that are conditions.
pub const FIELDS: [(&str, &str); 2] = [("only", ONLY), ("never", NEVER)];

/// Takes the conditions out of the fields of a flow and turns them into edits.
///
/// # Errors
/// [`Refusal::BadValue`] for a name that no actor, and for `never` no nature, has.
pub fn take(
    project: &Project,
    flow: &Flow,
    fields: &mut Fields,
    knowledge: &Knowledge,
) -> Result<Vec<Edit>, Refusal> {
    let mut edits = Vec::new();
    for (field, prefix) in FIELDS {
        let Some(value) = fields.remove(field) else {
            continue;
        };
        let said = value.as_str().unwrap_or_default();
        let bad = |entry: &str| Refusal::BadValue {
            field: field.to_owned(),
            value: entry.to_owned(),
        };
        if !(value.is_string() || value.is_null()) {
            return Err(bad(&value.to_string()));
        }
        let mut entries = BTreeSet::new();
        for entry in said.split([';', ',']).map(str::trim).filter(|e| !e.is_empty()) {
            let meant = named(project, entry, (field == "never").then_some(knowledge));
            entries.insert(meant.ok_or_else(|| bad(entry))?);
        }
        let key = format!("{prefix}{}", flow.reference);
        let old = project.settings.get(&key).cloned();
        let new = (!entries.is_empty()).then(|| entries.into_iter().collect::<Vec<_>>().join(";"));
        edits.push(Edit::Setting { key, old, new });
    }
    edits.retain(|edit| !edit.is_idle());
    Ok(edits)
}

/// The conditions of a flow that go with it when it is deleted.
pub fn forget(project: &Project, flow: &Flow) -> Vec<Edit> {
    let keys = FIELDS.map(|(_, prefix)| format!("{prefix}{}", flow.reference));
    keys.into_iter()
        .filter_map(|key| {
            let old = project.settings.get(&key)?.clone();
            Some(Edit::Setting {
                key,
                old: Some(old),
                new: None,
            })
        })
        .collect()
}

/// A condition of a flow with names, as a form shows it; empty when there is none.
pub fn told(project: &Project, flow: &Flow, prefix: &str, knowledge: &Knowledge) -> String {
    let Some(value) = project.settings.get(&format!("{prefix}{}", flow.reference)) else {
        return String::new();
    };
    let name = |entry: &str| {
        let actor = project.actor_by_ref(entry).map(|a| a.map_name().to_owned());
        let nature = || knowledge.natures().index_of(entry).map(|_| entry.to_owned());
        actor.or_else(nature).unwrap_or_else(|| entry.to_owned())
    };
    value
        .split(';')
        .filter(|e| !e.is_empty())
        .map(name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The reference of an actor by its reference or name; with knowledge also a nature by code or name, or hazard.
fn named(project: &Project, entry: &str, knowledge: Option<&Knowledge>) -> Option<String> {
    let folded = fold(entry);
    let called = |text: &str| !text.is_empty() && fold(text) == folded;
    let actor = project
        .actors
        .values()
        .find(|a| a.reference == entry || called(&a.name) || called(&a.short_name))
        .map(|a| a.reference.clone());
    let nature = || {
        let known = knowledge?;
        if ["hazard", "dangereux", "dechets dangereux", "hazardous waste"].contains(&folded.as_str()) {
            return Some("hazard".to_owned());
        }
        let natures = known.natures();
        let ix = natures
            .index_of(entry)
            .or_else(|| known.recognise(entry).nature)?;
        Some(natures.get(ix).code.clone())
    };
    actor.or_else(nature)
}
