//! Workshops past and to come, and the one that is being prepared: date, place, who comes, in which order.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::super::Scope;
use super::{papers, participants};
use crate::base::date;
use crate::base::ids::WorkshopId;
use crate::model::Workshop;
use crate::session::Intent;
use crate::session::intent::Fields;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::message::round::RoundWish;
use crate::ui::panels::in_place::{Draft, Look};
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, section};

/// Width of the list of workshops, in points.
const LIST: f32 = 280.0;
/// Widest that the page of a workshop grows, in points.
const PAGE: f32 = 760.0;
/// Under this width the list stands above the page.
const SIDE_BY_SIDE: f32 = 900.0;

/// What the page remembers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct WorkshopState {
    chosen: Option<WorkshopId>,
    draft: Draft,
    /// Workshops there were when a new one was asked for: it opens when it is there.
    known: Option<usize>,
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut WorkshopState) {
    let all = in_order(scope);
    if state.known.is_some_and(|known| all.len() > known) {
        state.known = None;
        state.chosen = all.iter().map(|w| w.id).max();
    }
    let chosen = all
        .iter()
        .find(|w| Some(w.id) == state.chosen)
        .or(all.first())
        .cloned();
    let ground = Frame::new().fill(color(palette(ui.ctx()).surface));
    let pad = ground.inner_margin(Margin::same(space::MARGIN as i8));
    if all.is_empty() {
        CentralPanel::default()
            .frame(pad)
            .show(ui, |ui| begin(ui, scope, state));
        return;
    }
    if ui.available_width() >= SIDE_BY_SIDE {
        let side = Panel::left("workshops").exact_size(LIST).frame(ground);
        side.show(ui, |ui| list(ui, scope, state, &all, chosen.as_ref()));
    } else {
        let above = Panel::top("workshops").frame(ground);
        above.show(ui, |ui| list(ui, scope, state, &all, chosen.as_ref()));
    }
    CentralPanel::default().frame(pad).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(PAGE);
            if let Some(workshop) = chosen {
                page(ui, scope, state, &workshop);
            }
        });
    });
}

/// No workshop yet: what one is for, and the one thing to do.
fn begin(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut WorkshopState) {
    ui.add_space(space::APART);
    ui.vertical_centered(|ui| {
        role::headline(ui, scope.tr("workshop-first"));
        ui.add_space(space::NEAR);
        role::reason(ui, scope.tr("workshop-first-why"));
        ui.add_space(space::PAD);
        add_button(ui, scope, state, 0);
    });
}

fn add_button(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut WorkshopState, known: usize) {
    let words = scope.tr("workshop-add");
    let button = if known == 0 {
        Button::primary(&words)
    } else {
        Button::quiet(&words)
    };
    if button.icon(icons::ADD).show(ui).clicked() {
        state.known = Some(known);
        let mut fields = Fields::new();
        let name = scope.tr_with("workshop-name-number", &[("number", &(known + 1).to_string())]);
        fields.insert("name".to_owned(), name.into());
        let today = jiff::ZonedDateTime::now().date().to_string();
        fields.insert("date".to_owned(), today.into());
        scope.say(Message::Do(Intent::AddWorkshop { id: None, fields }));
    }
}

/// Workshops by date, the next ones first.
fn in_order(scope: &Scope<'_>) -> Vec<Workshop> {
    let mut all: Vec<Workshop> = scope
        .document
        .session
        .project()
        .workshops
        .values()
        .map(|w| (**w).clone())
        .collect();
    all.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.id.cmp(&a.id)));
    all
}

fn list(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    state: &mut WorkshopState,
    all: &[Workshop],
    chosen: Option<&Workshop>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for workshop in all {
        let day = date::words(scope.lang, &workshop.date);
        let step = scope.tr(step_key(workshop));
        let told: Vec<&str> = [day.as_str(), workshop.place.as_str(), step.as_str()]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect();
        let told = told.join(" · ");
        let row = ListRow::new(&workshop.name)
            .detail(&told, 1)
            .selected(chosen.is_some_and(|c| c.id == workshop.id));
        if row.show(ui).clicked() {
            state.chosen = Some(workshop.id);
            state.draft.forget();
        }
    }
    ui.add_space(space::NEAR);
    ui.horizontal(|ui| {
        ui.add_space(space::PAD);
        add_button(ui, scope, state, all.len());
    });
    ui.add_space(space::NEAR);
}

