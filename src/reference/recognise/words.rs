//! French words as said in a room, cut down to what tells natures apart.

use super::lists::{
    ASIDE, BROKEN, EVERYDAY, GIVING, NEUTRAL, NEW, NOT_VERBS, NOTHING, SEEKING, STOP, TREATED, WORKING, WORN,
};
use super::synonyms::canonical;
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
    /// Would share.
    Share,
}

/// One word of a label.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// Singular, folded, the one of its synonyms that stands for all.
    pub stem: String,
    /// How much it can tell.
    pub kind: Kind,
    /// What it says of the thing.
    pub role: Role,
}

impl Word {
    /// True when the word alone can name something.
    pub fn tells(&self) -> bool {
        self.kind == Kind::Plain
    }
}

/// What a word says of the thing that the label names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// The thing itself, with what it is made of.
    Thing,
    /// What it is for: « chaux pour remonter le pH », « déchets à méthaniser ».
    Purpose,
    /// Where, with what, by whom: « chutes dans l'atelier ».
    Aside,
}

impl Role {
    /// Share of its weight in the label: what follows « pour » only breaks ties.
    pub fn share(self) -> f64 {
        match self {
            Self::Thing => 1.0,
            Self::Purpose => 0.3,
            Self::Aside => 0.4,
        }
    }
}

/// A label taken apart.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Phrase {
    /// The words that matter, in order.
    pub words: Vec<Word>,
    /// What the wording says about the direction.
    pub intent: Option<Intent>,
    /// The thing is a residue whatever the direction: « vieux cartons », « graisses à méthaniser ».
    pub residue: bool,
    /// It cannot be used as it is: « frigo en panne », « viande périmée », « fruits à composter ».
    pub broken: bool,
    /// Nobody has used it yet, or it works.
    pub new: bool,
}

/// How much a word can tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Names something.
    Plain,
    /// Says that the thing has served.
    Worn,
    /// Says that it is new, or spoilt: it tells natures apart but names none.
    State,
    /// Filler, number or unit.
    Filler,
}

impl Kind {
    /// Share of its rarity that such a word keeps as weight.
    pub fn share(self) -> f64 {
        match self {
            Self::Plain => 1.0,
            Self::Worn => 0.4,
            Self::State => 0.7,
            Self::Filler => 0.15,
        }
    }
}

/// Takes a label apart.
pub(super) fn phrase(text: &str) -> Phrase {
    let cut: String = text.chars().take(MAX_CHARS).collect();
    let folded = fold(&cut);
    let spoken: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut phrase = Phrase::default();
    let mut role = Role::Thing;
    for (at, &word) in spoken.iter().enumerate() {
        let next = spoken.get(at + 1).copied();
        if phrase.words.iter().any(Word::tells) {
            role = role_after(word, next).unwrap_or(role);
        }
        if SEEKING.contains(word) {
            phrase.intent = Some(Intent::Need);
        }
        let class_letter = word == "a" && next.is_none() && !phrase.words.is_empty();
        if !class_letter && (STOP.contains(word) || (SEEKING.contains(word) && !is_purchase(word))) {
            continue;
        }
        // « non potable » is another word than « potable ».
        let denied = at > 0 && spoken[at - 1] == "non";
        if word == "non" && next.is_some() && !phrase.words.is_empty() {
            continue;
        }
        let stem = if denied && !phrase.words.is_empty() {
            format!("non{}", stem(word))
        } else {
            stem(word)
        };
        let kind = if class_letter { Kind::Plain } else { kind(&stem) };
        let broken = BROKEN.contains(stem.as_str());
        phrase.broken |= broken;
        phrase.new |= NEW.contains(stem.as_str()) || WORKING.contains(word);
        let worn = broken || kind == Kind::Worn;
        if worn || GIVING.contains(word) {
            phrase.intent = phrase.intent.or(Some(Intent::Offer));
        }
        let treated = role == Role::Purpose && TREATED.contains(word);
        phrase.broken |= treated;
        phrase.residue |= worn || treated;
        phrase.words.push(Word { stem, kind, role });
        if phrase.words.len() == MAX_WORDS {
            break;
        }
    }
    phrase
}

/// The role of the words from here on, if this word changes it.
fn role_after(word: &str, next: Option<&str>) -> Option<Role> {
    match word {
        "pour" | "afin" | "destine" | "destinee" | "destines" | "destinees" => Some(Role::Purpose),
        "a" if next.is_some_and(is_infinitive) => Some(Role::Purpose),
        word => ASIDE.contains(word).then_some(Role::Aside),
    }
}

/// By its ending; the few nouns that end alike are listed.
fn is_infinitive(word: &str) -> bool {
    let ending = ["er", "ir", "oudre", "endre", "ettre"]
        .iter()
        .any(|ending| word.ends_with(ending));
    ending && word.len() >= 5 && !NOT_VERBS.contains(word)
}

fn is_purchase(word: &str) -> bool {
    canonical(word) == "achat"
}

/// One spelling for all forms of a word.
pub(super) fn stem(word: &str) -> String {
    let single = same_word(singular(word));
    let short = match single.strip_suffix("ee") {
        Some(start) if start.len() >= 4 => format!("{start}e"),
        _ => single,
    };
    canonical(&short).to_owned()
}

/// True for a label that says that there is nothing.
pub(super) fn says_nothing(text: &str) -> bool {
    let folded = fold(&text.chars().take(MAX_CHARS).collect::<String>());
    NOTHING.contains(folded.split(' ').next().unwrap_or_default())
}

fn kind(stem: &str) -> Kind {
    let number = stem.starts_with(|c: char| c.is_ascii_digit());
    let letter = stem.len() == 1 && stem != "b";
    if BROKEN.contains(stem) || NEW.contains(stem) {
        Kind::State
    } else if WORN.contains(stem) {
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
        "perdue" => "perdu",
        "neuve" => "neuf",
        "fatale" => "fatal",
        "brulee" => "brule",
        "pourrie" => "pourri",
        "moisie" => "moisi",
        "salie" => "souille",
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

/// How a French word is heard, roughly: silent and doubled letters gone, letters that sound alike the same.
pub(super) fn sound(word: &str) -> String {
    let alike = word
        .replace("ph", "f")
        .replace("qu", "k")
        .replace("eau", "o")
        .replace("au", "o")
        .replace("ss", "s")
        .replace('h', "")
        .replace(['c', 'q'], "k")
        .replace('y', "i")
        .replace('z', "s");
    let mut heard = String::with_capacity(alike.len());
    for letter in alike.strip_suffix('e').unwrap_or(&alike).chars() {
        if !heard.ends_with(letter) {
            heard.push(letter);
        }
    }
    heard
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
        let read = phrase("On cherche des palettes usagées");
        let stems: Vec<_> = read.words.iter().map(|w| (w.stem.as_str(), w.kind)).collect();
        assert_eq!(stems, [("palette", Kind::Plain), ("usage", Kind::Worn)]);
        assert_eq!(read.intent, Some(Intent::Need));
        assert_eq!(phrase("cartons à donner").intent, Some(Intent::Offer));
        assert_eq!(phrase("bois A").words.len(), 2);
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
        assert_eq!(phrase(&"mot ".repeat(100_000)).words.len(), MAX_WORDS);
    }
}
