//! The full match, on one or more threads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use thiserror::Error;

use super::flow::{FlowSlot, Place, Row};
use super::partners::{BLOCK_LISTS, Block};
use super::search::{Found, View};

/// Most pairs that a full match keeps: 8 bytes each, so 3.2 GB.
pub const MAX_PAIRS: usize = 400_000_000;
/// Most threads that a full match starts.
const MAX_THREADS: usize = 64;

/// Why a full match was given up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum KernelError {
    /// The rules allow so many pairs that they would not fit in memory.
    #[error("more than {limit} pairs are possible; shorten the limits of distance or split the project")]
    TooManyPairs {
        /// The most that is kept.
        limit: usize,
    },
}

/// Lists of partners of the offers in `order`, in blocks of [`BLOCK_LISTS`]; the same for any number of threads.
/// `in_order` says that slots follow the index, so that partners are found in ascending order.
pub(super) fn match_all(
    view: View<'_>,
    rows: &[Option<Row>],
    order: &[FlowSlot],
    in_order: bool,
    threads: usize,
) -> Result<Vec<Block>, KernelError> {
    let job = Job {
        view,
        rows,
        order,
        in_order,
        next: AtomicUsize::new(0),
        pairs: AtomicUsize::new(0),
    };
    let helpers = threads.clamp(1, MAX_THREADS) - 1;
    let mut blocks = thread::scope(|scope| {
        // A thread that the system refuses is no loss: the others take its blocks.
        let started: Vec<_> = (0..helpers)
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, || job.work()).ok())
            .collect();
        let mut blocks = job.work();
        for helper in started {
            match helper.join() {
                Ok(more) => blocks.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        blocks
    });
    if job.pairs.load(Ordering::Relaxed) > MAX_PAIRS {
        return Err(KernelError::TooManyPairs { limit: MAX_PAIRS });
    }
    blocks.sort_unstable_by_key(|(number, _)| *number);
    Ok(blocks.into_iter().map(|(_, block)| block).collect())
}

struct Job<'a> {
    view: View<'a>,
    rows: &'a [Option<Row>],
    order: &'a [FlowSlot],
    in_order: bool,
    /// Next block to do.
    next: AtomicUsize,
    /// Pairs found so far, by all threads.
    pairs: AtomicUsize,
}

impl Job<'_> {
    /// Does blocks until none is left or there are too many pairs.
    fn work(&self) -> Vec<(usize, Block)> {
        let mut done = Vec::new();
        let mut scratch = Found::default();
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(slots) = self.order.chunks(BLOCK_LISTS).nth(number) else {
                return done;
            };
            let block = self.block(slots, &mut scratch);
            let found = block.partners.len();
            if self.pairs.fetch_add(found, Ordering::Relaxed) + found > MAX_PAIRS {
                return done;
            }
            done.push((number, block));
        }
    }

    fn flow(&self, slot: FlowSlot) -> Option<(Row, Place)> {
        let row = self.rows.get(slot.at()).copied().flatten()?;
        let place = self.view.places.get(row.site.at()).copied().flatten()?;
        Some((row, place))
    }

    fn block(&self, slots: &[FlowSlot], scratch: &mut Found) -> Block {
        scratch.clear();
        let mut ends = Vec::with_capacity(slots.len());
        // Fetched ahead of the scans: looked up one by one, each would wait for memory.
        let flows: Vec<Option<(Row, Place)>> = slots.iter().map(|slot| self.flow(*slot)).collect();
        for flow in &flows {
            let from = scratch.len();
            if let Some((row, place)) = flow {
                self.view.partners(row, place, scratch);
            }
            if !self.in_order {
                scratch.since(from).sort_unstable();
            }
            ends.push(scratch.len() as u32);
            if scratch.len() > MAX_PAIRS {
                break;
            }
        }
        Block {
            ends,
            partners: scratch.all().to_vec(),
        }
    }
}
