//! French words as said in a room, cut down to what tells natures apart.

use super::lists::{EVERYDAY, GIVING, NEUTRAL, NOTHING, SEEKING, STOP, WORN};
use crate::base::text::fold;

/// Longest label read, in characters; the rest is ignored.
const MAX_CHARS: usize = 200;
/// Most words read of one label.
const MAX_WORDS: usize = 16;

/// What the wording says about the direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Intent {
    /// Gives.
    Offer,
    /// Seeks.
    Need,
}

/// One word of a label.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// Singular, folded.
    pub stem: String,
    /// How much it can tell.
    pub kind: Kind,
}

impl Word {
    /// True when the word alone can name something.
    pub fn tells(&self) -> bool {
        self.kind == Kind::Plain
    }
}

/// How much a word can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Names something.
    Plain,
    /// Says that the thing has served.
    Worn,
    /// Filler, number or unit.
    Filler,
}

impl Kind {
    /// Share of its rarity that such a word keeps as weight.
    pub fn share(self) -> f64 {
        match self {
            Self::Plain => 1.0,
            Self::Worn => 0.4,
            Self::Filler => 0.15,
        }
    }
}

/// The words that matter, in order, and what the wording says about the direction.
pub(super) fn words(text: &str) -> (Vec<Word>, Option<Intent>) {
    let cut: String = text.chars().take(MAX_CHARS).collect();
    let folded = fold(&cut);
    let last = folded.split(' ').next_back().unwrap_or_default();
    let mut intent = None;
    let mut kept: Vec<Word> = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        if SEEKING.contains(word) {
            intent = Some(Intent::Need);
            continue;
        }
        let class_letter = word == "a" && std::ptr::eq(word, last) && !kept.is_empty();
        if STOP.contains(word) && !class_letter {
            continue;
        }
        let stem = same_word(singular(word));
        let kind = if class_letter { Kind::Plain } else { kind(&stem) };
        if kind == Kind::Worn || GIVING.contains(word) {
            intent = intent.or(Some(Intent::Offer));
        }
        kept.push(Word { stem, kind });
        if kept.len() == MAX_WORDS {
            break;
        }
    }
    (kept, intent)
}

/// True for a label that says that there is nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    let folded = fold(&text.chars().take(MAX_CHARS).collect::<String>());
    NOTHING.contains(folded.split(' ').next().unwrap_or_default())
}

fn kind(stem: &str) -> Kind {
    let number = stem.starts_with(|c: char| c.is_ascii_digit());
    let letter = stem.len() == 1 && stem != "b";
    if WORN.contains(stem) {
        Kind::Worn
    } else if number
        || letter
        || [&NEUTRAL, &GIVING, &EVERYDAY]
            .iter()
            .any(|list| list.contains(stem))
    {
        Kind::Filler
    } else {
        Kind::Plain
    }
}

/// One spelling for words that differ by gender or fashion only.
fn same_word(stem: String) -> String {
    let same = match stem.as_str() {
        "use" | "usee" | "usagee" => "usage",
        "vieil" | "vieille" | "ancien" | "ancienne" => "vieux",
        "vieu" => "vieux",
        "cassee" => "casse",
        "abimee" => "abime",
        "perdue" => "perdu",
        "salie" | "souillee" => "souille",
        "recuperee" => "recupere",
        "declassee" => "declasse",
        _ => return stem,
    };
    same.to_owned()
}

/// French singular by rule, good enough to compare words with each other.
pub(super) fn singular(word: &str) -> String {
    let stem = match word {
        w if w.len() >= 5 && (w.ends_with("eaux") || w.ends_with("yaux")) => &w[..w.len() - 1],
        w if w.len() >= 5 && w.ends_with("aux") => return format!("{}al", &w[..w.len() - 3]),
        w if w.len() >= 4 && !w.ends_with("ss") && (w.ends_with('s') || w.ends_with('x')) => {
            &w[..w.len() - 1]
        }
        w => w,
    };
    stem.to_owned()
}

/// Typing errors between two folded words: letters changed, left out, added or swapped. `None` above `limit`.
pub fn typos(left: &str, right: &str, limit: usize) -> Option<usize> {
    let (a, b) = (left.as_bytes(), right.as_bytes());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if swapped {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().all(|&d| d > limit) {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    (last[b.len()] <= limit).then_some(last[b.len()])
}

/// Typing errors forgiven in a word of this length.
pub fn forgiven(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_fold_onto_the_singular() {
        for (plural, single) in [
            ("palettes", "palette"),
            ("eaux", "eau"),
            ("bocaux", "bocal"),
            ("tuyaux", "tuyau"),
            ("metaux", "metal"),
        ] {
            assert_eq!(singular(plural), singular(single), "{plural}");
        }
    }

    #[test]
    fn fillers_are_neutral_and_wishes_give_a_direction() {
        let (kept, intent) = words("On cherche des palettes usagées");
        let stems: Vec<_> = kept.iter().map(|w| (w.stem.as_str(), w.kind)).collect();
        assert_eq!(stems, [("palette", Kind::Plain), ("usage", Kind::Worn)]);
        assert_eq!(intent, Some(Intent::Need));
        assert_eq!(words("cartons à donner").1, Some(Intent::Offer));
        assert_eq!(words("bois A").0.len(), 2);
    }

    #[test]
    fn typing_errors_are_counted_up_to_a_limit() {
        assert_eq!(typos("palette", "palete", 1), Some(1));
        assert_eq!(typos("ferraille", "ferrialle", 1), Some(1), "a swap counts once");
        assert_eq!(typos("sciure", "sucre", 1), None);
        assert_eq!(typos("", "", 0), Some(0));
    }

    #[test]
    fn a_huge_label_is_cut() {
        assert_eq!(words(&"mot ".repeat(100_000)).0.len(), MAX_WORDS);
    }
}
