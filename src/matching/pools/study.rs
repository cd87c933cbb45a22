//! What a room asks about one pool: how many are enough, what each further member brings, what is missing.
//!
//! Worked out anew from the project whenever it is shown, so it can never lag behind the data.

use super::judge::{Seasons, Total, total};
use super::key::nature_of;
use super::kind::{Bound, PoolKind};
use super::member::{Place, amount_in};
use crate::base::geo::LonLat;
use crate::base::ids::FlowId;
use crate::base::month::Months;
use crate::matching::candidate::PoolCandidate;
use crate::matching::rulebook::Rulebook;
use crate::model::{Flow, Project};
use crate::reference::{Knowledge, NatureIx, Nomenclature};

/// A member beyond the smallest viable group.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Further {
    /// Its flow.
    pub flow: FlowId,
    /// Share of the fixed cost that each member bears once it has joined.
    pub share: f64,
    /// What it adds a year, in the unit of the study.
    pub adds: Option<f64>,
}

/// One pool looked at closely.
#[derive(Clone, PartialEq, Debug)]
pub struct Study {
    /// Members that such a pool usually needs.
    pub enough: usize,
    /// Bound of the total quantity, where that kind of pool has one.
    pub bound: Option<Bound>,
    /// Unit of all quantities of the study, a code of `units.csv`; empty without a recognised nature.
    pub unit: String,
    /// Total a year of the quantities known.
    pub quantity: f64,
    /// How many members said no quantity that can be counted in this unit.
    pub unmeasured: usize,
    /// The smallest group that reaches the number and, as far as quantities are known, the quantity; by reference.
    /// Empty when all members together do not.
    pub viable: Vec<FlowId>,
    /// The other members, nearest to the viable group first.
    pub further: Vec<Further>,
    /// Members missing.
    pub members_missing: usize,
    /// Quantity a year missing, when all quantities are known and do not reach the bound.
    pub quantity_missing: Option<f64>,
    /// Quantity a year by which members exceed what can be shared.
    pub excess: Option<f64>,
    /// Months in which all who said theirs meet; `None` when fewer than two did.
    pub common: Option<Months>,
    /// Months in which at least two of those who said theirs want the same means; `None` likewise.
    pub contested: Option<Months>,
}

struct Part<'a> {
    flow: &'a Flow,
    place: Option<Place>,
    amount: Option<f64>,
}

/// Looks closely at a pool. Members that no longer exist are left out.
pub fn study(project: &Project, rules: &Rulebook, pool: &PoolCandidate) -> Study {
    let unit = unit(pool.kind, pool.nature, rules.natures());
    let parts: Vec<Part<'_>> = pool
        .members
        .iter()
        .filter_map(|id| part(project, project.flows.get(id)?, &unit, &rules.knowledge))
        .collect();
    let enough = rules.weights.pool_members(pool.kind);
    let bound = rules.weights.pool_bound(pool.kind);
    let amounts: Vec<Option<f64>> = parts.iter().map(|p| p.amount).collect();
    let sum = total(&amounts);
    let viable = smallest(&parts, enough, bound);
    let months: Vec<Months> = parts
        .iter()
        .filter_map(|p| p.flow.availability.filter(|m| m.count() > 0))
        .collect();
    let seasons = (months.len() >= 2).then(|| Seasons::of(&months));
    let (quantity_missing, excess) = match (bound, sum) {
        (Some(Bound::AtLeast(least)), Total::All(sum)) => (Some(least - sum), None),
        (Some(Bound::AtMost(most)), sum) => (None, Some(sum.known() - most)),
        _ => (None, None),
    };
    Study {
        enough,
        bound,
        unit,
        quantity: sum.known(),
        unmeasured: amounts.iter().filter(|a| a.is_none()).count(),
        further: further(&parts, &viable),
        viable: viable.iter().map(|at| parts[*at].flow.id).collect(),
        members_missing: enough.saturating_sub(parts.len()),
        quantity_missing: quantity_missing.filter(|q| *q > 0.0),
        excess: excess.filter(|q| *q > 0.0),
        common: seasons.map(|s| s.common),
        contested: seasons.map(|_| contested(&months)),
    }
}

