//! Finds a way for every road: no line under a disc it does not belong to, few acute crossings, heads that can be seen.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::bends::{BACKS, Bend, SHORT_CHORD, SKEWS, Way, bends, cost, detours, usual_bow, ways};
use super::clusters::Node;
use super::curve::{Ends, clip};
use super::fronts::Front;
use super::grid::Grid;
use super::lanes::Road;
use super::scene::Point;
use super::sizes::Sizes;
use super::view::Rect;

/// Cost of the best way from which, among few roads, bends off the middle and heads further back are tried too.
const SKEW_FROM: f32 = 40.0;

/// Bends tried off the middle, and with the head further back.
const UNUSUAL: usize = 10;

/// How much is tried: with more roads each gets less, since a crowd has no free ways and the picture must be quick.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    /// Bends tried per road.
    bends: usize,
    /// Bends off the middle tried per road that finds no way otherwise.
    skews: usize,
    /// Cost of the best way from which these, and heads further back, are tried.
    skew_from: f32,
    /// A road that passes under a disc whatever is tried goes a long way round.
    detours: bool,
    /// Lines are kept apart from each other, not only from discs.
    pub crossings: bool,
    /// How often every road is looked at again when all others have found their way.
    revisions: usize,
}

impl Effort {
    const fn of(roads: usize) -> Self {
        match roads {
            0..=70 => Self {
                bends: 40,
                skews: 4,
                skew_from: SKEW_FROM,
                detours: true,
                crossings: true,
                revisions: 2,
            },
            71..=150 => Self {
                bends: 24,
                skews: 2,
                skew_from: SKEW_FROM,
                detours: true,
                crossings: true,
                revisions: 1,
            },
            151..=500 => Self {
                bends: 6,
                skews: 2,
                skew_from: cost::UNDER_DISC,
                detours: true,
                crossings: false,
                revisions: 0,
            },
            _ => Self {
                bends: 4,
                skews: 0,
                skew_from: f32::INFINITY,
                detours: false,
                crossings: false,
                revisions: 0,
            },
        }
    }
}

/// Ways of every lane of every road, in the same order.
pub(super) fn route(
    roads: &[Road],
    nodes: &[Node],
    frame: Rect,
    covers: &[Rect],
    sizes: &Sizes,
) -> Vec<Vec<Way>> {
    let mut router = Router::new(nodes, roads.len(), frame, covers, sizes);
    let mut ways: Vec<Vec<Way>> = Vec::with_capacity(roads.len());
    for (number, road) in roads.iter().enumerate() {
        let way = router.best(road);
        router.keep(number as u32, road, &way);
        ways.push(way);
    }
    for _ in 0..router.effort.revisions {
        for (number, road) in roads.iter().enumerate() {
            // What has become good enough stays as it is.
            router.judged = number as u32;
            if router.cost(road, &ways[number], 0.0, SKEW_FROM) >= SKEW_FROM {
                router.forget(number as u32);
                ways[number] = router.best(road);
                router.keep(number as u32, road, &ways[number]);
            }
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

/// A straight piece of a kept line.
pub(super) struct Piece {
    pub road: u32,
    pub a: Point,
    pub b: Point,
}

/// Where a line touches a disc: angle seen from its centre, and half the angle it takes.
#[derive(Clone, Copy)]
pub(super) struct Landing {
    pub road: u32,
    pub angle: f32,
    pub half: f32,
    pub is_head: bool,
    /// Distances from the disc's centre between which it lies.
    pub from: f32,
    pub to: f32,
}

pub(super) struct Router<'a> {
    pub nodes: &'a [Node],
    pub frame: Rect,
    /// Boxes that hide what passes below.
    pub covers: &'a [Rect],
    pub sizes: &'a Sizes,
    pub discs: Grid,
    pub effort: Effort,
    pub pieces: Vec<Piece>,
    pub lines: Grid,
    /// For each road the last question it answered, so that it answers each only once.
    pub asked: Vec<Cell<u32>>,
    pub questions: Cell<u32>,
    /// The lanes that each pair of nodes has found.
    pub found: BTreeMap<(u32, u32), Vec<Way>>,
    pub landings: Vec<Vec<Landing>>,
    /// The road whose ways are judged: its own kept lines are not in its way.
    pub judged: u32,
    /// The heads of kept lines with their roads.
    pub fronts: Vec<(u32, Front)>,
}

impl<'a> Router<'a> {
    fn new(nodes: &'a [Node], roads: usize, frame: Rect, covers: &'a [Rect], sizes: &'a Sizes) -> Self {
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
            effort: Effort::of(roads),
            pieces: Vec::new(),
            lines: Grid::new(frame, 32.0 * sizes.unit),
            asked: vec![Cell::new(0); roads],
            questions: Cell::new(0),
            found: BTreeMap::new(),
            landings: vec![Vec::new(); nodes.len()],
            judged: u32::MAX,
            fronts: Vec::new(),
        }
    }

    /// The cheapest way of a road, all its lanes together.
    fn best(&self, road: &Road) -> Vec<Way> {
        let ends = ends(road, self.nodes, self.frame);
        let usual = usual_bow(ends.chord(), self.sizes.unit);
        let short = ends.chord() < SHORT_CHORD * self.sizes.unit;
        let mut best = (f32::INFINITY, Vec::new());
        let twin = self
            .found
            .get(&(road.to, road.from))
            .and_then(|ways| ways.first());
        let twin = twin.map(|way| way.hand);
        let mut plain = bends(usual, short, twin);
        plain.truncate(self.effort.bends);
        self.improve(&mut best, road, &ends, &plain);
        if best.0 >= self.effort.skew_from {
            for skew in SKEWS.into_iter().take(self.effort.skews) {
                let skewed = plain.iter().take(UNUSUAL).map(|bend| Bend {
                    skew,
                    base_cost: bend.base_cost + cost::SKEW,
                    ..*bend
                });
                self.improve(&mut best, road, &ends, &skewed.collect::<Vec<_>>());
            }
        }
        if best.0 >= self.effort.skew_from {
            for (steps, back) in (1u8..).zip(BACKS) {
                let late = plain.iter().take(UNUSUAL).map(|bend| Bend {
                    back,
                    base_cost: bend.base_cost + cost::BACK * f32::from(steps),
                    ..*bend
                });
                self.improve(&mut best, road, &ends, &late.collect::<Vec<_>>());
            }
        }
        if best.0 >= cost::UNDER_DISC && self.effort.detours {
            self.improve(&mut best, road, &ends, &detours());
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

    /// Remembers a way, so that later ones keep clear of it.
    fn keep(&mut self, number: u32, road: &Road, ways: &[Way]) {
        self.found.insert((road.from, road.to), ways.to_vec());
        for way in ways {
            let [start, tip] = self.landings_of(number, road, way);
            self.landings[road.from as usize].push(start);
            self.landings[road.to as usize].push(tip);
            if !self.effort.crossings {
                continue;
            }
            self.fronts.push((number, Front::of(way, self.sizes.unit)));
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
        self.fronts.retain(|(road, _)| *road != number);
        for landings in &mut self.landings {
            landings.retain(|landing| landing.road != number);
        }
    }
}

/// The box of a straight piece, never without area.
pub(super) fn piece_bounds(a: Point, b: Point) -> Rect {
    Rect {
        x: a[0].min(b[0]),
        y: a[1].min(b[1]),
        w: (a[0] - b[0]).abs().max(0.01),
        h: (a[1] - b[1]).abs().max(0.01),
    }
}
