//! From a project to what the map draws, ready for screen, file and paper alike.
//!
//! For another audience than the operator, give a project that [`super::audience::cut`] has cut: what is hidden is then
//! simply not there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::map_filter::MapFilter;
use super::snapshot::News;
use crate::base::geo::LonLat;
use crate::base::ids::{ActorId, FlowId};
use crate::matching::Candidate;
use crate::model::{Family, Flow, Project, Quantity, Synergy, SynergyState, Zone};
use crate::picture::{LineState, MapActor, MapInput, MapLink, MapPool, MapZone};
use crate::reference::Knowledge;

/// Identifier of a synergy among the links of the map.
pub fn synergy_link_id(synergy: &Synergy) -> String {
    format!("s:{}", synergy.reference)
}

/// What the map draws. `candidates` are best first; names of the ground are added by the caller.
pub fn map_input(project: &Project, candidates: &[Candidate], news: &News, filter: &MapFilter) -> MapInput {
    let actors = placed_actors(project);
    let index: BTreeMap<ActorId, u32> = (0..).zip(&actors).map(|(i, (id, _))| (*id, i)).collect();
    let known = Knowledge::of(&project.settings);
    // Amounts of the decided links, which come first.
    let (mut links, mut amounts) = (Vec::new(), Vec::new());
    let mut pools = Vec::new();
    let decided = project.synergies.values().filter(|_| filter.shows_decided());
    for synergy in decided {
        if let Some(link) = synergy_link(project, synergy, &index, filter) {
            links.push(link);
            amounts.push(amount(project, synergy, &known));
        }
        pools.extend(synergy_pool(project, synergy, &index, filter));
    }
    let most = filter.most(actors.len());
    let mut proposed = 0;
    for candidate in candidates {
        if proposed >= most {
            break;
        }
        let drawn = match candidate {
            Candidate::Exchange(_) => {
                let ends = candidate.flows();
                proposal_link(project, candidate, (ends[0], ends[1]), news, &index, filter)
                    .map(|l| links.push(l))
            }
            Candidate::Chain(chain) => {
                // Both halves bear the name of the chain: choosing one chooses it whole.
                let halves = [(chain.offer, chain.into), (chain.out, chain.need)];
                let drawn = halves.map(|ends| proposal_link(project, candidate, ends, news, &index, filter));
                let any = drawn.iter().any(Option::is_some).then_some(());
                links.extend(drawn.into_iter().flatten());
                any
            }
            Candidate::Pool(_) => {
                proposal_pool(project, candidate, news, &index, filter).map(|p| pools.push(p))
            }
        };
        proposed += usize::from(drawn.is_some());
    }
    width_classes(&mut links, &amounts);
    MapInput {
        actors: actors.into_iter().map(|(_, actor)| actor).collect(),
        links,
        pools,
        zones: project.zones.values().map(|z| map_zone(z)).collect(),
        places: Vec::new(),
        visitor: None,
        proposals: (proposed, 0),
    }
}

fn map_zone(zone: &Zone) -> MapZone {
    let corner = |&[lon, lat]: &[f64; 2]| LonLat { lon, lat }.to_mercator();
    let ring = |ring: &Vec<[f64; 2]>| ring.iter().map(corner).collect();
    MapZone {
        reference: zone.reference.clone(),
        name: zone.name.clone(),
        rings: Arc::new(zone.shape.rings().map(ring).collect()),
    }
}

/// Actors with a place, by reference, so that the picture does not depend on internal identifiers.
fn placed_actors(project: &Project) -> Vec<(ActorId, MapActor)> {
    let mut actors: Vec<_> = project
        .actors
        .values()
        .filter_map(|a| {
            let drawn = MapActor {
                reference: a.reference.clone(),
                name: a.map_name().to_owned(),
                commune: a.commune.clone(),
                kind: a.kind,
                mercator: a.position?.at.to_mercator(),
                dashed: a.origin.is_illustrative() || a.is_roughly_placed(),
            };
            Some((a.id, drawn))
        })
        .collect();
    actors.sort_by(|a, b| a.1.reference.cmp(&b.1.reference));
    actors
}

/// Synergies above candidates, further ones first.
fn strength(state: SynergyState) -> f32 {
    match state {
        SynergyState::EnService => 500.0,
        SynergyState::MiseEnOeuvre => 400.0,
        SynergyState::Etude | SynergyState::Negociation => 300.0,
        SynergyState::Piste | SynergyState::Discussion => 200.0,
        _ => 0.0,
    }
}

fn flow_of<'a>(project: &'a Project, synergy: &Synergy) -> Option<&'a Flow> {
    let flow = synergy.offer_flow.or(synergy.need_flow)?;
    project.flows.get(&flow).map(AsRef::as_ref)
}

