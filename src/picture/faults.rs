//! What is wrong with a way: discs it meets, lines it crosses, heads it covers.

use super::bends::{Way, cost};
use super::clusters::NodeKind;
use super::curve::crossing;
use super::fronts::Front;
use super::lanes::Road;
use super::links::{Landing, Router, piece_bounds};
use super::scene::{Point, distance, segment_distance};

/// Cosine of 30°: crossings at less are acute.
const ACUTE: f32 = 0.866;
/// Lines between actors in view stay this far from its edge, in points.
const EDGE: f32 = 6.0;
/// Where lanes of one pair must be apart, as shares of the way.
const MIDDLE: [f32; 5] = [0.22, 0.36, 0.5, 0.64, 0.78];
/// Straight pieces of a line that is looked at.
const MAX_PIECES: usize = 26;

/// Discs too near to one line that are counted; a line with more is lost anyway.
const MAX_MET: usize = 10;

impl Router<'_> {
    /// Cost of a way; stops counting once it is worse than `least`.
    pub(super) fn cost(&self, road: &Road, ways: &[Way], base: f32, least: f32) -> f32 {
        let mut cost = base;
        let mut buffer = [[0.0; 2]; MAX_PIECES + 1];
        for way in ways {
            cost += self.lone_cost(road, way);
            if cost >= least {
                return cost;
            }
            let pieces = (way.shape.visible_length() / (18.0 * self.sizes.unit)) as usize;
            let pieces = pieces.clamp(6, MAX_PIECES);
            for (slot, point) in buffer.iter_mut().zip(way.shape.polyline(pieces)) {
                *slot = point;
            }
            let points = &buffer[..=pieces];
            cost += self.disc_cost(road, way, points, least - cost);
            if cost >= least {
                return cost;
            }
            cost += self.landing_cost(road, way);
            if self.effort.crossings && cost < least {
                cost += self.overlay_cost(way);
                cost += self.crossing_cost(points, least - cost);
            }
        }
        if self.effort.crossings && cost < least {
            cost += self.merging_cost(road, ways);
        }
        cost
    }

    /// Lanes of a pair, both ways, whose casings touch where they should be told apart.
    fn merging_cost(&self, road: &Road, ways: &[Way]) -> f32 {
        let back = self.found.get(&(road.to, road.from));
        let touching = |a: &Way, b: &Way| {
            let room = (a.width + b.width) / 2.0 + self.sizes.casing + self.sizes.unit;
            let line: [Point; 9] = std::array::from_fn(|i| b.shape.point(i as f32 / 8.0));
            MIDDLE.iter().any(|t| {
                let at = a.shape.point(*t);
                line.windows(2).any(|p| segment_distance(at, p[0], p[1]) < room)
            })
        };
        let pairs = ways.iter().enumerate().flat_map(|(i, a)| {
            let others = ways[..i].iter().chain(back.into_iter().flatten());
            others.map(move |b| (a, b))
        });
        cost::MERGED * pairs.filter(|(a, b)| touching(a, b) || touching(b, a)).count() as f32
    }

    /// What is wrong with a line by itself.
    fn lone_cost(&self, road: &Road, way: &Way) -> f32 {
        let shape = &way.shape;
        let short = shape.visible_length() < shape.head_length + 8.0 * self.sizes.unit;
        let ends_inside = [road.from, road.to]
            .iter()
            .all(|n| self.frame.contains(self.nodes[*n as usize].at));
        let inner = self.frame.grown(-EDGE * self.sizes.unit);
        let middle = [0.3, 0.5, 0.7].map(|t| shape.point(t));
        let along = (1..8).map(|i| shape.point(i as f32 / 8.0));
        let leaves = ends_inside && along.into_iter().any(|at| !inner.contains(at));
        let covered = self
            .covers
            .iter()
            .any(|cover| middle.iter().any(|at| cover.contains(*at)));
        let from = &self.nodes[road.from as usize];
        let [tip, one, _, other] = shape.head(true).points;
        let to = &self.nodes[road.to as usize];
        let head_hidden = segment_distance(from.at, one, other) < from.r
            || distance(from.at, tip) < from.r
            || [one, other].iter().any(|barb| distance(to.at, *barb) < to.r);
        let faults = [
            (short, cost::SHORT),
            (head_hidden, cost::HIDDEN_HEAD),
            (leaves, cost::OUT_OF_FRAME),
            (covered, cost::COVERED),
        ];
        faults.iter().filter(|(is, _)| *is).map(|(_, cost)| cost).sum()
    }

    /// Cost of the discs that a line meets; stops counting once it is at least `limit`.
    fn disc_cost(&self, road: &Road, way: &Way, points: &[Point], limit: f32) -> f32 {
        let half = way.width / 2.0;
        let breadth = way.shape.head_breadth / 2.0;
        let last = Front::of(way, self.sizes.unit).axis;
        let last = [last[1], way.shape.tip];
        let body = points.windows(2).map(|p| (p[0], p[1], half));
        // Least free space to each disc that is too near anywhere along the line.
        let mut met = [(u32::MAX, f32::INFINITY); MAX_MET];
        let mut count = 0;
        let under = 0.5 * self.sizes.unit;
        let mut lost = false;
        for (a, b, half) in body.chain(std::iter::once((last[0], last[1], breadth))) {
            let piece = piece_bounds(a, b);
            if !piece.overlaps(self.frame.grown(40.0 * self.sizes.unit)) {
                continue;
            }
            self.discs.visit(piece, |id| {
                if id == road.from || id == road.to {
                    return;
                }
                let node = &self.nodes[id as usize];
                let free = segment_distance(node.at, a, b) - node.r - half;
                if free >= self.sizes.clearance {
                    return;
                }
                lost |= free < under && limit <= cost::UNDER_DISC && node.kind != NodeKind::Pool;
                match met[..count].iter_mut().find(|(other, _)| *other == id) {
                    Some((_, least)) => *least = least.min(free),
                    None if count < MAX_MET => {
                        met[count] = (id, free);
                        count += 1;
                    }
                    None => {}
                }
            });
            if lost {
                return cost::UNDER_DISC;
            }
        }
        let clearance = self.sizes.clearance;
        let cost = |(id, free): &(u32, f32)| match self.nodes[*id as usize].kind {
            _ if *free >= under => cost::NEAR_DISC * (1.2 - free / clearance),
            NodeKind::Pool => cost::UNDER_DIAMOND,
            _ => cost::UNDER_DISC,
        };
        met[..count].iter().map(cost).sum()
    }

    /// Cost of the lines that a line crosses; stops counting once it is at least `limit`.
    fn crossing_cost(&self, points: &[Point], limit: f32) -> f32 {
        let question = self.questions.get().wrapping_add(1);
        self.questions.set(question);
        let mut cost = 0.0;
        for pair in points.windows(2) {
            let bounds = piece_bounds(pair[0], pair[1]);
            if !bounds.overlaps(self.frame) {
                continue;
            }
            if cost >= limit {
                break;
            }
            self.lines.visit(bounds, |id| {
                let piece = &self.pieces[id as usize];
                let asked = &self.asked[piece.road as usize];
                if asked.get() == question || piece.road == self.judged {
                    return;
                }
                if let Some(cosine) = crossing(pair[0], pair[1], piece.a, piece.b) {
                    asked.set(question);
                    cost += if cosine > ACUTE {
                        cost::ACUTE
                    } else {
                        cost::CROSSING
                    };
                }
            });
        }
        cost
    }

    /// Heads that would lie over others at the same disc.
    fn landing_cost(&self, road: &Road, way: &Way) -> f32 {
        let [start, tip] = self.landings_of(0, road, way);
        let clash = |node: u32, mine: Landing| {
            let others = self.landings[node as usize].iter();
            let overlap = |other: &Landing| {
                let apart = mine.from >= other.to || other.from >= mine.to;
                if apart || other.road == self.judged || !(mine.is_head || other.is_head) {
                    return 0.0;
                }
                let reach = mine.half + other.half;
                (1.0 - angle_between(mine.angle, other.angle) / reach).max(0.0)
            };
            others.map(overlap).sum::<f32>() * cost::HEAD
        };
        clash(road.from, start) + clash(road.to, tip)
    }

    /// Heads at other discs of which this one covers the front, or that cover its own.
    fn overlay_cost(&self, way: &Way) -> f32 {
        let mine = Front::of(way, self.sizes.unit);
        let over = |(road, other): &&(u32, Front)| {
            *road != self.judged && (mine.covers(other) || other.covers(&mine))
        };
        cost::OVERLAID_HEAD * self.fronts.iter().filter(over).count() as f32
    }

    pub(super) fn landings_of(&self, number: u32, road: &Road, way: &Way) -> [Landing; 2] {
        let landing = |node: u32, at: Point, half: f32, length: Option<f32>| {
            let node = &self.nodes[node as usize];
            let from = distance(at, node.at);
            let angle = (at[1] - node.at[1]).atan2(at[0] - node.at[0]);
            Landing {
                road: number,
                angle,
                half: half.atan2(from),
                is_head: length.is_some(),
                from,
                to: length.map_or(f32::INFINITY, |length| from + length),
            }
        };
        let head = &way.shape;
        // Seen from the disc's centre a head is widest at its base, further out.
        let base = head.head_breadth / 2.0 * 0.8;
        [
            landing(road.from, head.quad[0], way.width / 2.0, None),
            landing(road.to, head.tip, base, Some(head.head_length)),
        ]
    }
}

fn angle_between(a: f32, b: f32) -> f32 {
    let d = (a - b).abs() % std::f32::consts::TAU;
    d.min(std::f32::consts::TAU - d)
}
