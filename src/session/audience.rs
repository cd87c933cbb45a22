//! A project as an audience may know it, built before anything is computed from it.
//!
//! What is hidden is not there: neither a score, nor an order, nor a width can betray it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::settings;
use crate::base::ids::ActorId;
use crate::edit::Edit;
use crate::model::{Actor, Flow, Level, Maturity, Origin, Pool, Project, Quantity, Synergy, Zone};

/// Fields of an actor that are for the operator unless said otherwise.
const ACTOR_OPERATOR: [&str; 1] = ["note"];

/// The audiences by name.
pub const AUDIENCES: [(&str, Audience); 4] = [
    (
        "operator",
        Audience {
            level: Level::Operator,
            wall: false,
        },
    ),
    (
        "partners",
        Audience {
            level: Level::Partners,
            wall: false,
        },
    ),
    (
        "public",
        Audience {
            level: Level::Public,
            wall: false,
        },
    ),
    (
        "wall",
        Audience {
            level: Level::Public,
            wall: true,
        },
    ),
];

/// For whom something is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Audience {
    /// Nothing above it is shown.
    pub level: Level,
    /// Large type for a room.
    pub wall: bool,
}

impl Default for Audience {
    fn default() -> Self {
        Self {
            level: Level::Operator,
            wall: false,
        }
    }
}

/// The project without anything above that level. The operator's is the project itself.
pub fn cut(project: &Project, level: Level) -> Project {
    if level >= Level::Operator {
        return project.clone();
    }
    cut_beside(project, level, None)
}

/// True when an edit changes what the audience may know of a flow or of a synergy. That something hidden was spoken
/// of is hidden too.
pub fn notices(edit: &Edit, level: Level) -> bool {
    if level >= Level::Operator {
        return true;
    }
    match edit {
        Edit::Flow { old, new } => {
            let seen = |side: &Option<Arc<Flow>>| {
                let seen = flow(side.as_ref()?, level)?;
                Some(Flow {
                    level: Level::Public,
                    levels: BTreeMap::new(),
                    ..seen
                })
            };
            seen(old) != seen(new)
        }
        Edit::Synergy { old, new } => {
            let seen = |side: &Option<Arc<Synergy>>| {
                let seen = synergy(side.as_ref()?, level);
                Some(Synergy {
                    levels: BTreeMap::new(),
                    ..seen
                })
            };
            seen(old) != seen(new)
        }
        _ => true,
    }
}

/// The project as one who takes part in it may know it: what the audience may know, what is said of the actor
/// itself, and what was agreed with it. Remarks and sources stay with the operator.
pub fn cut_for(project: &Project, level: Level, own: ActorId) -> Project {
    cut_beside(project, level.min(Level::Partners), Some(own))
}

fn cut_beside(project: &Project, level: Level, own: Option<ActorId>) -> Project {
    let mut cut = Project {
        name: project.name.clone(),
        ..Project::default()
    };
    // Weights, limits, natures and rules decide the list and, without their sources, tell nothing of anyone.
    cut.settings = settings::cut(&project.settings);
    cut.actors = project
        .actors
        .values()
        .filter_map(|a| match own == Some(a.id) {
            true => Some(own_actor(a)),
            false => actor(a, level),
        })
        .map(|a| (a.id, Arc::new(a)))
        .collect();
    let owned = project
        .flows
        .values()
        .filter(|f| cut.actors.contains_key(&f.actor));
    cut.flows = owned
        .filter_map(|f| match own == Some(f.actor) {
            true => Some(own_flow(f)),
            false => flow(f, level),
        })
        .map(|f| (f.id, Arc::new(f)))
        .collect();
    let whole = |pool: &&Arc<Pool>| pool.flows.iter().all(|f| cut.flows.contains_key(f));
    cut.pools = project
        .pools
        .values()
        .filter(whole)
        .map(|p| (p.id, Arc::clone(p)))
        .collect();
    let synergies = project.synergies.values().filter(|s| is_known(s, &cut));
    let kept: Vec<_> = synergies
        .map(|s| {
            let known = synergy(s, level);
            let known = match own {
                Some(own) if takes_part(&cut, s, own) => agreed(s, level, known),
                _ => known,
            };
            (s.id, Arc::new(known))
        })
        .collect();
    cut.synergies = kept.into_iter().collect();
    let zones = project.zones.values().filter_map(|z| zone(z, level));
    cut.zones = zones.map(|z| (z.id, Arc::new(z))).collect();
    cut
}

/// An actor as it knows itself.
fn own_actor(actor: &Actor) -> Actor {
    Actor {
        note: String::new(),
        origin: status_only(&actor.origin),
        levels: BTreeMap::new(),
        ..actor.clone()
    }
}

/// A flow as its actor knows it: its figures are no secret to itself.
fn own_flow(flow: &Flow) -> Flow {
    let figures = ["quantity", "quantity_min", "quantity_max"];
    Flow {
        note: String::new(),
        origin: status_only(&flow.origin),
        level: Level::Public,
        levels: figures.map(|field| (field.to_owned(), Level::Public)).into(),
        ..flow.clone()
    }
}

/// True when the actor is an end of the synergy or a member of its group.
pub fn takes_part(project: &Project, synergy: &Synergy, actor: ActorId) -> bool {
    let pool = synergy.pool.and_then(|pool| project.pools.get(&pool));
    let members = pool.into_iter().flat_map(|pool| &pool.flows);
    let mut members = members.filter_map(|flow| project.flows.get(flow));
    [synergy.from_actor, synergy.to_actor].contains(&Some(actor)) || members.any(|flow| flow.actor == actor)
}

