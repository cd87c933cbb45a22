//! Workshops and remarks as rows, both ways.

use std::collections::BTreeMap;

use rusqlite::types::ToSql;
use rusqlite::{Result, Transaction, params};

use super::cells::Cells;
use super::rows::{delete, said, upsert};
use crate::base::ids::{ActorId, FlowId, RemarkId, WorkshopId};
use crate::model::workshop::USUAL_TURN_S;
use crate::model::{Participant, Project, Remark, RemarkKind, Workshop};

/// Participants by the text of their workshop's identifier, in the running order.
pub(super) type Seats = BTreeMap<String, Vec<(i64, Participant)>>;

/// Writes a workshop with its participants, or deletes it.
pub(super) fn put(tx: &Transaction<'_>, id: WorkshopId, workshop: Option<&Workshop>) -> Result<()> {
    tx.prepare_cached("DELETE FROM participants WHERE workshop = ?1")?
        .execute([id.to_string()])?;
    let Some(workshop) = workshop else {
        return delete(tx, "workshops", id.0);
    };
    let columns: &[(&str, &dyn ToSql)] = &[
        ("ref", &workshop.reference),
        ("name", &workshop.name),
        ("date", &said(&workshop.date)),
        ("hours", &said(&workshop.hours)),
        ("place", &said(&workshop.place)),
        ("agenda", &said(&workshop.agenda)),
        ("turn_s", &workshop.turn_s),
        ("started_ms", &workshop.started_ms),
        ("ended_ms", &workshop.ended_ms),
        ("note", &said(&workshop.note)),
    ];
    upsert(tx, "workshops", id.0, columns)?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO participants (workshop, place, actor, people, seat, present) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (place, who) in (0_i64..).zip(&workshop.participants) {
        let (actor, people, table) = (who.actor.to_string(), said(&who.people), said(&who.table));
        insert.execute(params![id.to_string(), place, actor, people, table, who.present])?;
    }
    Ok(())
}

/// Writes a remark, or deletes it.
pub(super) fn put_remark(tx: &Transaction<'_>, id: RemarkId, remark: Option<&Remark>) -> Result<()> {
    let Some(remark) = remark else {
        return delete(tx, "remarks", id.0);
    };
    let flows: Vec<String> = remark.flows.iter().map(FlowId::to_string).collect();
    let flows = flows.join(" ");
    let columns: &[(&str, &dyn ToSql)] = &[
        ("ref", &remark.reference),
        ("kind", &remark.kind.code()),
        ("at_ms", &remark.at_ms),
        ("workshop", &remark.workshop.map(|id| id.to_string())),
        ("actor", &remark.actor.map(|id| id.to_string())),
        ("synergy", &remark.synergy.map(|id| id.to_string())),
        ("flows", &said(&flows)),
        ("text", &said(&remark.text)),
        ("answered", &remark.answered),
    ];
    upsert(tx, "remarks", id.0, columns)
}

/// One row of participants; one of an actor that is gone is reported and left out.
pub(super) fn seat(cells: &mut Cells<'_, '_>, project: &Project, seats: &mut Seats) {
    let workshop = cells.words("workshop");
    let place = cells.whole("place").unwrap_or_default();
    let Some(actor) = cells.link::<ActorId>("actor", |id| project.actors.contains_key(id)) else {
        return;
    };
    let participant = Participant {
        actor,
        people: cells.words("people"),
        table: cells.words("seat"),
        present: cells.whole("present") != Some(0),
    };
    seats.entry(workshop).or_default().push((place, participant));
}

/// One row of workshops.
pub(super) fn workshop(cells: &mut Cells<'_, '_>, seats: &mut Seats) -> Option<Workshop> {
    let id: WorkshopId = cells.own_id()?;
    let mut participants = seats.remove(&id.to_string()).unwrap_or_default();
    participants.sort_by_key(|(place, _)| *place);
    Some(Workshop {
        id,
        reference: cells.text("ref").unwrap_or_else(|| format!("w-{id}")),
        name: cells.words("name"),
        date: cells.words("date"),
        hours: cells.words("hours"),
        place: cells.words("place"),
        agenda: cells.words("agenda"),
        turn_s: cells.count("turn_s").unwrap_or(USUAL_TURN_S),
        participants: participants.into_iter().map(|(_, who)| who).collect(),
        started_ms: cells.whole("started_ms"),
        ended_ms: cells.whole("ended_ms"),
        note: cells.words("note"),
    })
}

/// One row of remarks.
pub(super) fn remark(cells: &mut Cells<'_, '_>, project: &Project) -> Option<Remark> {
    let id: RemarkId = cells.own_id()?;
    let kind = cells.code("kind", RemarkKind::from_code)?;
    let flows = cells.words("flows");
    let flows = flows.split_whitespace().filter_map(|flow| flow.parse().ok());
    Some(Remark {
        id,
        reference: cells.text("ref").unwrap_or_else(|| format!("r-{id}")),
        kind,
        at_ms: cells.whole("at_ms").unwrap_or_default(),
        workshop: cells.link("workshop", |id| project.workshops.contains_key(id)),
        actor: cells.link("actor", |id| project.actors.contains_key(id)),
        synergy: cells.link("synergy", |id| project.synergies.contains_key(id)),
        flows: flows.filter(|flow| project.flows.contains_key(flow)).collect(),
        text: cells.words("text"),
        answered: cells.whole("answered") == Some(1),
    })
}
