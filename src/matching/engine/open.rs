//! Flows that nobody answers today, or only weakly.

use std::collections::BTreeSet;

use super::Matcher;
use crate::base::ids::FlowId;
use crate::matching::known::Known;
use crate::matching::score::Milli;
use crate::model::{Project, SynergyState};

/// Chains that are looked at: beyond that they are too weak to answer anything.
const CHAINS: usize = 20_000;

/// A flow for which somebody is missing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct OpenFlow {
    /// The flow.
    pub id: FlowId,
    /// What decides its pairs.
    pub known: Known,
    /// Score of its best candidate; `None` when it has none.
    pub best: Option<Milli>,
}

impl Matcher {
    /// The flows whose best candidate scores less than `weak`, in order of identifier.
    ///
    /// A flow of a synergy that people keep is answered; a refused pair is no candidate.
    pub fn open_flows(&self, project: &Project, weak: Milli) -> Vec<OpenFlow> {
        let answered = answered(project);
        let mut best: Vec<Option<Milli>> = vec![None; self.book.len() as usize];
        for (offer, rows) in (0u32..).zip(&self.rows) {
            for row in rows.iter().filter(|r| !self.is_decided(offer, r.need)) {
                for slot in [offer, row.need] {
                    let held = &mut best[slot as usize];
                    *held = (*held).max(Some(row.score));
                }
            }
        }
        for chain in self.chains(CHAINS, 0) {
            for slot in [chain.offer, chain.need]
                .into_iter()
                .filter_map(|f| self.book.slot(f))
            {
                let held = &mut best[slot as usize];
                *held = (*held).max(Some(chain.score));
            }
        }
        let mut open: Vec<OpenFlow> = self
            .book
            .iter()
            .map(|(slot, held)| OpenFlow {
                id: held.id,
                known: held.known,
                best: best[slot as usize],
            })
            .filter(|flow| flow.best.is_none_or(|score| score < weak) && !answered.contains(&flow.id))
            .collect();
        open.sort_unstable_by_key(|flow| flow.id);
        open
    }
}

/// Flows of synergies that go on.
fn answered(project: &Project) -> BTreeSet<FlowId> {
    use SynergyState as S;
    let goes_on = |state| !matches!(state, S::Refusee | S::Abandonnee | S::Arretee);
    let kept = project.synergies.values().filter(|s| goes_on(s.state));
    kept.flat_map(|s| [s.offer_flow, s.need_flow]).flatten().collect()
}
