//! Actors by name.

use egui::{ScrollArea, Ui};

use super::{Memo, Scope, empty_hint};
use crate::base::ids::ActorId;
use crate::base::text::fold;
use crate::model::Project;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{color, palette};
use crate::ui::widgets::ListRow;

/// Shows the actors whose name holds the folded words.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, memo: &mut Memo<ActorId>, filter: &str) {
    let project = scope.document.session.project();
    let actors = memo.rows(scope.document.session.revision(), filter, || {
        sorted(project, filter)
    });
    if actors.is_empty() {
        empty_hint(ui, scope, filter, "actors-empty");
        return;
    }
    let height = ListRow::new("x").detail("x", 1).height();
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("actors")
        .show_rows(ui, height, actors.len(), |ui, rows| {
            for actor in actors[rows].iter().filter_map(|id| project.actors.get(id)) {
                let detail = [actor.activity.as_str(), actor.commune.as_str()];
                let detail = detail
                    .into_iter()
                    .filter(|t| !t.is_empty())
                    .collect::<Vec<_>>()
                    .join(" · ");
                let unplaced = scope.tr("actor-unplaced");
                let row = ListRow::new(&actor.name)
                    .icon(icons::actor(actor.kind).filled(), color(palette(ui.ctx()).text))
                    .detail(&detail, 1)
                    .note(if actor.position.is_none() { &unplaced } else { "" })
                    .selected(scope.document.selection == Selection::Actor(actor.id));
                if row.show(ui).clicked() {
                    scope.say(Message::Select(Selection::Actor(actor.id)));
                }
            }
        });
}

fn sorted(project: &Project, filter: &str) -> Vec<ActorId> {
    let actors = project.actors.values();
    let mut found: Vec<_> = actors
        .filter(|a| filter.is_empty() || fold(&a.name).contains(filter))
        .collect();
    found.sort_by_cached_key(|a| (fold(&a.name), a.id));
    found.into_iter().map(|a| a.id).collect()
}
