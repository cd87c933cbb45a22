//! At which temperature, and in which months.

use std::ops::Range;

use super::numbers::number_at;
use super::tokens::Line;
use crate::base::month::Months;

/// A temperature in the line.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Warmth {
    /// `None` when there is one but it cannot be told.
    pub celsius: Option<f64>,
    pub sure: bool,
    pub tokens: Range<usize>,
}

/// The first temperature of the line: `45 °C`, `à 90°`, `65 degrés`, `-25 °C`.
pub(super) fn warmth(line: &Line<'_>) -> Option<Warmth> {
    (0..line.tokens.len()).find_map(|at| warmth_at(line, at))
}

fn warmth_at(line: &Line<'_>, at: usize) -> Option<Warmth> {
    let said = number_at(line, at).filter(|_| line.tokens[at].is_number())?;
    let (mut end, mut sure) = (said.end, said.sure);
    let mark = line.open(end)?;
    let degree = mark.is_mark('°') || matches!(mark.fold.as_str(), "degre" | "degres" | "degrees");
    if degree {
        end += 1;
        match line.word(end) {
            Some("c" | "celsius") => end += 1,
            Some("f" | "fahrenheit" | "k" | "kelvin") => return None,
            _ => {}
        }
    } else if mark.glued && mark.fold == "c" {
        end += 1;
        sure = false;
    } else {
        return None;
    }
    let (start, sign, range) = before(line, at);
    Some(Warmth {
        celsius: said
            .value
            .map(|value| value * sign)
            .filter(|c| (-273.15..=5000.0).contains(c)),
        sure: sure && !range,
        tokens: start..end,
    })
}

/// First token that belongs to it, its sign, and whether it is the end of a range.
fn before(line: &Line<'_>, at: usize) -> (usize, f64, bool) {
    let open = |back: usize| at.checked_sub(back).and_then(|place| line.open(place));
    let number = |back: usize| open(back).is_some_and(super::tokens::Token::is_number);
    let dash = open(1).is_some_and(|token| token.is_mark('-'));
    if dash && number(2) {
        return (at - 2, 1.0, true);
    }
    let (mut start, sign) = if dash { (at - 1, -1.0) } else { (at, 1.0) };
    // « 30 à 60 °C », « entre 30 et 60 °C ».
    let range = open(1).is_some_and(|token| matches!(token.fold.as_str(), "a" | "et" | "ou")) && number(2);
    if range {
        return (at - 2, 1.0, true);
    }
    while let Some(word) = start.checked_sub(1).and_then(|place| line.word(place)) {
        if !matches!(word, "a" | "at" | "vers" | "environ" | "env" | "temperature") {
            break;
        }
        start -= 1;
    }
    (start, sign, false)
}

/// Twelve months.
const ALL_YEAR: u16 = 0xfff;

/// When it is available.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Season {
    pub months: Months,
    /// Seasons have no sharp ends; named months have.
    pub sure: bool,
    pub tokens: Range<usize>,
}

/// The first mention of months or a season: « de mai à septembre », « juillet août », « l’hiver », « sauf en août ».
pub(super) fn season(line: &Line<'_>) -> Option<Season> {
    (0..line.tokens.len()).find_map(|at| {
        if let Some(without) = except(line, at) {
            return Some(without);
        }
        all_year(line, at)
            .or_else(|| until(line, at))
            .or_else(|| season_at(line, at))
            .or_else(|| listed(line, at))
    })
}

/// « sauf juillet août », « hors été ».
fn except(line: &Line<'_>, at: usize) -> Option<Season> {
    matches!(line.word(at)?, "sauf" | "hors" | "except").then_some(())?;
    let left_out = season_at(line, at + 1).or_else(|| listed(line, at + 1))?;
    Some(Season {
        months: Months(!left_out.months.0 & ALL_YEAR),
        tokens: at..left_out.tokens.end,
        ..left_out
    })
}

/// « jusqu’en mars »: since when, nobody said; the year’s beginning is a guess.
fn until(line: &Line<'_>, at: usize) -> Option<Season> {
    (line.word(at)? == "jusqu" && matches!(line.word(at + 1)?, "en" | "a")).then_some(())?;
    Some(Season {
        months: between(0, month(line.word(at + 2)?)?),
        sure: false,
        tokens: at..at + 3,
    })
}

/// « toute l’année ».
fn all_year(line: &Line<'_>, at: usize) -> Option<Season> {
    const WORDS: [&[&str]; 2] = [&["toute", "l", "annee"], &["all", "year"]];
    let words = WORDS.into_iter().find(|words| line.words_are(at, words))?;
    Some(Season {
        months: Months(ALL_YEAR),
        sure: true,
        tokens: at..at + words.len(),
    })
}

