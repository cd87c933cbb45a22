//! Pairs that the natures allow and a hard rule forbids, with that rule: shown on demand, never in the list.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Block, judge};
use super::known::Known;
use super::rulebook::Rulebook;
use crate::base::ids::{ActorId, FlowId};
use crate::model::Project;
use crate::reference::NatureIx;

/// A pair and the rule it breaks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Blocked {
    /// The flow given.
    pub offer: FlowId,
    /// The flow sought.
    pub need: FlowId,
    /// Index into the relations of the rulebook.
    pub relation: u16,
    /// The rule.
    pub block: Block,
}

/// How far apart two sites still come to mind as partners, in km, even where a pipe would reach a tenth of it.
const NEIGHBOURHOOD_KM: f64 = 20.0;

fn reach(limit_km: f64) -> f64 {
    (3.0 * limit_km).max(NEIGHBOURHOOD_KM)
}

/// Blocked pairs in order of their flows, at most `limit`. Pairs that people decided on are left out.
///
/// A pair that is only too far counts as blocked within a neighbourhood, or up to three times its limit: beyond that
/// nobody would think of it.
pub fn blocked(project: &Project, rules: &Rulebook, limit: usize) -> Vec<Blocked> {
    let decided: BTreeSet<_> = project
        .synergies
        .values()
        .filter_map(|s| s.offer_flow.zip(s.need_flow))
        .collect();
    let mut needs: BTreeMap<NatureIx, Vec<(FlowId, ActorId, Known)>> = BTreeMap::new();
    let mut offers = Vec::new();
    for flow in project.flows.values() {
        let Some(known) = Known::in_project(project, flow, &rules.knowledge) else {
            continue;
        };
        match known.is_offer {
            true => offers.push((flow.id, flow.actor, known)),
            false => needs
                .entry(known.nature)
                .or_default()
                .push((flow.id, flow.actor, known)),
        }
    }
    let mut found = Vec::new();
    for (offer, giver, o) in offers {
        for (need, seeker, n) in rules
            .relations
            .from_offer(o.nature)
            .filter_map(|(_, r)| needs.get(&r.need))
            .flatten()
        {
            let Some(relation) = rules.relations.between(o.nature, n.nature) else {
                continue;
            };
            let facts = judge(&o, n, &rules.relations.rows()[relation as usize], rules);
            let near_enough = match facts.block {
                Some(Block::Distance { km, limit_km }) => km <= reach(limit_km),
                Some(_) => facts.distance_km.is_none_or(|km| km <= reach(facts.limit_km)),
                None => false,
            };
            let open = giver != *seeker && !decided.contains(&(offer, *need));
            if let Some(block) = facts.block.filter(|_| near_enough && open) {
                found.push(Blocked {
                    offer,
                    need: *need,
                    relation,
                    block,
                });
            }
            if found.len() >= limit {
                return found;
            }
        }
    }
    found
}
