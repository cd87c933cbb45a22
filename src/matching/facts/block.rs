//! The hard rules.

use super::super::conditions::Objection;
use super::super::known::Known;
use super::super::relations::{HEAT_PUMP_LIFT_K, HEAT_PUMP_MOST_C, Relation, RelationRow};
use super::super::rulebook::Rulebook;
use super::{Facts, Heat};

/// Why a pair cannot be, whatever else is true.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Block {
    /// Too far: kilometres found and allowed.
    Distance {
        /// Found.
        km: f64,
        /// Allowed.
        limit_km: f64,
    },
    /// No month in common.
    Season,
    /// Too cold even for a heat pump: °C given and sought.
    TooCold {
        /// Given.
        offer_c: f64,
        /// Sought.
        need_c: f64,
    },
    /// The processing needs a warmer or colder offer: °C given and the bound.
    OutOfRange {
        /// Given.
        offer_c: f64,
        /// The bound that is missed.
        bound_c: f64,
    },
    /// One of the two does not want the other.
    Objection(Objection),
}

pub(super) fn block(
    offer: &Known,
    need: &Known,
    row: &RelationRow,
    facts: &Facts,
    rules: &Rulebook,
) -> Option<Block> {
    let too_far = facts.distance_km.filter(|km| *km > facts.limit_km);
    too_far
        .map(|km| Block::Distance {
            km,
            limit_km: facts.limit_km,
        })
        .or_else(|| {
            facts
                .season
                .filter(|(common, _)| *common == 0)
                .map(|_| Block::Season)
        })
        .or_else(|| temperature(offer, need, row, facts, rules))
        .or_else(|| {
            // A waste with a star does not go where the code sought has none.
            let mixed = offer.hazardous == Some(true) && need.hazardous == Some(false);
            mixed.then_some(Block::Objection(Objection::Hazard))
        })
        .or_else(|| {
            let objection = rules.conditions.objection(offer, need, &rules.knowledge);
            objection.map(Block::Objection)
        })
}

fn temperature(
    offer: &Known,
    need: &Known,
    row: &RelationRow,
    facts: &Facts,
    rules: &Rulebook,
) -> Option<Block> {
    let ends = offer.temperature_c.zip(need.temperature_c);
    if let (Heat::HeatPump { lift_k, .. }, Some((offer_c, need_c))) = (facts.heat, ends)
        && (lift_k > HEAT_PUMP_LIFT_K || need_c > HEAT_PUMP_MOST_C)
    {
        return Some(Block::TooCold { offer_c, need_c });
    }
    let (Relation::Knowledge { rule, .. }, Some(offer_c)) = (row.relation, offer.temperature_c) else {
        return None;
    };
    let rule = rules.knowledge.rule(rule);
    let missed = rule
        .offer_temp_min_c
        .filter(|min| offer_c < *min)
        .or(rule.offer_temp_max_c.filter(|max| offer_c > *max));
    missed.map(|bound_c| Block::OutOfRange { offer_c, bound_c })
}
