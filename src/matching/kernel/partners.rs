//! The partners of each flow, both ways, in ascending order of slot.
//!
//! A full match writes the lists into large blocks without slack; the first addition to a list moves it out into
//! a vector of its own. The room it leaves in its block is small beside the lists that are never edited.

use super::flow::FlowSlot;

/// Marks a list that has left its block.
const EDITED: u32 = u32::MAX;

/// Where one list is: `start..start + len` of a block, or number `start` of the edited lists.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    block: u32,
    start: u32,
    len: u32,
}

/// Lists of partners by slot.
#[derive(Clone, Debug, Default)]
pub(super) struct Partners {
    spans: Vec<Span>,
    blocks: Vec<Vec<FlowSlot>>,
    edited: Vec<Vec<FlowSlot>>,
}

/// Lists of some consecutive flows of a visiting order, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Where each list ends.
    pub ends: Vec<u32>,
    pub partners: Vec<FlowSlot>,
}

/// A list that leaves its block has room for so many more: where one came, others follow.
const SPARE: usize = 4;
/// Number of lists in one block.
pub(super) const BLOCK_LISTS: usize = 1024;

impl Partners {
    /// From the lists of the offers, given in blocks of [`BLOCK_LISTS`] along `offers`; the lists of the needs are their transposition.
    pub fn build(slots: usize, offers: &[FlowSlot], needs: &[FlowSlot], blocks: Vec<Block>) -> Self {
        let mut all = Self {
            spans: vec![Span::default(); slots],
            blocks: Vec::new(),
            edited: Vec::new(),
        };
        let mut degree = vec![0u32; slots];
        for (block, order) in blocks.into_iter().zip(offers.chunks(BLOCK_LISTS)) {
            let number = all.blocks.len() as u32;
            let mut start = 0;
            for (&slot, &end) in order.iter().zip(&block.ends) {
                all.spans[slot.at()] = Span {
                    block: number,
                    start,
                    len: end - start,
                };
                start = end;
            }
            for partner in &block.partners {
                degree[partner.at()] += 1;
            }
            all.blocks.push(block.partners);
        }
        let offer_blocks = all.blocks.len();
        for order in needs.chunks(BLOCK_LISTS) {
            let number = all.blocks.len() as u32;
            let mut start = 0;
            for &slot in order {
                all.spans[slot.at()] = Span {
                    block: number,
                    start,
                    len: 0,
                };
                start += degree[slot.at()];
            }
            all.blocks.push(vec![FlowSlot::default(); start as usize]);
        }
        all.transpose(offers, offer_blocks);
        if !offers.is_sorted() {
            all.sort_needs(needs);
        }
        all
    }

    /// Writes each offer into the lists of its partners; a span's length serves as the cursor.
    fn transpose(&mut self, offers: &[FlowSlot], offer_blocks: usize) {
        let (from, to) = self.blocks.split_at_mut(offer_blocks);
        for &offer in offers {
            let Span { block, start, len } = self.spans[offer.at()];
            for &need in &from[block as usize][start as usize..(start + len) as usize] {
                let span = &mut self.spans[need.at()];
                to[span.block as usize - offer_blocks][(span.start + span.len) as usize] = offer;
                span.len += 1;
            }
        }
    }

    fn sort_needs(&mut self, needs: &[FlowSlot]) {
        for &need in needs {
            let Span { block, start, len } = self.spans[need.at()];
            self.blocks[block as usize][start as usize..(start + len) as usize].sort_unstable();
        }
    }

    /// The partners of a slot, ascending.
    pub fn get(&self, slot: FlowSlot) -> &[FlowSlot] {
        match self.spans.get(slot.at()) {
            Some(span) if span.block == EDITED => &self.edited[span.start as usize],
            Some(span) if span.len > 0 => {
                &self.blocks[span.block as usize][span.start as usize..(span.start + span.len) as usize]
            }
            _ => &[],
        }
    }

    /// The list of a slot, ready to be changed.
    fn list_mut(&mut self, slot: FlowSlot) -> &mut Vec<FlowSlot> {
        if self.spans.len() <= slot.at() {
            self.spans.resize(slot.at() + 1, Span::default());
        }
        if self.spans[slot.at()].block != EDITED {
            let kept = self.get(slot);
            let mut list = Vec::with_capacity(kept.len() + SPARE);
            list.extend_from_slice(kept);
            self.spans[slot.at()] = Span {
                block: EDITED,
                start: self.edited.len() as u32,
                len: 0,
            };
            self.edited.push(list);
        }
        let place = self.spans[slot.at()].start as usize;
        &mut self.edited[place]
    }

    /// Replaces a list by one that is ascending, without touching the partners' own.
    pub fn replace(&mut self, slot: FlowSlot, partners: Vec<FlowSlot>) {
        if !partners.is_empty() || !self.get(slot).is_empty() {
            *self.list_mut(slot) = partners;
        }
    }

    /// Adds `partner` to the list of `slot`, once.
    pub fn add(&mut self, slot: FlowSlot, partner: FlowSlot) {
        let list = self.list_mut(slot);
        if let Err(at) = list.binary_search(&partner) {
            list.insert(at, partner);
        }
    }

    /// Takes `partner` out of the list of `slot`; a list in a block stays there.
    pub fn drop(&mut self, slot: FlowSlot, partner: FlowSlot) {
        let Ok(at) = self.get(slot).binary_search(&partner) else {
            return;
        };
        let span = &mut self.spans[slot.at()];
        if span.block == EDITED {
            self.edited[span.start as usize].remove(at);
        } else {
            let block = &mut self.blocks[span.block as usize];
            let end = (span.start + span.len) as usize;
            block.copy_within(span.start as usize + at + 1..end, span.start as usize + at);
            span.len -= 1;
        }
    }
}
