//! How well a name fits what someone typed: accents, short forms, words left out or in another order, slips.
//!
//! One measure for communes, groups of communes and actors, so that all of them stand in one ranked list.

mod slips;
mod spelt;
mod words;

pub use spelt::Spelt;

use slips::Pattern;
use spelt::letters;

/// How far a name is from what was typed: 0 is the same, more is worse. Steps leave room for a search to add its own.
pub type Distance = u16;

const SAME: Distance = 0;
const SAME_BUT_BLANKS: Distance = 2;
/// Nothing but articles and the like differ.
const SAME_CORE: Distance = 8;
const FIRST_WORDS: Distance = 20;
const BEGINNING: Distance = 30;
const WORDS: Distance = 40;
const WORDS_IN_ANY_ORDER: Distance = 44;
/// A word that stands beside the name (département, kind of place) and not in it.
const BESIDE: Distance = 3;
const SLIP: Distance = 10;
const WHOLE_WITH_SLIPS: Distance = 50;
const BEGINNING_WITH_SLIPS: Distance = 64;
const WORDS_WITH_SLIPS: Distance = 66;
/// People seldom miss the first letter.
const OTHER_FIRST_LETTER: Distance = 4;

/// Nothing longer is a name; cutting it bounds the work.
const MAX_CHARS: usize = 100;

/// What was typed, taken apart once for all the names that it is held against.
#[derive(Clone, PartialEq, Debug)]
pub struct Typed {
    spelt: Spelt,
    words: Vec<Pattern>,
    whole: Pattern,
    core: Pattern,
    slips: usize,
}

impl Typed {
    /// Takes apart what was typed; everything past 100 characters is cut off.
    pub fn new(text: &str) -> Self {
        let cut: String = text.chars().take(MAX_CHARS).collect();
        let spelt = Spelt::new(&cut);
        let whole = Pattern::new(&spelt.text);
        let slips = allowed_slips(whole.typed().len());
        Self {
            words: spelt.core.split(' ').map(Pattern::new).collect(),
            core: Pattern::new(&spelt.core),
            slips,
            whole,
            spelt,
        }
    }

    /// True when nothing that could be a name was typed.
    pub fn is_empty(&self) -> bool {
        self.whole.typed().is_empty()
    }

    /// How far the name is from what was typed; `None` when it does not fit.
    pub fn distance(&self, name: &Spelt) -> Option<Distance> {
        let lacking = self.core.lacking(name.letters);
        if self.is_empty() || lacking > self.slips {
            return None;
        }
        if lacking == 0
            && let Some(found) = self.without_slips(name)
        {
            return Some(found);
        }
        if self.slips == 0 {
            return None;
        }
        self.with_slips(name)
    }

    fn without_slips(&self, name: &Spelt) -> Option<Distance> {
        let typed = &self.spelt;
        if typed.text == name.text {
            return Some(SAME);
        }
        if is_same_but_blanks(self.whole.typed(), &name.text) {
            return Some(SAME_BUT_BLANKS);
        }
        if typed.core == name.core {
            return Some(SAME_CORE);
        }
        let beginning = |typed: &str, name: &str| match name.strip_prefix(typed)?.starts_with(' ') {
            true => Some(FIRST_WORDS),
            false => Some(BEGINNING),
        };
        let of_core = || beginning(&typed.core, &name.core).map(|found| found + 2);
        beginning(&typed.text, &name.text)
            .or_else(of_core)
            .or_else(|| words::fit(&self.words, name))
    }

    fn with_slips(&self, name: &Spelt) -> Option<Distance> {
        let forms = [(&self.whole, &name.text), (&self.core, &name.core)];
        let of_forms = forms.into_iter().filter_map(|(typed, name)| {
            let found = typed.slips(name, self.slips);
            let same_first = typed.typed().bytes().next() == name.bytes().next();
            let first = if same_first { 0 } else { OTHER_FIRST_LETTER };
            let whole = found.whole.map(|n| WHOLE_WITH_SLIPS + SLIP * n + first);
            let beginning = found.beginning.map(|n| BEGINNING_WITH_SLIPS + SLIP * n + first);
            whole.into_iter().chain(beginning).min()
        });
        of_forms
            .min()
            .into_iter()
            .chain(words::fit_with_slips(&self.words, name, self.slips))
            .min()
    }
}

fn is_same_but_blanks(packed: &str, name: &str) -> bool {
    name.len() >= packed.len() && name.bytes().filter(|byte| *byte != b' ').eq(packed.bytes())
}

/// One slip in short names, two in long ones; the shortest are too easily mistaken for others.
fn allowed_slips(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests;
