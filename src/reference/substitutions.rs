//! The knowledge table: which residue can serve which need, after which processing.

use std::sync::LazyLock;

use serde::Deserialize;

use super::nomenclature::{NatureIx, nomenclature};
use super::table;
use crate::base::i18n::Lang;
use crate::model::{Origin, Status};

const TABLE: &str = include_str!("../../assets/data/substitutions.csv");

/// An offer of one nature can serve a need of another. Valid for the children of both natures too.
#[derive(Clone, PartialEq, Debug)]
pub struct Rule {
    /// Stable identifier such as `SUB021`.
    pub id: String,
    /// Nature given.
    pub offer: NatureIx,
    /// Nature served.
    pub need: NatureIx,
    /// What has to be done in between, in French; `aucun` when nothing.
    pub processing_fr: String,
    /// The same in English; `none` when nothing.
    pub processing_en: String,
    /// Units of need served by one unit given, each in the usual unit of its nature; above 0.
    pub ratio: f64,
    /// 1 transport or sorting, 2 treatment, 3 a plant; engineering judgement.
    pub effort: u8,
    /// The offer must be at least this warm, °C.
    pub offer_temp_min_c: Option<f64>,
    /// The offer must be at most this warm, °C.
    pub offer_temp_max_c: Option<f64>,
    /// Quality conditions in French, may be empty.
    pub conditions_fr: String,
    /// Quality conditions in English, may be empty.
    pub conditions_en: String,
    /// A place where it runs or ran, in French, may be empty.
    pub example_fr: String,
    /// The same in English.
    pub example_en: String,
    /// Where the rule comes from: `sourced` covers the example only.
    pub origin: Origin,
    /// How sure the ratio, temperatures and conditions are.
    pub ratio_status: Option<Status>,
}

impl Rule {
    /// What has to be done in between, in a language.
    pub fn processing(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.processing_fr, &self.processing_en)
    }

    /// Quality conditions in a language, may be empty.
    pub fn conditions(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.conditions_fr, &self.conditions_en)
    }

    /// A place where it runs or ran, in a language, may be empty.
    pub fn example(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.example_fr, &self.example_en)
    }
}

#[derive(Deserialize)]
struct Row {
    id: String,
    offer_nature: String,
    need_nature: String,
    processing_fr: String,
    processing_en: String,
    ratio_need_per_offer: f64,
    effort: u8,
    offer_temp_min_c: Option<f64>,
    offer_temp_max_c: Option<f64>,
    conditions_fr: String,
    conditions_en: String,
    real_example_fr: String,
    real_example_en: String,
    status: String,
    ratio_status: String,
    source: String,
}

/// Position of a rule in [`super::Knowledge::rules`]; never written to a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RuleIx(pub(crate) u16);

impl RuleIx {
    /// As a position.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The compiled-in rules in the order of the table.
pub(super) fn rules() -> &'static [Rule] {
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        rows.into_iter().filter_map(rule).collect()
    });
    &RULES
}

fn rule(row: Row) -> Option<Rule> {
    Some(Rule {
        offer: nomenclature().index_of(&row.offer_nature)?,
        need: nomenclature().index_of(&row.need_nature)?,
        id: row.id,
        processing_fr: row.processing_fr,
        processing_en: row.processing_en,
        ratio: row.ratio_need_per_offer,
        effort: row.effort,
        offer_temp_min_c: row.offer_temp_min_c,
        offer_temp_max_c: row.offer_temp_max_c,
        conditions_fr: row.conditions_fr,
        conditions_en: row.conditions_en,
        example_fr: row.real_example_fr,
        example_en: row.real_example_en,
        origin: table::origin(&row.status, row.source),
        ratio_status: Status::from_code(&row.ratio_status),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_reads_and_is_sound() {
        assert_eq!(
            rules().len(),
            table::count(TABLE),
            "a foreign key does not resolve"
        );
        let ids: BTreeSet<_> = rules().iter().map(|r| &r.id).collect();
        let pairs: BTreeSet<_> = rules().iter().map(|r| (r.offer, r.need)).collect();
        assert_eq!((ids.len(), pairs.len()), (rules().len(), rules().len()));
        for rule in rules() {
            let id = &rule.id;
            assert!(rule.ratio > 0.0 && rule.ratio.is_finite(), "{id}: ratio");
            assert!((1..=3).contains(&rule.effort), "{id}: effort");
            assert!(
                !rule.processing_fr.is_empty() && !rule.processing_en.is_empty(),
                "{id}"
            );
            assert_eq!(
                rule.conditions_fr.is_empty(),
                rule.conditions_en.is_empty(),
                "{id}"
            );
            assert_eq!(rule.example_fr.is_empty(), rule.example_en.is_empty(), "{id}");
            assert!(rule.ratio_status.is_some(), "{id}");
            assert_ne!(rule.offer, rule.need, "{id}");
            table::assert_origin(&rule.origin, id);
        }
    }

    #[test]
    fn rules_speak_english_too() {
        let sub = rules().iter().find(|rule| rule.id == "SUB226").unwrap();
        assert_eq!(sub.processing_en, "heat pump");
        assert_eq!(nomenclature().get(sub.need).code, "E.HEAT.DH");
    }
}
