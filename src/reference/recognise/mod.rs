//! From a French label as people say it to a nature, or to nothing.
//!
//! A label is compared word by word with every name of every nature: the two labels and the aliases of
//! `assets/data/aliases.csv`. Rare words count more than common ones, fillers next to nothing, and the first word
//! (the noun, in French) most. When two natures fit about as well, the answer is their common parent or nothing.
//!
//! Before that, [`words`] takes the label apart: what follows « pour » only breaks ties, verbs count as the nouns of
//! their act ([`synonyms`]), and words of wear, breakage or newness lean towards residues or away from them. After
//! it, [`sides`] names the same thing from the side of who speaks, and [`rounds`] what several would do together. An
//! answer is sure only when it accounts for nearly all of the label.

mod choice;
mod fit;
mod lexicon;
mod lists;
mod names;
mod rounds;
mod search;
mod sides;
mod synonyms;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use self::choice::{ALTERNATIVES, decide, ranked};
use self::fit::{Fit, fits};
pub use self::lexicon::Lexicon;
use self::rounds::Act;
use self::sides::from_this_side;
use self::words::{Intent, Kind, Phrase, Role, Word, phrase, says_nothing};
pub use self::words::{forgiven, typos};
use super::knowledge::Knowledge;
use super::nomenclature::NatureIx;
use crate::model::Family;
use crate::model::flow::Direction;

/// Below this confidence no nature is named.
pub const THRESHOLD: f64 = 0.5;
/// Highest confidence in a material or service when the label says "used".
const WORN_BUT_NEW: f64 = 0.55;
/// What a name of the other side of an exchange loses when it is turned round.
const TURNED: f64 = 0.97;
/// What is left of the fit of a nature on the wrong side.
const OTHER_SIDE: f64 = 0.85;
/// What is left of the fit of a nature when the state that the label tells hardly goes with it.
const STATE_DENIES: f64 = 0.7;
/// Two natures whose fit differs by less cannot be told apart.
const TIE: f64 = 0.04;

/// What a label was taken for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Recognition {
    /// The nature; `None` when nothing fits well enough.
    pub nature: Option<NatureIx>,
    /// 0 to 1; that of the best guess even when no nature is named.
    pub confidence: f64,
    /// Other natures worth proposing, most likely first, each with its confidence.
    pub alternatives: Vec<(NatureIx, f64)>,
}

impl Knowledge {
    /// The nature that a French label names. Deterministic, well under a millisecond.
    ///
    /// ```
    /// use maillage::reference::Knowledge;
    /// let known = Knowledge::built_in();
    /// let found = known.recognise("sciures de bois");
    /// let code = found.nature.map(|ix| known.natures().get(ix).code.as_str());
    /// assert_eq!(code, Some("W.WOOD.SAWDUST"));
    /// ```
    pub fn recognise(&self, label: &str) -> Recognition {
        self.recognise_as(label, None)
    }

    /// The same, knowing whether the label is given or sought: « palettes » given are used ones.
    pub fn recognise_as(&self, label: &str, direction: Option<Direction>) -> Recognition {
        let said = phrase(label);
        let whole = self.lexicon().whole(label);
        if whole.is_none() && (says_nothing(label) || !said.words.iter().any(Word::tells)) {
            return Recognition::default();
        }
        let intent = match direction {
            Some(Direction::Offer) => Some(Intent::Offer),
            Some(Direction::Need) => Some(Intent::Need),
            Some(Direction::Pool) => Some(Intent::Share),
            None => said.intent.filter(|_| whole.is_none()),
        };
        let mut found = read(self, &said, whole, intent, None);
        if let Some((act, rest)) = rounds::act(&said.words).filter(|_| whole.is_none()) {
            let trailing =
                rest.len() < said.words.len() && said.words.last().is_some_and(|w| w.role == Role::Purpose);
            if !trailing || intent == Some(Intent::Share) {
                found = joint_act(self, act, rest, found);
            }
        } else if intent == Some(Intent::Share) {
            found.nature = found.nature.map(|nature| shared(self, nature));
        }
        let named = found.nature;
        found.alternatives.retain(|(other, _)| Some(*other) != named);
        found
    }
}

