//! « Appuis »: who helps, and what one may ask for; completed by the territory with names and dates.

use egui::{Align, Layout, ScrollArea, Ui};

use super::Scope;
use super::in_place::{Draft, Look};
use super::page_head::head;
use crate::reference::support::SupportKind;
use crate::session::support::{self, Helper, Said, directory};
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{Type, role, space};
use crate::ui::widgets::{Button, icon_button, section};

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SupportState {
    draft: Draft,
    /// What is hidden is shown, to be taken up again.
    all: bool,
}

/// Shows the page.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut SupportState) {
    let all = directory(scope.document.session.project(), scope.lang);
    let scroll = ScrollArea::vertical().auto_shrink(false).id_salt("support");
    scroll.show(ui, |ui| {
        head(ui, scope, |ui, scope| {
            drop(role::title(ui, scope.tr("action-support")));
        });
        role::small(ui, scope.tr("support-lead"));
        ui.add_space(space::PAD);
        for (kind, title, new) in [
            (SupportKind::Body, "support-bodies", "support-add-body"),
            (SupportKind::Aid, "support-aids", "support-add-aid"),
        ] {
            section(ui, &scope.tr(title));
            for helper in all
                .iter()
                .filter(|h| h.kind == kind && (state.all || !h.said.hidden))
            {
                ui.push_id(&helper.code, |ui| entry(ui, scope, &mut state.draft, helper));
            }
            ui.add_space(space::NEAR);
            add(ui, scope, &mut state.draft, new, kind == SupportKind::Aid);
            ui.add_space(space::APART);
        }
        let hidden = all.iter().filter(|h| h.said.hidden).count();
        if hidden > 0
            && Button::toggle(&scope.count("support-hidden", hidden), state.all)
                .show(ui)
                .clicked()
        {
            state.all = !state.all;
        }
        ui.add_space(space::PAD);
    });
}

fn entry(ui: &mut Ui, scope: &mut Scope<'_>, draft: &mut Draft, helper: &Helper) {
    ui.add_space(space::NEAR);
    name_and_end(ui, scope, helper);
    if !helper.what.is_empty() {
        ui.add(egui::Label::new(Type::Body.rich(helper.what.as_str())).wrap());
    }
    let label = scope.tr_with("support-contact", &[("name", &helper.name)]);
    let hint = scope.tr("support-contact-hint");
    let width = ui.available_width();
    let look = Look::line(&label, &hint).cell(width);
    if let Some(contact) = draft.field(ui, &helper.code, &helper.said.contact, look) {
        let said = Said {
            contact: contact.trim().to_owned(),
            ..helper.said.clone()
        };
        scope.say(Message::Do(support::say(&helper.code, &said)));
    }
    if !helper.own {
        role::small(ui, scope.origin(&helper.origin));
    }
}

/// The name, and what puts the entry away.
fn name_and_end(ui: &mut Ui, scope: &mut Scope<'_>, helper: &Helper) {
    let (key, icon) = match (helper.own, helper.said.hidden) {
        (true, _) => ("support-delete", icons::DELETE),
        (false, true) => ("support-take-up", icons::PUBLIC_VIEW),
        (false, false) => ("support-hide", icons::HIDDEN),
    };
    let name = format!("{}, {}", scope.tr(key), helper.name);
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if icon_button(ui, icon, &name).clicked() {
                scope.say(Message::Do(support::say(&helper.code, &put_away(helper))));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.add(egui::Label::new(Type::Strong.rich(helper.name.as_str())).wrap());
            });
        });
    });
}

/// An entry of the territory's own goes; one that comes with the program is hidden, or taken up again.
fn put_away(helper: &Helper) -> Said {
    match helper.own {
        true => Said::default(),
        false => Said {
            hidden: !helper.said.hidden,
            ..helper.said.clone()
        },
    }
}

/// One more, by name.
fn add(ui: &mut Ui, scope: &mut Scope<'_>, draft: &mut Draft, key: &str, aid: bool) {
    let (label, hint) = (scope.tr(key), scope.tr("support-add-hint"));
    if let Some(name) = draft.field(ui, key, "", Look::line(&label, &hint)) {
        let name = name.trim();
        if !name.is_empty() {
            let intent = support::add(scope.document.session.project(), name, aid);
            scope.say(Message::Do(intent));
        }
    }
}
