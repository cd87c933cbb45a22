//! Decisions: candidates become synergies, synergies change state.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fields::{date, set_synergy};
use super::found::{self, Planned};
use super::intent::{Decision, Fields};
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::ids::{ActorId, FlowId, PoolId, SynergyId};
use crate::edit::{Change, ChangeName, Edit};
use crate::model::{Direction, Flow, Pool, Project, Reason, Synergy, SynergyKind, SynergyState};

/// Decides on a pair, a candidate or a pool. The same flows again move the same synergy.
///
/// # Errors
/// [`Refusal`] when the flows do not fit together or the state demands a reason.
pub fn decide(project: &Project, decision: &Decision, outside: &mut Outside) -> Planned {
    let flows = flows_of(project, decision)?;
    let (state, reason) = state_and_reason(&decision.state, decision.reason.as_deref())?;
    let mut edits = Vec::new();
    let existing = standing(project, &flows);
    let mut synergy = match existing {
        Some(synergy) => (**synergy).clone(),
        None => {
            let id = decision.id.as_deref();
            let (synergy, pool) = new_for(project, &flows, id, outside)?;
            edits.extend(pool.map(|p| Edit::Pool {
                old: None,
                new: Some(Arc::new(p)),
            }));
            synergy
        }
    };
    (synergy.state, synergy.reason) = (state, reason);
    let told = [
        (&decision.owner, &mut synergy.owner),
        (&decision.next_action, &mut synergy.next_action),
        (&decision.motive, &mut synergy.motive),
        (&decision.brakes, &mut synergy.brakes),
        (&decision.note, &mut synergy.note),
    ];
    for (given, field) in told {
        if let Some(text) = given {
            field.clone_from(text);
        }
    }
    if let Some(due) = &decision.due {
        synergy.due = date("due", &due.as_str().into(), outside.today())?;
    }
    let (label, made) = (synergy.label.clone(), synergy.reference.clone());
    edits.push(Edit::Synergy {
        old: existing.cloned(),
        new: Some(Arc::new(synergy)),
    });
    Ok((
        Change {
            name: ChangeName::new(name_of(state), label),
            edits,
        },
        Some(made),
    ))
}

/// What a decision is called in "Undo: …".
fn name_of(state: SynergyState) -> &'static str {
    match state {
        SynergyState::Piste => "change-keep",
        SynergyState::Attente => "change-park",
        SynergyState::Refusee => "change-refuse",
        _ => "change-decide",
    }
}

/// Draws a synergy between two actors, as `piste`.
///
/// # Errors
/// [`Refusal`] for unknown actors, twice the same one, or a field that does not fit.
pub fn draw(
    project: &Project,
    id: Option<&str>,
    ends: [&String; 2],
    fields: &Fields,
    outside: &mut Outside,
) -> Planned {
    let actor = |id: &String| found::actor(project, id).map(|a| a.id);
    let (from, to) = (actor(ends[0])?, actor(ends[1])?);
    if from == to {
        return Err(Refusal::NotAPair);
    }
    let mut synergy = blank(project, id, outside)?;
    (synergy.from_actor, synergy.to_actor) = (Some(from), Some(to));
    set_synergy(&mut synergy, fields, outside.today())?;
    let (label, made) = (synergy.label.clone(), synergy.reference.clone());
    let edit = Edit::Synergy {
        old: None,
        new: Some(Arc::new(synergy)),
    };
    Ok((Change::single("change-draw-synergy", label, edit), Some(made)))
}

/// Moves a synergy to another state.
///
/// # Errors
/// [`Refusal`] for an unknown synergy or state, or a missing reason.
pub fn set_state(project: &Project, id: &str, state: &str, reason: Option<&str>) -> Planned {
    let old = found::synergy(project, id)?;
    let mut new = (**old).clone();
    (new.state, new.reason) = state_and_reason(state, reason)?;
    let edit = Edit::Synergy {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    Ok((Change::single("change-set-state", old.label.as_str(), edit), None))
}

fn state_and_reason(state: &str, reason: Option<&str>) -> Result<(SynergyState, Option<Reason>), Refusal> {
    let bad = |field: &str, value: &str| Refusal::BadValue {
        field: field.to_owned(),
        value: value.to_owned(),
    };
    let known = SynergyState::from_code(state).ok_or_else(|| bad("state", state))?;
    let reason = reason
        .filter(|r| !r.is_empty())
        .map(|r| Reason::from_words(r).ok_or_else(|| bad("reason", r)))
        .transpose()?;
    if known.needs_reason() && reason.is_none() {
        return Err(Refusal::NeedsReason {
            state: state.to_owned(),
        });
    }
    Ok((known, reason))
}

/// The flows that a decision is about: an offer and a need, or the members of a pool.
fn flows_of<'a>(project: &'a Project, decision: &Decision) -> Result<Vec<&'a Arc<Flow>>, Refusal> {
    let flow = |id: &str| found::flow(project, id);
    match (
        &decision.candidate,
        &decision.offer,
        &decision.need,
        &decision.pool,
    ) {
        (Some(candidate), ..) => flows_of_candidate(project, candidate),
        (None, Some(offer), Some(need), _) => Ok(vec![flow(offer)?, flow(need)?]),
        (None, _, _, Some(members)) => members.iter().map(|id| flow(id)).collect(),
        _ => Err(Refusal::MissingField {
            field: "offer, need".to_owned(),
        }),
    }
}

