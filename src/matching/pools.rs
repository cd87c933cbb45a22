//! Who could share one need or means: same nature, near each other, each actor once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::candidate::PoolCandidate;
use super::rulebook::Rulebook;
use super::score::nearness;
use crate::base::geo::LonLat;
use crate::base::ids::ActorId;
use crate::base::text::fold;
use crate::model::{Direction, Family, Flow, Project};
use crate::reference::{NatureIx, Nomenclature};

/// Groups larger than this are built from their first members only; no room shares with more.
const LARGEST: usize = 60;
/// Relation part of a pool whose members name the same nature.
pub const SHARED_NATURE: f64 = 0.85;
/// Relation part of a pool whose members only use the same words.
pub const SHARED_WORDS: f64 = 0.6;
/// Part of the score for a member without a known place.
const UNPLACED: f64 = 0.85;

/// How many actors a pool of that family usually needs to be worth the trouble. Common knowledge.
fn critical_mass(family: Option<Family>) -> usize {
    match family {
        Some(Family::Waste | Family::Services | Family::Material) => 3,
        _ => 2,
    }
}

/// One flow that could join a pool.
struct Joiner<'a> {
    flow: &'a Arc<Flow>,
    actor: ActorId,
    at: Option<LonLat>,
}

/// What makes flows poolable together: the nature, or the words while no nature is recognised.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Nature(NatureIx),
    Words(String),
}

/// Every pool candidate of a project, in order of key. Groups that people already formed are left out.
pub fn pool_candidates(project: &Project, rules: &Rulebook) -> Vec<PoolCandidate> {
    let formed: BTreeSet<BTreeSet<_>> = project
        .pools
        .values()
        .map(|pool| pool.flows.iter().copied().collect())
        .collect();
    let mut groups: BTreeMap<Key, Vec<Joiner<'_>>> = BTreeMap::new();
    for flow in project.flows.values().filter(|f| f.direction == Direction::Pool) {
        let Some(actor) = project.actors.get(&flow.actor) else {
            continue;
        };
        let key = match flow
            .nature
            .as_deref()
            .and_then(|code| rules.natures().index_of(code))
        {
            Some(ix) => Key::Nature(ix),
            None => Key::Words(fold(&flow.label)),
        };
        let at = actor.position.map(|p| p.at);
        groups.entry(key).or_default().push(Joiner {
            flow,
            actor: flow.actor,
            at,
        });
    }
    let mut pools = Vec::new();
    for (key, mut joiners) in groups {
        joiners.sort_by(|a, b| a.flow.reference.cmp(&b.flow.reference));
        let nature = match key {
            Key::Nature(ix) => Some(ix),
            Key::Words(_) => None,
        };
        pools.extend(split(&joiners, nature, rules));
    }
    pools.retain(|p| !formed.contains(&p.members.iter().copied().collect()));
    pools
}

/// Splits the flows of one key into groups whose members are all within the limit of each other.
fn split(joiners: &[Joiner<'_>], nature: Option<NatureIx>, rules: &Rulebook) -> Vec<PoolCandidate> {
    let limit_km = rules.weights.pool_km(nature, rules.natures());
    let mut left: Vec<&Joiner<'_>> = joiners.iter().collect();
    let mut pools = Vec::new();
    while left.len() >= 2 {
        let group = largest_around(&left, limit_km);
        let taken: BTreeSet<_> = group.iter().map(|j| j.flow.id).collect();
        left.retain(|j| !taken.contains(&j.flow.id));
        if group.len() >= 2 {
            pools.push(candidate(&group, nature, limit_km, rules.natures()));
        }
    }
    pools
}

/// The group around the flow with most neighbours; ties go to the first reference.
fn largest_around<'a>(left: &[&'a Joiner<'a>], limit_km: f64) -> Vec<&'a Joiner<'a>> {
    let seeds = &left[..left.len().min(LARGEST)];
    let neighbours = |seed: &Joiner<'_>| left.iter().filter(|j| apart(seed, j) <= limit_km).count();
    let Some(seed) = seeds.iter().rev().max_by_key(|s| neighbours(s)) else {
        return Vec::new();
    };
    let mut near: Vec<&Joiner<'_>> = left
        .iter()
        .copied()
        .filter(|j| apart(seed, j) <= limit_km)
        .collect();
    near.sort_by(|a, b| apart(seed, a).total_cmp(&apart(seed, b)));
    let mut group: Vec<&Joiner<'_>> = Vec::new();
    for joiner in near {
        let fits = group
            .iter()
            .all(|g| g.actor != joiner.actor && apart(g, joiner) <= limit_km);
        if fits && group.len() < LARGEST {
            group.push(joiner);
        }
    }
    group.sort_by(|a, b| a.flow.reference.cmp(&b.flow.reference));
    group
}

/// Kilometres between two actors; an unknown place never keeps them apart.
fn apart(a: &Joiner<'_>, b: &Joiner<'_>) -> f64 {
    a.at.zip(b.at).map_or(0.0, |(a, b)| a.distance_km(b))
}

fn candidate(
    group: &[&Joiner<'_>],
    nature: Option<NatureIx>,
    limit_km: f64,
    natures: &Nomenclature,
) -> PoolCandidate {
    let critical = critical_mass(nature.map(|ix| natures.get(ix).family));
    let everyone_placed = group.iter().all(|j| j.at.is_some());
    let spread = group
        .iter()
        .enumerate()
        .flat_map(|(i, a)| group[i + 1..].iter().map(|b| apart(a, b)))
        .fold(0.0, f64::max);
    let known = group
        .iter()
        .filter(|j| j.flow.quantity.typical().is_some())
        .count() as f64
        / group.len() as f64;
    // Sharing is a wish until the room says so: a pool starts below a perfect exchange.
    let relation = if nature.is_some() {
        SHARED_NATURE
    } else {
        SHARED_WORDS
    };
    let near = everyone_placed.then(|| nearness(spread, limit_km * 1.25));
    let distance = near.unwrap_or(UNPLACED);
    let mass = (group.len() as f64 / critical as f64).min(1.0);
    let score = 100.0 * relation * distance * mass * (0.5 + 0.5 * (0.5 + 0.5 * known));
    PoolCandidate {
        members: group.iter().map(|j| j.flow.id).collect(),
        score: (score * 1000.0).round() as u32,
        spread_km: everyone_placed.then_some(spread),
        nearness: near,
        critical,
    }
}
