//! Someone who is not in the project: what would they exchange if they stood somewhere?

use std::cmp::Reverse;

use super::{Matcher, kernel_facts};
use crate::base::geo::LonLat;
use crate::base::ids::FlowId;
use crate::matching::facts::judge;
use crate::matching::kernel::FlowSlot;
use crate::matching::known::Known;
use crate::matching::score::{Milli, parts, score};

/// A flow of the visitor that meets a flow of the project.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct VisitorPair {
    /// Which of the visitor's flows.
    pub own: usize,
    /// The flow of the project.
    pub other: FlowId,
    /// Index into the relations of the rulebook.
    pub relation: u16,
    /// Score in thousandths.
    pub score: Milli,
}

/// Stands for the visitor's site, which is none of the project's.
const NO_SITE: u32 = u32::MAX;

impl Matcher {
    /// The pairs that these flows would make if their actor stood at `at`, best first: those that taking the actor in
    /// would add. Nothing is changed.
    ///
    /// Costs what one edit of such an actor costs, without its bookkeeping.
    pub fn candidates_of_visitor(&self, flows: &[Known], at: LonLat) -> Vec<VisitorPair> {
        let mut pairs = Vec::new();
        for (own, known) in flows.iter().enumerate() {
            let known = Known {
                at: Some(at),
                ..*known
            };
            let mut others = self.kernel.partners_at(kernel_facts(NO_SITE, &known), at);
            let unplaced = self.book.placeless_for(&known, &self.rules.relations);
            others.extend(unplaced.into_iter().map(FlowSlot));
            pairs.extend(
                others
                    .into_iter()
                    .filter_map(|other| self.visitor_pair(own, &known, other.0)),
            );
        }
        pairs.sort_unstable_by_key(|p| (Reverse(p.score), p.own, p.other));
        pairs
    }

    fn visitor_pair(&self, own: usize, known: &Known, other: u32) -> Option<VisitorPair> {
        let held = self.book.get(other)?;
        let (offer, need) = match known.is_offer {
            true => (known, &held.known),
            false => (&held.known, known),
        };
        let relation = self.rules.relations.between(offer.nature, need.nature)?;
        let row = self.rules.relations.get(relation)?;
        let facts = judge(offer, need, row, &self.rules);
        facts.block.is_none().then(|| VisitorPair {
            own,
            other: held.id,
            relation,
            score: score(&parts(&facts, row), &self.rules.weights),
        })
    }
}
