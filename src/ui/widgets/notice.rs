//! Notices in the place where something happened: what, where, what to do.

use egui::{Frame, Margin, Role, Ui, UiBuilder};

use super::buttons::Button;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Palette, Rgb, Type, color, palette, space, wash};

/// How grave it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeKind {
    /// Loss or refusal.
    Error,
    /// Something to complete.
    Warning,
    /// A question that helps.
    Question,
    /// Good to know.
    Info,
}

impl NoticeKind {
    const fn icon(self) -> Icon {
        match self {
            Self::Error => icons::ERROR.filled(),
            Self::Warning => icons::LATE.filled(),
            Self::Question => icons::QUESTION.filled(),
            Self::Info => icons::SOURCE,
        }
    }

    const fn tint(self, palette: &Palette) -> Rgb {
        match self {
            Self::Error => palette.error,
            Self::Warning | Self::Question => palette.warning,
            Self::Info => palette.text_2,
        }
    }
}

/// What the reader did with a notice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeEvent {
    /// Pressed its action.
    Action,
    /// Copied its text; it is on the clipboard already.
    Copied,
    /// Put it away.
    Closed,
}

/// A block of up to three sentences and two buttons.
#[derive(Clone, Copy, Debug)]
#[must_use = "call show(ui)"]
pub struct Notice<'a> {
    kind: NoticeKind,
    what: &'a str,
    place: &'a str,
    remedy: &'a str,
    action: &'a str,
    keys: &'a str,
    copy: &'a str,
    close: &'a str,
}

impl<'a> Notice<'a> {
    /// A notice that says what happened or what is asked.
    pub const fn new(kind: NoticeKind, what: &'a str) -> Self {
        Self {
            kind,
            what,
            place: "",
            remedy: "",
            action: "",
            keys: "",
            copy: "",
            close: "",
        }
    }

    /// Where: file, line, cell.
    pub const fn place(self, place: &'a str) -> Self {
        Self { place, ..self }
    }

    /// What to do.
    pub const fn remedy(self, remedy: &'a str) -> Self {
        Self { remedy, ..self }
    }

    /// A button that does it, and the key that does the same (or an empty text).
    pub const fn action(self, action: &'a str, keys: &'a str) -> Self {
        Self { action, keys, ..self }
    }

    /// A button with this word that copies the whole notice.
    pub const fn copy(self, word: &'a str) -> Self {
        Self { copy: word, ..self }
    }

    /// A cross with this accessible name.
    pub const fn close(self, name: &'a str) -> Self {
        Self { close: name, ..self }
    }

    /// Shows the notice over the width at hand.
    pub fn show(self, ui: &mut Ui) -> Option<NoticeEvent> {
        let palette = palette(ui.ctx());
        let tint = self.kind.tint(palette);
        let frame = Frame::new()
            .fill(wash(palette, tint))
            .corner_radius(space::RADIUS_TAG)
            .inner_margin(Margin::symmetric(12, 10));
        let described = UiBuilder::new()
            .accessibility_role(Role::Group)
            .accessibility_label(self.what);
        let inner = |ui: &mut Ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                ui.label(self.kind.icon().text(space::ICON).color(color(tint)));
                ui.vertical(|ui| self.show_words(ui)).inner
            })
            .inner
        };
        ui.scope_builder(described, |ui| frame.show(ui, inner).inner)
            .inner
    }

    fn show_words(self, ui: &mut Ui) -> Option<NoticeEvent> {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let grave = matches!(self.kind, NoticeKind::Error | NoticeKind::Warning);
        let kind = if grave { Type::Strong } else { Type::Body };
        ui.label(kind.rich(self.what));
        if !self.place.is_empty() {
            let grey = color(palette(ui.ctx()).text_2);
            ui.label(Type::Small.tinted(self.place, grey));
        }
        if !self.remedy.is_empty() {
            ui.label(Type::Body.rich(self.remedy));
        }
        if self.action.is_empty() && self.copy.is_empty() && self.close.is_empty() {
            return None;
        }
        ui.horizontal_wrapped(|ui| self.show_buttons(ui)).inner
    }

    fn show_buttons(self, ui: &mut Ui) -> Option<NoticeEvent> {
        let mut event = None;
        if !self.action.is_empty() {
            let mut button = Button::secondary(self.action);
            if !self.keys.is_empty() {
                button = button.key(self.keys);
            }
            if button.show(ui).clicked() {
                event = Some(NoticeEvent::Action);
            }
        }
        ui.spacing_mut().item_spacing.x = space::MARGIN;
        if !self.copy.is_empty() && Button::quiet(self.copy).icon(icons::COPY).show(ui).clicked() {
            ui.ctx().copy_text(self.text());
            event = Some(NoticeEvent::Copied);
        }
        if !self.close.is_empty() && Button::quiet(self.close).icon(icons::CLOSE).show(ui).clicked() {
            event = Some(NoticeEvent::Closed);
        }
        event
    }

    fn text(&self) -> String {
        let parts = [self.what, self.place, self.remedy];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    }
}
