//! Everything of one key: its flows, the groups around its cells, and which of these are shown.
//!
//! Why cells and votes. Taking the densest group, then the next among what is left, gives tidy pools but makes every
//! pool depend on every other in a chain of neighbours as long as the territory. Here a group depends only on the
//! flows around its cell, and is shown when it is the best one (largest, then tightest) for at least one of its
//! members. So each flow that has a possible partner is in a pool, an edit is felt at most a few limits away, and the
//! outcome is the same in whatever order the flows came. The price: a flow between two clusters may be in the pools
//! of both; the room decides.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::weights::Weights;
use super::cells::{BEYOND, Cell, CellId, Cells};
use super::gather::{Group, groups_of_cell, groups_of_nowhere};
use super::judge::{Judgement, asked, judge};
use super::key::Key;
use super::member::{Member, Reach, Rules};
use crate::base::ids::{ActorId, FlowId};

/// A group of a key: the cell around which it stands, and its number there.
pub(super) type GroupId = (CellId, usize);

/// A group that is shown.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// By reference.
    pub members: Vec<FlowId>,
    /// How good it is.
    pub judgement: Judgement,
    /// How many of the members asked for it.
    pub asked: usize,
}

/// What a change did to the groups shown.
#[derive(Debug, Default)]
pub(super) struct Shift {
    /// No longer shown, as they were.
    pub gone: Vec<(GroupId, Shown)>,
    /// Shown now.
    pub new: Vec<(GroupId, Shown)>,
}

/// The groups that a flow is in, and the one that is best for it.
#[derive(Debug, Default)]
struct Ballot {
    groups: BTreeSet<GroupId>,
    choice: Option<GroupId>,
}

/// The flows and groups of one key.
#[derive(Debug)]
pub(super) struct Circle {
    rules: Rules,
    /// How far from the centre of a cell partners can be.
    beyond: Reach,
    cells: Cells,
    nowhere: BTreeMap<FlowId, Arc<Member>>,
    groups: BTreeMap<CellId, Vec<Group>>,
    ballots: BTreeMap<FlowId, Ballot>,
    votes: BTreeMap<GroupId, usize>,
    shown: BTreeMap<GroupId, Shown>,
    /// How many flows each actor has here.
    actors: BTreeMap<ActorId, usize>,
}

impl Circle {
    /// No flows yet.
    pub fn new(rules: Rules) -> Self {
        Self {
            beyond: Reach::new(rules.reach.km * BEYOND),
            cells: Cells::new(rules.reach.km),
            rules,
            nowhere: BTreeMap::new(),
            groups: BTreeMap::new(),
            ballots: BTreeMap::new(),
            votes: BTreeMap::new(),
            shown: BTreeMap::new(),
            actors: BTreeMap::new(),
        }
    }

    /// The hard rules in force.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// True when no flow is left.
    pub fn is_empty(&self) -> bool {
        self.actors.is_empty()
    }

    /// True when that actor has a flow here.
    pub fn has_actor(&self, actor: ActorId) -> bool {
        self.actors.contains_key(&actor)
    }

    /// A group that is shown.
    pub fn shown(&self, id: &GroupId) -> Option<&Shown> {
        self.shown.get(id)
    }

    /// The members of a group.
    pub fn members(&self, (cell, number): &GroupId) -> &[Arc<Member>] {
        let group = self.groups.get(cell).and_then(|groups| groups.get(*number));
        group.map_or(&[], |g| &g.members)
    }

    /// The groups shown that a flow is in.
    pub fn shown_with(&self, flow: FlowId) -> impl Iterator<Item = (&GroupId, &Shown)> {
        let ids = self.ballots.get(&flow).into_iter().flat_map(|b| &b.groups);
        ids.filter_map(|id| Some((id, self.shown.get(id)?)))
    }

    /// Takes flows out and puts others in, each as it was or is now.
    pub fn change(&mut self, out: &[Arc<Member>], into: &[Arc<Member>], weights: &Weights) -> Shift {
        self.count(out, into);
        let mut dirty: BTreeSet<CellId> = BTreeSet::new();
        for member in out {
            let ballot = self.ballots.get(&member.id);
            dirty.extend(ballot.into_iter().flat_map(|b| &b.groups).map(|(cell, _)| *cell));
        }
        dirty.extend(self.cells.change(out, into));
        for member in into.iter().filter(|_| !self.groups.is_empty()) {
            self.mark_takers(member, &mut dirty);
        }
        let mut recast: BTreeSet<FlowId> = BTreeSet::new();
        let mut changed: BTreeSet<GroupId> = BTreeSet::new();
        dirty.remove(&CellId::NOWHERE);
        for cell in dirty {
            let groups = self.built(cell);
            self.replace(cell, groups, &mut recast, &mut changed);
        }
        if !self.nowhere.is_empty() || self.groups.contains_key(&CellId::NOWHERE) {
            let own: Vec<Arc<Member>> = self.nowhere.values().cloned().collect();
            let groups = groups_of_nowhere(&self.rules, &own, self.largest());
            self.replace(CellId::NOWHERE, groups, &mut recast, &mut changed);
        }
        for flow in recast {
            self.recast(flow, &mut changed);
        }
        self.settle(changed, weights)
    }

    fn count(&mut self, out: &[Arc<Member>], into: &[Arc<Member>]) {
        for member in out {
            self.nowhere.remove(&member.id);
            if let Some(held) = self.actors.get_mut(&member.actor) {
                *held -= 1;
                if *held == 0 {
                    self.actors.remove(&member.actor);
                }
            }
        }
        for member in into {
            *self.actors.entry(member.actor).or_default() += 1;
            if member.place.is_none() {
                self.nowhere.insert(member.id, member.clone());
            }
        }
    }

