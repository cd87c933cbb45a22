//! Sets of changed things: the common currency of file, matcher and views.

use std::collections::BTreeSet;

use crate::base::ids::{ActorId, FlowId, PoolId, RemarkId, SynergyId, WorkshopId, ZoneId};

/// What a change touched. Merging two values is their union.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Touched {
    /// Actors added, changed or removed.
    pub actors: BTreeSet<ActorId>,
    /// Flows added, changed or removed.
    pub flows: BTreeSet<FlowId>,
    /// Pools added, changed or removed.
    pub pools: BTreeSet<PoolId>,
    /// Synergies added, changed or removed.
    pub synergies: BTreeSet<SynergyId>,
    /// Zones added, changed or removed.
    pub zones: BTreeSet<ZoneId>,
    /// Workshops added, changed or removed.
    pub workshops: BTreeSet<WorkshopId>,
    /// Remarks added, changed or removed.
    pub remarks: BTreeSet<RemarkId>,
    /// Keys of settings changed.
    pub settings: BTreeSet<String>,
    /// True when the project's name changed.
    pub name: bool,
}

impl Touched {
    /// Adds everything the other touched.
    pub fn merge(&mut self, other: Self) {
        self.actors.extend(other.actors);
        self.flows.extend(other.flows);
        self.pools.extend(other.pools);
        self.synergies.extend(other.synergies);
        self.zones.extend(other.zones);
        self.workshops.extend(other.workshops);
        self.remarks.extend(other.remarks);
        self.settings.extend(other.settings);
        self.name |= other.name;
    }

    /// True when nothing was touched.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
