//! Edits of a basis: flows are led round what no longer fits, so that the tree stays strongly feasible.
//!
//! A flow may not fall below zero, and on the arc down to a need it may not reach zero either. Where that would
//! happen, the part of the tree below is hung from the root, which takes what is left over or lacking there.

use super::nodes::{ROOT, is_offer};
use super::simplex::Simplex;
use super::tree::{NONE, Tree};

impl Simplex {
    /// Gives a node another quantity, in steps.
    pub fn set_amount(&mut self, node: u32, before: f64, now: f64) {
        let mut loose = Vec::new();
        if before == 0.0 && now > 0.0 {
            self.tree.node_mut(node).flow = now;
            loose.push(node);
        } else if now == 0.0 {
            release(&mut self.tree, node, &mut loose);
            for child in self.tree.children(node) {
                loosen(&mut self.tree, child, &mut loose);
            }
        } else {
            bump(&mut self.tree, node, now - before, &mut loose);
        }
        self.price_loose(loose);
        if now == 0.0 {
            self.tree.node_mut(node).flow = 0.0;
            self.tree.prices[node as usize] = f64::INFINITY;
        }
    }

    /// Takes a link out of the tree; what it carried is shipped otherwise or not at all.
    pub fn empty_link(&mut self, link: u32) {
        if let Some(node) = self.holder(link) {
            let mut loose = Vec::new();
            release(&mut self.tree, node, &mut loose);
            self.price_loose(loose);
        }
    }

    fn price_loose(&mut self, mut loose: Vec<u32>) {
        loose.sort_unstable();
        loose.dedup();
        for node in loose {
            if self.tree.node(node).parent == ROOT {
                self.price_below(node);
            }
        }
    }
}

/// Hangs a node from the root with what its arc carried; the rest of the tree lacks that.
fn loosen(tree: &mut Tree, node: u32, loose: &mut Vec<u32>) {
    let flow = tree.node(node).flow;
    tree.regraft(node, node, ROOT, NONE, flow);
    loose.push(node);
}

/// The same, and the node above makes up for it.
fn release(tree: &mut Tree, node: u32, loose: &mut Vec<u32>) {
    let super::tree::Node {
        parent, arc, flow, ..
    } = *tree.node(node);
    if arc != NONE {
        loosen(tree, node, loose);
        bump(tree, parent, flow, loose);
    }
}

/// Makes up for `more` units at a node, on the way from it to the root as far as that goes.
fn bump(tree: &mut Tree, node: u32, more: f64, loose: &mut Vec<u32>) {
    let mut way = vec![node];
    while let Some(above) = way
        .last()
        .map(|&node| tree.node(node).parent)
        .filter(|&above| above != ROOT)
    {
        way.push(above);
    }
    add_by_turns(tree, &way, more);
    while let Some(at) = most_short(tree, &way) {
        let short = -tree.node(way[at]).flow;
        add_by_turns(tree, &way[at..], short);
        match at.checked_sub(1) {
            Some(below) => turn(tree, way[at], way[below], short, loose),
            None => shed(tree, node, short, loose),
        }
        way.truncate(at);
    }
}

/// Adds to the first, takes from the second, and so on.
fn add_by_turns(tree: &mut Tree, way: &[u32], amount: f64) {
    for (turn, &node) in way.iter().enumerate() {
        tree.node_mut(node).flow += if turn % 2 == 0 { amount } else { -amount };
    }
}

/// Place of the node whose arc carries least, if that is too little. Of equal offers the first counts, of equal needs
/// the last: then what is given back above it leaves no need with nothing.
fn most_short(tree: &Tree, way: &[u32]) -> Option<usize> {
    let mut found: Option<(usize, f64)> = None;
    for (at, &node) in way.iter().enumerate() {
        let flow = tree.node(node).flow;
        let (short, from) = if is_offer(node) {
            (flow < 0.0, found.is_none_or(|(_, least)| flow < least))
        } else {
            (flow <= 0.0, found.is_none_or(|(_, least)| flow <= least))
        };
        if short && from {
            found = Some((at, flow));
        }
    }
    found.map(|(at, _)| at)
}

/// Cuts the arc above `node` and hangs its part of the tree from the root by its child, which takes `amount` there.
fn turn(tree: &mut Tree, node: u32, child: u32, amount: f64, loose: &mut Vec<u32>) {
    tree.regraft(node, child, ROOT, NONE, amount);
    tree.node_mut(node).flow -= amount;
    loose.push(child);
}

/// Takes `amount` from what the children of a node exchange with it, most from those with most.
fn shed(tree: &mut Tree, node: u32, amount: f64, loose: &mut Vec<u32>) {
    let mut children = tree.children(node);
    children.sort_unstable_by(|&a, &b| {
        let flow = |child| tree.node(child).flow;
        flow(b).total_cmp(&flow(a)).then(a.cmp(&b))
    });
    let mut left = amount;
    for child in children {
        let flow = tree.node(child).flow;
        if flow > left || (flow == left && is_offer(node)) {
            turn(tree, node, child, left, loose);
            return;
        }
        loosen(tree, child, loose);
        left -= flow;
    }
}
