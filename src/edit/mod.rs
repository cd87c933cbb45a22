//! Floor 3: how a project changes. Every change carries both sides, so it can be undone, logged and merged.

pub mod apply;
pub mod change;
pub mod delete;
pub mod history;

pub use apply::{Stale, apply};
pub use change::{Change, ChangeName, Edit};
pub use history::{History, Step};
