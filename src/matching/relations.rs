//! Which natures can meet: the nomenclature and the knowledge table turned into one row per pair of natures.

use std::collections::BTreeMap;
use std::ops::Range;

use super::kernel::{Class, PairRules, RuleRow, RulesError};
use super::weights::Weights;
use crate::model::Status;
use crate::reference::cases::{Case, cases};
use crate::reference::grades::{Grade, Scale};
use crate::reference::{Knowledge, NatureIx, RuleIx};

/// Why an offer of one nature can serve a need of another.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Relation {
    /// The same nature.
    Same,
    /// The need is wider: the offer lies so many levels below it.
    NeedIsWider(u8),
    /// The need is narrower: the offer lies so many levels above it, so its exact nature must be asked.
    NeedIsNarrower(u8),
    /// More than what is asked, so many steps down a scale of quality.
    Cascade(u8),
    /// Less than what is asked: a heat pump must lift it so many steps up the scale.
    Upgrade(u8),
    /// A row of the knowledge table; `exact` when it names these very natures, else it is inherited.
    Knowledge {
        /// The row.
        rule: RuleIx,
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
    /// Steam on both sides: no exchanger in between.
    pub steam: bool,
    /// The rule ran somewhere and was published.
    pub proven: bool,
    /// MWh in one usual unit of the offer, for heat.
    pub mwh_per_offer: Option<f64>,
    /// Published cases of these very natures, as positions in their table.
    pub cases: Vec<u16>,
}

/// Heat may be lifted by a heat pump by at most this many kelvin.
pub const HEAT_PUMP_LIFT_K: f64 = 80.0;
/// Heat pumps on the market deliver up to about this, in °C. Common knowledge.
pub const HEAT_PUMP_MOST_C: f64 = 120.0;
/// Temperature lost in an exchanger, in kelvin.
pub const PINCH_K: f64 = 5.0;
/// Useful heat that one metre of trench must carry a year to be worth digging, in MWh.
pub const TRENCH_MWH_PER_M: f64 = 1.5;
/// The highest grade of heat that heat pumps deliver: hot water. Common knowledge.
const PUMPED_GRADE: u8 = 3;
/// Beyond this no heat line is looked at, in km.
pub const HEAT_CAP_KM: f64 = 30.0;

/// Rows are numbered in sixteen bits; a project whose own rules make more than that keeps the first.
const MOST: usize = u16::MAX as usize;

/// Every relation, in the order of natures.
#[derive(Debug)]
pub struct Relations {
    rows: Vec<RelationRow>,
    /// Rows by nature sought.
    to_need: BTreeMap<NatureIx, Vec<u16>>,
}

impl Relations {
    /// Works out the relations of some knowledge.
    pub fn of(knowledge: &Knowledge) -> Self {
        let mut best = Best {
            knowledge,
            rows: BTreeMap::new(),
        };
        best.by_nomenclature();
        for (ix, _) in (0..u16::MAX).zip(knowledge.rules()) {
            best.by_rule(RuleIx(ix));
        }
        best.by_grade();
        let rows: Vec<RelationRow> = best.rows.into_values().take(MOST).collect();
        let mut to_need: BTreeMap<NatureIx, Vec<u16>> = BTreeMap::new();
        for (ix, row) in (0..u16::MAX).zip(&rows) {
            to_need.entry(row.need).or_default().push(ix);
        }
        Self { rows, to_need }
    }

    /// All rows.
    pub fn rows(&self) -> &[RelationRow] {
        &self.rows
    }

    /// One row; `None` when the number belongs to other relations.
    pub fn get(&self, ix: u16) -> Option<&RelationRow> {
        self.rows.get(usize::from(ix))
    }

    /// The index of the relation between two natures.
    pub fn between(&self, offer: NatureIx, need: NatureIx) -> Option<u16> {
        let found = self
            .rows
            .binary_search_by_key(&(offer, need), |r| (r.offer, r.need))
            .ok()?;
        u16::try_from(found).ok()
    }

    /// The relations that start from an offer of that nature, with their indices.
    pub fn from_offer(&self, offer: NatureIx) -> impl Iterator<Item = (u16, &RelationRow)> {
        let range: Range<usize> =
            self.rows.partition_point(|r| r.offer < offer)..self.rows.partition_point(|r| r.offer <= offer);
        range.map(|at| (at as u16, &self.rows[at]))
    }

    /// The relations that end at a need of that nature, with their indices.
    pub fn to_need(&self, need: NatureIx) -> impl Iterator<Item = (u16, &RelationRow)> {
        let ends = self.to_need.get(&need).map_or(&[][..], Vec::as_slice);
        ends.iter().map(|&ix| (ix, &self.rows[usize::from(ix)]))
    }

    /// The rules of the pair engine under these weights.
    ///
    /// # Errors
    /// [`RulesError`] only if a table of ours were inconsistent.
    pub fn pair_rules(&self, knowledge: &Knowledge, weights: &Weights) -> Result<PairRules, RulesError> {
        let limits = knowledge
            .natures()
            .indices()
            .map(|ix| weights.limit_km(ix))
            .collect();
        let rows: Vec<RuleRow> = (0..u16::MAX)
            .zip(&self.rows)
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
}

/// The strongest reason found so far for each pair of natures.
struct Best<'a> {
    knowledge: &'a Knowledge,
    rows: BTreeMap<(NatureIx, NatureIx), RelationRow>,
}

