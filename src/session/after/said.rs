//! What each actor said in a workshop: the flows that were entered or changed in it.

use std::collections::BTreeSet;

use super::teller::Teller;
use crate::base::ids::{ActorId, FlowId};
use crate::edit::Edit;
use crate::model::{Direction, Flow, Workshop};
use crate::report::{Block, Cell, Column, Table};
use crate::session::audience::notices;
use crate::session::round::Turn;

/// The flows said in a workshop that the audience may know: by actor in the order in which people spoke, by question
/// in the order in which it went round.
pub fn said<'a>(teller: &'a Teller<'_>, workshop: &Workshop) -> Vec<&'a Flow> {
    let Some(span) = teller.span(workshop) else {
        return Vec::new();
    };
    let changes = teller.order.history.changes().iter();
    let in_time = changes.filter(|(operation, _)| operation.at_ms().is_some_and(|at| span.contains(&at)));
    let edits = in_time.flat_map(|(_, change)| &change.edits);
    let touched: BTreeSet<FlowId> = edits
        .filter(|edit| notices(edit, teller.order.audience))
        .filter_map(|edit| match edit {
            Edit::Flow { new: Some(new), .. } => Some(new.id),
            _ => None,
        })
        .collect();
    let known = touched.iter().filter_map(|id| teller.project.flows.get(id));
    let mut flows: Vec<&Flow> = known.map(AsRef::as_ref).collect();
    let place = |actor: ActorId| {
        let seats = &workshop.participants;
        seats
            .iter()
            .position(|seat| seat.actor == actor)
            .unwrap_or(seats.len())
    };
    let question = |direction: Direction| Turn::ALL.iter().position(|turn| turn.direction() == direction);
    // Identifiers hold their time: what was said first stands first.
    flows.sort_by_key(|flow| (place(flow.actor), flow.actor, question(flow.direction), flow.id));
    flows
}

/// What each said, under its heading; nothing when nobody said anything.
pub fn blocks(teller: &Teller<'_>, flows: &[&Flow]) -> Vec<Block> {
    if flows.is_empty() {
        return Vec::new();
    }
    let row = |flow: &&Flow| {
        vec![
            Cell::text(teller.name(flow.actor).unwrap_or_default()),
            Cell::text(teller.direction(flow.direction)),
            Cell::text(flow.label.as_str()),
            Cell::text(teller.details(flow)),
            teller.amount(&flow.quantity),
        ]
    };
    let table = Table {
        sheet: teller.tr("report-sheet-said"),
        columns: vec![
            Column::new(teller.tr("report-actor"), 2.4),
            Column::new(teller.tr("report-direction"), 1.0),
            Column::new(teller.tr("report-what"), 3.0),
            Column::under(teller.tr("report-details"), 2.0),
            Column::new(teller.tr("report-amount"), 1.7),
        ],
        rows: flows.iter().map(row).collect(),
        grouped: true,
    };
    vec![Block::Heading(teller.tr("report-said")), Block::Table(table)]
}
