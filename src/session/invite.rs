//! An imagined actor becomes one of the territory, to be invited.

use std::sync::Arc;

use super::outside::Outside;
use super::refusal::Refusal;
use super::what_if::place_name;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::edit::{Change, ChangeName, Edit};
use crate::matching::missing::hypothetical;
use crate::model::Project;

/// Takes in an actor of that activity at that place with its usual flows, as one change.
///
/// # Errors
/// [`Refusal`] when the reference is taken or nothing is known of the activity.
pub(super) fn invite(
    project: &Project,
    id: Option<&str>,
    (activity, at, lang): (&str, LonLat, Lang),
    outside: &mut Outside,
) -> Result<(Change, Option<String>), Refusal> {
    if let Some(id) = id.filter(|id| project.actor_by_ref(id).is_some()) {
        return Err(Refusal::Taken { id: id.to_owned() });
    }
    let made = hypothetical(activity, at, lang, &mut || outside.fresh());
    let (mut actor, flows) = made.ok_or_else(|| Refusal::NoProfile {
        activity: activity.to_owned(),
    })?;
    if let Some(id) = id {
        actor.reference = id.to_owned();
    }
    actor.commune = place_name(at).unwrap_or_default();
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
