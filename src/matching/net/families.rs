//! Flows that can be counted in one unit: a forest whose edges carry conversions.

/// Conversions this close to each other are the same.
const SAME: f64 = 1e-9;

/// The families of numbered flows. The flow of lowest number is the root of its family and gives it its unit: that
/// unit changes only when that flow comes or goes.
pub(super) struct Families {
    /// By flow: the flow above (roots are their own) and its units per unit of the flow.
    above: Vec<(u32, f64)>,
    /// By root: some conversion contradicts the others.
    contradictory: Vec<bool>,
}

impl Families {
    /// Every flow alone.
    pub fn new(flows: usize) -> Self {
        Self {
            above: (0..flows as u32).map(|flow| (flow, 1.0)).collect(),
            contradictory: vec![false; flows],
        }
    }

    /// Counts an offer and a need in one unit; one unit of the need is `per` units of the offer.
    pub fn tie(&mut self, offer: u32, need: u32, per: f64) {
        let ((offer_root, of_offer), (need_root, of_need)) = (self.root(offer), self.root(need));
        let ratio = of_need / (of_offer * per);
        if offer_root == need_root {
            self.contradictory[offer_root as usize] |= !is_one(ratio);
            return;
        }
        let (under, top, times) = if offer_root < need_root {
            (need_root, offer_root, 1.0 / ratio)
        } else {
            (offer_root, need_root, ratio)
        };
        // Out of all bounds: no common unit.
        let (times, sound) = if times.is_normal() {
            (times, true)
        } else {
            (1.0, false)
        };
        self.above[under as usize] = (top, times);
        self.contradictory[top as usize] |= self.contradictory[under as usize] || !sound;
    }

    /// The root of a flow and how many units of the root one of its own is.
    pub fn root(&mut self, flow: u32) -> (u32, f64) {
        let (mut at, mut factor, mut way) = (flow, 1.0, Vec::new());
        loop {
            let (above, times) = self.above[at as usize];
            if above == at {
                break;
            }
            way.push((at, factor));
            (at, factor) = (above, factor * times);
        }
        for (passed, before) in way {
            self.above[passed as usize] = (at, factor / before);
        }
        (at, factor)
    }

    /// Some conversion in the family of this root contradicts the others.
    pub fn is_contradictory(&self, root: u32) -> bool {
        self.contradictory[root as usize]
    }
}

fn is_one(ratio: f64) -> bool {
    (ratio - 1.0).abs() <= SAME
}
