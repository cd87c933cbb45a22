//! The entry line, always open: one spoken line becomes a flow.

use egui::{Id, Key, Ui};

use super::Scope;
use super::spoken_line::SpokenLine;
use crate::entry;
use crate::session::Intent;
use crate::session::entries::{self, Said};
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::{Notice, NoticeKind};

/// What is in the line.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct EntryState {
    /// As typed.
    pub text: String,
    /// What was wrong with the last Enter.
    pub complaint: Option<String>,
    /// What the room knows before the line is said.
    pub said: Said,
    /// The next line can be typed at once.
    pub wants_focus: bool,
    /// What was understood of which text, in which revision of the project.
    heard: Option<((String, Said, u64), entry::Entry)>,
}

impl EntryState {
    /// True while nothing is typed and nothing was wrong.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.complaint.is_none()
    }
}

/// Where the focus of the line lives.
pub fn line_id() -> Id {
    Id::unique("entry line")
}

/// Shows the line.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut EntryState) {
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
    }
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if enter && !state.text.trim().is_empty() {
        scope.say(Message::Do(Intent::Entry {
            text: state.text.trim().to_owned(),
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

/// What is under the line: what has been understood so far, or what is wrong. `false` when nothing is to be said.
pub fn has_more(state: &EntryState) -> bool {
    state.complaint.is_some() || !state.text.trim().is_empty()
}

/// Shows what has been understood of the line, word by word.
pub fn show_understood(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut EntryState) {
    ui.horizontal_centered(|ui| {
        ui.add_space(space::PAD);
        if let Some(complaint) = &state.complaint {
            Notice::new(NoticeKind::Warning, complaint).show(ui);
            return;
        }
        let heard = hear(scope, state);
        for chip in chips(scope, heard) {
            chip_ui(ui, &chip);
            ui.add_space(space::TIGHT);
        }
    });
}

/// Reads the line when it, the room or the project has changed; names are many and frames are short.
fn hear<'a>(scope: &Scope<'_>, state: &'a mut EntryState) -> &'a entry::Entry {
    let session = &scope.document.session;
    let of = (state.text.clone(), state.said.clone(), session.revision());
    let held = state.heard.take().filter(|(held, _)| *held == of);
    let heard = held.map_or_else(
        || entries::hear(session.project(), &state.text, &state.said, &session.knowledge()),
        |(_, heard)| heard,
    );
    &state.heard.insert((of, heard)).1
}

/// One understood, doubtful or missing part of the line.
struct Chip {
    name: String,
    value: Option<String>,
    sure: bool,
}

fn chips(scope: &Scope<'_>, heard: &entry::Entry) -> Vec<Chip> {
    let lang = scope.lang;
    let who = heard.actor.value.as_ref().map(|guess| match guess {
        entry::ActorGuess::Known { name, .. } => name.clone(),
        entry::ActorGuess::New { name } => scope.tr_with("chip-new-actor", &[("name", name)]),
    });
    let direction = heard
        .direction
        .value
        .map(|d| scope.tr(&format!("direction-{}", d.code())));
    let nature = heard.nature.value.as_deref().and_then(|code| {
        let known = scope.document.session.knowledge();
        let natures = known.natures();
        natures
            .index_of(code)
            .map(|ix| natures.label(ix, lang).to_owned())
    });
    let what = heard.label.value.clone().map(|label| match nature {
        Some(nature) => format!("{label} · {nature}"),
        None => label,
    });
    let quantity = heard.quantity.value.as_ref();
    let how_much = quantity.and_then(|q| crate::ui::panels::forms::quantity_words(lang, q));
    let yearly = quantity.and_then(|q| {
        let known = scope.document.session.knowledge();
        let nature = known.natures().index_of(heard.nature.value.as_deref()?)?;
        entry::conversion_words(&known, nature, q, lang)
    });
    let how_much = how_much.map(|said| match yearly {
        Some(yearly) => format!("{said} {yearly}"),
        None => said,
    });
    let mut chips = vec![
        Chip {
            name: scope.tr("chip-who"),
            value: who,
            sure: heard.actor.sure,
        },
        Chip {
            name: scope.tr("chip-direction"),
            value: direction,
            sure: heard.direction.sure,
        },
        Chip {
            name: scope.tr("chip-what"),
            value: what,
            sure: heard.label.sure && heard.nature.sure,
        },
    ];
    if let Some(place) = &heard.place.value {
        chips.push(Chip {
            name: scope.tr("chip-place"),
            value: Some(place.clone()),
            sure: heard.place.sure,
        });
    }
    if let Some(value) = how_much {
        chips.push(Chip {
            name: scope.tr("chip-quantity"),
            value: Some(value),
            sure: heard.quantity.sure,
        });
    }
    if let Some(celsius) = heard.temperature_c.value {
        let value = crate::base::number::format_with_unit(lang, celsius, "°C");
        chips.push(Chip {
            name: scope.tr("chip-temperature"),
            value: Some(value),
            sure: heard.temperature_c.sure,
        });
    }
    chips
}

fn chip_ui(ui: &mut Ui, chip: &Chip) {
    let palette = palette(ui.ctx());
    let missing = chip.value.is_none();
    let (fill, edge) = match (missing, chip.sure) {
        (true, _) => (palette.surface, palette.warning),
        (false, true) => (palette.surface_2, palette.surface_2),
        (false, false) => (palette.surface, palette.warning),
    };
    let frame = egui::Frame::new()
        .fill(color(fill))
        .stroke(egui::Stroke::new(1.0, color(edge)))
        .corner_radius(space::RADIUS_CHIP)
        .inner_margin(egui::Margin::symmetric(8, 3));
    // A frame of its own height, so that the centred row does not stretch it.
    let height = Type::Small.line_height() + 8.0;
    ui.allocate_ui_with_layout(
        egui::vec2(0.0, height),
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            chip_in(ui, frame, chip);
        },
    );
}

fn chip_in(ui: &mut Ui, frame: egui::Frame, chip: &Chip) {
    let palette = palette(ui.ctx());
    let missing = chip.value.is_none();
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        ui.label(Type::Small.tinted(chip.name.as_str(), color(palette.text_2)));
        let value = chip.value.clone().unwrap_or_default();
        let doubt = if missing || !chip.sure { " ?" } else { "" };
        ui.label(Type::SmallStrong.tinted(format!("{value}{doubt}").trim(), color(palette.text)));
    });
}
