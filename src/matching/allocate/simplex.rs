//! Primal network simplex on a transportation problem.
//!
//! Quantities are rounded to a grid fine enough (2^-52 of the largest) that every flow is a whole number of its
//! steps: sums and differences are then exact, ties are real ties, and the rule of the strongly feasible tree
//! (Cunningham 1976) excludes endless loops.

use super::plan::{Arc, Transport};
use super::tree::{NONE, Tree};

/// A gain below this part of the largest benefit is noise of the prices.
const GAIN_DOUBT: f64 = 1e-12;
/// Pivots per node and arc before the search is given up; a few are usual.
const PIVOTS_EACH: usize = 100;
/// Least number of arcs compared in one round of pricing.
const LEAST_BLOCK: usize = 64;

/// An arc in use: its ends as nodes of the tree.
#[derive(Clone, Copy, Debug)]
struct Link {
    offer: u32,
    need: u32,
    benefit: f64,
}

/// A transportation problem being solved. Offers are nodes `0..offers`, needs follow, then the root.
pub(super) struct Simplex {
    offers: u32,
    root: u32,
    links: Vec<Link>,
    /// Place of each link among the arcs of the question.
    origin: Vec<u32>,
    arcs: usize,
    tree: Tree,
    step: f64,
    least_gain: f64,
    /// Where the next round of pricing begins.
    cursor: usize,
}

impl Simplex {
    /// Nothing is shipped yet.
    pub fn new(question: &Transport) -> Self {
        let offers = question.supplies.len() as u32;
        let amounts = amounts(question);
        let step = step_of(amounts.iter().copied().fold(0.0, f64::max));
        // Down, never up: no plan may exceed what there is.
        let amounts: Vec<f64> = amounts.iter().map(|q| (q / step).floor()).collect();
        let mut links = Vec::new();
        let mut origin = Vec::new();
        for (number, arc) in question.arcs.iter().enumerate() {
            let Some((offer, need)) = usable(question, arc) else {
                continue;
            };
            if amounts[offer] > 0.0 && amounts[need] > 0.0 {
                links.push(Link {
                    offer: offer as u32,
                    need: need as u32,
                    benefit: arc.benefit,
                });
                origin.push(number as u32);
            }
        }
        let most = links.iter().map(|l| l.benefit).fold(0.0, f64::max);
        Self {
            offers,
            root: amounts.len() as u32,
            links,
            origin,
            arcs: question.arcs.len(),
            tree: Tree::star(&amounts),
            step,
            least_gain: most * GAIN_DOUBT,
            cursor: 0,
        }
    }

    /// Pivots until no arc gains; false when given up.
    pub fn optimise(&mut self) -> bool {
        let most = PIVOTS_EACH.saturating_mul(self.links.len() + self.root as usize + 1);
        for _ in 0..most {
            let Some(entering) = self.entering() else {
                return true;
            };
            self.pivot(entering);
        }
        false
    }

    /// Units shipped, by arc of the question.
    pub fn flows(&self) -> Vec<f64> {
        let mut flows = vec![0.0; self.arcs];
        for node in &self.tree.nodes {
            if node.arc != NONE {
                flows[self.origin[node.arc as usize] as usize] = node.flow * self.step;
            }
        }
        flows
    }

    /// Candidates are the links, then the artificial arc of each node.
    fn candidates(&self) -> usize {
        self.links.len() + self.root as usize
    }

    /// The ends of a candidate: from an offer (or the root) to a need (or the root).
    fn ends(&self, candidate: usize) -> (u32, u32) {
        match self.links.get(candidate) {
            Some(link) => (link.offer, link.need),
            None => {
                let node = (candidate - self.links.len()) as u32;
                if node < self.offers {
                    (node, self.root)
                } else {
                    (self.root, node)
                }
            }
        }
    }

    fn gain(&self, candidate: usize) -> f64 {
        match self.links.get(candidate) {
            Some(link) => link.benefit - self.tree.node(link.offer).price - self.tree.node(link.need).price,
            None => -self.tree.nodes[candidate - self.links.len()].price,
        }
    }

