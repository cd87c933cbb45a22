//! Which natures can meet: the nomenclature and the knowledge table turned into one row per pair of natures.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::kernel::{Class, PairRules, RuleRow, RulesError};
use super::weights::Weights;
use crate::reference::{NatureIx, Rule, convert, nomenclature, rules};

/// Why an offer of one nature can serve a need of another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Relation {
    /// The same nature.
    Same,
    /// The need is wider: the offer lies so many levels below it.
    NeedIsWider(u8),
    /// The need is narrower: the offer lies so many levels above it, so its exact nature must be asked.
    NeedIsNarrower(u8),
    /// A row of the knowledge table; `exact` when it names these very natures, else it is inherited.
    Knowledge {
        /// The row.
        rule: &'static Rule,
        /// True when the row names these natures themselves.
        exact: bool,
    },
}

/// One pair of natures that can meet.
#[derive(Clone, PartialEq, Debug)]
pub struct RelationRow {
    /// Nature given.
    pub offer: NatureIx,
    /// Nature sought.
    pub need: NatureIx,
    /// Why.
    pub relation: Relation,
    /// Score of the relation, 0 to 1.
    pub strength: f64,
    /// Units given that serve one unit of need, each in the usual unit of its nature; `None` when not comparable.
    pub offer_per_need: Option<f64>,
    /// Both are heat: temperatures decide.
    pub heat: bool,
}

/// Heat may be lifted by a heat pump by at most this many kelvin.
pub const HEAT_PUMP_LIFT_K: f64 = 80.0;
/// Temperature lost in an exchanger, in kelvin.
pub const PINCH_K: f64 = 5.0;
/// Useful heat that one metre of trench must carry a year to be worth digging, in MWh.
pub const TRENCH_MWH_PER_M: f64 = 1.5;
/// Beyond this no heat line is looked at, in km.
pub const HEAT_CAP_KM: f64 = 30.0;

/// Every relation, in the order of natures.
pub fn relations() -> &'static [RelationRow] {
    static ROWS: LazyLock<Vec<RelationRow>> = LazyLock::new(build);
    &ROWS
}

/// The index of the relation between two natures.
pub fn between(offer: NatureIx, need: NatureIx) -> Option<u16> {
    let found = relations()
        .binary_search_by_key(&(offer, need), |r| (r.offer, r.need))
        .ok()?;
    u16::try_from(found).ok()
}

/// The relations that start from an offer of that nature, with their indices.
pub fn from_offer(offer: NatureIx) -> impl Iterator<Item = (u16, &'static RelationRow)> {
    indexed().filter(move |(_, r)| r.offer == offer)
}

/// The relations that end at a need of that nature, with their indices.
pub fn to_need(need: NatureIx) -> impl Iterator<Item = (u16, &'static RelationRow)> {
    indexed().filter(move |(_, r)| r.need == need)
}

fn indexed() -> impl Iterator<Item = (u16, &'static RelationRow)> {
    relations().iter().enumerate().map(|(i, r)| (i as u16, r))
}

/// The rules of the pair engine under these weights.
///
/// # Errors
/// [`RulesError`] only if a table of ours were inconsistent.
pub fn pair_rules(weights: &Weights) -> Result<PairRules, RulesError> {
    let limits = nomenclature().indices().map(|ix| weights.limit_km(ix)).collect();
    let rows: Vec<RuleRow> = indexed()
        .map(|(rule, r)| RuleRow {
            offer: Class(r.offer.index() as u16),
            need: Class(r.need.index() as u16),
            rule,
            temp_margin: if r.heat {
                PINCH_K - HEAT_PUMP_LIFT_K
            } else {
                f64::NEG_INFINITY
            },
            max_km: r.heat.then_some(HEAT_CAP_KM),
        })
        .collect();
    PairRules::new(limits, &rows)
}

fn build() -> Vec<RelationRow> {
    let mut best: BTreeMap<(NatureIx, NatureIx), RelationRow> = BTreeMap::new();
    let mut offer_row = |row: RelationRow| {
        let held = best.entry((row.offer, row.need)).or_insert_with(|| row.clone());
        if row.strength > held.strength {
            *held = row;
        }
    };
    by_nomenclature(&mut offer_row);
    for rule in rules() {
        by_knowledge(rule, &mut offer_row);
    }
    best.into_values().collect()
}

fn by_nomenclature(offer_row: &mut impl FnMut(RelationRow)) {
    let natures = nomenclature();
    for ix in natures.indices() {
        offer_row(row(ix, ix, Relation::Same, 1.0, Some(1.0)));
        let above = natures.ancestors(ix).filter(|a| !natures.is_root(*a));
        for (level, ancestor) in (1u8..).zip(above) {
            let lost = 0.1 * f64::from(level - 1);
            let wider = (0.9 - lost).max(0.6);
            let narrower = (0.8 - lost).max(0.6);
            let units = same_unit(ix, ancestor);
            offer_row(row(ix, ancestor, Relation::NeedIsWider(level), wider, units));
            offer_row(row(
                ancestor,
                ix,
                Relation::NeedIsNarrower(level),
                narrower,
                same_unit(ancestor, ix),
            ));
        }
    }
}

fn by_knowledge(rule: &'static Rule, offer_row: &mut impl FnMut(RelationRow)) {
    let natures = nomenclature();
    let with_descendants = |ix: NatureIx| std::iter::once(ix).chain(natures.descendants(ix));
    let strength = 0.8 - 0.1 * f64::from(rule.effort.saturating_sub(1));
    for offer in with_descendants(rule.offer) {
        for need in with_descendants(rule.need) {
            let exact = offer == rule.offer && need == rule.need;
            let kept = if exact { strength } else { strength - 0.05 };
            let relation = Relation::Knowledge { rule, exact };
            offer_row(row(offer, need, relation, kept, Some(1.0 / rule.ratio)));
        }
    }
}

fn row(
    offer: NatureIx,
    need: NatureIx,
    relation: Relation,
    strength: f64,
    units: Option<f64>,
) -> RelationRow {
    let is_heat = |ix: NatureIx| nomenclature().get(ix).code.starts_with("E.HEAT");
    let warm_water = nomenclature().get(offer).code.starts_with("H.") && is_heat(need);
    let heat = (is_heat(offer) && is_heat(need)) || warm_water;
    RelationRow {
        offer,
        need,
        relation,
        strength,
        offer_per_need: units,
        heat,
    }
}

/// How many usual units of the offer one usual unit of the need is, when both measure the same thing.
fn same_unit(offer: NatureIx, need: NatureIx) -> Option<f64> {
    let natures = nomenclature();
    let (from, to) = (&natures.get(need).unit, &natures.get(offer).unit);
    convert(1.0, from, to, Some(need))
        .or_else(|| convert(1.0, from, to, Some(offer)))
        .map(|c| c.value)
}
