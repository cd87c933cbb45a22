//! The only place that turns rows into a project. Nothing in a row is trusted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, Result};

use super::cells::Cells;
use super::finding::{Fault, Finding};
use super::geometry;
use super::migrate::meta;
use super::rtree;
use super::surface::read_surface;
use super::types::{Content, LogEntry, Stamp};
use super::workshops;
use crate::base::ids::PoolId;
use crate::base::month::Months;
use crate::edit::{Change, ChangeName, Step};
use crate::model::maturity;
use crate::model::{
    Actor, ActorKind, Direction, Flow, Level, Origin, Period, Pool, Position, Project, Quantity, Reason,
    Status, Synergy, SynergyKind, SynergyState, Zone, ZoneKind,
};

/// Where rows come from, and what to do when a page cannot be read.
#[derive(Clone, Copy)]
struct Source<'a> {
    conn: &'a Connection,
    /// Take what can be read and name the rest, instead of stopping.
    salvage: bool,
}

/// Reads everything that this program knows of a project file.
pub(super) fn content(conn: &Connection) -> Result<Content> {
    let source = Source { conn, salvage: false };
    let mut findings = Vec::new();
    let project = project(source, &mut findings)?;
    let (history, stamps) = log(source, &mut findings)?.into_iter().unzip();
    Ok(Content {
        project,
        project_id: meta(conn, "project_id")?.unwrap_or_default(),
        history,
        stamps,
        findings,
    })
}

/// Reads whatever is intact of a damaged file; the findings name the tables that are not. The log is left out.
pub(super) fn salvage(conn: &Connection) -> Result<(Project, Vec<Finding>)> {
    let mut findings = Vec::new();
    let project = project(Source { conn, salvage: true }, &mut findings)?;
    Ok((project, findings))
}

fn project(source: Source<'_>, findings: &mut Vec<Finding>) -> Result<Project> {
    let name = match meta(source.conn, "name") {
        Err(_) if source.salvage => None,
        name => name?,
    };
    let mut project = Project {
        name: name.unwrap_or_default(),
        ..Project::default()
    };
    each(source, "actors", findings, |cells| {
        if let Some(actor) = actor(cells) {
            project.actors.insert(actor.id, Arc::new(actor));
        }
    })?;
    each(source, "flows", findings, |cells| {
        if let Some(flow) = flow(cells, &project) {
            project.flows.insert(flow.id, Arc::new(flow));
        }
    })?;
    pools(source, &mut project, findings)?;
    each(source, "synergies", findings, |cells| {
        if let Some(synergy) = synergy(cells, &project) {
            project.synergies.insert(synergy.id, Arc::new(synergy));
        }
    })?;
    // A file of schema 1 that can only be read has no such table.
    if rtree::has_table(source.conn, "zones")? {
        each(source, "zones", findings, |cells| {
            if let Some(zone) = zone(cells) {
                project.zones.insert(zone.id, Arc::new(zone));
            }
        })?;
    }
    workshops(source, &mut project, findings)?;
    each(source, "settings", findings, |cells| {
        if let (Some(key), Some(value)) = (cells.text("key"), cells.text("value")) {
            project.settings.insert(key, value);
        }
    })?;
    Ok(project)
}

/// Workshops, then what was noted in them. A file of an older schema that can only be read has no such tables.
fn workshops(source: Source<'_>, project: &mut Project, findings: &mut Vec<Finding>) -> Result<()> {
    if !rtree::has_table(source.conn, "workshops")? {
        return Ok(());
    }
    let mut seats = workshops::Seats::new();
    each(source, "participants", findings, |cells| {
        workshops::seat(cells, project, &mut seats);
    })?;
    each(source, "workshops", findings, |cells| {
        if let Some(workshop) = workshops::workshop(cells, &mut seats) {
            project.workshops.insert(workshop.id, Arc::new(workshop));
        }
    })?;
    each(source, "remarks", findings, |cells| {
        if let Some(remark) = workshops::remark(cells, project) {
            project.remarks.insert(remark.id, Arc::new(remark));
        }
    })
}

fn each(
    source: Source<'_>,
    table: &'static str,
    findings: &mut Vec<Finding>,
    mut take: impl FnMut(&mut Cells<'_, '_>),
) -> Result<()> {
    let mut seen = BTreeSet::new();
    let forward = scan(source.conn, table, "ASC", &mut seen, findings, &mut take);
    let (Err(error), true) = (&forward, source.salvage) else {
        return forward;
    };
    findings.push(Finding {
        table: table.to_owned(),
        row: seen.last().copied().unwrap_or_default(),
        column: "*".to_owned(),
        value: error.to_string(),
        fault: Fault::Unreadable,
    });
    // What lies behind the damage is reached from the other end, as far as it goes.
    let _ = scan(source.conn, table, "DESC", &mut seen, findings, &mut take);
    Ok(())
}