impl Best<'_> {
    fn offer(&mut self, ends: (NatureIx, NatureIx), relation: Relation, strength: f64, units: Option<f64>) {
        let row = self.row(ends, relation, strength, units);
        let held = self.rows.entry(ends).or_insert_with(|| row.clone());
        if row.strength > held.strength {
            *held = row;
        }
    }

    fn row(
        &self,
        ends: (NatureIx, NatureIx),
        relation: Relation,
        strength: f64,
        units: Option<f64>,
    ) -> RelationRow {
        let heat = is_heat(self.knowledge, ends);
        let unit = &self.knowledge.natures().get(ends.0).unit;
        let mwh = || self.knowledge.convert(1.0, unit, "MWh", Some(ends.0));
        let steam = |ix| self.knowledge.natures().get(ix).code.starts_with("E.HEAT.STEAM");
        let proven = |rule| self.knowledge.rule(rule).origin.status == Some(Status::Sourced);
        let alike = |(_, case): &(u16, &Case)| (case.offer, case.need) == ends;
        RelationRow {
            offer: ends.0,
            need: ends.1,
            relation,
            strength,
            offer_per_need: units,
            heat,
            steam: steam(ends.0) && steam(ends.1),
            proven: matches!(relation, Relation::Knowledge { rule, .. } if proven(rule)),
            mwh_per_offer: heat.then(mwh).flatten().map(|c| c.value),
            cases: (0..).zip(cases()).filter(alike).map(|(ix, _)| ix).collect(),
        }
    }

    /// Steps down and up the scales of quality, where no rule says more.
    fn by_grade(&mut self) {
        let graded: Vec<(NatureIx, Grade)> = self
            .knowledge
            .natures()
            .indices()
            .filter_map(|ix| Some((ix, self.knowledge.grade(ix)?)))
            .collect();
        for (offer, given) in &graded {
            for (need, sought) in graded.iter().filter(|(_, g)| g.scale == given.scale) {
                let down = given.level.saturating_sub(sought.level);
                let up = sought.level.saturating_sub(given.level);
                let pumped = given.scale == Scale::Heat && sought.level <= PUMPED_GRADE;
                let (relation, strength) = match (down, up) {
                    (1.., _) => (Relation::Cascade(down), 0.8 - 0.03 * f64::from(down - 1)),
                    (_, 1..=2) if pumped => (Relation::Upgrade(up), 0.6 - 0.05 * f64::from(up - 1)),
                    _ => continue,
                };
                let ends = (*offer, *need);
                if !self.rows.contains_key(&ends) {
                    let units = same_unit(self.knowledge, ends.0, ends.1);
                    self.offer(ends, relation, strength, units);
                }
            }
        }
    }

    fn by_nomenclature(&mut self) {
        let natures = self.knowledge.natures();
        for ix in natures.indices() {
            self.offer((ix, ix), Relation::Same, 1.0, Some(1.0));
            let above = natures.ancestors(ix).filter(|a| !natures.is_root(*a));
            for (level, ancestor) in (1u8..).zip(above) {
                let lost = 0.1 * f64::from(level - 1);
                let wider = (0.9 - lost).max(0.6);
                let narrower = (0.8 - lost).max(0.6);
                let units = same_unit(self.knowledge, ix, ancestor);
                self.offer((ix, ancestor), Relation::NeedIsWider(level), wider, units);
                let units = same_unit(self.knowledge, ancestor, ix);
                self.offer((ancestor, ix), Relation::NeedIsNarrower(level), narrower, units);
            }
        }
    }

    fn by_rule(&mut self, ix: RuleIx) {
        let (natures, rule) = (self.knowledge.natures(), self.knowledge.rule(ix));
        let with_descendants = |ix: NatureIx| std::iter::once(ix).chain(natures.descendants(ix));
        let strength = 0.8 - 0.1 * f64::from(rule.effort.saturating_sub(1));
        let suspect = |ix| self.knowledge.suspect(ix);
        // A rule of something clean does not pass on to what may carry something else.
        let alike = |ix: &NatureIx| *ix == rule.offer || suspect(*ix) == suspect(rule.offer);
        let offers: Vec<NatureIx> = with_descendants(rule.offer).filter(alike).collect();
        for offer in offers {
            for need in with_descendants(rule.need) {
                let exact = offer == rule.offer && need == rule.need;
                let kept = if exact { strength } else { strength - 0.05 };
                let relation = Relation::Knowledge { rule: ix, exact };
                self.offer((offer, need), relation, kept, Some(1.0 / rule.ratio));
            }
            // Who seeks something wider takes what the rule makes too, unless it may carry what must not spread.
            let safe = suspect(offer).is_none();
            let wider = natures
                .ancestors(rule.need)
                .filter(|ix| safe && !natures.is_root(*ix));
            for wider in wider {
                let units = same_unit(self.knowledge, rule.need, wider).map(|per| per / rule.ratio);
                let relation = Relation::Knowledge {
                    rule: ix,
                    exact: false,
                };
                self.offer((offer, wider), relation, strength - 0.1, units);
            }
        }
    }
}

/// Heat to heat, or warm water to heat: temperatures decide.
fn is_heat(knowledge: &Knowledge, (offer, need): (NatureIx, NatureIx)) -> bool {
    let code = |ix| knowledge.natures().get(ix).code.as_str();
    let heat = |ix| code(ix).starts_with("E.HEAT");
    heat(need) && (heat(offer) || code(offer).starts_with("H."))
}

/// How many usual units of the offer one usual unit of the need is, when both measure the same thing.
fn same_unit(knowledge: &Knowledge, offer: NatureIx, need: NatureIx) -> Option<f64> {
    let natures = knowledge.natures();
    let (from, to) = (&natures.get(need).unit, &natures.get(offer).unit);
    knowledge
        .convert(1.0, from, to, Some(need))
        .or_else(|| knowledge.convert(1.0, from, to, Some(offer)))
        .map(|c| c.value)
}
