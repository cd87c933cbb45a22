//! Fields typed in place: what is typed stays as typed until the field is left, then it is one change.

use egui::Ui;

use crate::ui::widgets::TextField;

/// The field that is being typed, and its words so far.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Draft {
    of: Option<String>,
    text: String,
}

/// What a field looks like.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Its label, or only its accessible name when it is bare.
    pub label: &'a str,
    /// Grey words while it is empty.
    pub hint: &'a str,
    /// Lines.
    pub rows: usize,
    /// Width in points; the width at hand by default.
    pub width: Option<f32>,
}

impl<'a> Look<'a> {
    /// One line under its label.
    pub const fn line(label: &'a str, hint: &'a str) -> Self {
        Self {
            label,
            hint,
            rows: 1,
            width: None,
        }
    }

    /// Several lines.
    pub const fn rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// A cell of that width, without its label.
    pub const fn cell(self, width: f32) -> Self {
        Self {
            width: Some(width),
            ..self
        }
    }
}

impl Draft {
    /// Shows the field of that key, which holds `held`; the new words when it is left with others.
    pub fn field(&mut self, ui: &mut Ui, key: &str, held: &str, look: Look<'_>) -> Option<String> {
        let typed = self.of.as_deref() == Some(key);
        let mut text = if typed { self.text.clone() } else { held.to_owned() };
        let mut field = TextField::new(look.label, &mut text)
            .hint(look.hint)
            .rows(look.rows);
        if let Some(width) = look.width {
            field = field.bare().width(width);
        }
        let response = ui.push_id(key, |ui| field.show(ui)).inner;
        if response.changed() {
            self.of = Some(key.to_owned());
            self.text.clone_from(&text);
        }
        let left = response.lost_focus() && self.of.as_deref() == Some(key);
        if left {
            self.of = None;
        }
        (left && text != held).then_some(text)
    }

    /// Forgets what was typed.
    pub fn forget(&mut self) {
        self.of = None;
    }
}
