//! Who: known actors by name, short name, part of the name or with typing errors.

use std::cmp::Reverse;
use std::ops::Range;

use super::{ActorGuess, KnownActor};
use crate::base::text::fold;
use crate::reference::recognise::{forgiven, typos};

/// Words that may stand before the name without being part of it.
const OPENERS: &[&str] = &[
    "la", "le", "les", "l", "the", "chez", "pour", "alors", "donc", "et", "puis", "demain", "aujourd", "hui",
];

/// Typing errors forgiven in the longest name.
const MOST_ERRORS: usize = 2;

/// A word of the line for the comparison of names: digits and letters together.
pub(super) struct Raw {
    fold: String,
    span: Range<usize>,
    capital: bool,
}

/// A known actor found in the line.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Found {
    pub guess: ActorGuess,
    pub sure: bool,
    pub span: Range<usize>,
    /// Stands at the head of the line.
    pub head: bool,
    /// « à », « pour » before it: more likely the other side than the speaker.
    pub partner: bool,
}

pub(super) fn raw_words(text: &str) -> Vec<Raw> {
    let mut words = Vec::new();
    let in_word = |c: char| c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036f}');
    let mut at = 0;
    while let Some(start) = text[at..].find(in_word).map(|found| at + found) {
        let end = text[start..]
            .find(|c| !in_word(c))
            .map_or(text.len(), |length| start + length);
        let spelling = &text[start..end];
        words.push(Raw {
            fold: fold(spelling),
            span: start..end,
            capital: spelling.chars().next().is_some_and(char::is_uppercase),
        });
        at = end;
    }
    // « Jette & Fils » and « Jette et Fils » are one name.
    words.retain(|word| word.fold != "et");
    words
}

fn name_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    folded
        .split(' ')
        .filter(|w| !w.is_empty() && *w != "et")
        .map(str::to_owned)
        .collect()
}

/// The ways to say an actor, each with whether it is the whole name.
fn ways(actor: &KnownActor) -> Vec<(Vec<String>, bool)> {
    let full = name_words(&actor.name);
    let bare = match full.split_first() {
        Some((article, rest))
            if matches!(article.as_str(), "la" | "le" | "les" | "l") && !rest.is_empty() =>
        {
            Some(rest.to_vec())
        }
        _ => None,
    };
    let mut ways = vec![(full, true)];
    ways.extend(bare.map(|words| (words, true)));
    ways.push((name_words(&actor.short_name), false));
    ways.retain(|(words, _)| !words.is_empty());
    ways
}

/// One way to say an actor: the actor, the words, and whether they are its whole name.
type Way<'a> = (&'a KnownActor, Vec<String>, bool);

fn all_ways(actors: &[KnownActor]) -> Vec<Way<'_>> {
    let of = |actor| {
        ways(actor)
            .into_iter()
            .map(move |(words, whole)| (actor, words, whole))
    };
    actors.iter().flat_map(of).collect()
}

fn known(actor: &KnownActor) -> ActorGuess {
    ActorGuess::Known {
        reference: actor.reference.clone(),
        name: actor.name.clone(),
    }
}

/// An actor by reference.
pub(super) fn by_reference(actors: &[KnownActor], reference: &str) -> Option<ActorGuess> {
    actors
        .iter()
        .find(|actor| actor.reference == reference)
        .map(known)
}

/// The known actor that the line names: spelt right anywhere, or with errors at its head.
pub(super) fn find(text: &str, actors: &[KnownActor]) -> Option<Found> {
    let words = raw_words(text);
    let head = openers(&words);
    let names = all_ways(actors);
    let exact = exact(&words, &names, head);
    let near = mistyped(&words, &names, head);
    match (exact, near) {
        // « Laiterie de Vende » is nearer to « Laiterie de Vendée » than to « Laiterie », a short name.
        (Some(exact), Some(near)) if exact.head && near.span.end <= exact.span.end => Some(exact),
        (Some(exact), Some(near)) if exact.head && exact.guess != near.guess => Some(exact),
        (exact, near) => near.or(exact),
    }
}

/// How many words stand before the name that are no part of it: « alors la », « mon voisin ».
fn openers(words: &[Raw]) -> usize {
    let plain = words
        .iter()
        .take_while(|word| OPENERS.contains(&word.fold.as_str()))
        .count();
    let word = |at: usize| {
        words
            .get(at)
            .map(|word| word.fold.trim_end_matches('s').trim_end_matches('e'))
    };
    let mine = matches!(word(plain), Some("mon" | "ma" | "notr" | "no"));
    let neighbour = matches!(word(plain + 1), Some("voisin" | "collegu"));
    plain + if mine && neighbour { 2 } else { 0 }
}

