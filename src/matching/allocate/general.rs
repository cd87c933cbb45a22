//! Primal simplex on a generalised network: one unit shipped fills `ratio` units of a need.
//!
//! A basis falls into parts. Each part is a tree with one arc more: either the artificial arc of its top node (which
//! takes what stays unshipped there), or an arc from the top node to another node of the part, closing a circle.
//! All parts hang from the root of one [`Tree`]; the one arc more is stored with the top node. A pivot walks along
//! paths only, and prices anew only what it moved.

use super::links::Links;
use super::plan::Transport;
use super::pricing::Pricing;
use super::tree::{NONE, Tree};

/// A gain below this part of the largest benefit is noise of the prices.
const GAIN_DOUBT: f64 = 1e-11;
/// A share below this part of the largest share is noise of the paths.
const SHARE_DOUBT: f64 = 1e-9;
/// Quantities are lowered by up to this part, each by another: ties would let the search go round for ever.
const SPREAD: f64 = 1e-9;
/// Pivots per node and arc before the search is given up; a few are usual.
const PIVOTS_EACH: usize = 100;

/// A generalised transportation problem being solved.
pub(super) struct General {
    offers: u32,
    root: u32,
    links: Links,
    /// By link.
    ratios: Vec<f64>,
    tree: Tree,
    /// By top node whose extra arc is a link: the other end of that link.
    other: Vec<u32>,
    /// By node: what one unit of the entering arc takes from the arc above.
    share: Vec<f64>,
    /// Nodes whose share is set.
    shared: Vec<u32>,
    least_gain: f64,
    pricing: Pricing,
}

impl General {
    /// Nothing is shipped yet.
    pub fn new(question: &Transport, ratios: &[f64]) -> Self {
        let sound = |arc: usize| ratios.get(arc).is_some_and(|r| *r > 0.0 && r.is_finite());
        let mut amounts = question.amounts();
        for (node, amount) in amounts.iter_mut().enumerate() {
            *amount *= 1.0 - SPREAD * scattered(node);
        }
        let mut links = Links::new(question, &amounts);
        let keep: Vec<bool> = links.origin.iter().map(|&arc| sound(arc as usize)).collect();
        links.retain(&keep);
        Self {
            offers: question.supplies.len() as u32,
            root: amounts.len() as u32,
            ratios: links.origin.iter().map(|&arc| ratios[arc as usize]).collect(),
            least_gain: links.most() * GAIN_DOUBT,
            other: vec![NONE; amounts.len()],
            share: vec![0.0; amounts.len()],
            shared: Vec::new(),
            tree: Tree::star(amounts.len() as u32, &[amounts.as_slice(), &[0.0]].concat()),
            links,
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
            if self.pivot(entering).is_none() {
                return false;
            }
        }
        false
    }

    /// Each arc of the question in use with the units shipped.
    pub fn shipped(&self) -> impl Iterator<Item = (u32, f64)> {
        let real = self.tree.nodes.iter().filter(|node| node.arc != NONE);
        real.map(|node| (self.links.origin[node.arc as usize], node.flow))
    }

    fn entering(&mut self) -> Option<usize> {
        let mut pricing = std::mem::take(&mut self.pricing);
        let count = self.links.all.len() + self.root as usize;
        let found = pricing.best(count, self.least_gain, |candidate| self.gain(candidate));
        self.pricing = pricing;
        found
    }

    /// What one unit of a candidate is worth beyond the prices at its ends: links first, then artificial arcs.
    fn gain(&self, candidate: usize) -> f64 {
        match self.links.all.get(candidate) {
            Some(link) => {
                let (offer, need) = (self.tree.price(link.offer), self.tree.price(link.need));
                link.benefit - offer - self.ratios[candidate] * need
            }
            None => -self.tree.prices[candidate - self.links.all.len()],
        }
    }

    /// Units that one unit of `link` takes of the quantity at `node`, one of its ends.
    fn weight(&self, node: u32, link: u32) -> f64 {
        if node < self.offers {
            1.0
        } else {
            self.ratios[link as usize]
        }
    }

    /// `None` when rounding has spoilt the basis.
    fn pivot(&mut self, entering: usize) -> Option<()> {
        let (inner, outer, link) = match self.links.all.get(entering) {
            Some(link) => (link.offer, link.need, entering as u32),
            None => ((entering - self.links.all.len()) as u32, self.root, NONE),
        };
        self.find_shares(inner, outer, link)?;
        let (mut cut, amount) = self.leaving()?;
        for &node in &self.shared {
            let share = self.share[node as usize];
            let own = self.tree.node_mut(node);
            own.flow = (own.flow - amount * share).max(0.0);
        }
        self.clear_shares();
        cut = self.opened(cut);
        let (inner_moves, outer_moves) = (
            self.is_below(inner, cut),
            outer != self.root && self.is_below(outer, cut),
        );
        match (inner_moves, outer_moves) {
            (true, false) => self.graft(cut, inner, outer, link, amount),
            (false, true) => self.graft(cut, outer, inner, link, amount),
            (true, true) => {
                self.other[inner as usize] = outer;
                self.tree.regraft(cut, inner, self.root, link, amount);
                self.price_part(inner)
            }
            (false, false) => None,
        }
    }

    /// Hangs what is below `cut` from `outer` by `inner`.
    fn graft(&mut self, cut: u32, inner: u32, outer: u32, link: u32, amount: f64) -> Option<()> {
        self.tree.regraft(cut, inner, outer, link, amount);
        if outer == self.root {
            return self.price_part(inner);
        }
        self.price_below(inner, None);
        Some(())
    }

