//! Primal network simplex on a transportation problem.
//!
//! Quantities are whole numbers of a step: ties are real ties, and the rule of the strongly feasible tree
//! (Cunningham 1976) excludes endless loops. A node with nothing has an infinite price, so no arc there gains.

use super::grid::Grid;
use super::links::Link;
use super::news::News;
use super::nodes::{ROOT, is_offer, need_node, offer_node};
use super::plan::{Arc, Transport};
use super::pricing::Pricing;
use super::tree::{NONE, Tree};

/// A gain below this part of the largest benefit is noise of the prices.
pub(super) const GAIN_DOUBT: f64 = 1e-12;
/// Pivots per node and arc before the search is given up; a few are usual.
const PIVOTS_EACH: usize = 100;
/// An arc that carries nothing.
pub(super) const UNUSED: Link = Link {
    offer: ROOT,
    need: ROOT,
    benefit: f64::NEG_INFINITY,
};

/// A transportation problem being solved. Links have the numbers of the arcs of the question.
pub(super) struct Simplex {
    pub(super) grid: Grid,
    pub(super) links: Vec<Link>,
    /// By link: of equal plans the one wins that ships more along the link of lowest rank.
    pub(super) ranks: Vec<u32>,
    pub(super) tree: Tree,
    /// Moved since it was priced.
    pub(super) news: News,
    /// Moved since its ties were settled.
    pub(super) unsettled: News,
    /// By node: the links there; empty before the first plan stands.
    pub(super) at: Vec<Vec<u32>>,
    pub(super) least_gain: f64,
    pricing: Pricing,
}

impl Simplex {
    /// Nothing is shipped yet; `ranks` by arc.
    pub fn new(question: &Transport, ranks: Vec<u32>) -> Self {
        let grid = question.grid();
        let most = question.supplies.len().max(question.demands.len());
        let mut amounts = vec![0.0; 2 * most + 1];
        for (offer, quantity) in (0..).zip(&question.supplies) {
            amounts[offer_node(offer) as usize] = grid.steps(*quantity);
        }
        for (need, quantity) in (0..).zip(&question.demands) {
            amounts[need_node(need) as usize] = grid.steps(*quantity);
        }
        let mut tree = Tree::star(ROOT, &amounts);
        for (price, amount) in tree.prices.iter_mut().zip(&amounts).skip(1) {
            *price = if *amount > 0.0 { 0.0 } else { f64::INFINITY };
        }
        let links: Vec<Link> = question.arcs.iter().map(|arc| link_of(question, arc)).collect();
        Self {
            grid,
            least_gain: links.iter().map(|link| link.benefit).fold(0.0, f64::max) * GAIN_DOUBT,
            links,
            ranks,
            tree,
            news: News::default(),
            unsettled: News::default(),
            at: Vec::new(),
            pricing: Pricing::default(),
        }
    }

    /// Pivots until no arc gains and no tie is open; false when given up.
    pub fn optimise(&mut self) -> bool {
        for _ in 0..self.most_pivots() {
            let Some(entering) = self.entering() else {
                self.settle_all_ties();
                return true;
            };
            self.pivot(entering);
        }
        false
    }

    pub(super) fn most_pivots(&self) -> usize {
        PIVOTS_EACH.saturating_mul(self.candidates() + 1)
    }

    /// Units shipped along a link.
    pub fn flow(&self, link: u32) -> f64 {
        let holder = self.holder(link);
        holder.map_or(0.0, |node| self.grid.units(self.tree.node(node).flow))
    }

    /// Each link in use with the units shipped.
    pub fn shipped(&self) -> impl Iterator<Item = (u32, f64)> {
        let real = self.tree.nodes.iter().filter(|node| node.arc != NONE);
        real.map(|node| (node.arc, self.grid.units(node.flow)))
    }

    /// Candidates are the links, then the artificial arc of each node.
    pub(super) fn candidates(&self) -> usize {
        self.links.len() + self.tree.nodes.len() - 1
    }

    /// The artificial arc of a node as a candidate.
    pub(super) fn artificial(&self, node: u32) -> usize {
        self.links.len() + node as usize - 1
    }

    /// The ends of a candidate: from an offer (or the root) to a need (or the root).
    pub(super) fn ends(&self, candidate: usize) -> (u32, u32) {
        match self.links.get(candidate) {
            Some(link) => (link.offer, link.need),
            None => {
                let node = (candidate + 1 - self.links.len()) as u32;
                if is_offer(node) {
                    (node, ROOT)
                } else {
                    (ROOT, node)
                }
            }
        }
    }

    pub(super) fn gain(&self, candidate: usize) -> f64 {
        match self.links.get(candidate) {
            Some(link) => link.benefit - self.tree.price(link.offer) - self.tree.price(link.need),
            None => -self.tree.prices[candidate + 1 - self.links.len()],
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
    pub(super) fn pivot(&mut self, entering: usize) {
        let (from, to) = self.ends(entering);
        let join = self.join(from, to);
        // Offers above `from` and needs above `to` lose flow. Of equal ones the last on the way round leaves:
        // that keeps the tree strongly feasible.
        let mut amount = f64::INFINITY;
        let mut leaving = (NONE, from, to);
        let mut node = from;
        while node != join {
            let here = self.tree.node(node);
            if is_offer(node) && here.flow < amount {
                (amount, leaving) = (here.flow, (node, from, to));
            }
            node = here.parent;
        }
        node = to;
        while node != join {
            let here = self.tree.node(node);
            if !is_offer(node) && here.flow <= amount {
                (amount, leaving) = (here.flow, (node, to, from));
            }
            node = here.parent;
        }
        let (cut, inner, outer) = leaving;
        if cut == NONE {
            return;
        }
        self.send(from, join, amount, |node| !is_offer(node));
        self.send(to, join, amount, is_offer);
        let arc = if entering < self.links.len() {
            entering as u32
        } else {
            NONE
        };
        self.tree.regraft(cut, inner, outer, arc, amount);
        self.price_below(inner);
    }

    /// Prices a node from its arc, and all below it.
    pub(super) fn price_below(&mut self, top: u32) {
        let (links, news) = (&self.links, &mut self.news);
        self.tree.reprice(top, |node, arc, above| {
            news.note(node);
            if arc == NONE {
                0.0
            } else {
                links[arc as usize].benefit - above
            }
        });
    }

    /// Adds to the arcs that gain on the way up to `join` and takes from the others.
    fn send(&mut self, from: u32, join: u32, amount: f64, gains: impl Fn(u32) -> bool) {
        let mut node = from;
        while node != join {
            let here = self.tree.node_mut(node);
            here.flow += if gains(node) { amount } else { -amount };
            node = here.parent;
        }
    }

    /// The lowest node above both.
    pub(super) fn join(&self, mut a: u32, mut b: u32) -> u32 {
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

/// The link of an arc of the question.
pub(super) fn link_of(question: &Transport, arc: &Arc) -> Link {
    if question.is_usable(arc) {
        Link {
            offer: offer_node(arc.offer),
            need: need_node(arc.need),
            benefit: arc.benefit,
        }
    } else {
        UNUSED
    }
}
