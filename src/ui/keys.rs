//! From keys to actions. Bare letters belong to text fields first.

use egui::{Context, Key, KeyboardShortcut, Popup};

use super::actions::{Action, yields_to_text};
use super::message::Message;
use super::panels::focus::{chip_id, line_id, search_id};

/// Pushes the actions whose keys were pressed. An entry line that is still empty has nothing of its own to undo;
/// while something is held on the map, Escape lets it go and does nothing else.
pub fn read(ctx: &Context, has_document: bool, entry_is_empty: bool, held: bool, out: &mut Vec<Message>) {
    let typing = ctx.text_edit_focused();
    let waiting = entry_is_empty && ctx.memory(|m| m.has_focus(line_id()));
    // Longer chords first, so that Ctrl+Shift+Z is not taken for Ctrl+Z.
    let mut chords: Vec<(Action, &KeyboardShortcut)> = Action::ALL
        .iter()
        .flat_map(|a| a.shortcuts().iter().map(move |s| (*a, s)))
        .collect();
    chords.sort_by_key(|(_, shortcut)| !shortcut.modifiers.shift);
    for (action, shortcut) in chords {
        let needs_document = !matches!(action, Action::New | Action::Open);
        if (needs_document && !has_document) || (typing && yields_to_text(shortcut)) {
            continue;
        }
        // While someone types, Ctrl+Z belongs to the text.
        if typing && !waiting && matches!(action, Action::Undo | Action::Redo) {
            continue;
        }
        // Escape first closes a list or leaves a bar, which egui does itself.
        let taken = shortcut.logical_key == Key::Escape && (held || Popup::is_any_open(ctx) || in_bar(ctx));
        if !taken && ctx.input_mut(|i| i.consume_shortcut(shortcut)) {
            out.push(Message::Act(action));
            if shortcut.modifiers.alt {
                // Some keyboards send the letter as text too; it belongs to no field.
                ctx.input_mut(|i| i.events.retain(|e| !matches!(e, egui::Event::Text(_))));
            }
        }
    }
}

/// True when the entry line or the search had the focus until now: egui takes it away before this frame begins.
fn in_bar(ctx: &Context) -> bool {
    ctx.memory(|m| {
        [line_id(), chip_id(), search_id()]
            .iter()
            .any(|bar| m.had_focus_last_frame(*bar))
    })
}
