//! An imagined actor becomes one of the territory, to be invited.

use std::sync::Arc;

use super::found::Planned;
use super::intent::Invitation;
use super::outside::Outside;
use super::refusal::Refusal;
use super::what_if::place_name;
use crate::edit::{Change, ChangeName, Edit};
use crate::matching::missing::hypothetical;
use crate::model::Project;

/// Takes in the actor with the usual flows of its activity, as one change.
///
/// # Errors
/// [`Refusal`] when the reference is taken or nothing is known of the activity.
pub(super) fn invite(project: &Project, who: &Invitation, outside: &mut Outside) -> Planned {
    if let Some(id) = who.id.as_deref().filter(|id| project.actor_by_ref(id).is_some()) {
        return Err(Refusal::Taken { id: id.to_owned() });
    }
    let made = hypothetical(&who.activity, who.at, who.lang, &mut || outside.fresh());
    let (mut actor, flows) = made.ok_or_else(|| Refusal::NoProfile {
        activity: who.activity.clone(),
    })?;
    if let Some(id) = &who.id {
        actor.reference.clone_from(id);
    }
    actor.commune = place_name(who.at).unwrap_or_default();
    let (name, reference) = (actor.name.clone(), actor.reference.clone());
    let mut edits = vec![Edit::Actor {
        old: None,
        new: Some(Arc::new(actor)),
    }];
    edits.extend(flows.into_iter().map(|flow| Edit::Flow {
        old: None,
        new: Some(Arc::new(flow)),
    }));
    let name = ChangeName::new("change-invite-actor", name);
    Ok((Change { name, edits }, Some(reference)))
}
