//! The answer: what each pair could exchange, and what that leaves of each flow.

use std::collections::BTreeMap;

use crate::base::ids::FlowId;

/// An offer and a need.
pub type FlowPair = (FlowId, FlowId);

/// How a net quantity was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Model {
    /// All that compete can be counted in one unit; the exact optimum of a flow in that unit.
    ChangeOfUnit,
    /// The conversions contradict each other along some circle of pairs; the exact optimum of a flow in which each
    /// pair keeps its own conversion.
    Generalised,
    /// The room chose it.
    Pinned,
}

/// What a pair could exchange.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PairNet {
    /// A year, in the usual unit of the offer's nature.
    pub quantity: f64,
    /// How it was found.
    pub model: Model,
}

/// What becomes of a flow, a year, in the usual unit of its nature.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FlowNet {
    /// What is offered or sought, above 0.
    pub stated: f64,
    /// Held by running and engaged synergies.
    pub locked: f64,
    /// Given to candidates.
    pub shared: f64,
}

impl FlowNet {
    /// What nobody takes or gives.
    pub fn left(&self) -> f64 {
        (self.stated - self.locked - self.shared).max(0.0)
    }

    /// Share of it that is reused (an offer) or covered (a need), 0 to 1.
    pub fn cover(&self) -> f64 {
        ((self.locked + self.shared) / self.stated).clamp(0.0, 1.0)
    }
}

/// Net quantities of all candidates.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Net {
    pairs: BTreeMap<FlowPair, PairNet>,
    flows: BTreeMap<FlowId, FlowNet>,
}

impl Net {
    pub(super) fn new(mut pairs: Vec<(FlowPair, PairNet)>, flows: Vec<(FlowId, FlowNet)>) -> Self {
        pairs.sort_by_key(|(pair, _)| *pair);
        Self {
            pairs: pairs.into_iter().collect(),
            flows: flows.into_iter().collect(),
        }
    }

    /// What a pair could exchange; `None` when it is no candidate or a quantity is unknown.
    pub fn pair(&self, offer: FlowId, need: FlowId) -> Option<PairNet> {
        self.pairs.get(&(offer, need)).copied()
    }

    /// What becomes of a flow; `None` when it is in no candidate or its quantity is unknown.
    pub fn flow(&self, flow: FlowId) -> Option<FlowNet> {
        self.flows.get(&flow).copied()
    }

    /// All pairs, in the order of their identifiers.
    pub fn pairs(&self) -> impl Iterator<Item = (FlowPair, PairNet)> {
        self.pairs.iter().map(|(pair, net)| (*pair, *net))
    }

    /// All flows of known quantity that are in a candidate, in the order of their identifiers.
    pub fn flows(&self) -> impl Iterator<Item = (FlowId, FlowNet)> {
        self.flows.iter().map(|(flow, net)| (*flow, *net))
    }
}
