//! The head of a page beside the map: its first line, and the cross that closes it.

use egui::{Align, Layout, Ui};

use super::Scope;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::widgets::icon_button;

/// The cross at the upper right that closes the inspector; `lead` is what stands before it on the line.
pub fn head(ui: &mut Ui, scope: &mut Scope<'_>, lead: impl FnOnce(&mut Ui, &mut Scope<'_>)) {
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = scope.tr("close");
            if icon_button(ui, icons::CLOSE, &name).clicked() {
                scope.say(Message::Select(Selection::Nothing));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| lead(ui, scope));
        });
    });
}
