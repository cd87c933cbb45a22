//! The arcs of a question that may carry something.

use super::plan::{Arc, Transport};
use super::tree::NONE;

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
    arcs: usize,
}

impl Links {
    /// The usable arcs between nodes that have something; `amounts` is by node.
    pub fn new(question: &Transport, amounts: &[f64]) -> Self {
        let mut links = Self {
            all: Vec::new(),
            origin: Vec::new(),
            arcs: question.arcs.len(),
        };
        for (number, arc) in question.arcs.iter().enumerate() {
            let Some((offer, need)) = usable(question, arc) else {
                continue;
            };
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

    /// Flows by arc of the question, from flows by link; `NONE` is passed over.
    pub fn spread(&self, flows: impl Iterator<Item = (u32, f64)>) -> Vec<f64> {
        let mut spread = vec![0.0; self.arcs];
        for (link, flow) in flows {
            if link != NONE {
                spread[self.origin[link as usize] as usize] = flow;
            }
        }
        spread
    }
}

/// The nodes at the ends of an arc that may carry something.
pub(super) fn usable(question: &Transport, arc: &Arc) -> Option<(usize, usize)> {
    let (offer, need) = (arc.offer as usize, arc.need as usize);
    let known = offer < question.supplies.len() && need < question.demands.len();
    (known && arc.benefit > 0.0 && arc.benefit.is_finite()).then_some((offer, question.supplies.len() + need))
}
