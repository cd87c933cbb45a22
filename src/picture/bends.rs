//! The ways in which a road can bend, in the order in which they are worth trying.

use super::curve::{Ends, Shape};
use super::lanes::Road;
use super::sizes::Sizes;

/// Step of the bow, as a share of the chord.
const BOW_STEP: f32 = 0.06;
/// Flattest bow.
const MIN_BOW: f32 = 0.1;
/// Highest bow.
const MAX_BOW: f32 = 0.6;
/// Bows that only very short chords need, to have room for a head.
const SHORT_BOWS: [f32; 3] = [0.8, 1.05, 1.4];
/// Chord under which those are tried, in points.
pub(super) const SHORT_CHORD: f32 = 240.0;
/// Bends off the middle, for lines that find no way otherwise.
pub(super) const SKEWS: [f32; 4] = [0.18, -0.18, 0.34, -0.34];
/// Steps by which a head stays back from a disc around which there is no room for one more.
pub(super) const BACKS: [f32; 3] = [9.0, 18.0, 26.0];
/// Growth of the bow from lane to lane.
const LANE_BOW: f32 = 0.1;
/// What a way costs; the first candidate without fault wins at once.
pub(super) mod cost {
    pub const UNDER_DISC: f32 = 20_000.0;
    pub const UNDER_DIAMOND: f32 = 600.0;
    pub const HIDDEN_HEAD: f32 = 2000.0;
    pub const MERGED: f32 = 1500.0;
    pub const TWIN: f32 = 800.0;
    pub const SHORT: f32 = 500.0;
    pub const OUT_OF_FRAME: f32 = 3000.0;
    pub const NEAR_DISC: f32 = 250.0;
    pub const COVERED: f32 = 60.0;
    pub const HEAD: f32 = 250.0;
    pub const OVERLAID_HEAD: f32 = 600.0;
    pub const ACUTE: f32 = 130.0;
    pub const OTHER_SIDE: f32 = 18.0;
    pub const SKEW: f32 = 16.0;
    pub const CROSSING: f32 = 2.0;
    pub const BACK: f32 = 40.0;
    /// What differs less is not worth looking further.
    pub const FINE: f32 = 6.0;

    /// Each step away from the usual bow costs more than the one before.
    pub fn steps(count: f32) -> f32 {
        6.0 * count + 2.0 * count * count
    }
}

/// A finished line of a road.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub shape: Shape,
    pub width: f32,
    /// 1 when it bows to the left of travel, -1 to the right.
    pub hand: f32,
}

/// One way to bend a road.
#[derive(Clone, Copy)]
pub(super) struct Bend {
    /// Apex of the innermost lane as a share of the chord; negative on the other side.
    pub bow: f32,
    /// Where the bend lies along the chord.
    pub skew: f32,
    /// How much further than usual the head stays from its disc, in points.
    pub back: f32,
    pub base_cost: f32,
}

/// Apex of the innermost lane by length: long lines bow more.
pub(super) fn usual_bow(chord: f32, unit: f32) -> f32 {
    let long = ((chord / unit - 80.0) / 720.0).clamp(0.0, 1.0);
    0.12 + 0.14 * long
}

/// Every bend worth trying, in rising order of what it costs by itself.
///
/// # Arguments
/// `twin`: the hand of the road that leads back, when it has found its way: the same hand keeps both apart.
pub(super) fn bends(usual: f32, short: bool, twin: Option<f32>) -> Vec<Bend> {
    let higher = ((MAX_BOW - usual) / BOW_STEP) as i32;
    let regular = (-2..=higher).map(|step| (usual + step as f32 * BOW_STEP, step.abs() as f32));
    let regular = regular.filter(|(bow, _)| *bow >= MIN_BOW);
    let last = SHORT_BOWS.iter().enumerate().filter(|_| short);
    let last = last.map(|(i, bow)| (*bow, higher as f32 + 1.0 + i as f32));
    let hand_cost = |hand: f32| match twin {
        Some(taken) if taken != hand => cost::TWIN,
        Some(_) => 0.0,
        None if hand < 0.0 => cost::OTHER_SIDE,
        None => 0.0,
    };
    let mut all: Vec<Bend> = regular
        .chain(last)
        .flat_map(|(bow, steps)| {
            [1.0, -1.0].map(|hand| Bend {
                bow: bow * hand,
                skew: 0.0,
                back: 0.0,
                base_cost: cost::steps(steps) + hand_cost(hand),
            })
        })
        .collect();
    all.sort_by(|a, b| a.base_cost.total_cmp(&b.base_cost));
    all
}

/// Ways around a crowd, for a line that passes under a disc however it bends otherwise; the least unusual first.
pub(super) fn detours() -> Vec<Bend> {
    let steps = |most: i32, step: f32| (-most..=most).map(move |i| i as f32 * step);
    let mut all: Vec<Bend> = steps(6, 0.2)
        .flat_map(|skew| steps(15, 0.14).map(move |bow| (skew, bow)))
        .map(|(skew, bow)| Bend {
            bow,
            skew,
            back: 0.0,
            base_cost: 200.0 * (skew.abs() + bow.abs()),
        })
        .collect();
    all.sort_by(|a, b| a.base_cost.total_cmp(&b.base_cost));
    all
}

/// The lanes of a road bent that way.
pub(super) fn ways<'r>(
    road: &'r Road,
    ends: &Ends,
    bend: &Bend,
    sizes: &'r Sizes,
) -> impl Iterator<Item = Way> + use<'r> {
    let Bend { bow, skew, .. } = *bend;
    let ends = Ends {
        to_r: ends.to_r + bend.back * sizes.unit,
        ..*ends
    };
    let chord = ends.chord();
    let count = road.lanes.len();
    let spread = if count > 1 {
        (100.0 / (count - 1) as f32).min(28.0).to_radians()
    } else {
        0.0
    };
    let mut apex = bow.abs() * chord;
    let mut previous: Option<f32> = None;
    road.lanes.iter().enumerate().map(move |(k, lane)| {
        if let Some(before) = previous {
            // Casings of neighbours stay 3 points apart where the lanes are furthest from their ends.
            let gap = (before + lane.width) / 2.0 + sizes.casing + 3.0 * sizes.unit;
            apex += (LANE_BOW * chord).clamp(gap, gap.max(26.0 * sizes.unit));
        }
        previous = Some(lane.width);
        let turn = (k as f32 - (count - 1) as f32 / 2.0) * spread * bow.signum();
        Way {
            shape: Shape::new(&ends, apex * bow.signum(), skew, turn, lane.width, sizes),
            width: lane.width,
            hand: bow.signum(),
        }
    })
}