    /// How the basis makes room for one unit of the entering arc.
    fn find_shares(&mut self, inner: u32, outer: u32, link: u32) -> Option<()> {
        let weight = if link == NONE {
            1.0
        } else {
            self.weight(inner, link)
        };
        let first = self.push(inner, weight);
        let mut tops = [Some(first), None];
        if outer != self.root {
            let second = self.push(outer, self.weight(outer, link));
            if second.0 == first.0 {
                tops[0] = Some((first.0, first.1 + second.1));
            } else {
                tops[1] = Some(second);
            }
        }
        for (top, load) in tops.into_iter().flatten() {
            self.take_at_top(top, load)?;
        }
        Some(())
    }

    /// Loads a node, and each arc up to its top node so that the nodes between stay even; gives the load of the top.
    fn push(&mut self, from: u32, load: f64) -> (u32, f64) {
        let (mut node, mut load) = (from, load);
        loop {
            let here = *self.tree.node(node);
            if here.parent == self.root {
                return (node, load);
            }
            let share = load / self.weight(node, here.arc);
            self.add_share(node, share);
            load = -self.weight(here.parent, here.arc) * share;
            node = here.parent;
        }
    }

    /// Takes a load at a top node out through the extra arc of its part.
    fn take_at_top(&mut self, top: u32, load: f64) -> Option<()> {
        let extra = self.tree.node(top).arc;
        if extra == NONE {
            self.add_share(top, load);
            return Some(());
        }
        let other = self.other[top as usize];
        let there = self.weight(other, extra);
        let share = load / (self.weight(top, extra) + there * self.gear(other));
        if !share.is_finite() {
            return None;
        }
        self.add_share(top, share);
        self.push(other, -there * share);
        Some(())
    }

    /// The load of the top node that comes from one unit at `from`.
    fn gear(&self, from: u32) -> f64 {
        let (mut node, mut load) = (from, 1.0);
        loop {
            let here = self.tree.node(node);
            if here.parent == self.root {
                return load;
            }
            load *= -self.weight(here.parent, here.arc) / self.weight(node, here.arc);
            node = here.parent;
        }
    }

    fn add_share(&mut self, node: u32, share: f64) {
        if self.share[node as usize] == 0.0 {
            self.shared.push(node);
        }
        self.share[node as usize] += share;
    }

    fn clear_shares(&mut self) {
        for node in self.shared.drain(..) {
            self.share[node as usize] = 0.0;
        }
    }

    /// The node whose arc runs empty first, and the amount of the entering arc by then.
    fn leaving(&mut self) -> Option<(u32, f64)> {
        // A share that fell back to zero may stand twice.
        self.shared.sort_unstable();
        self.shared.dedup();
        let size = |&node: &u32| self.share[node as usize].abs();
        let doubt = SHARE_DOUBT * self.shared.iter().map(size).fold(0.0, f64::max);
        let mut found = None;
        let mut least = f64::INFINITY;
        for &node in &self.shared {
            let share = self.share[node as usize];
            if share > doubt && self.tree.node(node).flow / share < least {
                least = self.tree.node(node).flow / share;
                found = Some((node, least));
            }
        }
        if found.is_none() {
            self.clear_shares();
        }
        found
    }

    /// Where to cut: an arc on the circle of its part first changes places with the extra arc.
    fn opened(&mut self, cut: u32) -> u32 {
        let mut top = cut;
        while self.tree.node(top).parent != self.root {
            top = self.tree.node(top).parent;
        }
        let extra = *self.tree.node(top);
        if top == cut || extra.arc == NONE || !self.is_below(self.other[top as usize], cut) {
            return cut;
        }
        self.tree
            .regraft(cut, self.other[top as usize], top, extra.arc, extra.flow);
        self.tree.node_mut(top).arc = NONE;
        top
    }

    fn is_below(&self, node: u32, above: u32) -> bool {
        let mut node = node;
        while node != above && node != self.root {
            node = self.tree.node(node).parent;
        }
        node == above
    }

    /// Prices a part whose extra arc is new.
    fn price_part(&mut self, top: u32) -> Option<()> {
        let extra = self.tree.node(top).arc;
        if extra == NONE {
            self.price_below(top, Some(0.0));
            return Some(());
        }
        // Along the path from the top to the other end of the extra arc, a price is `fixed + slope * price of the top`.
        let other = self.other[top as usize];
        let mut path = vec![other];
        while let Some(&node) = path.last()
            && node != top
        {
            path.push(self.tree.node(node).parent);
        }
        let (mut fixed, mut slope) = (0.0, 1.0);
        for step in path.windows(2).rev() {
            let (node, above) = (step[0], step[1]);
            let arc = self.tree.node(node).arc;
            let (here, there) = (self.weight(node, arc), self.weight(above, arc));
            fixed = (self.links.benefit(arc) - there * fixed) / here;
            slope *= -there / here;
        }
        let far = self.weight(other, extra);
        let price = (self.links.benefit(extra) - far * fixed) / (self.weight(top, extra) + far * slope);
        if !price.is_finite() {
            return None;
        }
        self.price_below(top, Some(price));
        Some(())
    }

    /// Prices a node, from its arc or as given, and all below it.
    fn price_below(&mut self, top: u32, given: Option<f64>) {
        let (links, ratios, offers) = (&self.links, &self.ratios, self.offers);
        self.tree.reprice(top, |node, arc, above| match given {
            Some(price) if node == top => price,
            _ if node < offers => links.benefit(arc) - ratios[arc as usize] * above,
            _ => (links.benefit(arc) - above) / ratios[arc as usize],
        });
    }
}

/// A number from 0 to 1 that differs from node to node (multiples of the golden ratio, without their whole part).
fn scattered(node: usize) -> f64 {
    (node as f64 * 0.618_033_988_749_894_9).fract()
}
