//! What things come in and no unit measures: « 12 bacs de légumes », « des encres, 5 seaux par semaine ».

use super::tokens::{Line, Token};

const VESSELS: &[&str] = &[
    "bac",
    "balle",
    "ballot",
    "barquette",
    "bidon",
    "bocal",
    "botte",
    "brouette",
    "cagette",
    "cageot",
    "caisse",
    "caissette",
    "citerne",
    "container",
    "conteneur",
    "panier",
    "poubelle",
    "poche",
    "remorque",
    "rolls",
    "round",
    "sac",
    "seau",
];

/// What is a vessel only behind the thing: « 20 cartons de déménagement » are cartons.
const VESSELS_BEHIND: &[&str] = &["carton", "cartons"];

/// Words that say that the vessels themselves are the thing: « 40 sacs de farine vides ».
const EMPTIED: &[&str] = &["vide", "vides", "usage", "usages", "usagee", "usagees"];

/// Tokens behind « de » among which the vessel may be called empty.
const NEAR: usize = 4;

/// True when a token names a vessel.
pub(super) fn is_vessel(line: &Line<'_>, at: usize) -> bool {
    line.word(at)
        .is_some_and(|word| VESSELS.contains(&word.trim_end_matches(['s', 'x'])) || VESSELS.contains(&word))
}

/// True when a token behind the thing names a vessel.
pub(super) fn is_vessel_behind(line: &Line<'_>, at: usize) -> bool {
    is_vessel(line, at) || line.word(at).is_some_and(|word| VESSELS_BEHIND.contains(&word))
}

/// True when « bacs de » or « sacs de » at a token holds the thing named behind it.
pub(super) fn holds(line: &Line<'_>, at: usize) -> bool {
    let of = matches!(line.word(at + 1), Some("de" | "d" | "of"));
    let named = line
        .open(at + 2)
        .is_some_and(|token| token.is_word() && !token.is_number());
    let emptied = (at + 3..at + 3 + NEAR)
        .map_while(|place| line.word(place))
        .any(|word| EMPTIED.contains(&word));
    is_vessel(line, at) && of && named && !emptied
}

/// True when an amount at a token stands behind the thing and a mark: « sciure, 3 bennes ».
pub(super) fn apposed(line: &Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let mark = line
        .open(before)
        .is_some_and(|token| [',', '-', '–', ':', '('].iter().any(|mark| token.is_mark(*mark)));
    mark && (0..before).any(|place| {
        line.open(place)
            .is_some_and(|token| token.is_word() && token.fold.len() > 2)
    })
}

/// True when nothing more is said of what stands before a token: the end of the line or a mark.
pub(super) fn closed(line: &Line<'_>, at: usize) -> bool {
    line.open(at)
        .is_none_or(|token: &Token| [',', ')', '.', '-'].iter().any(|mark| token.is_mark(*mark)))
}
