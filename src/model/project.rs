//! The whole document: ground data only. What is derived is never kept here.

use std::sync::Arc;

use imbl::OrdMap;

use super::{Actor, Flow, Pool, Synergy, Zone};
use crate::base::ids::{ActorId, FlowId, PoolId, SynergyId, ZoneId};

/// A project in memory. Cloning shares the entities and costs a few pointers, so a snapshot is free.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Project {
    /// Name of the territory.
    pub name: String,
    /// Actors by identifier.
    pub actors: OrdMap<ActorId, Arc<Actor>>,
    /// Flows by identifier.
    pub flows: OrdMap<FlowId, Arc<Flow>>,
    /// Pools that people formed.
    pub pools: OrdMap<PoolId, Arc<Pool>>,
    /// Synergies that people decided on.
    pub synergies: OrdMap<SynergyId, Arc<Synergy>>,
    /// Zones that make up the territory.
    pub zones: OrdMap<ZoneId, Arc<Zone>>,
    /// Weights, limits and preferences that travel with the project.
    pub settings: OrdMap<String, String>,
}

impl Project {
    /// The actor with that reference.
    pub fn actor_by_ref(&self, reference: &str) -> Option<&Arc<Actor>> {
        self.actors.values().find(|a| a.reference == reference)
    }

    /// The flow with that reference.
    pub fn flow_by_ref(&self, reference: &str) -> Option<&Arc<Flow>> {
        self.flows.values().find(|f| f.reference == reference)
    }

    /// The synergy with that reference.
    pub fn synergy_by_ref(&self, reference: &str) -> Option<&Arc<Synergy>> {
        self.synergies.values().find(|s| s.reference == reference)
    }

    /// The zone with that reference.
    pub fn zone_by_ref(&self, reference: &str) -> Option<&Arc<Zone>> {
        self.zones.values().find(|z| z.reference == reference)
    }

    /// Flows of one actor, in order of identifier.
    pub fn flows_of(&self, actor: ActorId) -> impl Iterator<Item = &Arc<Flow>> {
        self.flows.values().filter(move |f| f.actor == actor)
    }
}
