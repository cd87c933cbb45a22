//! Letters put in, left out, changed or swapped with their neighbour.

use super::{Distance, letters};

/// Fewest slips that lead from what was typed to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slips {
    /// To the whole name; `None` when more than allowed.
    pub whole: Option<Distance>,
    /// To a beginning of the name; `None` when more than allowed.
    pub beginning: Option<Distance>,
}

/// Letters typed, ready to be held against many names: one bit of a machine word a letter.
#[derive(Clone, PartialEq, Debug)]
pub struct Pattern {
    /// For each byte, the places where it was typed.
    places: Box<[u64; 256]>,
    typed: String,
    /// One bit for each letter that occurs.
    letters: u64,
}

impl Pattern {
    /// Most letters of a pattern; longer ones allow no slip.
    pub const MAX: usize = 64;

    /// Blanks do not count.
    pub fn new(typed: &str) -> Self {
        let typed: String = typed.chars().filter(|c| *c != ' ').collect();
        let mut places = Box::new([0; 256]);
        for (at, byte) in typed.bytes().enumerate().take(Self::MAX) {
            places[usize::from(byte)] |= 1 << at;
        }
        Self {
            letters: letters(&typed),
            places,
            typed,
        }
    }

    /// The letters without blanks.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Number of letters of the name that lack in it.
    pub fn lacking(&self, letters: u64) -> usize {
        (self.letters & !letters).count_ones() as usize
    }

    /// Counts the slips to a name, whose blanks do not count, at most `most`.
    ///
    /// The optimal string alignment distance, a column of its table at a time (Hyyrö 2003).
    pub fn slips(&self, name: &str, most: usize) -> Slips {
        let length = self.typed.len();
        let (mut whole, mut beginning) = (length, length);
        if length == 0 || length > Self::MAX {
            return Slips {
                whole: None,
                beginning: None,
            };
        }
        let last = 1_u64 << (length - 1);
        let (mut more, mut less, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        for &byte in name.as_bytes() {
            if byte == b' ' {
                continue;
            }
            let same = self.places[usize::from(byte)];
            let swapped = ((!diagonal & same) << 1) & before;
            diagonal = ((same & more).wrapping_add(more) ^ more) | same | less | swapped;
            let (right_more, right_less) = (less | !(diagonal | more), diagonal & more);
            whole += usize::from(right_more & last != 0);
            whole -= usize::from(right_less & last != 0);
            if whole < beginning {
                beginning = whole;
            }
            let (down_more, down_less) = (right_more << 1 | 1, right_less << 1);
            more = down_less | !(diagonal | down_more);
            less = down_more & diagonal;
            before = same;
        }
        let allowed = |n: usize| Distance::try_from(n).ok().filter(|_| n <= most);
        Slips {
            whole: allowed(whole),
            beginning: allowed(beginning),
        }
    }
}
