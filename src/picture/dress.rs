//! Routed lines and placed actors become drawing-ready curves, discs and texts.

use std::collections::{BTreeMap, BTreeSet};

use super::bends::Way;
use super::clusters::{Node, NodeKind};
use super::input::{LineState, MapInput};
use super::labels::{self, Board};
use super::lanes::{Road, Strand};

use super::names::{self, Wanted};
use super::places::{PlaceKind, PlaceLabel};
use super::scene::{Cluster, Curve, Disc, LabelRole, Point, Scene, distance};
use super::sizes::Sizes;
use super::stress::Stress;
use super::typeface::{Weight, measure};
use super::view::{Rect, View};
use super::zones;
use crate::base::geo::LonLat;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;

/// Distance of the selection ring from the disc's edge, in points.
pub(super) const RING: f32 = 6.0;
/// Shortest line that carries an icon, in points.
const BADGE_FROM: f32 = 90.0;
/// Lines up to which each carries its icon; with more only selected ones do.
const BADGE_LINES: usize = 40;
/// Lines up to which no text may lie over any head; among more, only over none of a chosen line.
const KEPT_HEADS: usize = 200;
/// Side of that icon's disc, in points.
pub(super) const BADGE: f32 = 16.0;
/// Furthest place that lends its name to a cluster, in points.
const PLACE_REACH: f32 = 150.0;
/// Places looked at for names, most important first.
const MAX_PLACES: usize = 4000;

/// What has been decided so far.
pub(super) struct Drawn<'a> {
    pub input: &'a MapInput,
    pub view: &'a View,
    pub zone_rings: &'a [Vec<Vec<Point>>],
    pub nodes: &'a [Node],
    pub roads: &'a [Road],
    pub ways: &'a [Vec<Way>],
    pub stress: &'a Stress,
    pub sizes: &'a Sizes,
    pub lang: Lang,
}

/// Adds curves, discs, clusters and texts to the scene.
pub(super) fn fill(scene: &mut Scene, drawn: &Drawn<'_>, keep_out: &[Rect]) {
    let mut board = Board::new(drawn.view.frame(), keep_out, drawn.sizes.unit);
    scene.curves = curves(drawn);
    add_nodes(scene, drawn);
    for node in drawn.nodes.iter().filter(|node| node.is_drawn()) {
        // The square inside the disc's circle and some of the corners: names may touch corners.
        let side = 1.86 * node.r;
        board.take(Rect::centred(node.at, side, side));
    }
    trace_curves(&mut board, &scene.curves, drawn.sizes);
    keep_heads(&mut board, &scene.curves, drawn.sizes);
    add_tags(&mut board, scene, drawn);
    add_lane_counts(&mut board, scene, drawn);
    let places = near_places(drawn);
    let named = add_names(&mut board, scene, &places, drawn);
    let zones = &drawn.input.zones;
    let zone_names = zones::names(zones, drawn.zone_rings, &mut board, drawn.sizes);
    scene.labels.extend(zone_names);
    add_badges(&mut board, &mut scene.curves, drawn);
    add_ground(&mut board, scene, &places, &named, drawn);
}

/// All curves in drawing order.
fn curves(drawn: &Drawn<'_>) -> Vec<Curve> {
    let mut curves: Vec<Curve> = Vec::new();
    for (road, ways) in drawn.roads.iter().zip(drawn.ways) {
        curves.extend(
            road.lanes
                .iter()
                .zip(ways)
                .map(|(lane, way)| curve(lane, way, drawn.sizes)),
        );
    }
    let rank = |curve: &Curve| {
        let by_state = match curve.line {
            LineState::Stopped => 0,
            LineState::Parked => 1,
            LineState::Proposed => 2,
            LineState::Lead => 3,
            LineState::Study => 4,
            LineState::SettingUp => 5,
            LineState::Running => 6,
        };
        (curve.hot, !curve.dimmed, by_state)
    };
    // Thin over thick, so that neither disappears.
    curves.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then_with(|| b.width.total_cmp(&a.width))
            .then_with(|| a.id.cmp(&b.id))
    });
    curves
}

