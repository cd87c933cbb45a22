//! An imagined actor, its links and its words.

use super::Look;
use super::canvas::{Canvas, Ink, Pen, TextStyle, icon};
use super::links::paint_curve;
use crate::picture::icons;
use crate::picture::scene::VisitorShape;
use crate::picture::typeface::Weight;

/// Dash and gap of its outline, in points.
const DASH: [f32; 2] = [3.4, 2.4];

/// The visitor over everything else.
pub fn paint_visitor(visitor: &VisitorShape, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    for curve in &visitor.curves {
        paint_curve(curve, 0.0, unit, look, canvas);
    }
    let (accent, surface) = (Ink::solid(palette.accent), Ink::solid(palette.surface));
    let grown = visitor.outline.map(|[x, y]| {
        let by = 1.0 + 2.5 * unit / visitor.r;
        [
            visitor.at[0] + (x - visitor.at[0]) * by,
            visitor.at[1] + (y - visitor.at[1]) * by,
        ]
    });
    canvas.polygon(&grown, Ink::solid(palette.halo));
    canvas.polygon(&visitor.outline, surface);
    let dash = DASH.map(|length| length * unit);
    let edge = Pen {
        dash: &dash,
        ..Pen::solid(2.0 * unit, accent)
    };
    canvas.outline(&visitor.outline, edge);
    let glyph = icons::actor_kind(visitor.kind);
    icon(canvas, glyph, visitor.at, 13.0 * unit, accent, Weight::IconFill);
    let corner = 3.0 * unit;
    canvas.rect(visitor.chip.grown(unit), corner, Ink::solid(palette.rule));
    canvas.rect(visitor.chip, corner, surface);
    for (i, (text, at, size, weight)) in visitor.words.iter().enumerate() {
        let ink = if i == 0 { palette.text } else { palette.text_2 };
        canvas.text(text, *at, TextStyle::plain(*weight, *size, Ink::solid(ink)));
    }
}
