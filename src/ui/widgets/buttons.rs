//! Buttons: one primary a place, secondary with an edge, quiet without, and icon buttons.

use egui::{Color32, CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, vec2};

use super::{key_cap, paint};
use crate::ui::icons::Icon;
use crate::ui::theme::{Palette, Type, color, palette, space};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Look {
    Primary,
    Secondary,
    Quiet,
    Toggle(bool),
}

/// A button with words, perhaps an icon and the key that does the same.
#[derive(Clone, Copy, Debug)]
#[must_use = "call show(ui)"]
pub struct Button<'a> {
    look: Look,
    text: &'a str,
    icon: Option<Icon>,
    keys: Option<&'a str>,
    menu: bool,
    enabled: bool,
    full_width: bool,
    spoken: Option<&'a str>,
}

impl<'a> Button<'a> {
    const fn new(look: Look, text: &'a str) -> Self {
        Self {
            look,
            text,
            icon: None,
            keys: None,
            menu: false,
            enabled: true,
            full_width: false,
            spoken: None,
        }
    }

    /// The one thing to do here.
    pub const fn primary(text: &'a str) -> Self {
        Self::new(Look::Primary, text)
    }

    /// Something else to do here.
    pub const fn secondary(text: &'a str) -> Self {
        Self::new(Look::Secondary, text)
    }

    /// Words in the accent colour without an edge.
    pub const fn quiet(text: &'a str) -> Self {
        Self::new(Look::Quiet, text)
    }

    /// One of a few views, shown pressed when `on`.
    pub const fn toggle(text: &'a str, on: bool) -> Self {
        Self::new(Look::Toggle(on), text)
    }

    /// An icon before the words.
    pub const fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// The key that does the same, shown as a cap.
    pub const fn key(self, keys: &'a str) -> Self {
        Self {
            keys: Some(keys),
            ..self
        }
    }

    /// A caret after the words: the button opens a menu.
    pub const fn menu(self) -> Self {
        Self { menu: true, ..self }
    }

    /// Whether it can be pressed.
    pub const fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// What is read aloud, where the words alone would not tell it from its neighbours.
    pub const fn spoken(self, name: &'a str) -> Self {
        Self {
            spoken: Some(name),
            ..self
        }
    }

    /// Takes the width at hand instead of the width of its words.
    pub const fn full_width(self) -> Self {
        Self {
            full_width: true,
            ..self
        }
    }

    /// Shows the button.
    pub fn show(self, ui: &mut Ui) -> Response {
        if self.enabled {
            return self.show_enabled(ui);
        }
        ui.add_enabled_ui(false, |ui| self.show_enabled(ui)).inner
    }