    /// The best candidate of the first block that has a gaining one, going round from the last place.
    fn entering(&mut self) -> Option<usize> {
        let count = self.candidates();
        let block = ((count as f64).sqrt() as usize).max(LEAST_BLOCK);
        let mut best = None;
        let mut most = self.least_gain;
        let mut left_in_block = block;
        for _ in 0..count {
            let candidate = self.cursor;
            self.cursor = if candidate + 1 == count { 0 } else { candidate + 1 };
            let gain = self.gain(candidate);
            if gain > most {
                (most, best) = (gain, Some(candidate));
            }
            left_in_block -= 1;
            if left_in_block == 0 {
                if best.is_some() {
                    return best;
                }
                left_in_block = block;
            }
        }
        best
    }

    /// Sends flow round the circle that the entering arc closes, until an arc runs empty and leaves the tree.
    fn pivot(&mut self, entering: usize) {
        let (from, to) = self.ends(entering);
        let join = self.join(from, to);
        // Offers above `from` and needs above `to` lose flow. Of equal ones the last on the way round leaves:
        // that keeps the tree strongly feasible.
        let mut amount = f64::INFINITY;
        let mut leaving = (NONE, from, to);
        let mut node = from;
        while node != join {
            let here = self.tree.node(node);
            if node < self.offers && here.flow < amount {
                (amount, leaving) = (here.flow, (node, from, to));
            }
            node = here.parent;
        }
        node = to;
        while node != join {
            let here = self.tree.node(node);
            if node >= self.offers && here.flow <= amount {
                (amount, leaving) = (here.flow, (node, to, from));
            }
            node = here.parent;
        }
        let (cut, inner, outer) = leaving;
        if cut == NONE {
            return;
        }
        self.send(from, join, amount, |node, offers| node >= offers);
        self.send(to, join, amount, |node, offers| node < offers);
        let arc = if entering < self.links.len() {
            entering as u32
        } else {
            NONE
        };
        self.tree.regraft(cut, inner, outer, arc, amount);
        let links = &self.links;
        self.tree.reprice(inner, |arc| links[arc as usize].benefit);
    }

    /// Adds to the arcs that gain on the way up to `join` and takes from the others.
    fn send(&mut self, from: u32, join: u32, amount: f64, gains: impl Fn(u32, u32) -> bool) {
        let offers = self.offers;
        let mut node = from;
        while node != join {
            let here = self.tree.node_mut(node);
            here.flow += if gains(node, offers) { amount } else { -amount };
            node = here.parent;
        }
    }

    /// The lowest node above both.
    fn join(&self, mut a: u32, mut b: u32) -> u32 {
        while a != b {
            let (above_a, above_b) = (self.tree.node(a), self.tree.node(b));
            if above_a.depth >= above_b.depth {
                a = above_a.parent;
            } else {
                b = above_b.parent;
            }
        }
        a
    }
}

/// The nodes at the ends of an arc that may carry something.
fn usable(question: &Transport, arc: &Arc) -> Option<(usize, usize)> {
    let (offer, need) = (arc.offer as usize, arc.need as usize);
    let known = offer < question.supplies.len() && need < question.demands.len();
    (known && arc.benefit > 0.0 && arc.benefit.is_finite()).then_some((offer, question.supplies.len() + need))
}

/// Supplies, then demands, none above what its partners could take or give: one absurd quantity must not
/// coarsen the grid of all others.
fn amounts(question: &Transport) -> Vec<f64> {
    let stated: Vec<f64> = question
        .supplies
        .iter()
        .chain(&question.demands)
        .map(|&q| if q.is_finite() && q > 0.0 { q } else { 0.0 })
        .collect();
    let mut across = vec![0.0; stated.len()];
    for (offer, need) in question.arcs.iter().filter_map(|arc| usable(question, arc)) {
        across[offer] += stated[need];
        across[need] += stated[offer];
    }
    stated
        .iter()
        .zip(&across)
        .map(|(&own, &across): (&f64, &f64)| own.min(across))
        .collect()
}

/// A power of two of which the largest quantity has at most 2^52.
fn step_of(largest: f64) -> f64 {
    if largest <= 0.0 {
        return 1.0;
    }
    2f64.powi(largest.log2().ceil() as i32 - 52)
        .max(f64::MIN_POSITIVE)
}
