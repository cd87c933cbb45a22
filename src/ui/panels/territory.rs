//! The territory: its zones, and how to add one by name, by hand or from a file.

use std::sync::Arc;

use egui::{Id, Key, ScrollArea, Ui};

use super::Scope;
use super::finder::{Finder, Wanted};
use super::page_head::head;
use crate::base::ids::ZoneId;
use crate::base::number;
use crate::model::{Zone, ZoneKind};
use crate::session::Intent;
use crate::session::intent::Outline;
use crate::session::search::Found;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::{DrawStep, Message};
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, ListRow, SearchField, TextField, icon_button, section};

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TerritoryState {
    text: String,
    finder: Finder,
    /// The zone that is being renamed, and its new name.
    renamed: Option<(ZoneId, String)>,
    /// The page has put the cursor into its field.
    greeted: bool,
}

fn field_id() -> Id {
    Id::unique("territory search")
}

/// Shows the page.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut TerritoryState) {
    let is_new = scope.document.session.project().zones.is_empty();
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("territory")
        .show(ui, |ui| {
            head(ui, scope, |ui, scope| {
                let title = if is_new {
                    "territory-which"
                } else {
                    "action-territory"
                };
                drop(role::title(ui, scope.tr(title)));
            });
            role::small(
                ui,
                scope.tr(if is_new {
                    "territory-lead"
                } else {
                    "territory-lead-more"
                }),
            );
            ui.add_space(space::PAD);
            let enabled = !scope.document.session.is_read_only();
            ui.add_enabled_ui(enabled, |ui| {
                add_by_name(ui, scope, state, is_new);
                ui.add_space(space::NEAR);
                other_ways(ui, scope);
                if !is_new {
                    ui.add_space(space::APART);
                    zones(ui, scope, state);
                }
            });
            ui.add_space(space::MARGIN);
        });
}

fn add_by_name(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut TerritoryState, is_new: bool) {
    if is_new && !std::mem::replace(&mut state.greeted, true) {
        ui.memory_mut(|m| m.request_focus(field_id()));
    }
    state.finder.read_arrows(ui, field_id());
    let name = scope.tr("territory-field");
    let field = SearchField::new(&name, &mut state.text)
        .width(ui.available_width())
        .id(field_id())
        .show(ui);
    let text = state.text.trim().to_owned();
    if text.is_empty() {
        return;
    }
    state.finder.follow(scope, &text, Wanted::Zones);
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let clicked = state.finder.show(ui, scope, &text);
    let taken = clicked.or_else(|| state.finder.chosen().filter(|_| enter));
    if let Some(Found::Place(place)) = taken {
        state.text.clear();
        scope.say(Message::Do(Intent::AddZone {
            id: None,
            name: None,
            outline: Outline::Code(place.code.clone()),
        }));
        scope.say(Message::Act(Action::Fit));
    }
}

fn other_ways(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.horizontal_wrapped(|ui| {
        let draw = scope.tr("territory-draw");
        if Button::secondary(&draw).icon(icons::EDIT).show(ui).clicked() {
            scope.say(Message::Draw(DrawStep::Begin));
        }
        let import = scope.tr("territory-import");
        if Button::secondary(&import).icon(icons::IMPORT).show(ui).clicked() {
            scope.say(Message::ChooseZones);
        }
    });
}

fn zones(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut TerritoryState) {
    section(ui, &scope.tr("territory-zones"));
    let mut zones: Vec<Arc<Zone>> = scope.document.session.project().zones.values().cloned().collect();
    zones.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    for zone in zones {
        if state.renamed.as_ref().is_some_and(|(id, _)| *id == zone.id) {
            rename(ui, scope, state, &zone);
        } else {
            row(ui, scope, state, &zone);
        }
    }
}

fn row(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut TerritoryState, zone: &Zone) {
    let kind = match zone.kind {
        ZoneKind::Commune => "zone-commune",
        ZoneKind::Epci => "zone-epci",
        ZoneKind::Drawn => "zone-drawn",
        ZoneKind::Imported => "zone-imported",
    };
    let area = number::format_with_unit(scope.lang, zone.shape.area_km2().round(), "km²");
    let detail = format!("{} · {area}", scope.tr(kind));
    let clicked = ListRow::new(&zone.name)
        .plain()
        .detail(&detail, 1)
        .show(ui)
        .clicked();
    if clicked && let Some(around) = zone.shape.bounds() {
        scope.say(Message::Frame(around));
    }
    ui.horizontal(|ui| {
        let named = |scope: &Scope<'_>, key: &str| scope.tr_with(key, &[("name", &zone.name)]);
        let words = named(scope, "zone-rename");
        if icon_button(ui, icons::EDIT, &words)
            .on_hover_text(&words)
            .clicked()
        {
            state.renamed = Some((zone.id, zone.name.clone()));
        }
        let words = named(scope, "zone-delete");
        if icon_button(ui, icons::DELETE, &words)
            .on_hover_text(&words)
            .clicked()
        {
            scope.say(Message::Do(Intent::DeleteZone {
                id: zone.reference.clone(),
            }));
        }
    });
}

fn rename(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut TerritoryState, zone: &Zone) {
    let Some((_, name)) = &mut state.renamed else {
        return;
    };
    let label = scope.tr("zone-name");
    let field = TextField::new(&label, name).show(ui);
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let (save, cancel) = (scope.tr("form-save"), scope.tr("form-cancel"));
    let (mut saved, mut given_up) = (enter, false);
    ui.horizontal(|ui| {
        saved |= Button::primary(&save).show(ui).clicked();
        given_up = Button::quiet(&cancel).show(ui).clicked();
    });
    if saved {
        let fields = [("name".to_owned(), name.trim().into())].into_iter().collect();
        scope.say(Message::Do(Intent::EditZone {
            id: zone.reference.clone(),
            fields,
        }));
    }
    if saved || given_up {
        state.renamed = None;
    }
}
