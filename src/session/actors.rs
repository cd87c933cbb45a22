//! Intents on actors: added, changed, moved, deleted.

use std::sync::Arc;

use super::fields::set_actor;
use super::found::{self, Planned};
use super::intent::Fields;
use super::lookups;
use super::outside::Outside;
use super::refusal::Refusal;
use super::rivals;
use crate::base::geo::LonLat;
use crate::base::ids::ActorId;
use crate::edit::{Change, Edit, delete};
use crate::model::{Actor, COMMUNE_PRECISION_M, Position, Project};

/// Adds an actor.
pub(super) fn add(project: &Project, id: Option<&str>, fields: &Fields, outside: &mut Outside) -> Planned {
    let mut actor = Actor::named(ActorId(outside.fresh()), "");
    if let Some(id) = id {
        if project.actor_by_ref(id).is_some() {
            return Err(Refusal::Taken { id: id.to_owned() });
        }
        actor.reference = id.to_owned();
    }
    set_actor(&mut actor, fields)?;
    if actor.name.is_empty() {
        return Err(Refusal::MissingField {
            field: "name".to_owned(),
        });
    }
    lookups::place_by_commune(project, &mut actor);
    let (name, made) = (actor.name.clone(), actor.reference.clone());
    let edit = Edit::Actor {
        old: None,
        new: Some(Arc::new(actor)),
    };
    Ok((Change::single("change-add-actor", name, edit), Some(made)))
}

/// Changes fields of an actor.
pub(super) fn edit(project: &Project, id: &str, fields: &Fields) -> Planned {
    let old = found::actor(project, id)?;
    let mut new = (**old).clone();
    set_actor(&mut new, fields)?;
    // A place that someone pointed at is worth more than the centre of a commune.
    let by_commune = old
        .position
        .is_none_or(|p| p.precision_m == Some(COMMUNE_PRECISION_M));
    if by_commune && new.commune != old.commune && !fields.contains_key("lat") {
        new.position = None;
        lookups::place_by_commune(project, &mut new);
        new.position = new.position.or(old.position);
    }
    let (old, new) = (Some(Arc::clone(old)), Arc::new(new));
    let name = new.name.clone();
    Ok((
        Change::single("change-edit-actor", name, Edit::Actor { old, new: Some(new) }),
        None,
    ))
}

/// Puts an actor where somebody pointed.
pub(super) fn move_to(project: &Project, id: &str, at: LonLat) -> Planned {
    let old = found::actor(project, id)?;
    let mut new = (**old).clone();
    // Someone pointed at the place, so it is as exact as a pointer on a map.
    new.position = Some(Position {
        at,
        precision_m: None,
    });
    let edit = Edit::Actor {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    Ok((Change::single("change-move-actor", old.name.as_str(), edit), None))
}

/// Deletes an actor with its flows, and what was said of its competitors.
pub(super) fn delete(project: &Project, id: &str) -> Planned {
    let actor = found::actor(project, id)?;
    let mut change = delete::delete_actor(project, actor.id).ok_or(Refusal::Stale)?;
    change.edits.extend(rivals::forget(project, actor));
    Ok((change, None))
}
