//! How well a place fits what was typed: a name, a code, or both.

use super::Place;
use crate::base::likeness::{Distance, Spelt, Typed};

/// A name and a code that begins like the place's: no postcode, but the number of a sorting office (cedex).
const SAME_DEPARTMENT: Distance = 15;
/// A name and a code that has nothing to do with the place: the code is taken for a slip.
const OTHER_CODE: Distance = 100;
/// A code alone that is only the beginning of the place's.
const CODE_BEGINNING: Distance = 30;

/// What was typed, taken apart.
#[derive(Debug)]
pub struct Query {
    name: Typed,
    /// Postcode, INSEE code or département, perhaps cut short.
    code: Option<String>,
}

impl Query {
    pub fn new(typed: &str) -> Self {
        let (mut words, mut code): (Vec<&str>, Option<String>) = (Vec::new(), None);
        let mut after_cedex = false;
        // Long enough for any name: what comes behind is cut before it is taken apart.
        let end = typed.char_indices().nth(100).map_or(typed.len(), |(at, _)| at);
        for word in typed[..end].split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ';')) {
            let small = word.to_lowercase();
            match small.as_str() {
                "" => {}
                "cedex" => after_cedex = true,
                _ if is_district(&small) => {}
                _ if looks_like_code(&small) => {
                    // The number of a cedex is a sorting office, not a place.
                    if !after_cedex {
                        code.get_or_insert_default().push_str(&small.to_uppercase());
                    }
                }
                _ => words.push(word),
            }
        }
        Self {
            name: Typed::new(&words.join(" ")),
            code,
        }
    }

    /// How far the place is from what was typed; `None` when it does not fit.
    pub fn distance(&self, place: &Place, spelt: &Spelt) -> Option<Distance> {
        match &self.code {
            None => self.name.distance(spelt),
            Some(code) if self.name.is_empty() => distance_of_code(code, place),
            Some(code) => {
                let of_code = distance_beside_name(code, place);
                Some(self.name.distance(spelt)? + of_code)
            }
        }
    }
}

/// `11e`, `3ème`, `1er`: a district of a city, which is found by the city's name.
fn is_district(word: &str) -> bool {
    let ending = word.trim_start_matches(|c: char| c.is_ascii_digit());
    ending.len() < word.len() && ["e", "er", "eme", "ème", "è"].contains(&ending)
}

/// Digits, or the Corsican 2A and 2B with what follows.
fn looks_like_code(word: &str) -> bool {
    let corsican = word.strip_prefix("2a").or_else(|| word.strip_prefix("2b"));
    let digits = corsican.unwrap_or(word);
    (corsican.is_some() || !digits.is_empty()) && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_whole_code(code: &str, place: &Place) -> bool {
    place.code == code || place.postcodes.iter().any(|p| p == code)
}

fn begins_code(code: &str, place: &Place) -> bool {
    place.code.starts_with(code) || place.postcodes.iter().any(|p| p.starts_with(code))
}

fn distance_of_code(code: &str, place: &Place) -> Option<Distance> {
    if is_whole_code(code, place) {
        return Some(0);
    }
    begins_code(code, place).then_some(CODE_BEGINNING)
}

fn distance_beside_name(code: &str, place: &Place) -> Distance {
    if is_whole_code(code, place) || place.department == code || begins_code(code, place) {
        return 0;
    }
    if !place.department.is_empty() && code.starts_with(&place.department) {
        return SAME_DEPARTMENT;
    }
    OTHER_CODE
}
