//! The geometry of one link: a quadratic curve between two discs, with its head.

use super::scene::{Head, Point, distance};
use super::sizes::Sizes;

/// The two discs that a curve ties.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Ends {
    pub from: Point,
    pub to: Point,
    pub from_r: f32,
    pub to_r: f32,
}

impl Ends {
    pub(super) fn chord(&self) -> f32 {
        distance(self.from, self.to)
    }
}

/// Distance of a line's start from the disc, in points.
const START_GAP: f32 = 2.0;
/// Distance of the head's tip from the disc, in points.
const TIP_GAP: f32 = 2.5;
/// Depth of the notch as a share of the head's length.
const NOTCH: f32 = 0.18;

/// A curve before it is dressed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Shape {
    pub quad: [Point; 3],
    pub tip: Point,
    /// Unit vector of travel at the tip.
    pub heading: Point,
    pub head_length: f32,
    pub head_breadth: f32,
}

/// Unit vector from `a` to `b`; east when they coincide.
fn toward(a: Point, b: Point) -> Point {
    let length = distance(a, b);
    if length > 1e-3 {
        [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    } else {
        [1.0, 0.0]
    }
}

/// The unit vector to the left of travel, y down.
pub(super) fn left([x, y]: Point) -> Point {
    [y, -x]
}

fn turned(v: Point, to_left: f32) -> Point {
    let (sin, cos) = to_left.sin_cos();
    let l = left(v);
    [cos * v[0] + sin * l[0], cos * v[1] + sin * l[1]]
}

fn moved(p: Point, v: Point, by: f32) -> Point {
    [p[0] + v[0] * by, p[1] + v[1] * by]
}

impl Shape {
    /// Bends a line.
    ///
    /// # Arguments
    /// `apex`: distance of the curve's middle from the chord, positive to the left of travel.
    /// `skew`: how far the bend lies from the middle of the chord, as a share of the chord, positive toward the end.
    /// `spread`: angle by which both ends slide around their discs, positive to the left of travel.
    pub(super) fn new(ends: &Ends, apex: f32, skew: f32, spread: f32, width: f32, sizes: &Sizes) -> Self {
        let along = toward(ends.from, ends.to);
        let middle = [
            (ends.from[0] + ends.to[0]) / 2.0,
            (ends.from[1] + ends.to[1]) / 2.0,
        ];
        let control = moved(moved(middle, along, skew * ends.chord()), left(along), 2.0 * apex);
        let out = turned(toward(ends.from, control), spread);
        let back = turned(toward(ends.to, control), -spread);
        let start = moved(ends.from, out, ends.from_r + START_GAP * sizes.unit);
        let tip = moved(ends.to, back, ends.to_r + TIP_GAP * sizes.unit);
        let (length, breadth) = sizes.head(width);
        // Between discs that almost touch the head gives way before the line disappears.
        let room = distance(start, control) + distance(control, tip);
        let shrink = (room * 0.6 / length).clamp(0.35, 1.0);
        let heading = toward(control, tip);
        let notch = moved(tip, heading, -length * shrink * (1.0 - NOTCH));
        Self {
            quad: [start, control, notch],
            tip,
            heading,
            head_length: length * shrink,
            head_breadth: breadth * shrink,
        }
    }

    /// Length that the eye sees, a little underestimated.
    pub(super) fn visible_length(&self) -> f32 {
        let middle = self.point(0.5);
        distance(self.quad[0], middle) + distance(middle, self.tip)
    }

    pub(super) fn point(&self, t: f32) -> Point {
        quad_point(&self.quad, t)
    }

    /// Start to notch in `pieces` straight pieces.
    pub(super) fn polyline(&self, pieces: usize) -> impl Iterator<Item = Point> + '_ {
        (0..=pieces).map(move |i| self.point(i as f32 / pieces as f32))
    }

    /// How many straight pieces look round.
    pub(super) fn pieces(&self, unit: f32) -> usize {
        ((self.visible_length() / (7.0 * unit)) as usize).clamp(10, 40)
    }

    pub(super) fn head(&self, filled: bool) -> Head {
        let base = moved(self.tip, self.heading, -self.head_length);
        let side = left(self.heading);
        Head {
            points: [
                self.tip,
                moved(base, side, self.head_breadth / 2.0),
                self.quad[2],
                moved(base, side, -self.head_breadth / 2.0),
            ],
            filled,
        }
    }
}

/// A point of a quadratic curve.
pub(super) fn quad_point([a, b, c]: &[Point; 3], t: f32) -> Point {
    let s = 1.0 - t;
    let at = |i: usize| s * s * a[i] + 2.0 * s * t * b[i] + t * t * c[i];
    [at(0), at(1)]
}

/// Where two straight pieces cross, as the cosine of the acute angle between them; `None` when they do not.
pub(super) fn crossing(a: Point, b: Point, c: Point, d: Point) -> Option<f32> {
    let (r, s) = ([b[0] - a[0], b[1] - a[1]], [d[0] - c[0], d[1] - c[1]]);
    let cross = r[0] * s[1] - r[1] * s[0];
    if cross == 0.0 {
        return None;
    }
    let q = [c[0] - a[0], c[1] - a[1]];
    let t = (q[0] * s[1] - q[1] * s[0]) / cross;
    let u = (q[0] * r[1] - q[1] * r[0]) / cross;
    let inside = (0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&u);
    let lengths = r[0].hypot(r[1]) * s[0].hypot(s[1]);
    inside.then(|| ((r[0] * s[0] + r[1] * s[1]) / lengths).abs())
}

/// The part of a straight line inside a rectangle given by its corners; `None` when it passes by.
pub(super) fn clip(a: Point, b: Point, low: Point, high: Point) -> Option<(Point, Point)> {
    let (mut t0, mut t1) = (0.0f32, 1.0f32);
    for axis in 0..2 {
        let d = b[axis] - a[axis];
        let (to_low, to_high) = (low[axis] - a[axis], high[axis] - a[axis]);
        if d == 0.0 {
            if to_low > 0.0 || to_high < 0.0 {
                return None;
            }
            continue;
        }
        let (enter, leave) = if d > 0.0 {
            (to_low / d, to_high / d)
        } else {
            (to_high / d, to_low / d)
        };
        t0 = t0.max(enter);
        t1 = t1.min(leave);
    }
    let at = |t: f32| [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
    (t0 <= t1).then(|| (at(t0), at(t1)))
}
