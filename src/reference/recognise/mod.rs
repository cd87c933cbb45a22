//! From a French label as people say it to a nature, or to nothing.
//!
//! A label is compared word by word with every name of every nature: the two labels and the aliases of
//! `assets/data/aliases.csv`. Rare words count more than common ones, fillers next to nothing, and the first word
//! (the noun, in French) most. When two natures fit about as well, the answer is their common parent or nothing.

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

pub use self::lexicon::Lexicon;
use self::lexicon::place_share;
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
/// What a name of the other side of an exchange loses when it is turned round.
const TURNED: f64 = 0.97;
/// What is left of the fit of a nature on the wrong side.
const OTHER_SIDE: f64 = 0.85;
/// Fit of a name that is the first noun of the label and nothing else, whatever the other words: a guess.
const HEAD_ALONE: f64 = 0.58;
/// Share of a label that its name must account for to be sure of it.
const ACCOUNTED_FOR: f64 = 0.88;
/// Highest confidence in an answer that leaves words of the label unexplained.
const GUESS: f64 = 0.59;
/// What is left of the fit of a nature when the state that the label tells hardly goes with it.
const STATE_DENIES: f64 = 0.7;
/// What is left of the fit of a name that starts with another word than the label.
const NOT_LEADING: f64 = 0.75;
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

/// Natures by fit, best first.
fn ranked(
    known: &Knowledge,
    fits: BTreeMap<NatureIx, Fit>,
    intent: Option<Intent>,
    residue: bool,
) -> Vec<(NatureIx, Fit)> {
    let mut ranked: Vec<(NatureIx, Fit)> = fits.into_iter().collect();
    for (nature, fit) in &mut ranked {
        fit.score += bias(known, *nature, intent, residue);
    }
    ranked.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then(a.0.cmp(&b.0)));
    ranked
}

/// What the direction adds: residues are given, materials and treatments are sought, means are shared.
fn bias(known: &Knowledge, nature: NatureIx, intent: Option<Intent>, residue: bool) -> f64 {
    let only_sought = sides::is_only_sought(known, nature);
    let root = known.natures().get(nature).code.as_bytes().first();
    let ties = match (root, intent) {
        (_, Some(Intent::Offer)) if only_sought => -2.5,
        (Some(b'W'), Some(Intent::Offer)) => 2.5,
        (Some(b'W'), Some(Intent::Need)) if residue => 2.5,
        (Some(b'M'), Some(Intent::Need)) if !residue => 2.5,
        (Some(b'M'), _) if residue => -2.5,
        (_, Some(Intent::Need)) if only_sought => 2.5,
        (Some(b'S' | b'Q' | b'P' | b'L' | b'K' | b'B'), Some(Intent::Share)) => 2.5,
        (Some(b'W'), None) => 0.5,
        _ => 0.0,
    };
    ties * TIE
}

/// How well the words fit each nature, 0 to 1, by its best name.
fn fits(lexicon: &Lexicon, words: &[Word]) -> BTreeMap<NatureIx, Fit> {
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
struct Fit {
    /// 0 to about 1.
    score: f64,
    /// Share of the label that the name accounts for.
    explained: f64,
}

impl Fit {
    /// The label is a name of the nature.
    fn whole() -> Self {
        Self {
            score: 1.0 + 3.0 * TIE,
            explained: 1.0,
        }
    }

    fn times(self, share: f64) -> Self {
        Self {
            score: self.score * share,
            ..self
        }
    }

    /// Keeps the better one.
    fn raise(&mut self, other: Self) {
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

/// Chooses among natures ranked by fit.
fn decide(known: &Knowledge, ranked: Vec<(NatureIx, Fit)>) -> Recognition {
    let Some(&(best, fit)) = ranked.first() else {
        return Recognition::default();
    };
    let natures = known.natures();
    let related = |a, b| natures.is_ancestor(a, b) || natures.is_ancestor(b, a);
    let rival = ranked
        .iter()
        .skip(1)
        .find(|(nature, _)| !related(best, *nature) && !twins(known, best, *nature));
    let lead = rival.map_or(1.0, |(_, other)| fit.score - other.score);
    let tied_parent = rival
        .filter(|_| lead < TIE)
        .and_then(|(other, _)| common_parent(known, best, *other));
    let (nature, likely) = match tied_parent {
        Some(parent) => (parent, 0.75 * fit.score),
        None => (
            best,
            fit.score * (0.55 + 0.45 * (lead / CLEAR_LEAD).clamp(0.0, 1.0)),
        ),
    };
    let likely = likely.clamp(0.0, 1.0);
    let named = (likely >= THRESHOLD).then_some(nature);
    // Words that no name accounts for may say something else altogether.
    let confidence = if fit.explained < ACCOUNTED_FOR {
        likely.min(GUESS)
    } else {
        likely
    };
    let alternatives = ranked
        .into_iter()
        .filter(|(other, _)| Some(*other) != named)
        .map(|(other, fit)| (other, (0.55 * fit.score).min(confidence)))
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
