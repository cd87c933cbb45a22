//! Candidates as they leave the engine: small rows; words and parts are worked out on demand.

use super::pools::PoolKind;
use super::score::{Milli, Parts};
use crate::base::ids::{ActorId, FlowId};
use crate::model::Project;
use crate::reference::NatureIx;

/// An offer that could serve a need.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Exchange {
    /// The flow given.
    pub offer: FlowId,
    /// The flow sought.
    pub need: FlowId,
    /// Index into the relations of the rulebook.
    pub relation: u16,
    /// Score in thousandths.
    pub score: Milli,
}

/// Several actors that could share one need or means.
#[derive(Clone, PartialEq, Debug)]
pub struct PoolCandidate {
    /// What sort of thing is shared.
    pub kind: PoolKind,
    /// The nature shared; `None` while only the words are the same.
    pub nature: Option<NatureIx>,
    /// Their flows, one per actor, by reference.
    pub members: Vec<FlowId>,
    /// How many of them asked to share; none when the pool is our idea.
    pub asked: usize,
    /// Score in thousandths.
    pub score: Milli,
    /// The parts of the score.
    pub parts: Parts,
    /// Largest distance between two members in km; `None` when a member is not placed.
    pub spread_km: Option<f64>,
    /// How far apart two members may be, in km.
    pub limit_km: f64,
    /// While members or quantity are missing, other actors near enough whose activity usually has what is shared: at
    /// most five, nearest first.
    pub invited: Vec<ActorId>,
}

impl PoolCandidate {
    /// True when not all of them asked for it: the others have the same need, no more.
    pub fn is_unasked(&self) -> bool {
        self.asked < self.members.len()
    }
}

/// An offer that reaches a need through an actor that transforms it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chain {
    /// The flow given at the start.
    pub offer: FlowId,
    /// The transformer's need that takes it in.
    pub into: FlowId,
    /// The transformer's offer that comes out.
    pub out: FlowId,
    /// The flow sought at the end.
    pub need: FlowId,
    /// Score in thousandths: the product of both halves, less a tenth.
    pub score: Milli,
}

/// One line of the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Candidate {
    /// An exchange.
    Exchange(Exchange),
    /// A chain.
    Chain(Chain),
    /// A pool.
    Pool(PoolCandidate),
}

impl Candidate {
    /// Score in thousandths.
    pub fn score(&self) -> Milli {
        match self {
            Self::Exchange(e) => e.score,
            Self::Chain(c) => c.score,
            Self::Pool(p) => p.score,
        }
    }

    /// Its flows.
    pub fn flows(&self) -> Vec<FlowId> {
        match self {
            Self::Exchange(e) => vec![e.offer, e.need],
            Self::Chain(c) => vec![c.offer, c.into, c.out, c.need],
            Self::Pool(p) => p.members.clone(),
        }
    }

    /// Its actors.
    pub fn actors(&self, project: &Project) -> Vec<ActorId> {
        self.flows()
            .iter()
            .filter_map(|f| project.flows.get(f))
            .map(|f| f.actor)
            .collect()
    }

    /// A name that stays the same as long as the same flows meet, made of their references.
    pub fn id(&self, project: &Project) -> String {
        let kind = match self {
            Self::Exchange(_) => "x",
            Self::Chain(_) => "c",
            Self::Pool(_) => "p",
        };
        let refs: Vec<&str> = self
            .flows()
            .iter()
            .filter_map(|f| project.flows.get(f))
            .map(|f| f.reference.as_str())
            .collect();
        format!("{kind}:{}", refs.join("+"))
    }
}

/// Sorts by falling score, then by kind and by the references of the flows: the same file gives the same order on any machine.
pub fn sort(candidates: &mut [Candidate], project: &Project) {
    let reference = |flow: &FlowId| project.flows.get(flow).map_or("", |f| f.reference.as_str());
    candidates.sort_by_cached_key(|c| {
        // References are looked up once for each candidate and not copied: this runs after each edit.
        let (kind, ends) = match c {
            Candidate::Chain(c) => (
                0,
                [
                    reference(&c.offer),
                    reference(&c.need),
                    reference(&c.into),
                    reference(&c.out),
                ],
            ),
            Candidate::Pool(p) => (1, [p.members.first().map_or("", reference), "", "", ""]),
            Candidate::Exchange(e) => (2, [reference(&e.offer), reference(&e.need), "", ""]),
        };
        (std::cmp::Reverse(c.score()), kind, ends)
    });
}
