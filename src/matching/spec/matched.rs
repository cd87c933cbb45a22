//! A matched project: its checksum, its edits, its allocation.

use crate::matching::allocate::{Arc, Transport};
use crate::matching::kernel::{Delta, FlowSlot, Kernel, Pair, PairKey};

use super::edits::Edit;
use super::error::{Problem, SpecError};
use super::mix;
use super::project::SpecProject;

/// A project with its pairs.
pub struct SpecMatch {
    pub(super) project: SpecProject,
    kernel: Kernel,
}

impl SpecMatch {
    pub(super) fn new(project: SpecProject, kernel: Kernel) -> Self {
        Self { project, kernel }
    }

    /// Number of pairs.
    pub fn count(&self) -> usize {
        self.kernel.count()
    }

    /// Sum of the mixed keys of all pairs: independent of their order.
    pub fn checksum(&self) -> u64 {
        let mut sum = 0u64;
        let flows = &self.project.flows;
        self.kernel.for_each_list(|offer, needs| {
            let given = u64::from(flows.id(offer.0)) << 32;
            for need in needs {
                sum = sum.wrapping_add(mix(given | u64::from(flows.id(need.0))));
            }
        });
        sum
    }

    /// The checksum after an edit, from the one before it.
    pub fn checksum_after(&self, before: u64, delta: &Delta) -> u64 {
        let gone = delta
            .removed
            .iter()
            .fold(before, |sum, &key| sum.wrapping_sub(self.mixed(key)));
        delta
            .added
            .iter()
            .fold(gone, |sum, &key| sum.wrapping_add(self.mixed(key)))
    }

    fn mixed(&self, key: PairKey) -> u64 {
        let id = |slot: FlowSlot| u64::from(self.project.flows.id(slot.0));
        mix(id(key.offer) << 32 | id(key.need))
    }

    /// Makes one edit; the pairs are right when it returns.
    pub fn apply(&mut self, edit: &Edit) -> Delta {
        match *edit {
            Edit::Move(site, to) => self.kernel.move_site(site, Some(to)),
            Edit::Put { id, facts, quantity } => {
                let flows = &mut self.project.flows;
                let slot = match flows.get(id) {
                    Some(slot) => slot,
                    None => {
                        self.project.quantities.push(0.0);
                        flows.push(id)
                    }
                };
                self.project.quantities[slot as usize] = quantity;
                self.kernel.put_flow(FlowSlot(slot), facts)
            }
            Edit::Delete(id) => {
                let slot = self.project.flows.get(id);
                slot.map(|slot| self.kernel.remove_flow(FlowSlot(slot)))
                    .unwrap_or_default()
            }
        }
    }

    /// The allocation of all pairs with a positive benefit, quantities by flow slot; and the ratio of each arc.
    ///
    /// Fails when a nature in use has no row in prices.csv.
    pub fn allocation(&self) -> Result<(Transport, Vec<f64>), SpecError> {
        let mut arcs = Vec::new();
        let mut ratios = Vec::new();
        let mut priced = true;
        self.kernel.for_each_pair(|pair| match self.benefit(&pair) {
            Some((benefit, ratio)) if benefit > 0.0 => {
                arcs.push(Arc {
                    offer: pair.offer.0,
                    need: pair.need.0,
                    benefit,
                });
                ratios.push(ratio);
            }
            Some(_) => {}
            None => priced = false,
        });
        if !priced {
            return Err(SpecError {
                file: "prices.csv",
                line: 0,
                column: "",
                value: String::new(),
                problem: Problem::NoNature,
            });
        }
        let quantities = &self.project.quantities;
        Ok((
            Transport {
                supplies: quantities.clone(),
                demands: quantities.clone(),
                arcs,
            },
            ratios,
        ))
    }

    /// Benefit of one unit offered, and the units needed that it replaces; `None` without a price.
    fn benefit(&self, pair: &Pair) -> Option<(f64, f64)> {
        let natures = &self.project.natures;
        let price = |slot| {
            let class = self.kernel.flow(slot)?.class;
            natures.prices.get(usize::from(class.0)).copied().flatten()
        };
        let (offered, needed) = (price(pair.offer)?, price(pair.need)?);
        let ratio = natures.ratios.get(usize::from(pair.rule)).copied()?;
        let km = self.kernel.distance_km(pair.offer, pair.need)?;
        Some((
            ratio * needed.value - offered.transport_per_km * km - offered.processing,
            ratio,
        ))
    }
}
