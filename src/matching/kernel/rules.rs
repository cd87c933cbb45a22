//! Which classes pair, how far, and with what temperature margin.

use thiserror::Error;

use super::flow::Side;
use super::reach::Reach;

/// A nature as a dense small integer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Class(pub u16);

impl Class {
    pub(super) fn at(self) -> usize {
        usize::from(self.0)
    }
}

/// "An offer of the first class can serve a need of the second."
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RuleRow {
    /// Class given.
    pub offer: Class,
    /// Class sought.
    pub need: Class,
    /// What the caller wants to find again in [`super::Pair::rule`].
    pub rule: u16,
    /// If both temperatures are known, the offer must be at least this many degrees above the need.
    /// `f64::NEG_INFINITY` asks nothing.
    pub temp_margin: f64,
    /// Replaces the smaller of the two class limits.
    pub max_km: Option<f64>,
}

/// Why a table of rules was refused.
#[derive(Clone, PartialEq, Debug, Error)]
pub enum RulesError {
    /// A limit that is negative or not a number.
    #[error("class {class}: the limit {km} km is not a distance; give 0 or more")]
    Limit {
        /// The class whose limit, or whose row as an offer, is wrong.
        class: u16,
        /// The value found.
        km: f64,
    },
    /// A class without a limit.
    #[error("rule {offer} -> {need}: only {known} classes have a limit; give every class one")]
    UnknownClass {
        /// Class given.
        offer: u16,
        /// Class sought.
        need: u16,
        /// Number of classes with a limit.
        known: usize,
    },
    /// The same two classes twice: the caller decides which row counts.
    #[error("rule {offer} -> {need} is given twice; keep one")]
    Twice {
        /// Class given.
        offer: u16,
        /// Class sought.
        need: u16,
    },
    /// A temperature margin that is not a number.
    #[error("rule {offer} -> {need}: the temperature margin is not a number")]
    Margin {
        /// Class given.
        offer: u16,
        /// Class sought.
        need: u16,
    },
}

/// One row, prepared for scanning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub offer: Class,
    pub need: Class,
    pub id: u16,
    pub temp_margin: f64,
    pub reach: Reach,
}

impl Rule {
    /// The class at one end.
    pub fn class(&self, side: Side) -> Class {
        match side {
            Side::Offer => self.offer,
            Side::Need => self.need,
        }
    }
}

/// A checked table of rules, readable from either end.
#[derive(Clone, Debug)]
pub struct PairRules {
    limits: Vec<f64>,
    /// Sorted by (offer, need).
    rows: Vec<Rule>,
    /// `rows[offer_starts[c]..offer_starts[c + 1]]` give class `c`.
    offer_starts: Vec<u32>,
    /// The same rows sorted by (need, offer).
    by_need: Vec<Rule>,
    need_starts: Vec<u32>,
}

impl PairRules {
    /// `limits` gives the largest distance in km of each class (may be infinite); rows may come in any order.
    pub fn new(limits: Vec<f64>, rows: &[RuleRow]) -> Result<Self, RulesError> {
        for (class, &km) in limits.iter().enumerate() {
            checked_km(class as u16, km)?;
        }
        let mut by_offer = rows
            .iter()
            .map(|row| prepare(&limits, row))
            .collect::<Result<Vec<_>, _>>()?;
        by_offer.sort_unstable_by_key(|r| (r.offer, r.need));
        if let Some(pair) = by_offer
            .windows(2)
            .find(|w| (w[0].offer, w[0].need) == (w[1].offer, w[1].need))
        {
            let (offer, need) = (pair[0].offer.0, pair[0].need.0);
            return Err(RulesError::Twice { offer, need });
        }
        let mut by_need = by_offer.clone();
        by_need.sort_unstable_by_key(|r| (r.need, r.offer));
        Ok(Self {
            offer_starts: starts(&by_offer, Side::Offer, limits.len()),
            need_starts: starts(&by_need, Side::Need, limits.len()),
            rows: by_offer,
            by_need,
            limits,
        })
    }

    /// Number of classes.
    pub fn class_count(&self) -> usize {
        self.limits.len()
    }

    /// The largest distance of a class in km; 0 for an unknown class.
    pub fn limit_km(&self, class: Class) -> f64 {
        self.limits.get(class.at()).copied().unwrap_or(0.0)
    }

    /// The caller's number of the row for these classes.
    pub fn rule_of(&self, offer: Class, need: Class) -> Option<u16> {
        let rows = self.rows_of(Side::Offer, offer);
        let found = rows.binary_search_by_key(&need, |r| r.need).ok()?;
        Some(rows[found].id)
    }

    /// The rows in which `class` stands at `side`.
    pub(super) fn rows_of(&self, side: Side, class: Class) -> &[Rule] {
        let (rows, starts) = match side {
            Side::Offer => (&self.rows, &self.offer_starts),
            Side::Need => (&self.by_need, &self.need_starts),
        };
        match starts.get(class.at()..class.at() + 2) {
            Some(&[from, to]) => &rows[from as usize..to as usize],
            _ => &[],
        }
    }
}

fn checked_km(class: u16, km: f64) -> Result<f64, RulesError> {
    // Not `km < 0.0`: that would let NaN through.
    if km >= 0.0 {
        Ok(km)
    } else {
        Err(RulesError::Limit { class, km })
    }
}

fn prepare(limits: &[f64], row: &RuleRow) -> Result<Rule, RulesError> {
    let (offer, need) = (row.offer.0, row.need.0);
    if row.temp_margin.is_nan() {
        return Err(RulesError::Margin { offer, need });
    }
    let (Some(&a), Some(&b)) = (limits.get(row.offer.at()), limits.get(row.need.at())) else {
        return Err(RulesError::UnknownClass {
            offer,
            need,
            known: limits.len(),
        });
    };
    let km = checked_km(offer, row.max_km.unwrap_or(a.min(b)))?;
    Ok(Rule {
        offer: row.offer,
        need: row.need,
        id: row.rule,
        temp_margin: row.temp_margin,
        reach: Reach::new(km),
    })
}

/// Where each class begins in rows sorted by the class at `side`; one entry more than classes.
fn starts(rows: &[Rule], side: Side, classes: usize) -> Vec<u32> {
    (0..=classes)
        .map(|c| rows.partition_point(|r| r.class(side).at() < c) as u32)
        .collect()
}
