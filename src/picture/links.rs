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
/// Flattest bow.
const MIN_BOW: f32 = 0.1;
/// Highest bow.
const MAX_BOW: f32 = 0.6;
/// Bows that only very short chords need, to have room for a head.
const SHORT_BOWS: [f32; 3] = [0.8, 1.05, 1.4];
/// Chord under which those are tried, in points.
const SHORT_CHORD: f32 = 90.0;
/// Bends off the middle, for lines that find no way otherwise.
const SKEWS: [f32; 4] = [0.18, -0.18, 0.34, -0.34];
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
    pub const TWIN: f32 = 800.0;
    pub const SHORT: f32 = 500.0;
    pub const OUT_OF_FRAME: f32 = 300.0;
    pub const NEAR_DISC: f32 = 250.0;
    pub const COVERED: f32 = 60.0;
    pub const HEAD: f32 = 50.0;
    pub const ACUTE: f32 = 45.0;
    pub const OTHER_SIDE: f32 = 18.0;
    pub const SKEW: f32 = 16.0;
    pub const CROSSING: f32 = 2.0;
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
}

/// One way to bend a road.
#[derive(Clone, Copy)]
struct Bend {
    /// Apex of the innermost lane as a share of the chord; negative on the other side.
    bow: f32,
    /// Where the bend lies along the chord.
    skew: f32,
    base_cost: f32,
}

/// Ways of every lane of every road, in the same order.
pub(super) fn route(
    roads: &[Road],
    nodes: &[Node],
    frame: Rect,
    covers: &[Rect],
    sizes: &Sizes,
) -> Vec<Vec<Way>> {
    let mut router = Router::new(nodes, frame, covers, sizes);
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
    /// Boxes that hide what passes below.
    covers: &'a [Rect],
    sizes: &'a Sizes,
    discs: Grid,
    crossings: bool,
    pieces: Vec<Piece>,
    lines: Grid,
    landings: Vec<Vec<Landing>>,
}

impl<'a> Router<'a> {
    fn new(nodes: &'a [Node], frame: Rect, covers: &'a [Rect], sizes: &'a Sizes) -> Self {
        let mut discs = Grid::new(frame.grown(60.0 * sizes.unit), 40.0 * sizes.unit);
        let reach = sizes.clearance + sizes.line_max;
        for (i, node) in nodes.iter().enumerate().filter(|(_, node)| node.is_drawn()) {
            discs.insert(node.bounds().grown(reach), i as u32);
        }
        Self {
            nodes,
            frame,
            covers,
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
        let short = ends.chord() < SHORT_CHORD * self.sizes.unit;
        let mut best = (f32::INFINITY, Vec::new());
        let plain = bends(usual, short, has_twin);
        self.improve(&mut best, road, &ends, &plain);
        if best.0 >= cost::NEAR_DISC {
            for skew in SKEWS {
                let skewed = plain.iter().map(|bend| Bend {
                    skew,
                    base_cost: bend.base_cost + cost::SKEW,
                    ..*bend
                });
                self.improve(&mut best, road, &ends, &skewed.collect::<Vec<_>>());
            }
        }
        best.1
    }

    /// Tries bends in rising order of cost until none can be cheaper than the best.
    fn improve(&self, best: &mut (f32, Vec<Way>), road: &Road, ends: &Ends, bends: &[Bend]) {
        let mut lanes = Vec::with_capacity(road.lanes.len());
        for bend in bends {
            if bend.base_cost >= best.0 || best.0 <= cost::FINE {
                break;
            }
            lanes.clear();
            lanes.extend(ways(road, ends, bend, self.sizes));
            let cost = self.cost(road, &lanes, bend.base_cost, best.0);
            if cost < best.0 || best.1.is_empty() {
                best.0 = cost;
                best.1.clone_from(&lanes);
            }
        }
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
        let inner = self.frame.grown(-4.0 * self.sizes.unit);
        let middle = [0.3, 0.5, 0.7].map(|t| shape.point(t));
        let leaves = ends_inside && middle.iter().any(|at| !inner.contains(*at));
        let covered = self
            .covers
            .iter()
            .any(|cover| middle.iter().any(|at| cover.contains(*at)));
        let faults = [
            (short, cost::SHORT),
            (leaves, cost::OUT_OF_FRAME),
            (covered, cost::COVERED),
        ];
        faults.iter().filter(|(is, _)| *is).map(|(_, cost)| cost).sum()
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
        let (under, clearance) = (0.5 * self.sizes.unit, self.sizes.clearance);
        let cost = |free: f32| {
            if free < under {
                cost::UNDER_DISC
            } else {
                cost::NEAR_DISC * (1.2 - free / clearance)
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

/// Every bend worth trying, in rising order of what it costs by itself.
fn bends(usual: f32, short: bool, has_twin: bool) -> Vec<Bend> {
    let higher = ((MAX_BOW - usual) / BOW_STEP) as i32;
    let regular = (-2..=higher).map(|step| (usual + step as f32 * BOW_STEP, step.abs() as f32));
    let regular = regular.filter(|(bow, _)| *bow >= MIN_BOW);
    let last = SHORT_BOWS.iter().enumerate().filter(|_| short);
    let last = last.map(|(i, bow)| (*bow, higher as f32 + 1.0 + i as f32));
    let twin = if has_twin { cost::TWIN } else { 0.0 };
    let mut all: Vec<Bend> = regular
        .chain(last)
        .flat_map(|(bow, steps)| {
            let base_cost = cost::steps(steps);
            let other = Bend {
                bow: -bow,
                skew: 0.0,
                base_cost: base_cost + cost::OTHER_SIDE + twin,
            };
            [
                Bend {
                    bow,
                    skew: 0.0,
                    base_cost,
                },
                other,
            ]
        })
        .collect();
    all.sort_by(|a, b| a.base_cost.total_cmp(&b.base_cost));
    all
}

/// The lanes of a road bent that way.
fn ways<'r>(
    road: &'r Road,
    ends: &Ends,
    bend: &Bend,
    sizes: &'r Sizes,
) -> impl Iterator<Item = Way> + use<'r> {
    let (ends, Bend { bow, skew, .. }) = (*ends, *bend);
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
