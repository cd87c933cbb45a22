//! Who is missing: which activity, at which place, would answer most of what nobody answers today.
//!
//! Each activity with a known profile is imagined at the best of a few places. What it would take and give is judged
//! like any other pair; a flow counts once, by what the best such pair is worth more than its present best.

pub mod activity;
mod imagined;
mod place;

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::chains::{is_residue_or_treatment, transforms};
use super::engine::{Matcher, OpenFlow};
use super::rulebook::Rulebook;
use super::score::Milli;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::base::ids::FlowId;
use crate::model::Project;
use crate::reference::NatureIx;

pub use imagined::{Imagined, hypothetical, typical_flows};
use place::Wishes;

/// A flow whose best candidate scores less than this still waits for somebody.
pub const WEAK: Milli = 30_000;
/// Most chains kept for one activity.
const CHAINS: usize = 12;
/// Flows of each side that may be an end of a chain.
const ENDS: usize = 50;
/// Most chains through missing activities.
const MISSING_CHAINS: usize = 50;
/// So many times the activities asked for are looked at closely.
const LOOKED_AT: usize = 2;

/// An activity that would answer flows that wait.
#[derive(Clone, PartialEq, Debug)]
pub struct MissingActor {
    /// European class, such as `16.10`; [`activity`] gives its words.
    pub class: String,
    /// Where it would help most.
    pub at: LonLat,
    /// What it would bring: the sum over the flows served of what each gains, in thousandths.
    pub score: u64,
    /// The flows that it would serve, those that gain most first.
    pub serves: Vec<Served>,
    /// Offers that would reach needs through it, each flow once, best first.
    pub chains: Vec<ChainLink>,
}

/// A flow that the missing actor would serve.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Served {
    /// The flow.
    pub flow: FlowId,
    /// Its nature.
    pub nature: NatureIx,
    /// True for an offer that would find a taker, false for a need that would be met.
    pub is_offer: bool,
    /// Score of the pair.
    pub score: Milli,
    /// Present best score; `None` when it has no candidate.
    pub before: Option<Milli>,
}

/// An offer that a transformer would take and a need that it could then serve.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChainLink {
    /// The flow given.
    pub offer: FlowId,
    /// The flow sought.
    pub need: FlowId,
    /// Product of both scores, in thousandths.
    pub score: Milli,
}

/// A chain through an activity that is missing.
#[derive(Clone, PartialEq, Debug)]
pub struct MissingChain {
    /// European class of the transformer.
    pub class: String,
    /// Where it would stand.
    pub at: LonLat,
    /// Both ends.
    pub link: ChainLink,
}

/// The activities that would bring most, best first; ties by class. At most `limit`.
///
/// # Limits
/// Places are chosen on a sample of the waiting flows when there are many; scores are exact at the place chosen.
pub fn missing_actors(project: &Project, matcher: &Matcher, limit: usize) -> Vec<MissingActor> {
    let open = matcher.open_flows(project, WEAK);
    if open.is_empty() || limit == 0 {
        return Vec::new();
    }
    let wishes = Wishes::of(&open);
    let mut promising: Vec<(Imagined, LonLat, f64)> = activity::classes()
        .iter()
        .filter_map(|class| {
            let nowhere = LonLat { lon: 0.0, lat: 0.0 };
            let imagined = Imagined::new(class, nowhere, Lang::Fr, &matcher.rules().knowledge)?;
            let (at, worth) = wishes.best_place(&imagined.known, matcher.rules())?;
            Some((imagined, at, worth))
        })
        .collect();
    promising.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.class.cmp(&b.0.class)));
    promising.truncate(limit.saturating_mul(LOOKED_AT));
    let by_id: BTreeMap<FlowId, &OpenFlow> = open.iter().map(|flow| (flow.id, flow)).collect();
    let mut found: Vec<MissingActor> = promising
        .into_iter()
        .map(|(imagined, at, _)| looked_at(imagined, at, matcher, &by_id))
        .filter(|actor| !actor.serves.is_empty())
        .collect();
    found.sort_by(|a, b| (Reverse(a.score), &a.class).cmp(&(Reverse(b.score), &b.class)));
    found.truncate(limit);
    found
}

