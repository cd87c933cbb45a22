//! Who gives how much to whom: the optimum of a transportation problem, with or without ratios.
//!
//! The application maximises score times quantity with it, the timed work the benefit of its own rule set. [`Transport`]
//! is answered from nothing, [`WarmTransport`] again and again after edits.

mod again;
mod general;
mod grid;
mod links;
mod news;
mod nodes;
mod plan;
mod pricing;
mod repair;
mod simplex;
mod ties;
mod tree;
mod warm;

#[cfg(test)]
pub(super) mod tests;

pub use plan::{Arc, Plan, Transport};
pub use warm::WarmTransport;
