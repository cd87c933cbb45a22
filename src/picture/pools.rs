//! Groups: a diamond between the members, spokes to it, a soft area from four members on.

use std::f32::consts::TAU;

use super::clusters::{Node, NodeKind};
use super::input::MapPool;
use super::scene::{Point, PoolShape, distance, segment_distance};
use super::sizes::Sizes;
use super::view::Rect;

/// Half the diagonal of the diamond, in points.
const DIAMOND: f32 = 14.0;
/// Members from which the area is drawn.
const HULL_FROM: usize = 4;
/// Distances from the middle at which a free place is looked for, in points.
const RINGS: [f32; 6] = [0.0, 18.0, 36.0, 60.0, 90.0, 130.0];
/// Places tried on each ring.
const PLACES: usize = 12;

/// Shapes of the pools that have at least two drawn places, and adds each diamond to the nodes as an obstacle.
pub(super) fn place(
    pools: &[(u32, &MapPool)],
    node_of: &[u32],
    nodes: &mut Vec<Node>,
    area: Rect,
    sizes: &Sizes,
) -> Vec<PoolShape> {
    let mut shapes = Vec::new();
    for (index, pool) in pools {
        let mut ends: Vec<u32> = pool
            .members
            .iter()
            .filter_map(|m| node_of.get(*m as usize).copied())
            .filter(|n| (*n as usize) < nodes.len())
            .collect();
        ends.sort_unstable();
        ends.dedup();
        if ends.len() < 2 || !ends.iter().any(|n| nodes[*n as usize].is_drawn()) {
            continue;
        }
        let at = free_place(&ends, nodes, area, sizes);
        if !area.contains(at) {
            continue;
        }
        let r = DIAMOND * sizes.unit;
        shapes.push(shape(*index, pool, &ends, nodes, at, r, sizes));
        nodes.push(Node {
            at,
            r,
            kind: NodeKind::Pool,
            members: Vec::new(),
            anchor: None,
        });
    }
    shapes
}

/// The place near the middle of the members where diamond and spokes meet the fewest discs.
fn free_place(ends: &[u32], nodes: &[Node], area: Rect, sizes: &Sizes) -> Point {
    let count = ends.len() as f32;
    let sum = ends.iter().fold([0.0, 0.0], |s, n| {
        let at = nodes[*n as usize].at;
        [s[0] + at[0], s[1] + at[1]]
    });
    let middle = [sum[0] / count, sum[1] / count];
    let near: Vec<(bool, &Node)> = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.is_drawn())
        .map(|(i, node)| (ends.contains(&(i as u32)), node))
        .collect();
    let candidates = RINGS.iter().flat_map(|ring| {
        let places = if *ring == 0.0 { 1 } else { PLACES };
        (0..places).map(move |k| {
            let (sin, cos) = (TAU * k as f32 / places as f32).sin_cos();
            let radius = ring * sizes.unit;
            (*ring, [middle[0] + radius * cos, middle[1] + radius * sin])
        })
    });
    let cost = |(ring, at): (f32, Point)| {
        let outside = if area.contains(at) { 0.0 } else { 5000.0 };
        let blocked: f32 = near
            .iter()
            .map(|(own, node)| place_cost(at, ends, nodes, *own, node, sizes))
            .sum();
        ring + outside + blocked
    };
    let best = candidates
        .map(|c| (cost(c), c.1))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or(middle, |(_, at)| at)
}

fn place_cost(at: Point, ends: &[u32], nodes: &[Node], own: bool, node: &Node, sizes: &Sizes) -> f32 {
    let room = node.r + (DIAMOND + 6.0) * sizes.unit;
    let crowded = if distance(at, node.at) < room { 1000.0 } else { 0.0 };
    if own {
        return crowded;
    }
    let keep = node.r + 3.0 * sizes.unit;
    let under = ends
        .iter()
        .filter(|n| segment_distance(node.at, nodes[**n as usize].at, at) < keep)
        .count();
    crowded + 400.0 * under as f32
}

fn shape(
    index: u32,
    pool: &MapPool,
    ends: &[u32],
    nodes: &[Node],
    at: Point,
    r: f32,
    sizes: &Sizes,
) -> PoolShape {
    let spoke = |n: &u32| {
        let node = &nodes[*n as usize];
        let length = distance(node.at, at);
        let start = (node.r + 2.0 * sizes.unit) / length.max(1.0);
        let stop = 1.0 - r / length.max(1.0);
        let point = |t: f32| {
            [
                node.at[0] + t * (at[0] - node.at[0]),
                node.at[1] + t * (at[1] - node.at[1]),
            ]
        };
        (start < stop).then(|| [point(start), point(stop)])
    };
    let corners = || {
        ends.iter().flat_map(|n| {
            let node = &nodes[*n as usize];
            let around = node.r + 10.0 * sizes.unit;
            (0..PLACES).map(move |k| {
                let (sin, cos) = (TAU * k as f32 / PLACES as f32).sin_cos();
                [node.at[0] + around * cos, node.at[1] + around * sin]
            })
        })
    };
    // The outline of a group that lies partly elsewhere would be a stripe across the map that nobody can read.
    let all_here = ends.iter().all(|n| nodes[*n as usize].kind != NodeKind::Outside);
    PoolShape {
        pool: index,
        id: pool.id.clone(),
        at,
        r,
        spokes: ends.iter().filter_map(spoke).collect(),
        width: 2.2 * sizes.unit * sizes.line_factor,
        dash: sizes.dash(pool.line),
        hull: if ends.len() >= HULL_FROM && all_here {
            hull(corners().collect())
        } else {
            Vec::new()
        },
        family: pool.family,
        line: pool.line,
        dimmed: false,
        is_new: pool.is_new,
    }
}

/// Convex outline of the points (monotone chain).
fn hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_unstable_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for p in points {
            while let [.., a, b] = chain.as_slice() {
                let turn = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
                if turn > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(p);
        }
        chain.pop();
        chain
    };
    let mut outline = half(&mut points.iter().copied());
    outline.extend(half(&mut points.iter().rev().copied()));
    outline
}
