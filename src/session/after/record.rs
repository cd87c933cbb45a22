//! « Compte rendu » of a workshop.

use super::Order;
use super::decisions::{Outcome, blocks as decided, decisions};
use super::open::{asked, asked_table, part, remarks};
use super::said::{blocks as told, said};
use super::teller::Teller;
use crate::base::ids::{FlowId, WorkshopId};
use crate::model::{Participant, RemarkKind, Workshop};
use crate::report::{Block, Cell, Column, Document, ReportError, Table};

/// The record of a workshop.
///
/// # Errors
/// [`ReportError::NoWorkshop`] when it is not there.
pub fn document(order: &Order<'_>, id: WorkshopId) -> Result<Document, ReportError> {
    let teller = Teller::new(order);
    let workshop = teller.workshop(id)?;
    let decisions = decisions(&teller, workshop);
    let flows = said(&teller, workshop);
    let asked = asked(&teller, Some(id));
    let mut blocks = vec![
        teller.title(
            &workshop.name,
            &[teller.project.name.clone(), teller.day(&workshop.date)],
        ),
        Block::Facts(facts(&teller, workshop)),
    ];
    let outcomes = Outcome::ALL.map(|outcome| decisions.iter().filter(|d| d.outcome == outcome).count());
    let counts = [
        ("report-count-decisions", decisions.len()),
        ("report-count-kept", outcomes[0]),
        ("report-count-parked", outcomes[1]),
        ("report-count-refused", outcomes[2]),
        ("report-count-said", flows.len()),
        ("report-count-open", asked.len()),
    ];
    let told_counts = counts.iter().filter(|(_, count)| *count > 0);
    let summary: Vec<String> = told_counts
        .map(|(key, count)| teller.count(key, *count))
        .collect();
    blocks.push(match summary.is_empty() {
        true => Block::Note(teller.tr("report-nothing-yet")),
        false => Block::Paragraph(summary.join(" · ")),
    });
    if teller.is_for_operator() && !workshop.note.trim().is_empty() {
        blocks.push(Block::Note(workshop.note.clone()));
    }
    for outcome in Outcome::ALL {
        blocks.extend(decided(&teller, &decisions, outcome));
    }
    blocks.extend(interests(&teller, id));
    blocks.extend(part(teller.tr("report-open"), asked_table(&teller, &asked)));
    blocks.extend(told(&teller, &flows));
    blocks.extend(noted(&teller, id));
    blocks.extend(present(&teller, workshop));
    blocks.extend(next(&teller, workshop));
    if !teller.is_for_operator() {
        blocks.push(Block::Space(6.0));
        blocks.push(Block::Note(teller.tr("report-cut-note")));
    }
    Ok(teller.document(&workshop.name, blocks))
}

fn facts(teller: &Teller<'_>, workshop: &Workshop) -> Vec<(String, String)> {
    let held = workshop.started_ms.zip(workshop.ended_ms).map(|(from, to)| {
        let args = [("from", teller.time(from).into()), ("to", teller.time(to).into())];
        teller.tr_with("report-held-from-to", &args)
    });
    let came = workshop
        .present()
        .filter(|seat| teller.name(seat.actor).is_some())
        .count();
    let of = workshop
        .participants
        .iter()
        .filter(|seat| teller.name(seat.actor).is_some())
        .count();
    let args = [
        ("present", came.to_string().into()),
        ("all", of.to_string().into()),
    ];
    let present = if of == 0 {
        String::new()
    } else {
        teller.tr_with("report-present-count", &args)
    };
    let facts = [
        ("workshop-hours", workshop.hours.clone()),
        ("report-held", held.unwrap_or_default()),
        ("workshop-place", workshop.place.clone()),
        ("report-present", present),
    ];
    let told = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    told.map(|(key, words)| (teller.tr(key), words)).collect()
}

/// Who was there, and who was expected and did not come.
fn present(teller: &Teller<'_>, workshop: &Workshop) -> Vec<Block> {
    let known = workshop
        .participants
        .iter()
        .filter(|seat| teller.name(seat.actor).is_some());
    let (came, missed): (Vec<&Participant>, Vec<&Participant>) = known.partition(|seat| seat.present);
    let mut blocks = part(teller.tr("report-who-came"), seats(teller, &came));
    let names: Vec<&str> = missed.iter().filter_map(|seat| teller.name(seat.actor)).collect();
    if !names.is_empty() {
        let args = [("names", names.join(", ").into())];
        blocks.push(Block::Paragraph(teller.tr_with("report-who-missed", &args)));
    }
    blocks
}

