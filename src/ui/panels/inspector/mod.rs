//! The text beside the map: a proposal, an actor, a decided synergy, or the form that edits one of them.

mod actor;
mod checks;
mod help;
mod maturity;
mod missing;
mod proposal;
mod rivals;
mod shares;
mod synergy;
mod visitor;

use egui::Ui;

use super::Scope;
use super::backdrop;
use super::export_page::{self, ExportState};
use super::forms::{self, FormState};
use super::keys_page;
use super::knowledge::{self, KnowledgeState};
use super::online::OnlineState;
use super::phases::{self, PhasesState};
use super::ranking::{self, RankingState};
use super::support::{self, SupportState};
use super::territory::{self, TerritoryState};
use crate::base::ids::SynergyId;
use crate::model::SynergyState;
use crate::ui::message::Selection;

pub use proposal::{ProposalState, decide};

/// What the inspector remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InspectorState {
    /// The form under way.
    pub form: FormState,
    /// Decision under way.
    pub proposal: ProposalState,
    /// A zone that is sought or renamed.
    pub territory: TerritoryState,
    /// A slider that is being moved, a nature that is sought.
    pub ranking: RankingState,
    /// Natures and rules: what is sought and the form under way.
    pub knowledge: KnowledgeState,
    /// What is chosen for the map as a file.
    pub export: ExportState,
    /// Online maps: the address and the area that are being chosen.
    pub online: OnlineState,
    /// Who helps: what is being typed.
    pub support: SupportState,
    /// The phases of the démarche: what is being typed.
    pub phases: PhasesState,
    synergy: synergy::SynergyPage,
    actor: actor::ActorState,
    missing: missing::MissingState,
}

impl InspectorState {
    /// The page of a synergy asks why it leaves the path.
    pub fn ask_why(&mut self, id: SynergyId, state: SynergyState) {
        self.synergy = synergy::SynergyPage::leaving(id, state);
    }
}

/// True when there is something to show.
pub fn has_something(scope: &Scope<'_>) -> bool {
    scope.document.editing.is_some() || scope.document.selection != Selection::Nothing
}

/// Shows the inspector.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut InspectorState) {
    if scope.document.editing.is_some() {
        forms::show(ui, scope, &mut state.form);
        return;
    }
    match scope.document.selection.clone() {
        Selection::Nothing => {}
        Selection::Missing => match &scope.document.what_if.visitor {
            Some(visitor) => visitor::show(ui, scope, visitor),
            None => missing::show(ui, scope, &mut state.missing),
        },
        Selection::Actor(id) => actor::show(ui, scope, &mut state.actor, id),
        Selection::Synergy(id) => synergy::show(ui, scope, &mut state.synergy, id),
        Selection::Candidate(id) => proposal::show(ui, scope, &mut state.proposal, &id),
        Selection::Backdrop => backdrop::show(ui, scope, &mut state.online),
        Selection::Territory => territory::show(ui, scope, &mut state.territory),
        Selection::Ranking => ranking::show(ui, scope, &mut state.ranking),
        Selection::Support => support::show(ui, scope, &mut state.support),
        Selection::Phases => phases::show(ui, scope, &mut state.phases),
        Selection::Help => keys_page::show(ui, scope),
        Selection::Export => export_page::show(ui, scope, &mut state.export),
        Selection::Knowledge(page) => knowledge::show(ui, scope, &mut state.knowledge, &page),
    }
}