    fn show_enabled(self, ui: &mut Ui) -> Response {
        let pad = if self.look == Look::Quiet { 0.0 } else { space::PAD };
        let before = self.icon.map_or(0.0, |_| space::ICON + space::NEAR);
        let cap = self
            .keys
            .map_or(0.0, |keys| key_cap::size(ui, keys).x + space::NEAR);
        let caret = if self.menu {
            space::ICON_SMALL + space::TIGHT
        } else {
            0.0
        };
        let around = 2.0 * pad + before + cap + caret;

        // In a row that wraps the button goes to the next line before it is cut.
        let wraps = ui.layout().main_wrap() && !self.full_width;
        let available = if wraps {
            ui.max_rect().width()
        } else {
            ui.available_width()
        };
        let kind = Type::Medium;
        let natural = paint::line(ui, self.text, kind, Color32::PLACEHOLDER, f32::INFINITY);
        let text_width = natural
            .size()
            .x
            .ceil()
            .min((available - around).max(space::APART));
        let width = if self.full_width {
            available.max(around + text_width)
        } else {
            around + text_width
        };
        let (rect, mut response) = ui.allocate_exact_size(vec2(width, space::CONTROL), Sense::click());
        self.describe(ui, &response);

        let (ink, on_accent) = self.paint_ground(ui, &response);
        let mut left = match self.look {
            Look::Primary if self.full_width => rect.left() + (width - around - text_width) / 2.0 + pad,
            _ => rect.left() + pad,
        };
        let middle = rect.center().y;
        let painter = ui.painter();
        if let Some(icon) = self.icon {
            icon.paint(
                painter,
                Pos2::new(left + space::ICON / 2.0, middle),
                space::ICON,
                ink,
            );
            left += before;
        }
        let text = paint::line(ui, self.text, kind, ink, text_width + 0.5);
        let elided = text.elided;
        paint::put_middle(painter, Pos2::new(left, middle), text);
        left += text_width;
        if self.menu {
            let center = Pos2::new(left + space::TIGHT + space::ICON_SMALL / 2.0, middle);
            crate::ui::icons::CARET_DOWN.paint(painter, center, space::ICON_SMALL, ink);
            left += caret;
        }
        if let Some(keys) = self.keys {
            key_cap::paint_before(ui, Pos2::new(left + cap, middle), keys, on_accent);
        }
        paint::focus_ring(ui, &response, space::RADIUS);
        if elided {
            response = response.on_hover_text(self.text);
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn describe(self, ui: &Ui, response: &Response) {
        let name = self.spoken.unwrap_or(self.text);
        match self.look {
            Look::Toggle(on) => paint::name_selectable(ui, response, Role::Button, name, on),
            _ => paint::name(ui, response, Role::Button, name),
        }
    }

    /// Paints fill and edge; returns the ink and whether the ground is the accent colour.
    fn paint_ground(self, ui: &Ui, response: &Response) -> (Color32, bool) {
        let palette = palette(ui.ctx());
        let (fill, edge, ink) = self.colors(palette, response);
        let stroke = edge.map_or(Stroke::NONE, |edge| Stroke::new(space::HAIR, edge));
        let rect = response.rect;
        ui.painter()
            .rect(rect, space::RADIUS, fill, stroke, StrokeKind::Inside);
        (ink, self.look == Look::Primary)
    }

    fn colors(self, palette: &Palette, response: &Response) -> (Color32, Option<Color32>, Color32) {
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered();
        let ink = color(palette.text);
        let rest = match self.look {
            Look::Primary => {
                let accent = color(palette.accent);
                // A darker shade of the accent answers the pointer; the text stays as readable.
                let mix = if pressed { 0.24 } else { 0.12 };
                let fill = if hovered || pressed {
                    accent.lerp_to_gamma(ink, mix)
                } else {
                    accent
                };
                return (fill, None, color(palette.on_accent));
            }
            Look::Quiet => return (Color32::TRANSPARENT, None, quiet_ink(palette, hovered || pressed)),
            Look::Toggle(true) => color(palette.tint),
            Look::Toggle(false) => Color32::TRANSPARENT,
            Look::Secondary => color(palette.surface),
        };
        let fill = match (pressed, hovered) {
            (true, _) => color(palette.tint),
            (false, true) => color(palette.surface_2),
            (false, false) => rest,
        };
        let edge = match self.look {
            Look::Toggle(true) => palette.accent,
            _ => palette.rule,
        };
        (fill, Some(color(edge)), ink)
    }
}

fn quiet_ink(palette: &Palette, lively: bool) -> Color32 {
    let accent = color(palette.accent);
    if lively {
        accent.lerp_to_gamma(color(palette.text), 0.4)
    } else {
        accent
    }
}

/// A square button that shows only an icon; `name` is its accessible name and its tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    icon_button_sized(ui, icon, name, space::CONTROL)
}

/// As [`icon_button`], with a side of at least [`space::TARGET`] points.
pub fn icon_button_sized(ui: &mut Ui, icon: Icon, name: &str, side: f32) -> Response {
    let side = side.max(space::TARGET);
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    paint::name(ui, &response, Role::Button, name);
    let palette = palette(ui.ctx());
    if response.is_pointer_button_down_on() {
        fill_behind(ui, rect, color(palette.tint));
    } else if response.hovered() {
        fill_behind(ui, rect, color(palette.surface_2));
    }
    icon.paint(ui.painter(), rect.center(), space::ICON, color(palette.text));
    paint::focus_ring(ui, &response, space::RADIUS);
    response
        .on_hover_text(name)
        .on_hover_cursor(CursorIcon::PointingHand)
}

fn fill_behind(ui: &Ui, rect: Rect, fill: Color32) {
    ui.painter().rect_filled(rect, space::RADIUS, fill);
}
