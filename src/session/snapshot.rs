//! What the window and the command line read: the project and its list of proposals, immutable and shared.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::base::ids::FlowId;
use crate::matching::{Candidate, Exchange, Rulebook};
use crate::model::Project;

/// The list of the window holds at most this many exchanges; the rest is counted.
pub const LISTED: usize = 1_000;

/// A project and what the matcher found in it.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The project that the list belongs to.
    pub project: Project,
    /// The best candidates in the order of the list.
    pub candidates: Arc<Vec<Candidate>>,
    /// Number of undecided exchanges and pools in all.
    pub count: usize,
    /// What pairs are judged by.
    pub rules: Arc<Rulebook>,
    /// What the last edit changed.
    pub news: Arc<News>,
    /// The session's revision that the list belongs to.
    pub revision: u64,
}

/// What an edit did to the list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct News {
    /// Pairs that appeared.
    pub new: BTreeSet<(FlowId, FlowId)>,
    /// Pairs whose score rose.
    pub stronger: BTreeSet<(FlowId, FlowId)>,
    /// Pairs that are no more, with their last score.
    pub gone: Vec<Exchange>,
    /// Pools that appeared, by their members.
    pub new_pools: BTreeSet<Vec<FlowId>>,
}

impl News {
    /// True when that candidate appeared with the last edit.
    pub fn is_new(&self, candidate: &Candidate) -> bool {
        match candidate {
            Candidate::Exchange(e) => self.new.contains(&(e.offer, e.need)),
            // A chain is as new as the newest of its halves.
            Candidate::Chain(c) => [(c.offer, c.into), (c.out, c.need)]
                .iter()
                .any(|half| self.new.contains(half)),
            Candidate::Pool(p) => self.new_pools.contains(&p.members),
        }
    }

    /// True when that candidate's score rose with the last edit.
    pub fn is_stronger(&self, candidate: &Candidate) -> bool {
        matches!(candidate, Candidate::Exchange(e) if self.stronger.contains(&(e.offer, e.need)))
    }
}
