//! A canvas that draws nothing more once nobody wants the picture.

use super::progress::Progress;
use crate::picture::paint::{Canvas, Ink, Pen, TextStyle};
use crate::picture::scene::Point;
use crate::picture::view::Rect;

/// Passes everything on until the file is stopped.
pub struct Stoppable<'a, C> {
    /// What is drawn on.
    pub canvas: C,
    /// Whether it is still wanted.
    pub progress: &'a Progress,
}

impl<C: Canvas> Stoppable<'_, C> {
    fn wanted(&mut self) -> Option<&mut C> {
        (!self.progress.is_stopped()).then_some(&mut self.canvas)
    }
}

impl<C: Canvas> Canvas for Stoppable<'_, C> {
    fn stroke(&mut self, points: &[Point], pen: Pen<'_>) {
        if let Some(canvas) = self.wanted() {
            canvas.stroke(points, pen);
        }
    }

    fn polygon(&mut self, points: &[Point], fill: Ink) {
        if let Some(canvas) = self.wanted() {
            canvas.polygon(points, fill);
        }
    }

    fn outline(&mut self, points: &[Point], pen: Pen<'_>) {
        if let Some(canvas) = self.wanted() {
            canvas.outline(points, pen);
        }
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>) {
        if let Some(canvas) = self.wanted() {
            canvas.circle(centre, radius, fill, edge);
        }
    }

    fn rect(&mut self, rect: Rect, corner: f32, fill: Ink) {
        if let Some(canvas) = self.wanted() {
            canvas.rect(rect, corner, fill);
        }
    }

    fn rects(&mut self, rects: &[Rect], fill: Ink) {
        if let Some(canvas) = self.wanted() {
            canvas.rects(rects, fill);
        }
    }

    fn text(&mut self, text: &str, at: Point, style: TextStyle) {
        if let Some(canvas) = self.wanted() {
            canvas.text(text, at, style);
        }
    }
}
