//! What the program knows of natures and of what can serve what: the tables that travel with it, and what the
//! animateur of a project added or changed.
//!
//! Her own natures, words and rules are settings of the project, one per row, so that they are undone, merged and
//! exported like any other setting: `nature.CODE`, `alias.CODE`, `rule.ID`.

mod naming;
mod own;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

use imbl::OrdMap;

use super::conversions::{Converted, convert_along};
use super::grades::{Grade, grades};
use super::nomenclature::{NatureIx, Nomenclature, nomenclature};
use super::recognise::Lexicon;
use super::substitutions::{Rule, RuleIx, rules};
use super::suspects::{Suspect, suspects};
use super::waste_codes::waste_code;
use crate::model::Direction;

pub use own::{ALIAS, Fault, NATURE, OwnNature, OwnRule, RULE};

/// From this confidence on the wording of a waste code names a nature.
const SURE: f64 = 0.8;

/// Natures, names and rules in force in one project.
#[derive(Debug)]
pub struct Knowledge {
    natures: Nomenclature,
    rules: Vec<Rule>,
    /// Words that the project adds to natures.
    words: Vec<(String, NatureIx)>,
    lexicon: OnceLock<Lexicon>,
    /// Natures of waste codes looked up so far.
    of_waste: Mutex<BTreeMap<&'static str, Option<NatureIx>>>,
    faults: Vec<Fault>,
}

impl Knowledge {
    /// The tables that travel with the program, nothing added.
    pub fn built_in() -> &'static Arc<Self> {
        static BUILT_IN: LazyLock<Arc<Knowledge>> = LazyLock::new(|| {
            Arc::new(Knowledge {
                natures: nomenclature().clone(),
                rules: rules().to_vec(),
                words: Vec::new(),
                lexicon: OnceLock::new(),
                of_waste: Mutex::default(),
                faults: Vec::new(),
            })
        });
        &BUILT_IN
    }

    /// The knowledge of a project with these settings.
    ///
    /// The last answer is kept: asking again with the same rows costs a comparison.
    pub fn of(settings: &OrdMap<String, String>) -> Arc<Self> {
        type Rows = Vec<(String, String)>;
        static LAST: Mutex<Option<(Rows, Arc<Knowledge>)>> = Mutex::new(None);
        let rows: Rows = settings
            .iter()
            .filter(|(key, _)| Self::concerns(key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        if rows.is_empty() {
            return Arc::clone(Self::built_in());
        }
        let Ok(mut last) = LAST.lock() else {
            return Arc::new(own::with_rows(Self::built_in(), &rows));
        };
        if let Some((_, known)) = last.as_ref().filter(|(of, _)| *of == rows) {
            return Arc::clone(known);
        }
        let known = Arc::new(own::with_rows(Self::built_in(), &rows));
        *last = Some((rows, Arc::clone(&known)));
        known
    }

    /// True when a change of that setting changes natures, words or rules.
    pub fn concerns(setting: &str) -> bool {
        [NATURE, ALIAS, RULE]
            .iter()
            .any(|prefix| setting.starts_with(prefix))
    }

    /// The natures.
    pub fn natures(&self) -> &Nomenclature {
        &self.natures
    }

    /// Where a nature stands on its scale of quality: its own grade, else that of the nearest nature above.
    pub fn grade(&self, nature: NatureIx) -> Option<Grade> {
        std::iter::once(nature)
            .chain(self.natures.ancestors(nature))
            .find_map(|ix| grades().get(&ix).copied())
    }

    /// Why a nature, or one above it, has to be analysed before it is used; `None` for most.
    pub fn suspect(&self, nature: NatureIx) -> Option<&'static Suspect> {
        std::iter::once(nature)
            .chain(self.natures.ancestors(nature))
            .find_map(|ix| suspects().get(&ix))
    }

    /// The nature that a waste code names by its official wording, when it names one surely.
    ///
    /// A code that ends in 99 names nothing: "not otherwise specified" is in nearly every group.
    pub fn nature_of_waste(&self, code: &str) -> Option<NatureIx> {
        let code = waste_code(code).filter(|code| !code.unspecified)?;
        let mut held = self.of_waste.lock().ok()?;
        *held.entry(code.code.as_str()).or_insert_with(|| {
            let found = self.recognise_as(&code.label_fr, Some(Direction::Offer));
            found.nature.filter(|_| found.confidence >= SURE)
        })
    }

    /// The rules in force.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// One rule.
    pub fn rule(&self, ix: RuleIx) -> &Rule {
        &self.rules[ix.index()]
    }

    /// Rows of the project that could not be used, and why.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Words that the project adds to natures.
    pub fn words(&self) -> &[(String, NatureIx)] {
        &self.words
    }

    /// Every name of every nature, indexed when first asked for.
    pub(super) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::of_knowledge(self))
    }

    /// Converts a value between units as people write them (without period), for a nature when it is known.
    ///
    /// A figure given for the nature itself wins over one given for a nature above it; exact ways win over
    /// densities and heating values. `None` when a unit is unknown or no way leads from one to the other.
    ///
    /// # Limits
    /// Densities and heating values are usual figures, not those of one actor.
    pub fn convert(&self, value: f64, from: &str, to: &str, nature: Option<NatureIx>) -> Option<Converted> {
        let line: Vec<NatureIx> = nature
            .into_iter()
            .flat_map(|ix| std::iter::once(ix).chain(self.natures.ancestors(ix)))
            .collect();
        convert_along(value, from, to, &line)
    }
}

#[cfg(test)]
mod tests;
