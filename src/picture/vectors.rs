//! A canvas for files of shapes and words: SVG and PDF say only how they write a shape and a word.

use tiny_skia::Path;

use super::paint::{Canvas, Ink, Pen, TextStyle};
use super::scene::Point;
use super::shapes;
use super::typeface::Weight;
use super::view::Rect;

/// What takes shapes and words, in drawing order and view pixels.
pub trait VectorSink {
    /// A filled shape; where its outlines overlap, it is filled once.
    fn fill(&mut self, path: &Path, ink: Ink);
    /// The line along a shape.
    fn stroke(&mut self, path: &Path, pen: Pen<'_>);
    /// One line of words from the left end of its baseline, in one of the text weights.
    fn words(&mut self, text: &str, at: Point, weight: Weight, size: f32, ink: Ink);
}

/// Draws scenes into such a sink.
pub struct Vectors<'a, S>(pub &'a mut S);

impl<S: VectorSink> Canvas for Vectors<'_, S> {
    fn stroke(&mut self, points: &[Point], pen: Pen<'_>) {
        if let Some(path) = shapes::polyline(points, false) {
            self.0.stroke(&path, pen);
        }
    }

    fn polygon(&mut self, points: &[Point], fill: Ink) {
        if let Some(path) = shapes::polyline(points, true) {
            self.0.fill(&path, fill);
        }
    }

    fn outline(&mut self, points: &[Point], pen: Pen<'_>) {
        if let Some(path) = shapes::polyline(points, true) {
            self.0.stroke(&path, pen);
        }
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>) {
        let Some(path) = shapes::circle(centre, radius) else {
            return;
        };
        if let Some(ink) = fill {
            self.0.fill(&path, ink);
        }
        if let Some(pen) = edge {
            self.0.stroke(&path, pen);
        }
    }

    fn rect(&mut self, rect: Rect, corner: f32, fill: Ink) {
        if let Some(path) = shapes::rounded(rect, corner) {
            self.0.fill(&path, fill);
        }
    }

    fn rects(&mut self, rects: &[Rect], fill: Ink) {
        if let Some(path) = shapes::rectangles(rects) {
            self.0.fill(&path, fill);
        }
    }

    fn text(&mut self, text: &str, at: Point, style: TextStyle) {
        let outlines = || shapes::letters(text, style.weight, style.size, at);
        if let Some((ink, width)) = style.halo {
            // As outlines, so that each word is in the file once for those who search and copy.
            let pen = Pen {
                width,
                ink,
                dash: &[],
                round: true,
            };
            if let Some(path) = outlines() {
                self.0.stroke(&path, pen);
            }
        }
        if matches!(style.weight, Weight::Icon | Weight::IconFill) {
            if let Some(path) = outlines() {
                self.0.fill(&path, style.ink);
            }
        } else {
            self.0.words(text, at, style.weight, style.size, style.ink);
        }
    }
}
