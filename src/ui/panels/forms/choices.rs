//! Closed lists of a form, each under its name.

use egui::Ui;

use crate::ui::panels::Scope;
use crate::ui::theme::{Type, color, palette};
use crate::ui::widgets::{Entry, choice};

/// The name above a choice, as text fields have theirs.
pub(super) fn field_name(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    ui.label(Type::Small.tinted(scope.tr(key), color(palette(ui.ctx()).text_2)));
}

/// One of a closed list, each value called by `words-code`.
pub(super) fn coded_choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    name: &str,
    words: &str,
    all: &[T],
    code: impl Fn(T) -> &'static str,
    chosen: &mut Option<T>,
) {
    let labels: Vec<String> = all
        .iter()
        .map(|v| scope.tr(&format!("{words}-{}", code(*v))))
        .collect();
    let entries: Vec<_> = all
        .iter()
        .zip(&labels)
        .map(|(v, label)| Entry {
            value: *v,
            label,
            note: "",
        })
        .collect();
    choice(ui, &scope.tr(name), "", &entries, chosen);
}
