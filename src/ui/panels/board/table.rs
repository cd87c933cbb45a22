//! The same synergies as a table: sorted by any of its columns, for long lists and for those who read line by line.

use std::cmp::Ordering;

use egui::{Color32, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use super::super::Scope;
use super::aside::reason;
use super::entry::short_date;
use crate::base::text::fold;
use crate::session::follow_up::{Followed, STEPS, Urgency};
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::{Button, paint};

/// Height of a row, in points.
const ROW: f32 = 36.0;
/// Room for the bar that scrolls down, in points.
const BAR: f32 = 14.0;
/// Least width of the table: below it the columns scroll.
const LEAST: f32 = 860.0;

/// One column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    What,
    Who,
    Step,
    Owner,
    Action,
    Due,
}

impl Column {
    /// All of them with their share of the width.
    const ALL: [(Self, f32); 6] = [
        (Self::What, 0.22),
        (Self::Who, 0.23),
        (Self::Step, 0.12),
        (Self::Owner, 0.12),
        (Self::Action, 0.21),
        (Self::Due, 0.10),
    ];

    const fn name_key(self) -> &'static str {
        match self {
            Self::What => "column-what",
            Self::Who => "column-who",
            Self::Step => "column-step",
            Self::Owner => "column-owner",
            Self::Action => "column-action",
            Self::Due => "column-due",
        }
    }
}

/// How the table is sorted; by urgency while no column was chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Order {
    by: Option<(Column, bool)>,
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, order: &mut Order, shown: &[&Followed], today: Date) {
    let mut rows = shown.to_vec();
    sort(&mut rows, *order);
    ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
        let width = (ui.available_width() - BAR).max(LEAST);
        ui.set_min_width(width);
        heads(ui, scope, order, width);
        ScrollArea::vertical()
            .auto_shrink(false)
            .show_rows(ui, ROW, rows.len(), |ui, seen| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for one in &rows[seen] {
                    row(ui, scope, one, today, width);
                }
            });
    });
}

/// Names of the columns: a click sorts by one, another turns the order round, a third goes back to what presses.
fn heads(ui: &mut Ui, scope: &Scope<'_>, order: &mut Order, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let mut left = rect.left();
    for (column, share) in Column::ALL {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width * share, ROW));
        left += width * share;
        let mut cell = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(place.shrink2(vec2(space::NEAR, 0.0)))
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        let words = scope.tr(column.name_key());
        let now = order.by.filter(|(by, _)| *by == column).map(|(_, down)| down);
        let button = Button::quiet(&words);
        let button = match now {
            None => button,
            Some(down) => button.icon(if down {
                icons::SORTED_DOWN
            } else {
                icons::SORTED_UP
            }),
        };
        if button.show(&mut cell).clicked() {
            order.by = match now {
                None => Some((column, false)),
                Some(false) => Some((column, true)),
                Some(true) => None,
            };
        }
    }
    let ink = color(palette(ui.ctx()).text);
    paint::rule(ui.painter(), rect.x_range(), rect.bottom(), 2.0, ink);
}

fn sort(rows: &mut [&Followed], order: Order) {
    let Some((column, down)) = order.by else { return };
    let step = |one: &Followed| STEPS.iter().position(|s| *s == one.state).unwrap_or(STEPS.len());
    // What is empty stands last, whichever way the column is sorted.
    let text = |a: &str, b: &str| match (a.is_empty(), b.is_empty()) {
        (false, false) => turned(fold(a).cmp(&fold(b)), down),
        (a, b) => a.cmp(&b),
    };
    rows.sort_by(|a, b| match column {
        Column::What => text(&a.title, &b.title),
        Column::Who => text(&a.ends, &b.ends),
        Column::Owner => text(&a.owner, &b.owner),
        Column::Action => text(&a.next_action, &b.next_action),
        Column::Step => turned(step(a).cmp(&step(b)).then(a.state.cmp(&b.state)), down),
        Column::Due => match (a.due, b.due) {
            (Some(a), Some(b)) => turned(a.cmp(&b), down),
            (a, b) => a.is_none().cmp(&b.is_none()),
        },
    });
}

fn turned(order: Ordering, down: bool) -> Ordering {
    if down { order.reverse() } else { order }
}

