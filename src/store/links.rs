//! The derived layer of synergy lines, kept in step for QGIS and others. Never read back.

use std::collections::BTreeSet;

use rusqlite::types::ToSql;
use rusqlite::{Result, Transaction};

use super::geometry;
use super::rows::{delete, said, upsert};
use crate::base::ids::{ActorId, FlowId, SynergyId};
use crate::model::{Actor, Period, Project, Synergy, Touched};

/// Rewrites the lines of every synergy that was touched, or whose ends or flows were.
pub(super) fn refresh(tx: &Transaction<'_>, project: &Project, touched: &Touched) -> Result<()> {
    let mut stale: BTreeSet<SynergyId> = touched.synergies.clone();
    if !touched.actors.is_empty() || !touched.flows.is_empty() {
        let met = project
            .synergies
            .values()
            .filter(|s| rests_on(s, project, touched));
        stale.extend(met.map(|s| s.id));
    }
    for id in stale {
        match project.synergies.get(&id) {
            Some(synergy) => put(tx, project, synergy)?,
            None => delete(tx, "synergy_links", id.0)?,
        }
    }
    Ok(())
}

fn rests_on(synergy: &Synergy, project: &Project, touched: &Touched) -> bool {
    let flow = |id: Option<FlowId>| id.is_some_and(|id| touched.flows.contains(&id));
    let actor = |id: Option<ActorId>| id.is_some_and(|id| touched.actors.contains(&id));
    let (from, to) = ends(synergy, project);
    let named = actor(synergy.from_actor) || actor(synergy.to_actor);
    named || actor(from) || actor(to) || flow(synergy.offer_flow) || flow(synergy.need_flow)
}

/// The actors at both ends: as said, else those of the flows.
fn ends(synergy: &Synergy, project: &Project) -> (Option<ActorId>, Option<ActorId>) {
    let owner = |flow: Option<FlowId>| Some(project.flows.get(&flow?)?.actor);
    (
        synergy.from_actor.or_else(|| owner(synergy.offer_flow)),
        synergy.to_actor.or_else(|| owner(synergy.need_flow)),
    )
}

fn put(tx: &Transaction<'_>, project: &Project, synergy: &Synergy) -> Result<()> {
    let (from, to) = ends(synergy, project);
    let actor = |id: Option<ActorId>| project.actors.get(&id?);
    let (Some(from), Some(to)) = (actor(from), actor(to)) else {
        return delete(tx, "synergy_links", synergy.id.0);
    };
    let place = |actor: &Actor| actor.position.map(|p| p.at);
    let geom = place(from).zip(place(to)).map(|(a, b)| geometry::line(a, b));
    let offered = synergy.offer_flow.and_then(|id| project.flows.get(&id));
    let label = said(&synergy.label).or_else(|| offered.map(|flow| flow.label.as_str()));
    let columns: &[(&str, &dyn ToSql)] = &[
        ("geom", &geom),
        ("ref", &synergy.reference),
        ("label", &label),
        ("state", &synergy.state.code()),
        ("kind", &synergy.kind.code()),
        ("from_name", &from.name),
        ("to_name", &to.name),
        ("quantity", &synergy.quantity.typical()),
        ("unit", &said(&synergy.quantity.unit)),
        ("period", &synergy.quantity.period.map(Period::code)),
    ];
    upsert(tx, "synergy_links", synergy.id.0, columns)
}
