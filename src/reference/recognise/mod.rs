//! From a French label as people say it to a nature, or to nothing.
//!
//! A label is compared word by word with every name of every nature: the two labels and the aliases of
//! `assets/data/aliases.csv`. Rare words count more than common ones, fillers next to nothing, and the first word
//! (the noun, in French) most. When two natures fit about as well, the answer is their common parent or nothing.

mod lexicon;
mod lists;
mod names;
mod search;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

pub use self::lexicon::Lexicon;
use self::lexicon::place_share;
use self::words::{Intent, Kind, Word, says_nothing, words};
pub use self::words::{forgiven, typos};
use super::knowledge::Knowledge;
use super::nomenclature::NatureIx;
use crate::model::Family;
use crate::model::flow::Direction;

/// Below this confidence no nature is named.
pub const THRESHOLD: f64 = 0.5;
/// Alternatives listed at most.
const ALTERNATIVES: usize = 5;
/// Alternatives less likely than this are not worth reading.
const ALTERNATIVE_MIN: f64 = 0.2;
/// Weight of a word that no name uses: it may be a place or a firm.
const UNKNOWN_WEIGHT: f64 = 1.8;
/// What is left of the fit of a name that says "used" when the label does not.
const WEAR_NOT_SAID: f64 = 0.85;
/// Highest confidence in a material or service when the label says "used".
const WORN_BUT_NEW: f64 = 0.55;
/// Two natures whose fit differs by less cannot be told apart.
const TIE: f64 = 0.04;
/// A lead of this much over the next nature is as good as any.
const CLEAR_LEAD: f64 = 0.2;

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
        let (words, said) = words(label);
        let whole = self.lexicon().whole(label);
        if whole.is_none() && (says_nothing(label) || !words.iter().any(Word::tells)) {
            return Recognition::default();
        }
        let intent = match direction {
            Some(Direction::Offer) => Some(Intent::Offer),
            Some(Direction::Need) => Some(Intent::Need),
            Some(Direction::Pool) | None => said,
        };
        let mut fits = fits(self.lexicon(), &words);
        if let Some(nature) = whole {
            fits.insert(nature, 1.0 + TIE);
        }
        let mut found = decide(self, ranked(self, fits, intent));
        let worn = whole.is_none() && words.iter().any(|word| word.kind == Kind::Worn);
        if worn && found.nature.is_some_and(|nature| !can_be_worn(self, nature)) {
            found.confidence = found.confidence.min(WORN_BUT_NEW);
            found
                .alternatives
                .iter_mut()
                .for_each(|(_, likely)| *likely = likely.min(WORN_BUT_NEW));
        }
        found
    }
}

/// False for materials and services, which a label that says "used" or "leftover" hardly means.
fn can_be_worn(known: &Knowledge, nature: NatureIx) -> bool {
    !matches!(
        known.natures().get(nature).family,
        Family::Material | Family::Services
    )
}

/// Natures by fit, best first.
fn ranked(known: &Knowledge, fits: BTreeMap<NatureIx, f64>, intent: Option<Intent>) -> Vec<(NatureIx, f64)> {
    let mut ranked: Vec<(NatureIx, f64)> = fits
        .into_iter()
        .map(|(nature, fit)| (nature, fit + bias(known, nature, intent)))
        .collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    ranked
}

/// What the direction adds: residues are given, materials and treatments are sought.
fn bias(known: &Knowledge, nature: NatureIx, intent: Option<Intent>) -> f64 {
    let nature = known.natures().get(nature);
    let sought = nature.label_fr.ends_with("(besoin)");
    match (nature.code.as_bytes().first(), intent) {
        (Some(b'W'), Some(Intent::Offer)) | (Some(b'M'), Some(Intent::Need)) => 2.5 * TIE,
        (_, Some(Intent::Need)) if sought => 2.5 * TIE,
        (Some(b'W'), None) => 0.5 * TIE,
        _ => 0.0,
    }
}

/// How well the words fit each nature, 0 to 1, by its best name.
fn fits(lexicon: &Lexicon, words: &[Word]) -> BTreeMap<NatureIx, f64> {
    let mut said_weight = 0.0;
    let mut covered: BTreeMap<usize, Cover> = BTreeMap::new();
    let first = words.iter().position(Word::tells).unwrap_or(0);
    let worn = words.iter().any(|word| word.kind == Kind::Worn);
    let joined = joined(lexicon, words);
    for (at, word) in words.iter().enumerate() {
        let meant = match (joined.get(&at), lexicon.known(&word.stem)) {
            (Some(None), _) => continue,
            (Some(Some(number)), _) => vec![(*number, 1.0)],
            (None, Some(number)) => vec![(number, 1.0)],
            (None, None) if word.tells() => lexicon.meant(&word.stem),
            (None, None) => Vec::new(),
        };
        let place = place_share(at.saturating_sub(first));
        let heaviest = meant
            .iter()
            .map(|(n, _)| lexicon.words[*n].weight)
            .reduce(f64::max);
        said_weight += place * heaviest.unwrap_or(UNKNOWN_WEIGHT * word.kind.share());
        for (entry, mut gain) in gains(lexicon, &meant) {
            gain.of_label *= place;
            gain.leads &= at == first;
            covered.entry(entry).or_default().add(gain);
        }
    }
    let mut fits: BTreeMap<NatureIx, f64> = BTreeMap::new();
    for (entry, cover) in covered {
        let entry = &lexicon.entries[entry];
        let of_label = (cover.of_label / said_weight).min(1.0);
        let of_name = (cover.of_name / entry.weight).min(1.0);
        let order = if cover.leads { 1.0 } else { 0.8 };
        let wear = if entry.worn && !worn { WEAR_NOT_SAID } else { 1.0 };
        let fit = of_label.powf(0.8) * of_name * order * wear;
        let best = fits.entry(entry.nature).or_insert(0.0);
        *best = best.max(fit);
    }
    fits
}

