//! What is still open: questions asked, questions that proposals raise, steps that are late or due.

use std::collections::{BTreeMap, BTreeSet};

use super::teller::Teller;
use crate::base::ids::{FlowId, SynergyId, WorkshopId};
use crate::matching::{Candidate, Matcher, explain::explain};
use crate::model::{Remark, RemarkKind, Synergy};
use crate::report::{Block, Cell, Column, ReportError, Table};
use crate::session::follow_up::{Urgency, ends, followed, is_under_way, title};

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

/// A question that a synergy raises: who can answer, how deciding it is, the synergy, the question, what it is about.
type Raised = (String, usize, SynergyId, String, String);

/// What would be good to know of the synergies under way, by the actor who can answer: at most so many questions for
/// each, the most deciding first. Worked out from what the audience may know.
///
/// # Errors
/// [`ReportError::Matching`] when the proposals cannot be computed.
pub fn raised(teller: &Teller<'_>, most: usize) -> Result<Table, ReportError> {
    let project = &teller.project;
    let matcher = Matcher::new(project).map_err(|error| ReportError::Matching(error.to_string()))?;
    let mut under_way: BTreeMap<(FlowId, FlowId), &Synergy> = BTreeMap::new();
    for synergy in project.synergies.values().filter(|s| is_under_way(s.state)) {
        if let (Some(offer), Some(need)) = (synergy.offer_flow, synergy.need_flow) {
            under_way.insert((offer, need), synergy);
        }
    }
    let mut rows: Vec<Raised> = Vec::new();
    for exchange in matcher.decided_exchanges() {
        let Some(synergy) = under_way.get(&(exchange.offer, exchange.need)) else {
            continue;
        };
        let candidate = Candidate::Exchange(exchange);
        let order = teller.order;
        let words = explain(project, matcher.rules(), &candidate, order.audience, order.lang);
        for (rank, question) in words.into_iter().flat_map(|words| words.questions).enumerate() {
            let who = teller
                .flow(question.flow)
                .map_or_else(String::new, |(_, who)| who.to_owned());
            let about = [title(project, synergy), ends(project, synergy)].join(", ");
            rows.push((who, rank, synergy.id, question.text, about));
        }
    }
    rows.sort();
    let mut seen = BTreeSet::new();
    rows.retain(|(who, _, _, question, _)| seen.insert((who.clone(), question.clone())));
    let mut asked: BTreeMap<String, usize> = BTreeMap::new();
    rows.retain(|(who, ..)| {
        let count = asked.entry(who.clone()).or_default();
        *count += 1;
        *count <= most
    });
    let row =
        |(who, _, _, question, about): Raised| vec![Cell::text(who), Cell::text(question), Cell::text(about)];
    Ok(Table {
        sheet: teller.tr("report-sheet-raised"),
        columns: vec![
            Column::new(teller.tr("report-to-whom"), 2.0),
            Column::new(teller.tr("report-question"), 4.0),
            Column::under(teller.tr("report-about"), 3.0),
        ],
        rows: rows.into_iter().map(row).collect(),
        grouped: true,
    })
}

/// Steps that are late, or due within a week, the latest first.
pub fn pressing(teller: &Teller<'_>) -> Table {
    let all = followed(&teller.project, teller.order.history, teller.order.date);
    let pressing = all
        .into_iter()
        .filter(|one| matches!(one.urgency, Urgency::Late | Urgency::ThisWeek));
    let row = |one: crate::session::follow_up::Followed| {
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