/// Takes the rows of a table in that order until one that was already seen, or the end.
fn scan(
    conn: &Connection,
    table: &'static str,
    order: &str,
    seen: &mut BTreeSet<i64>,
    findings: &mut Vec<Finding>,
    take: &mut impl FnMut(&mut Cells<'_, '_>),
) -> Result<()> {
    let mut statement = conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1 {order}"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let is_new = row.get::<_, i64>(0).map_or(true, |key| seen.insert(key));
        if !is_new {
            break;
        }
        take(&mut Cells::new(table, row, findings));
    }
    Ok(())
}

fn actor(cells: &mut Cells<'_, '_>) -> Option<Actor> {
    let mut actor = Actor::named(cells.own_id()?, cells.words("name"));
    reference(cells, &mut actor.reference);
    actor.short_name = cells.words("short_name");
    actor.kind = cells.code("kind", ActorKind::from_code).unwrap_or(actor.kind);
    actor.siret = cells.words("siret");
    actor.activity_code = cells.words("activity_code");
    actor.activity = cells.words("activity");
    actor.commune = cells.words("commune");
    actor.position = position(cells);
    actor.employees = cells.count("employees");
    actor.note = cells.words("note");
    actor.origin = origin(cells);
    actor.levels = levels(cells);
    Some(actor)
}

fn position(cells: &mut Cells<'_, '_>) -> Option<Position> {
    let precision_m = cells.number("precision_m");
    let blob = cells.blob("geom")?;
    let Ok(at) = geometry::read_point(blob) else {
        cells.report("geom", "", Fault::BadGeometry);
        return None;
    };
    Some(Position { at: at?, precision_m })
}

fn flow(cells: &mut Cells<'_, '_>, project: &Project) -> Option<Flow> {
    let id = cells.own_id()?;
    let actor = cells.link("actor", |id| project.actors.contains_key(id))?;
    // Without a direction a flow means nothing; the row stays in the file and is named.
    let direction = cells.code("direction", Direction::from_code)?;
    let mut flow = Flow::said(id, actor, direction, cells.words("label"));
    reference(cells, &mut flow.reference);
    flow.nature = cells.text("nature").filter(|code| !code.is_empty());
    flow.quantity = quantity(cells);
    flow.temperature_c = cells.number("temperature_c");
    flow.waste_code = cells.words("waste_code");
    flow.availability = cells.code("availability", Months::parse);
    // An unreadable level must not publish what someone meant to hide.
    flow.level = match cells.text("confidentiality") {
        None => Level::Public,
        Some(_) => cells
            .code("confidentiality", Level::from_code)
            .unwrap_or(Level::Operator),
    };
    flow.note = cells.words("note");
    flow.origin = origin(cells);
    flow.levels = levels(cells);
    Some(flow)
}

fn pools(source: Source<'_>, project: &mut Project, findings: &mut Vec<Finding>) -> Result<()> {
    let mut members: BTreeMap<PoolId, Vec<(u32, crate::base::ids::FlowId)>> = BTreeMap::new();
    each(source, "pool_flows", findings, |cells| {
        let pool = cells.link("pool", |_| true);
        let flow = cells.link("flow", |id| project.flows.contains_key(id));
        let place = cells.count("place").unwrap_or(u32::MAX);
        if let (Some(pool), Some(flow)) = (pool, flow) {
            members.entry(pool).or_default().push((place, flow));
        }
    })?;
    each(source, "pools", findings, |cells| {
        let Some(id) = cells.own_id() else { return };
        let mut pool = Pool {
            id,
            reference: format!("p-{id}"),
            flows: Vec::new(),
        };
        reference(cells, &mut pool.reference);
        let mut flows = members.remove(&id).unwrap_or_default();
        flows.sort_unstable();
        pool.flows = flows.into_iter().map(|(_, flow)| flow).collect();
        project.pools.insert(id, Arc::new(pool));
    })
}