fn curve(lane: &Strand, way: &Way, sizes: &Sizes) -> Curve {
    let filled = !matches!(lane.line, LineState::Proposed | LineState::Parked);
    Curve {
        links: lane.links.clone(),
        id: lane.id.clone(),
        quad: way.shape.quad,
        points: way.shape.polyline(way.shape.pieces(sizes.unit)).collect(),
        width: way.width,
        dash: sizes.dash(lane.line),
        family: lane.family,
        line: lane.line,
        casing: way.width + sizes.casing,
        head: way.shape.head(filled),
        badge: None,
        hot: lane.hot,
        dimmed: lane.dimmed,
        is_new: lane.is_new,
    }
}

/// Discs and clusters inside or touching the view.
fn add_nodes(scene: &mut Scene, drawn: &Drawn<'_>) {
    let sizes = drawn.sizes;
    let fresh = if drawn.view.wall {
        new_ends(drawn)
    } else {
        BTreeSet::new()
    };
    let frame = drawn.view.frame();
    for (index, node) in drawn.nodes.iter().enumerate() {
        if !node.bounds().overlaps(frame) {
            continue;
        }
        let hot = node.members.iter().any(|m| drawn.stress.actors[*m as usize]);
        match (node.kind, node.members.first()) {
            (NodeKind::Single | NodeKind::OffFrame, Some(actor)) => {
                let data = &drawn.input.actors[*actor as usize];
                let off_frame = node.kind == NodeKind::OffFrame;
                scene.discs.push(Disc {
                    actor: *actor,
                    at: node.at,
                    r: if off_frame { node.r } else { sizes.disc_r },
                    kind: data.kind,
                    dashed: data.dashed,
                    hot,
                    signal: fresh.contains(&(index as u32)),
                    anchor: node.anchor,
                    off_frame,
                });
            }
            (NodeKind::Cluster, _) => scene.clusters.push(Cluster {
                members: node.members.clone(),
                at: node.at,
                r: sizes.cluster_r,
                ring: sizes.cluster_ring,
                hot,
            }),
            _ => {}
        }
    }
    scene.discs.sort_by_key(|disc| (disc.hot, disc.actor));
}

/// Nodes at the ends of new lines.
fn new_ends(drawn: &Drawn<'_>) -> BTreeSet<u32> {
    let new = drawn
        .roads
        .iter()
        .filter(|road| road.lanes.iter().any(|lane| lane.is_new));
    new.flat_map(|road| [road.from, road.to]).collect()
}

/// Lets texts see where lines and heads pass.
fn trace_curves(board: &mut Board, curves: &[Curve], sizes: &Sizes) {
    let step = 5.0 * sizes.unit;
    for curve in curves {
        for pair in curve.points.windows(2) {
            let length = distance(pair[0], pair[1]);
            let count = ((length / step).ceil() as usize).clamp(1, 64);
            for i in 0..count {
                let t = i as f32 / count as f32;
                let at = |axis: usize| pair[0][axis] + t * (pair[1][axis] - pair[0][axis]);
                board.trace([at(0), at(1)], 1);
            }
        }
        let [tip, one, notch, other] = curve.head.points;
        let behind = [(tip[0] + notch[0]) / 2.0, (tip[1] + notch[1]) / 2.0];
        for (at, weight) in [(tip, 25), (behind, 25), (one, 6), (other, 6)] {
            board.trace(at, weight);
        }
    }
}

