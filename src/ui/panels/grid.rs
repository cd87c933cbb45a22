//! « Grille »: flows as rows, for those who prefer tables. Tab goes on, Enter and arrows go down and up, the first row
//! is for the next flow.

use egui::{
    CentralPanel, Frame, Id, Key, Margin, Modifiers, Rect, ScrollArea, Sense, TextEdit, Ui, UiBuilder, Vec2,
    pos2, vec2,
};

use super::Scope;
use super::memo::Memo;
use crate::base::ids::FlowId;
use crate::base::text::fold;
use crate::model::{Direction, Flow, Project};
use crate::reference::saying::quantity_words;
use crate::session::grid::{NewRow, set_amount, set_text};
use crate::ui::actions::Action;
use crate::ui::message::{Message, Room};
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, hairline};

/// Height of a row, in points.
const ROW: f32 = 34.0;
/// Shares of the width: who, which way, what, how much.
const SHARES: [f32; 4] = [0.28, 0.14, 0.34, 0.24];
/// Between the edge of a column and its words, in points: that of a text field.
const INSIDE: f32 = space::PAD;
/// Widest that the grid grows, in points.
const WIDEST: f32 = 1200.0;

/// A cell: its row and its column. Row 0 is for the next flow, those after it are flows.
type Place = (usize, usize);

/// What the grid remembers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GridState {
    rows: Memo<FlowId>,
    new: NewRow,
    /// Typed into the last row's « sens », until it is one.
    way: String,
    /// The cell that is typed in, and its words.
    typed: Option<(Place, String)>,
    /// The cell that has the focus.
    held: Option<Place>,
    /// The cell that takes the focus.
    wanted: Option<Place>,
    complaint: Option<String>,
    greeted: bool,
}

/// Shows the grid over the room at hand.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut GridState) {
    let ground = Frame::new()
        .fill(color(palette(ui.ctx()).surface))
        .inner_margin(Margin::symmetric(space::APART as i8, space::PAD as i8));
    let project = scope.document.session.project();
    let key = scope.lang.code();
    let flows: Vec<FlowId> = state
        .rows
        .rows(scope.document.session.revision(), key, || in_order(project))
        .to_vec();
    if !std::mem::replace(&mut state.greeted, true) {
        state.wanted = Some((0, 0));
    }
    CentralPanel::default().frame(ground).show(ui, |ui| {
        ui.horizontal(|ui| {
            role::title(ui, scope.tr("action-grid"));
            ui.add_space(space::PAD);
            let (words, keys) = (scope.tr("grid-leave"), Action::Back.key_cap(scope.lang));
            if Button::secondary(&words).key(&keys).show(ui).clicked() {
                scope.say(Message::Enter(Room::Map));
            }
        });
        let told = state.complaint.clone().unwrap_or_else(|| scope.tr("grid-lead"));
        role::small(ui, told);
        ui.add_space(space::PAD);
        let width = (ui.available_width() - space::APART).min(WIDEST);
        heads(ui, scope, width);
        move_by_keys(ui, state, flows.len());
        ui.spacing_mut().item_spacing.y = 0.0;
        new_row(ui, scope, state, width);
        hairline(ui);
        ui.add_space(space::NEAR);
        let area = ScrollArea::vertical().auto_shrink(false);
        area.show_rows(ui, ROW, flows.len(), |ui, seen| {
            bring_into_view(ui, state, seen.start);
            for at in seen {
                if let Some(flow) = flows.get(at).and_then(|id| project_flow(scope, *id)) {
                    flow_row(ui, scope, state, at + 1, &flow, width);
                }
            }
        });
    });
}

/// A row out of sight is not there yet: it comes into view before it takes the focus.
fn bring_into_view(ui: &Ui, state: &GridState, first: usize) {
    if let Some(row) = state.wanted.and_then(|(row, _)| row.checked_sub(1)) {
        let top = ui.min_rect().top() + (row as f32 - first as f32) * ROW;
        let place = Rect::from_min_size(pos2(ui.min_rect().left(), top), vec2(1.0, ROW));
        ui.scroll_to_rect(place, None);
    }
}

fn project_flow(scope: &Scope<'_>, id: FlowId) -> Option<Flow> {
    let flow = scope.document.session.project().flows.get(&id)?;
    Some(flow.as_ref().clone())
}

/// Newest first: what was just typed stands right below the row for the next.
fn in_order(project: &Project) -> Vec<FlowId> {
    let mut flows: Vec<FlowId> = project.flows.keys().copied().collect();
    flows.sort_unstable_by(|a, b| b.cmp(a));
    flows
}

fn heads(ui: &mut Ui, scope: &Scope<'_>, width: f32) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (key, share) in ["chip-who", "chip-direction", "chip-what", "chip-quantity"]
            .iter()
            .zip(SHARES)
        {
            let size = vec2(width * share, Type::Small.line_height());
            column(ui, size, |ui| {
                ui.add_space(INSIDE);
                ui.label(Type::SmallStrong.rich(scope.tr(key)));
            });
        }
    });
    ui.add_space(space::TIGHT);
}

/// Enter and the arrows go to the same column of the row below, or above.
fn move_by_keys(ui: &Ui, state: &mut GridState, last: usize) {
    let Some((row, column)) = state.held.take() else {
        return;
    };
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) || (row > 0 && pressed(Key::Enter)) {
        state.wanted = Some(((row + 1).min(last), column));
    } else if pressed(Key::ArrowUp) {
        state.wanted = Some((row.saturating_sub(1), column));
    }
}

fn cell_id((row, column): Place) -> Id {
    Id::unique(("grid", row, column))
}

