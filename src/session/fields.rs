//! Sets fields by name, from scripts and from the window alike. `null` and the empty text mean unknown.

use jiff::civil::Date;
use serde_json::Value;

use super::intent::Fields;
use super::refusal::Refusal;
use crate::base::geo::LonLat;
use crate::base::month::Months;
use crate::base::number;
use crate::model::maturity;
use crate::model::{
    Actor, ActorKind, Answer, Checks, Direction, Flow, Level, Maturity, Origin, Period, Position, Quantity,
    Status, Synergy, Zone,
};
use crate::reference::{Knowledge, units};

/// Sets the given fields of an actor.
///
/// # Errors
/// [`Refusal`] for an unknown field or a value that does not fit; the actor may then be half set: drop it.
pub fn set_actor(actor: &mut Actor, fields: &Fields) -> Result<(), Refusal> {
    let mut place = (actor.position.map(|p| p.at.lat), actor.position.map(|p| p.at.lon));
    let mut precision = actor.position.and_then(|p| p.precision_m);
    for (key, value) in fields {
        match key.as_str() {
            "name" => actor.name = required(key, value)?,
            "short_name" => actor.short_name = text(key, value)?,
            "kind" => actor.kind = coded(key, value, ActorKind::from_code)?.unwrap_or(ActorKind::Company),
            "siret" => actor.siret = text(key, value)?,
            "activity_code" => actor.activity_code = text(key, value)?,
            "activity" => actor.activity = text(key, value)?,
            "commune" => actor.commune = text(key, value)?,
            "lat" => place.0 = real(key, value)?,
            "lon" => place.1 = real(key, value)?,
            "precision_m" => precision = real(key, value)?,
            "employees" => actor.employees = whole(key, value)?,
            "note" => actor.note = text(key, value)?,
            "status" | "source" => set_origin(&mut actor.origin, key, value)?,
            _ => return Err(unknown(key)),
        }
    }
    actor.position = match place {
        (Some(lat), Some(lon)) => {
            let at = LonLat::checked(lon, lat).ok_or_else(|| bad("lat, lon", &format!("{lat}, {lon}")))?;
            Some(Position {
                at,
                precision_m: precision.filter(|m| *m >= 0.0),
            })
        }
        (None, None) => None,
        _ => {
            return Err(Refusal::MissingField {
                field: "lat, lon".to_owned(),
            });
        }
    };
    Ok(())
}

/// Sets the given fields of a flow.
///
/// # Errors
/// As [`set_actor`].
pub fn set_flow(flow: &mut Flow, fields: &Fields, known: &Knowledge) -> Result<(), Refusal> {
    for (key, value) in fields {
        match key.as_str() {
            "direction" => {
                let direction = coded(key, value, Direction::from_code)?;
                flow.direction = direction.ok_or_else(|| bad(key, ""))?;
            }
            "label" => flow.label = required(key, value)?,
            "nature" => flow.nature = nature(key, value, known)?,
            "quantity" | "quantity_min" | "quantity_max" | "unit" | "period" => {
                set_quantity(&mut flow.quantity, key, value)?;
            }
            "temperature_c" => flow.temperature_c = real(key, value)?,
            "waste_code" => flow.waste_code = text(key, value)?,
            "availability" => flow.availability = months(key, value)?,
            "level" | "confidentiality" => {
                flow.level = coded(key, value, Level::from_code)?.unwrap_or(Level::Public);
            }
            "note" => flow.note = text(key, value)?,
            "status" | "source" => set_origin(&mut flow.origin, key, value)?,
            _ => return Err(unknown(key)),
        }
    }
    Ok(())
}

/// Sets the given fields of a synergy, its state excepted: a state has its own rules.
///
/// # Errors
/// As [`set_actor`].
pub fn set_synergy(synergy: &mut Synergy, fields: &Fields, today: Date) -> Result<(), Refusal> {
    for (key, value) in fields {
        match key.as_str() {
            "label" => synergy.label = text(key, value)?,
            "owner" => synergy.owner = text(key, value)?,
            "next_action" => synergy.next_action = text(key, value)?,
            "due" => synergy.due = date(key, value, today)?,
            "brakes" => synergy.brakes = text(key, value)?,
            "motive" => synergy.motive = text(key, value)?,
            "maturity" => set_maturity(&mut synergy.maturity, key, value)?,
            "checks" => set_checks(&mut synergy.checks, key, value)?,
            "documents" => synergy.documents = text(key, value)?,
            "help" => synergy.help = maturity::read_codes(&text(key, value)?),
            "nda" => synergy.nda = date(key, value, today)?,
            "note" => synergy.note = text(key, value)?,
            "quantity" | "quantity_min" | "quantity_max" | "unit" | "period" => {
                set_quantity(&mut synergy.quantity, key, value)?;
            }
            "status" | "source" => set_origin(&mut synergy.origin, key, value)?,
            _ => return Err(unknown(key)),
        }
    }
    Ok(())
}

/// Sets some axes, as an object of steps or as tables write them; `null` makes an axis unknown again.
fn set_maturity(maturity: &mut Maturity, key: &str, value: &Value) -> Result<(), Refusal> {
    let Value::Object(axes) = value else {
        let written = text(key, value)?;
        *maturity = maturity::read(&written).ok_or_else(|| bad(key, &written))?;
        return Ok(());
    };
    for (code, step) in axes {
        let axis = maturity::Axis::from_code(code).ok_or_else(|| bad(key, code))?;
        match whole(key, step)? {
            None => drop(maturity.remove(&axis)),
            Some(step) => {
                let step = u8::try_from(step)
                    .ok()
                    .filter(|step| maturity::STEPS.contains(step));
                maturity.insert(axis, step.ok_or_else(|| bad(key, code))?);
            }
        }
    }
    Ok(())
}

