//! Cutting of lines and polygons to a square a little larger than the picture.
//!
//! Far over-zoomed tiles have coordinates that a rasteriser should never see, and dashes far outside the picture
//! would cost time for nothing.

/// A point in pixels.
pub type Point = [f64; 2];

/// The square kept: both axes from `low` to `high`.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// Left and upper edge.
    pub low: f64,
    /// Right and lower edge.
    pub high: f64,
}

impl Window {
    /// True for a point inside.
    pub fn holds(self, p: Point) -> bool {
        p.iter().all(|&v| v >= self.low && v <= self.high)
    }

    /// The part of a ring inside the window, as one ring; empty when there is none.
    ///
    /// A ring that leaves and comes back keeps edges along the window's border, which lie outside the picture.
    pub fn ring(self, ring: &[Point]) -> Vec<Point> {
        if ring.iter().all(|&p| self.holds(p)) {
            return ring.to_vec();
        }
        let mut kept = ring.to_vec();
        for axis in 0..2 {
            for (limit, sign) in [(self.low, 1.0), (self.high, -1.0)] {
                kept = half_plane(&kept, axis, limit, sign);
            }
        }
        kept
    }

    /// The stretches of a line inside the window.
    pub fn line(self, line: &[Point]) -> Vec<Vec<Point>> {
        if line.iter().all(|&p| self.holds(p)) {
            return vec![line.to_vec()];
        }
        let mut runs: Vec<Vec<Point>> = Vec::new();
        let mut open = false;
        for pair in line.windows(2) {
            let Some((from, to)) = self.segment(pair[0], pair[1]) else {
                open = false;
                continue;
            };
            match runs.last_mut() {
                Some(run) if open => run.push(to),
                _ => runs.push(vec![from, to]),
            }
            open = to == pair[1];
        }
        runs
    }

    /// The part of a segment inside the window (Liang and Barsky).
    fn segment(self, a: Point, b: Point) -> Option<(Point, Point)> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for axis in 0..2 {
            let step = b[axis] - a[axis];
            if step == 0.0 {
                if a[axis] < self.low || a[axis] > self.high {
                    return None;
                }
                continue;
            }
            let (t1, t2) = ((self.low - a[axis]) / step, (self.high - a[axis]) / step);
            enter = enter.max(t1.min(t2));
            leave = leave.min(t1.max(t2));
        }
        if enter > leave {
            return None;
        }
        let at = |t: f64| [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
        Some((
            if enter > 0.0 { at(enter) } else { a },
            if leave < 1.0 { at(leave) } else { b },
        ))
    }
}

/// One step of Sutherland and Hodgman: keeps what lies on the right side of one border.
fn half_plane(ring: &[Point], axis: usize, limit: f64, sign: f64) -> Vec<Point> {
    let depth = |p: Point| (p[axis] - limit) * sign;
    let mut kept = Vec::with_capacity(ring.len() + 4);
    let Some(&last) = ring.last() else {
        return kept;
    };
    let mut before = last;
    for &p in ring {
        let (d0, d1) = (depth(before), depth(p));
        if (d0 < 0.0) != (d1 < 0.0) {
            let t = d0 / (d0 - d1);
            let mut crossing = [
                before[0] + t * (p[0] - before[0]),
                before[1] + t * (p[1] - before[1]),
            ];
            crossing[axis] = limit;
            kept.push(crossing);
        }
        if d1 >= 0.0 {
            kept.push(p);
        }
        before = p;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { low: 0.0, high: 10.0 };

    #[test]
    fn a_square_around_the_window_becomes_the_window() {
        let around = [[-5.0, -5.0], [15.0, -5.0], [15.0, 15.0], [-5.0, 15.0]];
        let mut kept = WINDOW.ring(&around);
        kept.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        assert_eq!(kept, [[0.0, 0.0], [0.0, 10.0], [10.0, 0.0], [10.0, 10.0]]);
    }

    #[test]
    fn a_ring_outside_leaves_nothing() {
        assert!(WINDOW.ring(&[[20.0, 1.0], [30.0, 1.0], [30.0, 5.0]]).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_makes_two_stretches() {
        let line = [[1.0, 5.0], [5.0, 5.0], [5.0, 20.0], [8.0, 20.0], [8.0, 5.0]];
        let runs = WINDOW.line(&line);
        assert_eq!(
            runs,
            [
                vec![[1.0, 5.0], [5.0, 5.0], [5.0, 10.0]],
                vec![[8.0, 10.0], [8.0, 5.0]],
            ]
        );
    }

    #[test]
    fn a_segment_across_the_corner_is_found_without_a_point_inside() {
        assert_eq!(
            WINDOW.line(&[[-5.0, 5.0], [5.0, 15.0]]),
            [vec![[0.0, 10.0], [0.0, 10.0]]]
        );
        assert!(WINDOW.line(&[[-5.0, 6.0], [5.0, 16.0]]).is_empty());
    }
}
