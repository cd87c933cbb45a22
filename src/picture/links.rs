//! Finds a way for every road: no line under a disc it does not belong to, few acute crossings, heads that can be seen.

use super::clusters::Node;
use super::curve::{Ends, Shape, clip, crossing};
use super::grid::Grid;
use super::lanes::Road;
use super::scene::{Point, segment_distance};
use super::sizes::Sizes;
use super::view::Rect;

/// Step of the bow, as a share of the chord.
const BOW_STEP: f32 = 0.06;
/// Highest regular bow.
const MAX_BOW: f32 = 0.6;
/// Bows that only very short chords and hopeless cases use.
const LAST_BOWS: [f32; 3] = [0.8, 1.05, 1.4];
/// Growth of the bow from lane to lane.
const LANE_BOW: f32 = 0.1;
/// Cosine of 30°: crossings at less are acute.
const ACUTE: f32 = 0.866;
/// Roads that are kept apart from each other; with more, only discs are avoided.
const MAX_CROSSING_ROADS: usize = 450;
/// Roads for which a second look is affordable, when all others have found their way.
const MAX_REVISED_ROADS: usize = 90;

/// What a way costs; the first candidate without fault wins at once.
mod cost {
    pub const UNDER_DISC: f32 = 3000.0;
    pub const NEAR_DISC: f32 = 900.0;
    pub const TWIN: f32 = 800.0;
    pub const SHORT: f32 = 500.0;
    pub const OUT_OF_FRAME: f32 = 150.0;
    pub const ACUTE: f32 = 60.0;
    pub const HEAD: f32 = 50.0;
    pub const OTHER_SIDE: f32 = 35.0;
    pub const STEP: f32 = 8.0;
    pub const CROSSING: f32 = 3.0;
}

/// A finished line of a road.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub shape: Shape,
    pub width: f32,
}

/// One way to bend a road.
#[derive(Clone, Copy)]
struct Bend {
    /// Apex of the innermost lane as a share of the chord; negative on the other side.
    bow: f32,
    base_cost: f32,
}

/// Ways of every lane of every road, in the same order.
pub(super) fn route(roads: &[Road], nodes: &[Node], frame: Rect, sizes: &Sizes) -> Vec<Vec<Way>> {
    let mut router = Router::new(nodes, frame, sizes);
    let twins: std::collections::BTreeSet<(u32, u32)> = roads.iter().map(|r| (r.from, r.to)).collect();
    let has_twin = |road: &Road| twins.contains(&(road.to, road.from));
    router.crossings = roads.len() <= MAX_CROSSING_ROADS;
    let mut ways: Vec<Vec<Way>> = Vec::with_capacity(roads.len());
    for (number, road) in roads.iter().enumerate() {
        let way = router.best(road, has_twin(road));
        router.keep(number as u32, road, &way);
        ways.push(way);
    }
    if roads.len() <= MAX_REVISED_ROADS {
        for (number, road) in roads.iter().enumerate() {
            router.forget(number as u32);
            let way = router.best(road, has_twin(road));
            router.keep(number as u32, road, &way);
            ways[number] = way;
        }
    }
    ways
}

/// Ends of a road, cut where they lie so far out that numbers would lose their precision.
fn ends(road: &Road, nodes: &[Node], frame: Rect) -> Ends {
    let (a, b) = (&nodes[road.from as usize], &nodes[road.to as usize]);
    let (w, h) = (frame.w * 1.5, frame.h * 1.5);
    let (low, high) = ([-w, -h], [frame.w + w, frame.h + h]);
    let (from, to) = clip(a.at, b.at, low, high).unwrap_or((a.at, b.at));
    Ends {
        from,
        to,
        from_r: a.r,
        to_r: b.r,
    }
}

/// Apex of the innermost lane by length: long lines bow more.
fn usual_bow(chord: f32, unit: f32) -> f32 {
    let long = ((chord / unit - 80.0) / 720.0).clamp(0.0, 1.0);
    0.12 + 0.14 * long
}

/// A straight piece of a kept line.
struct Piece {
    road: u32,
    a: Point,
    b: Point,
}

/// Where a line touches a disc: angle seen from its centre, and half the angle it takes.
#[derive(Clone, Copy)]
struct Landing {
    road: u32,
    angle: f32,
    half: f32,
    is_head: bool,
}

struct Router<'a> {
    nodes: &'a [Node],
    frame: Rect,
    sizes: &'a Sizes,
    discs: Grid,
    crossings: bool,
    pieces: Vec<Piece>,
    lines: Grid,
    landings: Vec<Vec<Landing>>,
}