/// Sets some answers, as an object by question or as tables write them; `null` takes an answer back.
fn set_checks(checks: &mut Checks, key: &str, value: &Value) -> Result<(), Refusal> {
    let Value::Object(answers) = value else {
        let written = text(key, value)?;
        *checks = maturity::read_checks(&written).ok_or_else(|| bad(key, &written))?;
        return Ok(());
    };
    for (question, answer) in answers {
        match coded(key, answer, Answer::from_code)? {
            None => drop(checks.remove(question)),
            Some(answer) => drop(checks.insert(question.clone(), answer)),
        }
    }
    Ok(())
}

/// Sets the given fields of a zone; its outline is not one of them.
///
/// # Errors
/// As [`set_actor`].
pub fn set_zone(zone: &mut Zone, fields: &Fields) -> Result<(), Refusal> {
    for (key, value) in fields {
        match key.as_str() {
            "name" => zone.name = required(key, value)?,
            "status" | "source" => set_origin(&mut zone.origin, key, value)?,
            _ => return Err(unknown(key)),
        }
    }
    Ok(())
}

fn set_quantity(quantity: &mut Quantity, key: &str, value: &Value) -> Result<(), Refusal> {
    let positive = |v: Option<f64>| match v {
        Some(v) if v < 0.0 => Err(bad(key, &v.to_string())),
        other => Ok(other),
    };
    match key {
        "quantity" => quantity.value = positive(real(key, value)?)?,
        "quantity_min" => quantity.min = positive(real(key, value)?)?,
        "quantity_max" => quantity.max = positive(real(key, value)?)?,
        "period" => quantity.period = coded(key, value, Period::from_code)?,
        _ => {
            let written = text(key, value)?;
            // People write "t/an" in one go: keep the unit and take the period from it.
            match units::unit_and_period(&written) {
                Some((unit, period)) => {
                    quantity.unit.clone_from(&unit.code);
                    quantity.period = period.or(quantity.period);
                }
                None => quantity.unit = written,
            }
        }
    }
    Ok(())
}

fn set_origin(origin: &mut Origin, key: &str, value: &Value) -> Result<(), Refusal> {
    match key {
        "status" => origin.status = coded(key, value, Status::from_code)?,
        _ => origin.source = text(key, value)?,
    }
    Ok(())
}

/// A date as people say it, kept as an ISO date; or nothing.
pub fn date(key: &str, value: &Value, today: Date) -> Result<String, Refusal> {
    let written = text(key, value)?;
    if written.is_empty() {
        return Ok(written);
    }
    let said = crate::base::date::parse(&written, today);
    said.map(|d| d.to_string()).ok_or_else(|| bad(key, &written))
}

fn nature(key: &str, value: &Value, known: &Knowledge) -> Result<Option<String>, Refusal> {
    let code = text(key, value)?;
    match known.natures().index_of(&code) {
        Some(_) => Ok(Some(code)),
        None if code.is_empty() => Ok(None),
        None => Err(bad(key, &code)),
    }
}

fn months(key: &str, value: &Value) -> Result<Option<Months>, Refusal> {
    let digits = text(key, value)?;
    if digits.is_empty() {
        return Ok(None);
    }
    Months::parse(&digits).map(Some).ok_or_else(|| bad(key, &digits))
}

pub(super) fn text(key: &str, value: &Value) -> Result<String, Refusal> {
    match value {
        Value::Null => Ok(String::new()),
        Value::String(text) => Ok(text.trim().to_owned()),
        Value::Number(number) => Ok(number.to_string()),
        other => Err(bad(key, &other.to_string())),
    }
}

pub(super) fn required(key: &str, value: &Value) -> Result<String, Refusal> {
    let text = text(key, value)?;
    if text.is_empty() {
        Err(Refusal::MissingField {
            field: key.to_owned(),
        })
    } else {
        Ok(text)
    }
}

fn real(key: &str, value: &Value) -> Result<Option<f64>, Refusal> {
    let written = text(key, value)?;
    if written.is_empty() {
        return Ok(None);
    }
    let parsed = value.as_f64().or_else(|| number::parse(&written));
    parsed
        .filter(|v| v.is_finite())
        .map(Some)
        .ok_or_else(|| bad(key, &written))
}

pub(super) fn whole(key: &str, value: &Value) -> Result<Option<u32>, Refusal> {
    match real(key, value)? {
        None => Ok(None),
        Some(v) if v >= 0.0 && v <= f64::from(u32::MAX) && v.fract() == 0.0 => Ok(Some(v as u32)),
        Some(v) => Err(bad(key, &v.to_string())),
    }
}

pub(super) fn coded<T>(
    key: &str,
    value: &Value,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Refusal> {
    let code = text(key, value)?;
    if code.is_empty() {
        return Ok(None);
    }
    read(&code).map(Some).ok_or_else(|| bad(key, &code))
}

pub(super) fn unknown(key: &str) -> Refusal {
    Refusal::UnknownField {
        field: key.to_owned(),
    }
}

pub(super) fn bad(key: &str, value: &str) -> Refusal {
    Refusal::BadValue {
        field: key.to_owned(),
        value: value.to_owned(),
    }
}
