//! Twelve months of what is given and sought, side by side: a season is seen before it is read.

use egui::{Rect, Response, Role, Sense, Ui, pos2, vec2};

use super::paint;
use crate::ui::theme::{Type, color, palette, space};

const HEIGHT: f32 = 56.0;
const GAP: f32 = 2.0;

/// Shows two series over the width at hand: the first filled, the second as an outline, so that they differ without
/// colour too. `initials` are the months' first letters, `described` what a screen reader says.
pub fn month_chart(
    ui: &mut Ui,
    series: [[f64; 12]; 2],
    initials: &[String; 12],
    described: &str,
) -> Response {
    let letters = Type::Small.line_height();
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT + letters), Sense::hover());
    paint::name(ui, &response, Role::Image, described);
    let palette = palette(ui.ctx());
    let (ink, grey) = (color(palette.text), color(palette.text_2));
    let most = series.iter().flatten().copied().fold(f64::MIN_POSITIVE, f64::max);
    let base = rect.top() + HEIGHT;
    let month = width / 12.0;
    let bar = ((month - 3.0 * GAP) / 2.0).max(2.0);
    let painter = ui.painter();
    for at in 0..12 {
        let left = rect.left() + month * at as f32;
        for (nth, one) in series.iter().enumerate() {
            let height = (one[at] / most) as f32 * (HEIGHT - space::TIGHT);
            let x = left + GAP + nth as f32 * (bar + GAP);
            let shape = Rect::from_min_max(pos2(x, base - height), pos2(x + bar, base));
            if height <= 0.0 {
                continue;
            }
            if nth == 0 {
                painter.rect_filled(shape, 0.0, ink);
            } else {
                let stroke = egui::Stroke::new(1.5, ink);
                painter.rect_stroke(shape, 0.0, stroke, egui::StrokeKind::Inside);
            }
        }
        let letter = paint::line(ui, &initials[at], Type::Small, grey, month);
        let middle = left + (month - letter.size().x) / 2.0;
        paint::put(painter, pos2(middle, base), letter);
    }
    paint::rule(painter, rect.x_range(), base, space::HAIR, color(palette.rule));
    response
}
