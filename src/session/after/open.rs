//! What is still open: questions asked, steps that are late or due.

use super::teller::Teller;
use crate::base::ids::WorkshopId;
use crate::model::{Remark, RemarkKind};
use crate::report::{Block, Cell, Column, Table};
use crate::session::follow_up::{Followed, Urgency, followed};

/// Questions noted and not answered, oldest first: those of one workshop, or all. The operator's alone.
pub fn asked<'a>(teller: &'a Teller<'_>, workshop: Option<WorkshopId>) -> Vec<&'a Remark> {
    remarks(teller, RemarkKind::Question)
        .into_iter()
        .filter(|remark| !remark.answered && (workshop.is_none() || remark.workshop == workshop))
        .collect()
}

/// Remarks of one sort, oldest first; none for anybody but the operator.
pub fn remarks<'a>(teller: &'a Teller<'_>, kind: RemarkKind) -> Vec<&'a Remark> {
    if !teller.is_for_operator() {
        return Vec::new();
    }
    let all = teller.order.project.remarks.values().map(AsRef::as_ref);
    let mut of_it: Vec<&Remark> = all.filter(|remark| remark.kind == kind).collect();
    of_it.sort_by_key(|remark| (remark.at_ms, remark.id));
    of_it
}

/// Questions noted, as a table.
pub fn asked_table(teller: &Teller<'_>, remarks: &[&Remark]) -> Table {
    let row = |remark: &&Remark| {
        vec![
            Cell::text(remark.text.as_str()),
            Cell::text(teller.about(remark)),
            Cell::text(
                remark
                    .actor
                    .and_then(|actor| teller.name(actor))
                    .unwrap_or_default(),
            ),
            remark_day(teller, remark),
        ]
    };
    Table {
        sheet: teller.tr("report-sheet-questions"),
        columns: vec![
            Column::new(teller.tr("report-question"), 4.0),
            Column::under(teller.tr("report-about"), 3.0),
            Column::new(teller.tr("report-asked-by"), 1.8),
            Column::new(teller.tr("report-asked-on"), 1.3),
        ],
        rows: remarks.iter().map(row).collect(),
        grouped: false,
    }
}

fn remark_day(teller: &Teller<'_>, remark: &Remark) -> Cell {
    teller.day_of(remark.at_ms).map_or(Cell::Blank, Cell::Day)
}

/// Steps that are late, or due within a week, the latest first.
pub fn pressing(teller: &Teller<'_>) -> Table {
    let all = followed(&teller.project, teller.order.history, teller.order.date);
    let pressing = all
        .into_iter()
        .filter(|one| matches!(one.urgency, Urgency::Late | Urgency::ThisWeek));
    let row = |one: Followed| {
        let late = one.urgency == Urgency::Late;
        vec![
            one.due.map_or(Cell::Blank, Cell::Day),
            Cell::text(if late {
                teller.tr("report-late")
            } else {
                String::new()
            }),
            Cell::text(one.owner),
            Cell::text(one.next_action),
            Cell::text([one.title, one.ends].join(", ")),
        ]
    };
    Table {
        sheet: teller.tr("report-sheet-steps"),
        columns: vec![
            Column::new(teller.tr("report-due"), 1.3),
            Column::under(teller.tr("report-late-head"), 1.0),
            Column::new(teller.tr("report-owner"), 1.6),
            Column::new(teller.tr("report-next"), 4.0),
            Column::under(teller.tr("report-about"), 3.0),
        ],
        rows: pressing.map(row).collect(),
        grouped: false,
    }
}

/// A table under its heading; nothing when it has no rows.
pub fn part(heading: String, table: Table) -> Vec<Block> {
    if table.rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading), Block::Table(table)]
}
