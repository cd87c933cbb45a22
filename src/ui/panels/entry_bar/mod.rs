//! The entry line, always open: one spoken line becomes a flow.

mod chips;
mod commune;
mod correcting;
mod parts;
mod state;

use std::sync::Arc;

use egui::{Key, Ui};

use super::Scope;
use super::focus::line_id;
use super::spoken_line::SpokenLine;
use crate::entry;
use crate::session::Intent;
use crate::session::corrections::Corrections;
use crate::session::entries;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::{Notice, NoticeKind};

pub use state::EntryState;

/// Shows the line.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut EntryState) {
    let heard = hear(scope, state);
    chips::read_keys(ui, scope, state, &heard);
    let line = SpokenLine {
        id: line_id(),
        icon: icons::ENTRY,
        name: scope.tr("entry-name"),
        hint: hint(scope),
        keys: &Action::Entry.key_cap(scope.lang),
    };
    let response = line.show(ui, &mut state.text, &mut state.wants_focus);
    if response.changed() {
        state.complaint = None;
        state.unplaced = None;
        // Another line says everything anew.
        if state.text.trim().is_empty() {
            state.said.correct = Corrections::default();
        }
    }
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if enter {
        say(scope, state);
    }
}

fn say(scope: &mut Scope<'_>, state: &EntryState) {
    let (text, _) = entry::first_breath(&state.text);
    if !text.is_empty() {
        scope.say(Message::Do(Intent::Entry {
            text: text.to_owned(),
            said: state.said.clone(),
        }));
    }
}

/// An example; at the round table the question is for whoever has the word.
fn hint(scope: &Scope<'_>) -> String {
    let actors = &scope.document.session.project().actors;
    let speaker = scope.document.speaker().and_then(|id| actors.get(&id));
    speaker.map_or_else(
        || scope.tr("entry-hint"),
        |speaker| scope.tr_with("entry-hint-round", &[("name", speaker.map_name())]),
    )
}

/// What is under the line: what has been understood so far, what is wrong, or whom to place. `false` when nothing is
/// to be said.
pub fn has_more(state: &EntryState) -> bool {
    state.complaint.is_some() || !state.text.trim().is_empty() || state.unplaced.is_some()
}

/// Shows what has been understood of the line, part by part.
pub fn show_understood(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut EntryState) {
    ui.horizontal_centered(|ui| {
        ui.add_space(space::PAD);
        if let Some(complaint) = &state.complaint {
            Notice::new(NoticeKind::Warning, complaint).show(ui);
            return;
        }
        if state.text.trim().is_empty() {
            commune::to_place(ui, scope, state);
            return;
        }
        let heard = hear(scope, state);
        chips::show(ui, scope, state, &heard);
        let (_, rest) = entry::first_breath(&state.text);
        if !rest.is_empty() && state.chip.is_none() {
            let quiet = color(palette(ui.ctx()).text_2);
            ui.label(Type::Small.tinted(scope.tr("chip-then"), quiet));
            ui.add(egui::Label::new(Type::Small.tinted(rest, quiet)).truncate());
        }
    });
}

/// Reads the line when it, the room or the project has changed; names are many and frames are short.
fn hear(scope: &Scope<'_>, state: &mut EntryState) -> Arc<entry::Entry> {
    let session = &scope.document.session;
    let of = (state.text.clone(), state.said.clone(), session.revision());
    let held = state.heard.take().filter(|(held, _)| *held == of);
    let heard = held.map_or_else(
        || {
            Arc::new(entries::hear(
                session.project(),
                entry::first_breath(&state.text).0,
                &state.said,
                &session.knowledge(),
            ))
        },
        |(_, heard)| heard,
    );
    Arc::clone(&state.heard.insert((of, heard)).1)
}
