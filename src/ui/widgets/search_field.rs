//! A search field: icon, hint, and the key that leads to it.

use egui::{Align2, Frame, Id, Margin, Response, Stroke, TextEdit, Ui, pos2, vec2};

use super::{key_cap, paint};
use crate::ui::icons::SEARCH;
use crate::ui::theme::{Type, color, palette, space};

/// Longest search text in characters.
const LONGEST: usize = 200;

/// A search field.
#[must_use = "call show(ui)"]
pub struct SearchField<'a> {
    name: &'a str,
    text: &'a mut String,
    hint: &'a str,
    keys: &'a str,
    width: Option<f32>,
    id: Option<Id>,
}

impl<'a> SearchField<'a> {
    /// A field with its accessible name.
    pub fn new(name: &'a str, text: &'a mut String) -> Self {
        Self {
            name,
            text,
            hint: name,
            keys: "",
            width: None,
            id: None,
        }
    }

    /// Grey words while the field is empty; its name by default.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// The key that leads here, as a cap while the field is empty.
    pub fn key(self, keys: &'a str) -> Self {
        Self { keys, ..self }
    }

    /// Width in points; the width at hand by default.
    pub fn width(self, width: f32) -> Self {
        Self {
            width: Some(width),
            ..self
        }
    }

    /// A fixed id, to set the focus from elsewhere.
    pub fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Shows the field.
    pub fn show(self, ui: &mut Ui) -> Response {
        let palette = palette(ui.ctx());
        let grey = color(palette.text_2);
        let keys = if self.text.is_empty() { self.keys } else { "" };
        let cap = if keys.is_empty() {
            0.0
        } else {
            key_cap::size(ui, keys).x
        };
        let margin = Margin {
            left: (space::NEAR + space::ICON_SMALL + space::NEAR) as i8,
            right: (space::NEAR + cap) as i8,
            top: 5,
            bottom: 5,
        };
        let frame = Frame::new()
            .fill(color(palette.ground))
            .stroke(Stroke::new(space::HAIR, color(palette.rule_strong)))
            .corner_radius(space::RADIUS)
            .inner_margin(margin);
        let hint = paint::fitting(ui, self.hint, Type::Small, self.width.map(|w| w - margin.sum().x));
        let mut edit = TextEdit::singleline(self.text)
            .font(Type::Body.font())
            .hint_text(Type::Small.tinted(hint, grey))
            .char_limit(LONGEST)
            .align(Align2::LEFT_CENTER)
            .desired_width(self.width.unwrap_or_else(|| ui.available_width()))
            .min_size(vec2(0.0, space::CONTROL))
            .frame(frame);
        if let Some(id) = self.id {
            edit = edit.id(id);
        }
        let response = edit.show(ui).response.response;
        let rect = response.rect;
        let center = pos2(
            rect.left() + space::NEAR + space::ICON_SMALL / 2.0,
            rect.center().y,
        );
        SEARCH.paint(ui.painter(), center, space::ICON_SMALL, grey);
        if !keys.is_empty() {
            let right = pos2(rect.right() - space::NEAR, rect.center().y);
            key_cap::paint_before(ui, right, keys, false);
        }
        paint::focus_ring(ui, &response, space::RADIUS);
        response.accessible_name(self.name)
    }
}
