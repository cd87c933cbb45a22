//! Words typed against words of a name, each perhaps cut short.

use super::slips::Pattern;
use super::spelt::{Spelt, Word};
use super::{BESIDE, Distance, SLIP, WORDS, WORDS_IN_ANY_ORDER, WORDS_WITH_SLIPS, allowed_slips};

/// Every word typed begins another word of the name or beside it, one of the name at least.
pub fn fit(typed: &[Pattern], name: &Spelt) -> Option<Distance> {
    let of_word = |typed: &Pattern, word: &Word| word.text.starts_with(typed.typed()).then_some(0);
    assign(typed, name, of_word).map(|(base, _)| base)
}

/// As [`fit`], with at most so many slips in all.
pub fn fit_with_slips(typed: &[Pattern], name: &Spelt, most: usize) -> Option<Distance> {
    let of_word = |typed: &Pattern, word: &Word| {
        if typed.lacking(word.letters) == 0 && word.text.starts_with(typed.typed()) {
            return Some(0);
        }
        let most = allowed_slips(typed.typed().len());
        if most == 0 || typed.lacking(word.letters) > most {
            return None;
        }
        let found = typed.slips(&word.text, most);
        found.whole.or(found.beginning)
    };
    let (base, total) = assign(typed, name, of_word)?;
    (total > 0 && usize::from(total) <= most).then(|| WORDS_WITH_SLIPS - WORDS + base + SLIP * total)
}

/// Gives each word typed the free word that needs the fewest slips, in the order typed where that is possible: the
/// distance without slips, and their sum.
fn assign(
    typed: &[Pattern],
    name: &Spelt,
    slips: impl Fn(&Pattern, &Word) -> Option<Distance>,
) -> Option<(Distance, Distance)> {
    let (mut used, mut next) = (0_u64, 0);
    let (mut in_order, mut in_name, mut distance, mut total) = (true, false, 0, 0);
    for wanted in typed {
        let mut best: Option<(Distance, bool, usize)> = None;
        for (at, word) in name.words.iter().enumerate() {
            if used >> at & 1 == 0
                && let Some(needed) = slips(wanted, word)
                && best.is_none_or(|best| (needed, at < next, at) < best)
            {
                best = Some((needed, at < next, at));
            }
        }
        let (needed, is_back, at) = best?;
        used |= 1 << at;
        next = at + 1;
        in_order &= !is_back;
        in_name |= name.words[at].is_in_name;
        distance += if name.words[at].is_in_name { 0 } else { BESIDE };
        total += needed;
    }
    let base = if in_order { WORDS } else { WORDS_IN_ANY_ORDER };
    in_name.then_some((base + distance, total))
}
