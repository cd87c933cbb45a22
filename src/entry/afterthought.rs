//! Which way, said behind the thing: « à donner », « disponible », « en trop », « qu’on peut partager ».

use std::ops::Range;

use super::forms::{PRONOUNS, accented, form_at};
use super::tokens::{Line, Role};
use super::verbs::{self, Says};
use crate::model::Direction;

/// « à donner », « disponible », « recherché » behind the thing: direction, whether it is clear, and tokens.
pub(super) fn afterthought(line: &Line<'_>) -> Option<(Direction, bool, Range<usize>)> {
    (0..line.tokens.len()).find_map(|at| {
        let word = line.word(at)?;
        if let Some(tokens) = proposed(line, at) {
            return Some(tokens);
        }
        let state = match word.trim_end_matches('s').trim_end_matches("ee") {
            "disponible" | "dispo" | "available" => Some(Direction::Offer),
            "recherche" | "recherch" if accented(line, at) => Some(Direction::Need),
            "libre" if standing(line, at) => Some(Direction::Offer),
            _ => None,
        };
        if let Some(direction) = state {
            return Some((direction, true, at..at + 1));
        }
        if let Some(tokens) = together(line, at) {
            // « balayeuse commune » may be what it is called.
            let clear = !line.word(at).is_some_and(|word| word.starts_with("commun"));
            return Some((Direction::Pool, clear, tokens));
        }
        if line.words_are(at, &["en", "trop"]) || line.words_are(at, &["de", "trop"]) {
            return Some((Direction::Offer, true, at..at + 2));
        }
        if word != "a" {
            return None;
        }
        if matches!(
            line.word(at + 1)?,
            "prendre" | "recuperer" | "enlever" | "emporter" | "debarrasser"
        ) {
            return Some((Direction::Offer, true, at..at + 2));
        }
        let (says, end, _) = form_at(line, at + 1).filter(|(_, _, form)| verbs::is_infinitive(form))?;
        let (Says::Clear(direction) | Says::Perhaps(direction)) = says else {
            return None;
        };
        Some((direction, matches!(says, Says::Clear(_)), at..end))
    })
}

/// « 35 places libres » in a line without a verb; « en libre service » is no offer.
fn standing(line: &Line<'_>, at: usize) -> bool {
    let verbless = line.tokens[..at]
        .iter()
        .all(|token| token.role == Role::Open || !token.is_word());
    let name = matches!(line.word(at + 1), Some("service" | "acces" | "echange"));
    at > 0 && verbless && !name && !matches!(line.word(at - 1), Some("en" | "entree" | "air"))
}

/// « qu’on peut partager »
fn proposed(line: &Line<'_>, at: usize) -> Option<(Direction, bool, Range<usize>)> {
    let that = line.word(at) == Some("qu") && line.word(at + 1).is_some_and(|word| PRONOUNS.contains(&word));
    let can = matches!(
        line.word(at + 2),
        Some("peut" | "pourrait" | "veut" | "voudrait" | "pourra")
    );
    let (says, end, _) = form_at(line, at + 3).filter(|(_, _, form)| verbs::is_infinitive(form))?;
    match says {
        Says::Clear(direction) | Says::Perhaps(direction) if that && can => {
            Some((direction, matches!(says, Says::Clear(_)), at..end))
        }
        _ => None,
    }
}

/// « ensemble », « à plusieurs », « commune » at the end.
fn together(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let end = if line.words_are(at, &["a", "plusieurs"]) {
        at + 2
    } else if matches!(
        line.word(at)?,
        "ensemble" | "commune" | "commun" | "communs" | "communes"
    ) {
        at + 1
    } else {
        return None;
    };
    let of = line.word(at.checked_sub(1)?)?;
    let last = (end..line.tokens.len()).all(|place| line.word(place).is_none());
    let said = line.tokens[..at]
        .iter()
        .any(|token| token.role == Role::Taken && token.is_word());
    let adjective = line.word(at) != Some("ensemble") && end == at + 1;
    (last && !(said && adjective) && !matches!(of, "en" | "la" | "une" | "de" | "notre")).then_some(at..end)
}
