//! Progress of long work: a thin bar and a sentence, never a window and never a spinner.

use egui::{Role, Sense, Ui, WidgetInfo, vec2};

use super::buttons::Button;
use super::paint;
use crate::ui::theme::{color, palette, role, space};

/// Shows the bar and, under it, what is being done.
///
/// `fraction` from 0 to 1; `None` when nobody can say, then the bar is an even tint. `remaining` may be empty.
/// Returns true when `stop`, the word of the button that ends the work, was pressed; the key is the caller's.
pub fn progress(
    ui: &mut Ui,
    sentence: &str,
    fraction: Option<f32>,
    remaining: &str,
    stop: (&str, &str),
) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), space::ACCENT_BAR), Sense::hover());
    response.widget_info(|| WidgetInfo {
        value: fraction.map(f64::from),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, sentence)
    });
    let palette = palette(ui.ctx());
    let painter = ui.painter();
    let track = if fraction.is_some() {
        palette.surface_2
    } else {
        palette.tint
    };
    painter.rect_filled(rect, 0.0, color(track));
    let mut done = rect;
    done.set_width(rect.width() * fraction.unwrap_or(0.0).clamp(0.0, 1.0));
    if done.width() > 0.0 {
        paint::rule(
            painter,
            done.x_range(),
            done.bottom(),
            space::ACCENT_BAR,
            color(palette.accent),
        );
    }
    ui.horizontal(|ui| {
        ui.add_space(space::MARGIN);
        role::body(ui, sentence);
        role::small(ui, remaining);
        let (word, keys) = stop;
        let button = Button::quiet(word);
        let button = if keys.is_empty() { button } else { button.key(keys) };
        button.show(ui).clicked()
    })
    .inner
}
