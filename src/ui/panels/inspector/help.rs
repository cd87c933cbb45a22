//! « Qui peut aider ? »: who was chosen, and who helps at this step; each may become the next action.

use egui::Ui;

use super::Scope;
use crate::model::Synergy;
use crate::session::Intent;
use crate::session::intent::Fields;
use crate::session::support::{Helper, for_synergy};
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, section};

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy) {
    section(ui, &scope.tr("help"));
    ui.add_space(space::TIGHT);
    let fit = for_synergy(scope.document.session.project(), synergy, scope.lang);
    let (chosen, others): (Vec<_>, Vec<_>) = fit.iter().partition(|h| synergy.help.contains(&h.code));
    for helper in chosen {
        ui.push_id(&helper.code, |ui| {
            toggle(ui, scope, synergy, helper);
            about(ui, scope, synergy, helper);
        });
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for helper in others {
            toggle(ui, scope, synergy, helper);
        }
    });
    ui.add_space(space::TIGHT);
    let words = Action::Support.words(scope.lang);
    if Button::quiet(&words).icon(icons::SUPPORT).show(ui).clicked() {
        scope.say(Message::Act(Action::Support));
    }
    ui.add_space(space::PAD);
}

/// Chosen by a click, and put back by another.
fn toggle(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy, helper: &Helper) {
    let chosen = synergy.help.contains(&helper.code);
    let button = Button::toggle(&helper.name, chosen);
    let button = if chosen { button.icon(icons::KEEP) } else { button };
    if button.show(ui).on_hover_text(&helper.what).clicked() {
        let mut help = synergy.help.clone();
        if !help.remove(&helper.code) {
            help.insert(helper.code.clone());
        }
        let codes: Vec<String> = help.into_iter().collect();
        scope.say(edit(synergy, "help", &codes.join(";")));
    }
}

/// What one asks them for, whom to call, and how that becomes the next action.
fn about(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy, helper: &Helper) {
    ui.indent("chosen", |ui| {
        for words in [&helper.what, &helper.said.contact] {
            if !words.is_empty() {
                role::small(ui, words.as_str());
            }
        }
        let call = match helper.said.contact.as_str() {
            "" => helper.name.clone(),
            contact => format!("{} ({contact})", helper.name),
        };
        let action = scope.tr_with("help-call", &[("name", &call)]);
        let words = scope.tr_with("help-next", &[("action", &action)]);
        if synergy.next_action != action && Button::quiet(&words).show(ui).clicked() {
            scope.say(edit(synergy, "next_action", &action));
        }
    });
    ui.add_space(space::TIGHT);
}

fn edit(synergy: &Synergy, field: &str, value: &str) -> Message {
    let mut fields = Fields::new();
    fields.insert(field.to_owned(), value.into());
    Message::Do(Intent::EditSynergy {
        id: synergy.reference.clone(),
        fields,
    })
}
