//! How good a group is: the parts of its score.

use super::super::score::{Milli, Parts, nearness, score};
use super::super::weights::Weights;
use super::gather::Group;
use super::key::Key;
use super::kind::Bound;
use super::member::{Member, Rules};
use crate::base::month::Months;

/// Relation part of a pool whose members name the same nature.
const SAME_NATURE: f64 = 0.85;
/// Relation part of a pool whose members name a nature and others below it.
const WIDER_NATURE: f64 = 0.75;
/// Relation part of a pool whose members only use the same words.
const SAME_WORDS: f64 = 0.6;
/// Relation part of a pool that nobody asked for.
const UNASKED: f64 = 0.5;
/// The smallest quantity or season part: a small or ill-timed pool is still one.
const FLOOR: f64 = 0.2;
/// A pool as wide as its limit keeps a fifth of its distance part: it is allowed, after all.
const SPREAD_SLACK: f64 = 1.25;

/// What a group amounts to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Judgement {
    /// The parts of the score.
    pub parts: Parts,
    /// In thousandths.
    pub score: Milli,
    /// Largest distance between two members in km; `None` when a member is not placed.
    pub spread_km: Option<f64>,
    /// Members, or a quantity that is known, are missing.
    pub is_short: bool,
}

/// Judges a group.
pub(super) fn judge(rules: &Rules, group: &Group, weights: &Weights) -> Judgement {
    let members = &group.members;
    let spread_km = spread_km(group);
    let measured = members.iter().filter(|m| m.is_measured).count() as f64;
    let parts = Parts {
        relation: relation(rules, group),
        distance: spread_km.map(|km| nearness(km, rules.reach.km * SPREAD_SLACK)),
        quantity: Some(mass(rules, group, weights)),
        season: season(rules, members.iter().filter_map(|m| m.months)),
        data: 0.5 + 0.5 * measured / members.len() as f64,
    };
    Judgement {
        parts,
        score: score(&parts, weights),
        spread_km,
        is_short: is_short(rules, group, weights),
    }
}

fn is_short(rules: &Rules, group: &Group, weights: &Weights) -> bool {
    let amounts: Vec<Option<f64>> = group.members.iter().map(|m| m.amount).collect();
    group.members.len() < weights.pool_members(rules.kind)
        || matches!(
            (weights.pool_bound(rules.kind), total(&amounts)),
            (Some(Bound::AtLeast(least)), Total::All(sum)) if sum < least
        )
}

fn relation(rules: &Rules, group: &Group) -> f64 {
    match rules.key {
        Key::Asked(_) if group.members.iter().all(|m| rules.leads(m)) => SAME_NATURE,
        Key::Asked(_) => WIDER_NATURE,
        Key::Words(_) => SAME_WORDS,
        Key::Unasked(_) => UNASKED,
    }
}

fn spread_km(group: &Group) -> Option<f64> {
    let places: Option<Vec<_>> = group.members.iter().map(|m| m.place).collect();
    let places = places?;
    let pairs = places
        .iter()
        .enumerate()
        .flat_map(|(i, a)| places[i + 1..].iter().map(move |b| (a, b)));
    let widest = pairs.max_by(|(a, b), (c, d)| a.chord2(b).total_cmp(&c.chord2(d)));
    Some(widest.map_or(0.0, |(a, b)| a.at.distance_km(b.at)))
}

/// How near the group is to its critical mass: members, and the total quantity when it is known.
fn mass(rules: &Rules, group: &Group, weights: &Weights) -> f64 {
    let number = group.members.len() as f64 / weights.pool_members(rules.kind) as f64;
    let amounts: Vec<Option<f64>> = group.members.iter().map(|m| m.amount).collect();
    let quantity = match (weights.pool_bound(rules.kind), total(&amounts)) {
        (Some(Bound::AtLeast(least)), Total::All(sum)) => sum / least,
        (Some(Bound::AtMost(most)), Total::All(sum) | Total::AtLeast(sum)) => most / sum.max(most),
        _ => 1.0,
    };
    number.min(1.0) * quantity.clamp(FLOOR, 1.0)
}

/// The sum of some amounts, as far as they are known.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Total {
    /// All are known.
    All(f64),
    /// Some are known: it is at least so much.
    AtLeast(f64),
}

impl Total {
    /// What is known of it.
    pub fn known(self) -> f64 {
        match self {
            Self::All(sum) | Self::AtLeast(sum) => sum,
        }
    }
}

/// Adds up.
pub(super) fn total(amounts: &[Option<f64>]) -> Total {
    let sum = amounts.iter().flatten().sum();
    if amounts.iter().all(Option::is_some) {
        Total::All(sum)
    } else {
        Total::AtLeast(sum)
    }
}

/// How well the months of those who said theirs go together, 0 to 1; `None` when they play no part or fewer than two
/// are known. Members who compete for one means do best in different months, members who act together in the same.
fn season(rules: &Rules, months: impl Iterator<Item = Months>) -> Option<f64> {
    let months: Vec<Months> = months.collect();
    if months.len() < 2 {
        return None;
    }
    let seasons = Seasons::of(&months);
    if rules.kind.acts_together() {
        let shortest = months.iter().map(|m| m.count()).min()?.max(1);
        return Some((f64::from(seasons.common.count()) / f64::from(shortest)).max(FLOOR));
    }
    rules.kind.competes_in_time().then(|| {
        // 1 when nobody meets, one half when all want the same months: taking turns within a month remains possible.
        let alone = 1.0 / months.len() as f64;
        let spread = f64::from(seasons.any.count()) / f64::from(seasons.total.max(1));
        0.5 + 0.5 * ((spread - alone) / (1.0 - alone)).clamp(0.0, 1.0)
    })
}

/// The months of several flows together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Seasons {
    /// In which all meet.
    pub common: Months,
    /// In which at least one is there.
    pub any: Months,
    /// Months counted once for each flow.
    pub total: u32,
}

impl Seasons {
    /// Of some flows.
    pub fn of(months: &[Months]) -> Self {
        Self {
            common: months.iter().fold(Months::ALL, |all, m| all.common(*m)),
            any: Months(months.iter().fold(0, |any, m| any | (m.0 & Months::ALL.0))),
            total: months.iter().map(|m| m.count()).sum(),
        }
    }
}

/// Counts members who asked.
pub(super) fn asked(members: &[&Member]) -> usize {
    members.iter().filter(|m| m.asked).count()
}
