//! A project as rows: which rows a change touches, and which columns they have.

use rusqlite::types::ToSql;
use rusqlite::{Result, Transaction, params};

use super::geometry;
use super::links;
use super::migrate::set_meta;
use super::rows::{delete, said, upsert};
use super::surface::surface;
use super::types::LogEntry;
use super::workshops;
use crate::base::ids::{ActorId, FlowId, PoolId, SynergyId, ZoneId};
use crate::base::month::Months;
use crate::edit::Step;
use crate::model::maturity;
use crate::model::{Actor, Flow, Level, Period, Pool, Project, Reason, Status, Synergy, Touched, Zone};

/// Brings the rows of everything touched to what the project says; what the project lacks is deleted.
pub(super) fn touched(tx: &Transaction<'_>, project: &Project, touched: &Touched) -> Result<()> {
    for id in &touched.actors {
        match project.actors.get(id) {
            Some(actor) => put_actor(tx, actor)?,
            None => delete(tx, "actors", id.0)?,
        }
    }
    for id in &touched.flows {
        match project.flows.get(id) {
            Some(flow) => put_flow(tx, flow)?,
            None => delete(tx, "flows", id.0)?,
        }
    }
    for id in &touched.pools {
        put_pool(tx, *id, project.pools.get(id).map(std::convert::AsRef::as_ref))?;
    }
    for id in &touched.synergies {
        match project.synergies.get(id) {
            Some(synergy) => put_synergy(tx, synergy)?,
            None => delete(tx, "synergies", id.0)?,
        }
    }
    for id in &touched.zones {
        match project.zones.get(id) {
            Some(zone) => put_zone(tx, zone)?,
            None => delete(tx, "zones", id.0)?,
        }
    }
    for id in &touched.workshops {
        workshops::put(tx, *id, project.workshops.get(id).map(AsRef::as_ref))?;
    }
    for id in &touched.remarks {
        workshops::put_remark(tx, *id, project.remarks.get(id).map(AsRef::as_ref))?;
    }
    for key in &touched.settings {
        put_setting(tx, key, project.settings.get(key).map(String::as_str))?;
    }
    if touched.name {
        set_meta(tx, "name", &project.name)?;
    }
    links::refresh(tx, project, touched)
}

/// Everything that a project holds, as if all of it had just been touched.
pub(super) fn everything(project: &Project) -> Touched {
    Touched {
        actors: project.actors.keys().copied().collect(),
        flows: project.flows.keys().copied().collect(),
        pools: project.pools.keys().copied().collect(),
        synergies: project.synergies.keys().copied().collect(),
        zones: project.zones.keys().copied().collect(),
        workshops: project.workshops.keys().copied().collect(),
        remarks: project.remarks.keys().copied().collect(),
        settings: project.settings.keys().cloned().collect(),
        name: true,
    }
}

/// Appends an entry to the log and returns its number.
///
/// # Errors
/// The database refuses, or the edits cannot be put into words.
pub(super) fn log(tx: &Transaction<'_>, entry: &LogEntry, at_ms: i64, author: &str) -> Result<i64> {
    let edits = serde_json::to_string(&entry.change.edits)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    tx.prepare_cached(
        "INSERT INTO operation (id, step, name_key, subject, edits, at, author) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        entry.id.to_string(),
        step_code(entry.step),
        entry.change.name.key,
        entry.change.name.subject,
        edits,
        at_ms,
        author,
    ])?;
    Ok(tx.last_insert_rowid())
}

/// How the log spells a step.
pub(super) const fn step_code(step: Step) -> &'static str {
    match step {
        Step::Do => "do",
        Step::Undo => "undo",
        Step::Redo => "redo",
    }
}

fn levels<'a>(levels: impl IntoIterator<Item = (&'a String, &'a Level)>) -> Option<String> {
    let pairs: Vec<String> = levels
        .into_iter()
        .map(|(field, level)| format!("{field}={}", level.code()))
        .collect();
    (!pairs.is_empty()).then(|| pairs.join(";"))
}

fn put_actor(tx: &Transaction<'_>, actor: &Actor) -> Result<()> {
    let ActorId(id) = actor.id;
    let columns: &[(&str, &dyn ToSql)] = &[
        ("geom", &actor.position.map(|p| geometry::point(p.at))),
        ("ref", &actor.reference),
        ("name", &actor.name),
        ("short_name", &said(&actor.short_name)),
        ("kind", &actor.kind.code()),
        ("siret", &said(&actor.siret)),
        ("activity_code", &said(&actor.activity_code)),
        ("activity", &said(&actor.activity)),
        ("commune", &said(&actor.commune)),
        ("precision_m", &actor.position.and_then(|p| p.precision_m)),
        ("employees", &actor.employees),
        ("note", &said(&actor.note)),
        ("status", &actor.origin.status.map(Status::code)),
        ("source", &said(&actor.origin.source)),
        ("levels", &levels(&actor.levels)),
    ];
    upsert(tx, "actors", id, columns)
}

