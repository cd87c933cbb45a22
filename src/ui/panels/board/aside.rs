//! What was set aside, with its reason in clear: it is not forgotten and can be taken up again.

use egui::Ui;

use super::super::Scope;
use crate::model::SynergyState;
use crate::session::follow_up::{ASIDE, Followed};
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{Type, space};
use crate::ui::widgets::Button;

/// True for a state beside the path.
pub(super) fn is_aside(state: SynergyState) -> bool {
    ASIDE.contains(&state)
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, set_aside: &[&Followed]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        ui.label(Type::SmallStrong.rich(scope.tr("board-aside")));
        for state in ASIDE {
            let here: Vec<&&Followed> = set_aside.iter().filter(|one| one.state == state).collect();
            if here.is_empty() {
                continue;
            }
            ui.add_space(space::PAD);
            let words = scope.tr(&format!("state-{}", state.code()));
            ui.label(Type::Small.rich(format!("{words} {}", here.len())));
            for one in here {
                let reason = reason(scope, one);
                if Button::quiet(&one.title).show(ui).on_hover_text(reason).clicked() {
                    scope.say(Message::Select(Selection::Synergy(one.id)));
                }
            }
        }
    });
}

fn reason(scope: &Scope<'_>, one: &Followed) -> String {
    let synergy = scope.document.session.project().synergies.get(&one.id);
    let reason = synergy.and_then(|s| s.reason);
    reason.map_or_else(
        || one.ends.clone(),
        |reason| scope.tr(&format!("reason-{}", crate::base::text::fold(reason.code()))),
    )
}
