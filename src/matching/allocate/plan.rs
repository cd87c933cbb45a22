//! The question and the answer of an allocation.

use super::general::General;
use super::grid::{Grid, sound};
use super::simplex::Simplex;

/// One possible shipment.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Arc {
    /// Index into [`Transport::supplies`].
    pub offer: u32,
    /// Index into [`Transport::demands`].
    pub need: u32,
    /// Gain of one unit shipped; an arc without gain stays empty.
    pub benefit: f64,
}

/// Ship along arcs so that no supply and no demand is exceeded, with the greatest sum of benefit times flow.
/// Nothing has to be shipped.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Transport {
    /// Units available, at least 0. What is not finite counts as 0.
    pub supplies: Vec<f64>,
    /// Units wanted, at least 0. What is not finite counts as 0.
    pub demands: Vec<f64>,
    /// Possible shipments; those with an index out of range or a benefit that is not finite stay empty.
    pub arcs: Vec<Arc>,
}

/// An allocation.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plan {
    /// Units shipped, by arc.
    pub flows: Vec<f64>,
    /// Sum of benefit times flow.
    pub objective: f64,
    /// False when the search was given up: the plan is allowed, but perhaps not the best.
    pub optimal: bool,
}

impl Transport {
    /// The best plan; of equally good ones that which ships most along the first arc, then along the next, and so on.
    /// The same question gives the same plan, bit for bit, on every machine.
    pub fn solve(&self) -> Plan {
        let mut simplex = Simplex::new(self, (0..self.arcs.len() as u32).collect());
        let optimal = simplex.optimise();
        self.plan(simplex.shipped(), optimal)
    }

    /// The best plan when one unit shipped along arc `a` fills `ratios[a]` units of its need.
    ///
    /// An arc whose ratio is missing or not above 0 stays empty. The plan keeps below every quantity by about a
    /// billionth of it, which is what makes ties rare enough for the search to end.
    pub fn solve_general(&self, ratios: &[f64]) -> Plan {
        let mut simplex = General::new(self, ratios);
        let optimal = simplex.optimise();
        self.plan(simplex.shipped(), optimal)
    }

    /// The plan of what is shipped, by number of the arc.
    pub(super) fn plan(&self, shipped: impl Iterator<Item = (u32, f64)>, optimal: bool) -> Plan {
        let mut flows = vec![0.0; self.arcs.len()];
        for (arc, flow) in shipped {
            flows[arc as usize] = flow;
        }
        let shipped = self.arcs.iter().zip(&flows).filter(|(_, flow)| **flow > 0.0);
        let objective = shipped.map(|(arc, flow)| arc.benefit * flow).sum();
        Plan {
            flows,
            objective,
            optimal,
        }
    }

    /// Supplies, then demands; what is not a quantity is 0.
    pub(super) fn amounts(&self) -> Vec<f64> {
        let all = self.supplies.iter().chain(&self.demands);
        all.map(|&q| sound(q)).collect()
    }

    /// The ends exist and a unit shipped gains something.
    pub(super) fn is_usable(&self, arc: &Arc) -> bool {
        let known = (arc.offer as usize) < self.supplies.len() && (arc.need as usize) < self.demands.len();
        known && arc.benefit > 0.0 && arc.benefit.is_finite()
    }

    /// A grid for the quantities, of which none counts for more than its partners could take or give: one absurd
    /// quantity must not coarsen the grid of all others.
    pub(super) fn grid(&self) -> Grid {
        let mut across = (vec![0.0; self.supplies.len()], vec![0.0; self.demands.len()]);
        for arc in self.arcs.iter().filter(|arc| self.is_usable(arc)) {
            let (offer, need) = (arc.offer as usize, arc.need as usize);
            across.0[offer] += sound(self.demands[need]);
            across.1[need] += sound(self.supplies[offer]);
        }
        let own = self.supplies.iter().chain(&self.demands);
        let useful = own
            .zip(across.0.iter().chain(&across.1))
            .map(|(&own, &across)| sound(own).min(across));
        Grid::up_to(useful.fold(0.0, f64::max))
    }
}
