//! The pair engine: every (offer, need) pair that a table of rules allows, kept right after each edit.
//!
//! It knows small integers only (classes, slots), not the domain: the application and the timed `match`
//! verb both translate their own nouns into it. Why it is built this way:
//! - the work is bounded by its output, so flows are stored in the order in which they are scanned
//!   (class, band of latitude, longitude), and offers are visited in that order too; [`Kernel::numbered`] even
//!   numbers them so, and lists then come out in order without sorting;
//! - distance is filtered by squared chords in single precision; whatever lies within a few metres of a limit
//!   is decided by the double-precision haversine of [`crate::base::geo`];
//! - the partners of each flow are stored both ways in ascending order, so that an edit costs what it changes.

mod bulk;
mod delta;
mod engine;
mod flow;
mod index;
mod partners;
mod reach;
mod rules;
mod search;

#[cfg(test)]
mod oracle;
#[cfg(test)]
mod tests;

pub use bulk::{KernelError, MAX_PAIRS};
pub use delta::{Delta, Pair, PairKey};
pub use engine::Kernel;
pub use flow::{FlowFacts, FlowSlot, Side, SiteSlot};
pub use rules::{Class, PairRules, RuleRow, RulesError};
