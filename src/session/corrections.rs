//! What a person puts right in a line that was understood otherwise, part by part; the words of the line stay.

use serde::Deserialize;

use super::naming::actor_named;
use crate::base::text::fold;
use crate::entry::{ActorGuess, Entry, Part, parse};
use crate::model::{Direction, Project};
use crate::reference::Knowledge;

/// The parts that were put right; an empty text says that the line tells nothing of it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Corrections {
    /// Who, by name: somebody known, else somebody new.
    pub actor: Option<String>,
    /// Code of the direction.
    pub direction: Option<Direction>,
    /// What, in words.
    pub label: Option<String>,
    /// Code of what it is.
    pub nature: Option<String>,
    /// How much, as it is said: « 120 t/an ».
    pub quantity: Option<String>,
    /// Commune of a new actor.
    pub commune: Option<String>,
}

impl Corrections {
    /// True while nothing was put right.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Puts a line right.
    pub(super) fn apply(&self, entry: &mut Entry, project: &Project, known: &Knowledge) {
        if let Some(name) = &self.actor {
            let unread = entry.actor.value.is_none();
            entry.actor = said(who(project, name.trim()));
            if unread && let Some(label) = without_name(entry) {
                entry.relabel(&label, known);
            }
        }
        if let Some(direction) = self.direction {
            entry.turn(direction, known);
        }
        if let Some(label) = &self.label {
            entry.relabel(label.trim(), known);
        }
        if let Some(code) = &self.nature {
            entry.nature = said(known.natures().index_of(code).map(|_| code.clone()));
        }
        if let Some(text) = &self.quantity {
            let quantity = parse(text.trim(), &[], None, known).quantity.value;
            // What is no quantity stays doubtful, so that it is seen.
            entry.quantity = Part {
                sure: quantity.is_some() || text.trim().is_empty(),
                ..said(quantity)
            };
        }
        if let Some(commune) = &self.commune {
            entry.place = said(Some(commune.trim().to_owned()).filter(|c| !c.is_empty()));
        }
    }
}

/// The label without the name that stood before it as long as nobody was read from the line.
fn without_name(entry: &Entry) -> Option<String> {
    let (Some(ActorGuess::Known { name, .. } | ActorGuess::New { name }), Some(label)) =
        (&entry.actor.value, &entry.label.value)
    else {
        return None;
    };
    let name = fold(name);
    let of_name = |word: &&str| name.split_whitespace().any(|own| own == fold(word));
    let rest: Vec<&str> = label.split_whitespace().skip_while(of_name).collect();
    let rest = rest.join(" ");
    (!rest.is_empty() && rest.len() < label.len()).then_some(rest)
}

/// A part that a person has said.
fn said<T>(value: Option<T>) -> Part<T> {
    Part {
        // A person who has said it means it: the span tells that it was said.
        span: 0..usize::from(value.is_some()),
        sure: true,
        value,
    }
}

fn who(project: &Project, name: &str) -> Option<ActorGuess> {
    if name.is_empty() {
        return None;
    }
    let known = actor_named(project, name).map(|actor| ActorGuess::Known {
        reference: actor.reference.clone(),
        name: actor.name.clone(),
    });
    Some(known.unwrap_or_else(|| ActorGuess::New {
        name: name.to_owned(),
    }))
}
