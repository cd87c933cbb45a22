//! Flows by label.

use egui::{ScrollArea, Ui};

use super::{Memo, Scope, empty_hint};
use crate::base::ids::FlowId;
use crate::base::number::NBSP;
use crate::base::text::fold;
use crate::model::Project;
use crate::reference::saying::quantity_words;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{color, palette};
use crate::ui::widgets::ListRow;

/// Shows the flows whose label or actor holds the folded words.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, memo: &mut Memo<FlowId>, filter: &str) {
    let project = scope.document.session.project();
    let flows = memo.rows(scope.document.session.revision(), filter, || {
        sorted(project, filter)
    });
    if flows.is_empty() {
        empty_hint(ui, scope, filter, "flows-empty");
        return;
    }
    let height = ListRow::new("x").detail("x", 1).height();
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("flows")
        .show_rows(ui, height, flows.len(), |ui, rows| {
            for flow in flows[rows].iter().filter_map(|id| project.flows.get(id)) {
                let Some(actor) = project.actors.get(&flow.actor) else {
                    continue;
                };
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

fn sorted(project: &Project, filter: &str) -> Vec<FlowId> {
    let owned = project
        .flows
        .values()
        .filter_map(|f| Some((f, project.actors.get(&f.actor)?)));
    let fits = |text: &str| filter.is_empty() || fold(text).contains(filter);
    let mut found: Vec<_> = owned.filter(|(f, a)| fits(&f.label) || fits(&a.name)).collect();
    found.sort_by_cached_key(|(f, a)| (fold(&f.label), fold(&a.name), f.id));
    found.into_iter().map(|(f, _)| f.id).collect()
}
