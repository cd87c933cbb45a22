//! Primal network simplex on a transportation problem.
//!
//! Quantities are rounded to a grid fine enough (2^-52 of the largest) that every flow is a whole number of its
//! steps: sums and differences are then exact, ties are real ties, and the rule of the strongly feasible tree
//! (Cunningham 1976) excludes endless loops.

use super::links::{Links, usable};
use super::plan::Transport;
use super::pricing::Pricing;
use super::tree::{NONE, Tree};

/// A gain below this part of the largest benefit is noise of the prices.
const GAIN_DOUBT: f64 = 1e-12;
/// Pivots per node and arc before the search is given up; a few are usual.
const PIVOTS_EACH: usize = 100;
/// A transportation problem being solved. Offers are nodes `0..offers`, needs follow, then the root.
pub(super) struct Simplex {
    offers: u32,
    root: u32,
    links: Links,
    tree: Tree,
    step: f64,
    least_gain: f64,
    pricing: Pricing,
}

impl Simplex {
    /// Nothing is shipped yet.
    pub fn new(question: &Transport) -> Self {
        let offers = question.supplies.len() as u32;
        let amounts = amounts(question);
        let step = step_of(amounts.iter().copied().fold(0.0, f64::max));
        // Down, never up: no plan may exceed what there is.
        let amounts: Vec<f64> = amounts.iter().map(|q| (q / step).floor()).collect();
        let links = Links::new(question, &amounts);
        Self {
            offers,
            root: amounts.len() as u32,
            least_gain: links.most() * GAIN_DOUBT,
            links,
            tree: Tree::star(&amounts),
            step,
            pricing: Pricing::default(),
        }
    }

    /// Pivots until no arc gains; false when given up.
    pub fn optimise(&mut self) -> bool {
        let most = PIVOTS_EACH.saturating_mul(self.links.all.len() + self.root as usize + 1);
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
        let nodes = self.tree.nodes.iter();
        self.links
            .spread(nodes.map(|node| (node.arc, node.flow * self.step)))
    }

    /// Candidates are the links, then the artificial arc of each node.
    fn candidates(&self) -> usize {
        self.links.all.len() + self.root as usize
    }

    /// The ends of a candidate: from an offer (or the root) to a need (or the root).
    fn ends(&self, candidate: usize) -> (u32, u32) {
        match self.links.all.get(candidate) {
            Some(link) => (link.offer, link.need),
            None => {
                let node = (candidate - self.links.all.len()) as u32;
                if node < self.offers {
                    (node, self.root)
                } else {
                    (self.root, node)
                }
            }
        }
    }

    fn gain(&self, candidate: usize) -> f64 {
        match self.links.all.get(candidate) {
            Some(link) => link.benefit - self.tree.node(link.offer).price - self.tree.node(link.need).price,
            None => -self.tree.nodes[candidate - self.links.all.len()].price,
        }
    }

    fn entering(&mut self) -> Option<usize> {
        let mut pricing = std::mem::take(&mut self.pricing);
        let found = pricing.best(self.candidates(), self.least_gain, |candidate| {
            self.gain(candidate)
        });
        self.pricing = pricing;
        found
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
        let arc = if entering < self.links.all.len() {
            entering as u32
        } else {
            NONE
        };
        self.tree.regraft(cut, inner, outer, arc, amount);
        let links = &self.links;
        self.tree.reprice(inner, |_, arc, above| {
            if arc == NONE {
                0.0
            } else {
                links.benefit(arc) - above
            }
        });
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

/// Supplies, then demands, none above what its partners could take or give: one absurd quantity must not
/// coarsen the grid of all others.
fn amounts(question: &Transport) -> Vec<f64> {
    let stated = question.amounts();
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