/// Key of how far a workshop has come.
fn step_key(workshop: &Workshop) -> &'static str {
    match (workshop.started_ms, workshop.ended_ms) {
        (None, _) => "workshop-coming",
        (Some(_), None) => "workshop-under-way",
        (Some(_), Some(_)) => "workshop-over",
    }
}

fn page(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut WorkshopState, workshop: &Workshop) {
    ui.spacing_mut().item_spacing.y = space::NEAR;
    role::title(ui, workshop.name.as_str());
    start(ui, scope, workshop);
    ui.add_space(space::NEAR);
    // Before the room meets its place and people come first; afterwards, what leaves the room.
    let over = workshop.ended_ms.is_some();
    if over {
        papers::show(ui, scope, workshop);
        ui.add_space(space::NEAR);
    }
    section(ui, &scope.tr("workshop-when-where"));
    ui.columns(2, |columns| {
        field(&mut columns[0], scope, state, workshop, ("name", &workshop.name));
        field(
            &mut columns[1],
            scope,
            state,
            workshop,
            ("place", &workshop.place),
        );
    });
    let day = date::words(scope.lang, &workshop.date);
    let seconds = workshop.turn_s.to_string();
    ui.columns(3, |columns| {
        field(&mut columns[0], scope, state, workshop, ("date", &day));
        field(
            &mut columns[1],
            scope,
            state,
            workshop,
            ("hours", &workshop.hours),
        );
        field(&mut columns[2], scope, state, workshop, ("turn_s", &seconds));
    });
    field(ui, scope, state, workshop, ("agenda", &workshop.agenda));
    ui.add_space(space::NEAR);
    participants::show(ui, scope, workshop, &mut state.draft);
    if !over {
        ui.add_space(space::NEAR);
        papers::show(ui, scope, workshop);
    }
    ui.add_space(space::APART);
    if Button::quiet(&scope.tr("workshop-delete"))
        .icon(icons::DELETE)
        .show(ui)
        .clicked()
    {
        scope.say(Message::Do(Intent::DeleteWorkshop {
            id: workshop.reference.clone(),
        }));
    }
}

/// Begin it, go on with it, or open it again.
fn start(ui: &mut Ui, scope: &mut Scope<'_>, workshop: &Workshop) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::PAD;
        let key = match (workshop.started_ms, workshop.ended_ms) {
            (None, _) => "workshop-begin",
            (Some(_), None) => "workshop-go-on",
            (Some(_), Some(_)) => "workshop-begin-again",
        };
        let words = scope.tr(key);
        let button = if workshop.ended_ms.is_some() {
            Button::secondary(&words)
        } else {
            Button::primary(&words)
        };
        if button.icon(icons::PLAY).show(ui).clicked() {
            scope.say(Message::Round(RoundWish::Begin(workshop.id)));
        }
    });
}

/// One field that is typed in place and kept when it is left or Enter is pressed.
fn field(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    state: &mut WorkshopState,
    workshop: &Workshop,
    (name, held): (&'static str, &str),
) {
    let key = name.replace('_', "-");
    let label = scope.tr(&format!("workshop-{key}"));
    let hint = scope.tr(&format!("workshop-{key}-hint"));
    let look = Look::line(&label, &hint).rows(if name == "agenda" { 4 } else { 1 });
    let key = format!("{} {name}", workshop.reference);
    if let Some(text) = state.draft.field(ui, &key, held, look) {
        let mut fields = Fields::new();
        fields.insert(name.to_owned(), text.into());
        scope.say(Message::Do(Intent::EditWorkshop {
            id: workshop.reference.clone(),
            fields,
        }));
    }
}
