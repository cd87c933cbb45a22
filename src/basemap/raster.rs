//! Drawing of one vector tile, or an enlarged part of it, into a square picture.

use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

use super::clip::{Point, Window};
use super::schema::{Area, Schema};
use super::style::{self, Pen};
use super::vector_tile::{Feature, Shape, VectorTile};
use crate::picture::tokens::{Rgb, Theme};

/// Side of a tile in screen pixels at scale 1.
pub const TILE_SIDE: u32 = 256;

/// Kept around the picture when cutting, in screen pixels: more than half of any line width.
const MARGIN: f64 = 8.0;

/// Points and pixels of line drawn at most in one tile: about twice a dense city, and a bound for hostile packs.
const MAX_POINTS: usize = 150_000;
const MAX_LENGTH: f64 = 300_000.0;
/// Dots drawn at most in one tile: each is a circle, and more of them would only be a stain.
const MAX_DOTS: usize = 4_000;

/// Which part of a tile the picture shows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Part {
    /// Zooms between the tile and the picture: 0 shows all of it, 1 a quarter.
    pub levels: u8,
    /// Column of the part, 0 to `2^levels - 1`.
    pub column: u32,
    /// Row of the part from the north.
    pub row: u32,
}

/// How a picture is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// Colours.
    pub theme: Theme,
    /// Zoom of the picture, which decides widths.
    pub zoom: u8,
    /// Picture pixels for one screen pixel.
    pub scale: u8,
}

impl Look {
    /// Side of the picture in its pixels.
    pub fn side(self) -> u32 {
        TILE_SIDE * u32::from(self.scale)
    }
}

/// Covers the picture with open sea.
pub fn fill_sea(pixmap: &mut Pixmap, look: Look) {
    pixmap.fill(colour(look.theme.palette().sea, 1.0));
}

/// What a tile is drawn on. All tiles of a zoom and vocabulary take the same steps in the same order, empty ones
/// included.
pub trait Sheet {
    /// Covers the whole tile.
    fn cover(&mut self, rgb: Rgb);
    /// Areas of one colour and opacity.
    fn fill(&mut self, path: Option<&Path>, rgb: Rgb, opacity: f32);
    /// Lines of one kind, widths and dashes in screen pixels.
    fn stroke(&mut self, path: Option<&Path>, pen: Pen);
}

/// Draws the part of the tile over what is there.
pub fn draw(pixmap: &mut Pixmap, tile: &VectorTile, schema: Schema, part: Part, look: Look) {
    sketch(pixmap, tile, schema, part, look, MARGIN);
}

/// The same on any sheet, and so many screen pixels of what lies outside on each side.
pub fn sketch(sheet: &mut dyn Sheet, tile: &VectorTile, schema: Schema, part: Part, look: Look, margin: f64) {
    let palette = look.theme.palette();
    if schema == Schema::OpenMapTiles {
        // Its tiles have seas on dry ground, those of Protomaps dry ground in the sea.
        sheet.cover(palette.land);
    } else if schema.covers() {
        sheet.cover(palette.sea);
    }
    Canvas::new(schema, part, look, margin, sheet).draw(tile);
}

impl Sheet for Pixmap {
    fn cover(&mut self, rgb: Rgb) {
        Self::fill(self, colour(rgb, 1.0));
    }

    fn fill(&mut self, path: Option<&Path>, rgb: Rgb, opacity: f32) {
        if let Some(path) = path {
            let (paint, rule) = (paint(rgb, opacity), FillRule::Winding);
            self.fill_path(path, &paint, rule, Transform::identity(), None);
        }
    }

    fn stroke(&mut self, path: Option<&Path>, pen: Pen) {
        let Some(path) = path else { return };
        let scale = self.width() as f32 / TILE_SIDE as f32;
        let stroke = Stroke {
            width: pen.width * scale,
            line_cap: LineCap::Butt,
            line_join: LineJoin::Round,
            dash: pen
                .dash
                .and_then(|dash| StrokeDash::new(dash.map(|d| d * scale).to_vec(), 0.0)),
            ..Stroke::default()
        };
        let paint = paint(pen.colour, pen.opacity);
        self.stroke_path(path, &paint, &stroke, Transform::identity(), None);
    }
}

struct Canvas<'a> {
    schema: Schema,
    part: Part,
    look: Look,
    window: Window,
    points_left: usize,
    length_left: f64,
    sheet: &'a mut dyn Sheet,
}

impl<'a> Canvas<'a> {
    fn new(schema: Schema, part: Part, look: Look, margin: f64, sheet: &'a mut dyn Sheet) -> Self {
        let margin = margin * f64::from(look.scale);
        Self {
            schema,
            part,
            look,
            window: Window {
                low: -margin,
                high: f64::from(look.side()) + margin,
            },
            points_left: MAX_POINTS,
            length_left: MAX_LENGTH * f64::from(look.scale),
            sheet,
        }
    }

