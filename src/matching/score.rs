//! Stage 2: the score of a pair, 0 to 100, with every part kept so that it can be shown.

use super::facts::{Facts, Heat};
use super::relations::RelationRow;
use super::weights::Weights;

/// The parts of a score, each 0 to 1; `None` is unknown and shown as such.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parts {
    /// How well the natures fit.
    pub relation: f64,
    /// How near they are.
    pub distance: Option<f64>,
    /// How well the quantities fit.
    pub quantity: Option<f64>,
    /// How well the months fit.
    pub season: Option<f64>,
    /// How complete the data are.
    pub data: f64,
}

/// A score in thousandths, 0 to 100 000: an integer, so that equal scores are equal on every machine.
pub type Milli = u32;

/// Counts for an unknown quantity or distance: better than a bad fit, worse than a good one.
const UNKNOWN: f64 = 0.85;
/// The smallest quantity part: a small exchange is still an exchange.
const QUANTITY_FLOOR: f64 = 0.2;
/// Share of the limit within which distance costs nothing.
const NEAR: f64 = 1.0 / 4.0;
/// A heat pump makes any relation weaker, down to this share at the largest lift.
const HEAT_PUMP: f64 = 0.75;

/// Kelvin beyond the need that cost nothing, beyond which the relation weakens over so many kelvin by this share.
const FREE_MARGIN_K: f64 = 30.0;
const WASTED_OVER_K: f64 = 120.0;
const WASTED: f64 = 0.4;

/// The parts of a pair.
pub fn parts(facts: &Facts, row: &RelationRow) -> Parts {
    let lifted = match facts.heat {
        Heat::HeatPump { lift_k, .. } => {
            HEAT_PUMP - 0.15 * (lift_k / super::relations::HEAT_PUMP_LIFT_K).clamp(0.0, 1.0)
        }
        // Heat far warmer than asked is worth more elsewhere.
        Heat::Direct(margin_k) => 1.0 - WASTED * ((margin_k - FREE_MARGIN_K) / WASTED_OVER_K).clamp(0.0, 1.0),
        _ => 1.0,
    };
    Parts {
        relation: (row.strength * lifted + facts.bonus()).clamp(0.05, 1.0),
        distance: facts.distance_km.map(|km| nearness(km, facts.limit_km)),
        quantity: facts
            .supply
            .zip(facts.demand)
            .map(|(s, d)| (s.min(d) / s.max(d)).max(QUANTITY_FLOOR)),
        season: facts
            .season
            .map(|(common, sought)| f64::from(common) / f64::from(sought.max(1))),
        data: facts.completeness,
    }
}

/// 1 up to a quarter of the limit, then straight down to 0 at the limit.
pub fn nearness(km: f64, limit_km: f64) -> f64 {
    let near = limit_km * NEAR;
    if km <= near {
        1.0
    } else {
        ((limit_km - km) / (limit_km - near)).clamp(0.0, 1.0)
    }
}

/// The score of these parts under these weights.
pub fn score(parts: &Parts, weights: &Weights) -> Milli {
    let value = 100.0
        * weighed(parts.relation, weights.relation)
        * weighed(parts.distance.unwrap_or(UNKNOWN), weights.distance)
        * weighed(parts.quantity.unwrap_or(UNKNOWN), weights.quantity)
        * weighed(parts.season.unwrap_or(1.0), weights.season)
        * (1.0 - 0.5 * weights.data * (1.0 - parts.data));
    (value * 1000.0).round().clamp(0.0, 100_000.0) as Milli
}

/// A part under its weight; most projects leave weights at 1, and powers are slow.
fn weighed(part: f64, weight: f64) -> f64 {
    if weight == 1.0 { part } else { part.powf(weight) }
}
