//! What was set aside, with its reason in clear: it is not forgotten and can be taken up again.

use egui::{DragAndDrop, Rect, Ui};

use super::super::Scope;
use crate::base::ids::SynergyId;
use crate::model::SynergyState;
use crate::session::follow_up::{ASIDE, Followed};
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::Button;

/// True for a state beside the path.
pub(super) fn is_aside(state: SynergyState) -> bool {
    ASIDE.contains(&state)
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, set_aside: &[&Followed]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        ui.label(Type::SmallStrong.rich(scope.tr("board-aside")));
        let dragged = DragAndDrop::payload::<SynergyId>(ui.ctx());
        for state in ASIDE {
            let here: Vec<&&Followed> = set_aside.iter().filter(|one| one.state == state).collect();
            if here.is_empty() && dragged.is_none() {
                continue;
            }
            ui.add_space(space::PAD);
            let words = scope.tr(&format!("state-{}", state.code()));
            let shown = ui.label(Type::Small.rich(format!("{words} {}", here.len())));
            if let Some(held) = &dragged {
                drop_here(ui, scope, shown.rect.expand(space::NEAR), state, **held);
            }
            for one in here {
                let told = format!("{}\n{}", one.ends, reason(scope, one));
                if Button::quiet(&one.title)
                    .show(ui)
                    .on_hover_text(told.trim_end())
                    .clicked()
                {
                    scope.say(Message::Select(Selection::Synergy(one.id)));
                }
            }
        }
    });
}

/// What is let go here leaves the path; where a reason is demanded, its page asks for it.
fn drop_here(ui: &Ui, scope: &mut Scope<'_>, place: Rect, state: SynergyState, held: SynergyId) {
    let at = ui.input(|i| i.pointer.interact_pos());
    let over = at.is_some_and(|at| place.contains(at));
    let palette = palette(ui.ctx());
    let ink = if over { palette.accent } else { palette.rule_strong };
    let edge = egui::Stroke::new(if over { space::FOCUS } else { space::HAIR }, color(ink));
    ui.painter()
        .rect_stroke(place, space::RADIUS, edge, egui::StrokeKind::Inside);
    if over && ui.input(|i| i.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        scope.say(Message::Leave(held, state));
    }
}

/// Why it left the path; empty while nobody said.
pub(super) fn reason(scope: &Scope<'_>, one: &Followed) -> String {
    let synergy = scope.document.session.project().synergies.get(&one.id);
    let reason = synergy.and_then(|s| s.reason);
    reason.map_or_else(String::new, |reason| {
        scope.tr(&format!("reason-{}", crate::base::text::fold(reason.code())))
    })
}
