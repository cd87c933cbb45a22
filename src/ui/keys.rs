//! From keys to actions. Bare letters belong to text fields first.

use egui::{Context, Key};

use super::actions::Action;
use super::message::Message;

/// Pushes the actions whose keys were pressed.
pub fn read(ctx: &Context, has_document: bool, out: &mut Vec<Message>) {
    let typing = ctx.memory(|m| m.focused().is_some()) && ctx.text_edit_focused();
    // Longer chords first, so that Ctrl+Shift+S is not taken for Ctrl+S.
    let mut actions = Action::ALL;
    actions
        .sort_by_key(|a| std::cmp::Reverse(a.shortcuts().first().map_or(0, |s| u8::from(s.modifiers.shift))));
    for action in actions {
        let needs_document = !matches!(action, Action::New | Action::Open);
        if (needs_document && !has_document) || (typing && action.yields_to_text()) {
            continue;
        }
        // While someone types, Ctrl+Z belongs to the text.
        if typing && matches!(action, Action::Undo | Action::Redo) {
            continue;
        }
        let pressed = action
            .shortcuts()
            .iter()
            .any(|shortcut| match shortcut.logical_key {
                // Escape first leaves a text field, which egui does itself.
                Key::Escape => !typing && ctx.input_mut(|i| i.consume_shortcut(shortcut)),
                _ => ctx.input_mut(|i| i.consume_shortcut(shortcut)),
            });
        if pressed {
            out.push(Message::Act(action));
        }
    }
}