impl<'a> Router<'a> {
    fn new(nodes: &'a [Node], frame: Rect, sizes: &'a Sizes) -> Self {
        let mut discs = Grid::new(frame.grown(60.0 * sizes.unit), 40.0 * sizes.unit);
        let reach = sizes.clearance + sizes.line_max;
        for (i, node) in nodes.iter().enumerate().filter(|(_, node)| node.is_drawn()) {
            discs.insert(node.bounds().grown(reach), i as u32);
        }
        Self {
            nodes,
            frame,
            sizes,
            discs,
            crossings: true,
            pieces: Vec::new(),
            lines: Grid::new(frame, 32.0 * sizes.unit),
            landings: vec![Vec::new(); nodes.len()],
        }
    }

    /// The cheapest way of a road, all its lanes together.
    fn best(&self, road: &Road, has_twin: bool) -> Vec<Way> {
        let ends = ends(road, self.nodes, self.frame);
        let usual = usual_bow(ends.chord(), self.sizes.unit);
        let mut best: Option<(f32, Vec<Way>)> = None;
        let mut lanes = Vec::with_capacity(road.lanes.len());
        for bend in bends(usual, has_twin) {
            let least = best.as_ref().map_or(f32::INFINITY, |(cost, _)| *cost);
            if bend.base_cost >= least {
                continue;
            }
            lanes.clear();
            lanes.extend(ways(road, &ends, bend.bow, self.sizes));
            let cost = self.cost(road, &lanes, bend.base_cost, least);
            if cost < least {
                best = Some((cost, lanes.clone()));
            }
            if cost <= cost::STEP {
                break;
            }
        }
        best.map_or_else(
            || ways(road, &ends, usual, self.sizes).collect(),
            |(_, ways)| ways,
        )
    }

    /// Cost of a way; stops counting once it is worse than `least`.
    fn cost(&self, road: &Road, ways: &[Way], base: f32, least: f32) -> f32 {
        let mut cost = base;
        for way in ways {
            cost += self.lone_cost(road, way);
            if cost >= least {
                return cost;
            }
            let pieces = (way.shape.visible_length() / (14.0 * self.sizes.unit)) as usize;
            let points: Vec<Point> = way.shape.polyline(pieces.clamp(6, 26)).collect();
            cost += self.disc_cost(road, way, &points);
            if cost >= least {
                return cost;
            }
            cost += self.landing_cost(road, way);
            if self.crossings && cost < least {
                cost += self.crossing_cost(&points);
            }
        }
        cost
    }

    /// What is wrong with a line by itself.
    fn lone_cost(&self, road: &Road, way: &Way) -> f32 {
        let shape = &way.shape;
        let short = shape.visible_length() < shape.head_length + 8.0 * self.sizes.unit;
        let ends_inside = [road.from, road.to]
            .iter()
            .all(|n| self.frame.contains(self.nodes[*n as usize].at));
        let leaves = ends_inside
            && !self
                .frame
                .grown(-4.0 * self.sizes.unit)
                .contains(shape.point(0.5));
        let cost = if short { cost::SHORT } else { 0.0 };
        cost + if leaves { cost::OUT_OF_FRAME } else { 0.0 }
    }

