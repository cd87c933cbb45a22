//! Labelled text fields. What was typed stays as typed, understood or not.

use egui::text_edit::TextEditOutput;
use egui::{Align2, Color32, Frame, Id, Margin, Response, Sense, Stroke, TextEdit, Ui, vec2};

use super::paint;
use crate::base::number;
use crate::ui::icons::LATE;
use crate::ui::theme::{Type, color, palette, space};

/// Longest text that a field takes, in characters.
pub const LONGEST: usize = 2_000;

/// A number that someone typed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Typed {
    /// Nothing yet: unknown.
    Empty,
    /// Understood.
    Number(f64),
    /// Not a number; the text stays to be corrected.
    Unclear,
}

/// Reads a number in any usual French or English form.
pub fn typed_number(text: &str) -> Typed {
    if text.trim().is_empty() {
        return Typed::Empty;
    }
    number::parse(text).map_or(Typed::Unclear, Typed::Number)
}

/// A field with its label above.
#[must_use = "call show(ui)"]
pub struct TextField<'a> {
    label: &'a str,
    text: &'a mut String,
    hint: &'a str,
    unit: &'a str,
    problem: Option<&'a str>,
    width: Option<f32>,
    bare: bool,
    rows: usize,
    id: Option<Id>,
}

impl<'a> TextField<'a> {
    /// A field for that text, named by its label.
    pub fn new(label: &'a str, text: &'a mut String) -> Self {
        Self {
            label,
            text,
            hint: "",
            unit: "",
            problem: None,
            width: None,
            bare: false,
            rows: 1,
            id: None,
        }
    }

    /// Grey words while the field is empty: an example, not an order.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// Unit at the right, inside the field.
    pub fn unit(self, unit: &'a str) -> Self {
        Self { unit, ..self }
    }

    /// What is wrong with the text, under the field; the text stays editable.
    pub fn problem(self, problem: Option<&'a str>) -> Self {
        Self { problem, ..self }
    }

    /// Shows `sentence` while the text is no number; read the value with [`typed_number`].
    pub fn number(self, sentence: &'a str) -> Self {
        let unclear = typed_number(self.text) == Typed::Unclear;
        self.problem(unclear.then_some(sentence))
    }

    /// Width in points; the width at hand by default.
    pub fn width(self, width: f32) -> Self {
        Self {
            width: Some(width),
            ..self
        }
    }

    /// Without the visible label; it stays the accessible name.
    pub fn bare(self) -> Self {
        Self { bare: true, ..self }
    }

    /// Several lines.
    pub fn rows(self, rows: usize) -> Self {
        Self { rows, ..self }
    }

    /// A fixed id, to set the focus from elsewhere.
    pub fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Shows label, field and problem.
    pub fn show(self, ui: &mut Ui) -> Response {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::TIGHT;
            let tint = color(palette(ui.ctx()).text_2);
            if !self.bare {
                show_label(ui, self.label, tint);
            }
            let problem = self.problem;
            let response = self.show_field(ui).response.response;
            if let Some(problem) = problem {
                show_problem(ui, problem);
            }
            response
        })
        .inner
    }

    fn show_field(self, ui: &mut Ui) -> TextEditOutput {
        let palette = palette(ui.ctx());
        let grey = color(palette.text_2);
        let edge = if self.problem.is_some() {
            palette.warning
        } else {
            palette.rule_strong
        };
        let frame = Frame::new()
            .fill(color(palette.surface))
            .stroke(Stroke::new(space::HAIR, color(edge)))
            .corner_radius(space::RADIUS)
            .inner_margin(Margin::symmetric(9, 5));
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let mut edit = if self.rows > 1 {
            TextEdit::multiline(self.text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(self.text).align(Align2::LEFT_CENTER)
        };
        edit = edit
            .font(Type::Body.font())
            .hint_text(Type::Body.tinted(self.hint, grey))
            .char_limit(LONGEST)
            .desired_width(width)
            .min_size(vec2(0.0, space::CONTROL))
            .frame(frame);
        if !self.unit.is_empty() {
            edit = edit.suffix(Type::Body.tinted(self.unit, grey));
        }
        if let Some(id) = self.id {
            edit = edit.id(id);
        }
        let mut output = edit.show(ui);
        paint::focus_ring(ui, &output.response.response, space::RADIUS);
        output.response.response = output.response.response.clone().accessible_name(self.label);
        output
    }
}

/// Painted, not a label of its own: the field carries the name, and screen readers say it once.
fn show_label(ui: &mut Ui, label: &str, tint: Color32) {
    let text = paint::line(ui, label, Type::Small, tint, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(text.size(), Sense::hover());
    paint::put(ui.painter(), rect.left_top(), text);
}

fn show_problem(ui: &mut Ui, problem: &str) {
    let tint = color(palette(ui.ctx()).warning);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        ui.label(LATE.filled().text(space::ICON_SMALL).color(tint));
        ui.label(Type::Small.tinted(problem, tint));
    });
}
