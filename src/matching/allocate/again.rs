//! The next optimum from the last one: only around nodes that moved can anything gain.

use super::links::Link;
use super::nodes::ROOT;
use super::simplex::{GAIN_DOUBT, Simplex, UNUSED};

/// Candidates in a row are priced so many times quicker than those at scattered nodes.
const IN_A_ROW: usize = 8;

impl Simplex {
    /// Notes from now on what moves.
    pub fn remember(&mut self) {
        let nodes = self.tree.nodes.len();
        self.news.start(nodes);
        self.unsettled.start(nodes);
        self.at = vec![Vec::new(); nodes];
        for number in 0..self.links.len() as u32 {
            self.enter(number);
        }
    }

    /// Makes room for nodes up to this one; they have nothing.
    pub fn grow(&mut self, last: u32) {
        while self.tree.nodes.len() <= last as usize {
            let node = self.tree.push(ROOT);
            self.tree.prices[node as usize] = f64::INFINITY;
            self.at.push(Vec::new());
        }
        self.news.start(self.tree.nodes.len());
        self.unsettled.start(self.tree.nodes.len());
    }

    /// One link more, not in use yet.
    pub fn push_link(&mut self, rank: u32) {
        self.links.push(UNUSED);
        self.ranks.push(rank);
    }

    /// Replaces a link.
    pub fn put_link(&mut self, number: u32, link: Link) {
        let old = self.links[number as usize];
        if (old.offer, old.need) != (link.offer, link.need) {
            self.empty_link(number);
            for node in [old.offer, old.need] {
                self.at[node as usize].retain(|&held| held != number);
            }
            self.links[number as usize] = link;
            self.enter(number);
        }
        self.links[number as usize] = link;
        self.least_gain = self.least_gain.max(link.benefit * GAIN_DOUBT);
        match self.holder(number) {
            Some(node) => self.price_below(node),
            None if link.offer != ROOT => self.news.note(link.offer),
            None => {}
        }
    }

    /// The node whose arc the link is.
    pub(super) fn holder(&self, number: u32) -> Option<u32> {
        let Link { offer, need, .. } = *self.links.get(number as usize)?;
        [offer, need]
            .into_iter()
            .find(|&node| self.tree.node(node).arc == number)
    }

    /// What has links with a node, once per link.
    pub fn partners(&self, node: u32) -> impl Iterator<Item = u32> {
        self.at[node as usize].iter().map(move |&number| {
            let Link { offer, need, .. } = self.links[number as usize];
            if offer == node { need } else { offer }
        })
    }

    fn enter(&mut self, number: u32) {
        let Link { offer, need, .. } = self.links[number as usize];
        for node in [offer, need].into_iter().filter(|&node| node != ROOT) {
            self.at[node as usize].push(number);
        }
    }

    /// Pivots around what has moved until nothing gains there and no tie is open; false when given up.
    pub fn reoptimise(&mut self, every_tie: bool) -> bool {
        let mut left = self.most_pivots();
        if every_tie {
            (1..self.tree.nodes.len() as u32).for_each(|node| self.unsettled.note(node));
        }
        loop {
            let moved = self.news.take();
            let mut gaining = self.around(&moved, |&candidate| self.gain(candidate) > self.least_gain);
            for node in moved {
                self.unsettled.note(node);
            }
            while let Some(entering) = self.most_gaining(&mut gaining) {
                self.pivot(entering);
                left = left.saturating_sub(1);
                if left == 0 {
                    return false;
                }
            }
            if self.news.is_empty() {
                self.settle_ties_around();
            }
            if self.news.is_empty() {
                return true;
            }
        }
    }

    /// Candidates at a node: its links, then its artificial arc.
    fn candidates_at(&self, node: u32) -> impl Iterator<Item = usize> {
        let links = self.at[node as usize].iter().map(|&link| link as usize);
        links.chain(std::iter::once(self.artificial(node)))
    }

    /// The candidates at these nodes of which `holds` is true; perhaps some others of which it is true, too.
    fn around(&self, nodes: &[u32], holds: impl Fn(&usize) -> bool) -> Vec<usize> {
        let count: usize = nodes.iter().map(|&node| self.at[node as usize].len()).sum();
        if count > self.candidates() / IN_A_ROW {
            return (0..self.candidates()).filter(holds).collect();
        }
        let around = nodes.iter().flat_map(|&node| self.candidates_at(node));
        around.filter(holds).collect()
    }

    /// The candidate that gains most; those that gain nothing any more are dropped.
    fn most_gaining(&self, candidates: &mut Vec<usize>) -> Option<usize> {
        let (mut most, mut best) = (self.least_gain, None);
        candidates.retain(|&candidate| {
            let gain = self.gain(candidate);
            if gain > most {
                (most, best) = (gain, Some(candidate));
            }
            gain > self.least_gain
        });
        best
    }

    /// Settles ties around what has moved; a tie pivot moves more.
    fn settle_ties_around(&mut self) {
        let nodes = self.unsettled.take();
        for candidate in self.around(&nodes, |&candidate| self.is_tie(candidate)) {
            if self.is_open_tie(candidate) {
                self.pivot(candidate);
            }
        }
    }
}
