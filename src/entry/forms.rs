//! Forms of verbs as they stand in a line, and the small words around them.

use std::ops::Range;

use super::tokens::Line;
use super::verbs::{self, Says};
use crate::model::Direction;

/// The verb of the line.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Verb {
    pub direction: Option<Direction>,
    pub sure: bool,
    /// From the pronoun or negation before it to the last word that belongs to it.
    pub tokens: Range<usize>,
    /// « a », « ont »: gives way to « à partager » further on.
    pub weak: bool,
    /// « je », « nous »: the speaker.
    pub pronoun: bool,
    /// « jette », « évacue »: gets rid of it, so that it is a residue.
    pub discards: bool,
}

impl Verb {
    /// One mistyped word at a token: never sure.
    pub(super) fn guessed(direction: Direction, at: usize) -> Self {
        Self {
            direction: Some(direction),
            sure: false,
            tokens: at..at + 1,
            weak: false,
            pronoun: false,
            discards: false,
        }
    }
}

/// True for the word with which many names of places begin; such names are long.
pub(super) fn is_saint(word: &str) -> bool {
    matches!(word, "saint" | "sainte" | "st" | "ste")
}

/// Words that make a noun of what follows.
pub(super) const ARTICLES: &[&str] = &[
    "l", "la", "le", "les", "un", "une", "des", "cette", "du", "de", "d", "the",
];

/// Words that speak in place of a name.
pub(super) const PRONOUNS: &[&str] = &[
    "je", "j", "on", "nous", "il", "elle", "ils", "elles", "we", "i", "they", "ca", "cela",
];

/// The longest form of a verb at a token: what it says and the first token after it.
pub(super) fn form_at(line: &Line<'_>, at: usize) -> Option<(Says, usize, String)> {
    let mut phrase = String::new();
    let mut best = None;
    for end in at..at + verbs::LONGEST {
        let Some(word) = line.word(end) else { break };
        if end > at {
            phrase.push(' ');
        }
        phrase.push_str(word);
        if let Some(says) = verbs::says(&phrase) {
            best = Some((says, end + 1, phrase.clone()));
        }
    }
    best
}

/// « recherché(e)(s) »: the participle, not « je recherche ».
pub(super) fn accented(line: &Line<'_>, at: usize) -> bool {
    let spelling = line.slice(at..at + 1).to_lowercase();
    let singular = spelling.trim_end_matches('s');
    singular.ends_with('é') || singular.ends_with("ée")
}
