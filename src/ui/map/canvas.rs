//! The picture's canvas on egui: shapes that are collected once and painted as long as the picture stays.

use egui::epaint::{CircleShape, PathShape, PathStroke, TextShape};
use egui::{Color32, Context, FontFamily, FontId, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::picture::paint::{Canvas, Ink, Pen, TextStyle};
use crate::picture::scene::Point;
use crate::picture::typeface::Weight;
use crate::picture::view::Rect as PictureRect;
use crate::ui::theme::{color, fonts};

/// Words that wait for the window's thread, which alone has the letters: what, where and how.
pub type Words = (String, Point, TextStyle);

/// Collects shapes; positions are moved by the map's corner.
pub struct ShapeCanvas<'a> {
    ctx: Option<&'a Context>,
    corner: Vec2,
    /// What was written where there are no letters.
    pub words: Vec<Words>,
    /// What was drawn so far, back to front.
    pub shapes: Vec<Shape>,
}

impl<'a> ShapeCanvas<'a> {
    /// A canvas whose pixel (0, 0) is at `corner` of the window.
    pub fn new(ctx: &'a Context, corner: Vec2) -> Self {
        Self {
            ctx: Some(ctx),
            ..Self::without_letters(corner)
        }
    }

    /// A canvas for any thread: words are kept aside.
    pub fn without_letters(corner: Vec2) -> Self {
        Self {
            ctx: None,
            corner,
            words: Vec::new(),
            shapes: Vec::new(),
        }
    }

    fn at(&self, [x, y]: Point) -> Pos2 {
        pos2(x, y) + self.corner
    }

    fn path(&self, points: &[Point]) -> Vec<Pos2> {
        points.iter().map(|p| self.at(*p)).collect()
    }

    fn line(&mut self, points: Vec<Pos2>, closed: bool, pen: Pen<'_>) {
        let stroke = Stroke::new(pen.width, paint(pen.ink));
        if pen.dash.is_empty() {
            let path = PathShape {
                points,
                closed,
                fill: Color32::TRANSPARENT,
                stroke: PathStroke::from(stroke),
            };
            self.shapes.push(path.into());
            return;
        }
        let mut points = points;
        if let (true, Some(first)) = (closed, points.first().copied()) {
            points.push(first);
        }
        let (dashes, gaps): (Vec<f32>, Vec<f32>) = pen
            .dash
            .chunks(2)
            .map(|pair| (pair[0], pair.get(1).copied().unwrap_or(pair[0])))
            .unzip();
        self.shapes.extend(Shape::dashed_line_with_offset(
            &points, stroke, &dashes, &gaps, 0.0,
        ));
    }
}

impl Canvas for ShapeCanvas<'_> {
    fn stroke(&mut self, points: &[Point], pen: Pen<'_>) {
        let points = self.path(points);
        self.line(points, false, pen);
    }

    fn polygon(&mut self, points: &[Point], fill: Ink) {
        let points = self.path(points);
        // egui fills convex outlines only; an arrowhead is notched, so it is split at its tip.
        if let [tip, left, notch, right] = points[..] {
            for half in [vec![tip, left, notch], vec![tip, notch, right]] {
                self.shapes
                    .push(Shape::convex_polygon(half, paint(fill), Stroke::NONE));
            }
            return;
        }
        self.shapes
            .push(Shape::convex_polygon(points, paint(fill), Stroke::NONE));
    }

    fn outline(&mut self, points: &[Point], pen: Pen<'_>) {
        let points = self.path(points);
        self.line(points, true, pen);
    }

    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>) {
        let centre = self.at(centre);
        if let Some(fill) = fill {
            self.shapes
                .push(CircleShape::filled(centre, radius, paint(fill)).into());
        }
        let Some(pen) = edge else { return };
        if pen.dash.is_empty() {
            let stroke = Stroke::new(pen.width, paint(pen.ink));
            self.shapes
                .push(CircleShape::stroke(centre, radius, stroke).into());
        } else {
            let steps = 48;
            let around = |i: i32| {
                let angle = i as f32 / steps as f32 * std::f32::consts::TAU;
                centre + radius * vec2(angle.cos(), angle.sin())
            };
            self.line((0..steps).map(around).collect(), true, pen);
        }
    }

    fn rect(&mut self, rect: PictureRect, corner: f32, fill: Ink) {
        let rect = Rect::from_min_size(self.at([rect.x, rect.y]), vec2(rect.w, rect.h));
        self.shapes.push(Shape::rect_filled(rect, corner, paint(fill)));
    }

    fn text(&mut self, text: &str, at: Point, style: TextStyle) {
        let Some(ctx) = self.ctx else {
            self.words.push((text.to_owned(), at, style));
            return;
        };
        let font = FontId::new(style.size, family(style.weight));
        let ink = paint(style.ink);
        let (galley, ascent) = ctx.fonts_mut(|fonts| {
            let galley = fonts.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER);
            let ascent = galley.rows.first().map_or(0.0, |row| {
                row.glyphs.first().map_or(row.height(), |glyph| glyph.pos.y)
            });
            (galley, ascent)
        });
        let corner = self.at(at) - vec2(0.0, ascent);
        if let Some((halo, width)) = style.halo {
            let spread = width * 0.5;
            for step in 0..8 {
                let angle = step as f32 / 8.0 * std::f32::consts::TAU;
                let moved = corner + spread * vec2(angle.cos(), angle.sin());
                self.shapes
                    .push(TextShape::new(moved, galley.clone(), paint(halo)).into());
            }
        }
        self.shapes.push(TextShape::new(corner, galley, ink).into());
    }
}

/// An ink as egui's colour.
fn paint(ink: Ink) -> Color32 {
    color(ink.rgb).gamma_multiply(ink.alpha)
}

fn family(weight: Weight) -> FontFamily {
    match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Medium => fonts::family(fonts::PLEX_MEDIUM),
        Weight::SemiBold => fonts::family(fonts::PLEX_SEMIBOLD),
        Weight::Bold => fonts::family(fonts::PLEX_BOLD),
        Weight::Icon => fonts::icon_family(false),
        Weight::IconFill => fonts::icon_family(true),
    }
}
