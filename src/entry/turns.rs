//! What turns a verb the other way: « cherche un débouché », « qui veut », « n’a plus besoin de ».

use super::forms::{ARTICLES, Verb, form_at};
use super::tokens::Line;
use super::verbs;
use crate::model::Direction;

const OUTLETS: &[&str] = &[
    "debouche",
    "debouches",
    "repreneur",
    "repreneurs",
    "preneur",
    "preneurs",
    "acheteur",
    "acheteurs",
    "acquereur",
    "acquereurs",
    "exutoire",
    "exutoires",
    "filiere",
    "filieres",
    "destinataire",
    "destinataires",
];

/// « qui veut 15 m3 de terre ? » offers them.
pub(super) fn asked(line: &Line<'_>, from: usize, verb: &mut Verb) {
    let start = verb.tokens.start;
    let who = start == from + 1 && from == 0 && line.word(from) == Some("qui");
    if who && verb.direction == Some(Direction::Need) {
        verb.direction = Some(Direction::Offer);
        verb.sure = false;
    }
}

/// « cherche un débouché pour ses drêches » offers them.
pub(super) fn outlet(line: &Line<'_>, verb: &mut Verb) {
    if verb.direction != Some(Direction::Need) {
        return;
    }
    let mut at = verb.tokens.end;
    while line.word(at).is_some_and(|word| {
        ARTICLES.contains(&word) || matches!(word, "aussi" | "egalement" | "toujours" | "bien")
    }) {
        at += 1;
    }
    let Some(word) = line.word(at) else { return };
    let somebody = line.words_are(at, &["quelqu", "un", "pour"]);
    if let Some(end) = reuse(line, at) {
        verb.direction = Some(Direction::Offer);
        verb.tokens.end = end;
        return;
    }
    // « une solution pour ses déchets », not « une solution pour le froid »
    let remedy = matches!(
        word.trim_end_matches('s'),
        "solution" | "idee" | "usage" | "valorisation" | "traitement"
    ) && line.word(at + 1) == Some("pour")
        && matches!(
            line.word(at + 2),
            Some("ses" | "nos" | "mes" | "son" | "sa" | "notre" | "mon" | "ma" | "leur" | "leurs")
        );
    if OUTLETS.contains(&word) || remedy {
        verb.direction = Some(Direction::Offer);
        let linked = matches!(line.word(at + 1), Some("pour" | "a" | "de" | "d"));
        verb.tokens.end = at + 1 + usize::from(linked);
        verb.discards = true;
    } else if let Some(end) = taker(line, at) {
        verb.direction = Some(Direction::Offer);
        verb.tokens.end = end;
        verb.discards = true;
    } else if somebody {
        let prepared = form_at(line, at + 3).filter(|(_, _, form)| verbs::is_infinitive(form));
        verb.direction = Some(Direction::Offer);
        verb.sure = false;
        verb.tokens.end = prepared.map_or(at + 3, |(_, end, _)| end);
    }
}

/// « à recycler ses cartons » behind « cherche » at a token: first token after the verb.
fn reuse(line: &Line<'_>, at: usize) -> Option<usize> {
    const REUSES: &[&str] = &[
        "reutiliser",
        "reemployer",
        "recycler",
        "composter",
        "methaniser",
        "eliminer",
        "traiter",
    ];
    let verb = at + usize::from(matches!(line.word(at), Some("a" | "de")));
    let own = matches!(
        line.word(verb + 1),
        Some("ses" | "nos" | "mes" | "son" | "sa" | "notre" | "mon" | "ma" | "leurs")
    );
    (REUSES.contains(&line.word(verb)?) && own).then_some(verb + 1)
}

/// « quelqu’un qui reprenne », « qu’on lui prenne » at a token: first token after it.
fn taker(line: &Line<'_>, at: usize) -> Option<usize> {
    const TAKES: &[&str] = &[
        "repren",
        "prenn",
        "recuper",
        "enlev",
        "evacu",
        "ramass",
        "collect",
        "debarrass",
        "rachet",
    ];
    if line.words_are(at, &["qu", "on"]) {
        let whom = matches!(line.word(at + 2), Some("lui" | "nous" | "me" | "leur"));
        let takes = line.word(at + 2 + usize::from(whom))?;
        let taken = whom && (takes.starts_with("pren") || TAKES.iter().any(|stem| takes.starts_with(stem)));
        return taken.then_some(at + 4);
    }
    let who = (at..at + 3).find(|place| line.word(*place) == Some("qui"))?;
    let polite = matches!(
        line.word(who + 1),
        Some("peut" | "puisse" | "pourrait" | "veut" | "veuille" | "nous")
    );
    let verb = who + 1 + usize::from(polite);
    let takes = line.word(verb)?;
    TAKES
        .iter()
        .any(|stem| takes.starts_with(stem))
        .then_some(verb + 1)
}

/// « n’a pas de », « n’a plus assez de »: the direction is at best a guess.
pub(super) fn negated(line: &Line<'_>, from: usize, verb: &mut Verb) {
    let start = verb.tokens.start;
    let refused = start > from && matches!(line.word(start - 1), Some("n" | "ne"));
    if refused {
        verb.tokens.start -= 1;
    }
    let end = verb.tokens.end;
    let word = line.word(end);
    let of_after = matches!(line.word(end + 1), Some("de" | "d" | "assez"));
    if matches!(word, Some("pas" | "plus" | "jamais")) && (refused || (of_after && word != Some("plus"))) {
        verb.sure = false;
        verb.tokens.end += 1;
        // « n’a plus besoin de sa chaudière »
        if line.word(end + 1) == Some("besoin") && word == Some("plus") {
            let of = matches!(line.word(end + 2), Some("de" | "d" | "du" | "des"));
            verb.tokens.end = end + 2 + usize::from(of);
            verb.direction = Some(Direction::Offer);
            return;
        }
        let enough = line.word(end + 1) == Some("assez");
        if enough || word == Some("plus") {
            verb.direction = Some(Direction::Need);
        }
        verb.tokens.end += usize::from(enough);
    } else if refused {
        verb.sure = false;
    }
}
