//! Letters typed while no field has the keyboard: in a room that speaks they belong to the entry line.

use egui::{Context, Event};

use super::App;
use crate::ui::message::Room;

impl App {
    /// Gives letters that nobody asked for to the entry line, and the line the keyboard: what a speaker says must
    /// neither be lost nor be taken for shortcuts.
    pub(super) fn hear_typed(&mut self, ctx: &Context) {
        if !self.room_speaks() || ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
            return;
        }
        let heard = ctx.input_mut(|input| {
            if input.modifiers.alt || input.modifiers.command {
                return String::new();
            }
            let mut heard = String::new();
            input.events.retain(|event| match event {
                // A space alone presses what the keyboard has gone to.
                Event::Text(text) if !(heard.is_empty() && text.trim().is_empty()) => {
                    heard.push_str(text);
                    false
                }
                _ => true,
            });
            if !heard.is_empty() {
                let is_letter = |event: &Event| {
                    matches!(event, Event::Key { modifiers, key, .. }
                        if (modifiers.is_none() || modifiers.shift_only()) && key.name().chars().count() == 1)
                };
                input.events.retain(|event| !is_letter(event));
            }
            heard
        });
        if !heard.is_empty() {
            self.entry.text.push_str(&heard);
            self.entry.wants_focus = true;
        }
    }

    /// True in a tour de table, and on a map without anybody on it yet.
    fn room_speaks(&self) -> bool {
        let Some(document) = &self.document else {
            return false;
        };
        let free = document.editing.is_none() && document.side_line.is_none();
        let begins = document.room == Room::Map && document.session.project().actors.is_empty();
        free && (begins || document.room == Room::Workshop && document.workshop().is_some())
    }
}