/// What the words name, or what an act done together makes of it.
fn read(
    known: &Knowledge,
    said: &Phrase,
    whole: Option<NatureIx>,
    intent: Option<Intent>,
    act: Option<Act>,
) -> Recognition {
    let mut fits = fits(known.lexicon(), &said.words);
    if let Some(nature) = whole {
        fits.insert(nature, Fit::whole());
    }
    if whole.is_none() {
        doubt_states(known, &mut fits, said);
    }
    turn_round(known, &mut fits, intent, said);
    let mut ranked = ranked(known, fits, intent, said.residue);
    if let Some(act) = act {
        let mut seen = BTreeSet::new();
        ranked = ranked
            .into_iter()
            .filter_map(|(nature, fit)| Some((rounds::joint(known, act, nature)?, fit)))
            .filter(|(joint, _)| seen.insert(*joint))
            .collect();
    }
    let mut found = decide(known, ranked);
    let worn = whole.is_none() && act.is_none() && said.words.iter().any(|word| word.kind == Kind::Worn);
    if whole.is_none() && intent == Some(Intent::Need) && !said.residue {
        withdraw_hazard(known, &mut found);
    }
    if worn && found.nature.is_some_and(|nature| !can_be_worn(known, nature)) {
        found.confidence = found.confidence.min(WORN_BUT_NEW);
        found
            .alternatives
            .iter_mut()
            .for_each(|(_, likely)| *likely = likely.min(WORN_BUT_NEW));
    }
    found
}

/// Nobody seeks hazardous waste who does not say that he treats it: « médicaments » are wanted good.
fn withdraw_hazard(known: &Knowledge, found: &mut Recognition) {
    let hazardous = |nature| {
        ["W.HAZ", "W.HEALTH"]
            .iter()
            .any(|code| is_or_below(known, nature, code))
    };
    if let Some(nature) = found.nature.take_if(|nature| hazardous(*nature)) {
        found.confidence = found.confidence.min(THRESHOLD);
        found.alternatives.insert(0, (nature, found.confidence));
        found.alternatives.truncate(ALTERNATIVES);
    }
}

/// What is spoilt can hardly be used again, what is new is hardly waste.
fn doubt_states(known: &Knowledge, fits: &mut BTreeMap<NatureIx, Fit>, said: &Phrase) {
    const USABLE: &[&str] = &["W.REUSE", "W.FOOD", "W.HYGSURPLUS", "W.PAINTSURPLUS"];
    const UNUSED: &[&str] = &[
        "W.REUSE",
        "W.FOOD",
        "W.CDW.REUSE",
        "W.PACK",
        "W.HYGSURPLUS",
        "W.PAINTSURPLUS",
    ];
    let in_any = |nature, codes: &[&str]| codes.iter().any(|code| is_or_below(known, nature, code));
    for (&nature, fit) in fits.iter_mut() {
        let spoilt = said.broken && in_any(nature, USABLE);
        let unused = said.new && is_or_below(known, nature, "W") && !in_any(nature, UNUSED);
        if spoilt || unused {
            fit.score *= STATE_DENIES;
        }
    }
}

/// Names of what the speaker seeks fit what he gives, and the other way round.
fn turn_round(known: &Knowledge, fits: &mut BTreeMap<NatureIx, Fit>, intent: Option<Intent>, said: &Phrase) {
    let turned: Vec<(NatureIx, NatureIx, Fit)> = fits
        .iter()
        .filter_map(|(&nature, &fit)| Some((nature, from_this_side(known, nature, intent, said)?, fit)))
        .collect();
    for (nature, other, fit) in turned {
        fits.entry(other).or_default().raise(fit.times(TURNED));
        fits.insert(nature, fit.times(OTHER_SIDE));
    }
}

/// « collecte de films plastiques »: the round for what the other words name, unless a name says it better.
fn joint_act(known: &Knowledge, act: Act, rest: Vec<Word>, direct: Recognition) -> Recognition {
    if !rest.iter().any(Word::tells) {
        return direct;
    }
    let said = Phrase {
        words: rest,
        residue: act == Act::Collect,
        ..Phrase::default()
    };
    let intent = match act {
        Act::Collect => Intent::Offer,
        Act::Buy => Intent::Need,
    };
    let mut found = read(known, &said, None, Some(intent), Some(act));
    if found.nature.is_none() || found.confidence < direct.confidence && direct.nature.is_some() {
        return direct;
    }
    found.alternatives = direct.alternatives;
    found
}

/// What is shared: the round of a residue, the joint purchase of what is bought; else the nature itself.
fn shared(known: &Knowledge, nature: NatureIx) -> NatureIx {
    let bought = || rounds::joint(known, Act::Buy, nature).filter(|_| is_bought(known, nature));
    rounds::joint(known, Act::Collect, nature)
        .or_else(bought)
        .unwrap_or(nature)
}

/// False for materials and services, which a label that says "used" or "leftover" hardly means.
fn can_be_worn(known: &Knowledge, nature: NatureIx) -> bool {
    !matches!(
        known.natures().get(nature).family,
        Family::Material | Family::Services
    )
}

/// True for what flows into a firm; machines, rooms and services are shared as they are.
fn is_bought(known: &Knowledge, nature: NatureIx) -> bool {
    matches!(
        known.natures().get(nature).family,
        Family::Material | Family::Energy | Family::Water
    )
}

fn is_or_below(known: &Knowledge, nature: NatureIx, code: &str) -> bool {
    let natures = known.natures();
    natures
        .index_of(code)
        .is_some_and(|ix| ix == nature || natures.is_ancestor(ix, nature))
}