    fn disc_cost(&self, road: &Road, way: &Way, points: &[Point]) -> f32 {
        let half = way.width / 2.0;
        let breadth = way.shape.head_breadth / 2.0;
        let last = [points[points.len() - 1], way.shape.tip];
        let body = points.windows(2).map(|p| (p[0], p[1], half));
        // Least free space to each disc that is too near anywhere along the line.
        let mut met: Vec<(u32, f32)> = Vec::new();
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
                match met.iter_mut().find(|(other, _)| *other == id) {
                    Some((_, least)) => *least = least.min(free),
                    None => met.push((id, free)),
                }
            });
        }
        let under = 0.5 * self.sizes.unit;
        let cost = |free: f32| {
            if free < under {
                cost::UNDER_DISC
            } else {
                cost::NEAR_DISC
            }
        };
        met.iter().map(|(_, free)| cost(*free)).sum()
    }

    fn crossing_cost(&self, points: &[Point]) -> f32 {
        let mut met: Vec<u32> = Vec::new();
        let mut cost = 0.0;
        for pair in points.windows(2) {
            let bounds = piece_bounds(pair[0], pair[1]);
            if !bounds.overlaps(self.frame) {
                continue;
            }
            self.lines.visit(bounds, |id| {
                let piece = &self.pieces[id as usize];
                if met.contains(&piece.road) {
                    return;
                }
                if let Some(cosine) = crossing(pair[0], pair[1], piece.a, piece.b) {
                    met.push(piece.road);
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
                if !(mine.is_head || other.is_head) {
                    return 0.0;
                }
                let reach = mine.half + other.half;
                (1.0 - angle_between(mine.angle, other.angle) / reach).max(0.0)
            };
            others.map(overlap).sum::<f32>() * cost::HEAD
        };
        clash(road.from, start) + clash(road.to, tip)
    }

    fn landings_of(&self, number: u32, road: &Road, way: &Way) -> [Landing; 2] {
        let landing = |node: u32, at: Point, half: f32, is_head: bool| {
            let node = &self.nodes[node as usize];
            let angle = (at[1] - node.at[1]).atan2(at[0] - node.at[0]);
            Landing {
                road: number,
                angle,
                half: half.atan2(node.r),
                is_head,
            }
        };
        let head = &way.shape;
        // Seen from the disc's centre a head is widest at its base, further out.
        let base = head.head_breadth / 2.0 * 0.8;
        [
            landing(road.from, head.quad[0], way.width / 2.0, false),
            landing(road.to, head.tip, base, true),
        ]
    }

    /// Remembers a way, so that later ones keep clear of it.
    fn keep(&mut self, number: u32, road: &Road, ways: &[Way]) {
        for way in ways {
            let [start, tip] = self.landings_of(number, road, way);
            self.landings[road.from as usize].push(start);
            self.landings[road.to as usize].push(tip);
            if !self.crossings {
                continue;
            }
            let pieces = (way.shape.visible_length() / (22.0 * self.sizes.unit)) as usize;
            let points: Vec<Point> = way.shape.polyline(pieces.clamp(5, 16)).collect();
            for pair in points.windows(2) {
                let bounds = piece_bounds(pair[0], pair[1]);
                if bounds.overlaps(self.frame) {
                    self.lines.insert(bounds, self.pieces.len() as u32);
                    self.pieces.push(Piece {
                        road: number,
                        a: pair[0],
                        b: pair[1],
                    });
                }
            }
        }
    }

    /// Takes a kept way out again.
    fn forget(&mut self, number: u32) {
        for piece in self.pieces.iter_mut().filter(|piece| piece.road == number) {
            // Its number stays in the grid; a piece without length crosses nothing.
            piece.b = piece.a;
        }
        for landings in &mut self.landings {
            landings.retain(|landing| landing.road != number);
        }
    }
}

/// Every bend worth trying, in rising order of cost as far as costs are known beforehand.
fn bends(usual: f32, has_twin: bool) -> impl Iterator<Item = Bend> {
    let steps = ((MAX_BOW - usual) / BOW_STEP) as usize + 1;
    let regular = (0..steps).map(move |i| (usual + i as f32 * BOW_STEP, i as f32 * cost::STEP));
    let last = LAST_BOWS.iter().enumerate();
    let last = last.map(move |(i, bow)| (*bow, (steps + 3 * (i + 1)) as f32 * cost::STEP));
    let same_hand = regular.chain(last);
    let twin = if has_twin { cost::TWIN } else { 0.0 };
    let other_hand = same_hand
        .clone()
        .map(move |(bow, cost)| (-bow, cost + cost::OTHER_SIDE + twin));
    same_hand
        .chain(other_hand)
        .map(|(bow, base_cost)| Bend { bow, base_cost })
}

/// The lanes of a road bent that way.
fn ways<'r>(road: &'r Road, ends: &Ends, bow: f32, sizes: &'r Sizes) -> impl Iterator<Item = Way> + use<'r> {
    let ends = *ends;
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
            shape: Shape::new(&ends, apex * bow.signum(), turn, lane.width, sizes),
            width: lane.width,
        }
    })
}

fn piece_bounds(a: Point, b: Point) -> Rect {
    Rect {
        x: a[0].min(b[0]),
        y: a[1].min(b[1]),
        w: (a[0] - b[0]).abs().max(0.01),
        h: (a[1] - b[1]).abs().max(0.01),
    }
}

fn angle_between(a: f32, b: f32) -> f32 {
    let d = (a - b).abs() % std::f32::consts::TAU;
    d.min(std::f32::consts::TAU - d)
}
