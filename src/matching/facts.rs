//! Stage 1: the facts of one pair, and the hard rules.
//!
//! A hard rule blocks and says why. An unknown never blocks: it becomes a question.

use super::known::Known;
use super::relations::{HEAT_CAP_KM, HEAT_PUMP_LIFT_K, PINCH_K, Relation, RelationRow, TRENCH_MWH_PER_M};
use super::rulebook::Rulebook;

/// How the temperatures of a heat pair meet.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Heat {
    /// Temperatures play no part.
    NotConcerned,
    /// At least one temperature is unknown.
    Unknown,
    /// Warm enough with this margin in kelvin beyond the exchanger's loss.
    Direct(f64),
    /// A heat pump must lift it by this many kelvin.
    HeatPump(f64),
}

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
}

/// What would be good to know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Question {
    /// Where the giving actor is.
    OfferPlace,
    /// Where the seeking actor is.
    NeedPlace,
    /// How much is given.
    OfferQuantity,
    /// How much is sought.
    NeedQuantity,
    /// How warm the offer is.
    OfferTemperature,
    /// How warm the need must be.
    NeedTemperature,
    /// When it is given.
    OfferMonths,
    /// When it is sought.
    NeedMonths,
    /// What exactly is given, as the need is narrower.
    ExactNature,
}

/// Everything about a pair that its score and its explanation rest on.
#[derive(Clone, PartialEq, Debug)]
pub struct Facts {
    /// Distance in km; `None` when one of the actors is not placed.
    pub distance_km: Option<f64>,
    /// The distance that the pair may have, in km.
    pub limit_km: f64,
    /// Given a year, in the usual unit of the offer's nature.
    pub supply: Option<f64>,
    /// Sought a year, in the usual unit of the offer's nature.
    pub demand: Option<f64>,
    /// Months in common over months sought; `None` when one side is unknown.
    pub season: Option<(u32, u32)>,
    /// How temperatures meet.
    pub heat: Heat,
    /// What to ask, most deciding first.
    pub questions: Vec<Question>,
    /// Share of the deciding data that is known, 0 to 1.
    pub completeness: f64,
    /// The hard rule that it breaks, if any.
    pub block: Option<Block>,
}

impl Facts {
    /// What the pair alone could exchange a year, in the usual unit of the offer's nature.
    pub fn quantity_alone(&self) -> Option<f64> {
        Some(self.supply?.min(self.demand?))
    }
}

/// Judges a pair. The two flows belong to different actors and `row` relates their natures.
pub fn judge(offer: &Known, need: &Known, row: &RelationRow, rules: &Rulebook) -> Facts {
    let distance_km = offer.at.zip(need.at).map(|(a, b)| a.distance_km(b));
    let supply = offer.amount;
    let demand = need.amount.zip(row.offer_per_need).map(|(n, per)| n * per);
    let limit_km = limit(offer, need, row, supply.zip(demand).map(|(s, d)| s.min(d)), rules);
    let season = offer
        .months
        .zip(need.months)
        .map(|(a, b)| (a.common(b).count(), b.count()));
    let heat = heat(offer, need, row);
    let (questions, completeness) = questions(offer, need, row);
    let block = block(offer, need, row, distance_km, limit_km, season, rules);
    Facts {
        distance_km,
        limit_km,
        supply,
        demand,
        season,
        heat,
        questions,
        completeness,
        block,
    }
}

/// The distance limit: the smaller of both natures', or for heat what the delivered energy can pay for.
fn limit(offer: &Known, need: &Known, row: &RelationRow, common: Option<f64>, rules: &Rulebook) -> f64 {
    let of = |nature| rules.weights.limit_km(nature);
    let by_nature = of(offer.nature).min(of(need.nature));
    let in_mwh = rules.natures().get(offer.nature).unit == "MWh";
    match common {
        Some(mwh) if row.heat && in_mwh => (mwh / TRENCH_MWH_PER_M / 1000.0).min(HEAT_CAP_KM),
        _ if row.heat => by_nature.min(HEAT_CAP_KM),
        _ => by_nature,
    }
}

fn heat(offer: &Known, need: &Known, row: &RelationRow) -> Heat {
    match (row.heat, offer.temperature_c, need.temperature_c) {
        (false, ..) => Heat::NotConcerned,
        (true, Some(given), Some(sought)) if given >= sought + PINCH_K => {
            Heat::Direct(given - sought - PINCH_K)
        }
        (true, Some(given), Some(sought)) => Heat::HeatPump(sought + PINCH_K - given),
        _ => Heat::Unknown,
    }
}

fn block(
    offer: &Known,
    need: &Known,
    row: &RelationRow,
    distance_km: Option<f64>,
    limit_km: f64,
    season: Option<(u32, u32)>,
    rules: &Rulebook,
) -> Option<Block> {
    if let Some(km) = distance_km.filter(|km| *km > limit_km) {
        return Some(Block::Distance { km, limit_km });
    }
    if season.is_some_and(|(common, _)| common == 0) {
        return Some(Block::Season);
    }
    if let Heat::HeatPump(lift) = heat(offer, need, row)
        && lift > HEAT_PUMP_LIFT_K
    {
        let (offer_c, need_c) = (
            offer.temperature_c.unwrap_or_default(),
            need.temperature_c.unwrap_or_default(),
        );
        return Some(Block::TooCold { offer_c, need_c });
    }
    if let (Relation::Knowledge { rule, .. }, Some(offer_c)) = (row.relation, offer.temperature_c) {
        let rule = rules.knowledge.rule(rule);
        let missed = rule
            .offer_temp_min_c
            .filter(|min| offer_c < *min)
            .or(rule.offer_temp_max_c.filter(|max| offer_c > *max));
        return missed.map(|bound_c| Block::OutOfRange { offer_c, bound_c });
    }
    None
}

/// The open questions, most deciding first, and the share of what is known.
fn questions(offer: &Known, need: &Known, row: &RelationRow) -> (Vec<Question>, f64) {
    let narrower = matches!(row.relation, Relation::NeedIsNarrower(_));
    let asked = [
        (offer.at.is_none(), 1.0, Question::OfferPlace, true),
        (need.at.is_none(), 1.0, Question::NeedPlace, true),
        (
            offer.temperature_c.is_none(),
            1.0,
            Question::OfferTemperature,
            row.heat,
        ),
        (
            need.temperature_c.is_none(),
            1.0,
            Question::NeedTemperature,
            row.heat,
        ),
        (offer.amount.is_none(), 1.5, Question::OfferQuantity, true),
        (need.amount.is_none(), 1.5, Question::NeedQuantity, true),
        (narrower, 1.0, Question::ExactNature, narrower),
        (offer.months.is_none(), 0.5, Question::OfferMonths, true),
        (need.months.is_none(), 0.5, Question::NeedMonths, true),
    ];
    let concerned = || asked.iter().filter(|(.., concerned)| *concerned);
    let total: f64 = concerned().map(|(_, weight, ..)| weight).sum();
    let missing: f64 = concerned()
        .filter(|(open, ..)| *open)
        .map(|(_, weight, ..)| weight)
        .sum();
    // A rough place is half an answer.
    let rough = [offer, need]
        .iter()
        .filter(|k| k.at.is_some() && !k.well_placed)
        .count() as f64
        * 0.5;
    let open = concerned()
        .filter(|(open, ..)| *open)
        .map(|(_, _, question, _)| *question)
        .collect();
    (open, (1.0 - (missing + rough) / total).clamp(0.0, 1.0))
}
