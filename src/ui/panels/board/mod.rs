//! « Suivi »: decided synergies by step, what presses first, and the ones set aside with their reason.

mod aside;
mod columns;
mod entry;
mod table;
mod week;

use egui::{CentralPanel, DragAndDrop, Frame, Margin, Panel, Popup, Ui};
use jiff::civil::Date;

use super::Scope;
use super::memo::Memo;
use crate::base::ids::SynergyId;
use crate::model::Family;
use crate::picture::legend::family_key;
use crate::session::follow_up::{Followed, Urgency, followed};
use crate::ui::icons;
use crate::ui::theme::{color, palette, space};
use crate::ui::widgets::{Button, ListRow, hairline};

/// Width of the menus that filter.
const MENU: f32 = 260.0;

/// How the synergies are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Look {
    /// A column for each step.
    #[default]
    Columns,
    /// One row each.
    Table,
}

/// What the board remembers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BoardState {
    look: Look,
    order: table::Order,
    urgency: Option<Urgency>,
    owner: Option<String>,
    family: Option<Family>,
    all: Memo<Followed>,
}

/// Shows the board over the room at hand.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut BoardState) {
    let today = jiff::ZonedDateTime::now().date();
    let all = all(scope, state, today);
    let bar = Frame::new().fill(color(palette(ui.ctx()).surface));
    let inner = bar.inner_margin(Margin::symmetric(space::APART as i8, space::PAD as i8));
    let top = Panel::top("week").frame(inner);
    top.show(ui, |ui| week::show(ui, scope, &all, &mut state.urgency));
    week::step_by_key(ui, scope, &all);
    let aside_of = all.iter().filter(|one| aside::is_aside(one.state));
    let set_aside: Vec<&Followed> = aside_of.collect();
    let dragged = DragAndDrop::has_payload_of_type::<SynergyId>(ui.ctx());
    if dragged || !set_aside.is_empty() {
        let strip = Panel::bottom("set aside").frame(inner);
        strip.show(ui, |ui| aside::show(ui, scope, &set_aside));
    }
    let ground = Frame::new()
        .fill(color(palette(ui.ctx()).ground))
        .inner_margin(Margin::symmetric(space::APART as i8, space::PAD as i8));
    CentralPanel::default().frame(ground).show(ui, |ui| {
        let owners = owners(&all);
        filters(ui, scope, state, &owners);
        ui.add_space(space::PAD);
        let owner = state.owner.as_ref();
        let shown: Vec<&Followed> = all
            .iter()
            .filter(|one| state.urgency.is_none_or(|urgency| one.urgency == urgency))
            .filter(|one| owner.is_none_or(|owner| one.owner == *owner))
            .filter(|one| state.family.is_none_or(|family| one.family == Some(family)))
            .collect();
        match state.look {
            Look::Columns => {
                if columns::show(ui, scope, &shown, today) {
                    state.look = Look::Table;
                }
            }
            Look::Table => table::show(ui, scope, &mut state.order, &shown, today),
        }
    });
}

/// Every followed synergy, worked out anew when the project or the day changes.
fn all(scope: &Scope<'_>, state: &mut BoardState, today: Date) -> Vec<Followed> {
    let session = &scope.document.session;
    let key = today.to_string();
    let rows = state.all.rows(session.revision(), &key, || {
        followed(session.project(), session.history(), today)
    });
    rows.to_vec()
}

/// Everybody who carries something, by name.
fn owners(all: &[Followed]) -> Vec<String> {
    let mut owners: Vec<String> = all
        .iter()
        .map(|one| one.owner.clone())
        .filter(|o| !o.is_empty())
        .collect();
    owners.sort();
    owners.dedup();
    owners
}

fn filters(ui: &mut Ui, scope: &Scope<'_>, state: &mut BoardState, owners: &[String]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        for (look, key, icon) in [
            (Look::Columns, "board-columns", icons::BOARD),
            (Look::Table, "board-table", icons::LIST),
        ] {
            let words = scope.tr(key);
            if Button::toggle(&words, state.look == look)
                .icon(icon)
                .show(ui)
                .clicked()
            {
                state.look = look;
            }
        }
        ui.add_space(space::PAD);
        let named = owners.iter().map(|name| (name.clone(), name.clone()));
        pick(ui, scope, "board-all-owners", named.collect(), &mut state.owner);
        let named = Family::ALL.iter().map(|f| (*f, scope.tr(&family_key(Some(*f)))));
        pick(
            ui,
            scope,
            "board-all-families",
            named.collect(),
            &mut state.family,
        );
    });
    hairline(ui);
}

/// A menu that leaves one kind, or all.
fn pick<T: PartialEq>(
    ui: &mut Ui,
    scope: &Scope<'_>,
    all: &str,
    entries: Vec<(T, String)>,
    chosen: &mut Option<T>,
) {
    let everything = scope.tr(all);
    let now = entries.iter().find(|(value, _)| Some(value) == chosen.as_ref());
    let words = now.map_or_else(|| everything.clone(), |(_, name)| name.clone());
    let button = Button::quiet(&words).menu().show(ui);
    Popup::menu(&button).show(|ui| {
        ui.set_width(MENU);
        let every = std::iter::once((None, everything));
        for (value, name) in every.chain(entries.into_iter().map(|(value, name)| (Some(value), name))) {
            let row = ListRow::new(&name).plain().selected(value == *chosen).show(ui);
            if row.clicked() {
                *chosen = value;
                ui.close();
            }
        }
    });
}
