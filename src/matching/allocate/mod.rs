//! Who gives how much to whom: the optimum of a transportation problem, with or without ratios.
//!
//! The application maximises score times quantity with it, the timed work the benefit of its own rule set.

mod general;
mod links;
mod plan;
mod pricing;
mod simplex;
mod tree;

#[cfg(test)]
mod tests;

pub use plan::{Arc, Plan, Transport};
