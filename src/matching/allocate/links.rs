//! The arcs of a question that may carry something.

use super::plan::Transport;

/// An arc in use: its ends as nodes (offers first, then needs).
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub offer: u32,
    pub need: u32,
    pub benefit: f64,
}

/// All arcs in use.
#[derive(Clone, Debug)]
pub(super) struct Links {
    pub all: Vec<Link>,
    /// Place of each link among the arcs of the question.
    pub origin: Vec<u32>,
}

impl Links {
    /// The usable arcs between nodes that have something; `amounts` is by node.
    pub fn new(question: &Transport, amounts: &[f64]) -> Self {
        let mut links = Self {
            all: Vec::new(),
            origin: Vec::new(),
        };
        for (number, arc) in question.arcs.iter().enumerate() {
            if !question.is_usable(arc) {
                continue;
            }
            let (offer, need) = (arc.offer as usize, question.supplies.len() + arc.need as usize);
            if amounts[offer] > 0.0 && amounts[need] > 0.0 {
                links.all.push(Link {
                    offer: offer as u32,
                    need: need as u32,
                    benefit: arc.benefit,
                });
                links.origin.push(number as u32);
            }
        }
        links
    }

    /// Keeps the links marked.
    pub fn retain(&mut self, keep: &[bool]) {
        let mut marks = keep.iter();
        self.all.retain(|_| marks.next() == Some(&true));
        let mut marks = keep.iter();
        self.origin.retain(|_| marks.next() == Some(&true));
    }

    /// The largest benefit.
    pub fn most(&self) -> f64 {
        self.all.iter().map(|link| link.benefit).fold(0.0, f64::max)
    }

    pub fn benefit(&self, link: u32) -> f64 {
        self.all[link as usize].benefit
    }
}
