//! Which of the natures that fit is named, and how surely.

use std::collections::BTreeMap;

use super::fit::Fit;
use super::words::Intent;
use super::{Recognition, THRESHOLD, TIE, sides};
use crate::reference::{Knowledge, NatureIx};

/// Alternatives listed at most.
pub(super) const ALTERNATIVES: usize = 5;
/// Alternatives less likely than this are not worth reading.
const ALTERNATIVE_MIN: f64 = 0.2;
/// Share of a label that its name must account for to be sure of it.
const ACCOUNTED_FOR: f64 = 0.88;
/// Highest confidence in an answer that leaves words of the label unexplained.
const GUESS: f64 = 0.59;
/// A lead of this much over the next nature is as good as any.
const CLEAR_LEAD: f64 = 0.2;

/// Natures by fit, best first.
pub(super) fn ranked(
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

/// Chooses among natures ranked by fit.
pub(super) fn decide(known: &Knowledge, ranked: Vec<(NatureIx, Fit)>) -> Recognition {
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
