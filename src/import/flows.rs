//! Rows of the table of flows.

use super::finding::Problem;
use super::index::Index;
use super::row::{Refused, RowReader, Said};
use super::{codes, words};
use crate::base::ids::ActorId;
use crate::model::{Direction, Flow};
use crate::reference::Knowledge;
use crate::tables::{Lookups, UNKNOWN};

/// Coldest possible and hottest plausible temperature in °C.
const TEMPERATURES_C: std::ops::RangeInclusive<f64> = -273.15..=3000.0;

/// The three fields that make a flow.
pub(super) struct Essence {
    /// Whose it is.
    pub(super) actor: ActorId,
    /// Which way.
    pub(super) direction: Direction,
    /// In words.
    pub(super) label: String,
}

/// Reads who, direction and label; empty cells fall back on the flow that the row updates.
pub(super) fn essence(
    row: &mut RowReader<'_>,
    old: Option<&Flow>,
    index: &Index,
) -> Result<Essence, Refused> {
    let actor = match (row.text("actor_id"), old) {
        ("", Some(old)) => old.actor,
        ("", None) => return Err(row.refuse("actor_id", Problem::MissingValue)),
        (words, _) => index
            .actor(words)
            .map_err(|problem| row.refuse("actor_id", problem))?,
    };
    let direction = match (row.text("direction"), old) {
        ("", Some(old)) => old.direction,
        ("", None) => return Err(row.refuse("direction", Problem::MissingValue)),
        (word, _) => {
            words::direction(word).ok_or_else(|| row.refuse("direction", Problem::UnknownDirection))?
        }
    };
    let label = match (row.text("label"), old) {
        ("", Some(old)) => old.label.clone(),
        ("", None) => return Err(row.refuse("label", Problem::MissingValue)),
        (words, _) => words.to_owned(),
    };
    Ok(Essence {
        actor,
        direction,
        label,
    })
}

/// Reads the rest of the row onto a flow that has its essence.
pub(super) fn read(
    row: &mut RowReader<'_>,
    mut flow: Flow,
    lookups: &Lookups<'_>,
    known: &Knowledge,
) -> Flow {
    put_nature(row, &mut flow, lookups, known);
    row.put_quantity(&mut flow.quantity);
    put_temperature(row, &mut flow.temperature_c);
    put_waste_code(row, &mut flow.waste_code);
    match row.text("availability") {
        "" => {}
        UNKNOWN => flow.availability = None,
        text => match codes::availability(text) {
            Ok(months) => flow.availability = Some(months),
            Err(problem) => row.find("availability", problem),
        },
    }
    if let Said::Value(level) = row.coded("confidentiality", words::level, Problem::UnknownLevel) {
        flow.level = level;
    }
    row.put_note(&mut flow.note, &[]);
    row.put_origin(&mut flow.origin);
    row.put_levels(&mut flow.levels);
    flow
}

/// The nature given; else the one held; else the one that the label tells.
fn put_nature(row: &mut RowReader<'_>, flow: &mut Flow, lookups: &Lookups<'_>, known: &Knowledge) {
    match row.text("nature") {
        UNKNOWN => {
            flow.nature = None;
            return;
        }
        "" => {}
        code if known.natures().index_of(code).is_some() => flow.nature = Some(code.to_owned()),
        _ => row.find("nature", Problem::UnknownNature),
    }
    if flow.nature.is_none() {
        flow.nature = (lookups.recognise)(known, &flow.label, flow.direction);
    }
}

fn put_temperature(row: &mut RowReader<'_>, slot: &mut Option<f64>) {
    match row.number("temperature_c") {
        Said::Value(value) if !TEMPERATURES_C.contains(&value) => {
            row.find("temperature_c", Problem::BadTemperature);
        }
        said => said.put(slot),
    }
}

fn put_waste_code(row: &mut RowReader<'_>, slot: &mut String) {
    let text = row.text("waste_code");
    if text.is_empty() {
        return;
    }
    match codes::waste_code(text) {
        Some(code) => *slot = code,
        None => row.find("waste_code", Problem::BadWasteCode),
    }
}
