//! What was decided in a workshop: read from the log, so that nothing is missed and what was taken back is gone.

use std::collections::BTreeMap;

use super::teller::Teller;
use crate::base::ids::SynergyId;
use crate::base::text::fold;
use crate::edit::Edit;
use crate::model::{Synergy, SynergyState, Workshop};
use crate::report::{Block, Cell, Column, Table};
use crate::session::audience::notices;
use crate::session::follow_up::{ends, title};

/// What the room did with a synergy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// It goes on.
    Kept,
    /// It waits.
    Parked,
    /// It was refused, given up or stopped.
    Refused,
}

impl Outcome {
    /// In the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Kept, Self::Parked, Self::Refused];

    const fn of(state: SynergyState) -> Self {
        match state {
            SynergyState::Attente | SynergyState::Suspendue => Self::Parked,
            SynergyState::Refusee | SynergyState::Abandonnee | SynergyState::Arretee => Self::Refused,
            _ => Self::Kept,
        }
    }
}

/// One decision.
pub struct Decision<'a> {
    /// What became of it in the room.
    pub outcome: Outcome,
    /// Its state at the end of the workshop.
    state: SynergyState,
    /// The reason given in the room, as far as the audience may know it.
    reason: String,
    /// Drawn by hand in the room, with no proposal behind it.
    by_hand: bool,
    /// As it stands now: what was corrected later is right here too.
    synergy: &'a Synergy,
}

/// Every decision of a workshop that the audience may know, in the order in which they were first taken. What was
/// deleted since then, or taken back, is none.
pub fn decisions<'a>(teller: &'a Teller<'_>, workshop: &Workshop) -> Vec<Decision<'a>> {
    let Some(span) = teller.span(workshop) else {
        return Vec::new();
    };
    let mut order: Vec<SynergyId> = Vec::new();
    let mut last: BTreeMap<SynergyId, (&Synergy, bool)> = BTreeMap::new();
    for (operation, change) in teller.order.history.changes() {
        if !operation.at_ms().is_some_and(|at| span.contains(&at)) {
            continue;
        }
        let drawn = change.name.key == "change-draw-synergy";
        for edit in change
            .edits
            .iter()
            .filter(|edit| notices(edit, teller.order.audience))
        {
            let Edit::Synergy { new: Some(new), .. } = edit else {
                continue;
            };
            if !last.contains_key(&new.id) {
                order.push(new.id);
            }
            let by_hand = drawn || last.get(&new.id).is_some_and(|(_, by_hand)| *by_hand);
            last.insert(new.id, (new, by_hand));
        }
    }
    let decision = |id: SynergyId| {
        let (then, by_hand) = *last.get(&id)?;
        let reason = then
            .reason
            .filter(|_| then.level_of("reason") <= teller.order.audience);
        let reason = reason.map(|reason| teller.tr(&format!("reason-{}", fold(reason.code()))));
        Some(Decision {
            outcome: Outcome::of(then.state),
            state: then.state,
            reason: reason.unwrap_or_default(),
            by_hand,
            synergy: teller.project.synergies.get(&id)?,
        })
    };
    order.into_iter().filter_map(decision).collect()
}

/// The decisions of one outcome under their heading; nothing when there are none.
pub fn blocks(teller: &Teller<'_>, decisions: &[Decision<'_>], outcome: Outcome) -> Vec<Block> {
    let of_it = decisions.iter().filter(|decision| decision.outcome == outcome);
    let rows: Vec<Vec<Cell>> = of_it.map(|decision| row(teller, decision)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heading = match outcome {
        Outcome::Kept => "report-kept",
        Outcome::Parked => "report-parked",
        Outcome::Refused => "report-refused",
    };
    let heading = teller.count(heading, rows.len());
    vec![Block::Heading(heading), Block::Table(table(teller, rows))]
}

fn table(teller: &Teller<'_>, rows: Vec<Vec<Cell>>) -> Table {
    let columns = vec![
        Column::new(teller.tr("report-synergy"), 3.0),
        Column::under(teller.tr("report-between"), 2.4),
        Column::under(teller.tr("report-state"), 1.2),
        Column::under(teller.tr("report-amount"), 1.2),
        Column::new(teller.tr("report-reason"), 1.4),
        Column::new(teller.tr("report-owner"), 1.3),
        Column::new(teller.tr("report-due"), 1.3),
        Column::new(teller.tr("report-next"), 2.5),
        Column::under(teller.tr("report-motive"), 2.0),
        Column::under(teller.tr("report-brakes"), 2.0),
        Column::under(teller.tr("report-remark"), 2.0),
    ];
    Table {
        sheet: teller.tr("report-sheet-decisions"),
        columns,
        rows,
        grouped: false,
    }
}

fn row(teller: &Teller<'_>, decision: &Decision<'_>) -> Vec<Cell> {
    let (project, synergy) = (&teller.project, decision.synergy);
    let mut state = teller.tr(&format!("state-{}", decision.state.code()));
    if decision.by_hand {
        state = format!("{state} · {}", teller.tr("report-by-hand"));
    }
    vec![
        Cell::text(title(project, synergy)),
        Cell::text(ends(project, synergy)),
        Cell::text(state),
        teller.amount(&synergy.quantity),
        Cell::text(decision.reason.as_str()),
        Cell::text(synergy.owner.as_str()),
        Cell::day(&synergy.due),
        Cell::text(synergy.next_action.as_str()),
        Cell::text(synergy.motive.as_str()),
        Cell::text(synergy.brakes.as_str()),
        Cell::text(synergy.note.as_str()),
    ]
}