/// Earliest mention first, then the longest name, then the reference.
fn exact(words: &[Raw], names: &[Way<'_>], head: usize) -> Option<Found> {
    let mut mentions = Vec::new();
    for (actor, name, whole) in names {
        if let Some(at) = position(words, name, head, *whole) {
            let length = name.iter().map(String::len).sum::<usize>();
            mentions.push((
                at.max(head),
                Reverse(length),
                &actor.reference,
                actor,
                at,
                at + name.len(),
            ));
        }
    }
    mentions.sort_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
    let (place, length, reference, actor, at, end) = *mentions.first()?;
    let twins = mentions
        .iter()
        .any(|m| m.0 == place && m.1 == length && m.2 != reference);
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let inside_name =
        at > head && before.is_some_and(|word| word.capital && !OPENERS.contains(&word.fold.as_str()));
    let opened = (0..at).rev().take_while(|place| {
        matches!(
            words[*place].fold.as_str(),
            "la" | "le"
                | "les"
                | "l"
                | "chez"
                | "the"
                | "mon"
                | "ma"
                | "notre"
                | "nos"
                | "voisin"
                | "voisine"
                | "voisins"
        )
    });
    let start = opened.last().unwrap_or(at);
    let link = start
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .map(|word| word.fold.as_str());
    Some(Found {
        guess: known(actor),
        sure: !twins && !inside_name,
        span: words[start].span.start..words[end - 1].span.end,
        head: at <= head,
        partner: at > head
            && matches!(
                link,
                Some("a" | "pour" | "avec" | "de" | "du" | "d" | "to" | "for" | "with")
            ),
    })
}

/// Where a name stands; short names only count at the head, where they cannot be a word of the label.
fn position(words: &[Raw], name: &[String], head: usize, whole: bool) -> Option<usize> {
    let last = words.len().checked_sub(name.len())?;
    let here = |at: &usize| {
        words[*at..]
            .iter()
            .zip(name)
            .all(|(word, part)| word.fold == *part)
    };
    if whole {
        (0..=last).find(here)
    } else {
        (0..=last.min(head)).find(here)
    }
}

/// « Scierei Martin » at the head of the line; never sure.
fn mistyped(words: &[Raw], names: &[Way<'_>], head: usize) -> Option<Found> {
    let mut best: Option<(usize, &KnownActor, Range<usize>)> = None;
    for (actor, name, _) in names {
        let length = name.iter().map(|word| word.len() + 1).sum::<usize>();
        for start in 0..=head {
            let Some(said) = words.get(start..start + name.len()) else {
                continue;
            };
            let said_length = said.iter().map(|word| word.fold.len() + 1).sum::<usize>();
            if said_length.abs_diff(length) > MOST_ERRORS {
                continue;
            }
            let joined = name.join(" ");
            let spelling = said
                .iter()
                .map(|word| word.fold.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let limit = forgiven(joined.len()).min(forgiven(spelling.len()));
            let Some(errors) = typos(&spelling, &joined, limit).filter(|errors| *errors > 0) else {
                continue;
            };
            let closer = best
                .as_ref()
                .is_none_or(|(fewest, other, _)| (errors, &actor.reference) < (*fewest, &other.reference));
            if closer {
                let end = words[start + name.len() - 1].span.end;
                best = Some((errors, actor, words[0].span.start..end));
            }
        }
    }
    best.map(|(_, actor, span)| Found {
        guess: known(actor),
        sure: false,
        span,
        head: true,
        partner: false,
    })
}

/// Another known actor named in full after a place in the line: its bytes.
pub(super) fn mention(text: &str, from: usize, actors: &[KnownActor]) -> Option<Range<usize>> {
    let words: Vec<Raw> = raw_words(text)
        .into_iter()
        .filter(|word| word.span.start >= from)
        .collect();
    let head = openers(&words);
    let found = exact(&words, &all_ways(actors), head).filter(|found| found.partner || found.head)?;
    Some(found.span)
}

/// The known actor whose name holds all these words in order: « Petit » for « Boulangerie Petit »; never sure.
pub(super) fn by_part(name: &str, actors: &[KnownActor]) -> Option<ActorGuess> {
    let said = name_words(name);
    let holds = |actor: &&KnownActor| {
        let mut words = name_words(&actor.name).into_iter();
        !said.is_empty() && said.iter().all(|part| words.any(|word| word == *part))
    };
    actors
        .iter()
        .filter(holds)
        .min_by(|a, b| a.reference.cmp(&b.reference))
        .map(known)
}

/// True when a name that is not known holds the short name of a known one.
pub(super) fn resembles(name: &str, actors: &[KnownActor]) -> bool {
    let said = name_words(name);
    actors.iter().any(|actor| {
        let short = name_words(&actor.short_name);
        !short.is_empty() && said.windows(short.len()).any(|words| words == short)
    })
}
