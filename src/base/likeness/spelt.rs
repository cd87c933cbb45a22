//! One spelling for all the ways in which a name is written.

use crate::base::text::fold;

/// Words that people leave out or shorten to a letter: `s/`, `s/s`, `d'`.
const FILLERS: [&str; 22] = [
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lez", "s", "sous", "sur",
    "ss", "of", "i", "og", "the",
];

/// What short words stand for.
const SHORT_FORMS: [(&str, &str); 13] = [
    ("st", "saint"),
    ("ste", "sainte"),
    ("sts", "saints"),
    ("stes", "saintes"),
    ("gd", "grand"),
    ("gde", "grande"),
    ("gds", "grands"),
    ("gdes", "grandes"),
    ("mt", "mont"),
    ("mts", "monts"),
    ("nd", "notre dame"),
    ("comcom", "communaute communes"),
    ("agglo", "agglomeration"),
];

/// No name has more words; more than this many bits would not fit a set of them.
const MAX_WORDS: usize = 64;

/// A name made ready for comparison.
#[derive(Clone, PartialEq, Debug)]
pub struct Spelt {
    /// The name in small letters without accents, words parted by one blank, short forms spelt out.
    pub(super) text: Box<str>,
    /// The same without articles and prepositions.
    pub(super) core: Box<str>,
    /// Words of the core, then those that may be typed with the name though they are not in it.
    pub(super) words: Vec<Word>,
    /// One bit for each letter in all of them.
    pub(super) letters: u64,
}

/// One word of a name or beside it.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Word {
    pub text: Box<str>,
    pub letters: u64,
    pub is_in_name: bool,
}

impl Spelt {
    /// Spells a name for comparison.
    pub fn new(name: &str) -> Self {
        let text = spell(name);
        let kept: Vec<&str> = text.split(' ').filter(|word| !FILLERS.contains(word)).collect();
        let core = if kept.is_empty() {
            text.clone()
        } else {
            kept.join(" ")
        };
        Self {
            letters: letters(&text),
            words: words(&core, true).take(MAX_WORDS).collect(),
            text: text.into(),
            core: core.into(),
        }
    }

    /// Adds words that may be typed with the name though they are not in it, such as the département.
    #[must_use]
    pub fn beside(mut self, more: &str) -> Self {
        let more = Self::new(more);
        let room = MAX_WORDS.saturating_sub(self.words.len());
        self.letters |= more.letters;
        self.words.extend(words(&more.core, false).take(room));
        self
    }

    /// The name in the one spelling.
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn words(core: &str, is_in_name: bool) -> impl Iterator<Item = Word> {
    let words = core.split(' ').filter(|word| !word.is_empty());
    words.map(move |word| Word {
        text: word.into(),
        letters: letters(word),
        is_in_name,
    })
}

fn spell(name: &str) -> String {
    let folded = fold(name);
    let mut spelt = String::with_capacity(folded.len() + 8);
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        if !spelt.is_empty() {
            spelt.push(' ');
        }
        match SHORT_FORMS.iter().find(|(short, _)| *short == word) {
            Some((_, long)) => spelt.push_str(long),
            // Danish writes å or aa.
            None => spelt.push_str(&word.replace("aa", "a")),
        }
    }
    spelt
}

/// One bit for each letter and digit that occurs.
pub(super) fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |bits, byte| match byte {
        b'a'..=b'z' => bits | 1 << (byte - b'a'),
        b'0'..=b'9' => bits | 1 << (byte - b'0' + 26),
        _ => bits,
    })
}