/// What an activity brings at a place, exactly.
fn looked_at(
    imagined: Imagined,
    at: LonLat,
    matcher: &Matcher,
    open: &BTreeMap<FlowId, &OpenFlow>,
) -> MissingActor {
    let mut seen = BTreeSet::new();
    let mut serves = Vec::new();
    // Best first: the first pair of a flow is its best.
    for pair in matcher.candidates_of_visitor(&imagined.known, at) {
        let Some(flow) = open.get(&pair.other).filter(|flow| seen.insert(flow.id)) else {
            continue;
        };
        if flow.best.is_none_or(|before| pair.score > before) && pair.score > 0 {
            serves.push(Served {
                flow: flow.id,
                nature: flow.known.nature,
                is_offer: flow.known.is_offer,
                score: pair.score,
                before: flow.best,
            });
        }
    }
    serves.sort_by_key(|s| (Reverse(s.gain()), s.flow));
    MissingActor {
        at,
        score: serves.iter().map(|s| u64::from(s.gain())).sum(),
        chains: chains(&imagined.class, &serves, matcher.rules()),
        class: imagined.class,
        serves,
    }
}

impl Served {
    /// What the flow gains, in thousandths.
    pub fn gain(&self) -> Milli {
        self.score.saturating_sub(self.before.unwrap_or(0))
    }
}

/// The best offer with the best need that could be made of it, then the next ones, each flow once.
fn chains(class: &str, serves: &[Served], rules: &Rulebook) -> Vec<ChainLink> {
    let side = |offers: bool| {
        let mut flows: Vec<&Served> = serves.iter().filter(|s| s.is_offer == offers).collect();
        flows.sort_by_key(|s| (Reverse(s.score), s.flow));
        flows.truncate(ENDS);
        flows
    };
    let product = |a: Milli, b: Milli| (u64::from(a) * u64::from(b) / 100_000) as Milli;
    let mut needs = side(false);
    let mut links = Vec::new();
    for offer in side(true) {
        let made = |need: &&Served| makes(class, offer.nature, need.nature, rules);
        let Some(at) = needs.iter().position(made) else {
            continue;
        };
        let need = needs.remove(at);
        links.push(ChainLink {
            offer: offer.flow,
            need: need.flow,
            score: product(offer.score, need.score),
        });
    }
    links.truncate(CHAINS);
    links
}

/// True when an activity that takes in the first makes the second of it: a rule that transforms says so, or it is a
/// residue that becomes a product. Heat and water come of residues only where residues are treated.
fn makes(class: &str, taken: NatureIx, given: NatureIx, rules: &Rulebook) -> bool {
    let row = rules
        .relations
        .between(taken, given)
        .and_then(|ix| rules.relations.get(ix));
    let code = rules.natures().get(given).code.as_str();
    let utility = code.starts_with("E.") || code.starts_with("H.");
    let treats = ["35", "37", "38", "39"]
        .iter()
        .any(|division| class.starts_with(division));
    row.is_some_and(|row| transforms(row, rules))
        || (is_residue_or_treatment(taken, rules) && (treats || !utility))
}

/// Chains through missing activities whose both ends have no candidate at all, best first, each pair of ends once.
pub fn chains_missing(missing: &[MissingActor], rules: &Rulebook) -> Vec<MissingChain> {
    let mut all: Vec<MissingChain> = Vec::new();
    for actor in missing {
        let stranded: Vec<Served> = actor
            .serves
            .iter()
            .filter(|s| s.before.is_none())
            .copied()
            .collect();
        all.extend(
            chains(&actor.class, &stranded, rules)
                .into_iter()
                .map(|link| MissingChain {
                    class: actor.class.clone(),
                    at: actor.at,
                    link,
                }),
        );
    }
    let ends = |c: &MissingChain| (c.link.offer, c.link.need);
    all.sort_by(|a, b| {
        (Reverse(a.link.score), ends(a), &a.class).cmp(&(Reverse(b.link.score), ends(b), &b.class))
    });
    let mut seen = BTreeSet::new();
    all.retain(|chain| seen.insert(ends(chain)));
    all.truncate(MISSING_CHAINS);
    all
}
