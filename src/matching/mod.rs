//! Floor 3: who could exchange or share what, how good it is, and why.
//!
//! Three stages, each with its own file: *facts* of a pair ([`facts`]), its *score* ([`score`]), the ranked *list*
//! ([`engine`]). [`kernel`] finds the pairs; [`relations`] says which natures can meet; [`pools`] groups actors that
//! could share; [`mod@explain`] puts it all into sentences; [`allocate`] shares out quantities and [`net`] says what that
//! leaves for each pair; [`missing`] says who else would unlock most; [`spec`] times the same engine on tables. `full`
//! is the slow, plain twin that tests compare with.

pub mod allocate;
pub mod blocked;
mod book;
pub mod candidate;
mod chains;
pub mod conditions;
pub mod deciding;
mod decisions;
pub mod engine;
pub mod explain;
pub mod facts;
#[cfg(test)]
mod full;
pub mod kernel;
pub mod known;
pub mod memory;
pub mod missing;
pub mod net;
mod pairs;
pub mod pools;
pub mod relations;
pub mod rulebook;
pub mod score;
pub mod spec;
pub mod weights;

pub use candidate::{Candidate, Chain, Exchange, PoolCandidate};
pub use engine::{MatchError, Matcher, Moves, OpenFlow, VisitorPair};
pub use explain::{Explanation, explain};
pub use rulebook::Rulebook;
pub use weights::Weights;

#[cfg(test)]
mod tests;
