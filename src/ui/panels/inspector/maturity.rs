//! Maturity on six axes: five steps each, told in words; an axis that nobody judged stays open.

use egui::{Sense, Ui, vec2};
use serde_json::{Value, json};

use super::Scope;
use crate::model::maturity::STEPS;
use crate::model::{Axis, Synergy};
use crate::session::Intent;
use crate::session::intent::Fields;
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::section;

/// Width of the names of axes, in points.
const NAME: f32 = 104.0;
/// One step, in points.
const STEP: [f32; 2] = [26.0, 10.0];

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy) {
    section(ui, &scope.tr("maturity"));
    ui.add_space(space::TIGHT);
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    for axis in Axis::ALL {
        row(ui, scope, synergy, *axis);
    }
    role::small(ui, scope.tr("maturity-hint"));
    ui.add_space(space::PAD);
}

fn row(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy, axis: Axis) {
    let held = synergy.maturity.get(&axis).copied();
    let name = scope.tr(&format!("axis-{}", axis.code()));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let size = vec2(NAME, space::TARGET);
        ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_width(NAME);
            ui.label(Type::Small.rich(name.as_str()));
        });
        for step in STEPS {
            if step_ui(ui, scope, &name, step, held) {
                // The same step again takes the judgement back.
                let value = if held == Some(step) {
                    Value::Null
                } else {
                    step.into()
                };
                let mut fields = Fields::new();
                fields.insert("maturity".to_owned(), json!({ axis.code(): value }));
                scope.say(Message::Do(Intent::EditSynergy {
                    id: synergy.reference.clone(),
                    fields,
                }));
            }
        }
        ui.add_space(space::NEAR);
        let words = held.map_or_else(|| "–".to_owned(), |step| scope.tr(&format!("maturity-{step}")));
        ui.add(egui::Label::new(Type::Small.rich(words)).truncate());
    });
}

/// One step of the bar; true when it was pressed.
fn step_ui(ui: &mut Ui, scope: &Scope<'_>, name: &str, step: u8, held: Option<u8>) -> bool {
    let palette = palette(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(STEP[0], space::TARGET), Sense::click());
    let words = scope.tr(&format!("maturity-{step}"));
    let spoken = scope.tr_with(
        "maturity-step",
        &[("axis", name), ("step", &step.to_string()), ("words", &words)],
    );
    let on = held.is_some_and(|held| step <= held);
    let chosen = held == Some(step);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, chosen, spoken.clone()));
    let bar = egui::Rect::from_center_size(rect.center(), vec2(STEP[0], STEP[1]));
    let fill = match (on, response.hovered()) {
        (true, _) => palette.text,
        (false, true) => palette.rule_strong,
        (false, false) => palette.surface_2,
    };
    ui.painter().rect_filled(bar, 0.0, color(fill));
    if response.has_focus() {
        let ring = egui::Stroke::new(space::FOCUS, color(palette.accent));
        ui.painter()
            .rect_stroke(rect, space::RADIUS, ring, egui::StrokeKind::Inside);
    }
    response.on_hover_text(words).clicked()
}