/// A row of exactly the height that scrolling counts with.
fn line(ui: &mut Ui, at: usize, width: f32, cells: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut line = ui.new_child(UiBuilder::new().id_salt(at).max_rect(rect).layout(layout));
    line.spacing_mut().item_spacing.x = 0.0;
    cells(&mut line);
}

/// A column of exactly that width: what stands in it begins at the same place in the head and in every row.
fn column<R>(ui: &mut Ui, size: Vec2, show: impl FnOnce(&mut Ui) -> R) -> R {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut inside = ui.new_child(
        UiBuilder::new()
            .id_salt(rect.left() as i32)
            .max_rect(rect)
            .layout(layout),
    );
    show(&mut inside)
}

/// One cell: the new words when it was left with others.
fn cell(
    ui: &mut Ui,
    state: &mut GridState,
    place: Place,
    name: &str,
    held: &str,
    width: f32,
) -> Option<String> {
    let typed = state.typed.as_ref().filter(|(at, _)| *at == place);
    let mut text = typed.map_or_else(|| held.to_owned(), |(_, text)| text.clone());
    let field = TextEdit::singleline(&mut text)
        .id(cell_id(place))
        .font(Type::Body.font())
        .desired_width(width - space::PAD);
    let response = column(ui, vec2(width, ROW), |ui| {
        ui.add_sized(vec2(width - space::TIGHT, ROW - space::TIGHT), field)
    });
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::text_edit(true, text.as_str(), text.as_str(), "");
        info.label = Some(name.to_owned());
        info
    });
    if state.wanted == Some(place) {
        state.wanted = None;
        response.request_focus();
    }
    if response.changed() {
        state.complaint = None;
        state.typed = Some((place, text.clone()));
    }
    let left = response.lost_focus() && state.typed.take_if(|(at, _)| *at == place).is_some();
    (left && text != held).then_some(text)
}

fn flow_row(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut GridState, at: usize, flow: &Flow, width: f32) {
    let who = scope.document.session.project().actors.get(&flow.actor);
    let who = who.map(|actor| actor.name.clone()).unwrap_or_default();
    let way = direction_words(scope, flow.direction);
    let amount = quantity_words(scope.lang, &flow.quantity).unwrap_or_default();
    let name = |scope: &Scope<'_>, key: &str| format!("{}, {who}, {}", scope.tr(key), flow.label);
    line(ui, at, width, |ui| {
        let size = vec2(width * SHARES[0], ROW);
        column(ui, size, |ui| {
            ui.add_space(INSIDE);
            ui.add(egui::Label::new(Type::Body.rich(who.as_str())).truncate());
        });
        let spoken = name(scope, "chip-direction");
        if let Some(text) = cell(ui, state, (at, 1), &spoken, &way, width * SHARES[1]) {
            match direction_of(scope, &text) {
                Some(direction) => scope.say(Message::Do(set_text(flow, "direction", direction.code()))),
                None => state.complaint = Some(scope.tr("grid-way")),
            }
        }
        let spoken = name(scope, "chip-what");
        if let Some(text) = cell(ui, state, (at, 2), &spoken, &flow.label, width * SHARES[2]) {
            scope.say(Message::Do(set_text(flow, "label", &text)));
        }
        let spoken = name(scope, "chip-quantity");
        if let Some(text) = cell(ui, state, (at, 3), &spoken, &amount, width * SHARES[3]) {
            let known = scope.document.session.knowledge();
            match set_amount(flow, &text, &known) {
                Some(intent) => scope.say(Message::Do(intent)),
                None => state.complaint = Some(scope.tr_with("grid-amount", &[("text", &text)])),
            }
        }
    });
}

/// The empty row for the next flow: Enter takes it in as soon as who, which way and what are there.
fn new_row(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut GridState, width: f32) {
    let at = 0;
    let way = match state.new.way {
        Some(direction) => direction_words(scope, direction),
        None => state.way.clone(),
    };
    let mut enter = false;
    line(ui, at, width, |ui| {
        let name = |key: &str| scope.tr_with("grid-new", &[("name", &scope.tr(key))]);
        let held = [
            state.new.who.clone(),
            way,
            state.new.what.clone(),
            state.new.amount.clone(),
        ];
        let keys = ["chip-who", "chip-direction", "chip-what", "chip-quantity"];
        for (column, (key, held)) in keys.iter().zip(&held).enumerate() {
            let spoken = name(key);
            let text = cell(ui, state, (at, column), &spoken, held, width * SHARES[column]);
            let lost = ui.memory(|m| m.had_focus_last_frame(cell_id((at, column))));
            enter |= lost && ui.input(|i| i.key_pressed(Key::Enter));
            let Some(text) = text else { continue };
            match column {
                0 => state.new.who = text,
                1 => (state.new.way, state.way) = (direction_of(scope, &text), text),
                2 => state.new.what = text,
                _ => state.new.amount = text,
            }
        }
    });
    if enter {
        match state.new.intent() {
            Some(intent) => {
                scope.say(Message::Do(intent));
                // Whoever was said is likely to say the next one too.
                state.new = NewRow {
                    who: state.new.who.clone(),
                    ..NewRow::default()
                };
                state.way.clear();
                state.wanted = Some((at, 1));
            }
            None => {
                state.complaint = Some(scope.tr("grid-needs"));
                state.wanted = Some((at, 0));
            }
        }
    }
}

fn direction_words(scope: &Scope<'_>, direction: Direction) -> String {
    scope.tr(&format!("direction-{}", direction.code()))
}

/// The direction whose words begin so.
fn direction_of(scope: &Scope<'_>, text: &str) -> Option<Direction> {
    let said = fold(text.trim());
    let begins = |d: &&Direction| fold(&direction_words(scope, **d)).starts_with(&said);
    Direction::ALL
        .iter()
        .find(begins)
        .filter(|_| !said.is_empty())
        .copied()
}
