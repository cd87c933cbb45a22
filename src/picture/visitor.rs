//! An imagined actor over the finished picture: it moves without anything else being laid out anew.

use super::curve::{Ends, Shape};
use super::input::{LineState, MapVisitor, VisitorLink};
use super::scene::{Curve, Point, Scene, VisitorShape, distance};
use super::sizes::Sizes;
use super::typeface::{BASE, LINE, Weight, measure};
use super::view::{Rect, View};

/// Line width of its links, in points: thinner than any real proposal.
const WIDTH: f32 = 1.5;
/// Dash and gap of its links, in points.
const DASH: (f32, f32) = (4.0, 4.0);
/// How far a link bends, as a share of its length.
const BOW: f32 = 0.1;
/// An actor is drawn at most this far from its true place, in points.
const NEAR: f32 = 60.0;

/// Places the visitor over a scene laid out for that view.
pub fn lay(visitor: &MapVisitor, scene: &Scene, view: &View) -> VisitorShape {
    let sizes = Sizes::of(view);
    let at = view.project(visitor.mercator);
    let r = 1.35 * sizes.disc_r;
    let mut curves: Vec<Curve> = visitor
        .links
        .iter()
        .map(|link| curve(link, at, r, scene, view, &sizes))
        .collect();
    curves.reverse();
    let (chip, words) = chip(visitor, at, r, view, &sizes);
    VisitorShape {
        at,
        r,
        outline: hexagon(at, r),
        kind: visitor.kind,
        curves,
        chip,
        words,
    }
}

fn curve(link: &VisitorLink, at: Point, r: f32, scene: &Scene, view: &View, sizes: &Sizes) -> Curve {
    let (other, other_r) = drawn_at(view.project(link.mercator), scene, sizes);
    let ends = match link.gives {
        true => Ends {
            from: at,
            to: other,
            from_r: r,
            to_r: other_r,
        },
        false => Ends {
            from: other,
            to: at,
            from_r: other_r,
            to_r: r,
        },
    };
    let width = WIDTH * sizes.unit;
    let shape = Shape::new(&ends, BOW * ends.chord() / 2.0, 0.0, 0.0, width, sizes);
    Curve {
        links: Vec::new(),
        id: String::new(),
        quad: shape.quad,
        points: shape.polyline(shape.pieces(sizes.unit)).collect(),
        width,
        dash: Some((DASH.0 * sizes.unit, DASH.1 * sizes.unit)),
        family: link.family,
        line: LineState::Proposed,
        casing: width + sizes.casing,
        head: shape.head(false),
        badge: None,
        hot: false,
        dimmed: false,
        is_new: false,
    }
}

/// Where an actor is drawn that truly stands there, alone or in a cluster, and the radius of its mark.
fn drawn_at(place: Point, scene: &Scene, sizes: &Sizes) -> (Point, f32) {
    let discs = scene.discs.iter().filter(|d| !d.off_frame);
    let discs = discs.map(|d| (distance(d.anchor.unwrap_or(d.at), place), d.at, d.r));
    // A disc stands exactly where its actor is; a cluster somewhere among its members.
    let own = discs.filter(|(away, ..)| *away <= sizes.unit);
    let clusters = scene
        .clusters
        .iter()
        .map(|c| (distance(c.at, place), c.at, c.ring));
    let nearest = clusters.filter(|(away, ..)| *away <= NEAR * sizes.unit);
    let by_distance = |a: &(f32, Point, f32), b: &(f32, Point, f32)| a.0.total_cmp(&b.0);
    own.min_by(by_distance)
        .or_else(|| nearest.min_by(by_distance))
        .map_or((place, 0.0), |(_, at, r)| (at, r))
}

/// Standing on a corner.
fn hexagon([x, y]: Point, r: f32) -> [Point; 6] {
    std::array::from_fn(|i| {
        let (sin, cos) = (std::f32::consts::FRAC_PI_3 * i as f32).sin_cos();
        [x + r * sin, y - r * cos]
    })
}

/// Name and note on a ground of their own, below the mark, or above it at the lower edge.
fn chip(
    visitor: &MapVisitor,
    [x, y]: Point,
    r: f32,
    view: &View,
    sizes: &Sizes,
) -> (Rect, Vec<(String, Point, f32, Weight)>) {
    let lines = [
        (&visitor.name, sizes.name, Weight::SemiBold),
        (&visitor.note, sizes.detail, Weight::Regular),
    ];
    let pad = [7.0 * sizes.unit, 4.0 * sizes.unit];
    let width = lines
        .iter()
        .map(|(text, size, weight)| measure(text, *weight, *size))
        .fold(0.0, f32::max);
    let (w, h) = (
        width + 2.0 * pad[0],
        (sizes.name + sizes.detail) * LINE + 2.0 * pad[1],
    );
    let gap = r + 5.0 * sizes.unit;
    let top = if y + gap + h > view.height {
        y - gap - h
    } else {
        y + gap
    };
    let left = (x - w / 2.0).clamp(0.0, (view.width - w).max(0.0));
    let chip = Rect {
        x: left,
        y: top,
        w,
        h,
    };
    let mut line_top = top + pad[1];
    let words = lines
        .into_iter()
        .map(|(text, size, weight)| {
            let at = [left + pad[0], line_top + size * LINE * BASE];
            line_top += size * LINE;
            (text.clone(), at, size, weight)
        })
        .collect();
    (chip, words)
}
