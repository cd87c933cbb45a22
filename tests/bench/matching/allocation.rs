//! Sharing out quantities again after one edit, against sharing them out from nothing: G10.
//!
//! A module of a benchmark that has `cpu::timed` and `generate::Chance` at its root.

use maillage::matching::allocate::{Arc, Transport, WarmTransport};

use crate::cpu::timed;
use crate::generate::Chance;

const COLD_ROUNDS: usize = 5;
const EDITS: usize = 200;
/// Plans are compared with one from nothing after every so many edits.
const CHECKED_EVERY: usize = 25;
/// Objectives this close to each other, in parts, are the same.
const SAME: f64 = 1e-9;

/// One edit of a question.
#[derive(Clone, Copy)]
enum Edit {
    Benefit,
    OfferBenefits,
    Supply,
    Demand,
    NewCandidate,
    CandidateGone,
    NewOffer,
    OfferGone,
}

const KINDS: [(Edit, &str); 8] = [
    (Edit::Benefit, "one benefit"),
    (Edit::OfferBenefits, "all benefits of an offer"),
    (Edit::Supply, "quantity of an offer"),
    (Edit::Demand, "quantity of a need"),
    (Edit::NewCandidate, "a candidate more"),
    (Edit::CandidateGone, "a candidate less"),
    (Edit::NewOffer, "an offer more, with its candidates"),
    (Edit::OfferGone, "an offer less, with its candidates"),
];

/// One kind of edit, answered again from the last basis.
pub struct Again {
    /// The edit in words.
    pub what: &'static str,
    /// CPU time of the answer in ms: median, 95th percentile, longest.
    pub ms: [f64; 3],
}

/// Every kind of edit on a question, many times; and the CPU time of its answer from nothing, in ms.
pub fn measure(question: Transport) -> (f64, Vec<Again>) {
    let mut chance = Chance::new(20);
    let mut cold: Vec<f64> = (0..COLD_ROUNDS).map(|_| timed(|| question.solve()).0).collect();
    cold.sort_unstable_by(f64::total_cmp);
    let cold = cold[COLD_ROUNDS / 2];
    let mut kinds = Vec::new();
    let mut warm = WarmTransport::new(question);
    assert!(warm.solve(), "the search ended");
    for (kind, name) in KINDS {
        let (mut times, mut apart) = (Vec::with_capacity(EDITS), 0.0_f64);
        for turn in 1..=EDITS {
            times.push(edited(&mut warm, kind, &mut chance));
            if turn % CHECKED_EVERY == 0 {
                let anew = warm.question().solve().objective;
                apart = apart.max((warm.objective() / anew - 1.0).abs());
            }
        }
        assert!(apart <= SAME, "{name}: {apart:e} apart from a plan from nothing");
        times.sort_unstable_by(f64::total_cmp);
        let at = |percent: usize| times[(EDITS * percent).div_ceil(100) - 1];
        kinds.push(Again {
            what: name,
            ms: [50, 95, 100].map(at),
        });
    }
    (cold, kinds)
}

/// Makes an edit and answers anew; ms.
fn edited(warm: &mut WarmTransport, kind: Edit, chance: &mut Chance) -> f64 {
    let number = in_use(warm, chance);
    let arc = warm.question().arcs[number as usize];
    let of_offer: Vec<(u32, Arc)> = (0..)
        .zip(&warm.question().arcs)
        .filter(|(_, other)| other.offer == arc.offer)
        .map(|(number, other)| (number, *other))
        .collect();
    let other = warm.question().arcs[in_use(warm, chance) as usize].need;
    // Up or down by up to a third; for quantities by up to the half.
    let factors: Vec<f64> = of_offer.iter().map(|_| 0.7 + 0.6 * chance.share()).collect();
    let factor = 0.7 + 0.6 * chance.share();
    let (supply, demand) = (
        warm.question().supplies[arc.offer as usize],
        warm.question().demands[arc.need as usize],
    );
    timed(|| {
        match kind {
            Edit::Benefit => warm.set_benefit(number, arc.benefit * factor),
            Edit::OfferBenefits => {
                for ((number, arc), factor) in of_offer.iter().zip(&factors) {
                    warm.set_benefit(*number, arc.benefit * factor);
                }
            }
            Edit::Supply => warm.set_supply(arc.offer, supply * factor * factor),
            Edit::Demand => warm.set_demand(arc.need, demand * factor * factor),
            Edit::NewCandidate => {
                let benefit = arc.benefit * factor;
                warm.add_arc(Arc {
                    need: other,
                    benefit,
                    ..arc
                });
            }
            Edit::CandidateGone => warm.set_benefit(number, 0.0),
            Edit::NewOffer => {
                let offer = warm.add_offer(supply * factor);
                for ((_, arc), factor) in of_offer.iter().zip(&factors) {
                    let benefit = arc.benefit * factor;
                    warm.add_arc(Arc {
                        offer,
                        benefit,
                        ..*arc
                    });
                }
            }
            Edit::OfferGone => {
                warm.set_supply(arc.offer, 0.0);
                for (number, _) in &of_offer {
                    warm.set_benefit(*number, 0.0);
                }
            }
        }
        assert!(warm.solve(), "the search ended");
    })
    .0
}

/// A candidate that could carry something.
fn in_use(warm: &WarmTransport, chance: &mut Chance) -> u32 {
    let question = warm.question();
    loop {
        let number = chance.below(question.arcs.len());
        let arc = question.arcs[number];
        if arc.benefit > 0.0 && question.supplies[arc.offer as usize] > 0.0 {
            return number as u32;
        }
    }
}
