//! Who gives how much to whom: the exact optimum of a transportation problem.
//!
//! The application maximises score times quantity with it, the timed work the benefit of its own rule set.

mod plan;
mod simplex;
mod tree;

#[cfg(test)]
mod tests;

pub use plan::{Arc, Plan, Transport};
