//! What remains when everything else is understood: the thing itself, in people's words.

use std::ops::Range;

use super::direction;
use super::tokens::{Line, Role, Token};

/// Labels of more words than this are probably a sentence.
const MANY_WORDS: usize = 10;

/// Words that may stand before the thing.
const LEADING: &[&str] = &[
    "de",
    "d",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "un",
    "une",
    "the",
    "a",
    "an",
    "of",
    "any",
    "some",
    "son",
    "sa",
    "ses",
    "mon",
    "ma",
    "mes",
    "nos",
    "notre",
    "leur",
    "leurs",
    "votre",
    "vos",
    "aussi",
    "egalement",
    "toujours",
    "bien",
    "gratuitement",
    "encore",
    "actuellement",
    "regulierement",
    "souvent",
    "en",
    "pour",
    "avec",
    "et",
    "par",
    "sur",
    "chez",
    "ce",
    "cet",
    "cette",
    "ces",
    "peu",
    "beaucoup",
    "trop",
    "volontiers",
    "soit",
    "moi",
    "c",
    "est",
    "tout",
    "toute",
    "tous",
    "toutes",
    "plutot",
];

/// Words that may be left over behind it.
const TRAILING: &[&str] = &[
    "de",
    "d",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "et",
    "ou",
    "en",
    "par",
    "pour",
    "avec",
    "sur",
    "chez",
    "dans",
    "un",
    "une",
    "the",
    "of",
    "aussi",
    "egalement",
    "gratuitement",
    "volontiers",
    "merci",
    "svp",
    "soit",
    "at",
    "for",
    "libre",
    "libres",
    "signe",
];

/// True for a word that never is a thing.
pub(super) fn is_small(word: &str) -> bool {
    LEADING.contains(&word) || TRAILING.contains(&word)
}

/// Words that make a number behind them a part of a name, not an amount.
const CLASSES: &[&str] = &[
    "classe",
    "type",
    "n",
    "no",
    "numero",
    "niveau",
    "categorie",
    "din",
    "iso",
];
/// Words that make a number before them a property.
const PROPERTIES: &[&str] = &[
    "bar", "bars", "mm", "cm", "pouces", "volts", "v", "x", "l", "litre", "litres",
];

/// The label found in the line.
pub(super) struct Label {
    pub text: String,
    pub sure: bool,
    pub span: Range<usize>,
}

/// Puts the open tokens together.
pub(super) fn label(line: &Line<'_>) -> Option<Label> {
    let runs = runs(line);
    let first = runs.first()?.start;
    let last = runs.last()?.end;
    let text = runs
        .iter()
        .map(|run| line.slice(run.clone()))
        .collect::<Vec<_>>()
        .join(" ");
    let words = runs.iter().map(ExactSizeIterator::len).sum::<usize>();
    let strange = runs.iter().flat_map(Clone::clone).any(|at| strange(line, at));
    Some(Label {
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        sure: runs.len() == 1 && words <= MANY_WORDS && !strange,
        span: line.span(first..last),
    })
}

/// The label that ends before a token.
pub(super) fn label_before(line: &Line<'_>, end: usize) -> Option<String> {
    let run = runs(line).into_iter().find(|run| run.start < end)?;
    let run = trimmed(line, run.start..run.end.min(end));
    Some(line.slice(run).to_owned())
}

/// Runs of open tokens without the small words and marks at their ends.
fn runs(line: &Line<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < line.tokens.len() {
        let start = at;
        while line.open(at).is_some() {
            at += 1;
        }
        let run = trimmed(line, start..at);
        if run
            .clone()
            .any(|place| line.open(place).is_some_and(|t| t.is_word() || t.is_number()))
        {
            runs.push(run);
        }
        at += 1;
    }
    runs
}

fn trimmed(line: &Line<'_>, run: Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = run;
    let empty = |token: &Token, list: &[&str]| {
        !token.is_number() && (!token.is_word() || list.contains(&token.fold.as_str()))
    };
    while start < end && line.open(start).is_some_and(|token| empty(token, LEADING)) {
        start += 1;
    }
    // « cuve de 1000 l » keeps its litres.
    let measured =
        |end: usize| end >= 2 && line.word(end - 1) == Some("l") && line.tokens[end - 2].is_number();
    while start < end && !measured(end) && line.open(end - 1).is_some_and(|token| empty(token, TRAILING)) {
        end -= 1;
    }
    start..end
}

/// A number that nothing explains, or a second verb: part of the line was not understood.
fn strange(line: &Line<'_>, at: usize) -> bool {
    let Some(token) = line.open(at) else {
        return false;
    };
    if [';', '/', '?', ':', ','].iter().any(|mark| token.is_mark(*mark)) {
        return true;
    }
    if token.fold == "pour" && line.word(at + 1).is_some_and(direction::is_act) {
        return true;
    }
    if !token.is_number() {
        return token.is_word() && direction::plain_verb(line, at) && at > 0 && line.open(at - 1).is_some();
    }
    let next = line.tokens.get(at + 1).filter(|next| next.role == Role::Open);
    let code =
        next.is_some_and(|next| next.glued && next.is_word() || next.is_mark('×') || next.is_mark('%'));
    let property = next.is_some_and(|next| PROPERTIES.contains(&next.fold.as_str()));
    let before = at.checked_sub(1).and_then(|before| line.open(before));
    let class =
        before.is_some_and(|b| CLASSES.contains(&b.fold.as_str()) || b.is_mark('°') || b.is_mark('×'));
    !(code || property || class)
}
