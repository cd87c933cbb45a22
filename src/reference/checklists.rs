//! Questions that the field asks before a synergy is built: silos and trust, regulation, minds. Never a verdict.

use std::sync::LazyLock;

use serde::Deserialize;

use super::nomenclature::Nomenclature;
use super::table;
use crate::base::i18n::Lang;
use crate::model::Origin;

const TABLE: &str = include_str!("../../assets/data/checklists.csv");

/// Natures that come from animals: each with everything below it.
const ANIMAL: [&str; 10] = [
    "W.ORG.ABP",
    "W.ORG.FISH",
    "W.ORG.FAT",
    "W.ORG.WHEY",
    "W.ORG.MANURE",
    "W.ORG.SLURRY",
    "W.ORG.POULTRY",
    "W.ORG.WOOL",
    "W.HAZ.ABP1",
    "W.FOOD.MEAT",
];

/// The three families of brakes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Brake {
    /// Silos and trust.
    Trust,
    /// Regulation.
    Regulation,
    /// Minds: competitors who may become partners.
    Minds,
}

impl Brake {
    /// All three, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Trust, Self::Regulation, Self::Minds];

    /// Its stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Regulation => "regulation",
            Self::Minds => "minds",
        }
    }
}

/// When a question is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applies {
    /// For every synergy.
    Always,
    /// One gives, another receives.
    Exchange,
    /// Several share.
    Pool,
    /// Matter changes hands.
    Matter,
    /// What is given is a residue.
    Residue,
    /// What is given is a hazardous waste.
    Hazardous,
    /// What is given comes from animals.
    Animal,
    /// Heat or steam.
    Heat,
    /// Water.
    Water,
    /// Matter has to travel.
    Apart,
    /// The actors are competitors.
    Rivals,
}

/// One question.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckQuestion {
    /// Stable code, kept with the answer.
    pub code: String,
    /// Family.
    pub brake: Brake,
    /// When it is asked.
    pub applies: Applies,
    /// What it comes from, with how sure that is.
    pub origin: Origin,
    text_fr: String,
    text_en: String,
}

impl CheckQuestion {
    /// The question in a language.
    pub fn text(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.text_fr, &self.text_en)
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    family: Brake,
    #[cfg_attr(not(test), expect(dead_code, reason = "orders the table for its readers"))]
    topic: String,
    applies: Applies,
    question_fr: String,
    question_en: String,
    status: String,
    source: String,
}

/// Every question in the order of the table.
pub fn questions() -> &'static [CheckQuestion] {
    static QUESTIONS: LazyLock<Vec<CheckQuestion>> = LazyLock::new(|| {
        let question = |row: Row| CheckQuestion {
            code: row.code,
            brake: row.family,
            applies: row.applies,
            origin: table::origin(&row.status, row.source),
            text_fr: row.question_fr,
            text_en: row.question_en,
        };
        table::rows(TABLE).into_iter().map(question).collect()
    });
    &QUESTIONS
}

/// True for a nature that comes from animals.
pub fn is_animal(code: &str, natures: &Nomenclature) -> bool {
    let Some(own) = natures.index_of(code) else {
        return false;
    };
    let tops = ANIMAL.iter().filter_map(|top| natures.index_of(top));
    tops.into_iter()
        .any(|top| top == own || natures.is_ancestor(top, own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::nomenclature::nomenclature;

    #[test]
    fn every_question_reads_is_asked_and_says_where_it_comes_from() {
        let all = questions();
        assert_eq!(all.len(), table::count(TABLE), "a row does not read");
        let codes: std::collections::BTreeSet<_> = all.iter().map(|q| &q.code).collect();
        assert_eq!(codes.len(), all.len(), "a code stands twice");
        for question in all {
            table::assert_origin(&question.origin, &question.code);
            for lang in Lang::ALL {
                let text = question.text(lang);
                assert!(text.ends_with('?'), "a question, never a verdict: {text}");
            }
        }
        for brake in Brake::ALL {
            assert!(all.iter().filter(|q| q.brake == brake).count() >= 5, "{brake:?}");
        }
        let rows: Vec<Row> = table::rows(TABLE);
        assert!(rows.iter().all(|row| !row.topic.is_empty()));
    }

    #[test]
    fn animal_natures_exist() {
        for code in ANIMAL {
            assert!(nomenclature().index_of(code).is_some(), "{code}");
        }
        assert!(is_animal("W.ORG.ABP.C3", nomenclature()) && !is_animal("W.ORG.STRAW", nomenclature()));
    }
}
