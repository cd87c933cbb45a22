//! Key caps: which key does the same.

use egui::{Pos2, Rect, Response, Sense, StrokeKind, Ui, Vec2, vec2};

use super::paint;
use crate::ui::theme::{Type, color, palette, space};

const PAD: Vec2 = vec2(5.0, 2.0);
const LEAST_WIDTH: f32 = 18.0;

/// A key cap in the flow of the layout.
pub fn key_cap(ui: &mut Ui, keys: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size(ui, keys), Sense::hover());
    paint_at(ui, rect, keys, false);
    response
}

/// Room that the cap takes, in points.
pub fn size(ui: &Ui, keys: &str) -> Vec2 {
    let ink = color(palette(ui.ctx()).text_2);
    let text = paint::line(ui, keys, Type::KeyHint, ink, f32::INFINITY).size();
    vec2(
        (text.x.ceil() + 2.0 * PAD.x).max(LEAST_WIDTH),
        text.y + 2.0 * PAD.y,
    )
}

/// Paints the cap so that it ends at `right`, the middle of its right edge; returns where it is.
pub fn paint_before(ui: &Ui, right: Pos2, keys: &str, on_accent: bool) -> Rect {
    let size = size(ui, keys);
    let corner = paint::snap(ui.painter(), right - vec2(size.x, size.y / 2.0));
    let rect = Rect::from_min_size(corner, size);
    paint_at(ui, rect, keys, on_accent);
    rect
}

fn paint_at(ui: &Ui, rect: Rect, keys: &str, on_accent: bool) {
    let palette = palette(ui.ctx());
    let (fill, edge, ink) = if on_accent {
        (palette.accent, palette.on_accent, palette.on_accent)
    } else {
        (palette.surface_2, palette.rule, palette.text_2)
    };
    let edge = (space::HAIR, color(edge));
    ui.painter()
        .rect(rect, space::RADIUS_CHIP, color(fill), edge, StrokeKind::Inside);
    let text = paint::line(ui, keys, Type::KeyHint, color(ink), f32::INFINITY);
    let left = rect.center() - text.size() / 2.0;
    paint::put(ui.painter(), left, text);
}
