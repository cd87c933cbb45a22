//! Everything that a nature is called, indexed by word.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::synonyms::forms;
use super::words::{Kind, Word, forgiven, phrase, sound, typos};
use crate::base::text::fold;
use crate::reference::nomenclature::NatureIx;
use crate::reference::{Knowledge, table};

pub(super) const TABLE: &str = include_str!("../../../assets/data/aliases.csv");

#[derive(Deserialize)]
pub(super) struct Row {
    pub alias_fr: String,
    pub nature: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "checked by the table test"))]
    pub status: String,
}

/// Words of fewer letters sound like too many others.
const SHORTEST_HEARD: usize = 4;

/// How much the place of a word counts: a French name starts with its noun.
pub(super) fn place_share(at: usize) -> f64 {
    match at {
        0 => 1.4,
        1 => 1.0,
        _ => 0.8,
    }
}

/// One name of a nature.
#[derive(Debug)]
pub(super) struct Entry {
    pub nature: NatureIx,
    /// The name, folded, as the picker completes it.
    pub text: String,
    /// Word numbers in order.
    pub words: Vec<usize>,
    /// Sum of the weights of its words, by their places.
    pub weight: f64,
    /// Place of the first word that names something.
    pub first: usize,
    /// Says that the thing has served.
    pub worn: bool,
}

/// A word used in at least one name.
#[derive(Debug)]
pub(super) struct KnownWord {
    pub stem: String,
    /// How much it tells: rare words weigh more, fillers next to nothing.
    pub weight: f64,
    /// Names that use it.
    pub entries: Vec<usize>,
}

/// All names of all natures.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) entries: Vec<Entry>,
    pub(super) words: Vec<KnownWord>,
    numbers: BTreeMap<String, usize>,
    /// Spellings with the word that each stands for, to find what a mistyped one means.
    by_length: BTreeMap<usize, Vec<(String, usize)>>,
    by_sound: BTreeMap<String, Vec<(String, usize)>>,
    whole: BTreeMap<String, NatureIx>,
    /// Words that the project adds, by their stems: they win over everything that only resembles them.
    own: BTreeMap<Vec<String>, NatureIx>,
    of_nature: Vec<Vec<usize>>,
}

/// The stems of a label, fillers included.
fn stems(text: &str) -> Vec<String> {
    phrase(text).words.into_iter().map(|word| word.stem).collect()
}

impl Lexicon {
    /// Labels and compiled-in aliases of every nature, with the words that a project adds.
    pub(in crate::reference) fn of_knowledge(known: &Knowledge) -> Self {
        let natures = known.natures();
        let mut names: Vec<(String, NatureIx)> = Vec::new();
        for (ix, nature) in natures.indices().zip(natures.all()) {
            names.push((nature.label_fr.clone(), ix));
            names.push((nature.label_en.clone(), ix));
        }
        // The room's own words come before ours: where both name something, hers wins.
        names.extend(known.words().iter().cloned());
        let aliases = table::rows::<Row>(TABLE).into_iter();
        names.extend(aliases.filter_map(|row| Some((row.alias_fr, natures.index_of(&row.nature)?))));
        let mut lexicon = Self::of(&names, natures.all().len());
        lexicon.own = known
            .words()
            .iter()
            .map(|(word, nature)| (stems(word), *nature))
            .collect();
        lexicon
    }

    fn of(names: &[(String, NatureIx)], natures: usize) -> Self {
        let mut lexicon = Self {
            entries: Vec::new(),
            words: Vec::new(),
            numbers: BTreeMap::new(),
            by_length: BTreeMap::new(),
            by_sound: BTreeMap::new(),
            whole: BTreeMap::new(),
            own: BTreeMap::new(),
            of_nature: vec![Vec::new(); natures],
        };
        let mut kinds = Vec::new();
        let mut natures_of: Vec<BTreeSet<NatureIx>> = Vec::new();
        for (name, nature) in names {
            lexicon.whole.entry(fold(name)).or_insert(*nature);
            let at = lexicon.entries.len();
            let mut numbers = Vec::new();
            let mut worn = false;
            let said = phrase(name).words;
            let first = said.iter().position(Word::tells).unwrap_or(0);
            for word in said {
                let number = lexicon.number(&word.stem);
                worn |= word.kind == Kind::Worn;
                if number == natures_of.len() {
                    natures_of.push(BTreeSet::new());
                    kinds.push(word.kind);
                }
                natures_of[number].insert(*nature);
                lexicon.words[number].entries.push(at);
                numbers.push(number);
            }
            lexicon.of_nature[nature.index()].push(at);
            lexicon.entries.push(Entry {
                nature: *nature,
                text: fold(name),
                words: numbers,
                weight: 0.0,
                first,
                worn,
            });
        }
        for (form, word) in forms() {
            if let Some(number) = lexicon.known(word) {
                lexicon.spelt(form, number);
            }
        }
        lexicon.weigh(&natures_of, &kinds);
        lexicon
    }

