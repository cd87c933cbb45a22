//! « Aide »: what to do first, and the keys of the room one is in.

use egui::{Label, ScrollArea, Ui};

use super::Scope;
use super::page_head::head;
use crate::ui::actions::Action;
use crate::ui::message::Message;
use crate::ui::theme::{Type, role, space};
use crate::ui::widgets::{ListRow, section};

/// What to do first, in order.
const FIRST: [&str; 5] = [
    "help-first-territory",
    "help-first-line",
    "help-first-proposal",
    "help-first-decide",
    "help-first-wall",
];

/// Shows the page.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let scroll = ScrollArea::vertical().auto_shrink(false).id_salt("help");
    scroll.show(ui, |ui| {
        head(ui, scope, |ui, scope| {
            drop(role::title(ui, scope.tr("action-help")));
        });
        ui.add_space(space::NEAR);
        section(ui, &scope.tr("help-first"));
        ui.add_space(space::NEAR);
        for (at, key) in FIRST.iter().enumerate() {
            let words = format!("{}. {}", at + 1, scope.tr(key));
            ui.add(Label::new(Type::Body.rich(words)).wrap());
            ui.add_space(space::TIGHT);
        }
        ui.add_space(space::PAD);
        let room = scope.document.room;
        let here = |action: &Action| action.rooms().contains(&room);
        let anywhere = |action: &Action| action.rooms().is_empty();
        keys(ui, scope, "help-here", here);
        keys(ui, scope, "help-anywhere", anywhere);
        role::small(ui, scope.tr("help-letters"));
        ui.add_space(space::PAD);
    });
}

/// The actions that have keys, under a heading; a press does the action. Nothing when there are none.
fn keys(ui: &mut Ui, scope: &mut Scope<'_>, heading: &str, belongs: impl Fn(&Action) -> bool) {
    let actions: Vec<Action> = Action::ALL
        .into_iter()
        .filter(|action| !action.shortcuts().is_empty() && belongs(action))
        .collect();
    if actions.is_empty() {
        return;
    }
    section(ui, &scope.tr(heading));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for action in actions {
            let (words, cap) = (action.words(scope.lang), action.key_cap(scope.lang));
            let row = ListRow::new(&words).plain().bare().inset().note(&cap);
            if row.show(ui).clicked() {
                scope.say(Message::Act(action));
            }
        }
    });
    ui.add_space(space::PAD);
}
