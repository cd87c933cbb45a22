//! A canvas of pixels, for picture files and for print: the same picture as the window, without a window.

use tiny_skia::{Color, FillRule, LineCap, LineJoin, Paint, Path, PixmapMut, Stroke, StrokeDash, Transform};

use super::paint::{Canvas, Ink, Pen, TextStyle};
use super::scene::Point;
use super::shapes;
use super::typeface;
use super::view::Rect;

/// Draws onto RGBA pixels that may already hold the ground.
pub struct Raster<'a> {
    pixels: PixmapMut<'a>,
    shift: Transform,
    /// What of the picture can be seen, with room for halos; all else is skipped.
    window: Rect,
}

impl<'a> Raster<'a> {
    /// A canvas whose upper left corner is the scene's.
    pub fn new(pixels: PixmapMut<'a>) -> Self {
        Self::tile(pixels, [0.0, 0.0])
    }

    /// A canvas that shows the part of the scene from `origin` on, for pictures made in tiles.
    pub fn tile(pixels: PixmapMut<'a>, origin: Point) -> Self {
        let (w, h) = (pixels.width() as f32, pixels.height() as f32);
        let window = Rect {
            x: origin[0],
            y: origin[1],
            w,
            h,
        };
        Self {
            pixels,
            shift: Transform::from_translate(-origin[0], -origin[1]),
            window,
        }
    }

    fn sees(&self, points: &[Point], reach: f32) -> bool {
        let low = |axis: usize| points.iter().map(|p| p[axis]).fold(f32::INFINITY, f32::min) - reach;
        let high = |axis: usize| points.iter().map(|p| p[axis]).fold(f32::NEG_INFINITY, f32::max) + reach;
        let bounds = Rect {
            x: low(0),
            y: low(1),
            w: high(0) - low(0),
            h: high(1) - low(1),
        };
        bounds.overlaps(self.window)
    }

    fn fill(&mut self, path: &Path, ink: Ink) {
        self.pixels
            .fill_path(path, &paint_of(ink), FillRule::Winding, self.shift, None);
    }

    fn line(&mut self, path: &Path, pen: Pen<'_>) {
        let cap = if pen.round { LineCap::Round } else { LineCap::Butt };
        let dash = if pen.dash.is_empty() {
            None
        } else {
            StrokeDash::new(pen.dash.to_vec(), 0.0)
        };
        let stroke = Stroke {
            width: pen.width,
            line_cap: cap,
            line_join: LineJoin::Round,
            dash,
            ..Stroke::default()
        };
        self.pixels
            .stroke_path(path, &paint_of(pen.ink), &stroke, self.shift, None);
    }
}

impl Canvas for Raster<'_> {
    fn stroke(&mut self, points: &[Point], pen: Pen<'_>) {
        if !self.sees(points, pen.width) {
            return;
        }
        if let Some(path) = shapes::polyline(points, false) {
            self.line(&path, pen);
        }
    }

    fn polygon(&mut self, points: &[Point], fill: Ink) {
        if !self.sees(points, 1.0) {
            return;
        }
        if let Some(path) = shapes::polyline(points, true) {
            self.fill(&path, fill);
        }
    }

    fn outline(&mut self, points: &[Point], pen: Pen<'_>) {
        if !self.sees(points, pen.width * 2.0) {
            return;
        }
        if let Some(path) = shapes::polyline(points, true) {
            self.line(&path, pen);
        }
    }

    fn circle(&mut self, [x, y]: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>) {
        if !self.sees(&[[x, y]], radius + edge.map_or(1.0, |pen| pen.width)) {
            return;
        }
        let Some(path) = shapes::circle([x, y], radius) else {
            return;
        };
        if let Some(ink) = fill {
            self.fill(&path, ink);
        }
        if let Some(pen) = edge {
            self.line(&path, pen);
        }
    }

    fn rect(&mut self, rect: Rect, corner: f32, fill: Ink) {
        if !rect.grown(1.0).overlaps(self.window) {
            return;
        }
        if let Some(path) = shapes::rounded(rect, corner) {
            self.fill(&path, fill);
        }
    }

    fn text(&mut self, text: &str, at: Point, style: TextStyle) {
        let width = typeface::measure(text, style.weight, style.size);
        if !self.sees(&[at, [at[0] + width, at[1]]], style.size * 1.5) {
            return;
        }
        let Some(path) = shapes::letters(text, style.weight, style.size, at) else {
            return;
        };
        if let Some((ink, width)) = style.halo {
            self.line(
                &path,
                Pen {
                    width,
                    ink,
                    dash: &[],
                    round: true,
                },
            );
        }
        self.fill(&path, style.ink);
    }
}

/// An ink as the paint of tiny-skia.
pub(crate) fn paint_of(ink: Ink) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    let alpha = (ink.alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
    paint.set_color(Color::from_rgba8(ink.rgb.0, ink.rgb.1, ink.rgb.2, alpha));
    paint
}
