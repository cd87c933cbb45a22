//! What is asked of a workshop under way, and the line that is typed in place of the entry line.

use crate::base::ids::{ActorId, WorkshopId};
use crate::session::round::Turn;

/// What is typed in place of the entry line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineStep {
    /// Who carries the proposal, and by when.
    Keep,
    /// Why the proposal is refused.
    Refuse,
    /// Something said, or a question.
    Note,
    /// A synergy that no rule found: who gives to whom, what, and why.
    Tie,
}

/// A line that is typed in place of the entry line.
#[derive(Clone, PartialEq, Debug)]
pub struct SideLine {
    /// What it is about.
    pub step: LineStep,
    /// The proposal that it decides on; empty for a note.
    pub candidate: String,
    /// As typed.
    pub text: String,
    /// What was wrong with the last Enter.
    pub complaint: Option<String>,
    /// It has not had the focus yet.
    pub wants_focus: bool,
}

impl SideLine {
    /// A line that takes the focus, about a proposal or about nothing.
    pub fn open(step: LineStep, candidate: String) -> Self {
        Self {
            step,
            candidate,
            text: String::new(),
            complaint: None,
            wants_focus: true,
        }
    }

    /// A line in which some words stand already, to be gone on with.
    pub fn begun(step: LineStep, text: String) -> Self {
        Self {
            text,
            ..Self::open(step, String::new())
        }
    }
}

/// What is asked of the round.
#[derive(Clone, PartialEq, Debug)]
pub enum RoundWish {
    /// Begin a workshop, or go on with one that has begun.
    Begin(WorkshopId),
    /// Leave the round; the workshop goes on.
    Leave,
    /// End the workshop.
    End,
    /// The next speaker.
    Next,
    /// The speaker before.
    Back,
    /// Stop the clock, or let it run on.
    Pause,
    /// Another question.
    Ask(Turn),
    /// Give the word to an actor.
    Give(ActorId),
    /// The proposal on top: one further down, or up.
    Choose(isize),
    /// That proposal comes to the top.
    Top(String),
}
