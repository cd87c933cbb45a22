//! The first line of the board: what this week asks for. Each figure shows only what it counts.

use egui::{Key, Modifiers, Ui};

use super::super::Scope;
use crate::session::follow_up::{Followed, Urgency};
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::Button;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, all: &[Followed], chosen: &mut Option<Urgency>) {
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
        if all.iter().any(presses) {
            let words = scope.tr("board-call");
            if Button::secondary(&words)
                .icon(icons::CALL)
                .key("L")
                .show(ui)
                .clicked()
            {
                call_next(scope, all);
            }
        }
    });
}

/// True for what asks for attention.
fn presses(one: &Followed) -> bool {
    one.urgency < Urgency::Calm
}

/// L goes to the next synergy that presses, while nobody types.
pub(super) fn step_by_key(ui: &Ui, scope: &mut Scope<'_>, all: &[Followed]) {
    let typing = ui.ctx().text_edit_focused();
    if !typing && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::L)) {
        call_next(scope, all);
    }
}

/// The next one that presses, after the one at hand; round and round.
fn call_next(scope: &mut Scope<'_>, all: &[Followed]) {
    let pressing: Vec<&Followed> = all.iter().filter(|one| presses(one)).collect();
    let is_open = |one: &&Followed| scope.document.selection == Selection::Synergy(one.id);
    let next = pressing.iter().position(is_open).map_or(0, |at| at + 1);
    if let Some(one) = pressing.get(next).or(pressing.first()) {
        scope.say(Message::Select(Selection::Synergy(one.id)));
    }
}

fn role_text(ui: &Ui, scope: &Scope<'_>) -> egui::RichText {
    let ink = color(palette(ui.ctx()).text_2);
    crate::ui::theme::Type::Body.tinted(scope.tr("board-nothing-yet"), ink)
}
