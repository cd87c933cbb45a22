//! What the label names, and how sure that is in this line.

use super::{Entry, Part};
use crate::model::Direction;
use crate::reference::Knowledge;

/// From this confidence on a nature needs no « ? ».
pub(super) const SURE_NATURE: f64 = 0.7;
/// An alternative as likely as this fits the label about as well as the nature chosen.
const RIVAL: f64 = 0.5;

impl Entry {
    /// Gives the line another direction than it says.
    pub fn turn(&mut self, direction: Direction, known: &Knowledge) {
        self.direction = Part {
            value: Some(direction),
            sure: true,
            span: self.direction.span.clone(),
        };
        read_nature(self, known);
    }

    /// Gives what is meant other words; empty ones say nothing.
    pub fn relabel(&mut self, label: &str, known: &Knowledge) {
        self.label = Part {
            value: Some(label.to_owned()).filter(|label| !label.is_empty()),
            sure: true,
            span: self.label.span.clone(),
        };
        read_nature(self, known);
    }
}

/// Asks the recogniser for the nature of the label.
pub(super) fn read_nature(entry: &mut Entry, known: &Knowledge) {
    let Some(label) = &entry.label.value else {
        entry.nature = Part {
            sure: false,
            ..Part::unsaid()
        };
        return;
    };
    let found = known.recognise_as(label, entry.direction.value);
    let natures = known.natures();
    let code = |ix| natures.get(ix).code.clone();
    let two_things = label.contains(" et ") || label.contains(',') || label.contains('+');
    let value: Option<String> = found.nature.map(code);
    let rival = found.nature.is_some_and(|nature| {
        let apart = |other| !(natures.is_ancestor(nature, other) || natures.is_ancestor(other, nature));
        found
            .alternatives
            .iter()
            .any(|(other, likely)| *likely >= RIVAL && apart(*other))
    });
    let twin = value
        .as_deref()
        .is_some_and(|code| has_likelier_twin(known, code, entry.direction.value));
    entry.nature = Part {
        sure: value.is_some() && found.confidence >= SURE_NATURE && !two_things && !twin && !rival,
        value,
        span: entry.label.span.clone(),
    };
    entry.alternatives = found.alternatives.into_iter().map(|(ix, _)| code(ix)).collect();
}

/// True when the same thing exists as a residue and as a material, and the direction would rather have the other:
/// « cherche des meubles » taken for used ones, « donne des palettes » for new ones.
fn has_likelier_twin(known: &Knowledge, code: &str, direction: Option<Direction>) -> bool {
    let other = match (code.split_at_checked(1), direction) {
        (Some(("M", tail)), Some(Direction::Offer)) => format!("W{tail}"),
        (Some(("W", tail)), Some(Direction::Need)) => format!("M{tail}"),
        _ => return false,
    };
    known.natures().index_of(&other).is_some()
}
