//! Rows of the table of synergies.

use super::finding::Problem;
use super::index::Index;
use super::row::{Refused, RowReader, Said};
use super::{codes, words};
use crate::base::ids::{ActorId, FlowId};
use crate::model::{Project, Synergy, SynergyKind, maturity};
use crate::tables::UNKNOWN;

/// Reads a row onto a synergy: the one it updates, or a new one.
pub(super) fn read(
    row: &mut RowReader<'_>,
    mut synergy: Synergy,
    is_new: bool,
    index: &Index,
    project: &Project,
) -> Result<Synergy, Refused> {
    put_ends(row, &mut synergy, index, project)?;
    match row.text("kind") {
        "" if is_new && synergy.pool.is_some() => synergy.kind = SynergyKind::Pool,
        "" => {}
        word => {
            synergy.kind =
                words::synergy_kind(word).ok_or_else(|| row.refuse("kind", Problem::UnknownKind))?;
        }
    }
    row.put_text("label", &mut synergy.label);
    let has_ends = synergy.from_actor.is_some() && synergy.to_actor.is_some();
    let is_group = synergy.kind == SynergyKind::Pool && (synergy.pool.is_some() || !synergy.label.is_empty());
    let complete = has_ends || is_group;
    if !complete {
        let field = if synergy.from_actor.is_none() {
            "from_actor_id"
        } else {
            "to_actor_id"
        };
        return Err(row.refuse(field, Problem::IncompleteSynergy));
    }
    put_state(row, &mut synergy)?;
    for (field, slot) in [
        ("owner", &mut synergy.owner),
        ("next_action", &mut synergy.next_action),
        ("brakes", &mut synergy.brakes),
        ("motive", &mut synergy.motive),
        ("documents", &mut synergy.documents),
    ] {
        row.put_text(field, slot);
    }
    put_followed(row, &mut synergy);
    put_date(row, "due", &mut synergy.due);
    put_date(row, "nda", &mut synergy.nda);
    row.put_quantity(&mut synergy.quantity);
    row.put_levels(&mut synergy.levels);
    row.put_note(&mut synergy.note, &[]);
    row.put_origin(&mut synergy.origin);
    Ok(synergy)
}

fn put_ends(
    row: &mut RowReader<'_>,
    synergy: &mut Synergy,
    index: &Index,
    project: &Project,
) -> Result<(), Refused> {
    put_flow(row, "offer_flow_id", &mut synergy.offer_flow, index)?;
    put_flow(row, "need_flow_id", &mut synergy.need_flow, index)?;
    put_actor(row, "from_actor_id", &mut synergy.from_actor, index)?;
    put_actor(row, "to_actor_id", &mut synergy.to_actor, index)?;
    let owner = |flow: Option<FlowId>| project.flows.get(&flow?).map(|f| f.actor);
    synergy.from_actor = synergy.from_actor.or_else(|| owner(synergy.offer_flow));
    synergy.to_actor = synergy.to_actor.or_else(|| owner(synergy.need_flow));
    match row.text("pool_id") {
        "" => {}
        UNKNOWN => synergy.pool = None,
        reference => {
            let pool = index
                .pool(reference)
                .ok_or_else(|| row.refuse("pool_id", Problem::UnknownPool))?;
            synergy.pool = Some(pool);
        }
    }
    Ok(())
}

fn put_flow(
    row: &mut RowReader<'_>,
    field: &str,
    slot: &mut Option<FlowId>,
    index: &Index,
) -> Result<(), Refused> {
    let reference = row.text(field);
    if !reference.is_empty() {
        let flow = index
            .flow(reference)
            .ok_or_else(|| row.refuse(field, Problem::UnknownFlow))?;
        *slot = Some(flow);
    }
    Ok(())
}

fn put_actor(
    row: &mut RowReader<'_>,
    field: &str,
    slot: &mut Option<ActorId>,
    index: &Index,
) -> Result<(), Refused> {
    let words = row.text(field);
    if !words.is_empty() {
        let actor = index.actor(words).map_err(|problem| row.refuse(field, problem))?;
        *slot = Some(actor);
    }
    Ok(())
}

fn put_state(row: &mut RowReader<'_>, synergy: &mut Synergy) -> Result<(), Refused> {
    let word = row.text("state");
    if !word.is_empty() {
        synergy.state = words::state(word).ok_or_else(|| row.refuse("state", Problem::UnknownState))?;
    }
    if let Said::Value(reason) = row.coded("reason", words::reason, Problem::UnknownReason) {
        synergy.reason = Some(reason);
    }
    if synergy.state.needs_reason() && synergy.reason.is_none() {
        return Err(row.refuse("reason", Problem::MissingReason));
    }
    Ok(())
}

fn put_date(row: &mut RowReader<'_>, field: &str, slot: &mut String) {
    let text = row.text(field);
    if text.is_empty() {
        return;
    }
    match codes::date(text) {
        Some(date) => *slot = date,
        None => row.find(field, Problem::BadDate),
    }
}

/// What follow-up has noted: maturity, answers, who helps.
fn put_followed(row: &mut RowReader<'_>, synergy: &mut Synergy) {
    if let Said::Value(maturity) = row.coded("maturity", maturity::read, Problem::BadMaturity) {
        synergy.maturity = maturity;
    }
    if let Said::Value(checks) = row.coded("checks", maturity::read_checks, Problem::BadChecks) {
        synergy.checks = checks;
    }
    let help = row.text("help");
    if !help.is_empty() {
        synergy.help = maturity::read_codes(help);
    }
}
