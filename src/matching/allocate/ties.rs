//! One plan among equally good ones: the link of lowest rank carries as much as it can, then the next, and so on.
//!
//! Without this the plan would depend on the way that led to it, and a picture of it would flicker from edit to edit.

use super::nodes::is_offer;
use super::simplex::Simplex;
use super::tree::NONE;

/// Gains this small against the doubt about a gain are a tie.
const TIE: f64 = 0.1;

impl Simplex {
    /// Settles the ties of all candidates. A tie left open when pivots run out costs no benefit.
    pub(super) fn settle_all_ties(&mut self) {
        let mut left = self.most_pivots();
        let mut open = true;
        while open {
            open = false;
            for candidate in 0..self.candidates() {
                if self.is_open_tie(candidate) && left > 0 {
                    self.pivot(candidate);
                    left -= 1;
                    open = true;
                }
            }
        }
    }

    /// Taking the candidate in gains and loses nothing.
    pub(super) fn is_tie(&self, candidate: usize) -> bool {
        self.gain(candidate).abs() <= TIE * self.least_gain && !self.is_held(candidate)
    }

    /// Taking the candidate in gives more to a link of lower rank and loses nothing.
    pub(super) fn is_open_tie(&self, candidate: usize) -> bool {
        self.is_tie(candidate) && self.earlier_gains(candidate)
    }

    fn is_held(&self, candidate: usize) -> bool {
        if candidate < self.links.len() {
            return self.holder(candidate as u32).is_some();
        }
        let (from, to) = self.ends(candidate);
        self.tree.node(from.max(to)).arc == NONE
    }

    /// On the circle that the candidate closes, the link of lowest rank would carry more.
    fn earlier_gains(&self, candidate: usize) -> bool {
        let (from, to) = self.ends(candidate);
        let join = self.join(from, to);
        let (mut lowest, mut gains) = match self.ranks.get(candidate) {
            Some(rank) => (*rank, true),
            None => (u32::MAX, false),
        };
        for (start, from_side) in [(from, true), (to, false)] {
            let mut node = start;
            while node != join {
                let here = self.tree.node(node);
                if here.arc != NONE && self.ranks[here.arc as usize] < lowest {
                    lowest = self.ranks[here.arc as usize];
                    gains = is_offer(node) != from_side;
                }
                node = here.parent;
            }
        }
        gains
    }
}