    /// Marks the cells elsewhere whose groups would take a new flow.
    fn mark_takers(&self, member: &Arc<Member>, dirty: &mut BTreeSet<CellId>) {
        let Some(place) = &member.place else { return };
        for (id, cell) in self.cells.around(place) {
            let chord2 = cell.centre.chord2(place);
            if chord2 > self.beyond.chord2 || dirty.contains(&id) {
                continue;
            }
            let groups = self.groups.get(&id).map_or(&[][..], Vec::as_slice);
            if groups.iter().any(|g| g.would_take(&self.rules, member, chord2)) {
                dirty.insert(id);
            }
        }
    }

    fn built(&self, id: CellId) -> Vec<Group> {
        let Some(cell) = self.cells.get(id) else {
            return Vec::new();
        };
        groups_of_cell(&self.rules, &cell.members, &self.elsewhere(id, cell))
    }

    fn elsewhere<'a>(
        &'a self,
        id: CellId,
        cell: &'a Cell,
    ) -> impl Iterator<Item = (&'a Arc<Member>, f64)> + Clone {
        let others: Vec<&Cell> = self
            .cells
            .around(&cell.centre)
            .filter(|(other, _)| *other != id)
            .map(|(_, other)| other)
            .collect();
        let beyond = self.beyond.chord2;
        let far = move |m: &'a Arc<Member>| Some((m, m.place.as_ref()?.chord2(&cell.centre)));
        others
            .into_iter()
            .flat_map(|other| &other.members)
            .filter_map(far)
            .filter(move |(_, chord2)| *chord2 <= beyond)
    }

    /// Puts new groups in the place of a cell's old ones.
    fn replace(
        &mut self,
        cell: CellId,
        groups: Vec<Group>,
        recast: &mut BTreeSet<FlowId>,
        changed: &mut BTreeSet<GroupId>,
    ) {
        let old = self.groups.remove(&cell).unwrap_or_default();
        for number in 0..old.len().max(groups.len()) {
            let id = (cell, number);
            let (before, after) = (old.get(number), groups.get(number));
            if before.zip(after).is_some_and(|(a, b)| a.is_same(b)) {
                continue;
            }
            changed.insert(id);
            for member in before.into_iter().flat_map(|g| &g.members) {
                if let Some(ballot) = self.ballots.get_mut(&member.id) {
                    ballot.groups.remove(&id);
                }
                recast.insert(member.id);
            }
            for member in after.into_iter().flat_map(|g| &g.members) {
                self.ballots.entry(member.id).or_default().groups.insert(id);
                recast.insert(member.id);
            }
        }
        if !groups.is_empty() {
            self.groups.insert(cell, groups);
        }
    }

    fn group(&self, (cell, number): &GroupId) -> Option<&Group> {
        self.groups.get(cell)?.get(*number)
    }

    /// Chooses anew the best group for a flow.
    fn recast(&mut self, flow: FlowId, changed: &mut BTreeSet<GroupId>) {
        let Some(ballot) = self.ballots.get(&flow) else {
            return;
        };
        let standing = |id: &&GroupId| self.group(id).filter(|g| self.is_pool(g)).map(rank);
        let best = ballot
            .groups
            .iter()
            .filter_map(|id| Some((standing(&id)?, *id)))
            .min_by(|(a, i), (b, j)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(i.cmp(j)));
        let (old, new) = (ballot.choice, best.map(|(_, id)| id));
        if ballot.groups.is_empty() {
            self.ballots.remove(&flow);
        } else if let Some(ballot) = self.ballots.get_mut(&flow) {
            ballot.choice = new;
        }
        if old == new {
            return;
        }
        if let Some(id) = old {
            changed.insert(id);
            if let Some(votes) = self.votes.get_mut(&id) {
                *votes -= 1;
                if *votes == 0 {
                    self.votes.remove(&id);
                }
            }
        }
        if let Some(id) = new {
            changed.insert(id);
            *self.votes.entry(id).or_default() += 1;
        }
    }

    /// True for a group that means something: enough members, one who says just what it is about, and for an idea of
    /// ours somebody who has not asked already.
    fn is_pool(&self, group: &Group) -> bool {
        let led = || match self.rules.key {
            Key::Unasked(_) => group.members.iter().any(|m| !m.asked),
            Key::Asked(_) | Key::Words(_) => group.members.iter().any(|m| self.rules.leads(m)),
        };
        group.members.len() >= self.rules.key.fewest() && led()
    }

    /// The largest group of placed flows.
    fn largest(&self) -> Option<&Group> {
        let groups = self.groups.iter().filter(|(cell, _)| **cell != CellId::NOWHERE);
        groups.flat_map(|(_, groups)| groups).min_by(|a, b| {
            let (a, b) = (rank(a), rank(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        })
    }

    /// Brings what is shown up to date for some groups.
    fn settle(&mut self, changed: BTreeSet<GroupId>, weights: &Weights) -> Shift {
        let mut shift = Shift::default();
        for id in changed {
            let stands = self.votes.contains_key(&id);
            let new = self
                .group(&id)
                .filter(|_| stands)
                .map(|g| self.shown_as(g, weights));
            shift.gone.extend(self.shown.remove(&id).map(|old| (id, old)));
            if let Some(new) = new {
                self.shown.insert(id, new.clone());
                shift.new.push((id, new));
            }
        }
        shift
    }

    fn shown_as(&self, group: &Group, weights: &Weights) -> Shown {
        let members = group.by_reference();
        Shown {
            asked: asked(&members),
            members: members.iter().map(|m| m.id).collect(),
            judgement: judge(&self.rules, group, weights),
        }
    }
}

/// What makes one group better than another: more members, then less spread.
fn rank(group: &Group) -> (Reverse<usize>, f64) {
    (Reverse(group.members.len()), group.spread2)
}
