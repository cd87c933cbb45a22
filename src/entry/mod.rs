//! Floor 3: one line as it is said in a room → who gives, seeks or shares what, and how much.
//!
//! `Scierie Martin donne 120 t/an sciure`: names of known actors are found first, so that a name may be a verb or hold
//! a number; then the verb, the temperature, the months and the amount are taken out of the line, and what remains is
//! the label, whose nature the recogniser tells. Each part says whether it is sure and where it stands. Nothing
//! unknown blocks: who, which way and what suffice.

mod afterthought;
mod amounts;
mod breath;
mod direction;
mod forms;
mod heads;
mod hedges;
mod label;
mod measures;
mod names;
mod nature;
mod numbers;
mod periods;
mod quantities;
mod reading;
mod remarks;
mod sharing;
#[cfg(test)]
mod tests;
mod tokens;
mod turns;
mod verbs;
mod vessels;
mod warmth;
mod yearly;

use std::ops::Range;

use crate::base::month::Months;
use crate::model::{Direction, Quantity};
use crate::reference::Knowledge;

pub use breath::first_breath;
pub use reading::parse;
pub use yearly::conversion_words;

/// An actor that a line may name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownActor {
    /// Reference, unique among actors.
    pub reference: String,
    /// Full name.
    pub name: String,
    /// Short name, may be empty.
    pub short_name: String,
}

/// Who a line is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ActorGuess {
    /// One of the known actors.
    Known {
        /// Its reference.
        reference: String,
        /// Its full name.
        name: String,
    },
    /// A name that no known actor has.
    New {
        /// The name as typed.
        name: String,
    },
}

/// How a part of the line was understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartState {
    /// Said and clear.
    Understood,
    /// Said, but it may mean something else: shown with a « ? ».
    Doubtful,
    /// Not said, or not understood at all.
    Missing,
}

/// One part of the line.
#[derive(Clone, PartialEq, Debug)]
pub struct Part<T> {
    /// What was understood; `None` when nothing was.
    pub value: Option<T>,
    /// False when it may be something else. Without a value: true when the line says nothing of it.
    pub sure: bool,
    /// Bytes of the line it was read from; empty when it was not said.
    pub span: Range<usize>,
}

impl<T> Part<T> {
    /// A part that the line says nothing of.
    pub fn unsaid() -> Self {
        Self {
            value: None,
            sure: true,
            span: 0..0,
        }
    }

    /// How the window shows it.
    pub fn state(&self) -> PartState {
        match (&self.value, self.sure) {
            (None, _) => PartState::Missing,
            (Some(_), false) => PartState::Doubtful,
            (Some(_), true) => PartState::Understood,
        }
    }
}

/// A line as understood.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// Who.
    pub actor: Part<ActorGuess>,
    /// Gives, seeks or shares.
    pub direction: Part<Direction>,
    /// What, in the words of the line.
    pub label: Part<String>,
    /// Code of the nature that the label names.
    pub nature: Part<String>,
    /// Codes of other natures worth proposing, most likely first.
    pub alternatives: Vec<String>,
    /// How much, in the unit that was said; never converted by a density.
    pub quantity: Part<Quantity>,
    /// Temperature in °C.
    pub temperature_c: Part<f64>,
    /// Months of availability.
    pub availability: Part<Months>,
    /// Commune of the actor.
    pub place: Part<String>,
    /// What the other parts do not say, in the words of the line; may be empty.
    pub note: String,
}

impl Entry {
    /// True when who, which way and what are known: enough for a flow.
    pub fn is_complete(&self) -> bool {
        self.actor.value.is_some() && self.direction.value.is_some() && self.label.value.is_some()
    }

    /// True when some part carries a doubt that a person should look at.
    pub fn has_doubt(&self) -> bool {
        !(self.actor.sure
            && self.direction.sure
            && self.label.sure
            && self.nature.sure
            && self.quantity.sure
            && self.temperature_c.sure
            && self.availability.sure
            && self.place.sure)
    }

    /// Gives the direction of the turn (« J’ai », « Je cherche », « Je partage ») to a line that says none.
    pub fn assume_direction(&mut self, direction: Direction, known: &Knowledge) {
        if self.direction.value.is_none() {
            self.direction = Part {
                value: Some(direction),
                sure: true,
                span: 0..0,
            };
            nature::read_nature(self, known);
        }
    }
}