fn part<'a>(project: &Project, flow: &'a Flow, unit: &str, knowledge: &Knowledge) -> Option<Part<'a>> {
    let place = project.actors.get(&flow.actor)?.position;
    let nature = nature_of(flow, knowledge);
    let amount = (!unit.is_empty()).then(|| amount_in(flow, nature, unit, knowledge));
    Some(Part {
        flow,
        place: place
            .and_then(|p| LonLat::checked(p.at.lon, p.at.lat))
            .map(Place::new),
        amount: amount.flatten(),
    })
}

fn unit(kind: PoolKind, nature: Option<NatureIx>, natures: &Nomenclature) -> String {
    let usual = nature.map(|ix| natures.get(ix).unit.as_str());
    kind.unit().or(usual).unwrap_or_default().to_owned()
}

fn contested(months: &[Months]) -> Months {
    let (mut once, mut twice) = (0, 0);
    for month in months {
        twice |= once & month.0;
        once |= month.0;
    }
    Months(twice & Months::ALL.0)
}

/// The fewest members that reach the number and the quantity, by position; of several such groups one that lies close
/// together. A quantity that is not known to be missed does not count against a group.
fn smallest(parts: &[Part<'_>], enough: usize, bound: Option<Bound>) -> Vec<usize> {
    let works = |group: &[usize]| {
        let amounts: Vec<Option<f64>> = group.iter().map(|at| parts[*at].amount).collect();
        match (bound, total(&amounts)) {
            (Some(Bound::AtLeast(least)), Total::All(sum)) => sum >= least,
            (Some(Bound::AtMost(most)), sum) => sum.known() <= most,
            _ => true,
        }
    };
    // Those that help most with the quantity, most helpful first: an unknown one can never be said to miss it.
    let mut helpful: Vec<usize> = (0..parts.len()).collect();
    let helps = |at: &usize| match (bound, parts[*at].amount) {
        (Some(Bound::AtMost(_)), amount) => -amount.unwrap_or(0.0),
        (_, Some(amount)) => amount,
        (_, None) => f64::INFINITY,
    };
    helpful.sort_by(|a, b| helps(b).total_cmp(&helps(a)).then(a.cmp(b)));
    let Some(size) = (enough..=parts.len()).find(|n| works(&helpful[..*n])) else {
        return Vec::new();
    };
    let close = (0..parts.len()).map(|seed| nearest(parts, &[seed], size));
    let tightest = close
        .filter(|group| works(group))
        .min_by(|a, b| spread2(parts, a).total_cmp(&spread2(parts, b)));
    let mut group = tightest.unwrap_or_else(|| helpful[..size].to_vec());
    group.sort_unstable();
    group
}

/// A group of that size around some members, adding the one that widens it least each time.
fn nearest(parts: &[Part<'_>], around: &[usize], size: usize) -> Vec<usize> {
    let mut group = around.to_vec();
    let mut reach: Vec<f64> = (0..parts.len()).map(|at| farthest(parts, around, at)).collect();
    while group.len() < size {
        let others = (0..parts.len()).filter(|at| !group.contains(at));
        let Some(next) = others.min_by(|a, b| reach[*a].total_cmp(&reach[*b])) else {
            break;
        };
        group.push(next);
        for (at, far) in reach.iter_mut().enumerate() {
            *far = far.max(apart2(&parts[at], &parts[next]));
        }
    }
    group
}

fn farthest(parts: &[Part<'_>], group: &[usize], at: usize) -> f64 {
    let others = group.iter().filter(|other| **other != at);
    others
        .map(|other| apart2(&parts[at], &parts[*other]))
        .fold(0.0, f64::max)
}

fn spread2(parts: &[Part<'_>], group: &[usize]) -> f64 {
    group
        .iter()
        .map(|at| farthest(parts, group, *at))
        .fold(0.0, f64::max)
}

/// A member without a place comes after those known to be near.
fn apart2(a: &Part<'_>, b: &Part<'_>) -> f64 {
    a.place.zip(b.place).map_or(f64::INFINITY, |(a, b)| a.chord2(&b))
}

fn further(parts: &[Part<'_>], viable: &[usize]) -> Vec<Further> {
    if viable.is_empty() {
        return Vec::new();
    }
    let order = nearest(parts, viable, parts.len());
    let joined = order.iter().enumerate().skip(viable.len());
    joined
        .map(|(before, at)| Further {
            flow: parts[*at].flow.id,
            share: 1.0 / (before + 1) as f64,
            adds: parts[*at].amount,
        })
        .collect()
}
