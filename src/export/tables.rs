//! The canonical tables of a project, complete: what the importer reads back to an equal project.

use std::path::Path;

use crate::base::ids::{ActorId, FlowId};
use crate::base::month::Months;
use crate::model::maturity;
use crate::model::{Actor, Flow, Pool, Project, Quantity, Reason, Status, Synergy};
use crate::tables::columns::NAME_KEY;
use crate::tables::guard::guard;
use crate::tables::lists::{join_levels, join_refs};
use crate::tables::{TableKind, UNKNOWN};

/// One table as text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exported {
    /// Which table.
    pub kind: TableKind,
    /// UTF-8 with commas and line feeds, header first, rows in order of reference.
    pub text: String,
}

/// The five tables with everything in them: for the operator alone.
///
/// # Errors
/// [`std::io::Error`] when the text cannot be built, which means that memory ran out.
pub fn tables(project: &Project) -> std::io::Result<Vec<Exported>> {
    TableKind::ALL
        .into_iter()
        .map(|kind| {
            let rows = match kind {
                TableKind::Actors => sorted(project.actors.values().map(|a| actor(a))),
                TableKind::Flows => sorted(project.flows.values().map(|f| flow(project, f))),
                TableKind::Pools => sorted(project.pools.values().map(|p| pool(project, p))),
                TableKind::Synergies => sorted(project.synergies.values().map(|s| synergy(project, s))),
                TableKind::Settings => settings(project),
            };
            let text = csv_text(kind, rows)?;
            Ok(Exported { kind, text })
        })
        .collect()
}

/// Writes the five tables into a folder as `actors.csv`, `flows.csv` …, made if need be.
///
/// # Errors
/// Whatever the file system answers. Tables already written stay.
pub fn write_folder(project: &Project, folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    for table in tables(project)? {
        std::fs::write(
            folder.join(table.kind.file_stem()).with_extension("csv"),
            table.text,
        )?;
    }
    Ok(())
}

fn csv_text(kind: TableKind, rows: Vec<Vec<String>>) -> std::io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(kind.columns())?;
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

/// Rows in order of their reference, which is the first cell.
fn sorted(rows: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = rows.collect();
    rows.sort();
    rows
}

fn actor(actor: &Actor) -> Vec<String> {
    let degrees = |pick: fn(crate::base::geo::LonLat) -> f64| match actor.position {
        Some(position) => number(Some(pick(position.at))),
        // Else the reader would place the actor in its commune.
        None if !actor.commune.is_empty() => UNKNOWN.to_owned(),
        None => String::new(),
    };
    vec![
        text(&actor.reference),
        text(&actor.name),
        text(&actor.short_name),
        actor.kind.code().to_owned(),
        text(&actor.siret),
        text(&actor.activity_code),
        text(&actor.activity),
        text(&actor.commune),
        degrees(|at| at.lat),
        degrees(|at| at.lon),
        number(actor.position.and_then(|p| p.precision_m)),
        actor.employees.map(|n| n.to_string()).unwrap_or_default(),
        text(&actor.note),
        coded(actor.origin.status.map(Status::code)),
        text(&actor.origin.source),
        join_levels(&actor.levels),
    ]
}

fn flow(project: &Project, flow: &Flow) -> Vec<String> {
    let mut row = vec![
        text(&flow.reference),
        actor_ref(project, Some(flow.actor)),
        flow.direction.code().to_owned(),
        text(&flow.label),
        // Else the reader would recognise the label.
        flow.nature.clone().unwrap_or_else(|| UNKNOWN.to_owned()),
    ];
    row.extend(quantity(&flow.quantity));
    row.extend([
        number(flow.temperature_c),
        text(&flow.waste_code),
        flow.availability.map(Months::digits).unwrap_or_default(),
        flow.level.code().to_owned(),
        text(&flow.note),
        coded(flow.origin.status.map(Status::code)),
        text(&flow.origin.source),
        join_levels(&flow.levels),
    ]);
    row
}

fn pool(project: &Project, pool: &Pool) -> Vec<String> {
    let members: Vec<&str> = pool
        .flows
        .iter()
        .filter_map(|id| project.flows.get(id))
        .map(|f| f.reference.as_str())
        .collect();
    let cell = if members.is_empty() {
        UNKNOWN.to_owned()
    } else {
        text(&join_refs(members))
    };
    vec![text(&pool.reference), cell]
}

fn synergy(project: &Project, synergy: &Synergy) -> Vec<String> {
    let pool = synergy.pool.and_then(|id| project.pools.get(&id));
    let mut row = vec![
        text(&synergy.reference),
        synergy.kind.code().to_owned(),
        flow_ref(project, synergy.offer_flow),
        flow_ref(project, synergy.need_flow),
        actor_ref(project, synergy.from_actor),
        actor_ref(project, synergy.to_actor),
        pool.map(|p| text(&p.reference)).unwrap_or_default(),
        text(&synergy.label),
        synergy.state.code().to_owned(),
        coded(synergy.reason.map(Reason::code)),
        text(&synergy.owner),
        text(&synergy.next_action),
        text(&synergy.due),
        text(&synergy.brakes),
        text(&synergy.motive),
        maturity::write(&synergy.maturity),
        text(&maturity::write_checks(&synergy.checks)),
        text(&synergy.documents),
        text(&maturity::write_codes(&synergy.help)),
        text(&synergy.nda),
    ];
    row.extend(quantity(&synergy.quantity));
    row.extend([
        text(&synergy.note),
        coded(synergy.origin.status.map(Status::code)),
        text(&synergy.origin.source),
        join_levels(&synergy.levels),
    ]);
    row
}

fn settings(project: &Project) -> Vec<Vec<String>> {
    let name = vec![NAME_KEY.to_owned(), text(&project.name)];
    // The name of the territory has the key for itself.
    let others = project.settings.iter().filter(|(key, _)| *key != NAME_KEY);
    std::iter::once(name)
        .chain(others.map(|(key, value)| vec![text(key), text(value)]))
        .collect()
}

/// Value, bounds, unit and period, in the order of the columns.
fn quantity(quantity: &Quantity) -> [String; 5] {
    let period = match quantity.period {
        Some(period) => period.code(),
        // Else the reader would take `t/an` apart.
        None if quantity.unit.contains('/') => UNKNOWN,
        None => "",
    };
    [
        number(quantity.value),
        number(quantity.min),
        number(quantity.max),
        text(&quantity.unit),
        period.to_owned(),
    ]
}

fn actor_ref(project: &Project, id: Option<ActorId>) -> String {
    let actor = id.and_then(|id| project.actors.get(&id));
    actor.map(|a| text(&a.reference)).unwrap_or_default()
}

fn flow_ref(project: &Project, id: Option<FlowId>) -> String {
    let flow = id.and_then(|id| project.flows.get(&id));
    flow.map(|f| text(&f.reference)).unwrap_or_default()
}

fn text(text: &str) -> String {
    guard(text).into_owned()
}

fn coded(code: Option<&str>) -> String {
    code.unwrap_or_default().to_owned()
}

/// A number with a point and no exponent; unknown or not finite is empty.
fn number(value: Option<f64>) -> String {
    value
        .filter(|v| v.is_finite())
        .map(|v| v.to_string())
        .unwrap_or_default()
}