    fn draw(&mut self, tile: &VectorTile) {
        if self.schema == Schema::Plain {
            self.draw_plain(tile);
            return;
        }
        let schema = self.schema;
        for area in Area::ALL {
            let of_sort = tile
                .features(schema.area_layer(area))
                .filter(|f| schema.is_area(area, *f));
            self.fill(of_sort, style::area_ink(area, self.look.theme, self.look.zoom));
        }
        for rule in style::line_rules(self.look.theme, self.look.zoom, schema.is_rough()) {
            let layer = schema.line_layer(rule.layer);
            let of_kind = |f: &Feature<'_>| schema.line_kind(rule.layer, *f) == Some(rule.kind);
            if rule.layer == "boundaries" {
                let dashed = Pen {
                    dash: Some(style::DISPUTED_DASH),
                    ..rule.pen
                };
                let lines = || tile.features(layer).filter(of_kind);
                self.stroke(lines().filter(|f| !schema.is_disputed(*f)), rule.pen);
                self.stroke(lines().filter(|f| schema.is_disputed(*f)), dashed);
            } else {
                self.stroke(tile.features(layer).filter(of_kind), rule.pen);
            }
        }
        if let Some(dot) = style::landmark_pen(self.look.theme, self.look.zoom) {
            let landmarks = tile.features(schema.landmark_layer());
            self.dots(landmarks.filter(|f| schema.is_landmark(*f)), dot);
        }
    }

    /// Layers of unknown meaning: pale areas and thin grey lines.
    fn draw_plain(&mut self, tile: &VectorTile) {
        let pen = style::plain_pen(self.look.theme);
        self.fill(tile.all_features(), style::plain_ink(self.look.theme));
        self.stroke(tile.all_features(), pen);
        self.dots(tile.all_features().filter(|f| f.shape() == Shape::Points), pen);
    }

    /// Fills the polygons as one path: where two of them touch, no hairline of the ground shows between.
    fn fill<'t>(&mut self, features: impl Iterator<Item = Feature<'t>>, (ground, opacity): (Rgb, f32)) {
        if opacity <= 0.0 {
            return;
        }
        let mut path = PathBuilder::new();
        for feature in features.filter(|f| f.shape() == Shape::Polygons) {
            for ring in feature.parts() {
                let ring = self.window.ring(&self.to_pixels(feature, ring));
                if ring.len() >= 3 && self.spend(&ring) {
                    add(&mut path, &ring);
                    path.close();
                }
            }
        }
        self.sheet.fill(path.finish().as_ref(), ground, opacity);
    }

    /// Draws the lines as one path, so that half-transparent ones do not darken where they meet.
    fn stroke<'t>(&mut self, features: impl Iterator<Item = Feature<'t>>, pen: Pen) {
        let mut path = PathBuilder::new();
        for feature in features.filter(|f| f.shape() == Shape::Lines) {
            for line in feature.parts() {
                for run in self.window.line(&self.to_pixels(feature, line)) {
                    if run.len() >= 2 && self.spend(&run) {
                        add(&mut path, &run);
                    }
                }
            }
        }
        self.sheet.stroke(path.finish().as_ref(), pen);
    }

    /// Draws points as dots three times as wide as the pen.
    fn dots<'t>(&mut self, features: impl Iterator<Item = Feature<'t>>, pen: Pen) {
        let radius = pen.width * 1.5 * f32::from(self.look.scale);
        let mut dots_left = MAX_DOTS;
        let mut path = PathBuilder::new();
        for feature in features {
            for part in feature.parts() {
                let points = self.to_pixels(feature, part);
                for point in points.into_iter().filter(|p| self.window.holds(*p)) {
                    if dots_left > 0 {
                        dots_left -= 1;
                        path.push_circle(point[0] as f32, point[1] as f32, radius);
                    }
                }
            }
        }
        self.sheet.fill(path.finish().as_ref(), pen.colour, pen.opacity);
    }

    /// From tile units to pixels of the picture, without points that a reader could not tell apart.
    fn to_pixels(&self, feature: Feature<'_>, points: &[[i32; 2]]) -> Vec<Point> {
        let side = f64::from(self.look.side());
        let factor = f64::from(self.part.levels).exp2() * side / f64::from(feature.extent());
        let shift = [
            f64::from(self.part.column) * side,
            f64::from(self.part.row) * side,
        ];
        let nearest = 0.3 * f64::from(self.look.scale);
        let mut pixels: Vec<Point> = Vec::with_capacity(points.len());
        for (i, p) in points.iter().enumerate() {
            let at = [0, 1].map(|axis| f64::from(p[axis]) * factor - shift[axis]);
            let is_last = i + 1 == points.len();
            let near = pixels
                .last()
                .is_some_and(|q| (0..2).all(|axis| (at[axis] - q[axis]).abs() < nearest));
            if is_last || !near {
                pixels.push(at);
            }
        }
        pixels
    }

    /// Takes a line from what may still be drawn; false when too little is left.
    fn spend(&mut self, line: &[Point]) -> bool {
        let length: f64 = line
            .windows(2)
            .map(|w| (w[1][0] - w[0][0]).hypot(w[1][1] - w[0][1]))
            .sum();
        if line.len() > self.points_left || length > self.length_left {
            return false;
        }
        self.points_left -= line.len();
        self.length_left -= length;
        true
    }
}

fn add(path: &mut PathBuilder, points: &[Point]) {
    for (i, &[x, y]) in points.iter().enumerate() {
        let (x, y) = (x as f32, y as f32);
        if i == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
}

fn colour(Rgb(r, g, b): Rgb, opacity: f32) -> Color {
    Color::from_rgba8(r, g, b, (opacity.clamp(0.0, 1.0) * 255.0).round() as u8)
}

fn paint(rgb: Rgb, opacity: f32) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    paint.set_color(colour(rgb, opacity));
    paint
}
