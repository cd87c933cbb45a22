//! One of several: a row of radio buttons for few, a list for more, with a search line from nine on.

use egui::{
    CursorIcon, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Sense, Ui, pos2,
    vec2,
};

use super::buttons::Button;
use super::list_row::ListRow;
use super::paint;
use super::search_field::SearchField;
use crate::base::text::fold;
use crate::ui::theme::{Type, color, palette, space};

/// Up to here all entries are shown side by side.
const FEW: usize = 4;
/// From here on the list can be searched.
const MANY: usize = 9;
const LIST_HEIGHT: f32 = 280.0;
const LIST_WIDTH: f32 = 280.0;

/// An entry to choose from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry<'a, T> {
    /// What is chosen with it.
    pub value: T,
    /// Its words.
    pub label: &'a str,
    /// A grey word at the right, or empty.
    pub note: &'a str,
}

/// What the open list remembers.
#[derive(Clone, Default)]
struct ListState {
    search: String,
    marked: usize,
    open: bool,
}

/// Lets choose one entry; `name` is the accessible name and what shows while nothing is chosen.
/// Returns true when another one was chosen.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    search_hint: &str,
    entries: &[Entry<'_, T>],
    chosen: &mut Option<T>,
) -> bool {
    let before = *chosen;
    let picked = if entries.len() <= FEW {
        radio_row(ui, entries, before)
    } else {
        drop_list(ui, name, search_hint, entries, before)
    };
    if let Some(value) = picked {
        *chosen = Some(value);
    }
    *chosen != before
}

fn radio_row<T: Copy + PartialEq>(ui: &mut Ui, entries: &[Entry<'_, T>], chosen: Option<T>) -> Option<T> {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::MARGIN;
        let mut picked = None;
        for entry in entries {
            if radio(ui, entry.label, chosen == Some(entry.value)).clicked() {
                picked = Some(entry.value);
            }
        }
        picked
    })
    .inner
}

fn radio(ui: &mut Ui, label: &str, on: bool) -> Response {
    const RADIUS: f32 = 7.0;
    const DOT: f32 = 3.5;
    let palette = palette(ui.ctx());
    let text = paint::line(ui, label, Type::Body, color(palette.text), f32::INFINITY);
    let circle = 2.0 * RADIUS + 2.0;
    let size = vec2(circle + space::NEAR + text.size().x.ceil(), space::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    paint::name_selectable(ui, &response, Role::RadioButton, label, on);
    let painter = ui.painter();
    let center = paint::snap(painter, pos2(rect.left() + circle / 2.0, rect.center().y));
    let edge = color(if on { palette.accent } else { palette.rule_strong });
    let fill = if response.hovered() {
        palette.surface_2
    } else {
        palette.surface
    };
    painter.circle(center, RADIUS, color(fill), (1.5, edge));
    if on {
        painter.circle_filled(center, DOT, edge);
    }
    paint::put_middle(
        painter,
        pos2(rect.left() + circle + space::NEAR, rect.center().y),
        text,
    );
    paint::focus_ring(ui, &response, space::RADIUS);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn drop_list<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    search_hint: &str,
    entries: &[Entry<'_, T>],
    chosen: Option<T>,
) -> Option<T> {
    let current = entries.iter().find(|entry| Some(entry.value) == chosen);
    let words = current.map_or(name, |entry| entry.label);
    let button = Button::secondary(words).menu().show(ui);
    let spoken = current.map_or_else(|| name.to_owned(), |entry| format!("{name} {}", entry.label));
    paint::name(ui, &button, Role::ComboBox, &spoken);
    let id = button.id.with("choice");
    let mut state: ListState = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let shown = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(LIST_WIDTH)
        .show(|ui| {
            let picked = show_list(ui, search_hint, entries, &mut state, id);
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    let is_open = shown.is_some();
    let picked = shown.and_then(|inner| inner.inner);
    if !is_open || picked.is_some() {
        state = ListState::default();
    }
    ui.data_mut(|data| data.insert_temp(id, state));
    if picked.is_some() {
        button.request_focus();
    }
    picked
}

fn show_list<T: Copy + PartialEq>(
    ui: &mut Ui,
    search_hint: &str,
    entries: &[Entry<'_, T>],
    state: &mut ListState,
    id: Id,
) -> Option<T> {
    ui.set_width(LIST_WIDTH);
    ui.spacing_mut().item_spacing.y = 0.0;
    let steps = arrow_steps(ui);
    let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if entries.len() >= MANY {
        let field = SearchField::new(search_hint, &mut state.search)
            .id(id.with("search"))
            .show(ui);
        if !state.open {
            field.request_focus();
        }
        if field.changed() {
            state.marked = 0;
        }
        ui.add_space(space::TIGHT);
    }
    let first_frame = !state.open;
    state.open = true;
    let wanted = fold(&state.search);
    let found: Vec<_> = entries
        .iter()
        .filter(|entry| fold(entry.label).contains(&wanted))
        .collect();
    let last = found.len().saturating_sub(1);
    state.marked = state.marked.saturating_add_signed(steps).min(last);
    let mut picked = found.get(state.marked).filter(|_| enter).map(|entry| entry.value);
    ScrollArea::vertical().max_height(LIST_HEIGHT).show(ui, |ui| {
        for (index, entry) in found.iter().enumerate() {
            let row = ListRow::new(entry.label)
                .plain()
                .note(entry.note)
                .selected(index == state.marked);
            let response = row.show(ui);
            if index == state.marked && (steps != 0 || first_frame) {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                picked = Some(entry.value);
            }
        }
    });
    picked
}

/// How far the arrows moved the mark since the last frame.
pub(super) fn arrow_steps(ui: &mut Ui) -> isize {
    ui.input_mut(|input| {
        let down = input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown);
        let up = input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp);
        down as isize - up as isize
    })
}
