//! Headings and hairlines: the whole of what parts one thing from another.

use egui::{Response, Role, Sense, Ui, vec2};

use super::paint;
use crate::ui::theme::{Type, color, palette, space};

/// A grey heading with a hairline under it, over the width at hand.
pub fn section(ui: &mut Ui, heading: &str) -> Response {
    section_with(ui, heading, "")
}

/// As [`section`], with a grey word or figure at the right.
pub fn section_with(ui: &mut Ui, heading: &str, aside: &str) -> Response {
    let height = Type::SmallStrong.line_height() + space::NEAR;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    paint::name(ui, &response, Role::Heading, heading);
    let palette = palette(ui.ctx());
    let ink = color(palette.text_2);
    let aside = paint::line(ui, aside, Type::Small, ink, rect.width() / 2.0);
    let width = rect.width() - aside.size().x - space::NEAR;
    let text = paint::line(ui, heading, Type::SmallStrong, ink, width);
    paint::put(ui.painter(), rect.left_top(), text);
    paint::put_right(ui.painter(), rect.right_top(), aside);
    paint::rule(
        ui.painter(),
        rect.x_range(),
        rect.bottom(),
        space::HAIR,
        color(palette.rule),
    );
    response
}

/// A hairline over the width at hand; takes one point of height.
pub fn hairline(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), space::HAIR), Sense::hover());
    let tint = color(palette(ui.ctx()).rule);
    paint::rule(ui.painter(), rect.x_range(), rect.bottom(), space::HAIR, tint);
}
