//! The same synergies as rows: for long lists, and for those who read line by line.

use egui::{ScrollArea, Ui};
use jiff::civil::Date;

use super::super::Scope;
use super::entry::short_date;
use crate::session::follow_up::{Followed, Urgency};
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{color, palette};
use crate::ui::widgets::ListRow;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, shown: &[&Followed], today: Date) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for one in shown {
            row(ui, scope, one, today);
        }
    });
}

fn row(ui: &mut Ui, scope: &mut Scope<'_>, one: &Followed, today: Date) {
    let state = scope.tr(&format!("state-{}", one.state.code()));
    let owner = if one.owner.is_empty() {
        scope.tr("board-no-owner")
    } else {
        one.owner.clone()
    };
    let action = if one.next_action.is_empty() {
        scope.tr("board-no-action")
    } else {
        one.next_action.clone()
    };
    let detail = format!("{state} · {} · {owner} · {action}", one.ends);
    let due = one
        .due
        .map_or_else(|| "–".to_owned(), |due| short_date(scope, due, today));
    let tint = color(palette(ui.ctx()).family(one.family));
    let row = ListRow::new(&one.title)
        .icon(icons::family(one.family), tint)
        .detail(&detail, 1)
        .number(&due)
        .late(one.urgency == Urgency::Late)
        .selected(scope.document.selection == Selection::Synergy(one.id));
    if row.show(ui).clicked() {
        scope.say(Message::Select(Selection::Synergy(one.id)));
    }
}
