//! « Fiche participant »: what an actor offers and seeks, who could, what was agreed.

use super::Order;
use std::collections::BTreeSet;

use super::open::part;
use super::teller::Teller;
use crate::base::ids::{ActorId, WorkshopId};
use crate::base::text::capitalised;
use crate::matching::candidate::sort;
use crate::matching::explain::{Explanation, explain, kilometres};
use crate::matching::{Candidate, Matcher};
use crate::model::{Actor, Direction, Flow, Level, Synergy, SynergyState};
use crate::report::{Block, Cell, Column, Document, ReportError, Table};
use crate::session::audience::{cut_for, takes_part};
use crate::session::follow_up::{ends, title};
use crate::session::reserve::Reserve;

/// Most proposals on one hand-out, the best first.
const MOST_PROPOSALS: usize = 12;
/// Most questions to the actor.
const MOST_TO_TELL: usize = 6;
/// Most proposals looked at to find the best of one actor.
const LOOKED_AT: usize = 2_000;

/// One page for each participant: those who came, or all who are invited while nobody has.
///
/// # Errors
/// [`ReportError::NoWorkshop`] when it is not there, [`ReportError::NoActor`] when nobody is invited.
pub fn of_workshop(order: &Order<'_>, id: WorkshopId) -> Result<Document, ReportError> {
    let teller = Teller::new(order);
    let workshop = teller.workshop(id)?;
    let came: Vec<ActorId> = workshop.present().map(|seat| seat.actor).collect();
    let invited = workshop.participants.iter().map(|seat| seat.actor);
    let actors: Vec<ActorId> = if came.is_empty() { invited.collect() } else { came };
    let under = [
        teller.project.name.clone(),
        workshop.name.clone(),
        teller.day(&workshop.date),
    ];
    let mut blocks = Vec::new();
    for actor in actors {
        let page = page(order, actor, &under)?;
        if !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        blocks.extend(page);
    }
    if blocks.is_empty() {
        return Err(ReportError::NoActor);
    }
    Ok(teller.document(&workshop.name, blocks))
}

/// The page of one actor.
///
/// # Errors
/// [`ReportError::NoActor`] when it is not in the project.
pub fn of_actor(order: &Order<'_>, actor: ActorId) -> Result<Document, ReportError> {
    let teller = Teller::new(order);
    let under = [teller.project.name.clone(), teller.day(&order.date.to_string())];
    let name = order.project.actors.get(&actor).map(|actor| actor.name.clone());
    let blocks = page(order, actor, &under)?;
    Ok(teller.document(&name.unwrap_or_default(), blocks))
}

fn page(order: &Order<'_>, id: ActorId, under: &[String]) -> Result<Vec<Block>, ReportError> {
    let teller = Teller {
        order,
        project: cut_for(order.project, order.audience, id),
    };
    let actor = teller.project.actors.get(&id).ok_or(ReportError::NoActor)?;
    let mut blocks = vec![teller.title(&actor.name, under)];
    let facts = [
        ("report-activity", &actor.activity),
        ("report-commune", &actor.commune),
    ];
    let told = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    blocks.push(Block::Facts(
        told.map(|(key, words)| (teller.tr(key), words.clone())).collect(),
    ));
    blocks.extend(part(teller.tr("report-agreed"), agreed(&teller, actor, false)));
    let sides = [
        (Direction::Offer, "report-you-offer"),
        (Direction::Need, "report-you-seek"),
        (Direction::Pool, "report-you-share"),
    ];
    let before = blocks.len();
    for (direction, heading) in sides {
        let flows = teller
            .project
            .flows_of(id)
            .filter(|flow| flow.direction == direction);
        let table = flows_table(&teller, actor, flows.map(AsRef::as_ref), &teller.tr(heading));
        blocks.extend(part(teller.tr(heading), table));
    }
    if blocks.len() == before {
        blocks.push(Block::Note(teller.tr("report-said-nothing")));
    }
    blocks.extend(proposals(&teller, actor)?);
    blocks.extend(part(teller.tr("report-runs"), agreed(&teller, actor, true)));
    Ok(blocks)
}

fn flows_table<'a>(
    teller: &Teller<'_>,
    actor: &Actor,
    flows: impl Iterator<Item = &'a Flow>,
    side: &str,
) -> Table {
    let row = |flow: &Flow| {
        vec![
            Cell::text(flow.label.as_str()),
            Cell::text(teller.details(flow)),
            teller.amount(&flow.quantity),
            Cell::text(actor.name.as_str()),
            Cell::text(side),
        ]
    };
    Table {
        sheet: teller.tr("report-sheet-flows"),
        columns: vec![
            Column::new(teller.tr("report-what"), 3.0),
            Column::under(teller.tr("report-details"), 2.0),
            Column::new(teller.tr("report-amount"), 1.2),
            Column::sheet_only(teller.tr("report-actor"), 2.0),
            Column::sheet_only(teller.tr("report-side"), 1.4),
        ],
        rows: flows.map(row).collect(),
        grouped: false,
    }
}

