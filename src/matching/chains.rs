//! Chains: what one actor gives reaches what another seeks through a third that transforms it.
//!
//! A *link* is a transformer of the project: one of its needs, one of its offers, and the knowledge that the one becomes
//! the other. A chain joins the best givers of the need with the best seekers of the offer.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::known::Known;
use super::relations::{Relation, RelationRow};
use super::rulebook::Rulebook;
use super::score::Milli;
use crate::base::ids::{ActorId, FlowId};
use crate::model::Direction;
use crate::reference::NatureIx;
use crate::reference::profiles::{Importance, ProfileLine, profile};

/// A chain is weaker than the product of its halves by this much, in thousandths: three actors must agree.
const THIRD_ACTOR: Milli = 10_000;
/// Givers and seekers of one link that are looked at.
const ENDS: usize = 3;
/// From this effort on a rule transforms, below it only carries or sorts.
const TRANSFORMING: u8 = 2;

/// The two flows of a transformer, by slot: what it takes in, what it gives out.
pub(super) type Link = (u32, u32);

/// One chain by slots.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Chain {
    /// Best first.
    pub score: Reverse<Milli>,
    /// What is given at the start.
    pub offer: u32,
    /// What is sought at the end.
    pub need: u32,
    /// The transformer in between.
    pub link: Link,
}

/// One end of a link: a flow on the other side and the score of that pair.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct End {
    /// Best first.
    pub score: Reverse<Milli>,
    /// The flow; decides between equal scores, whatever order flows came in.
    pub flow: FlowId,
    /// Its slot.
    pub slot: u32,
    /// Its actor.
    pub actor: ActorId,
}

/// Every link of a project and the chains over it.
#[derive(Clone, Default, Debug)]
pub(super) struct Chains {
    of_actor: BTreeMap<ActorId, Vec<Link>>,
    of_flow: BTreeMap<u32, BTreeSet<Link>>,
    over: BTreeMap<Link, Vec<Chain>>,
    ranking: BTreeSet<Chain>,
}

impl Chains {
    /// The chains, best first.
    pub fn ranked(&self) -> impl Iterator<Item = &Chain> {
        self.ranking.iter()
    }

    /// Replaces the links of an actor; returns those that are new or gone, whose chains must be found again.
    pub fn relink(&mut self, actor: ActorId, links: Vec<Link>) -> BTreeSet<Link> {
        let old = self.of_actor.remove(&actor).unwrap_or_default();
        for link in &old {
            for flow in [link.0, link.1] {
                if let Some(of) = self.of_flow.get_mut(&flow) {
                    of.remove(link);
                }
            }
        }
        for link in &links {
            for flow in [link.0, link.1] {
                self.of_flow.entry(flow).or_default().insert(*link);
            }
        }
        let concerned = old.into_iter().chain(links.iter().copied()).collect();
        if !links.is_empty() {
            self.of_actor.insert(actor, links);
        }
        concerned
    }

    /// The links whose intake or output is that flow.
    pub fn links_of(&self, flow: u32) -> impl Iterator<Item = Link> + '_ {
        self.of_flow.get(&flow).into_iter().flatten().copied()
    }

    /// True while that link stands.
    pub fn has(&self, link: Link) -> bool {
        self.of_flow.get(&link.0).is_some_and(|of| of.contains(&link))
    }

    /// Replaces the chains over a link.
    pub fn put(&mut self, link: Link, chains: Vec<Chain>) {
        for old in self.over.remove(&link).unwrap_or_default() {
            self.ranking.remove(&old);
        }
        self.ranking.extend(&chains);
        if !chains.is_empty() {
            self.over.insert(link, chains);
        }
    }
}

/// The best ends of a link, best first.
pub(super) fn best_ends(mut ends: Vec<End>) -> Vec<End> {
    ends.sort_unstable();
    ends.truncate(ENDS);
    ends
}

/// Chains over a link from its best givers to its best seekers.
pub(super) fn join(link: Link, givers: &[End], seekers: &[End]) -> Vec<Chain> {
    let pairs = givers.iter().flat_map(|g| seekers.iter().map(move |s| (g, s)));
    pairs
        .filter(|(giver, seeker)| giver.actor != seeker.actor)
        .filter_map(|(giver, seeker)| {
            let both = u64::from(giver.score.0) * u64::from(seeker.score.0) / 100_000;
            let score = (both as Milli)
                .checked_sub(THIRD_ACTOR)
                .filter(|score| *score > 0)?;
            Some(Chain {
                score: Reverse(score),
                offer: giver.slot,
                need: seeker.slot,
                link,
            })
        })
        .collect()
}

/// The links of one actor: every need and offer of it such that the one becomes the other.
pub(super) fn links(flows: &[(u32, Known)], activity_code: &str, rules: &Rulebook) -> Vec<Link> {
    let lines = profile(activity_code);
    let intakes = flows.iter().filter(|(_, k)| !k.is_offer);
    let mut links: Vec<Link> = intakes
        .flat_map(|(into, taken)| {
            let given = flows.iter().filter(|(_, k)| k.is_offer);
            given
                .filter(|(_, given)| becomes(taken.nature, given.nature, &lines, rules))
                .map(|(out, _)| (*into, *out))
        })
        .collect();
    links.sort_unstable();
    links
}

/// True when a site that takes in the first gives out the second made of it: a rule that transforms says so, or the
/// usual intake and output of its activity.
fn becomes(taken: NatureIx, given: NatureIx, lines: &[&ProfileLine], rules: &Rulebook) -> bool {
    let natures = rules.natures();
    let kin = |a, b| a == b || natures.is_ancestor(a, b) || natures.is_ancestor(b, a);
    if kin(taken, given) {
        return false;
    }
    let by_rule = rules
        .relations
        .between(taken, given)
        .and_then(|ix| rules.relations.get(ix));
    if by_rule.is_some_and(|row| transforms(row, rules)) {
        return true;
    }
    let usual = |direction, nature| {
        lines.iter().any(|line| {
            line.direction == direction && line.importance != Importance::Low && kin(line.nature, nature)
        })
    };
    is_residue_or_treatment(taken, rules) && usual(Direction::Need, taken) && usual(Direction::Offer, given)
}

/// True when a rule makes one thing of another, beyond carrying and sorting.
pub(super) fn transforms(row: &RelationRow, rules: &Rulebook) -> bool {
    matches!(row.relation, Relation::Knowledge { rule, .. } if rules.knowledge.rule(rule).effort >= TRANSFORMING)
}

/// A residue, waste water, or a service that treats one: an activity that takes it in makes something of it.
pub(super) fn is_residue_or_treatment(nature: NatureIx, rules: &Rulebook) -> bool {
    let code = |ix| rules.natures().get(ix).code.as_str();
    let residue = |ix| code(ix).starts_with("W.") || code(ix).starts_with("H.WW");
    let treats = || {
        code(nature).starts_with("S.") && rules.relations.to_need(nature).any(|(_, row)| residue(row.offer))
    };
    residue(nature) || treats()
}
