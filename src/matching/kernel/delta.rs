//! What an edit changed.

use super::flow::FlowSlot;

/// A pair by its two ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PairKey {
    /// The giving flow.
    pub offer: FlowSlot,
    /// The seeking flow.
    pub need: FlowSlot,
}

/// A pair with what made it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pair {
    /// The giving flow.
    pub offer: FlowSlot,
    /// The seeking flow.
    pub need: FlowSlot,
    /// The caller's number of the rule.
    pub rule: u16,
    /// Great-circle distance in km.
    pub distance_km: f32,
}

impl Pair {
    /// Its two ends.
    pub fn key(&self) -> PairKey {
        PairKey {
            offer: self.offer,
            need: self.need,
        }
    }
}

/// The effect of one edit. The three lists are disjoint and each is sorted by the edited flow, then by partner.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Delta {
    /// Pairs that no longer hold.
    pub removed: Vec<PairKey>,
    /// Pairs that did not hold before.
    pub added: Vec<PairKey>,
    /// Pairs that still hold, with another distance or perhaps another rule.
    pub changed: Vec<PairKey>,
}

impl Delta {
    /// True when no pair was touched.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty() && self.changed.is_empty()
    }
}
