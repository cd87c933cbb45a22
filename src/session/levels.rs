//! Intents on who may see a flow, or one field of a flow or an actor.

use std::sync::Arc;

use super::found::{self, Planned};
use super::refusal::Refusal;
use crate::edit::{Change, Edit};
use crate::model::{Level, Project};
use crate::tables::{TableKind, columns};

/// Sets the level of a whole flow, or of one field of a flow or an actor.
pub(super) fn set(
    project: &Project,
    flow: Option<&str>,
    actor: Option<&str>,
    field: Option<&str>,
    level: &str,
) -> Planned {
    let bad = || Refusal::BadValue {
        field: "level".to_owned(),
        value: level.to_owned(),
    };
    let level = Level::from_code(level).ok_or_else(bad)?;
    let kind = if flow.is_some() {
        TableKind::Flows
    } else {
        TableKind::Actors
    };
    if let Some(field) = field.filter(|field| !columns::may_have_level(kind, field)) {
        return Err(Refusal::UnknownField {
            field: field.to_owned(),
        });
    }
    if let Some(id) = flow {
        let old = found::flow(project, id)?;
        let mut new = (**old).clone();
        match field {
            Some(field) => drop(new.levels.insert(field.to_owned(), level)),
            None => new.level = level,
        }
        let edit = Edit::Flow {
            old: Some(Arc::clone(old)),
            new: Some(Arc::new(new)),
        };
        return Ok((Change::single("change-set-level", old.label.as_str(), edit), None));
    }
    let missing = |field: &str| Refusal::MissingField {
        field: field.to_owned(),
    };
    let old = found::actor(project, actor.ok_or_else(|| missing("flow"))?)?;
    let mut new = (**old).clone();
    new.levels
        .insert(field.ok_or_else(|| missing("field"))?.to_owned(), level);
    let edit = Edit::Actor {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    Ok((Change::single("change-set-level", old.name.as_str(), edit), None))
}
