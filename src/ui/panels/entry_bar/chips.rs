//! What was understood of the entry line, part by part; each part is put right in its place by keyboard.

use egui::{EventFilter, Key, Modifiers, Ui};

use super::correcting::{Left, edit_ui, open};
use super::parts::{Chip, chips, months_words};
use super::state::{EntryState, Slot};
use crate::entry::Entry;
use crate::ui::panels::Scope;
use crate::ui::panels::focus::{chip_id, line_id};
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::dashed_outline;

/// Reads the keys that go to a part, before the line reads what is typed: Tab to the first doubt, Alt and a digit by
/// its place on the keyboard, so that it works on every layout.
pub fn read_keys(ui: &Ui, scope: &Scope<'_>, state: &mut EntryState, heard: &Entry) {
    let line = ui.memory(|m| m.has_focus(line_id()));
    let typing = line || ui.memory(|m| m.has_focus(chip_id()));
    if !typing || state.text.trim().is_empty() {
        return;
    }
    if line {
        // Tab would leave the line before it could be read here.
        let filter = EventFilter {
            tab: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(line_id(), filter));
    }
    let chips = chips(scope, heard);
    if let Some(slot) = digit(ui).and_then(|n| Slot::ALL.get(n - 1).copied()) {
        open(state, scope, heard, slot);
    } else if line && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Tab)) {
        let doubtful = chips.iter().find(|c| c.needed && (c.value.is_none() || !c.sure));
        let doubtful = doubtful.or_else(|| chips.iter().find(|c| !c.sure));
        let slot = doubtful.map_or(Slot::Who, |c| c.slot);
        open(state, scope, heard, slot);
    }
}

/// The digit that was pressed with Alt; what the keyboard sends as text with it belongs to no field.
fn digit(ui: &Ui) -> Option<usize> {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    ui.input_mut(|i| {
        let pressed = i.events.iter().find_map(|event| match event {
            egui::Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } if modifiers.alt && !modifiers.ctrl => {
                let place = physical_key.unwrap_or(*key);
                keys.iter().position(|k| *k == place || k == key)
            }
            _ => None,
        });
        if pressed.is_some() {
            i.events.retain(|e| !matches!(e, egui::Event::Text(_)));
        }
        pressed.map(|at| at + 1)
    })
}

/// Shows every part.
pub fn show(ui: &mut Ui, scope: &Scope<'_>, state: &mut EntryState, heard: &Entry) {
    let mut left = None;
    // The part that is typed in this frame is the only one, even when the next has been asked for.
    let mut edited = state.chip.take();
    let typing = edited.is_some();
    for chip in chips(scope, heard) {
        if let Some(edit) = edited.take_if(|edit| edit.slot == chip.slot) {
            left = edit_ui(ui, scope, state, heard, edit);
        } else if chip_ui(ui, scope, &chip) {
            left = Some(Left::For(chip.slot));
        }
        ui.add_space(space::TIGHT);
    }
    // What is being typed needs the room.
    if !typing {
        extras(ui, scope, heard);
    }
    match left {
        Some(Left::For(slot)) => open(state, scope, heard, slot),
        Some(Left::Back) => state.wants_focus = true,
        None => {}
    }
}

/// One part; true when it was clicked.
fn chip_ui(ui: &mut Ui, scope: &Scope<'_>, chip: &Chip) -> bool {
    let palette = palette(ui.ctx());
    let missing = chip.value.is_none();
    let clear = !missing && chip.sure;
    let fill = if clear { palette.surface_2 } else { palette.surface };
    let edge = match (missing, chip.needed, chip.sure) {
        (true, false, _) => palette.rule_strong,
        (false, _, true) => palette.surface_2,
        _ => palette.warning,
    };
    let stroke = egui::Stroke::new(if missing { 0.0 } else { 1.0 }, color(edge));
    let frame = egui::Frame::new()
        .fill(color(fill))
        .stroke(stroke)
        .corner_radius(space::RADIUS_CHIP)
        .inner_margin(egui::Margin::symmetric(8, 3));
    // A frame of its own height, so that the centred row does not stretch it.
    let size = egui::vec2(0.0, Type::Small.line_height() + 8.0);
    let shown = ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        let shown = frame.show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            ui.label(Type::Small.tinted(scope.tr(chip.slot.name_key()), color(palette.text_2)));
            let value = chip.value.clone().unwrap_or_default();
            let doubt = if clear { "" } else { " ?" };
            ui.label(Type::SmallStrong.tinted(format!("{value}{doubt}").trim(), color(palette.text)));
        });
        shown.response.rect
    });
    if missing {
        ui.painter().extend(dashed_outline(shown.inner, color(edge)));
    }
    let id = chip_id().with(chip.slot.name_key());
    let response = ui.interact(shown.inner, id, egui::Sense::click());
    let value = chip.value.clone().unwrap_or_default();
    let name = format!("{} {value}", scope.tr(chip.slot.name_key()));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.trim()));
    match &chip.source {
        Some(source) => response.on_hover_text(source).clicked(),
        None => response.clicked(),
    }
}

/// What else was understood and is put right in the line itself.
fn extras(ui: &mut Ui, scope: &Scope<'_>, heard: &Entry) {
    let quiet = color(palette(ui.ctx()).text_2);
    if let Some(celsius) = heard.temperature_c.value {
        let value = crate::base::number::format_with_unit(scope.lang, celsius, "°C");
        let doubt = if heard.temperature_c.sure { "" } else { " ?" };
        ui.label(Type::Small.tinted(scope.tr("chip-temperature"), quiet));
        ui.label(Type::SmallStrong.rich(format!("{value}{doubt}")));
    }
    if let Some(months) = heard.availability.value {
        let doubt = if heard.availability.sure { "" } else { " ?" };
        ui.label(Type::Small.tinted(scope.tr("chip-months"), quiet));
        let words = months_words(scope.lang, months);
        ui.label(Type::SmallStrong.rich(format!("{words}{doubt}")));
    }
}
