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

/// Offers and needs on each side, natures, side of the square and limit in km: about 80,000 candidates.
const SIDE: usize = 5_000;
const NATURES: usize = 60;
const SQUARE_KM: f64 = 54.8;
const LIMIT_KM: f64 = 11.0;

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

/// What was measured, its goal, the measure, on a territory made up here.
pub fn rows() -> Vec<(String, String, String)> {
    rows_of(territory(&mut Chance::new(10)))
}

/// The same on any question.
pub fn rows_of(question: Transport) -> Vec<(String, String, String)> {
    let mut chance = Chance::new(20);
    let mut cold: Vec<f64> = (0..COLD_ROUNDS).map(|_| timed(|| question.solve()).0).collect();
    cold.sort_unstable_by(f64::total_cmp);
    let cold = cold[COLD_ROUNDS / 2];
    let mut rows = vec![(
        format!("allocation of {} candidates, cold", question.arcs.len()),
        "see G9".to_owned(),
        format!("{cold:.2} ms"),
    )];
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
        rows.push((
            format!("allocation again after an edit: {name}"),
            "median ≤ 1/20 of cold".to_owned(),
            format!(
                "median {:.4} ms (1/{:.0} of cold), p95 {:.2} ms, max {:.2} ms; objective of a cold plan to {SAME:e}",
                at(50),
                cold / at(50),
                at(95),
                at(100)
            ),
        ));
    }
    rows
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

/// Offers and needs strewn over a square; equal natures and the next one meet within the limit.
fn territory(chance: &mut Chance) -> Transport {
    let mut flows = |_| {
        let at = [SQUARE_KM * chance.share(), SQUARE_KM * chance.share()];
        // From 1 to 1000 units, small ones as frequent as large ones.
        (at, chance.below(NATURES), 10_f64.powf(3.0 * chance.share()))
    };
    let offers: Vec<_> = (0..SIDE).map(&mut flows).collect();
    let needs: Vec<_> = (0..SIDE).map(&mut flows).collect();
    let mut arcs = Vec::new();
    for (offer, (from, given, _)) in (0..).zip(&offers) {
        for (need, (to, sought, _)) in (0..).zip(&needs) {
            let km = (from[0] - to[0]).hypot(from[1] - to[1]);
            if km <= LIMIT_KM && (sought == given || *sought == (given + 1) % NATURES) {
                let value = 40.0 + *sought as f64;
                arcs.push(Arc {
                    offer,
                    need,
                    benefit: value - 1.5 * km,
                });
            }
        }
    }
    let amounts = |flows: &[([f64; 2], usize, f64)]| flows.iter().map(|(_, _, amount)| *amount).collect();
    Transport {
        supplies: amounts(&offers),
        demands: amounts(&needs),
        arcs,
    }
}