/// Months without « en » or « de »: « juin à septembre », « mars, avril et mai », « sept-oct ».
fn listed(line: &Line<'_>, at: usize) -> Option<Season> {
    let mut last = month(line.word(at)?)?;
    let (mut months, mut end) = (between(last, last), at + 1);
    loop {
        let mark = line.open(end).filter(|token| !token.is_word());
        let behind = end + usize::from(mark.is_some());
        let joint = line
            .word(behind)
            .filter(|word| matches!(*word, "a" | "et" | "ou" | "to" | "and"));
        let next = behind + usize::from(joint.is_some());
        let Some(to) = line.word(next).and_then(month) else {
            break;
        };
        let span = mark.is_some_and(|token| !token.is_mark(',')) || matches!(joint, Some("a" | "to"));
        let more = if span { between(last, to) } else { between(to, to) };
        months = Months(months.0 | more.0);
        (last, end) = (to, next + 1);
    }
    (end > at + 1).then_some(Season {
        months,
        sure: true,
        tokens: at..end,
    })
}

fn season_at(line: &Line<'_>, at: usize) -> Option<Season> {
    let opener = line.word(at)?;
    let next = line.word(at + 1)?;
    if matches!(opener, "en" | "de" | "d")
        && let Some(list) = listed(line, at + 1)
    {
        return Some(Season {
            tokens: at..list.tokens.end,
            ..list
        });
    }
    if matches!(opener, "de" | "d" | "from" | "entre") {
        let (from, to) = (month(next)?, month(line.word(at + 3)?)?);
        matches!(line.word(at + 2)?, "a" | "to" | "et").then_some(())?;
        return Some(Season {
            months: between(from, to),
            sure: true,
            tokens: at..at + 4,
        });
    }
    if !matches!(opener, "en" | "l" | "au" | "in" | "le" | "par" | "chaque") {
        return None;
    }
    let (months, sure) = match next {
        "ete" | "summer" => (between(5, 7), false),
        "hiver" | "winter" => (between(11, 1), false),
        "printemps" | "spring" => (between(2, 4), false),
        "automne" | "autumn" => (between(8, 10), false),
        other if matches!(opener, "en" | "in") => (between(month(other)?, month(other)?), true),
        _ => return None,
    };
    Some(Season {
        months,
        sure,
        tokens: at..at + 2,
    })
}

/// Months from one to another, over the end of the year if need be; 0 is January.
fn between(from: u16, to: u16) -> Months {
    let span = (to + 12 - from) % 12;
    Months((0..=span).fold(0, |mask, step| mask | 1 << ((from + step) % 12)))
}

/// The month of that name, 0 for January.
pub(super) fn month(word: &str) -> Option<u16> {
    Some(match word {
        "janvier" | "janv" | "january" => 0,
        "fevrier" | "fev" | "february" => 1,
        "mars" | "march" => 2,
        "avril" | "avr" | "april" => 3,
        "mai" | "may" => 4,
        "juin" | "june" => 5,
        "juillet" | "juil" | "july" => 6,
        "aout" | "august" => 7,
        "septembre" | "sept" | "september" => 8,
        "octobre" | "oct" | "october" => 9,
        "novembre" | "nov" | "november" => 10,
        "decembre" | "dec" | "december" => 11,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperatures_are_read_with_their_doubts() {
        for (text, celsius, sure) in [
            ("chaleur à 90°C", Some(90.0), true),
            ("45 °C", Some(45.0), true),
            ("froid -25 °C", Some(-25.0), true),
            ("froid à \u{2212}25 °C", Some(-25.0), true),
            ("65 degrés", Some(65.0), true),
            ("vapeur 150-180 °C", Some(180.0), false),
            ("entre 30 et 60 °C", Some(60.0), false),
            ("chaleur 90C", Some(90.0), false),
            ("chaleur 99999 °C", None, true),
        ] {
            let found = warmth(&Line::new(text)).unwrap();
            assert_eq!((found.celsius, found.sure), (celsius, sure), "{text}");
        }
        assert!(warmth(&Line::new("3 t de sciure")).is_none());
    }

    #[test]
    fn months_and_seasons_are_read() {
        for (text, digits, sure) in [
            ("de mai à septembre", "000011111000", true),
            ("de novembre à février", "110000000011", true),
            ("en juillet", "000000100000", true),
            ("l'hiver", "110000000001", false),
            ("en été", "000001110000", false),
            ("juin à septembre", "000001111000", true),
            ("en sept-oct", "000000001100", true),
            ("en mars, avril et mai", "001110000000", true),
            ("en mars, mai", "001010000000", true),
            ("sauf juillet août", "111111001111", true),
            ("toute l'année", "111111111111", true),
            ("jusqu'en mars", "111000000000", false),
        ] {
            let found = season(&Line::new(text)).unwrap();
            assert_eq!(
                (found.months.digits().as_str(), found.sure),
                (digits, sure),
                "{text}"
            );
        }
    }
}
