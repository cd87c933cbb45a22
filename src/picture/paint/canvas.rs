//! What can be drawn on: inks, pens, and the strokes every layer shares.

use crate::picture::scene::Point;
use crate::picture::tokens::Rgb;
use crate::picture::typeface::{Weight, icon_box};
use crate::picture::view::Rect;

/// A colour with its opacity.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ink {
    /// Colour.
    pub rgb: Rgb,
    /// 0 to 1.
    pub alpha: f32,
}

impl Ink {
    /// An opaque colour.
    pub const fn solid(rgb: Rgb) -> Self {
        Self { rgb, alpha: 1.0 }
    }

    /// The same colour, thinner.
    #[must_use]
    pub fn faded(self, by: f32) -> Self {
        Self {
            rgb: self.rgb,
            alpha: self.alpha * by,
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pen<'a> {
    /// Width in view pixels.
    pub width: f32,
    /// Colour.
    pub ink: Ink,
    /// Lengths of dashes and gaps in turn; empty for a solid line.
    pub dash: &'a [f32],
    /// Round ends; square-cut ones otherwise.
    pub round: bool,
}

impl Pen<'_> {
    pub(super) fn solid(width: f32, ink: Ink) -> Self {
        Self {
            width,
            ink,
            dash: &[],
            round: false,
        }
    }
}

/// How a text is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TextStyle {
    /// Weight; the two icon weights draw icons.
    pub weight: Weight,
    /// Type size in view pixels.
    pub size: f32,
    /// Colour.
    pub ink: Ink,
    /// Colour and width of the halo.
    pub halo: Option<(Ink, f32)>,
}

impl TextStyle {
    /// Bare words.
    pub(super) fn plain(weight: Weight, size: f32, ink: Ink) -> Self {
        Self {
            weight,
            size,
            ink,
            halo: None,
        }
    }

    /// The same words, readable over lines.
    pub(super) fn haloed(self, halo: Ink) -> Self {
        Self {
            halo: Some((halo, self.size * 0.28)),
            ..self
        }
    }
}

/// Anything that can be drawn on. Lengths are view pixels, x right and y down.
pub trait Canvas {
    /// An open line through the points.
    fn stroke(&mut self, points: &[Point], pen: Pen<'_>);
    /// A filled outline.
    fn polygon(&mut self, points: &[Point], fill: Ink);
    /// The edge of an outline.
    fn outline(&mut self, points: &[Point], pen: Pen<'_>);
    /// A circle: filled, edged, or both.
    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>);
    /// A filled rectangle with rounded corners.
    fn rect(&mut self, rect: Rect, corner: f32, fill: Ink);
    /// Filled rectangles that touch: one shape where the canvas can, so that no seam shows between them.
    fn rects(&mut self, rects: &[Rect], fill: Ink) {
        for rect in rects {
            self.rect(*rect, 0.0, fill);
        }
    }
    /// One line of text from the left end of its baseline.
    fn text(&mut self, text: &str, at: Point, style: TextStyle);
}

pub(super) fn diamond([x, y]: Point, r: f32) -> [Point; 4] {
    [[x, y - r], [x + r, y], [x, y + r], [x - r, y]]
}

/// An icon centred on a point by its em square, as the designer drew it.
pub(super) fn icon(canvas: &mut impl Canvas, icon: char, centre: Point, size: f32, ink: Ink, weight: Weight) {
    let box_ = icon_box(icon, weight).unwrap_or([0.0, -1.0, 1.0, 0.0]);
    let middle = [(box_[0] + box_[2]) / 2.0 * size, (box_[1] + box_[3]) / 2.0 * size];
    let at = [centre[0] - middle[0], centre[1] - middle[1]];
    let mut bytes = [0; 4];
    canvas.text(
        icon.encode_utf8(&mut bytes),
        at,
        TextStyle::plain(weight, size, ink),
    );
}
