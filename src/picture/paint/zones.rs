//! Zones: the shade over all that lies outside, and the outlines.

use super::Look;
use super::canvas::{Canvas, Ink, Pen};
use crate::picture::scene::Scene;

/// How much wider than the line its halo is, in points.
const HALO: f32 = 3.0;

/// Shade and outlines, under everything else that is drawn.
pub fn paint_zones(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let zones = &scene.zones;
    let palette = look.palette;
    let shade = Ink::solid(palette.outside).faded(f32::from(palette.outside_percent) / 100.0);
    canvas.rects(&zones.outside, shade);
    let halo = Ink::solid(palette.halo).faded(0.7);
    for (width, ink) in [
        (zones.width + HALO * scene.unit, halo),
        (zones.width, Ink::solid(palette.text_2)),
    ] {
        for line in &zones.lines {
            let pen = Pen {
                width,
                ink,
                dash: &[],
                round: true,
            };
            canvas.stroke(line, pen);
        }
    }
}
