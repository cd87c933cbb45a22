//! What is in the entry line, and the part of it that is being put right.

use std::sync::Arc;

use super::commune::Commune;
use crate::base::ids::ActorId;
use crate::entry::Entry;
use crate::session::corrections::Corrections;
use crate::session::entries::Said;

/// What is in the line.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct EntryState {
    /// As typed.
    pub text: String,
    /// What was wrong with the last Enter.
    pub complaint: Option<String>,
    /// What the room knows before the line is said.
    pub said: Said,
    /// The next line can be typed at once.
    pub wants_focus: bool,
    /// The part of the line that is being put right.
    pub chip: Option<ChipEdit>,
    /// Somebody whom the last line named for the first time and who has no place yet.
    pub unplaced: Option<ActorId>,
    /// What was understood of which text, in which revision of the project.
    pub(super) heard: Option<((String, Said, u64), Arc<Entry>)>,
    pub(super) commune: Commune,
}

impl EntryState {
    /// True while nothing is typed and nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.complaint.is_none()
    }
}

/// One part of the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// Who.
    Who,
    /// Gives, seeks or shares.
    Way,
    /// What.
    What,
    /// How much.
    Amount,
    /// Where a new actor is.
    Place,
}

impl Slot {
    /// All of them, in the order of the keys Alt 1 to Alt 5.
    pub const ALL: [Self; 5] = [Self::Who, Self::Way, Self::What, Self::Amount, Self::Place];

    pub(super) const fn name_key(self) -> &'static str {
        match self {
            Self::Who => "chip-who",
            Self::Way => "chip-direction",
            Self::What => "chip-what",
            Self::Amount => "chip-quantity",
            Self::Place => "chip-place",
        }
    }
}

/// The part that is being put right.
#[derive(Clone, PartialEq, Debug)]
pub struct ChipEdit {
    pub(super) slot: Slot,
    pub(super) text: String,
    /// What was typed, without what the arrows have put in its place.
    pub(super) asked: String,
    pub(super) wants_focus: bool,
    /// The proposal that the arrows have gone to.
    pub(super) at: Option<usize>,
    /// What was put right before: Escape goes back to it.
    pub(super) before: Corrections,
}
