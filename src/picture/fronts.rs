//! The foremost part of an arrow head: what another line must leave free, so that the direction can be read.

use super::bends::Way;
use super::scene::{Point, segment_distance};

/// Middle of a head's foremost part, in points behind the tip.
const FRONT: f32 = 3.5;

/// The part of a head by which the direction is read, and the head's body.
#[derive(Clone, Copy)]
pub(super) struct Front {
    pub(super) at: Point,
    pub(super) axis: [Point; 2],
    pub(super) half: f32,
}

impl Front {
    pub(super) fn of(way: &Way, unit: f32) -> Self {
        let shape = &way.shape;
        let behind = |by: f32| {
            [
                shape.tip[0] - by * shape.heading[0],
                shape.tip[1] - by * shape.heading[1],
            ]
        };
        Self {
            at: behind(FRONT * unit),
            axis: [behind(shape.head_length * 0.3), behind(shape.head_length)],
            half: shape.head_breadth / 2.0,
        }
    }

    pub(super) fn covers(&self, other: &Self) -> bool {
        segment_distance(other.at, self.axis[0], self.axis[1]) < self.half
    }
}
