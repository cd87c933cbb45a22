//! Stage 1: the facts of one pair, and the hard rules.
//!
//! A hard rule blocks and says why. An unknown never blocks: it becomes a question.

mod block;
pub mod heat;
mod questions;

pub use block::Block;
pub use heat::Heat;
pub use questions::Question;

use super::known::{Known, spread};
use super::memory::Tally;
use super::relations::{HEAT_CAP_KM, RelationRow, TRENCH_MWH_PER_M};
use super::rulebook::Rulebook;
use crate::base::month::Months;
use crate::reference::cases::{Case, cases};

/// A published case within this distance of the giver is the thing itself, not the like of it.
const SAME_PLACE_KM: f64 = 30.0;

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
    /// What the pair alone could exchange a year, month by month, in the usual unit of the offer's nature.
    pub quantity_alone: Option<f64>,
    /// Months in common over months sought; `None` when one side is unknown.
    pub season: Option<(u32, u32)>,
    /// How temperatures meet.
    pub heat: Heat,
    /// A published exchange of the same natures elsewhere, the most alike.
    pub case: Option<Likeness>,
    /// The rule that relates the natures ran somewhere and was published.
    pub proven: bool,
    /// What this project decided on the same natures.
    pub memory: Tally,
    /// What to ask, most deciding first.
    pub questions: Vec<Question>,
    /// Share of the deciding data that is known, 0 to 1.
    pub completeness: f64,
    /// The hard rule that it breaks, if any.
    pub block: Option<Block>,
}

/// A published case and how much alike it is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Likeness {
    /// The case.
    pub case: &'static Case,
    /// The activities of both ends are alike too, not only the natures.
    pub same_activities: bool,
}

impl Facts {
    /// What analogy and memory add to the relation, −0.1 to 0.2.
    pub fn bonus(&self) -> f64 {
        let alike = match self.case {
            _ if self.proven => 0.1,
            Some(case) if case.same_activities => 0.1,
            Some(_) => 0.05,
            None => 0.0,
        };
        alike + self.memory.bonus()
    }

    /// Given and sought in each month, January first, in the usual unit of the offer's nature; unknown months of one
    /// side are taken to be those of the other.
    pub fn monthly(&self, offer: &Known, need: &Known) -> Option<[[f64; 12]; 2]> {
        let (given, sought) = months(offer, need);
        Some([spread(self.supply?, given), spread(self.demand?, sought)])
    }
}

/// Judges a pair. The two flows belong to different actors and `row` relates their natures.
pub fn judge(offer: &Known, need: &Known, row: &RelationRow, rules: &Rulebook) -> Facts {
    let distance_km = offer.at.zip(need.at).map(|(a, b)| a.distance_km(b));
    let supply = offer.amount;
    let demand = need.amount.zip(row.offer_per_need).map(|(n, per)| n * per);
    let heat = heat::meet(offer, need, row);
    let quantity_alone = supply
        .zip(demand)
        .map(|(s, d)| coincident(s * heat.gain(), d, months(offer, need)) / heat.gain());
    // One quantity alone bounds what could be delivered: the other may yet turn out to be as large.
    let delivered = quantity_alone.or(supply).or(demand).map(|q| q * heat.gain());
    let limit_km = limit(offer, need, row, delivered, rules);
    let season = offer
        .months
        .zip(need.months)
        .map(|(a, b)| (a.common(b).count(), b.count()));
    let (questions, completeness) = questions::questions(offer, need, row);
    let mut facts = Facts {
        distance_km,
        limit_km,
        supply,
        demand,
        quantity_alone,
        season,
        heat,
        case: likeness(offer, need, row),
        proven: row.proven,
        memory: rules.memory.tally((offer.nature, need.nature)),
        questions,
        completeness,
        block: None,
    };
    facts.block = block::block(offer, need, row, &facts, rules);
    facts
}

/// Months of both sides; those that one does not know are taken from the other.
fn months(offer: &Known, need: &Known) -> (Option<Months>, Option<Months>) {
    (offer.months.or(need.months), need.months.or(offer.months))
}

/// What can be exchanged a year: in each month the smaller of what is given and sought.
fn coincident(supply: f64, demand: f64, (given, sought): (Option<Months>, Option<Months>)) -> f64 {
    if given == sought {
        return supply.min(demand);
    }
    let pairs = spread(supply, given).into_iter().zip(spread(demand, sought));
    pairs.map(|(s, d)| s.min(d)).sum()
}

/// The distance limit: the smaller of both natures', or for heat what the delivered energy can pay for.
fn limit(offer: &Known, need: &Known, row: &RelationRow, delivered: Option<f64>, rules: &Rulebook) -> f64 {
    let of = |nature| rules.weights.limit_km(nature);
    let by_nature = of(offer.nature).min(of(need.nature));
    match delivered.zip(row.mwh_per_offer) {
        Some((amount, mwh)) if row.heat => (amount * mwh / TRENCH_MWH_PER_M / 1000.0).min(HEAT_CAP_KM),
        _ if row.heat => by_nature.min(HEAT_CAP_KM),
        _ => by_nature,
    }
}

/// The published case most like the pair; the first of the table among equals.
fn likeness(offer: &Known, need: &Known, row: &RelationRow) -> Option<Likeness> {
    let elsewhere = |case: &&Case| offer.at.is_none_or(|at| at.distance_km(case.at) > SAME_PLACE_KM);
    let known = row
        .cases
        .iter()
        .filter_map(|&ix| cases().get(usize::from(ix)))
        .filter(elsewhere);
    let mut best: Option<Likeness> = None;
    for case in known {
        let alike = |own: Option<u8>, of: Option<u8>| own.is_some() && own == of;
        let same_activities = alike(offer.division, case.giver) && alike(need.division, case.seeker);
        if best.is_none_or(|b| same_activities && !b.same_activities) {
            best = Some(Likeness {
                case,
                same_activities,
            });
        }
    }
    best
}
