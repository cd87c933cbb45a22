//! Where actors stand in the picture: alone, in a cluster, at the edge on their bearing, or out of sight.

use super::clusters::{Dot, Node, NodeKind, group};
use super::input::MapInput;
use super::scene::{Point, distance};
use super::sizes::Sizes;
use super::view::{Rect, View};

/// Marks an actor without a node.
pub(super) const NOWHERE: u32 = u32::MAX;
/// Width of the strip around the view in which discs still count, in points: it keeps clusters steady while panning.
const MARGIN: f32 = 200.0;
/// Places tried along the edge for an actor out of frame.
const SLIDES: i32 = 12;

/// All nodes, and the node of each actor ([`NOWHERE`] for none).
pub(super) struct Nodes {
    pub list: Vec<Node>,
    pub of_actor: Vec<u32>,
}

/// Places the actors for which `wanted` holds.
///
/// # Arguments
/// `inner`: on the wall, the part of the frame in which actors may stand; outside it they become diamonds on its edge.
pub(super) fn place(
    input: &MapInput,
    view: &View,
    wanted: &[bool],
    inner: Option<Rect>,
    sizes: &Sizes,
) -> Nodes {
    let area = inner.unwrap_or_else(|| view.frame().grown(MARGIN * sizes.unit));
    let mut dots = Vec::new();
    let mut outside: Vec<(u32, Point)> = Vec::new();
    for (i, actor) in input.actors.iter().enumerate() {
        let finite = actor.mercator.iter().all(|c| c.is_finite());
        if !finite || !wanted[i] {
            continue;
        }
        let at = view.project(actor.mercator);
        if area.contains(at) {
            dots.push(Dot {
                actor: i as u32,
                at,
                mercator: actor.mercator,
            });
        } else {
            outside.push((i as u32, at));
        }
    }
    let mut list = group(&dots, area, sizes);
    for (actor, at) in outside {
        let node = match inner {
            Some(edge) => at_edge(actor, at, edge, &list, sizes),
            None => Node {
                at,
                r: 0.0,
                kind: NodeKind::Outside,
                members: vec![actor],
                anchor: None,
            },
        };
        list.push(node);
    }
    let mut of_actor = vec![NOWHERE; input.actors.len()];
    for (n, node) in list.iter().enumerate() {
        for member in &node.members {
            of_actor[*member as usize] = n as u32;
        }
    }
    Nodes { list, of_actor }
}

/// A diamond on the edge where the bearing from the middle leaves it, moved along the edge when others are there.
fn at_edge(actor: u32, at: Point, edge: Rect, placed: &[Node], sizes: &Sizes) -> Node {
    let [cx, cy] = edge.centre();
    let (dx, dy) = (at[0] - cx, at[1] - cy);
    let (half_w, half_h) = (edge.w / 2.0, edge.h / 2.0);
    let shrink = (half_w / dx.abs().max(1e-3)).min(half_h / dy.abs().max(1e-3));
    let hit = [cx + dx * shrink, cy + dy * shrink];
    let upright = (half_w / dx.abs().max(1e-3)) <= (half_h / dy.abs().max(1e-3));
    let step = sizes.name * 1.3;
    let slides = (0..SLIDES).flat_map(|i| [i as f32, -(i as f32)]);
    let spots = slides.map(|i| {
        let by = i * step;
        let [x, y] = if upright {
            [hit[0], hit[1] + by]
        } else {
            [hit[0] + by * 3.0, hit[1]]
        };
        [x.clamp(edge.x, edge.x + edge.w), y.clamp(edge.y, edge.y + edge.h)]
    });
    let clear = |p: &Point| placed.iter().all(|node| distance(node.at, *p) > step + node.r);
    let spot = spots.clone().find(clear).unwrap_or(hit);
    Node {
        at: spot,
        r: 8.0 * sizes.unit,
        kind: NodeKind::OffFrame,
        members: vec![actor],
        anchor: None,
    }
}
