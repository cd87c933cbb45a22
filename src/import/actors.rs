//! Rows of the table of actors.

use super::finding::Problem;
use super::row::{Refused, RowReader, Said};
use super::{codes, words};
use crate::base::geo::LonLat;
use crate::model::{Actor, COMMUNE_PRECISION_M, Position};
use crate::tables::{Lookups, PlaceQuery, UNKNOWN};

/// Radius of a geocoded street or hamlet, and of an uncertain geocoding.
const STREET_PRECISION_M: f64 = 1500.0;
/// Geocoding scores below this are uncertain, after the habit of the national address base.
const SURE_SCORE: f64 = 0.8;

/// Reads a row onto an actor: the one it updates, or a new one without content.
pub(super) fn read(
    row: &mut RowReader<'_>,
    mut actor: Actor,
    lookups: &Lookups<'_>,
) -> Result<Actor, Refused> {
    row.put_text("name", &mut actor.name);
    if actor.name.is_empty() {
        return Err(row.refuse("name", Problem::MissingValue));
    }
    row.put_text("short_name", &mut actor.short_name);
    if let Said::Value(kind) = row.coded("kind", words::actor_kind, Problem::UnknownKind) {
        actor.kind = kind;
    }
    put_siret(row, &mut actor.siret);
    put_activity_code(row, &mut actor.activity_code);
    row.put_text("activity", &mut actor.activity);
    put_place(row, &mut actor, lookups);
    put_employees(row, &mut actor.employees);
    row.put_note(&mut actor.note, &["insee", "postcode"]);
    row.put_origin(&mut actor.origin);
    row.put_levels(&mut actor.levels);
    Ok(actor)
}

fn put_siret(row: &mut RowReader<'_>, slot: &mut String) {
    let text = row.text("siret");
    if text.is_empty() {
        return;
    }
    match codes::siret(text) {
        Ok((siret, doubt)) => {
            *slot = siret;
            if let Some(problem) = doubt {
                row.find("siret", problem);
            }
        }
        Err(problem) => row.find("siret", problem),
    }
}

/// NAF codes are written with their dot, `1610A` as `16.10A`.
fn put_activity_code(row: &RowReader<'_>, slot: &mut String) {
    let code = row.text("activity_code");
    let dotless = code.len() == 5
        && code.bytes().take(4).all(|b| b.is_ascii_digit())
        && code.ends_with(|c: char| c.is_ascii_alphabetic());
    if dotless {
        *slot = format!("{}.{}", &code[..2], &code[2..]).to_ascii_uppercase();
    } else {
        row.put_text("activity_code", slot);
    }
}

fn put_employees(row: &mut RowReader<'_>, slot: &mut Option<u32>) {
    let said = match row.amount("employees") {
        Said::Value(value) if value.fract() == 0.0 && value <= f64::from(u32::MAX) => {
            // Whole and in range: the text of the number is the number.
            value.to_string().parse().map_or(Said::Nothing, Said::Value)
        }
        Said::Value(_) => row.unread("employees", Problem::NotWhole),
        Said::Unknown => Said::Unknown,
        Said::Nothing => Said::Nothing,
    };
    said.put(slot);
}

/// Commune and position: degrees when given, else the commune from the gazetteer, marked approximate.
fn put_place(row: &mut RowReader<'_>, actor: &mut Actor, lookups: &Lookups<'_>) {
    let before = actor.commune.clone();
    let is_code = |text: &str| text.len() == 5 && text.bytes().skip(2).all(|b| b.is_ascii_digit());
    let commune = row.text("commune");
    if !is_code(commune) {
        row.put_text("commune", &mut actor.commune);
    }
    let moved = before != actor.commune;
    let (lat, lon) = (row.number("lat"), row.number("lon"));
    match (lat, lon) {
        (Said::Value(lat), Said::Value(lon)) => match LonLat::checked(lon, lat) {
            Some(at) => put_position(row, actor, at),
            None => row.find("lat", Problem::BadPosition),
        },
        (Said::Unknown, Said::Unknown) => actor.position = None,
        (Said::Nothing, Said::Nothing) => {
            let code = if is_code(commune) { commune } else { "" };
            let or_code = |text: &str| {
                if text.is_empty() {
                    code.to_owned()
                } else {
                    text.to_owned()
                }
            };
            let place = PlaceQuery {
                commune: actor.commune.clone(),
                insee: or_code(row.text("insee")),
                postcode: or_code(row.text("postcode")),
            };
            let may_move = actor.position.is_none() || (moved && actor.is_roughly_placed());
            if may_move && place != PlaceQuery::default() {
                locate(row, actor, lookups, &place);
            }
        }
        _ => row.find(
            if row.text("lat").is_empty() { "lon" } else { "lat" },
            Problem::BadPosition,
        ),
    }
}

fn put_position(row: &mut RowReader<'_>, actor: &mut Actor, at: LonLat) {
    let same_place = actor.position.filter(|held| held.at == at);
    let mut precision_m = same_place.and_then(|held| held.precision_m);
    row.amount("precision_m").put(&mut precision_m);
    if row.text("precision_m").is_empty() && precision_m.is_none() {
        precision_m = geocoding_precision(row);
    }
    actor.position = Some(Position { at, precision_m });
}

/// How well a geocoded address is known, from the columns that geocoders add.
fn geocoding_precision(row: &RowReader<'_>) -> Option<f64> {
    let score = crate::base::number::parse(row.text("result_score"));
    match row.text("result_type") {
        "municipality" => Some(COMMUNE_PRECISION_M),
        "locality" | "street" => Some(STREET_PRECISION_M),
        _ => score.filter(|s| *s < SURE_SCORE).map(|_| STREET_PRECISION_M),
    }
}

fn locate(row: &mut RowReader<'_>, actor: &mut Actor, lookups: &Lookups<'_>, place: &PlaceQuery) {
    match (lookups.locate)(place) {
        Some(mut position) => {
            position.precision_m.get_or_insert(COMMUNE_PRECISION_M);
            actor.position = Some(position);
        }
        None => {
            let field = ["commune", "insee", "postcode"]
                .into_iter()
                .find(|f| !row.text(f).is_empty());
            // Nothing to say about a place that was known before and is not in this table.
            if let Some(field) = field.filter(|f| row.text(f) != UNKNOWN) {
                row.find(field, Problem::UnknownPlace);
            }
        }
    }
}
