//! Outside identifiers (1 to 2^32 - 1) to dense slots.

use std::collections::BTreeMap;

use crate::matching::kernel::FlowSlot;

/// Identifiers below this are looked up in a plain table (at most 32 MiB).
const DENSE: u32 = 1 << 23;
const ABSENT: u32 = u32::MAX;

/// A map that is a plain table for the small identifiers that projects have.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    dense: Vec<u32>,
    sparse: BTreeMap<u32, u32>,
    /// Identifier by slot.
    ids: Vec<u32>,
}

impl Ids {
    /// The slot of an identifier.
    pub fn get(&self, id: u32) -> Option<u32> {
        if id < DENSE {
            self.dense
                .get(id as usize)
                .copied()
                .filter(|&slot| slot != ABSENT)
        } else {
            self.sparse.get(&id).copied()
        }
    }

    /// The next free slot for a new identifier; `None` when it has one already.
    pub fn add(&mut self, id: u32) -> Option<u32> {
        self.get(id).is_none().then(|| self.push(id))
    }

    /// The next free slot for an identifier that has none.
    pub fn push(&mut self, id: u32) -> u32 {
        let slot = self.ids.len() as u32;
        self.ids.push(id);
        if id < DENSE {
            if self.dense.len() <= id as usize {
                self.dense.resize(id as usize + 1, ABSENT);
            }
            self.dense[id as usize] = slot;
        } else {
            self.sparse.insert(id, slot);
        }
        slot
    }

    /// The identifier of a slot, 0 for an unknown one.
    pub fn id(&self, slot: u32) -> u32 {
        self.ids.get(slot as usize).copied().unwrap_or(0)
    }

    /// Gives the identifier in each slot the slot said there; every slot is said once.
    pub fn renumber(&mut self, slots: &[FlowSlot]) {
        let mut ids = vec![0; self.ids.len()];
        for (&id, slot) in self.ids.iter().zip(slots) {
            ids[slot.0 as usize] = id;
            if id < DENSE {
                self.dense[id as usize] = slot.0;
            } else {
                self.sparse.insert(id, slot.0);
            }
        }
        self.ids = ids;
    }
}
