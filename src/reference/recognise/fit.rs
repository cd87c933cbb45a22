//! How well the words of a label fit the names of each nature.

use std::collections::BTreeMap;

use super::TIE;
use super::lexicon::{Lexicon, place_share};
use super::words::{Kind, Word};
use crate::reference::NatureIx;

/// Weight of a word that no name uses: it may be a place or a firm.
const UNKNOWN_WEIGHT: f64 = 1.8;
/// What is left of the fit of a name that says "used" when the label does not.
const WEAR_NOT_SAID: f64 = 0.85;
/// Fit of a name that is the first noun of the label and nothing else, whatever the other words: a guess.
const HEAD_ALONE: f64 = 0.58;
/// What is left of the fit of a name that starts with another word than the label.
const NOT_LEADING: f64 = 0.75;

/// How well the words fit each nature, 0 to 1, by its best name.
pub(super) fn fits(lexicon: &Lexicon, words: &[Word]) -> BTreeMap<NatureIx, Fit> {
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
        let place = place_share(at.saturating_sub(first)) * word.role.share();
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
    let mut fits: BTreeMap<NatureIx, Fit> = BTreeMap::new();
    for (entry, cover) in covered {
        let entry = &lexicon.entries[entry];
        let of_label = (cover.of_label / said_weight).min(1.0);
        let of_name = (cover.of_name / entry.weight).min(1.0);
        let order = if cover.leads { 1.0 } else { NOT_LEADING };
        let wear = if entry.worn && !worn { WEAR_NOT_SAID } else { 1.0 };
        let alone = entry.words.len() == 1 && cover.leads;
        let floor = if alone { HEAD_ALONE * of_name } else { 0.0 };
        let score = (of_label.powf(0.8) * of_name * order).max(floor) * wear;
        fits.entry(entry.nature).or_default().raise(Fit {
            score,
            explained: of_label,
        });
    }
    fits
}

/// How well a label and a nature go together.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Fit {
    /// 0 to about 1.
    pub score: f64,
    /// Share of the label that the name accounts for.
    pub explained: f64,
}

impl Fit {
    /// The label is a name of the nature.
    pub fn whole() -> Self {
        Self {
            score: 1.0 + 3.0 * TIE,
            explained: 1.0,
        }
    }

    pub fn times(self, share: f64) -> Self {
        Self {
            score: self.score * share,
            ..self
        }
    }

    /// Keeps the better one.
    pub fn raise(&mut self, other: Self) {
        if other.score > self.score {
            *self = other;
        }
    }
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
            gain.leads |= place == lexicon.entries[entry].first;
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