fn synergy(cells: &mut Cells<'_, '_>, project: &Project) -> Option<Synergy> {
    let id: crate::base::ids::SynergyId = cells.own_id()?;
    let kind = cells.code("kind", SynergyKind::from_code)?;
    let state = cells.code("state", SynergyState::from_code)?;
    let mut synergy = Synergy {
        id,
        reference: format!("s-{id}"),
        kind,
        offer_flow: cells.link("offer_flow", |id| project.flows.contains_key(id)),
        need_flow: cells.link("need_flow", |id| project.flows.contains_key(id)),
        from_actor: cells.link("from_actor", |id| project.actors.contains_key(id)),
        to_actor: cells.link("to_actor", |id| project.actors.contains_key(id)),
        pool: cells.link("pool", |id| project.pools.contains_key(id)),
        label: cells.words("label"),
        state,
        reason: cells.code("reason", Reason::from_code),
        owner: cells.words("owner"),
        next_action: cells.words("next_action"),
        due: cells.words("due"),
        brakes: cells.words("brakes"),
        motive: cells.words("motive"),
        maturity: cells.code("maturity", maturity::read).unwrap_or_default(),
        checks: cells.code("checks", maturity::read_checks).unwrap_or_default(),
        documents: cells.words("documents"),
        help: maturity::read_codes(&cells.words("help")),
        nda: cells.words("nda"),
        quantity: quantity(cells),
        note: cells.words("note"),
        origin: origin(cells),
        levels: levels(cells),
    };
    reference(cells, &mut synergy.reference);
    Some(synergy)
}

fn zone(cells: &mut Cells<'_, '_>) -> Option<Zone> {
    let id: crate::base::ids::ZoneId = cells.own_id()?;
    let shape = cells.blob("geom").and_then(read_surface);
    let Some(shape) = shape.filter(|shape| !shape.polygons.is_empty()) else {
        cells.report("geom", "", Fault::BadGeometry);
        return None;
    };
    let mut zone = Zone {
        id,
        reference: format!("z-{id}"),
        name: cells.words("name"),
        kind: cells
            .code("kind", ZoneKind::from_code)
            .unwrap_or(ZoneKind::Imported),
        code: cells.words("code"),
        shape,
        origin: origin(cells),
        levels: levels(cells),
    };
    reference(cells, &mut zone.reference);
    Some(zone)
}

/// Replaces the reference made from the identifier by the one of the file, where it has one.
fn reference(cells: &mut Cells<'_, '_>, made: &mut String) {
    if let Some(read) = cells.text("ref").filter(|text| !text.is_empty()) {
        *made = read;
    }
}

fn quantity(cells: &mut Cells<'_, '_>) -> Quantity {
    Quantity {
        value: cells.number("quantity"),
        min: cells.number("quantity_min"),
        max: cells.number("quantity_max"),
        unit: cells.words("unit"),
        period: cells.code("period", Period::from_code),
    }
}

fn origin(cells: &mut Cells<'_, '_>) -> Origin {
    Origin {
        status: cells.code("status", Status::from_code),
        source: cells.words("source"),
    }
}

fn levels(cells: &mut Cells<'_, '_>) -> BTreeMap<String, Level> {
    let mut levels = BTreeMap::new();
    let text = cells.words("levels");
    for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some((field, code)) => {
                let level = Level::from_code(code.trim());
                if level.is_none() {
                    cells.report("levels", pair, Fault::NotInList);
                }
                levels.insert(field.trim().to_owned(), level.unwrap_or(Level::Operator));
            }
            None => cells.report("levels", pair, Fault::NotInList),
        }
    }
    levels
}

fn log(source: Source<'_>, findings: &mut Vec<Finding>) -> Result<Vec<(LogEntry, Stamp)>> {
    let mut entries = Vec::new();
    each(source, "operation", findings, |cells| {
        let id = cells.words("id").parse();
        let edits = serde_json::from_str(&cells.words("edits"));
        let step = cells.code("step", step_from_code);
        let (Ok(id), Ok(edits), Some(step)) = (id, edits, step) else {
            let shown = cells.words("id");
            cells.report("edits", &shown, Fault::Unreadable);
            return;
        };
        let change = Change {
            name: ChangeName::new(&cells.words("name_key"), cells.words("subject")),
            edits,
        };
        #[allow(clippy::cast_possible_truncation, reason = "milliseconds far below 2^53")]
        let at_ms = cells.number("at").unwrap_or_default() as i64;
        let author = cells.words("author");
        entries.push((LogEntry { step, id, change }, Stamp { at_ms, author }));
    })?;
    Ok(entries)
}

fn step_from_code(code: &str) -> Option<Step> {
    [Step::Do, Step::Undo, Step::Redo]
        .into_iter()
        .find(|step| super::write::step_code(*step) == code)
}