/// No text lies over the foremost part of a head: without it nobody sees which way a flow goes.
fn keep_heads(board: &mut Board, curves: &[Curve], sizes: &Sizes) {
    let few = curves.len() <= KEPT_HEADS;
    for curve in curves.iter().filter(|curve| few || curve.hot) {
        let [tip, _, notch, _] = curve.head.points;
        let length = distance(tip, notch).max(1.0);
        // The middle of the foremost 7 points.
        let t = 3.5 * sizes.unit / length;
        let at = [0, 1].map(|axis| tip[axis] + t * (notch[axis] - tip[axis]));
        let along = [0, 1].map(|axis| (notch[axis] - tip[axis]).abs() / length);
        let side = 7.0 * sizes.unit;
        board.take(Rect::centred(
            at,
            side * along[0].max(0.2),
            side * along[1].max(0.2),
        ));
    }
}

/// Icons on long lines, where they cover nothing.
fn add_badges(board: &mut Board, curves: &mut [Curve], drawn: &Drawn<'_>) {
    let all = curves.len() <= BADGE_LINES && !drawn.view.wall;
    let unit = drawn.sizes.unit;
    for curve in curves
        .iter_mut()
        .filter(|curve| all && !curve.dimmed || curve.hot)
    {
        let length: f32 = curve.points.windows(2).map(|p| distance(p[0], p[1])).sum();
        if length < BADGE_FROM * unit {
            continue;
        }
        let spots = [0.5, 0.42, 0.58, 0.34, 0.66].map(|t| super::curve::quad_point(&curve.quad, t));
        let square = |at: Point| Rect::centred(at, BADGE * unit, BADGE * unit);
        curve.badge = spots.into_iter().find(|at| board.is_free(square(*at)));
        if let Some(at) = curve.badge {
            board.take(square(at));
        }
    }
}

fn add_tags(board: &mut Board, scene: &mut Scene, drawn: &Drawn<'_>) {
    let word = tr(drawn.lang, "map-new");
    let new = scene
        .curves
        .iter()
        .rev()
        .filter(|curve| curve.is_new && !curve.dimmed);
    for curve in new.take(drawn.sizes.max_tags) {
        let line: Vec<(Point, Point)> = [0.5, 0.42, 0.58, 0.32, 0.68]
            .iter()
            .map(|t| across(&curve.quad, *t))
            .collect();
        scene.tags.extend(labels::tag(board, &word, &line, drawn.sizes));
    }
}

/// A point of a curve and the unit vector across it.
fn across(quad: &[Point; 3], t: f32) -> (Point, Point) {
    let at = super::curve::quad_point(quad, t);
    let ahead = super::curve::quad_point(quad, (t + 0.02).min(1.0));
    let length = distance(at, ahead).max(1e-3);
    (
        at,
        super::curve::left([(ahead[0] - at[0]) / length, (ahead[1] - at[1]) / length]),
    )
}

/// `+ 3` on the outermost lane where not all lanes are drawn.
fn add_lane_counts(board: &mut Board, scene: &mut Scene, drawn: &Drawn<'_>) {
    let sizes = drawn.sizes;
    for (road, ways) in drawn
        .roads
        .iter()
        .zip(drawn.ways)
        .filter(|(road, _)| road.more > 0)
    {
        let Some(way) = ways.last() else { continue };
        let shown = number::format(drawn.lang, road.more as f64, 0);
        let text = tr_args(drawn.lang, "map-lanes-more", &[("n", shown.into())]);
        let (w, h) = (measure(&text, Weight::Regular, sizes.detail), sizes.detail * 1.16);
        let spots = [0.5, 0.4, 0.6, 0.3, 0.7].map(|t| Rect::centred(way.shape.point(t), w, h));
        if let Some(rect) = spots.into_iter().find(|rect| board.is_free(*rect)) {
            board.take(rect);
            scene.labels.push(labels::small(text, rect, sizes));
        }
    }
}

