//! A named slider with its value in words and the way back to the default.

use egui::{Align, Color32, Layout, Ui, vec2};

use super::Scope;
use super::held::{self, Held};
use crate::session::Intent;
use crate::ui::icons::{self, Icon};
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::buttons::icon_button_sized;
use crate::ui::widgets::{Scale, slider};

/// What a row shows and changes.
pub struct Row<'a> {
    /// The setting.
    pub key: String,
    /// Its name.
    pub name: String,
    /// A family's icon in front.
    pub icon: Option<(Icon, Color32)>,
    /// The value in the project.
    pub value: f64,
    /// Where the slider goes.
    pub scale: Scale,
    /// A value in words.
    pub words: &'a dyn Fn(&Scope<'_>, f64) -> String,
}

/// Shows the row.
pub fn row(ui: &mut Ui, scope: &mut Scope<'_>, held: &mut Option<Held>, row: &Row<'_>) {
    let moved = Held::shown(held.as_ref(), &row.key);
    let mut value = moved.unwrap_or(row.value);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::NEAR, 0.0);
        ui.allocate_ui(vec2(ui.available_width(), space::TARGET), |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let grey = color(palette(ui.ctx()).text_2);
                ui.label(Type::Small.tinted((row.words)(scope, value), grey));
                if (value - row.scale.usual).abs() > 1e-9 {
                    back(ui, scope, held, row);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if let Some((icon, tint)) = row.icon {
                        ui.label(icon.text(space::ICON).color(tint));
                    }
                    ui.add(egui::Label::new(Type::Strong.rich(row.name.as_str())).truncate());
                });
            });
        });
        let response = slider(ui, &row.name, row.scale, &mut value);
        held::take(ui, scope, held, (&row.key, value, row.scale.usual), &response);
    });
}

/// The way back to the default.
fn back(ui: &mut Ui, scope: &mut Scope<'_>, held: &mut Option<Held>, row: &Row<'_>) {
    let name = scope.tr_with("ranking-usual-named", &[("what", &row.name)]);
    if icon_button_sized(ui, icons::UNDO, &name, space::TARGET).clicked() {
        *held = None;
        scope.say(Message::Do(Intent::Setting {
            key: row.key.clone(),
            value: None,
        }));
    }
}
