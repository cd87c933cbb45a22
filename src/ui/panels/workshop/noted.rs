//! What was noted in the room, with its time.

use egui::Ui;
use jiff::tz::TimeZone;

use super::super::Scope;
use crate::session::noted::noted;
use crate::ui::document::TimeOfDay;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::section;

/// So many lines are shown; the record holds all of them.
const SHOWN: usize = 30;
/// Width of the time, in points.
const TIME: f32 = 58.0;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let Some(workshop) = scope.document.workshop() else {
        return;
    };
    let all = noted(scope.document.session.history(), workshop, scope.lang);
    section(ui, &scope.tr("noted"));
    ui.add_space(space::NEAR);
    if all.is_empty() {
        role::small(ui, scope.tr("noted-none"));
    }
    for one in all.iter().take(SHOWN) {
        ui.horizontal_top(|ui| {
            let size = egui::vec2(TIME, Type::Small.line_height());
            ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Min), |ui| {
                ui.set_min_width(TIME);
                role::small(ui, time(scope, one.at_ms));
            });
            let ink = color(palette(ui.ctx()).text);
            ui.add(egui::Label::new(Type::Small.tinted(one.words.as_str(), ink)).wrap());
        });
        ui.add_space(space::TIGHT);
    }
}

fn time(scope: &Scope<'_>, at_ms: i64) -> String {
    let at = jiff::Timestamp::from_millisecond(at_ms).unwrap_or_default();
    TimeOfDay::of(&at.to_zoned_datetime(TimeZone::system())).words(scope.lang)
}