/// Counts and names of actors and clusters by importance; says which places lent their names.
fn add_names(
    board: &mut Board,
    scene: &mut Scene,
    places: &[(&PlaceLabel, Point)],
    drawn: &Drawn<'_>,
) -> BTreeSet<usize> {
    let mut named: BTreeSet<usize> = BTreeSet::new();
    let mut wanted = Vec::new();
    for index in by_importance(drawn) {
        let node = &drawn.nodes[index];
        match node.kind {
            NodeKind::Cluster => {
                scene
                    .labels
                    .push(labels::count(node.at, node.members.len(), drawn.sizes));
                wanted
                    .extend(hot_name(node, drawn).or_else(|| cluster_name(node, places, &mut named, drawn)));
            }
            NodeKind::Single | NodeKind::OffFrame => wanted.extend(actor_name(node, drawn)),
            NodeKind::Outside | NodeKind::Pool => {}
        }
    }
    let discs = drawn.nodes.iter().filter(|node| node.is_drawn());
    let discs = discs.map(|node| (node.at, node.r)).collect();
    let placed = names::place(board, wanted, discs, drawn.sizes.max_names, drawn.sizes);
    scene.labels.extend(placed);
    named
}

/// Names of the ground where nothing else is.
fn add_ground(
    board: &mut Board,
    scene: &mut Scene,
    places: &[(&PlaceLabel, Point)],
    named: &BTreeSet<usize>,
    drawn: &Drawn<'_>,
) {
    let mut left = drawn.sizes.max_places;
    // A commune that is a zone has its name already.
    let zones = scene.labels.iter().filter(|label| label.role == LabelRole::Zone);
    let zones: BTreeSet<String> = zones.map(|label| label.text.clone()).collect();
    let ground = places
        .iter()
        .enumerate()
        .filter(|(i, (place, _))| !named.contains(i) && !zones.contains(&place.name));
    for (_, (place, at)) in ground.take(drawn.sizes.max_places * 4) {
        if left == 0 {
            break;
        }
        let large = !matches!(place.kind, PlaceKind::Village | PlaceKind::Water);
        if let Some(label) = labels::ground(board, &place.name, *at, large, drawn.sizes) {
            scene.labels.push(label);
            left -= 1;
        }
    }
}

/// Nodes in the frame: selected, then the ends of what is new, then tied to much, then in the order of the input.
fn by_importance(drawn: &Drawn<'_>) -> Vec<usize> {
    let mut ties = vec![0usize; drawn.nodes.len()];
    let mut fresh = vec![false; drawn.nodes.len()];
    for road in drawn.roads {
        let links: usize = road.lanes.iter().map(|lane| lane.links.len()).sum();
        ties[road.from as usize] += links;
        ties[road.to as usize] += links;
        let is_new = road.lanes.iter().any(|lane| lane.is_new);
        for end in [road.from, road.to] {
            fresh[end as usize] |= is_new;
        }
    }
    let frame = drawn.view.frame();
    let mut order: Vec<usize> = (0..drawn.nodes.len())
        .filter(|i| drawn.nodes[*i].is_drawn() && frame.contains(drawn.nodes[*i].at))
        .collect();
    let hot = |i: usize| {
        drawn.nodes[i]
            .members
            .iter()
            .any(|m| drawn.stress.actors[*m as usize])
    };
    order.sort_by_key(|i| {
        (
            !hot(*i),
            !fresh[*i],
            std::cmp::Reverse(ties[*i]),
            drawn.nodes[*i].members.first().copied(),
        )
    });
    order
}

fn actor_name(node: &Node, drawn: &Drawn<'_>) -> Option<Wanted> {
    let actor = *node.members.first()?;
    let data = &drawn.input.actors[actor as usize];
    if data.name.is_empty() {
        return None;
    }
    Some(Wanted {
        text: data.name.clone(),
        detail: if node.kind == NodeKind::OffFrame {
            how_far(data.mercator, drawn)
        } else {
            String::new()
        },
        at: node.at,
        r: node.r,
        actor: Some(actor),
        bold: drawn.stress.actors[actor as usize],
        role: LabelRole::Actor,
        strangers: Vec::new(),
    })
}