/// The flows of a candidate, by its identifier.
///
/// # Errors
/// [`Refusal::NoCandidate`] when one of them is gone.
pub(super) fn flows_of_candidate<'a>(
    project: &'a Project,
    candidate: &str,
) -> Result<Vec<&'a Arc<Flow>>, Refusal> {
    let gone = || Refusal::NoCandidate {
        id: candidate.to_owned(),
    };
    let (_, refs) = candidate.split_once(':').ok_or_else(gone)?;
    let parts: Vec<&str> = refs.split('+').collect();
    flows_named(project, &parts).ok_or_else(gone)
}

/// The flows whose references, joined by `+`, give these parts; a reference may hold that sign itself.
fn flows_named<'a>(project: &'a Project, parts: &[&str]) -> Option<Vec<&'a Arc<Flow>>> {
    if parts.is_empty() {
        return Some(Vec::new());
    }
    (1..=parts.len()).find_map(|taken| {
        let flow = project.flow_by_ref(&parts[..taken].join("+"))?;
        let mut rest = flows_named(project, &parts[taken..])?;
        rest.insert(0, flow);
        Some(rest)
    })
}

/// The synergy that already stands for these flows.
fn standing<'a>(project: &'a Project, flows: &[&Arc<Flow>]) -> Option<&'a Arc<Synergy>> {
    let wanted: BTreeSet<FlowId> = flows.iter().map(|f| f.id).collect();
    project
        .synergies
        .values()
        .find(|s| match s.pool.and_then(|p| project.pools.get(&p)) {
            Some(pool) => pool.flows.iter().copied().collect::<BTreeSet<_>>() == wanted,
            None => match (s.offer_flow, s.need_flow) {
                (Some(o), Some(n)) => {
                    let ends = chain_ends(flows).or((flows.len() == 2).then(|| (flows[0], flows[1])));
                    ends.is_some_and(|(offer, need)| (offer.id, need.id) == (o, n))
                }
                _ => false,
            },
        })
}

fn new_for(
    project: &Project,
    flows: &[&Arc<Flow>],
    id: Option<&str>,
    outside: &mut Outside,
) -> Result<(Synergy, Option<Pool>), Refusal> {
    let mut synergy = blank(project, id, outside)?;
    if let [offer, need] = flows
        && (offer.direction, need.direction) == (Direction::Offer, Direction::Need)
    {
        if offer.actor == need.actor {
            return Err(Refusal::NotAPair);
        }
        (synergy.offer_flow, synergy.need_flow) = (Some(offer.id), Some(need.id));
        (synergy.from_actor, synergy.to_actor) = (Some(offer.actor), Some(need.actor));
        synergy.label.clone_from(&offer.label);
        return Ok((synergy, None));
    }
    if let Some((offer, need)) = chain_ends(flows) {
        synergy.kind = SynergyKind::Chain;
        (synergy.offer_flow, synergy.need_flow) = (Some(offer.id), Some(need.id));
        (synergy.from_actor, synergy.to_actor) = (Some(offer.actor), Some(need.actor));
        let via = project.actors.get(&flows[1].actor).map_or("", |a| a.map_name());
        synergy.label = format!("{} → {via} → {}", offer.label, need.label);
        return Ok((synergy, None));
    }
    let actors: BTreeSet<ActorId> = flows.iter().map(|f| f.actor).collect();
    let all_on = |side| {
        flows
            .iter()
            .all(|f| matches!(f.direction, d if d == Direction::Pool || d == side))
    };
    // Two flows are taken for a pair unless both are there to share; of more, all may have the same need or the same
    // thing to give.
    let shared = if flows.len() == 2 {
        all_on(Direction::Pool)
    } else {
        all_on(Direction::Offer) || all_on(Direction::Need)
    };
    if !shared && flows.len() == 2 {
        return Err(Refusal::NotAPair);
    }
    if !shared || actors.len() < 2 || actors.len() != flows.len() {
        return Err(Refusal::NotAPool);
    }
    let id = PoolId(outside.fresh());
    let pool = Pool {
        id,
        reference: format!("p-{id}"),
        flows: flows.iter().map(|f| f.id).collect(),
    };
    (synergy.kind, synergy.pool) = (SynergyKind::Pool, Some(id));
    synergy.label.clone_from(&flows[0].label);
    Ok((synergy, Some(pool)))
}

/// First and last flow of a chain: given, taken in and given out by a third, sought.
fn chain_ends<'a>(flows: &[&'a Arc<Flow>]) -> Option<(&'a Arc<Flow>, &'a Arc<Flow>)> {
    use Direction::{Need, Offer};
    let [offer, into, out, need] = flows else {
        return None;
    };
    let ways = [offer, into, out, need].map(|f| f.direction);
    let whole = ways == [Offer, Need, Offer, Need] && into.actor == out.actor && offer.actor != need.actor;
    whole.then_some((*offer, *need))
}

fn blank(project: &Project, reference: Option<&str>, outside: &mut Outside) -> Result<Synergy, Refusal> {
    if let Some(id) = reference.filter(|id| project.synergy_by_ref(id).is_some()) {
        return Err(Refusal::Taken { id: id.to_owned() });
    }
    let mut synergy = Synergy::blank(SynergyId(outside.fresh()));
    if let Some(id) = reference {
        id.clone_into(&mut synergy.reference);
    }
    Ok(synergy)
}
