//! Outlines shared by everything that is not egui: pixels, SVG and PDF draw the same shapes.

use tiny_skia::{Path, PathBuilder};
use ttf_parser::OutlineBuilder;

use super::scene::Point;
use super::typeface::{self, Weight};
use super::view::Rect;

/// A line through the points, closed or open; `None` for fewer than two.
pub fn polyline(points: &[Point], closed: bool) -> Option<Path> {
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

/// A circle.
pub fn circle([x, y]: Point, radius: f32) -> Option<Path> {
    PathBuilder::from_circle(x, y, radius.max(0.1))
}

/// Several rectangles as one shape.
pub fn rectangles(rects: &[Rect]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for Rect { x, y, w, h } in rects {
        if let Some(rect) = tiny_skia::Rect::from_xywh(*x, *y, *w, *h) {
            path.push_rect(rect);
        }
    }
    path.finish()
}

/// A rectangle with rounded corners.
pub fn rounded(rect: Rect, corner: f32) -> Option<Path> {
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

/// The letters of one line of text, its left end on the baseline at `at`; `None` for blanks.
pub fn letters(text: &str, weight: Weight, size: f32, at: Point) -> Option<Path> {
    let mut glyphs = Glyphs(PathBuilder::new());
    typeface::outline(text, weight, size, at, &mut glyphs);
    glyphs.0.finish()
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
