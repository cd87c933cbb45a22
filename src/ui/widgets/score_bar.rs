//! One part of a score: label, bar, value, and the reason in grey.

use egui::{Pos2, Rect, Response, Role, Sense, Ui, pos2, vec2};

use super::paint;
use crate::base::i18n::Lang;
use crate::ui::theme::{Type, color, palette, space};

const LABEL_WIDTH: f32 = 74.0;
/// From this width on the columns stand further apart.
const ROOMY: f32 = 400.0;
const ROOMY_LABEL_WIDTH: f32 = 84.0;
const BAR_WIDTH: f32 = 120.0;
const LEAST_BAR_WIDTH: f32 = 60.0;
const BAR_HEIGHT: f32 = 7.0;
const VALUE_WIDTH: f32 = 40.0;
const REASON_WISH: f32 = 120.0;
const ROW: f32 = 28.0;

/// Shows the part; `value` from 0 to 1, `None` when unknown: an empty bar and `–`, never 0.
pub fn score_bar(ui: &mut Ui, lang: Lang, label: &str, value: Option<f64>, reason: &str) -> Response {
    let palette = palette(ui.ctx());
    let width = ui.available_width();
    let roomy = width >= ROOMY;
    let label_width = if roomy { ROOMY_LABEL_WIDTH } else { LABEL_WIDTH };
    let gap = if roomy { space::MARGIN } else { space::NEAR };
    let fixed = label_width + VALUE_WIDTH + gap;
    let bar_width = (width - fixed - REASON_WISH).clamp(LEAST_BAR_WIDTH, BAR_WIDTH);
    let reason_left = fixed + bar_width;
    let grey = color(palette.text_2);
    let why = paint::block(ui, reason, Type::Small, grey, width - reason_left, 3);
    let height = ROW.max(why.size().y + space::NEAR);

    let (rect, mut response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let shown = value_text(lang, value);
    paint::name(ui, &response, Role::Label, &format!("{label} {shown} {reason}"));
    let painter = ui.painter();
    let middle = rect.top() + ROW / 2.0;
    let ink = color(palette.text);
    let name = paint::line(ui, label, Type::Body, ink, label_width - space::TIGHT);
    paint::put_middle(painter, pos2(rect.left(), middle), name);

    let corner = pos2(rect.left() + label_width, middle - BAR_HEIGHT / 2.0);
    let bar = Rect::from_min_size(paint::snap(painter, corner), vec2(bar_width, BAR_HEIGHT));
    painter.rect_filled(bar, 0.0, color(palette.surface_2));
    let mut filled = bar;
    filled.set_width(bar_width * value.unwrap_or(0.0).clamp(0.0, 1.0) as f32);
    painter.rect_filled(filled, 0.0, ink);

    let figure = paint::line(ui, &shown, Type::Strong, ink, f32::INFINITY);
    let end = pos2(bar.right() + VALUE_WIDTH, middle - figure.size().y / 2.0);
    paint::put_right(painter, end, figure);
    let cut = why.elided;
    let top = middle - Type::Small.line_height() / 2.0;
    paint::put(painter, Pos2::new(rect.left() + reason_left, top), why);
    if cut {
        response = response.on_hover_text(reason);
    }
    response
}

/// Two decimals always, so that the figures of a column compare at a glance.
fn value_text(lang: Lang, value: Option<f64>) -> String {
    let Some(value) = value else {
        return "–".to_owned();
    };
    let text = format!("{value:.2}");
    if lang == Lang::Fr {
        text.replace('.', ",")
    } else {
        text
    }
}
