//! What lies under the picture: shapes where the ground has them, else pictures at the fineness of the paper.

use tiny_skia::{
    Color, FillRule, FilterQuality, LineCap, LineJoin, Paint, Path, Pattern, Pixmap, PixmapRef, SpreadMode,
    Stroke, StrokeDash, Transform,
};

use super::error::PrintError;
use super::mosaic::Mosaic;
use super::order::Order;
use super::progress::Progress;
use crate::basemap::{Ground, GroundShape, GroundStyle, MapView};
use crate::picture::View;
use crate::picture::paint::{Ink, Pen};
use crate::picture::raster::paint_of;
use crate::picture::scene::Point;
use crate::picture::tokens::Rgb;
use crate::picture::typeface::Weight;
use crate::picture::vectors::VectorSink;
use crate::picture::view::Rect;

/// The view as the base map understands it: in design points.
pub fn map_view(view: &View) -> MapView {
    let unit = f64::from(view.scale);
    MapView {
        centre: view.centre,
        zoom: view.zoom,
        width: f64::from(view.width) / unit,
        height: f64::from(view.height) / unit,
    }
}

/// A file that takes pictures among its shapes.
pub trait PageSink: VectorSink {
    /// A JPEG of that size in pixels over a rectangle of the page.
    fn picture(&mut self, jpeg: Vec<u8>, place: Rect);
}

/// The ground of one view, ready to be drawn.
pub struct Under {
    sea: Rgb,
    /// View pixels per design point.
    scale: f32,
    kind: Kind,
}

enum Kind {
    Shapes(Vec<GroundShape>),
    Pictures(Mosaic),
}

impl Under {
    /// Gathers the ground of a view.
    pub fn of(order: &Order, view: &View, source: &Ground) -> Self {
        let scale = view.scale;
        let enlarged = |shape: GroundShape| {
            let path = shape.path.transform(Transform::from_scale(scale, scale))?;
            Some(GroundShape { path, ..shape })
        };
        let seen = map_view(view);
        let kind = match source.shapes(order.theme, &seen) {
            Some(shapes) => Kind::Shapes(shapes.into_iter().filter_map(enlarged).collect()),
            None => Kind::Pictures(Mosaic::new(source, order.theme, seen, scale, order.fineness())),
        };
        Self {
            sea: order.theme.palette().sea,
            scale,
            kind,
        }
    }

    /// Colour of what nothing covers.
    pub fn sea(&self) -> Rgb {
        self.sea
    }

    /// Draws the ground into a file that is already as blue as the sea.
    ///
    /// # Errors
    /// Stopped.
    pub fn draw(&self, sink: &mut impl PageSink, progress: &Progress) -> Result<(), PrintError> {
        match &self.kind {
            Kind::Shapes(shapes) => {
                self.draw_shapes(shapes, sink);
                Ok(())
            }
            Kind::Pictures(mosaic) => mosaic.blocks(|jpeg, place| {
                sink.picture(jpeg, place);
                progress.go_on()
            }),
        }
    }

    fn draw_shapes(&self, shapes: &[GroundShape], sink: &mut impl VectorSink) {
        for shape in shapes {
            match shape.style {
                GroundStyle::Area(rgb, opacity) => sink.fill(&shape.path, Ink::solid(rgb).faded(opacity)),
                GroundStyle::Line(pen) => {
                    let dash = pen.dash.map(|dash| dash.map(|length| length * self.scale));
                    let pen = Pen {
                        width: pen.width * self.scale,
                        ink: Ink::solid(pen.colour).faded(pen.opacity),
                        dash: dash.as_ref().map_or(&[], |dash| dash.as_slice()),
                        round: false,
                    };
                    sink.stroke(&shape.path, pen);
                }
            }
        }
    }

    /// Covers pixels whose upper edge lies so many view pixels under the picture's.
    pub fn paint(&mut self, pixels: &mut Pixmap, top: f32) {
        let Rgb(r, g, b) = self.sea;
        pixels.fill(Color::from_rgba8(r, g, b, 255));
        match &mut self.kind {
            Kind::Shapes(shapes) => {
                let shapes = std::mem::take(shapes);
                self.draw_shapes(&shapes, &mut Pixels { pixels, top });
                self.kind = Kind::Shapes(shapes);
            }
            Kind::Pictures(mosaic) => {
                mosaic.tiles_between(top, top + pixels.height() as f32, |picture, place| {
                    put(
                        pixels,
                        picture,
                        Rect {
                            y: place.y - top,
                            ..place
                        },
                    );
                });
            }
        }
    }
}

/// Edges fall on whole pixels, so that neighbours neither overlap nor leave a gap.
fn put(pixels: &mut Pixmap, picture: PixmapRef<'_>, place: Rect) {
    let [left, top, right, bottom] = [place.x, place.y, place.x + place.w, place.y + place.h].map(f32::round);
    let Some(place) = tiny_skia::Rect::from_ltrb(left, top, right, bottom) else {
        return;
    };
    let (sx, sy) = (
        place.width() / picture.width() as f32,
        place.height() / picture.height() as f32,
    );
    let onto = Transform::from_row(sx, 0.0, 0.0, sy, left, top);
    let shader = Pattern::new(picture, SpreadMode::Pad, FilterQuality::Bilinear, 1.0, onto);
    let paint = Paint {
        shader,
        anti_alias: false,
        ..Paint::default()
    };
    pixels.fill_rect(place, &paint, Transform::identity(), None);
}

/// Shapes drawn at once.
struct Pixels<'a> {
    pixels: &'a mut Pixmap,
    top: f32,
}

impl Pixels<'_> {
    fn sees(&self, path: &Path, reach: f32) -> bool {
        let bounds = path.bounds();
        bounds.bottom() + reach >= self.top && bounds.top() - reach <= self.top + self.pixels.height() as f32
    }

    fn shift(&self) -> Transform {
        Transform::from_translate(0.0, -self.top)
    }
}

impl VectorSink for Pixels<'_> {
    fn fill(&mut self, path: &Path, ink: Ink) {
        if self.sees(path, 0.0) {
            let shift = self.shift();
            self.pixels
                .fill_path(path, &paint_of(ink), FillRule::Winding, shift, None);
        }
    }

    fn stroke(&mut self, path: &Path, pen: Pen<'_>) {
        if self.sees(path, pen.width) {
            let stroke = Stroke {
                width: pen.width,
                line_cap: LineCap::Butt,
                line_join: LineJoin::Round,
                dash: StrokeDash::new(pen.dash.to_vec(), 0.0),
                ..Stroke::default()
            };
            let shift = self.shift();
            self.pixels
                .stroke_path(path, &paint_of(pen.ink), &stroke, shift, None);
        }
    }

    // The ground has no words of its own: names of places belong to the picture.
    fn words(&mut self, _: &str, _: Point, _: Weight, _: f32, _: Ink) {}
}
