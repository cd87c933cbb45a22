//! Which pairs people already decided on: those leave the list of proposals.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::{FlowId, SynergyId};
use crate::model::Project;

/// A pair of flows, the offer first.
pub type FlowPair = (FlowId, FlowId);

/// The decided pairs of a project, kept by synergy so that one change costs one look-up.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    by_pair: BTreeMap<FlowPair, BTreeSet<SynergyId>>,
    by_synergy: BTreeMap<SynergyId, FlowPair>,
}

impl Decisions {
    /// Takes in the present state of one synergy; returns the pairs that it concerned before and concerns now.
    pub fn note(&mut self, project: &Project, id: SynergyId) -> [Option<FlowPair>; 2] {
        let before = self.by_synergy.remove(&id);
        if let Some(pair) = before
            && let Some(by) = self.by_pair.get_mut(&pair)
        {
            by.remove(&id);
            if by.is_empty() {
                self.by_pair.remove(&pair);
            }
        }
        let now = project
            .synergies
            .get(&id)
            .and_then(|s| s.offer_flow.zip(s.need_flow));
        if let Some(pair) = now {
            self.by_pair.entry(pair).or_default().insert(id);
            self.by_synergy.insert(id, pair);
        }
        [before, now]
    }

    /// True when a synergy, running or refused, stands for that pair.
    pub fn contains(&self, pair: FlowPair) -> bool {
        self.by_pair.contains_key(&pair)
    }

    /// Every decided pair.
    pub fn pairs(&self) -> impl Iterator<Item = FlowPair> + '_ {
        self.by_pair.keys().copied()
    }
}
