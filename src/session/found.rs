//! What an intent names by reference, or the refusal that says that it is not there.

use std::sync::Arc;

use super::refusal::Refusal;
use crate::edit::Change;
use crate::model::{Actor, Flow, Project, Synergy};

/// The change that an intent comes to, and the reference of what it makes, if it makes something.
pub(super) type Planned = Result<(Change, Option<String>), Refusal>;

/// The actor of that reference.
pub(super) fn actor<'a>(project: &'a Project, id: &str) -> Result<&'a Arc<Actor>, Refusal> {
    let found = project.actor_by_ref(id);
    found.ok_or_else(|| Refusal::NoActor { id: id.to_owned() })
}

/// The flow of that reference.
pub(super) fn flow<'a>(project: &'a Project, id: &str) -> Result<&'a Arc<Flow>, Refusal> {
    let found = project.flow_by_ref(id);
    found.ok_or_else(|| Refusal::NoFlow { id: id.to_owned() })
}

/// The synergy of that reference.
pub(super) fn synergy<'a>(project: &'a Project, id: &str) -> Result<&'a Arc<Synergy>, Refusal> {
    let found = project.synergy_by_ref(id);
    found.ok_or_else(|| Refusal::NoSynergy { id: id.to_owned() })
}
