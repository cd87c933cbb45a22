//! Who could share one need or means: any two members within the limit, each actor once.
//!
//! [`key`](Key) says what makes flows shareable together and [`kind`](PoolKind) what each sort of pool needs;
//! `cells` and `gather` find the groups, `circle` keeps those of one key, `judge` scores them. [`Pools`] keeps all of
//! a project and follows edits at the cost of what they touch. [`study`](Study) works out what a room asks about one
//! pool: the smallest viable group, what each further member brings, what is missing; `invited` says who.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::circle::{Circle, GroupId, Shown};
use self::invited::Neighbours;
use self::member::{Member, Reach, Rules};
use super::candidate::PoolCandidate;
use super::rulebook::Rulebook;
use super::score::Milli;
use crate::base::ids::{ActorId, FlowId};
use crate::model::{Project, Touched};
use crate::reference::{Knowledge, Nomenclature};

mod cells;
mod circle;
mod gather;
mod invited;
mod judge;
mod key;
mod kind;
mod member;
mod study;

pub use invited::typical_activities;
pub use key::Key;
pub use kind::{Bound, PoolKind};
pub use study::{Further, Study, study};

/// What an edit did to the pools: members of those that came and went.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PoolMoves {
    /// Not there before.
    pub new: Vec<Vec<FlowId>>,
    /// No more.
    pub gone: Vec<Vec<FlowId>>,
}

impl PoolMoves {
    /// What differs between the members of all pools at two times.
    pub fn between(before: &BTreeSet<Vec<FlowId>>, after: &BTreeSet<Vec<FlowId>>) -> Self {
        Self {
            new: after.difference(before).cloned().collect(),
            gone: before.difference(after).cloned().collect(),
        }
    }
}

/// Best first; the rest makes the order total, whatever the order of edits.
type Rank = (Reverse<Milli>, Key, GroupId);

/// A flow as the pools hold it.
#[derive(PartialEq, Debug)]
struct Held {
    member: Arc<Member>,
    keys: Vec<Key>,
}

/// Flows that leave and enter one key.
type Exchange = (Vec<Arc<Member>>, Vec<Arc<Member>>);

/// All pool candidates of a project, kept right after each edit.
#[derive(Debug, Default)]
pub struct Pools {
    flows: BTreeMap<FlowId, Held>,
    of_actor: BTreeMap<ActorId, BTreeSet<FlowId>>,
    circles: BTreeMap<Key, Circle>,
    /// Groups that people already formed, each in order of identifiers.
    formed: BTreeSet<Vec<FlowId>>,
    ranking: BTreeSet<Rank>,
    neighbours: Neighbours,
}

impl Pools {
    /// Groups a whole project.
    pub fn new(project: &Project, rules: &Rulebook) -> Self {
        let mut pools = Self {
            formed: formed(project),
            ..Self::default()
        };
        for actor in project.actors.values() {
            pools.neighbours.note(actor.id, Some(actor));
        }
        let everything: BTreeSet<FlowId> = project.flows.keys().copied().collect();
        pools.take_in(project, &everything, rules, &mut Ledger::default());
        pools
    }

    /// Brings everything up to date after a change other than of the rulebook. Give the project after the change and all
    /// that it touched.
    pub fn update(&mut self, project: &Project, touched: &Touched, rules: &Rulebook) -> PoolMoves {
        let mut ledger = Ledger::default();
        if !touched.pools.is_empty() {
            self.reform(formed(project), &mut ledger);
        }
        let mut flows = touched.flows.clone();
        for actor in &touched.actors {
            self.neighbours
                .note(*actor, project.actors.get(actor).map(AsRef::as_ref));
            flows.extend(self.of_actor.get(actor).into_iter().flatten());
        }
        self.take_in(project, &flows, rules, &mut ledger);
        ledger.moves()
    }

    /// Takes in the present state of some flows.
    fn take_in(
        &mut self,
        project: &Project,
        flows: &BTreeSet<FlowId>,
        rules: &Rulebook,
        ledger: &mut Ledger,
    ) {
        let mut exchanges: BTreeMap<Key, Exchange> = BTreeMap::new();
        for id in flows {
            let new = held(project, *id, &rules.knowledge);
            let old = self.flows.remove(id);
            if old == new {
                self.flows.extend(new.map(|held| (*id, held)));
                continue;
            }
            if let Some(Held { member, keys }) = old {
                if let Some(own) = self.of_actor.get_mut(&member.actor) {
                    own.remove(id);
                }
                for key in keys {
                    exchanges.entry(key).or_default().0.push(member.clone());
                }
            }
            if let Some(held) = new {
                self.of_actor.entry(held.member.actor).or_default().insert(*id);
                for key in &held.keys {
                    exchanges
                        .entry(key.clone())
                        .or_default()
                        .1
                        .push(held.member.clone());
                }
                self.flows.insert(*id, held);
            }
        }
        for (key, (out, into)) in exchanges {
            self.exchange(&key, &out, &into, rules, ledger);
        }
    }