/// Participants as a table; the names of people are the operator's.
pub fn seats(teller: &Teller<'_>, seats: &[&Participant]) -> Table {
    let for_operator = teller.is_for_operator();
    let row = |seat: &&Participant| {
        let people = if for_operator { seat.people.as_str() } else { "" };
        vec![
            Cell::text(teller.name(seat.actor).unwrap_or_default()),
            Cell::text(people),
            Cell::text(seat.table.as_str()),
        ]
    };
    Table {
        sheet: teller.tr("report-sheet-present"),
        columns: vec![
            Column::new(teller.tr("report-actor"), 3.0),
            Column::new(teller.tr("report-people"), 3.0),
            Column::new(teller.tr("report-table"), 0.8),
        ],
        rows: seats.iter().map(row).collect(),
        grouped: false,
    }
}

/// Who raised a hand for which proposal.
fn interests(teller: &Teller<'_>, workshop: WorkshopId) -> Vec<Block> {
    let hands = remarks(teller, RemarkKind::Interest)
        .into_iter()
        .filter(|r| r.workshop == Some(workshop));
    let mut proposals: Vec<(&[FlowId], Vec<&str>)> = Vec::new();
    for hand in hands {
        let Some(name) = hand.actor.and_then(|actor| teller.name(actor)) else {
            continue;
        };
        match proposals.iter_mut().find(|(flows, _)| *flows == hand.flows) {
            Some((_, names)) => names.push(name),
            None => proposals.push((&hand.flows, vec![name])),
        }
    }
    let row = |(flows, names): (&[FlowId], Vec<&str>)| {
        let (title, ends) = teller.proposal(flows)?;
        Some(vec![
            Cell::text(title),
            Cell::text(ends),
            Cell::text(names.join(", ")),
        ])
    };
    let table = Table {
        sheet: teller.tr("report-sheet-interests"),
        columns: vec![
            Column::new(teller.tr("report-proposal"), 3.0),
            Column::under(teller.tr("report-between"), 3.0),
            Column::new(teller.tr("report-interested"), 3.0),
        ],
        rows: proposals.into_iter().filter_map(row).collect(),
        grouped: false,
    };
    part(teller.tr("report-interests"), table)
}

/// What was said and noted in words, and the questions that were answered, with their times.
fn noted(teller: &Teller<'_>, workshop: WorkshopId) -> Vec<Block> {
    let mut all = remarks(teller, RemarkKind::Said);
    all.extend(remarks(teller, RemarkKind::Question));
    all.retain(|remark| remark.workshop == Some(workshop));
    all.sort_by_key(|remark| (remark.at_ms, remark.id));
    let row = |remark: &crate::model::Remark| {
        let state = match (remark.kind, remark.answered) {
            (RemarkKind::Question, true) => teller.tr("report-answered"),
            (RemarkKind::Question, false) => teller.tr("report-unanswered"),
            _ => String::new(),
        };
        vec![
            Cell::text(teller.time(remark.at_ms)),
            Cell::text(
                remark
                    .actor
                    .and_then(|actor| teller.name(actor))
                    .unwrap_or_default(),
            ),
            Cell::text(remark.text.as_str()),
            Cell::text(teller.about(remark)),
            Cell::text(state),
        ]
    };
    let table = Table {
        sheet: teller.tr("report-sheet-noted"),
        columns: vec![
            Column::new(teller.tr("report-time"), 0.6),
            Column::new(teller.tr("report-speaker"), 2.0),
            Column::new(teller.tr("report-words"), 4.6),
            Column::under(teller.tr("report-about"), 3.0),
            Column::under(teller.tr("report-answer"), 1.0),
        ],
        rows: all.into_iter().map(row).collect(),
        grouped: false,
    };
    part(teller.tr("report-noted"), table)
}

/// The next workshop that is planned.
fn next(teller: &Teller<'_>, workshop: &Workshop) -> Vec<Block> {
    let all = teller.order.project.workshops.values();
    let coming = all.filter(|other| other.started_ms.is_none() && other.date > workshop.date);
    let Some(next) = coming.min_by_key(|other| (&other.date, other.id)) else {
        return Vec::new();
    };
    let told = [
        next.name.clone(),
        teller.day(&next.date),
        next.hours.clone(),
        next.place.clone(),
    ];
    let told = told.into_iter().filter(|part| !part.trim().is_empty());
    vec![
        Block::Heading(teller.tr("report-next-workshop")),
        Block::Paragraph(told.collect::<Vec<_>>().join(", ")),
    ]
}
