//! A slider over the width at hand, with a mark at the usual value.

use egui::{CornerRadius, CursorIcon, Rect, Response, Ui, pos2, vec2};

use super::paint;
use crate::ui::theme::{color, palette, space};

const HANDLE: [f32; 2] = [10.0, 18.0];
const RAIL: f32 = 4.0;
const MARK: [f32; 2] = [2.0, 10.0];

/// What a slider goes from, to, and by which steps.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    /// The greatest value; the least is `least`.
    pub most: f64,
    /// The least value.
    pub least: f64,
    /// Values are multiples of it.
    pub step: f64,
    /// The value that nobody changed.
    pub usual: f64,
}

/// Shows the slider and moves `value`. The response says whether it changed, and when the pointer let go.
pub fn slider(ui: &mut Ui, name: &str, scale: Scale, value: &mut f64) -> Response {
    ui.scope(|ui| {
        let palette = palette(ui.ctx());
        ui.spacing_mut().slider_width = ui.available_width();
        ui.spacing_mut().slider_rail_height = RAIL;
        ui.spacing_mut().interact_size.y = space::TARGET;
        let visuals = ui.visuals_mut();
        visuals.selection.bg_fill = color(palette.accent);
        visuals.widgets.inactive.bg_fill = color(palette.rule);
        visuals.widgets.inactive.corner_radius = CornerRadius::same(2);
        let shown = egui::Slider::new(value, scale.least..=scale.most)
            .step_by(scale.step)
            .show_value(false);
        let response = ui.add(shown).accessible_name(name);
        // egui's own handle keeps this distance from both ends.
        let across = response.rect.x_range().shrink(response.rect.height() / 2.5 * 0.5);
        let place = |v: f64| {
            let share = ((v - scale.least) / (scale.most - scale.least)).clamp(0.0, 1.0) as f32;
            pos2(
                egui::lerp(across.min..=across.max, share),
                response.rect.center().y,
            )
        };
        let painter = ui.painter();
        let mark = Rect::from_center_size(place(scale.usual), vec2(MARK[0], MARK[1]));
        painter.rect_filled(mark, 0.0, color(palette.rule_strong));
        let ink = if ui.is_enabled() {
            palette.accent
        } else {
            palette.rule_strong
        };
        let handle = Rect::from_center_size(paint::snap(painter, place(*value)), vec2(HANDLE[0], HANDLE[1]));
        painter.rect_filled(handle.expand(2.0), space::RADIUS, color(palette.surface));
        painter.rect_filled(handle, space::RADIUS_CHIP, color(ink));
        if response.has_focus() {
            paint::focus_ring(
                ui,
                &Response {
                    rect: handle,
                    ..response.clone()
                },
                space::RADIUS,
            );
        }
        response.on_hover_cursor(CursorIcon::ResizeHorizontal)
    })
    .inner
}
