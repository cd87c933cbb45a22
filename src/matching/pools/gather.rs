//! Builds the groups around one cell: its own flows first, then the nearest ones that fit with all.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::sync::Arc;

use super::cells::are_same;
use super::member::{Member, Place, Rules};

/// Groups take no more members: no room shares with more.
pub(super) const LARGEST: usize = 60;

/// Flows that could share one thing, any two of them within the limit, each actor once.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// In the order in which they were taken.
    pub members: Vec<Arc<Member>>,
    /// How many of them are the cell's own.
    own: usize,
    /// Square of the chord to the centre of the cell of those that are not, in order.
    distances: Vec<f64>,
    /// Largest square of a chord between two members whose places are known.
    pub spread2: f64,
}

impl Group {
    fn around(seed: &Arc<Member>) -> Self {
        Self {
            members: vec![seed.clone()],
            own: 0,
            distances: Vec::new(),
            spread2: 0.0,
        }
    }

    fn takes(&self, rules: &Rules, member: &Member) -> bool {
        self.members.len() < LARGEST && self.members.iter().all(|m| rules.fits(m, member))
    }

    fn is_full(&self) -> bool {
        self.members.len() >= LARGEST
    }

    /// True when a flow from elsewhere, so far from the centre, would have been taken in its turn.
    pub fn would_take(&self, rules: &Rules, member: &Member, chord2: f64) -> bool {
        let rank = (Far(chord2), !rules.leads(member), member.reference.as_str());
        let others = self.members[self.own..].iter().zip(&self.distances);
        let before = others
            .take_while(|(m, d)| (Far(**d), !rules.leads(m), m.reference.as_str()) < rank)
            .count();
        let earlier = &self.members[..self.own + before];
        earlier.len() < LARGEST && earlier.iter().all(|m| rules.fits(m, member))
    }

    fn measure(&mut self) {
        let places: Vec<&Place> = self.members.iter().filter_map(|m| m.place.as_ref()).collect();
        let pairs = places
            .iter()
            .enumerate()
            .flat_map(|(i, a)| places[i + 1..].iter().map(|b| a.chord2(b)));
        self.spread2 = pairs.fold(0.0, f64::max);
    }

    /// The members by reference.
    pub fn by_reference(&self) -> Vec<&Member> {
        let mut members: Vec<&Member> = self.members.iter().map(AsRef::as_ref).collect();
        members.sort_by(|a, b| a.reference.cmp(&b.reference));
        members
    }

    /// True when both took the same flows in the same turn.
    pub fn is_same(&self, other: &Self) -> bool {
        are_same(&self.members, &other.members) && self.own == other.own && self.distances == other.distances
    }
}

/// A number that orders like one.
#[derive(Clone, Copy, PartialEq)]
struct Far(f64);

impl Eq for Far {}

impl PartialOrd for Far {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Far {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// A flow from elsewhere with what orders it: how far from the centre, whether it leads, its reference.
struct Near<'a>(Far, bool, &'a Arc<Member>);

impl Near<'_> {
    fn rank(&self) -> (Far, bool, &str) {
        (self.0, self.1, &self.2.reference)
    }
}

impl PartialEq for Near<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Near<'_> {}

impl PartialOrd for Near<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Near<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

/// The groups of a cell. Every flow of the cell is in one of them, or stands aside for another of the same actor that
/// it could have been pooled with; more than one group only where hard rules or the largest size keep flows apart.
///
/// `elsewhere` gives the flows of other cells with the square of their chord to the centre of this one.
pub(super) fn groups_of_cell<'a>(
    rules: &Rules,
    own: &[Arc<Member>],
    elsewhere: &(impl Iterator<Item = (&'a Arc<Member>, f64)> + Clone),
) -> Vec<Group> {
    groups(rules, own, |group| {
        let near = elsewhere
            .clone()
            .map(|(m, chord2)| Reverse(Near(Far(chord2), !rules.leads(m), m)));
        let mut near: BinaryHeap<Reverse<Near<'_>>> = near.collect();
        while !group.is_full() {
            let Some(Reverse(Near(Far(chord2), _, member))) = near.pop() else {
                break;
            };
            if group.takes(rules, member) {
                group.members.push(member.clone());
                group.distances.push(chord2);
            }
        }
    })
}

/// The groups of flows whose places are unknown: they join the group given.
pub(super) fn groups_of_nowhere(rules: &Rules, own: &[Arc<Member>], base: Option<&Group>) -> Vec<Group> {
    groups(rules, own, |group| {
        for member in base.into_iter().flat_map(|b| &b.members) {
            if group.takes(rules, member) {
                group.members.push(member.clone());
                group.distances.push(0.0);
            }
        }
    })
}

fn groups(rules: &Rules, own: &[Arc<Member>], fill: impl Fn(&mut Group)) -> Vec<Group> {
    let mut own: Vec<&Arc<Member>> = own.iter().collect();
    own.sort_by_key(|m| (!rules.leads(m), m.reference.as_str()));
    let mut waiting = own.clone();
    let mut groups: Vec<Group> = Vec::new();
    while let Some(seed) = waiting.first() {
        let mut group = Group::around(seed);
        for member in waiting[1..].iter().chain(&own) {
            if group.takes(rules, member) {
                group.members.push((*member).clone());
            }
        }
        group.own = group.members.len();
        waiting.retain(|m| !stands_aside(rules, &group, m));
        fill(&mut group);
        group.measure();
        groups.push(group);
    }
    groups
}

/// True when the group has the flow, or another of its actor that says the same.
fn stands_aside(rules: &Rules, group: &Group, member: &Member) -> bool {
    let in_place = |m: &Arc<Member>| m.id == member.id || (m.actor == member.actor && rules.mixes(m, member));
    group.members.iter().any(in_place)
}
