//! Who and what is known so far, found by reference, name or content.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use uuid::Uuid;

use super::finding::Problem;
use crate::base::ids::{ActorId, FlowId, PoolId, SynergyId};
use crate::base::text::fold;
use crate::model::{Actor, Direction, Flow, Project, Synergy};

/// What makes two flows without reference the same flow.
type FlowKey = (ActorId, Direction, String);
/// What makes two synergies without reference the same synergy.
type SynergyKey = (
    Option<FlowId>,
    Option<FlowId>,
    Option<ActorId>,
    Option<ActorId>,
    Option<PoolId>,
    String,
);

/// Look-up tables over the project and the rows planned so far.
#[derive(Debug, Default)]
pub(super) struct Index {
    actors: BTreeMap<String, ActorId>,
    actor_names: BTreeMap<String, Vec<ActorId>>,
    flows: BTreeMap<String, FlowId>,
    pools: BTreeMap<String, PoolId>,
    synergies: BTreeMap<String, SynergyId>,
    /// What a row has already updated or added.
    claimed: BTreeSet<Uuid>,
    /// What was there before, for rows without reference; each is taken by one row at most.
    old_actors: BTreeMap<String, VecDeque<ActorId>>,
    old_flows: BTreeMap<FlowKey, VecDeque<FlowId>>,
    old_synergies: BTreeMap<SynergyKey, VecDeque<SynergyId>>,
}

impl Index {
    /// Indexes what a project holds.
    pub(super) fn of(project: &Project) -> Self {
        let mut index = Self::default();
        for actor in project.actors.values() {
            index.add_actor(actor);
            for key in [actor.siret.clone(), place_key(&actor.name, &actor.commune)] {
                if !key.is_empty() {
                    index.old_actors.entry(key).or_default().push_back(actor.id);
                }
            }
        }
        for flow in project.flows.values() {
            index.add_flow(flow);
            let key = (flow.actor, flow.direction, fold(&flow.label));
            index.old_flows.entry(key).or_default().push_back(flow.id);
        }
        for pool in project.pools.values() {
            index.add_pool(&pool.reference, pool.id);
        }
        for synergy in project.synergies.values() {
            index.add_synergy(synergy);
            index
                .old_synergies
                .entry(synergy_key(synergy))
                .or_default()
                .push_back(synergy.id);
        }
        index
    }

    /// Makes an actor known by its reference, names and SIRET.
    pub(super) fn add_actor(&mut self, actor: &Actor) {
        self.actors.insert(actor.reference.clone(), actor.id);
        for name in [fold(&actor.name), fold(&actor.short_name), actor.siret.clone()] {
            let held = self.actor_names.entry(name).or_default();
            if !held.contains(&actor.id) {
                held.push(actor.id);
            }
        }
    }

    /// Makes a flow known by its reference.
    pub(super) fn add_flow(&mut self, flow: &Flow) {
        self.flows.insert(flow.reference.clone(), flow.id);
    }

    /// Makes a pool known by its reference.
    pub(super) fn add_pool(&mut self, reference: &str, id: PoolId) {
        self.pools.insert(reference.to_owned(), id);
    }

    /// Makes a synergy known by its reference.
    pub(super) fn add_synergy(&mut self, synergy: &Synergy) {
        self.synergies.insert(synergy.reference.clone(), synergy.id);
    }

    /// The actor of a reference, else of a name or SIRET that only one actor has.
    pub(super) fn actor(&self, words: &str) -> Result<ActorId, Problem> {
        if let Some(id) = self.actors.get(words) {
            return Ok(*id);
        }
        let folded = fold(words);
        let named = self.actor_names.get(&folded).map_or(&[][..], Vec::as_slice);
        match named {
            [only] if !folded.is_empty() => Ok(*only),
            [] | [_] => Err(Problem::UnknownActor),
            _ if folded.is_empty() => Err(Problem::UnknownActor),
            _ => Err(Problem::AmbiguousActor),
        }
    }

    /// The actor of exactly that reference.
    pub(super) fn actor_of_ref(&self, reference: &str) -> Option<ActorId> {
        self.actors.get(reference).copied()
    }

    /// The flow of a reference.
    pub(super) fn flow(&self, reference: &str) -> Option<FlowId> {
        self.flows.get(reference).copied()
    }

    /// The pool of a reference.
    pub(super) fn pool(&self, reference: &str) -> Option<PoolId> {
        self.pools.get(reference).copied()
    }

    /// The synergy of a reference.
    pub(super) fn synergy(&self, reference: &str) -> Option<SynergyId> {
        self.synergies.get(reference).copied()
    }

    /// Marks what a row has updated or added: no later row without reference may take it.
    pub(super) fn claim(&mut self, id: Uuid) {
        self.claimed.insert(id);
    }

    /// Takes the old actor with that SIRET, else with that name in that commune, else with that name alone.
    pub(super) fn take_actor(&mut self, siret: &str, name: &str, commune: &str) -> Option<ActorId> {
        let claimed = &self.claimed;
        let free = |id: &ActorId| !claimed.contains(&id.0);
        let by_siret = first_free(&mut self.old_actors, &siret.to_owned(), free);
        let found = by_siret.or_else(|| first_free(&mut self.old_actors, &place_key(name, commune), free));
        if found.is_some() || !commune.is_empty() {
            return found;
        }
        match self.actor_names.get(&fold(name)).map(Vec::as_slice) {
            Some([only]) if free(only) => Some(*only),
            _ => None,
        }
    }

    /// Takes the old flow of that content.
    pub(super) fn take_flow(&mut self, actor: ActorId, direction: Direction, label: &str) -> Option<FlowId> {
        let key = (actor, direction, fold(label));
        first_free(&mut self.old_flows, &key, |id| !self.claimed.contains(&id.0))
    }

    /// Takes the old synergy of that content.
    pub(super) fn take_synergy(&mut self, read: &Synergy) -> Option<SynergyId> {
        let key = synergy_key(read);
        first_free(&mut self.old_synergies, &key, |id| !self.claimed.contains(&id.0))
    }
}

/// The first entry under a key that is still free; those before it are forgotten.
fn first_free<K: Ord, V>(
    held: &mut BTreeMap<K, VecDeque<V>>,
    key: &K,
    free: impl Fn(&V) -> bool,
) -> Option<V> {
    let queue = held.get_mut(key)?;
    std::iter::from_fn(|| queue.pop_front()).find(free)
}

fn place_key(name: &str, commune: &str) -> String {
    format!("{} @ {}", fold(name), fold(commune))
}

fn synergy_key(synergy: &Synergy) -> SynergyKey {
    (
        synergy.offer_flow,
        synergy.need_flow,
        synergy.from_actor,
        synergy.to_actor,
        synergy.pool,
        fold(&synergy.label),
    )
}