fn synergy_link(
    project: &Project,
    synergy: &Synergy,
    index: &BTreeMap<ActorId, u32>,
    filter: &MapFilter,
) -> Option<MapLink> {
    let line = LineState::of_state(synergy.state)?;
    let (from, to) = (*index.get(&synergy.from_actor?)?, *index.get(&synergy.to_actor?)?);
    let flow = flow_of(project, synergy);
    let family = super::follow_up::family(project, synergy);
    let ends = [synergy.offer_flow, synergy.need_flow];
    let flows = ends
        .iter()
        .flatten()
        .filter_map(|f| project.flows.get(f))
        .map(AsRef::as_ref);
    let shown = filter.shows(family, line)
        && filter.shows_way(synergy.from_actor?, synergy.to_actor?)
        && filter.in_season(flows);
    shown.then(|| MapLink {
        id: synergy_link_id(synergy),
        from,
        to,
        family,
        nature: flow.and_then(|f| f.nature.clone()).unwrap_or_default(),
        line,
        width_class: None,
        strength: strength(synergy.state),
        is_new: false,
        label: synergy.label.clone(),
    })
}

/// Family of the first of a pool's flows, and the drawn actors that bring them.
fn pooled<'a>(
    project: &Project,
    flows: impl IntoIterator<Item = &'a FlowId>,
    index: &BTreeMap<ActorId, u32>,
    filter: &MapFilter,
) -> (Option<Family>, Vec<u32>) {
    let flows: Vec<&Flow> = flows
        .into_iter()
        .filter_map(|f| project.flows.get(f))
        .map(AsRef::as_ref)
        .collect();
    let family = flows.first().and_then(|f| f.family());
    // Whoever has nothing in that month stays away from what is shared in it.
    let present = flows.iter().filter(|f| filter.in_season(std::iter::once(**f)));
    let present: Vec<&Flow> = present.copied().collect();
    if !filter.shows_group(present.iter().map(|f| f.actor)) {
        return (family, Vec::new());
    }
    let members = present.iter().filter_map(|f| index.get(&f.actor).copied());
    (family, members.collect())
}

fn synergy_pool(
    project: &Project,
    synergy: &Synergy,
    index: &BTreeMap<ActorId, u32>,
    filter: &MapFilter,
) -> Option<MapPool> {
    let line = LineState::of_state(synergy.state)?;
    let pool = project.pools.get(&synergy.pool?)?;
    let (family, members) = pooled(project, &pool.flows, index, filter);
    (members.len() >= 2 && filter.shows(family, line)).then(|| MapPool {
        id: synergy_link_id(synergy),
        members,
        family,
        line,
        is_new: false,
    })
}

fn proposal_link(
    project: &Project,
    candidate: &Candidate,
    ends: (FlowId, FlowId),
    news: &News,
    index: &BTreeMap<ActorId, u32>,
    filter: &MapFilter,
) -> Option<MapLink> {
    let (offer, need) = (project.flows.get(&ends.0)?, project.flows.get(&ends.1)?);
    let (from, to) = (*index.get(&offer.actor)?, *index.get(&need.actor)?);
    let family = offer.family();
    let shown = filter.shows(family, LineState::Proposed)
        && filter.shows_way(offer.actor, need.actor)
        && filter.in_season([offer, need].into_iter().map(AsRef::as_ref));
    shown.then(|| MapLink {
        id: candidate.id(project),
        from,
        to,
        family,
        nature: offer.nature.clone().unwrap_or_default(),
        line: LineState::Proposed,
        width_class: None,
        strength: candidate.score() as f32 / 1000.0,
        is_new: news.is_new(candidate),
        label: offer.label.clone(),
    })
}

fn proposal_pool(
    project: &Project,
    candidate: &Candidate,
    news: &News,
    index: &BTreeMap<ActorId, u32>,
    filter: &MapFilter,
) -> Option<MapPool> {
    let Candidate::Pool(pool) = candidate else {
        return None;
    };
    let (family, members) = pooled(project, &pool.members, index, filter);
    (members.len() >= 2 && filter.shows(family, LineState::Proposed)).then(|| MapPool {
        id: candidate.id(project),
        members,
        family,
        line: LineState::Proposed,
        is_new: news.is_new(candidate),
    })
}

/// Five classes by square root of the quantity among the links whose natures are counted in the same unit.
fn width_classes(links: &mut [MapLink], amounts: &[Option<(String, f64)>]) {
    let mut largest: BTreeMap<&str, f64> = BTreeMap::new();
    for (unit, value) in amounts.iter().flatten() {
        let most = largest.entry(unit).or_insert(*value);
        *most = most.max(*value);
    }
    for (link, amount) in links.iter_mut().zip(amounts) {
        link.width_class = amount.as_ref().and_then(|(unit, value)| {
            let share = (value / largest.get(unit.as_str())?).sqrt();
            Some((share * 5.0).ceil().clamp(1.0, 5.0) as u8 - 1)
        });
    }
}

/// Quantity a year of a synergy in the usual unit of its nature: its own, else that of its offer.
fn amount(project: &Project, synergy: &Synergy, known: &Knowledge) -> Option<(String, f64)> {
    let flow = flow_of(project, synergy)?;
    let nature = known.natures().index_of(flow.nature.as_deref()?)?;
    let usual = known.natures().get(nature).unit.clone();
    let quantity: &Quantity = if synergy.quantity.typical().is_some() {
        &synergy.quantity
    } else {
        &flow.quantity
    };
    let unit = if quantity.unit.is_empty() {
        &usual
    } else {
        &quantity.unit
    };
    let value = known
        .convert(quantity.per_year()?, unit, &usual, Some(nature))?
        .value;
    (value > 0.0).then_some((usual, value))
}
