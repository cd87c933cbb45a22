//! A canvas of pixels, for picture files and for print: the same picture as the window, without a window.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, PixmapMut, Stroke, StrokeDash, Transform,
};
use ttf_parser::OutlineBuilder;

use super::paint::{Canvas, Ink, Pen, TextStyle};
use super::scene::Point;
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
        if let Some(path) = path_of(points, false) {
            self.line(&path, pen);
        }
    }

    fn polygon(&mut self, points: &[Point], fill: Ink) {
        if !self.sees(points, 1.0) {
            return;
        }
        if let Some(path) = path_of(points, true) {
            self.fill(&path, fill);
        }
    }

    fn outline(&mut self, points: &[Point], pen: Pen<'_>) {
        if !self.sees(points, pen.width * 2.0) {
            return;
        }
        if let Some(path) = path_of(points, true) {
            self.line(&path, pen);
        }
    }

    fn circle(&mut self, [x, y]: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>) {
        if !self.sees(&[[x, y]], radius + edge.map_or(1.0, |pen| pen.width)) {
            return;
        }
        let Some(path) = PathBuilder::from_circle(x, y, radius.max(0.1)) else {
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
        if let Some(path) = rounded(rect, corner) {
            self.fill(&path, fill);
        }
    }

    fn text(&mut self, text: &str, at: Point, style: TextStyle) {
        let width = typeface::measure(text, style.weight, style.size);
        if !self.sees(&[at, [at[0] + width, at[1]]], style.size * 1.5) {
            return;
        }
        let mut glyphs = Glyphs(PathBuilder::new());
        typeface::outline(text, style.weight, style.size, at, &mut glyphs);
        let Some(path) = glyphs.0.finish() else { return };
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

fn paint_of(ink: Ink) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    let alpha = (ink.alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
    paint.set_color(Color::from_rgba8(ink.rgb.0, ink.rgb.1, ink.rgb.2, alpha));
    paint
}

fn path_of(points: &[Point], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let [first, rest @ ..] = points else { return None };
    path.move_to(first[0], first[1]);
    for p in rest {
        path.line_to(p[0], p[1]);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn rounded(rect: Rect, corner: f32) -> Option<Path> {
    let Rect { x, y, w, h } = rect;
    let r = corner.min(w / 2.0).min(h / 2.0).max(0.0);
    let mut path = PathBuilder::new();
    path.move_to(x + r, y);
    path.line_to(x + w - r, y);
    path.quad_to(x + w, y, x + w, y + r);
    path.line_to(x + w, y + h - r);
    path.quad_to(x + w, y + h, x + w - r, y + h);
    path.line_to(x + r, y + h);
    path.quad_to(x, y + h, x, y + h - r);
    path.line_to(x, y + r);
    path.quad_to(x, y, x + r, y);
    path.close();
    path.finish()
}

/// Collects outlines of glyphs into one path.
struct Glyphs(PathBuilder);

impl OutlineBuilder for Glyphs {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