    fn exchange(
        &mut self,
        key: &Key,
        out: &[Arc<Member>],
        into: &[Arc<Member>],
        rules: &Rulebook,
        ledger: &mut Ledger,
    ) {
        let natures = rules.natures();
        let circle = self.circles.entry(key.clone()).or_insert_with(|| {
            Circle::new(Rules {
                kind: key.kind(natures),
                reach: Reach::new(rules.weights.pool_km(key.limiting(natures), natures)),
                key: key.clone(),
            })
        });
        let shift = circle.change(out, into, &rules.weights);
        if circle.is_empty() {
            self.circles.remove(key);
        }
        for (id, shown) in shift.gone {
            if self.ranking.remove(&rank(key, id, &shown)) {
                ledger.go(shown.members);
            }
        }
        for (id, shown) in shift.new {
            if !self.is_formed(&shown.members) {
                self.ranking.insert(rank(key, id, &shown));
                ledger.come(shown.members);
            }
        }
    }

    /// Takes in the groups that people formed: those are no candidates.
    fn reform(&mut self, formed: BTreeSet<Vec<FlowId>>, ledger: &mut Ledger) {
        let old = std::mem::replace(&mut self.formed, formed);
        for set in old.symmetric_difference(&self.formed) {
            let first = set.first();
            let held = first.and_then(|flow| self.flows.get(flow));
            for key in held.into_iter().flat_map(|h| &h.keys) {
                let Some(circle) = self.circles.get(key) else {
                    continue;
                };
                let shown = first.into_iter().flat_map(|flow| circle.shown_with(*flow));
                for (id, shown) in shown.filter(|(_, shown)| sorted(&shown.members) == *set) {
                    let rank = rank(key, *id, shown);
                    if self.formed.contains(set) {
                        self.ranking.remove(&rank);
                        ledger.go(shown.members.clone());
                    } else {
                        self.ranking.insert(rank);
                        ledger.come(shown.members.clone());
                    }
                }
            }
        }
    }

    fn is_formed(&self, members: &[FlowId]) -> bool {
        !self.formed.is_empty() && self.formed.contains(&sorted(members))
    }

    /// Number of pool candidates.
    pub fn len(&self) -> usize {
        self.ranking.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.ranking.is_empty()
    }

    /// The best pool candidates with at least that score, best first.
    pub fn best(&self, limit: usize, at_least: Milli, natures: &Nomenclature) -> Vec<PoolCandidate> {
        let ranks = self.ranking.iter().take_while(|(score, ..)| score.0 >= at_least);
        ranks
            .take(limit)
            .filter_map(|rank| self.candidate(rank, natures))
            .collect()
    }

    fn candidate(&self, (_, key, id): &Rank, natures: &Nomenclature) -> Option<PoolCandidate> {
        let circle = self.circles.get(key)?;
        let shown = circle.shown(id)?;
        let rules = circle.rules();
        Some(PoolCandidate {
            kind: rules.kind,
            nature: key.nature(),
            asked: shown.asked,
            limit_km: rules.reach.km,
            spread_km: shown.judgement.spread_km,
            parts: shown.judgement.parts,
            score: shown.judgement.score,
            invited: if shown.judgement.is_short {
                self.neighbours.invited(circle, circle.members(id), natures)
            } else {
                Vec::new()
            },
            members: shown.members.clone(),
        })
    }
}

fn rank(key: &Key, id: GroupId, shown: &Shown) -> Rank {
    (Reverse(shown.judgement.score), key.clone(), id)
}

fn sorted(members: &[FlowId]) -> Vec<FlowId> {
    let mut members = members.to_vec();
    members.sort_unstable();
    members
}

fn formed(project: &Project) -> BTreeSet<Vec<FlowId>> {
    project.pools.values().map(|pool| sorted(&pool.flows)).collect()
}

fn held(project: &Project, id: FlowId, knowledge: &Knowledge) -> Option<Held> {
    let flow = project.flows.get(&id)?;
    let (member, keys) = Member::read(flow, project.actors.get(&flow.actor)?, knowledge)?;
    let member = Arc::new(member);
    Some(Held { member, keys })
}

/// Counts what comes and goes within one edit, so that what only moves is not told.
#[derive(Default)]
struct Ledger(BTreeMap<Vec<FlowId>, i32>);

impl Ledger {
    fn come(&mut self, members: Vec<FlowId>) {
        *self.0.entry(members).or_default() += 1;
    }

    fn go(&mut self, members: Vec<FlowId>) {
        *self.0.entry(members).or_default() -= 1;
    }

    fn moves(self) -> PoolMoves {
        let mut moves = PoolMoves::default();
        for (members, balance) in self.0 {
            match balance.signum() {
                1 => moves.new.push(members),
                -1 => moves.gone.push(members),
                _ => {}
            }
        }
        moves
    }
}

/// Every pool candidate of a project, best first.
pub fn pool_candidates(project: &Project, rules: &Rulebook) -> Vec<PoolCandidate> {
    Pools::new(project, rules).best(usize::MAX, 0, rules.natures())
}

#[cfg(test)]
mod tests;
