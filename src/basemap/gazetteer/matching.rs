//! How well a place fits what was typed.

use super::Place;
use super::spelling::{begins_but_for_one_slip, differ_by_one_slip, spell};

// Qualities, the best first.
const SAME: u8 = 0;
const FIRST_WORDS: u8 = 1;
const BEGINNING: u8 = 2;
const WORDS: u8 = 3;
const SLIP: u8 = 4;
const SLIP_BEGINNING: u8 = 5;
const SLIP_IN_WORD: u8 = 6;

/// Shorter words are too easily mistaken for others to allow a slip.
const MIN_SLIP_LETTERS: usize = 5;

/// Nothing longer is a place; cutting it bounds the work.
const MAX_LETTERS: usize = 100;

/// What was typed, taken apart.
#[derive(Debug)]
pub struct Query {
    /// Words of the name in one spelling, joined by blanks.
    name: String,
    letters: Vec<char>,
    /// Postcode, INSEE code or département, perhaps cut short.
    code: Option<String>,
}

impl Query {
    pub fn new(typed: &str) -> Self {
        let typed: String = typed.chars().take(MAX_LETTERS).collect();
        let spelt = spell(&typed);
        let (mut words, mut code): (Vec<&str>, Option<String>) = (Vec::new(), None);
        let mut after_cedex = false;
        for word in spelt.split(' ').filter(|word| !word.is_empty()) {
            match word {
                "cedex" => after_cedex = true,
                _ if looks_like_code(word) => {
                    // The number of a cedex is a sorting office, not a place.
                    if !after_cedex {
                        code.get_or_insert_with(String::new)
                            .push_str(&word.to_ascii_uppercase());
                    }
                }
                _ => words.push(word),
            }
        }
        let name = words.join(" ");
        Self {
            letters: name.chars().collect(),
            name,
            code,
        }
    }

    /// Quality of the fit without any slip; `None` when the place does not fit.
    pub fn quality(&self, place: &Place, spelling: &str) -> Option<u8> {
        let Some(code) = &self.code else {
            return self.of_name(spelling);
        };
        let of_code = quality_of_code(code, place, !self.name.is_empty())?;
        if self.name.is_empty() {
            return Some(of_code);
        }
        self.of_name(spelling)
    }

    /// Quality of the fit with one slip in the name.
    pub fn quality_with_slip(&self, place: &Place, spelling: &str) -> Option<u8> {
        if self.letters.len() < MIN_SLIP_LETTERS {
            return None;
        }
        if let Some(code) = &self.code {
            quality_of_code(code, place, true)?;
        }
        let letters: Vec<char> = spelling.chars().collect();
        if differ_by_one_slip(&letters, &self.letters) {
            return Some(SLIP);
        }
        if begins_but_for_one_slip(&letters, &self.letters) {
            return Some(SLIP_BEGINNING);
        }
        let mut words = letters.split(|&c| c == ' ').skip(1);
        words
            .any(|word| begins_but_for_one_slip(word, &self.letters))
            .then_some(SLIP_IN_WORD)
    }

    fn of_name(&self, spelling: &str) -> Option<u8> {
        if self.name.is_empty() {
            return None;
        }
        if let Some(rest) = spelling.strip_prefix(&self.name) {
            return Some(match rest.chars().next() {
                None => SAME,
                Some(' ') => FIRST_WORDS,
                Some(_) => BEGINNING,
            });
        }
        self.words_in_order(spelling).then_some(WORDS)
    }

    /// True when every word typed begins a word of the name, in the same order.
    fn words_in_order(&self, spelling: &str) -> bool {
        let mut of_name = spelling.split(' ');
        self.name
            .split(' ')
            .all(|typed| of_name.any(|word| word.starts_with(typed)))
    }
}

/// Digits, or the Corsican 2A and 2B with what follows.
fn looks_like_code(word: &str) -> bool {
    let corsican = word.strip_prefix("2a").or_else(|| word.strip_prefix("2b"));
    let digits = corsican.unwrap_or(word);
    (corsican.is_some() || !digits.is_empty()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A whole code is better than the beginning of one; beside a name, the code of a département counts too.
fn quality_of_code(code: &str, place: &Place, beside_name: bool) -> Option<u8> {
    let is_whole = place.code == code || place.postcodes.iter().any(|p| p == code);
    if is_whole {
        return Some(SAME);
    }
    if beside_name && place.department == code {
        return Some(BEGINNING);
    }
    let begins = place.code.starts_with(code) || place.postcodes.iter().any(|p| p.starts_with(code));
    begins.then_some(BEGINNING)
}