/// Adds what those who take part agreed on, unless a level of its own hides it.
fn agreed(synergy: &Synergy, level: Level, known: Synergy) -> Synergy {
    let shows = |field: &str| synergy.levels.get(field).is_none_or(|own| *own <= level);
    let text = |field: &str, value: &String| {
        if shows(field) {
            value.clone()
        } else {
            String::new()
        }
    };
    Synergy {
        owner: text("owner", &synergy.owner),
        next_action: text("next_action", &synergy.next_action),
        due: text("due", &synergy.due),
        ..known
    }
}

fn status_only(origin: &Origin) -> Origin {
    Origin {
        status: origin.status,
        source: String::new(),
    }
}

fn actor(actor: &Actor, level: Level) -> Option<Actor> {
    let shows = |field: &str| {
        let default = if ACTOR_OPERATOR.contains(&field) {
            Level::Operator
        } else {
            Level::Public
        };
        actor.levels.get(field).copied().unwrap_or(default) <= level
    };
    if !shows("name") {
        return None;
    }
    let text = |field: &str, value: &str| {
        if shows(field) {
            value.to_owned()
        } else {
            String::new()
        }
    };
    let placed = ["position", "lat", "lon"].into_iter().all(shows);
    Some(Actor {
        id: actor.id,
        reference: actor.reference.clone(),
        name: actor.name.clone(),
        short_name: text("short_name", &actor.short_name),
        kind: actor.kind,
        siret: text("siret", &actor.siret),
        activity_code: text("activity_code", &actor.activity_code),
        activity: text("activity", &actor.activity),
        commune: text("commune", &actor.commune),
        position: actor.position.filter(|_| placed),
        employees: actor.employees.filter(|_| shows("employees")),
        note: text("note", &actor.note),
        origin: status_only(&actor.origin),
        levels: BTreeMap::new(),
    })
}

fn flow(flow: &Flow, level: Level) -> Option<Flow> {
    let shows = |field: &str| flow.level_of(field) <= level;
    if flow.level > level || !shows("label") {
        return None;
    }
    let bounds = ["quantity", "quantity_min", "quantity_max"].map(shows);
    let quantity = Quantity {
        value: flow.quantity.value.filter(|_| bounds[0]),
        min: flow.quantity.min.filter(|_| bounds[1]),
        max: flow.quantity.max.filter(|_| bounds[2]),
        unit: flow.quantity.unit.clone(),
        period: flow.quantity.period,
    };
    Some(Flow {
        id: flow.id,
        reference: flow.reference.clone(),
        actor: flow.actor,
        direction: flow.direction,
        label: flow.label.clone(),
        nature: flow.nature.clone().filter(|_| shows("nature")),
        quantity: if bounds.contains(&true) {
            quantity
        } else {
            Quantity::default()
        },
        temperature_c: flow.temperature_c.filter(|_| shows("temperature_c")),
        waste_code: if shows("waste_code") {
            flow.waste_code.clone()
        } else {
            String::new()
        },
        availability: flow.availability.filter(|_| shows("availability")),
        level: flow.level,
        note: if shows("note") {
            flow.note.clone()
        } else {
            String::new()
        },
        origin: status_only(&flow.origin),
        levels: flow.levels.clone(),
    })
}

/// An outline is public unless its name or its surface was given a level.
fn zone(zone: &Zone, level: Level) -> Option<Zone> {
    let hidden = ["name", "geom"]
        .iter()
        .any(|field| zone.levels.get(*field).is_some_and(|own| *own > level));
    (!hidden).then(|| Zone {
        origin: status_only(&zone.origin),
        levels: BTreeMap::new(),
        ..zone.clone()
    })
}

/// True when everything that the synergy ties together is known to the audience.
fn is_known(synergy: &Synergy, cut: &Project) -> bool {
    let flows = [synergy.offer_flow, synergy.need_flow];
    let actors = [synergy.from_actor, synergy.to_actor];
    flows.iter().flatten().all(|f| cut.flows.contains_key(f))
        && actors.iter().flatten().all(|a| cut.actors.contains_key(a))
        && synergy.pool.is_none_or(|p| cut.pools.contains_key(&p))
}

/// A synergy without the fields above that level; its state is known to all who may know that it is.
fn synergy(synergy: &Synergy, level: Level) -> Synergy {
    let shows = |field: &str| synergy.level_of(field) <= level;
    let text = |field: &str, value: &str| {
        if shows(field) {
            value.to_owned()
        } else {
            String::new()
        }
    };
    Synergy {
        reference: synergy.reference.clone(),
        kind: synergy.kind,
        offer_flow: synergy.offer_flow,
        need_flow: synergy.need_flow,
        from_actor: synergy.from_actor,
        to_actor: synergy.to_actor,
        pool: synergy.pool,
        label: text("label", &synergy.label),
        state: synergy.state,
        reason: synergy.reason.filter(|_| shows("reason")),
        owner: text("owner", &synergy.owner),
        next_action: text("next_action", &synergy.next_action),
        due: text("due", &synergy.due),
        brakes: text("brakes", &synergy.brakes),
        motive: text("motive", &synergy.motive),
        maturity: if shows("maturity") {
            synergy.maturity.clone()
        } else {
            Maturity::new()
        },
        documents: text("documents", &synergy.documents),
        nda: text("nda", &synergy.nda),
        quantity: if shows("quantity") {
            synergy.quantity.clone()
        } else {
            Quantity::default()
        },
        note: text("note", &synergy.note),
        origin: status_only(&synergy.origin),
        levels: synergy.levels.clone(),
        ..Synergy::blank(synergy.id)
    }
}