fn put_flow(tx: &Transaction<'_>, flow: &Flow) -> Result<()> {
    let FlowId(id) = flow.id;
    let columns: &[(&str, &dyn ToSql)] = &[
        ("ref", &flow.reference),
        ("actor", &flow.actor.to_string()),
        ("direction", &flow.direction.code()),
        ("label", &flow.label),
        ("nature", &flow.nature),
        ("quantity", &flow.quantity.value),
        ("quantity_min", &flow.quantity.min),
        ("quantity_max", &flow.quantity.max),
        ("unit", &said(&flow.quantity.unit)),
        ("period", &flow.quantity.period.map(Period::code)),
        ("temperature_c", &flow.temperature_c),
        ("waste_code", &said(&flow.waste_code)),
        ("availability", &flow.availability.map(Months::digits)),
        ("confidentiality", &flow.level.code()),
        ("note", &said(&flow.note)),
        ("status", &flow.origin.status.map(Status::code)),
        ("source", &said(&flow.origin.source)),
        ("levels", &levels(&flow.levels)),
    ];
    upsert(tx, "flows", id, columns)
}

fn put_pool(tx: &Transaction<'_>, id: PoolId, pool: Option<&Pool>) -> Result<()> {
    tx.prepare_cached("DELETE FROM pool_flows WHERE pool = ?1")?
        .execute([id.to_string()])?;
    let Some(pool) = pool else {
        return delete(tx, "pools", id.0);
    };
    upsert(tx, "pools", id.0, &[("ref", &pool.reference)])?;
    let mut insert = tx.prepare_cached("INSERT INTO pool_flows (pool, place, flow) VALUES (?1, ?2, ?3)")?;
    for (place, flow) in (0_i64..).zip(&pool.flows) {
        insert.execute(params![id.to_string(), place, flow.to_string()])?;
    }
    Ok(())
}

fn put_synergy(tx: &Transaction<'_>, synergy: &Synergy) -> Result<()> {
    let SynergyId(id) = synergy.id;
    let maturity = maturity::write(&synergy.maturity);
    let checks = maturity::write_checks(&synergy.checks);
    let help = maturity::write_codes(&synergy.help);
    let columns: &[(&str, &dyn ToSql)] = &[
        ("ref", &synergy.reference),
        ("kind", &synergy.kind.code()),
        ("offer_flow", &synergy.offer_flow.map(|id| id.to_string())),
        ("need_flow", &synergy.need_flow.map(|id| id.to_string())),
        ("from_actor", &synergy.from_actor.map(|id| id.to_string())),
        ("to_actor", &synergy.to_actor.map(|id| id.to_string())),
        ("pool", &synergy.pool.map(|id| id.to_string())),
        ("label", &said(&synergy.label)),
        ("state", &synergy.state.code()),
        ("reason", &synergy.reason.map(Reason::code)),
        ("owner", &said(&synergy.owner)),
        ("next_action", &said(&synergy.next_action)),
        ("due", &said(&synergy.due)),
        ("brakes", &said(&synergy.brakes)),
        ("motive", &said(&synergy.motive)),
        ("maturity", &said(&maturity)),
        ("checks", &said(&checks)),
        ("documents", &said(&synergy.documents)),
        ("help", &said(&help)),
        ("nda", &said(&synergy.nda)),
        ("quantity", &synergy.quantity.value),
        ("quantity_min", &synergy.quantity.min),
        ("quantity_max", &synergy.quantity.max),
        ("unit", &said(&synergy.quantity.unit)),
        ("period", &synergy.quantity.period.map(Period::code)),
        ("note", &said(&synergy.note)),
        ("status", &synergy.origin.status.map(Status::code)),
        ("source", &said(&synergy.origin.source)),
        ("levels", &levels(&synergy.levels)),
    ];
    upsert(tx, "synergies", id, columns)
}

fn put_zone(tx: &Transaction<'_>, zone: &Zone) -> Result<()> {
    let ZoneId(id) = zone.id;
    let columns: &[(&str, &dyn ToSql)] = &[
        ("geom", &surface(&zone.shape)),
        ("ref", &zone.reference),
        ("name", &zone.name),
        ("kind", &zone.kind.code()),
        ("code", &said(&zone.code)),
        ("status", &zone.origin.status.map(Status::code)),
        ("source", &said(&zone.origin.source)),
        ("levels", &levels(&zone.levels)),
    ];
    upsert(tx, "zones", id, columns)
}

fn put_setting(tx: &Transaction<'_>, key: &str, value: Option<&str>) -> Result<()> {
    match value {
        Some(value) => tx
            .prepare_cached(
                "INSERT INTO settings (key, value) VALUES (?1, ?2)
                 ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, value])?,
        None => tx
            .prepare_cached("DELETE FROM settings WHERE key = ?1")?
            .execute([key])?,
    };
    Ok(())
}
