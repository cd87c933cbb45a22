//! Units as they are said, with their multiples and typing errors.

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
    /// « tonnes et demie »: half a unit more.
    pub half: bool,
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
            half: false,
            end,
            sure: true,
        })
    });
    let found = longest
        .or_else(|| scaled(line, at))
        .or_else(|| mistyped_unit(line.word(at)?, at + 1))?;
    let half =
        line.word(found.end) == Some("et") && matches!(line.word(found.end + 1), Some("demi" | "demie"));
    Some(UnitAt {
        half,
        end: found.end + if half { 2 } else { 0 },
        ..found
    })
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
        half: false,
        end,
        sure: false,
    })
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
        half: false,
        end: at + 1,
        sure: true,
    })
}