/// `à 15 km, hors cadre`, from the centre of the view.
fn how_far(mercator: [f64; 2], drawn: &Drawn<'_>) -> String {
    let km = LonLat::from_mercator(drawn.view.centre).distance_km(LonLat::from_mercator(mercator));
    let distance = number::format_with_unit(drawn.lang, km, "km");
    tr_args(drawn.lang, "map-off-frame", &[("distance", distance.into())])
}

/// Places in and around the view, most important first.
fn near_places<'a>(drawn: &Drawn<'a>) -> Vec<(&'a PlaceLabel, Point)> {
    let area = drawn.view.frame().grown(PLACE_REACH * drawn.sizes.unit);
    let mut places: Vec<(&PlaceLabel, Point)> = drawn
        .input
        .places
        .iter()
        .map(|place| (place, drawn.view.project(place.mercator)))
        .filter(|(_, at)| area.contains(*at))
        .collect();
    places.sort_by(|(a, _), (b, _)| (a.rank, a.kind, &a.name).cmp(&(b.rank, b.kind, &b.name)));
    places.truncate(MAX_PLACES);
    places
}

/// A cluster that holds one or two selected actors is called after them: the end of a chosen line has a name.
fn hot_name(node: &Node, drawn: &Drawn<'_>) -> Option<Wanted> {
    let hot = |m: &&u32| drawn.stress.actors[**m as usize];
    let members: Vec<u32> = node.members.iter().filter(hot).copied().take(3).collect();
    let names: Vec<&str> = members
        .iter()
        .map(|m| drawn.input.actors[*m as usize].name.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    let others = node.members.len().saturating_sub(names.len());
    let text = match others {
        0 => names.join(" · "),
        _ => format!(
            "{} + {}",
            names.join(" · "),
            number::format(drawn.lang, others as f64, 0)
        ),
    };
    ((1..=2).contains(&members.len()) && !names.is_empty()).then(|| Wanted {
        text,
        detail: String::new(),
        at: node.at,
        r: node.r,
        actor: None,
        bold: true,
        role: LabelRole::Cluster,
        strangers: Vec::new(),
    })
}

/// A cluster is called after the commune of most of its members; where none is known, after the nearest town or village.
fn cluster_name(
    node: &Node,
    places: &[(&PlaceLabel, Point)],
    named: &mut BTreeSet<usize>,
    drawn: &Drawn<'_>,
) -> Option<Wanted> {
    let text = match commune(node, drawn) {
        Some(commune) => {
            // Its name is not written a second time on the ground.
            named.extend(places.iter().position(|(place, _)| place.name == commune));
            commune.to_owned()
        }
        None => {
            let index = nearest_place(node, places, drawn)?;
            named.insert(index);
            places[index].0.name.clone()
        }
    };
    Some(Wanted {
        text,
        detail: String::new(),
        at: node.at,
        r: node.r,
        actor: None,
        bold: false,
        role: LabelRole::Cluster,
        strangers: Vec::new(),
    })
}

/// The commune of most members; of several as frequent ones the first by name.
fn commune<'a>(node: &Node, drawn: &Drawn<'a>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for member in &node.members {
        let commune = drawn.input.actors[*member as usize].commune.as_str();
        if !commune.is_empty() {
            *counts.entry(commune).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, n)| *n == most).map(|(name, _)| name)
}

fn nearest_place(node: &Node, places: &[(&PlaceLabel, Point)], drawn: &Drawn<'_>) -> Option<usize> {
    let settled = |place: &PlaceLabel| matches!(place.kind, PlaceKind::Town | PlaceKind::Village);
    let settlements = places.iter().enumerate().filter(|(_, (place, _))| settled(place));
    settlements
        .map(|(i, (_, at))| (i, distance(node.at, *at)))
        .filter(|(_, away)| *away < PLACE_REACH * drawn.sizes.unit)
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(i, _)| i)
}
