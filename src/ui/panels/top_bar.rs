//! Top bar: mark, territory and its menu, views, search, undo and redo.

use egui::{Align, Layout, Popup, Response, Ui, vec2};

use super::finder::{Finder, Wanted};
use super::focus::search_id;
use super::{Scope, wall_bar};
use crate::basemap::outlines;
use crate::session::search::Found;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::{Message, Room, Selection};
use crate::ui::theme::{color, palette, space};
use crate::ui::widgets::{Button, ListRow, SearchField, Tab, TabLook, icon_button, tabs};

/// Least width of the answers.
const ANSWERS_WIDTH: f32 = 340.0;

/// Width of the territory's menu.
const MENU_WIDTH: f32 = 300.0;

/// Typed into the search.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct SearchState {
    /// As typed.
    pub text: String,
    finder: Finder,
}

/// Shows the bar.
pub fn show(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    search: &mut SearchState,
    drawer: &mut bool,
    wall: wall_bar::Chosen,
) {
    let narrow = ui.available_width() < space::NARROW;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal_centered(|ui| {
        ui.add_space(space::PAD);
        mark(ui);
        ui.add_space(space::NEAR);
        file_menu(ui, scope);
        ui.add_space(space::NEAR);
        if narrow {
            rooms(ui, scope, TabLook::BarIcons);
            let words = scope.tr(if *drawer { "show-map" } else { "show-list" });
            if Button::toggle(&words, *drawer)
                .icon(if *drawer { icons::MAP } else { icons::LIST })
                .show(ui)
                .clicked()
            {
                *drawer = !*drawer;
            }
        } else {
            rooms(ui, scope, TabLook::Bar);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::PAD);
            wall_bar::button(ui, scope, wall);
            tools_menu(ui, scope);
            redo_and_undo(ui, scope);
            ui.add_space(space::NEAR);
            let width: f32 = if ui.ctx().content_rect().width() >= 1700.0 {
                330.0
            } else {
                250.0
            };
            find(ui, scope, search, width.min(ui.available_width() - space::PAD));
        });
    });
}

/// What the window can be about.
fn rooms(ui: &mut Ui, scope: &mut Scope<'_>, look: TabLook) {
    let keys = ["tab-map", "tab-workshop", "tab-board", "tab-matrix"];
    let [map, workshop, board, matrix] = keys.map(|key| scope.tr(key));
    let entry = |value, label, icon| Tab {
        value,
        label,
        icon: Some(icon),
        count: None,
    };
    let entries = [
        entry(Room::Map, map.as_str(), icons::MAP),
        entry(Room::Workshop, workshop.as_str(), icons::WORKSHOP),
        entry(Room::Board, board.as_str(), icons::BOARD),
        entry(Room::Matrix, matrix.as_str(), icons::MATRIX),
    ];
    let mut room = scope.document.room;
    if tabs(ui, look, &entries, &mut room) {
        scope.say(Message::Enter(room));
    }
}

/// The product's mark: three actors tied together.
fn mark(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(22.0, 22.0), egui::Sense::hover());
    let painter = ui.painter();
    let (ink, accent) = (color(palette(ui.ctx()).text), color(palette(ui.ctx()).accent));
    let at = |x: f32, y: f32| rect.min + vec2(x, y);
    let line = egui::Stroke::new(2.0, ink);
    painter.line_segment([at(5.0, 5.0), at(9.0, 17.0)], line);
    painter.line_segment([at(9.0, 17.0), at(18.0, 11.0)], line);
    for (place, fill) in [
        (at(5.0, 5.0), ink),
        (at(9.0, 17.0), accent),
        (at(18.0, 11.0), ink),
    ] {
        painter.circle_filled(place, 4.0, fill);
        painter.circle_filled(place, 1.7, color(palette(ui.ctx()).surface));
    }
}

/// Files: behind the name of the territory.
fn file_menu(ui: &mut Ui, scope: &mut Scope<'_>) {
    let project = scope.document.session.project();
    // A territory without a name is called as its file.
    let name = match project.name.trim() {
        "" => scope.document.file_name(),
        name => name.to_owned(),
    };
    let button = Button::quiet(&name).menu().show(ui);
    let files: [&[Action]; 3] = [
        &[Action::New, Action::Open, Action::Home],
        &[Action::Save, Action::SaveCopy, Action::ExportMap],
        &[Action::Help],
    ];
    menu(scope, &button, &files);
}

