//! The timed work: a folder of CSV tables, its pairs, their checksum, a session of edits and the allocation.
//!
//! It runs on the same [`super::kernel`] and [`super::allocate`] as the application, under a rule set of its own:
//! equal natures, one step of substitution, one limit by nature, 10 degrees of margin, a common month.

mod edits;
mod error;
mod ids;
mod matched;
mod natures;
mod project;
mod tables;

#[cfg(test)]
mod tests;

pub use edits::Edit;
pub use error::{Problem, SpecError};
pub use matched::SpecMatch;
pub use project::{Sources, SpecProject};

/// Largest quantity, price, limit or ratio taken from a table: keeps every sum finite.
const LARGEST: f64 = 1e15;

/// Finaliser of SplitMix64: spreads a key over 64 bits.
pub fn mix(key: u64) -> u64 {
    let z = key.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
