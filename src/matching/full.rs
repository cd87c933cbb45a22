//! The plain twin of the engine, for tests: every pair of every project, judged one by one.

use super::candidate::Exchange;
use super::facts::judge;
use super::known::Known;
use super::rulebook::Rulebook;
use super::score::{parts, score};
use crate::model::Project;

/// Every undecided exchange of a project, in order of its flows.
pub fn all_exchanges(project: &Project) -> Vec<Exchange> {
    let rules = Rulebook::of(project);
    let known: Vec<_> = project
        .flows
        .values()
        .filter_map(|f| Some((f, Known::in_project(project, f, &rules.knowledge)?)))
        .collect();
    let mut found = Vec::new();
    for (offer, o) in known.iter().filter(|(_, k)| k.is_offer) {
        for (need, n) in known.iter().filter(|(_, k)| !k.is_offer) {
            let decided = project
                .synergies
                .values()
                .any(|s| s.offer_flow == Some(offer.id) && s.need_flow == Some(need.id));
            let Some(relation) = rules
                .relations
                .between(o.nature, n.nature)
                .filter(|_| offer.actor != need.actor && !decided)
            else {
                continue;
            };
            let row = &rules.relations.rows()[relation as usize];
            let facts = judge(o, n, row, &rules);
            if facts.block.is_none() {
                let score = score(&parts(&facts, row), &rules.weights);
                found.push(Exchange {
                    offer: offer.id,
                    need: need.id,
                    relation,
                    score,
                });
            }
        }
    }
    found
}
