//! Pairs that a hard rule forbids, with that rule: worked out only when somebody asks.

use egui::Ui;

use super::Scope;
use crate::matching::blocked::{Blocked, blocked};
use crate::matching::explain::brakes::block_words;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{color, palette};
use crate::ui::widgets::ListRow;

/// Most pairs shown.
const SHOWN: usize = 100;

/// Whether they are shown, and for which revision they were worked out.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct BlockedState {
    open: bool,
    revision: u64,
    pairs: Option<Vec<Blocked>>,
}

/// Shows the row that opens the list, and the list when it is open.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut BlockedState) {
    let Some(snapshot) = scope.document.snapshot.as_ref() else {
        return;
    };
    let tint = color(palette(ui.ctx()).text_2);
    let words = scope.tr(if state.open {
        "blocked-hide"
    } else {
        "blocked-show"
    });
    if ListRow::new(&words)
        .icon(icons::BLOCKED, tint)
        .plain()
        .show(ui)
        .clicked()
    {
        state.open = !state.open;
    }
    if !state.open {
        return;
    }
    if state.revision != snapshot.revision {
        *state = BlockedState {
            open: true,
            revision: snapshot.revision,
            pairs: None,
        };
    }
    let pairs = state
        .pairs
        .get_or_insert_with(|| blocked(&snapshot.project, &snapshot.rules, SHOWN));
    if pairs.is_empty() {
        super::hint(ui, &scope.tr("blocked-none"));
    }
    for pair in pairs.iter() {
        let project = &snapshot.project;
        let (Some(offer), Some(need)) = (project.flows.get(&pair.offer), project.flows.get(&pair.need))
        else {
            continue;
        };
        let name = |id| {
            project
                .actors
                .get(&id)
                .map(|a: &std::sync::Arc<crate::model::Actor>| a.map_name().to_owned())
        };
        let ends = format!(
            "{} → {}",
            name(offer.actor).unwrap_or_default(),
            name(need.actor).unwrap_or_default()
        );
        let detail = format!("{}. {ends}", block_words(scope.lang, pair.block));
        let row = ListRow::new(&offer.label)
            .icon(icons::BLOCKED, tint)
            .detail(&detail, 2)
            .show(ui);
        if row.clicked() {
            scope.say(Message::Select(Selection::Actor(offer.actor)));
        }
    }
}
