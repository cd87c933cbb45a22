//! Who is invited, in the order in which they speak: one row each, changed in place.

use egui::{Popup, ScrollArea, Ui};
use serde_json::{Value, json};

use super::super::Scope;
use crate::base::ids::ActorId;
use crate::model::{Participant, Workshop};
use crate::session::Intent;
use crate::session::intent::Fields;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::panels::in_place::{Draft, Look};
use crate::ui::theme::{Type, role, space};
use crate::ui::widgets::{Button, ListRow, icon_button, section_with};

/// Width of the menu of actors, and its greatest height, in points.
const MENU: [f32; 2] = [320.0, 360.0];
/// Widths of the columns name, people and table, in points.
const NAME: f32 = 230.0;
const PEOPLE: f32 = 220.0;
const TABLE: f32 = 70.0;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, workshop: &Workshop, draft: &mut Draft) {
    let present = workshop.present().count().to_string();
    let all = workshop.participants.len().to_string();
    let aside = scope.tr_with("participants-count", &[("present", &present), ("all", &all)]);
    section_with(ui, &scope.tr("participants"), &aside);
    ui.add_space(space::NEAR);
    if workshop.participants.is_empty() {
        role::body(ui, scope.tr("participants-none"));
        ui.add_space(space::NEAR);
    }
    for (at, who) in workshop.participants.iter().enumerate() {
        row(ui, scope, workshop, at, who, draft);
    }
    ui.add_space(space::NEAR);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::APART;
        add_one(ui, scope, workshop);
        add_all(ui, scope, workshop);
    });
}

fn row(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    workshop: &Workshop,
    at: usize,
    who: &Participant,
    draft: &mut Draft,
) {
    let project = scope.document.session.project();
    let Some(name) = project.actors.get(&who.actor).map(|a| a.name.clone()) else {
        return;
    };
    ui.push_id(("seat", who.actor), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::NEAR;
            let mut present = who.present;
            let words = scope.tr_with("participant-present", &[("name", &name)]);
            let tick = ui.checkbox(&mut present, "");
            tick.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, present, words.clone())
            });
            if tick.changed() {
                change(scope, workshop, at, |seat| seat.present = present);
            }
            let size = egui::vec2(NAME, space::CONTROL);
            ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(NAME);
                ui.add(egui::Label::new(Type::Body.rich(name.as_str())).truncate());
            });
            cell(
                ui,
                scope,
                workshop,
                at,
                ("people", &who.people, PEOPLE, &name),
                draft,
            );
            cell(
                ui,
                scope,
                workshop,
                at,
                ("table", &who.table, TABLE, &name),
                draft,
            );
            if icon_button(
                ui,
                icons::CARET_DOWN,
                &scope.tr_with("participant-later", &[("name", &name)]),
            )
            .clicked()
                && at + 1 < workshop.participants.len()
            {
                let mut seats = workshop.participants.clone();
                seats.swap(at, at + 1);
                scope.say(set(scope, workshop, &seats));
            }
            if icon_button(
                ui,
                icons::CLOSE,
                &scope.tr_with("participant-remove", &[("name", &name)]),
            )
            .clicked()
            {
                let mut seats = workshop.participants.clone();
                seats.remove(at);
                scope.say(set(scope, workshop, &seats));
            }
        });
    });
}

/// One cell that is typed in place and kept when it is left.
fn cell(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    workshop: &Workshop,
    at: usize,
    (field, held, width, name): (&'static str, &str, f32, &str),
    draft: &mut Draft,
) {
    let words = scope.tr_with(&format!("participant-{field}"), &[("name", name)]);
    let hint = scope.tr(&format!("participant-{field}-hint"));
    let key = format!(
        "{} {field} {}",
        workshop.reference, workshop.participants[at].actor
    );
    if let Some(text) = draft.field(ui, &key, held, Look::line(&words, &hint).cell(width)) {
        change(scope, workshop, at, |seat| match field {
            "people" => seat.people.clone_from(&text),
            _ => seat.table.clone_from(&text),
        });
    }
}

fn change(scope: &mut Scope<'_>, workshop: &Workshop, at: usize, change: impl FnOnce(&mut Participant)) {
    let mut seats = workshop.participants.clone();
    change(&mut seats[at]);
    scope.say(set(scope, workshop, &seats));
}

/// A menu of the actors who are not invited yet.
fn add_one(ui: &mut Ui, scope: &mut Scope<'_>, workshop: &Workshop) {
    let words = scope.tr("participants-add");
    let button = Button::quiet(&words).icon(icons::ADD).menu().show(ui);
    let left = left_out(scope, workshop);
    Popup::menu(&button).show(|ui| {
        ui.set_width(MENU[0]);
        ScrollArea::vertical().max_height(MENU[1]).show(ui, |ui| {
            for (id, name) in left {
                if ListRow::new(&name).plain().show(ui).clicked() {
                    let mut seats = workshop.participants.clone();
                    seats.push(seat(id));
                    scope.say(set(scope, workshop, &seats));
                    ui.close();
                }
            }
        });
    });
}

fn add_all(ui: &mut Ui, scope: &mut Scope<'_>, workshop: &Workshop) {
    let left = left_out(scope, workshop);
    if left.is_empty() {
        return;
    }
    let key = if workshop.participants.is_empty() {
        "participants-add-everybody"
    } else {
        "participants-add-all"
    };
    let words = scope.count(key, left.len());
    if Button::quiet(&words).show(ui).clicked() {
        let mut seats = workshop.participants.clone();
        seats.extend(left.into_iter().map(|(id, _)| seat(id)));
        scope.say(set(scope, workshop, &seats));
    }
}

fn seat(actor: ActorId) -> Participant {
    Participant {
        actor,
        people: String::new(),
        table: String::new(),
        present: true,
    }
}

/// Actors who are not invited yet, by name.
fn left_out(scope: &Scope<'_>, workshop: &Workshop) -> Vec<(ActorId, String)> {
    let actors = scope.document.session.project().actors.values();
    let invited = |id| workshop.participants.iter().any(|p| p.actor == id);
    let mut left: Vec<(ActorId, String)> = actors
        .filter(|actor| !invited(actor.id))
        .map(|actor| (actor.id, actor.name.clone()))
        .collect();
    left.sort_by_key(|(_, name)| crate::base::text::fold(name));
    left
}

/// The message that seats them in that order.
fn set(scope: &Scope<'_>, workshop: &Workshop, seats: &[Participant]) -> Message {
    let project = scope.document.session.project();
    let rows = seats.iter().filter_map(|who| {
        let actor = project.actors.get(&who.actor)?.reference.as_str();
        Some(json!({"actor": actor, "people": who.people, "table": who.table, "present": who.present}))
    });
    let mut fields = Fields::new();
    fields.insert("participants".to_owned(), Value::from_iter(rows));
    Message::Do(Intent::EditWorkshop {
        id: workshop.reference.clone(),
        fields,
    })
}
