//! A column for each step, and the number of what runs.

use egui::{DragAndDrop, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};
use jiff::civil::Date;

use super::super::Scope;
use super::entry;
use crate::base::ids::SynergyId;
use crate::model::SynergyState;
use crate::session::follow_up::{Followed, STEPS};
use crate::ui::icons;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::Button;

const WIDTH: f32 = 216.0;
const GAP: f32 = 20.0;
const RUNNING: f32 = 128.0;
const HEAD: f32 = 34.0;

/// Shows the columns; true when the list of what runs is asked for.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, shown: &[&Followed], today: Date) -> bool {
    let wide = ui.available_width();
    let shown_list = ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        let area = ui.available_rect_before_wrap();
        // In a wide window the columns share what is there.
        let steps = STEPS.len() as f32;
        let width = ((wide - RUNNING - steps * GAP) / steps).max(WIDTH);
        let mut left = area.left();
        for step in STEPS {
            let place = Rect::from_min_size(pos2(left, area.top()), vec2(width, area.height()));
            let mut column = ui.new_child(UiBuilder::new().id_salt(step).max_rect(place));
            one_step(&mut column, scope, step, shown, today);
            drop_here(ui, scope, place, step);
            left += width + GAP;
        }
        let place = Rect::from_min_size(pos2(left, area.top()), vec2(RUNNING, area.height()));
        let mut column = ui.new_child(UiBuilder::new().id_salt("running").max_rect(place));
        let asked = running(&mut column, scope, shown);
        let whole = Rect::from_min_max(area.min, pos2(left + RUNNING, area.bottom()));
        ui.advance_cursor_after_rect(whole);
        asked
    });
    shown_list.inner
}

fn head(ui: &mut Ui, words: &str, count: Option<usize>, ink: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let mut line = ui.new_child(
        UiBuilder::new()
            .max_rect(rect)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    line.label(Type::Strong.rich(words));
    line.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        if let Some(count) = count {
            role::small(ui, count.to_string());
        }
    });
    let stroke = egui::Stroke::new(2.0, ink);
    ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
}

fn one_step(ui: &mut Ui, scope: &mut Scope<'_>, step: SynergyState, shown: &[&Followed], today: Date) {
    let here: Vec<&&Followed> = shown.iter().filter(|one| one.state == step).collect();
    let ink = color(palette(ui.ctx()).text);
    head(
        ui,
        &scope.tr(&format!("step-{}", step.code())),
        Some(here.len()),
        ink,
    );
    if here.is_empty() {
        ui.add_space(space::PAD);
        role::small(ui, scope.tr(&format!("step-{}-empty", step.code())));
        return;
    }
    ScrollArea::vertical()
        .id_salt(step)
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for one in here {
                entry::show(ui, scope, one, today);
            }
        });
}

/// What is let go over a column moves there.
fn drop_here(ui: &Ui, scope: &mut Scope<'_>, place: Rect, step: SynergyState) {
    let Some(held) = DragAndDrop::payload::<SynergyId>(ui.ctx()) else {
        return;
    };
    let at = ui.input(|i| i.pointer.interact_pos());
    if !at.is_some_and(|at| place.contains(at)) {
        return;
    }
    let edge = egui::Stroke::new(space::FOCUS, color(palette(ui.ctx()).accent));
    ui.painter().rect_stroke(
        place.expand(space::TIGHT),
        space::RADIUS,
        edge,
        egui::StrokeKind::Inside,
    );
    if ui.input(|i| i.pointer.any_released()) {
        entry::move_to(scope, *held, step);
        DragAndDrop::clear_payload(ui.ctx());
    }
}

/// What runs, as a number; true when its list is asked for.
fn running(ui: &mut Ui, scope: &Scope<'_>, shown: &[&Followed]) -> bool {
    let here: Vec<&&Followed> = shown
        .iter()
        .filter(|one| one.state == SynergyState::EnService)
        .collect();
    let ink = color(palette(ui.ctx()).ok);
    head(ui, &scope.tr("step-en_service"), None, ink);
    ui.add_space(space::NEAR);
    ui.label(Type::ScoreLarge.rich(here.len().to_string()));
    role::small(ui, scope.count("board-running", here.len()));
    ui.add_space(space::NEAR);
    let words = scope.tr("board-see-list");
    !here.is_empty() && Button::quiet(&words).icon(icons::LIST).show(ui).clicked()
}