/// What was agreed with the actor and runs, or is on its way: what is due first stands first.
fn agreed(teller: &Teller<'_>, actor: &Actor, runs: bool) -> Table {
    let project = &teller.project;
    let left = [
        SynergyState::Refusee,
        SynergyState::Abandonnee,
        SynergyState::Arretee,
    ];
    let own = project
        .synergies
        .values()
        .filter(|s| takes_part(project, s, actor.id));
    let going = own.filter(|s| !left.contains(&s.state) && runs == (s.state == SynergyState::EnService));
    let mut going: Vec<&Synergy> = going.map(AsRef::as_ref).collect();
    going.sort_by_key(|s| (s.due.is_empty(), &s.due, s.id));
    let row = |synergy: &&Synergy| {
        // The heading says it of all that runs.
        let state = (!runs).then(|| teller.tr(&format!("state-{}", synergy.state.code())));
        let state = state.unwrap_or_default();
        vec![
            Cell::text(title(project, synergy)),
            Cell::text(ends(project, synergy)),
            Cell::text(state),
            Cell::text(synergy.owner.as_str()),
            Cell::day(&synergy.due),
            Cell::text(synergy.next_action.as_str()),
            Cell::text(actor.name.as_str()),
        ]
    };
    Table {
        sheet: teller.tr("report-sheet-agreed"),
        columns: vec![
            Column::new(teller.tr("report-synergy"), 2.8),
            Column::under(teller.tr("report-between"), 2.4),
            Column::under(teller.tr("report-state"), 1.2),
            Column::new(teller.tr("report-owner"), 1.3),
            Column::new(teller.tr("report-due"), 1.3),
            Column::new(teller.tr("report-next"), 2.4),
            Column::sheet_only(teller.tr("report-actor"), 2.0),
        ],
        rows: going.iter().map(row).collect(),
        grouped: false,
    }
}

/// Who could: the best proposals in which the actor takes part, and what it could tell to make them surer. Worked out
/// from what it may know.
fn proposals(teller: &Teller<'_>, actor: &Actor) -> Result<Vec<Block>, ReportError> {
    let (order, project) = (teller.order, &teller.project);
    let matcher = Matcher::new(project).map_err(|error| ReportError::Matching(error.to_string()))?;
    let own = own_candidates(teller, &matcher, actor);
    let level = order.audience.min(Level::Partners);
    let (mut rows, mut titles, mut to_tell) = (Vec::new(), BTreeSet::new(), Vec::new());
    for candidate in &own {
        let Some(words) = explain(project, matcher.rules(), candidate, level, order.lang) else {
            continue;
        };
        if !titles.insert(words.title.clone()) || titles.len() > MOST_PROPOSALS {
            continue;
        }
        for question in &words.questions {
            let of_own = project
                .flows
                .get(&question.flow)
                .is_some_and(|flow| flow.actor == actor.id);
            if of_own && to_tell.len() < MOST_TO_TELL && !to_tell.contains(&question.text) {
                to_tell.push(question.text.clone());
            }
        }
        rows.push(proposal(teller, actor, candidate, words));
    }
    let table = Table {
        sheet: teller.tr("report-sheet-proposals"),
        columns: vec![
            Column::new(teller.tr("report-with"), 2.0),
            Column::under(teller.tr("report-far"), 1.0),
            Column::new(teller.tr("report-proposal"), 4.4),
            Column::under(teller.tr("report-why"), 4.0),
            Column::sheet_only(teller.tr("report-actor"), 2.0),
        ],
        rows,
        grouped: false,
    };
    let mut blocks = part(teller.tr("report-who-could"), table);
    if titles.len() > MOST_PROPOSALS {
        let args = [
            ("shown", MOST_PROPOSALS.to_string().into()),
            ("count", titles.len().to_string().into()),
        ];
        blocks.push(Block::Note(teller.tr_with("report-best-of", &args)));
    }
    if !to_tell.is_empty() {
        blocks.push(Block::Heading(teller.tr("report-to-tell")));
        blocks.push(Block::List(to_tell));
    }
    Ok(blocks)
}

/// The proposals of one actor, best first.
fn own_candidates(teller: &Teller<'_>, matcher: &Matcher, actor: &Actor) -> Vec<Candidate> {
    let project = &teller.project;
    let exchanges = matcher.exchanges_of(actor.id, LOOKED_AT);
    let mut own: Vec<Candidate> = exchanges.into_iter().map(Candidate::Exchange).collect();
    let others = matcher.candidates(project, LOOKED_AT).into_iter();
    let others = others.filter(|candidate| !matches!(candidate, Candidate::Exchange(_)));
    own.extend(others.filter(|candidate| candidate.actors(project).contains(&actor.id)));
    // Competitors do not learn of each other from a sheet either.
    if let Some(reserve) = Reserve::of(teller.order.project, Level::Partners) {
        reserve.hold_back(&mut own, project);
    }
    sort(&mut own, project);
    own
}

fn proposal(teller: &Teller<'_>, actor: &Actor, candidate: &Candidate, words: Explanation) -> Vec<Cell> {
    let mut others: Vec<&str> = Vec::new();
    let partners = candidate.actors(&teller.project).into_iter();
    for name in partners
        .filter(|id| *id != actor.id)
        .filter_map(|id| teller.name(id))
    {
        if !others.contains(&name) {
            others.push(name);
        }
    }
    let far = words.distance_km.map(|km| kilometres(teller.order.lang, km));
    vec![
        Cell::text(others.join(" · ")),
        Cell::text(far.unwrap_or_default()),
        Cell::text(words.title),
        // The whole reason also counts what the operator kept and refused of this kind.
        Cell::text(capitalised(&words.hint)),
        Cell::text(actor.name.as_str()),
    ]
}