    /// The number of a word, new ones at the end.
    fn number(&mut self, stem: &str) -> usize {
        if let Some(&number) = self.numbers.get(stem) {
            return number;
        }
        let number = self.words.len();
        self.numbers.insert(stem.to_owned(), number);
        self.spelt(stem, number);
        self.words.push(KnownWord {
            stem: stem.to_owned(),
            weight: 0.0,
            entries: Vec::new(),
        });
        number
    }

    fn spelt(&mut self, spelling: &str, number: usize) {
        let entry = (spelling.to_owned(), number);
        self.by_sound
            .entry(sound(spelling))
            .or_default()
            .push(entry.clone());
        self.by_length.entry(spelling.len()).or_default().push(entry);
    }

    fn weigh(&mut self, natures_of: &[BTreeSet<NatureIx>], kinds: &[Kind]) {
        let all = self.of_nature.len() as f64;
        for ((word, natures), kind) in self.words.iter_mut().zip(natures_of).zip(kinds) {
            word.weight = (1.0 + all / natures.len() as f64).ln() * kind.share();
        }
        for entry in &mut self.entries {
            let weights = entry.words.iter().map(|&number| self.words[number].weight);
            entry.weight = weights.enumerate().map(|(at, w)| w * place_share(at)).sum();
        }
    }

    /// The nature whose name is exactly this text, but for case, accents and punctuation.
    pub(super) fn whole(&self, text: &str) -> Option<NatureIx> {
        let own = || self.own.get(&stems(text));
        let own = if self.own.is_empty() { None } else { own() };
        own.or_else(|| self.whole.get(&fold(text))).copied()
    }

    /// All names of a nature.
    pub(super) fn entries_of(&self, nature: NatureIx) -> impl Iterator<Item = &Entry> {
        self.of_nature[nature.index()].iter().map(|&at| &self.entries[at])
    }

    /// The word itself, if a name uses it.
    pub(super) fn known(&self, stem: &str) -> Option<usize> {
        self.numbers.get(stem).copied()
    }

    /// Words that could be meant by a mistyped one, with a likeness of 0 to 1; only the nearest.
    pub(super) fn meant(&self, stem: &str) -> Vec<(usize, f64)> {
        let heard = self
            .by_sound
            .get(&sound(stem))
            .filter(|_| stem.len() >= SHORTEST_HEARD);
        if let Some(alike) = heard {
            let nearest = alike
                .iter()
                .min_by_key(|(spelling, _)| typos(stem, spelling, stem.len()));
            return nearest.map(|(_, number)| (*number, 0.9)).into_iter().collect();
        }
        let limit = forgiven(stem.len());
        if limit == 0 || !stem.is_ascii() {
            return Vec::new();
        }
        let lengths = stem.len() - limit..=stem.len() + limit;
        let near = self.by_length.range(lengths).flat_map(|(_, spelt)| spelt);
        let mut found: Vec<(usize, usize)> = near
            .filter_map(|(known, number)| {
                let allowed = limit.min(forgiven(known.len()));
                // Hardly anybody mistypes the first letter.
                let same_start = known.as_bytes().first() == stem.as_bytes().first();
                same_start.then(|| Some((typos(stem, known, allowed)?, *number)))?
            })
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|(_, number)| *number);
        let best = found.first().map_or(0, |(errors, _)| *errors);
        let likeness = if best <= 1 { 0.9 } else { 0.75 };
        let nearest = found
            .into_iter()
            .take_while(|(errors, _)| *errors == best)
            .take(4);
        nearest.map(|(_, number)| (number, likeness)).collect()
    }
}
