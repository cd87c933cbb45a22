//! Words apart from the verb that change which way a line goes: « met sa cantine en commun », « acheter avec d’autres ».

use std::ops::Range;

use super::direction;
use super::forms::{Verb, accented};
use super::tokens::Line;
use crate::model::Direction;

/// Most tokens between « met » and « en commun ».
const FAR: usize = 12;

/// « met sa cantine en commun », « met 2 000 m2 à disposition »: the verb, and the tokens of its second half.
pub(super) fn parted(line: &Line<'_>, from: usize) -> Option<(Verb, Range<usize>)> {
    const PUTS: &[&str] = &[
        "met",
        "mets",
        "mettons",
        "mettez",
        "mettent",
        "mettre",
        "mettrait",
        "mettrais",
        "mettrions",
        "mettraient",
    ];
    const HALVES: &[(&[&str], Direction)] = &[
        (&["en", "commun"], Direction::Pool),
        (&["a", "disposition"], Direction::Offer),
        (&["a", "dispo"], Direction::Offer),
    ];
    let puts = |at: &usize| line.word(*at).is_some_and(|word| PUTS.contains(&word));
    let at = (from..line.tokens.len()).find(puts)?;
    (at + 2..at + FAR).find_map(|place| {
        let (words, direction) = HALVES.iter().find(|(words, _)| line.words_are(place, words))?;
        let end = place + words.len();
        let named = (at + 1..place).any(|between| line.word(between).is_some_and(|word| word.len() > 2));
        Some((
            Verb {
                direction: Some(*direction),
                sure: true,
                tokens: at..at + 1,
                weak: false,
                pronoun: false,
                discards: false,
            },
            place..if named { whose(line, end) } else { end },
        ))
    })
}

/// « à disposition des associations »: first token after those who may have it.
fn whose(line: &Line<'_>, at: usize) -> usize {
    if !matches!(line.word(at), Some("des" | "de" | "d" | "du" | "aux")) {
        return at;
    }
    let word = |place: &usize| {
        line.word(*place)
            .is_some_and(|word| !matches!(word, "en" | "de" | "jusqu" | "par" | "a"))
    };
    (at + 1..line.tokens.len())
        .find(|place| !word(place))
        .unwrap_or(line.tokens.len())
}

/// What a need becomes when it is sought with others: « un gardien partagé », « en groupé », « avec d’autres »; never
/// sure. « En temps partagé » is a form of employment and stays a need.
pub(super) fn together_with(line: &Line<'_>) -> Option<Direction> {
    const WITH: &[&[&str]] = &[
        &["en", "groupe"],
        &["avec", "d", "autres"],
        &["avec", "les", "autres"],
        &["avec", "les", "voisins"],
        &["avec", "nos", "voisins"],
        &["avec", "ses", "voisins"],
    ];
    let all = 0..line.tokens.len();
    if all
        .clone()
        .any(|at| WITH.iter().any(|words| line.words_are(at, words)))
    {
        return Some(Direction::Pool);
    }
    let shared = |at: &usize| {
        let word = line
            .word(*at)
            .map(|word| word.trim_end_matches('s').trim_end_matches("ee"));
        matches!(word, Some("partag" | "partage" | "mutualise" | "mutualis")) && accented(line, *at)
    };
    let at = all.into_iter().find(shared)?;
    let employed =
        at >= 2 && line.word(at - 1) == Some("temps") && matches!(line.word(at - 2), Some("en" | "a"));
    Some(if employed {
        Direction::Need
    } else {
        Direction::Pool
    })
}

/// True when another clause of the speaker follows: « on récupère l’eau, on en utilise la moitié ».
pub(super) fn goes_on(line: &Line<'_>, from: usize) -> bool {
    (from + 1..line.tokens.len()).any(|at| {
        let spoken = matches!(line.word(at), Some("on" | "nous" | "je" | "j"));
        let clause = line.open(at - 1).is_some_and(|token| token.is_mark(','));
        spoken && clause && direction::verb(line, at).is_some()
    })
}

/// True when the thing is the speaker’s: « nos huiles ».
pub(super) fn ours(line: &Line<'_>) -> bool {
    (0..line.tokens.len()).any(|at| matches!(line.word(at), Some("nos" | "notre" | "mes" | "mon" | "ma")))
}
