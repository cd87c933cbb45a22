//! « environ », « au moins », « jusqu’à »: how far a number holds.

use super::tokens::Line;

/// A bound or a doubt written before or behind a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Hedge {
    About,
    AtLeast,
    AtMost,
}

const HEDGES: &[(&[&str], Hedge)] = &[
    (&["de", "l", "ordre", "de"], Hedge::About),
    (&["a", "peu", "pres"], Hedge::About),
    (&["grosso", "modo"], Hedge::About),
    (&["au", "minimum"], Hedge::AtLeast),
    (&["au", "maximum"], Hedge::AtMost),
    (&["a", "partir", "de"], Hedge::AtLeast),
    (&["autour", "de"], Hedge::About),
    (&["pres", "de"], Hedge::About),
    (&["au", "moins"], Hedge::AtLeast),
    (&["at", "least"], Hedge::AtLeast),
    (&["plus", "de"], Hedge::AtLeast),
    (&["plus", "d"], Hedge::AtLeast),
    (&["more", "than"], Hedge::AtLeast),
    (&["moins", "de"], Hedge::AtMost),
    (&["moins", "d"], Hedge::AtMost),
    (&["less", "than"], Hedge::AtMost),
    (&["jusqu", "a"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["au", "plus"], Hedge::AtMost),
    (&["at", "most"], Hedge::AtMost),
    (&["en", "gros"], Hedge::About),
    (&["en", "moyenne"], Hedge::About),
    (&["a", "vue", "de", "nez"], Hedge::About),
    (&["a", "la", "louche"], Hedge::About),
    (&["dans", "les"], Hedge::About),
    (&["peut", "etre"], Hedge::About),
    (&["eventuellement"], Hedge::About),
    (&["sans", "doute"], Hedge::About),
    (&["probablement"], Hedge::About),
    (&["environ"], Hedge::About),
    (&["env"], Hedge::About),
    (&["presque"], Hedge::About),
    (&["about"], Hedge::About),
    (&["approx"], Hedge::About),
    (&["approximativement"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["minimum"], Hedge::AtLeast),
    (&["mini"], Hedge::AtLeast),
    (&["min"], Hedge::AtLeast),
    (&["maximum"], Hedge::AtMost),
    (&["maxi"], Hedge::AtMost),
    (&["max"], Hedge::AtMost),
];

/// A hedge at a token, with the first token after it.
pub(super) fn hedge_at(line: &Line<'_>, at: usize) -> Option<(Hedge, usize)> {
    for (mark, hedge) in [
        ('≈', Hedge::About),
        ('~', Hedge::About),
        ('±', Hedge::About),
        ('>', Hedge::AtLeast),
        ('≥', Hedge::AtLeast),
        ('<', Hedge::AtMost),
        ('≤', Hedge::AtMost),
    ] {
        if line.open(at)?.is_mark(mark) {
            return Some((hedge, at + 1));
        }
    }
    let (words, hedge) = HEDGES.iter().find(|(words, _)| line.words_are(at, words))?;
    let end = at + words.len();
    let dot = usize::from(line.open(end).is_some_and(|token| token.is_mark('.')));
    Some((*hedge, end + dot))
}
