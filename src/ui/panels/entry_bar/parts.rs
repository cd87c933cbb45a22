//! The parts of the line as they were understood, in words.

use super::state::Slot;
use crate::base::i18n::{Lang, tr};
use crate::base::month::Months;
use crate::entry::{self, ActorGuess, Entry};
use crate::model::Direction;
use crate::reference::saying::quantity_words;
use crate::ui::panels::Scope;

/// One understood, doubtful or missing part.
pub(super) struct Chip {
    pub(super) slot: Slot,
    /// Its words; `None` while nothing is known.
    pub(super) value: Option<String>,
    pub(super) sure: bool,
    /// A line without it is no flow.
    pub(super) needed: bool,
    /// Where its figure comes from, for whoever points at it.
    pub(super) source: Option<String>,
}

/// Every part that is shown, in the order of the line.
pub(super) fn chips(scope: &Scope<'_>, heard: &Entry) -> Vec<Chip> {
    let is_new = matches!(heard.actor.value, Some(ActorGuess::New { .. }));
    let who = words_of(scope, heard, Slot::Who).map(|name| match is_new {
        true => scope.tr_with("chip-new-actor", &[("name", &name)]),
        false => name,
    });
    let chip = |slot, value, sure, needed| Chip {
        slot,
        value,
        sure,
        needed,
        source: None,
    };
    let mut chips = vec![
        chip(Slot::Who, who, heard.actor.sure, true),
        chip(
            Slot::Way,
            words_of(scope, heard, Slot::Way),
            heard.direction.sure,
            true,
        ),
        chip(
            Slot::What,
            what(scope, heard),
            heard.label.sure && heard.nature.sure,
            true,
        ),
        Chip {
            source: converted(scope, heard),
            ..chip(Slot::Amount, how_much(scope, heard), heard.quantity.sure, false)
        },
    ];
    if is_new || heard.place.value.is_some() {
        let place = heard.place.value.clone();
        chips.push(chip(Slot::Place, place, heard.place.sure, false));
    }
    chips
}

/// What a part says now, as it would be typed.
pub(super) fn words_of(scope: &Scope<'_>, heard: &Entry, slot: Slot) -> Option<String> {
    match slot {
        Slot::Who => heard.actor.value.as_ref().map(|guess| match guess {
            ActorGuess::Known { name, .. } | ActorGuess::New { name } => name.clone(),
        }),
        Slot::Way => heard.direction.value.map(|d| direction_words(scope, d)),
        Slot::What => heard.label.value.clone(),
        Slot::Amount => quantity_words(scope.lang, heard.quantity.value.as_ref()?),
        Slot::Place => heard.place.value.clone(),
    }
}

fn what(scope: &Scope<'_>, heard: &Entry) -> Option<String> {
    let label = heard.label.value.clone()?;
    let known = scope.document.session.knowledge();
    let natures = known.natures();
    let nature = heard
        .nature
        .value
        .as_deref()
        .and_then(|code| natures.index_of(code));
    Some(match nature {
        Some(ix) => format!("{label} · {}", natures.label(ix, scope.lang)),
        None => label,
    })
}

fn how_much(scope: &Scope<'_>, heard: &Entry) -> Option<String> {
    let said = quantity_words(scope.lang, heard.quantity.value.as_ref()?)?;
    // The reason, in brackets, would push the other parts out of the window.
    let yearly = converted(scope, heard);
    let yearly = yearly.as_deref().and_then(|words| words.split(" (").next());
    Some(match yearly {
        Some(yearly) => format!("{said} {yearly}"),
        None => said,
    })
}

/// The quantity in the unit of its nature, and why.
fn converted(scope: &Scope<'_>, heard: &Entry) -> Option<String> {
    let quantity = heard.quantity.value.as_ref()?;
    let known = scope.document.session.knowledge();
    let nature = known.natures().index_of(heard.nature.value.as_deref()?)?;
    entry::conversion_words(&known, nature, quantity, scope.lang)
}

/// Gives, seeks or shares, as the interface says it.
pub(super) fn direction_words(scope: &Scope<'_>, direction: Direction) -> String {
    scope.tr(&format!("direction-{}", direction.code()))
}

/// « mars – mai », « juin, sept. »: each run of months by its ends, round the turn of the year.
pub(super) fn months_words(lang: Lang, months: Months) -> String {
    let name = |month: u8| tr(lang, &format!("month-{month}"));
    let has = |month: u8| months.has((month + 11) % 12);
    let run = |first: u8| {
        let run = (first..first + 12).take_while(|month| has(*month));
        let last = (run.last().unwrap_or(first) + 11) % 12 + 1;
        if last == first {
            name(first)
        } else {
            format!("{} – {}", name(first), name(last))
        }
    };
    if months.count() == 12 {
        return run(1);
    }
    let starts = (1..=12).filter(|month| has(*month) && !has(month + 11));
    starts.map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_told_by_the_ends_of_each_run() {
        for (digits, words) in [
            ("001110000000", "mars – mai"),
            ("110000000011", "nov. – févr."),
            ("000001001000", "juin, sept."),
            ("111111111111", "janv. – déc."),
        ] {
            let months = Months::parse(digits).unwrap();
            assert_eq!(months_words(Lang::Fr, months), words);
        }
    }
}
