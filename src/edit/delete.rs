//! Deleting takes along what cannot stand alone.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::change::{Change, ChangeName, Edit};
use crate::base::ids::{ActorId, FlowId, SynergyId};
use crate::model::{Project, Remark, RemarkKind, Workshop};

/// Deletes an actor with its flows, and every synergy and pool membership that rests on them.
pub fn delete_actor(project: &Project, actor: ActorId) -> Option<Change> {
    let doomed = project.actors.get(&actor)?;
    let flows: BTreeSet<FlowId> = project.flows_of(actor).map(|f| f.id).collect();
    let mut edits = detach(project, Some(actor), &flows);
    edits.extend(leave_workshops(project, actor));
    edits.extend(project.flows_of(actor).map(|flow| Edit::Flow {
        old: Some(Arc::clone(flow)),
        new: None,
    }));
    edits.push(Edit::Actor {
        old: Some(Arc::clone(doomed)),
        new: None,
    });
    Some(Change {
        name: ChangeName::new("change-delete-actor", &doomed.name),
        edits,
    })
}

/// Deletes a flow. A synergy that used it keeps its actors and words and loses only the link to the flow.
pub fn delete_flow(project: &Project, flow: FlowId) -> Option<Change> {
    let doomed = project.flows.get(&flow)?;
    let mut edits = detach(project, None, &BTreeSet::from([flow]));
    edits.push(Edit::Flow {
        old: Some(Arc::clone(doomed)),
        new: None,
    });
    Some(Change {
        name: ChangeName::new("change-delete-flow", &doomed.label),
        edits,
    })
}

/// Deletes a synergy, and the pool that nobody else stands for: its members may then be proposed again.
pub fn delete_synergy(project: &Project, synergy: SynergyId) -> Option<Change> {
    let doomed = project.synergies.get(&synergy)?;
    let mut edits = vec![Edit::Synergy {
        old: Some(Arc::clone(doomed)),
        new: None,
    }];
    let shared = |pool| {
        project
            .synergies
            .values()
            .any(|s| s.id != synergy && s.pool == Some(pool))
    };
    let pool = doomed
        .pool
        .filter(|pool| !shared(*pool))
        .and_then(|pool| project.pools.get(&pool));
    edits.extend(pool.map(|pool| Edit::Pool {
        old: Some(Arc::clone(pool)),
        new: None,
    }));
    edits.extend(loosen_remarks(project, |remark| {
        if remark.synergy == Some(synergy) {
            remark.synergy = None;
        }
    }));
    Some(Change {
        name: ChangeName::new("change-delete-synergy", &doomed.label),
        edits,
    })
}

/// Edits that cut synergies and pools loose from flows (and perhaps an actor) that are about to go.
fn detach(project: &Project, actor: Option<ActorId>, flows: &BTreeSet<FlowId>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for synergy in project.synergies.values() {
        let loses_actor = actor.is_some() && (synergy.from_actor == actor || synergy.to_actor == actor);
        let gone = |flow: Option<FlowId>| flow.filter(|f| !flows.contains(f));
        let (offer, need) = (gone(synergy.offer_flow), gone(synergy.need_flow));
        if loses_actor {
            edits.push(Edit::Synergy {
                old: Some(Arc::clone(synergy)),
                new: None,
            });
        } else if offer != synergy.offer_flow || need != synergy.need_flow {
            let mut kept = (**synergy).clone();
            (kept.offer_flow, kept.need_flow) = (offer, need);
            // Its words came from the flow: they stay as confidential as the flow was.
            let lost = [synergy.offer_flow, synergy.need_flow].into_iter().flatten();
            let levels = lost
                .filter_map(|f| project.flows.get(&f))
                .map(|f| f.level_of("label"));
            if let Some(level) = levels.max().filter(|level| *level > kept.level_of("label")) {
                kept.levels.insert("label".to_owned(), level);
            }
            edits.push(Edit::Synergy {
                old: Some(Arc::clone(synergy)),
                new: Some(Arc::new(kept)),
            });
        }
    }
    for pool in project.pools.values() {
        if pool.flows.iter().any(|f| flows.contains(f)) {
            let mut kept = (**pool).clone();
            kept.flows.retain(|f| !flows.contains(f));
            edits.push(Edit::Pool {
                old: Some(Arc::clone(pool)),
                new: Some(Arc::new(kept)),
            });
        }
    }
    edits.extend(loosen_remarks(project, |remark| {
        remark.flows.retain(|flow| !flows.contains(flow));
        remark.actor = remark.actor.filter(|own| Some(*own) != actor);
        let synergy = remark.synergy.and_then(|id| project.synergies.get(&id));
        if synergy.is_some_and(|s| actor.is_some() && (s.from_actor == actor || s.to_actor == actor)) {
            remark.synergy = None;
        }
    }));
    edits
}

/// The actor no longer sits in any workshop.
fn leave_workshops(project: &Project, actor: ActorId) -> Vec<Edit> {
    let sits = |w: &&Arc<Workshop>| w.participants.iter().any(|p| p.actor == actor);
    let left = project.workshops.values().filter(sits).map(|workshop| {
        let mut without = (**workshop).clone();
        without.participants.retain(|p| p.actor != actor);
        Edit::Workshop {
            old: Some(Arc::clone(workshop)),
            new: Some(Arc::new(without)),
        }
    });
    left.collect()
}

/// Remarks cut loose from what is about to go; a raised hand goes with its actor or its proposal.
fn loosen_remarks(project: &Project, loosen: impl Fn(&mut Remark)) -> Vec<Edit> {
    let mut edits = Vec::new();
    for remark in project.remarks.values() {
        let mut loose = (**remark).clone();
        loosen(&mut loose);
        if loose == **remark {
            continue;
        }
        let void = loose.kind == RemarkKind::Interest
            && (loose.actor.is_none() || loose.flows.len() < remark.flows.len());
        edits.push(Edit::Remark {
            old: Some(Arc::clone(remark)),
            new: (!void).then(|| Arc::new(loose)),
        });
    }
    edits
}