/// What the territory is made of and how it is looked at: behind the wheel.
fn tools_menu(ui: &mut Ui, scope: &mut Scope<'_>) {
    let button = icon_button(ui, icons::SETTINGS, &scope.tr("menu-tools"));
    let tools: [&[Action]; 4] = [
        &[Action::Grid, Action::Tie, Action::Territory, Action::Missing],
        &[Action::Phases, Action::Support],
        &[Action::Ranking, Action::Knowledge, Action::Backdrop],
        &[Action::SwitchLanguage, Action::SwitchTheme, Action::Help],
    ];
    menu(scope, &button, &tools);
}

/// Actions in groups, each with its keys.
fn menu(scope: &mut Scope<'_>, button: &Response, groups: &[&[Action]]) {
    Popup::menu(button).show(|ui| {
        ui.set_width(MENU_WIDTH);
        for (i, group) in groups.iter().enumerate() {
            if i > 0 {
                ui.separator();
            }
            for action in *group {
                let (words, keys) = (action.words(scope.lang), action.key_cap(scope.lang));
                if ListRow::new(&words).plain().bare().note(&keys).show(ui).clicked() {
                    scope.say(Message::Act(*action));
                    ui.close();
                }
            }
        }
    });
}

fn redo_and_undo(ui: &mut Ui, scope: &mut Scope<'_>) {
    let history = scope.document.session.history();
    let steps = [
        (
            Action::Redo,
            icons::REDO,
            history.next_redo(),
            "redo-named",
            "nothing-to-redo",
        ),
        (
            Action::Undo,
            icons::UNDO,
            history.next_undo(),
            "undo-named",
            "nothing-to-undo",
        ),
    ];
    for (action, icon, next, named, nothing) in steps {
        let tooltip = match next {
            Some((_, change)) => scope.tr_with(named, &[("what", &change.name.words(scope.lang))]),
            None => scope.tr(nothing),
        };
        let enabled = next.is_some();
        let name = action.words(scope.lang);
        let button = ui
            .add_enabled_ui(enabled, |ui| icon_button(ui, icon, &name))
            .inner;
        let keys = action.key_cap(scope.lang);
        if button.on_hover_text(format!("{tooltip} ({keys})")).clicked() {
            scope.say(Message::Act(action));
        }
    }
}

/// The search for actors and places.
fn find(ui: &mut Ui, scope: &mut Scope<'_>, search: &mut SearchState, width: f32) {
    search.finder.read_arrows(ui, search_id());
    let hint = scope.tr("search-hint");
    let keys = Action::Search.key_cap(scope.lang);
    let field = SearchField::new(&hint, &mut search.text)
        .key(&keys)
        .width(width)
        .id(search_id())
        .show(ui);
    // Left with Escape, the search is over: its answers must not come back with the next focus.
    if field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        search.text.clear();
    }
    let words = search.text.trim().to_owned();
    if words.is_empty() {
        return;
    }
    search.finder.follow(scope, &words, Wanted::Everything);
    let mut chosen = None;
    if field.has_focus() || ui.ctx().memory(|m| m.focused().is_some()) {
        let anchor = Popup::from_response(&field)
            .open(true)
            .width(width.max(ANSWERS_WIDTH));
        anchor.show(|ui| chosen = search.finder.show(ui, scope, &words));
    }
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if let Some(found) = chosen.or_else(|| search.finder.chosen().filter(|_| enter)) {
        search.text.clear();
        scope.say(message(found));
    }
}

/// An actor opens, a place comes into view as a whole.
fn message(found: Found) -> Message {
    match found {
        Found::Actor(id) => Message::Select(Selection::Actor(id)),
        Found::Place(place) => {
            let around = outlines::of_place(place).and_then(|shape| shape.bounds());
            around.map_or(Message::GoTo(place.lonlat), Message::Frame)
        }
    }
}
