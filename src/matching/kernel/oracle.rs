//! The rules written down naively: every offer against every need.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::geo::LonLat;

use super::*;

/// Flows and places without any index.
#[derive(Clone, Default)]
pub struct Naive {
    pub limits: Vec<f64>,
    pub rows: Vec<RuleRow>,
    pub places: BTreeMap<SiteSlot, LonLat>,
    pub flows: BTreeMap<FlowSlot, FlowFacts>,
}

impl Naive {
    pub fn pairs(&self) -> BTreeSet<PairKey> {
        let mut pairs = BTreeSet::new();
        for (&offer, o) in &self.flows {
            for (&need, n) in &self.flows {
                if o.side == Side::Offer && n.side == Side::Need && self.holds(o, n) {
                    pairs.insert(PairKey { offer, need });
                }
            }
        }
        pairs
    }

    fn holds(&self, offer: &FlowFacts, need: &FlowFacts) -> bool {
        let Some(row) = self
            .rows
            .iter()
            .find(|r| r.offer == offer.class && r.need == need.class)
        else {
            return false;
        };
        let (Some(from), Some(to)) = (self.places.get(&offer.site), self.places.get(&need.site)) else {
            return false;
        };
        let limit = |class: Class| self.limits[usize::from(class.0)];
        let km = row.max_km.unwrap_or(limit(row.offer).min(limit(row.need)));
        let warm = match (offer.temp_c, need.temp_c) {
            (Some(o), Some(n)) => o >= n + row.temp_margin,
            _ => true,
        };
        offer.site != need.site && from.distance_km(*to) <= km && offer.months & need.months != 0 && warm
    }
}