/// What of a label and of a name is covered by the words they share.
#[derive(Clone, Copy, Default)]
struct Cover {
    /// Weight, by the places in the label.
    of_label: f64,
    /// Weight, by the places in the name.
    of_name: f64,
    /// Both start with the same word.
    leads: bool,
}

impl Cover {
    fn add(&mut self, other: Self) {
        self.of_label += other.of_label;
        self.of_name += other.of_name;
        self.leads |= other.leads;
    }
}

/// What one word of a label, in its possible meanings, covers of each name.
fn gains(lexicon: &Lexicon, meant: &[(usize, f64)]) -> BTreeMap<usize, Cover> {
    let mut gains: BTreeMap<usize, Cover> = BTreeMap::new();
    for &(number, likeness) in meant {
        let weight = lexicon.words[number].weight * likeness;
        for &entry in &lexicon.words[number].entries {
            let names = &lexicon.entries[entry].words;
            let place = names.iter().position(|&n| n == number).unwrap_or(0);
            let gain = gains.entry(entry).or_default();
            gain.of_label = gain.of_label.max(weight);
            gain.of_name = gain.of_name.max(weight * place_share(place));
            gain.leads |= place == 0;
        }
    }
    gains
}

/// Words written apart that a name writes together (« big bag », « co voiturage »): the first of two stands for
/// both, the second is passed over.
fn joined(lexicon: &Lexicon, words: &[Word]) -> BTreeMap<usize, Option<usize>> {
    let mut joined = BTreeMap::new();
    for (at, pair) in words.windows(2).enumerate() {
        let apart = lexicon.known(&pair[0].stem).is_some() && lexicon.known(&pair[1].stem).is_some();
        if let Some(number) = lexicon
            .known(&format!("{}{}", pair[0].stem, pair[1].stem))
            .filter(|_| !apart)
        {
            joined.insert(at, Some(number));
            joined.insert(at + 1, None);
        }
    }
    joined
}

/// Chooses among natures ranked by fit.
fn decide(known: &Knowledge, ranked: Vec<(NatureIx, f64)>) -> Recognition {
    let Some(&(best, fit)) = ranked.first() else {
        return Recognition::default();
    };
    let natures = known.natures();
    let related = |a, b| natures.is_ancestor(a, b) || natures.is_ancestor(b, a);
    let rival = ranked
        .iter()
        .skip(1)
        .find(|(nature, _)| !related(best, *nature) && !twins(known, best, *nature));
    let lead = rival.map_or(1.0, |(_, other)| fit - other);
    let tied_parent = rival
        .filter(|_| lead < TIE)
        .and_then(|(other, _)| common_parent(known, best, *other));
    let (nature, confidence) = match tied_parent {
        Some(parent) => (parent, 0.75 * fit),
        None => (best, fit * (0.55 + 0.45 * (lead / CLEAR_LEAD).clamp(0.0, 1.0))),
    };
    let confidence = confidence.clamp(0.0, 1.0);
    let named = (confidence >= THRESHOLD).then_some(nature);
    let alternatives = ranked
        .into_iter()
        .filter(|(other, _)| Some(*other) != named)
        .map(|(other, fit)| (other, (0.55 * fit).min(confidence)))
        .take_while(|(_, likely)| *likely >= ALTERNATIVE_MIN)
        .take(ALTERNATIVES)
        .collect();
    Recognition {
        nature: named,
        confidence,
        alternatives,
    }
}

/// True when a rule leads from one to the other: the same thing given and sought, which the direction decides.
fn twins(known: &Knowledge, a: NatureIx, b: NatureIx) -> bool {
    known
        .rules()
        .iter()
        .any(|rule| (rule.offer, rule.need) == (a, b) || (rule.offer, rule.need) == (b, a))
}

/// The parent that two siblings share, unless it is a root, which says too little.
fn common_parent(known: &Knowledge, a: NatureIx, b: NatureIx) -> Option<NatureIx> {
    let natures = known.natures();
    let parent = natures
        .parent(a)
        .filter(|&parent| natures.parent(b) == Some(parent))?;
    (!natures.is_root(parent)).then_some(parent)
}
