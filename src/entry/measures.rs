//! Units as they are said, with their multiples and typing errors.

use super::numbers::number_at;
use super::tokens::Line;
use crate::reference::recognise::{forgiven, typos};
use crate::reference::units::{self, Unit};

/// Most words that a unit is written with.
const UNIT_WORDS: usize = 4;

/// A unit at a token, with the first token after it and whether it was spelt right.
pub(super) struct UnitAt {
    pub unit: &'static Unit,
    /// How many of the unit one of what was said is: 1000 for « kt ».
    pub times: f64,
    /// « tonnes et demie », « tonnes cinq »: so much of a unit more.
    pub more: f64,
    pub end: usize,
    pub sure: bool,
}

pub(super) fn unit_at(line: &Line<'_>, at: usize) -> Option<UnitAt> {
    line.word(at)?;
    let longest = (1..=UNIT_WORDS).rev().find_map(|count| {
        let end = at + count;
        let plain = (at..end).all(|place| line.word(place).is_some());
        let elided = line.open(end - 1).is_none_or(|token| token.elided);
        let unit = (plain && !elided)
            .then(|| units::unit(line.slice(at..end)))
            .flatten()?;
        Some(UnitAt {
            unit,
            times: 1.0,
            more: 0.0,
            end,
            sure: true,
        })
    });
    let found = longest
        .or_else(|| scaled(line, at))
        .or_else(|| mistyped_unit(line.word(at)?, at + 1))?;
    let (more, end) = more_of_it(line, &found);
    Some(UnitAt { more, end, ..found })
}

/// « tonens »: the only long unit name that is near.
fn mistyped_unit(word: &str, end: usize) -> Option<UnitAt> {
    let limit = forgiven(word.len());
    const LONG: &[&str] = &[
        "tonnes",
        "palettes",
        "bennes",
        "litres",
        "camions",
        "megawattheures",
        "kilowattheures",
        "hectares",
    ];
    let near = |name: &&&str| limit > 0 && typos(word, name, 1).is_some();
    let name = LONG.iter().find(near)?;
    Some(UnitAt {
        unit: units::unit(name)?,
        times: 1.0,
        more: 0.0,
        end,
        sure: false,
    })
}

/// « et demie », or the tenths in « deux tonnes cinq », and the first token after it.
fn more_of_it(line: &Line<'_>, found: &UnitAt) -> (f64, usize) {
    let end = found.end;
    if line.word(end) == Some("et") && matches!(line.word(end + 1), Some("demi" | "demie")) {
        return (0.5, end + 2);
    }
    let tenths =
        number_at(line, end).filter(|said| line.word(end).is_some() && said.plain && said.end == end + 1);
    let digit = tenths
        .and_then(|said| said.value)
        .filter(|digit| (2.0..10.0).contains(digit));
    match digit {
        Some(digit)
            if found.unit.code == "t" && !line.word(end + 1).is_some_and(|word| word.ends_with('s')) =>
        {
            (digit / 10.0, end + 1)
        }
        _ => (0.0, end),
    }
}

/// Multiples that people say and the table of units does not hold: « kt », « Mm3 », « hl », « quintaux ».
fn scaled(line: &Line<'_>, at: usize) -> Option<UnitAt> {
    let (times, code) = match line.slice(at..at + 1) {
        "kt" | "kT" | "KT" => (1e3, "t"),
        "Mt" | "MT" => (1e6, "t"),
        "Mm3" | "Mm³" => (1e6, "m3"),
        "GW" => (1e3, "MW"),
        _ => match line.word(at)? {
            "hl" | "hectolitre" | "hectolitres" => (100.0, "L"),
            "quintal" | "quintaux" | "qx" => (100.0, "kg"),
            _ => return None,
        },
    };
    Some(UnitAt {
        unit: units::unit(code)?,
        times,
        more: 0.0,
        end: at + 1,
        sure: true,
    })
}
