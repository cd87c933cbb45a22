//! Floor 5: the one door. Window, command line and tests all act through a [`Session`].
//!
//! An [`Intent`] says what a person asks ([`script`] reads it from a line of text); [`plan`] turns it into a change with
//! both sides, each sort of thing in a module of its own. The session, in [`document`], applies the change, makes it
//! durable in one transaction, remembers it for undo, and asks the matcher for a new list. When the file refuses,
//! the change is taken back and the refusal says why: memory never runs ahead of the disk.

mod actors;
pub mod after;
pub mod audience;
pub mod checklist;
pub mod conditions;
pub mod corrections;
pub mod decide;
pub mod document;
pub mod entries;
pub mod fields;
mod flows;
pub mod follow_up;
mod found;
pub mod framing;
pub mod grid;
pub mod intent;
mod invite;
mod levels;
pub mod lookups;
pub mod map_filter;
pub mod map_input;
pub mod naming;
pub mod noted;
pub mod outside;
mod pack;
pub mod phases;
mod plan;
pub mod quick_wins;
pub mod refusal;
mod remarks;
pub mod reserve;
pub mod rivals;
pub mod round;
pub mod said_decision;
pub mod said_tie;
mod script;
pub mod search;
pub mod settings;
pub mod snapshot;
pub mod start;
pub mod support;
mod synergies;
pub mod typical;
pub mod wall;
pub mod what_if;
pub mod worker;
mod workshops;
pub mod zones;

pub use document::{Done, Session};
pub use intent::Intent;
pub use map_filter::{Kept, MapFilter, Side};
pub use map_input::map_input;
pub use outside::Outside;
pub use refusal::Refusal;
pub use snapshot::Snapshot;
pub use start::{Started, create, open};

#[cfg(test)]
mod map_input_tests;
#[cfg(test)]
mod workshops_tests;
