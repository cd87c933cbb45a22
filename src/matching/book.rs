//! Dense numbers for flows and actors, and what is known of each flow: the matcher's own books.

use std::collections::{BTreeMap, BTreeSet};

use super::known::Known;
use super::relations::Relations;
use crate::base::ids::{ActorId, FlowId};
use crate::reference::NatureIx;

/// A flow as the matcher holds it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Held {
    /// The flow.
    pub id: FlowId,
    /// Its actor.
    pub actor: ActorId,
    /// What decides its pairs.
    pub known: Known,
}

/// Flows by slot. A slot belongs to one flow for ever, so that what is gone can still be named.
#[derive(Clone, Debug, Default)]
pub struct Book {
    slots: BTreeMap<FlowId, u32>,
    ids: Vec<FlowId>,
    held: Vec<Option<Held>>,
    sites: BTreeMap<ActorId, u32>,
    by_nature: BTreeMap<(bool, NatureIx), BTreeSet<u32>>,
    unplaced: BTreeSet<u32>,
}

impl Book {
    /// Takes in a flow and returns its slot.
    pub fn hold(&mut self, held: Held) -> u32 {
        let next = self.ids.len() as u32;
        let slot = *self.slots.entry(held.id).or_insert(next);
        if slot == next {
            self.ids.push(held.id);
            self.held.push(None);
        }
        self.release(slot);
        self.by_nature
            .entry((held.known.is_offer, held.known.nature))
            .or_default()
            .insert(slot);
        if held.known.at.is_none() {
            self.unplaced.insert(slot);
        }
        self.held[slot as usize] = Some(held);
        slot
    }

    /// Forgets what is known of a slot.
    pub fn release(&mut self, slot: u32) {
        let Some(old) = self.held.get_mut(slot as usize).and_then(Option::take) else {
            return;
        };
        if let Some(slots) = self.by_nature.get_mut(&(old.known.is_offer, old.known.nature)) {
            slots.remove(&slot);
        }
        self.unplaced.remove(&slot);
    }

    /// The number of an actor.
    pub fn site(&mut self, actor: ActorId) -> u32 {
        let next = self.sites.len() as u32;
        *self.sites.entry(actor).or_insert(next)
    }

    /// The slot of a flow that was ever held.
    pub fn slot(&self, flow: FlowId) -> Option<u32> {
        self.slots.get(&flow).copied()
    }

    /// The flow of a slot.
    pub fn id(&self, slot: u32) -> Option<FlowId> {
        self.ids.get(slot as usize).copied()
    }

    /// What is known of a slot now.
    pub fn get(&self, slot: u32) -> Option<&Held> {
        self.held.get(slot as usize)?.as_ref()
    }

    /// Number of slots.
    pub fn len(&self) -> u32 {
        self.ids.len() as u32
    }

    /// Slots and what is known of them.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &Held)> {
        (0u32..)
            .zip(&self.held)
            .filter_map(|(slot, held)| Some((slot, held.as_ref()?)))
    }

    /// Offers of exactly that nature.
    pub fn offers_of(&self, nature: NatureIx) -> impl Iterator<Item = u32> + '_ {
        self.by_nature.get(&(true, nature)).into_iter().flatten().copied()
    }

    /// True while the actor of that flow has no place.
    pub fn is_unplaced(&self, slot: u32) -> bool {
        self.unplaced.contains(&slot)
    }

    /// The flows that a flow meets although no distance is known: all related ones when it has no place itself,
    /// else the related ones that have none.
    pub fn placeless_partners(&self, slot: u32, relations: &Relations) -> Vec<u32> {
        let Some(held) = self.get(slot) else {
            return Vec::new();
        };
        let mut found = self.placeless_for(&held.known, relations);
        found.retain(|other| self.get(*other).is_some_and(|o| o.actor != held.actor));
        found
    }

    /// As [`Self::placeless_partners`], for a flow that need not be held: of whatever actor.
    pub fn placeless_for(&self, known: &Known, relations: &Relations) -> Vec<u32> {
        let here = known.at.is_some();
        if here && self.unplaced.is_empty() {
            return Vec::new();
        }
        let others: Vec<NatureIx> = match known.is_offer {
            true => relations.from_offer(known.nature).map(|(_, r)| r.need).collect(),
            false => relations.to_need(known.nature).map(|(_, r)| r.offer).collect(),
        };
        let mut found: Vec<u32> = others
            .into_iter()
            .filter_map(|n| self.by_nature.get(&(!known.is_offer, n)))
            .flatten()
            .copied()
            .filter(|other| !here || self.is_unplaced(*other))
            .collect();
        found.sort_unstable();
        found
    }
}
