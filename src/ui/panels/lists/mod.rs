//! The list beside the map: proposals with what is already decided, actors, flows.

mod actors;
mod blocked;
mod deciding;
mod flows;
mod proposals;

use std::time::Instant;

use egui::Ui;

use super::Scope;
use super::memo::{Kept, Memo};
use crate::base::ids::{ActorId, FlowId};
use crate::base::text::fold;
use crate::matching::explain::Explanation;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::{Button, SearchField, Tab, TabLook, hairline, paint, tabs};

/// What the list shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ListTab {
    /// Candidates and decided synergies.
    #[default]
    Proposals,
    /// Actors.
    Actors,
    /// Flows.
    Flows,
}

/// What the list remembers.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct ListState {
    /// Which list.
    pub tab: ListTab,
    /// In a narrow window: the list is open.
    pub drawer: bool,
    /// Typed into its filter.
    pub filter: String,
    /// Pairs that a hard rule forbids, once somebody has asked for them.
    blocked: blocked::BlockedState,
    deciding: deciding::DecidingState,
    decided: Memo<proposals::Group>,
    /// Proposals in words, as they came into view.
    explained: Kept<Option<Explanation>>,
    /// How many synergies run, for the line at the foot.
    pub running: Memo<usize>,
    /// The news that were brought into view last.
    news: Option<Instant>,
    actors: Memo<ActorId>,
    flows: Memo<FlowId>,
}

/// Shows the list.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ListState) {
    let project = scope.document.session.project();
    let proposals = scope.document.snapshot.as_ref().map_or(0, |s| s.count);
    let words = [
        scope.tr("tab-proposals"),
        scope.tr("tab-actors"),
        scope.tr("tab-flows"),
    ];
    let entries = [
        Tab {
            value: ListTab::Proposals,
            label: &words[0],
            icon: None,
            count: Some(proposals),
        },
        Tab {
            value: ListTab::Actors,
            label: &words[1],
            icon: None,
            count: Some(project.actors.len()),
        },
        Tab {
            value: ListTab::Flows,
            label: &words[2],
            icon: None,
            count: Some(project.flows.len()),
        },
    ];
    ui.horizontal(|ui| {
        ui.add_space(space::PAD);
        tabs(ui, TabLook::List, &entries, &mut state.tab);
    });
    hairline(ui);
    mark_as_old(ui, scope);
    if state.tab != ListTab::Proposals {
        ui.add_space(space::NEAR);
        ui.horizontal(|ui| {
            ui.add_space(space::PAD);
            let hint = scope.tr(if state.tab == ListTab::Actors {
                "filter-actors"
            } else {
                "filter-flows"
            });
            SearchField::new(&hint, &mut state.filter)
                .width(ui.available_width() - space::PAD)
                .show(ui);
        });
        ui.add_space(space::NEAR);
        if state.tab == ListTab::Actors {
            ui.horizontal(|ui| {
                ui.add_space(space::PAD);
                let (words, keys) = (
                    Action::AddActor.words(scope.lang),
                    Action::AddActor.key_cap(scope.lang),
                );
                if Button::quiet(&words)
                    .icon(icons::ADD)
                    .key(&keys)
                    .show(ui)
                    .clicked()
                {
                    scope.say(Message::Act(Action::AddActor));
                }
            });
            ui.add_space(space::NEAR);
        }
        hairline(ui);
    }
    if state.tab == ListTab::Proposals {
        next_steps(ui, scope, state);
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    match state.tab {
        ListTab::Proposals => proposals::show(ui, scope, state),
        ListTab::Actors => actors::show(ui, scope, &mut state.actors, &fold(&state.filter)),
        ListTab::Flows => flows::show(ui, scope, &mut state.flows, &fold(&state.filter)),
    }
}

/// Leads to what the room may ask next: which answers matter most, which activities would help most.
fn next_steps(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ListState) {
    ui.horizontal(|ui| {
        ui.add_space(space::PAD);
        let ask = scope.tr("deciding-show");
        if Button::toggle(&ask, state.deciding.open).show(ui).clicked() {
            state.deciding.open = !state.deciding.open;
        }
        let words = Action::Missing.words(scope.lang);
        if Button::quiet(&words).icon(icons::PLACE).show(ui).clicked() {
            scope.say(Message::Act(Action::Missing));
        }
    });
    hairline(ui);
}

/// A bar along the upper edge while the list is that of an earlier state: it takes no room, so nothing moves.
fn mark_as_old(ui: &Ui, scope: &Scope<'_>) {
    if scope.document.list_is_old() {
        let (across, top) = (ui.max_rect().x_range(), ui.cursor().top());
        let tint = color(palette(ui.ctx()).accent);
        paint::rule(ui.painter(), across, top, space::ACCENT_BAR, tint);
    }
}

/// A sentence in place of rows.
fn hint(ui: &mut Ui, words: &str) {
    ui.add_space(space::PAD);
    ui.horizontal(|ui| {
        ui.add_space(space::PAD);
        ui.vertical(|ui| {
            let tint = color(palette(ui.ctx()).text_2);
            ui.add(egui::Label::new(Type::Body.tinted(words, tint)).wrap());
        });
        ui.add_space(space::PAD);
    });
    ui.add_space(space::PAD);
}

/// Why a list is empty: nothing is in the project yet, or nothing answers the words sought.
fn empty_hint(ui: &mut Ui, scope: &Scope<'_>, filter: &str, when_none: &str) {
    let key = if filter.is_empty() {
        when_none
    } else {
        "filter-nothing"
    };
    hint(ui, &scope.tr(key));
}
