//! The ground of a whole view as shapes, for print: sharp at any size, and each kind one path, so that no seam
//! shows where tiles meet.

use tiny_skia::{Path, PathBuilder, PathSegment, Point, Rect};

use super::content::Content;
use super::ground::Ground;
use super::raster::{self, Look, Sheet, TILE_SIDE};
use super::schema::Schema;
use super::style::Pen;
use super::view::{MapView, ViewTile};
use crate::picture::tokens::{Rgb, Theme};

/// Pixels of a drawn tile for one screen pixel: how fine the points are.
const SCALE: u8 = 4;
/// Tiles reach so far, in screen pixels, over their neighbours.
const OVERLAP: f64 = 0.5;
/// Points of all shapes together at most; a denser ground is better drawn as a picture.
const MAX_POINTS: usize = 2_000_000;

/// How a shape of the ground is painted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum GroundStyle {
    /// Filled, with that opacity.
    Area(Rgb, f32),
    /// A line; widths and dashes in screen pixels.
    Line(Pen),
}

/// Everything of one kind in the view.
#[derive(Clone, PartialEq, Debug)]
pub struct GroundShape {
    /// How it is painted.
    pub style: GroundStyle,
    /// Outlines or lines in screen pixels from the corner of the view.
    pub path: Path,
}

impl Ground {
    /// The ground of a view from the bottom upwards, to be drawn over the colour of the sea.
    ///
    /// `None` when some of it is a picture, or it has more points than a page should hold: then it is better drawn
    /// tile by tile.
    pub fn shapes(&self, theme: Theme, view: &MapView) -> Option<Vec<GroundShape>> {
        let mut collectors: Vec<((usize, Schema), Collector)> = Vec::new();
        let mut points = 0;
        for at in view.tiles() {
            let (layers, _) = self.layers((at.z, at.x, at.y));
            for (layer, found) in layers.iter().enumerate() {
                let Some(found) = found else { continue };
                let Content::Vector(tile, schema) = &*found.content else {
                    return None;
                };
                let place = (layer, *schema);
                let known = collectors.iter().position(|(key, _)| *key == place);
                let index = known.unwrap_or_else(|| {
                    collectors.push((place, Collector::default()));
                    collectors.len() - 1
                });
                let collector = &mut collectors[index].1;
                collector.begin(&at);
                let look = Look {
                    theme,
                    zoom: at.z,
                    scale: SCALE,
                };
                raster::sketch(collector, tile, *schema, found.part, look, OVERLAP);
                points += std::mem::take(&mut collector.points);
                if points > MAX_POINTS {
                    return None;
                }
            }
        }
        collectors.sort_by_key(|((layer, _), _)| *layer);
        Some(collectors.into_iter().flat_map(|(_, c)| c.finish()).collect())
    }
}

/// Collects what tiles draw, step by step.
#[derive(Default)]
struct Collector {
    steps: Vec<(GroundStyle, PathBuilder)>,
    next: usize,
    /// View pixels of one pixel of the drawn tile, and where the tile stands.
    place: [f32; 3],
    points: usize,
}

impl Collector {
    /// From here on a tile at that place is drawn.
    fn begin(&mut self, at: &ViewTile) {
        let side = f64::from(TILE_SIDE) * f64::from(SCALE);
        self.place = [(at.right - at.left) / side, at.left, at.top].map(|v| v as f32);
        self.next = 0;
    }

    /// The shapes that hold anything, from the ground upwards.
    fn finish(self) -> impl Iterator<Item = GroundShape> {
        let full = |(style, path): (GroundStyle, PathBuilder)| {
            Some(GroundShape {
                style,
                path: path.finish()?,
            })
        };
        self.steps.into_iter().filter_map(full)
    }

    fn step(&mut self, style: GroundStyle, path: Option<&Path>) {
        if self.next == self.steps.len() {
            self.steps.push((style, PathBuilder::new()));
        }
        let [scale, left, top] = self.place;
        let at = |p: Point| (p.x * scale + left, p.y * scale + top);
        let (_, builder) = &mut self.steps[self.next];
        for segment in path.into_iter().flat_map(Path::segments) {
            self.points += 1;
            match segment {
                PathSegment::MoveTo(p) => builder.move_to(at(p).0, at(p).1),
                PathSegment::LineTo(p) => builder.line_to(at(p).0, at(p).1),
                PathSegment::QuadTo(a, p) => builder.quad_to(at(a).0, at(a).1, at(p).0, at(p).1),
                PathSegment::CubicTo(a, b, p) => {
                    builder.cubic_to(at(a).0, at(a).1, at(b).0, at(b).1, at(p).0, at(p).1);
                }
                PathSegment::Close => builder.close(),
            }
        }
        self.next += 1;
    }
}

impl Sheet for Collector {
    fn cover(&mut self, rgb: Rgb) {
        let more = OVERLAP as f32 * f32::from(SCALE);
        let side = (TILE_SIDE * u32::from(SCALE)) as f32;
        let square = Rect::from_ltrb(-more, -more, side + more, side + more);
        let path = square.map(PathBuilder::from_rect);
        self.step(GroundStyle::Area(rgb, 1.0), path.as_ref());
    }

    fn fill(&mut self, path: Option<&Path>, rgb: Rgb, opacity: f32) {
        self.step(GroundStyle::Area(rgb, opacity), path);
    }

    fn stroke(&mut self, path: Option<&Path>, pen: Pen) {
        self.step(GroundStyle::Line(pen), path);
    }
}
