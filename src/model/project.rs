//! The whole document: ground data only. What is derived is never kept here.

use std::sync::Arc;

use imbl::OrdMap;

use super::{Actor, Flow, Pool, Remark, Synergy, Workshop, Zone};
use crate::base::ids::{ActorId, FlowId, PoolId, RemarkId, SynergyId, WorkshopId, ZoneId};

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
    /// Meetings, past and to come.
    pub workshops: OrdMap<WorkshopId, Arc<Workshop>>,
    /// What was noted in them or between them.
    pub remarks: OrdMap<RemarkId, Arc<Remark>>,
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

    /// The workshop with that reference.
    pub fn workshop_by_ref(&self, reference: &str) -> Option<&Arc<Workshop>> {
        self.workshops.values().find(|w| w.reference == reference)
    }

    /// The remark with that reference.
    pub fn remark_by_ref(&self, reference: &str) -> Option<&Arc<Remark>> {
        self.remarks.values().find(|r| r.reference == reference)
    }

    /// Flows of one actor, in order of identifier.
    pub fn flows_of(&self, actor: ActorId) -> impl Iterator<Item = &Arc<Flow>> {
        self.flows.values().filter(move |f| f.actor == actor)
    }
}
