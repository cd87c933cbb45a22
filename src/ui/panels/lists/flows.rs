//! Flows by label.

use egui::{ScrollArea, Ui};

use super::{Scope, hint};
use crate::base::number::NBSP;
use crate::base::text::fold;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::panels::forms::quantity_words;
use crate::ui::theme::{color, palette};
use crate::ui::widgets::ListRow;

/// Shows the flows whose label or actor holds the folded words.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, filter: &str) {
    let project = scope.document.session.project();
    let mut flows: Vec<_> = project
        .flows
        .values()
        .filter_map(|f| Some((f, project.actors.get(&f.actor)?)))
        .filter(|(f, a)| {
            filter.is_empty() || fold(&f.label).contains(filter) || fold(&a.name).contains(filter)
        })
        .collect();
    flows.sort_by_cached_key(|(f, a)| (fold(&f.label), fold(&a.name), f.id));
    if flows.is_empty() {
        hint(
            ui,
            &scope.tr(if filter.is_empty() {
                "flows-empty"
            } else {
                "filter-nothing"
            }),
        );
        return;
    }
    let height = ListRow::new("x").detail("x", 1).height();
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("flows")
        .show_rows(ui, height, flows.len(), |ui, rows| {
            for (flow, actor) in &flows[rows] {
                let quantity = quantity_words(scope.lang, &flow.quantity).unwrap_or_default();
                let sense = scope.tr(&format!("direction-{}", flow.direction.code()));
                let row = ListRow::new(&flow.label)
                    .icon(
                        icons::family(flow.family()),
                        color(palette(ui.ctx()).family(flow.family())),
                    )
                    .detail(&format!("{}{NBSP}{sense}", actor.map_name()), 1)
                    .note(&quantity)
                    .show(ui);
                if row.clicked() {
                    scope.say(Message::Select(Selection::Actor(actor.id)));
                }
            }
        });
}
