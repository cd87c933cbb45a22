//! Synergies that were decided before: back on the path, beside it, or refused, with the reason that is demanded.

use super::App;
use crate::base::ids::SynergyId;
use crate::model::SynergyState;
use crate::session::Intent;
use crate::session::follow_up::ASIDE;
use crate::ui::actions::Action;
use crate::ui::message::Selection;

impl App {
    /// The keys of a decision on a synergy that was decided before: back on the path, parked, or refused.
    pub(super) fn decide_again(&mut self, action: Action, id: SynergyId) {
        let state = match action {
            Action::Keep => SynergyState::Piste,
            Action::Park => SynergyState::Attente,
            _ => SynergyState::Refusee,
        };
        let held = self
            .document
            .as_ref()
            .and_then(|d| d.session.project().synergies.get(&id));
        // What is under way is not thrown back by a key.
        if action != Action::Keep || held.is_some_and(|s| ASIDE.contains(&s.state)) {
            self.leave_the_path(id, state);
        }
    }

    /// Puts a synergy into a state beside the path, or asks for the reason on its page.
    pub(super) fn leave_the_path(&mut self, id: SynergyId, state: SynergyState) {
        let Some(document) = &mut self.document else {
            return;
        };
        let Some(synergy) = document.session.project().synergies.get(&id) else {
            return;
        };
        if state.needs_reason() {
            document.selection = Selection::Synergy(id);
            self.inspector.ask_why(id, state);
            return;
        }
        let intent = Intent::SetState {
            synergy: synergy.reference.clone(),
            state: state.code().to_owned(),
            reason: None,
        };
        self.handle(&intent);
    }
}