fn row(ui: &mut Ui, scope: &mut Scope<'_>, one: &Followed, today: Date, width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let palette = palette(ui.ctx());
    let selected = scope.document.selection == Selection::Synergy(one.id);
    let due = one.due.map(|due| short_date(scope, due, today));
    let state = scope.tr(&format!("state-{}", one.state.code()));
    let told = [&one.title, &one.ends, &state, &one.owner, &one.next_action];
    let name = told
        .into_iter()
        .chain(due.as_ref())
        .filter(|w| !w.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, selected, &name));
    if selected || response.hovered() {
        let ground = if selected { palette.tint } else { palette.surface_2 };
        ui.painter().rect_filled(rect, 0.0, color(ground));
    }
    // Nothing is asked any more of what was refused or ended: its reason and the day stand instead.
    let closed = one.state.needs_reason();
    let mut left = rect.left();
    for (column, share) in Column::ALL {
        let (text, kind, ink) = match column {
            Column::What => (one.title.clone(), Type::Strong, palette.text),
            Column::Who => (one.ends.clone(), Type::Body, palette.text),
            Column::Step => (state.clone(), Type::Body, palette.text),
            Column::Owner if closed && one.owner.is_empty() => ("–".to_owned(), Type::Body, palette.text_2),
            Column::Action if closed => (reason(scope, one), Type::Body, palette.text),
            Column::Due if closed => {
                let day = one.changed.map(|day| short_date(scope, day, today));
                (day.unwrap_or_else(|| "–".to_owned()), Type::Body, palette.text_2)
            }
            Column::Owner if one.owner.is_empty() => {
                (scope.tr("board-no-owner"), Type::Body, palette.warning)
            }
            Column::Owner => (one.owner.clone(), Type::Body, palette.text),
            Column::Action if one.next_action.is_empty() => ("–".to_owned(), Type::Body, palette.text_2),
            Column::Action => (one.next_action.clone(), Type::Body, palette.text),
            Column::Due => match (&due, one.urgency) {
                (Some(due), Urgency::Late) => (due.clone(), Type::Strong, palette.error),
                (Some(due), Urgency::ThisWeek) => (due.clone(), Type::Strong, palette.warning),
                (Some(due), _) => (due.clone(), Type::Body, palette.text),
                (None, _) => ("–".to_owned(), Type::Body, palette.text_2),
            },
        };
        let ink: Color32 = color(ink);
        let text = paint::line(ui, &text, kind, ink, width * share - 2.0 * space::NEAR);
        paint::put_middle(ui.painter(), pos2(left + space::NEAR, rect.center().y), text);
        left += width * share;
    }
    paint::rule(
        ui.painter(),
        rect.x_range(),
        rect.bottom(),
        space::HAIR,
        color(palette.rule),
    );
    paint::focus_ring(ui, &response, 0.0);
    if response.clicked() {
        scope.say(Message::Select(Selection::Synergy(one.id)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::SynergyId;
    use crate::model::SynergyState;

    fn followed(n: u128, title: &str, owner: &str, due: &str, state: SynergyState) -> Followed {
        Followed {
            id: SynergyId(uuid::Uuid::from_u128(n)),
            state,
            title: title.to_owned(),
            ends: String::new(),
            family: None,
            owner: owner.to_owned(),
            next_action: String::new(),
            due: due.parse().ok(),
            changed: None,
            urgency: Urgency::Calm,
        }
    }

    #[test]
    fn each_column_sorts_both_ways_and_what_is_empty_stands_last() {
        let all = [
            followed(1, "Écorces", "", "2027-01-02", SynergyState::Etude),
            followed(2, "Eau tiède", "Roux", "", SynergyState::Piste),
            followed(3, "Cartons", "Masson", "2026-12-01", SynergyState::EnService),
        ];
        let sorted = |by| {
            let mut rows: Vec<&Followed> = all.iter().collect();
            sort(&mut rows, Order { by });
            rows.iter().map(|one| one.id.0.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(sorted(None), [1, 2, 3], "as it presses");
        assert_eq!(
            sorted(Some((Column::What, false))),
            [3, 2, 1],
            "accents do not count"
        );
        assert_eq!(sorted(Some((Column::What, true))), [1, 2, 3]);
        assert_eq!(sorted(Some((Column::Owner, false))), [3, 2, 1]);
        assert_eq!(
            sorted(Some((Column::Owner, true))),
            [2, 3, 1],
            "nobody stands last"
        );
        assert_eq!(sorted(Some((Column::Due, true))), [1, 3, 2]);
        assert_eq!(sorted(Some((Column::Step, false))), [2, 1, 3]);
    }
}
