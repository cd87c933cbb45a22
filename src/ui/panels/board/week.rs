//! The first line of the board: what this week asks for. Each figure shows only what it counts.

use egui::Ui;

use super::super::Scope;
use crate::session::follow_up::{Followed, Urgency};
use crate::ui::icons;
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::Button;

pub(super) fn show(ui: &mut Ui, scope: &Scope<'_>, all: &[Followed], chosen: &mut Option<Urgency>) {
    let count = |urgency| all.iter().filter(|one| one.urgency == urgency).count();
    ui.horizontal_wrapped(|ui| {
        role::headline(ui, scope.tr("board-week"));
        ui.add_space(space::PAD);
        let counts = [
            (Urgency::Late, "board-late", icons::LATE),
            (Urgency::ThisWeek, "board-due", icons::TO_DO),
            (Urgency::Stale, "board-stale", icons::NO_NEWS),
        ];
        for (urgency, key, icon) in counts {
            let n = count(urgency);
            let words = scope.count(key, n);
            let on = *chosen == Some(urgency);
            let button = Button::toggle(&words, on).icon(icon).enabled(n > 0 || on);
            if button
                .show(ui)
                .on_hover_text(scope.tr("board-filter-hint"))
                .clicked()
            {
                *chosen = if on { None } else { Some(urgency) };
            }
        }
        if all.is_empty() {
            ui.label(role_text(ui, scope));
        }
    });
}

fn role_text(ui: &Ui, scope: &Scope<'_>) -> egui::RichText {
    let ink = color(palette(ui.ctx()).text_2);
    crate::ui::theme::Type::Body.tinted(scope.tr("board-nothing-yet"), ink)
}
