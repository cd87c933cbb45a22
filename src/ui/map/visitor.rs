//! The imagined actor over the map: laid out each frame, as it follows the pointer.

use egui::{Rect, Ui, Vec2};

use super::canvas::ShapeCanvas;
use super::state::{Handle, TOLERANCE};
use crate::picture::paint::{Look, paint_visitor};
use crate::picture::visitor::lay;
use crate::ui::document::Document;
use crate::ui::theme;

/// Paints the imagined actor; `moved` is how far the picture has moved since it was made.
pub(super) fn draw(ui: &Ui, rect: Rect, document: &mut Document, moved: Vec2) {
    document.map.visitor = None;
    let (Some(visitor), Some(picture)) = (&document.what_if.visitor, &document.map.picture) else {
        return;
    };
    let shape = lay(&visitor.drawn, &picture.scene, &picture.view);
    let corner = picture.corner + moved;
    let mut canvas = ShapeCanvas::new(ui.ctx(), corner);
    let look = Look::of(theme::current(ui.ctx()));
    paint_visitor(&shape, picture.scene.unit, &look, &mut canvas);
    ui.painter_at(rect).extend(canvas.shapes);
    let chip = shape.chip;
    document.map.visitor = Some(Handle {
        at: (corner + Vec2::from(shape.at)).to_pos2(),
        r: shape.r + TOLERANCE,
        chip: Rect::from_min_size(
            (corner + Vec2::new(chip.x, chip.y)).to_pos2(),
            Vec2::new(chip.w, chip.h),
        ),
    });
}
