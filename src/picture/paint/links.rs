//! Links and pools.

use super::canvas::{Canvas, Ink, Pen, diamond, icon};
use super::{Look, line_ink};
use crate::model::Family;
use crate::picture::dress::BADGE;
use crate::picture::icons;
use crate::picture::scene::{Bundle, Curve, Point, PoolShape, Scene};
use crate::picture::typeface::Weight;

/// Opacity of everything that is not in focus.
const DIMMED: f32 = 0.34;
/// Opacity of a bundle.
const BUNDLE: f32 = 0.3;
/// Least radius of the ring of a bundle inside one place, in points.
const RING_OF_BUNDLE: f32 = 8.0;
/// Opacity of a pool's area.
const AREA: f32 = 0.08;
/// Width from which a line carries its family's pattern, in points.
const CORE_FROM: f32 = 5.0;

/// Pools and links.
pub fn paint_links(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    for bundle in &scene.bundles {
        paint_bundle(bundle, scene.unit, look, canvas);
    }
    for pool in &scene.pools {
        paint_pool(pool, scene.unit, look, canvas);
    }
    for curve in &scene.curves {
        paint_curve(curve, 0.0, scene.unit, look, canvas);
    }
}

/// A bundle: grey, thin and without a head; a ring where both ends are in one place.
fn paint_bundle(bundle: &Bundle, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let pen = Pen::solid(bundle.width, Ink::solid(look.palette.text_2).faded(BUNDLE));
    let [from, to] = bundle.ends;
    if from == to {
        canvas.circle(from, RING_OF_BUNDLE * unit + bundle.width, None, Some(pen));
    } else {
        canvas.stroke(&bundle.ends, pen);
    }
}

/// One link, wider by `more`; also for what is under the pointer.
pub fn paint_curve(curve: &Curve, more: f32, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let fade = if curve.dimmed { DIMMED } else { 1.0 };
    let ink = line_ink(curve.line, curve.family, palette).faded(fade);
    let width = curve.width + more;
    let casing = Pen::solid(curve.casing + more, Ink::solid(palette.halo).faded(fade));
    let halo = curve.casing - curve.width;
    canvas.stroke(&curve.points, casing);
    canvas.outline(
        &curve.head.points,
        Pen {
            width: halo,
            ..casing
        },
    );
    let dash = curve.dash.map(|(on, off)| [on, off]);
    let dash: &[f32] = dash.as_ref().map_or(&[], |dash| dash.as_slice());
    if look.edged && !curve.dimmed {
        let edge = Ink::solid(palette.text);
        canvas.stroke(
            &curve.points,
            Pen {
                dash,
                ..Pen::solid(width + 2.0 * unit, edge)
            },
        );
    }
    canvas.stroke(
        &curve.points,
        Pen {
            dash,
            ..Pen::solid(width, ink)
        },
    );
    if look.patterns && width >= CORE_FROM * unit {
        let pattern: Vec<f32> = pattern(curve.family).iter().map(|length| length * unit).collect();
        if !pattern.is_empty() {
            let core = Pen {
                dash: &pattern,
                ..Pen::solid(width / 4.0, Ink::solid(palette.halo).faded(fade))
            };
            canvas.stroke(&curve.points, core);
        }
    }
    if curve.head.filled {
        canvas.polygon(&curve.head.points, ink);
    } else {
        canvas.polygon(&curve.head.points, Ink::solid(palette.halo).faded(fade));
        canvas.outline(&curve.head.points, Pen::solid(1.6 * unit, ink));
    }
    if let Some(at) = curve.badge {
        paint_badge(at, curve.family, unit, ink, look, canvas);
    }
}

fn paint_badge(
    at: Point,
    family: Option<Family>,
    unit: f32,
    ink: Ink,
    look: &Look,
    canvas: &mut impl Canvas,
) {
    let ground = Ink {
        rgb: look.palette.halo,
        alpha: ink.alpha,
    };
    canvas.circle(at, BADGE / 2.0 * unit, Some(ground), None);
    icon(
        canvas,
        icons::family(family),
        at,
        12.0 * unit,
        ink,
        Weight::IconFill,
    );
}

fn paint_pool(pool: &PoolShape, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let fade = if pool.dimmed { DIMMED } else { 1.0 };
    let ink = line_ink(pool.line, pool.family, palette).faded(fade);
    if pool.hull.len() > 2 {
        canvas.polygon(&pool.hull, ink.faded(AREA));
    }
    let dash = pool.dash.map(|(on, off)| [on, off]);
    let dash: &[f32] = dash.as_ref().map_or(&[], |dash| dash.as_slice());
    for spoke in &pool.spokes {
        canvas.stroke(
            spoke,
            Pen::solid(pool.width + 3.0 * unit, Ink::solid(palette.halo).faded(fade)),
        );
        canvas.stroke(
            spoke,
            Pen {
                dash,
                ..Pen::solid(pool.width, ink)
            },
        );
    }
    let diamond = diamond(pool.at, pool.r);
    canvas.polygon(&diamond, Ink::solid(palette.surface));
    canvas.outline(&diamond, Pen::solid(1.6 * unit, ink));
    icon(
        canvas,
        icons::family(pool.family),
        pool.at,
        13.0 * unit,
        ink,
        Weight::IconFill,
    );
}

/// Light dashes inside a line that tell its family without colour, in points.
const fn pattern(family: Option<Family>) -> &'static [f32] {
    match family {
        Some(Family::Material) | None => &[],
        Some(Family::Energy) => &[10.0, 4.0],
        Some(Family::Water) => &[2.0, 5.0],
        Some(Family::Waste) => &[14.0, 4.0, 3.0, 4.0],
        Some(Family::Equipment) => &[18.0, 5.0],
        Some(Family::Logistics) => &[8.0, 3.0, 2.0, 3.0, 2.0, 3.0],
        Some(Family::Skills) => &[5.0, 5.0],
        Some(Family::Services) => &[14.0, 3.0, 3.0, 3.0, 3.0, 3.0],
    }
}
