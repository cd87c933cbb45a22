//! Brakes as questions: silos and trust, regulation, minds. Answered in place, never judged.

use egui::Ui;
use serde_json::{Value, json};

use super::Scope;
use crate::base::ids::FlowId;
use crate::matching::Candidate;
use crate::matching::conditions::{NEVER, ONLY};
use crate::model::{Answer, Synergy};
use crate::reference::checklists::Brake;
use crate::session::Intent;
use crate::session::checklist::{self, Asked, tally};
use crate::session::conditions;
use crate::session::intent::Fields;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, section};

/// Which families are open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChecksState {
    open: Option<Brake>,
}

/// The questions of a synergy, each with its three answers.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ChecksState, synergy: &Synergy) {
    let session = &scope.document.session;
    let asked = checklist::of_synergy(session.project(), &session.knowledge(), synergy);
    section(ui, &scope.tr("checks"));
    ui.add_space(space::TIGHT);
    role::small(ui, scope.tr("checks-hint"));
    ui.add_space(space::TIGHT);
    families(ui, scope, state, &asked, Some(synergy));
    let flows = [synergy.offer_flow, synergy.need_flow];
    exclusivities(ui, scope, flows.into_iter().flatten());
    ui.add_space(space::PAD);
}

/// What will be asked before a proposal is built.
pub(super) fn show_ahead(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ChecksState, candidate: &Candidate) {
    let session = &scope.document.session;
    let asked = checklist::of_candidate(session.project(), &session.knowledge(), candidate);
    section(ui, &scope.count("checks-ahead", asked.len()));
    ui.add_space(space::TIGHT);
    families(ui, scope, state, &asked, None);
    exclusivities(ui, scope, candidate.flows().into_iter());
    ui.add_space(space::NEAR);
}

/// Whom a flow is kept for, and whom or what it is not for.
fn exclusivities(ui: &mut Ui, scope: &Scope<'_>, flows: impl Iterator<Item = FlowId>) {
    let session = &scope.document.session;
    let (project, known) = (session.project(), session.knowledge());
    for flow in flows.filter_map(|id| project.flows.get(&id)) {
        for (prefix, key) in [(ONLY, "checks-only"), (NEVER, "checks-never")] {
            let told = conditions::told(project, flow, prefix, &known);
            if !told.is_empty() {
                let words = scope.tr_with(key, &[("flow", flow.label.as_str()), ("who", &told)]);
                ui.add(egui::Label::new(Type::Body.rich(words)).wrap());
            }
        }
    }
}

fn families(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    state: &mut ChecksState,
    asked: &[Asked],
    synergy: Option<&Synergy>,
) {
    for brake in Brake::ALL {
        let tally = tally(asked, brake);
        if tally.all == 0 {
            continue;
        }
        let is_open = state.open == Some(brake);
        let name = scope.tr(&format!("checks-{}", brake.code()));
        let count = |n: usize| n.to_string();
        let args = [
            ("name", name.as_str()),
            ("seen", &count(tally.answered + tally.to_see)),
            ("all", &count(tally.all)),
            ("to-see", &count(tally.to_see)),
        ];
        let key = match (synergy.is_some(), tally.to_see > 0) {
            (false, _) => "checks-family-ahead",
            (true, false) => "checks-family",
            (true, true) => "checks-family-to-see",
        };
        let words = scope.tr_with(key, &args);
        let icon = if is_open {
            icons::CARET_DOWN
        } else {
            icons::CARET_RIGHT
        };
        if Button::quiet(&words).icon(icon).show(ui).clicked() {
            state.open = if is_open { None } else { Some(brake) };
        }
        if is_open {
            ui.indent(brake.code(), |ui| {
                for one in asked.iter().filter(|one| one.question.brake == brake) {
                    question(ui, scope, one, synergy);
                }
            });
        }
    }
}

fn question(ui: &mut Ui, scope: &mut Scope<'_>, one: &Asked, synergy: Option<&Synergy>) {
    let palette = palette(ui.ctx());
    let text = one.question.text(scope.lang);
    ui.add_space(space::TIGHT);
    ui.add(egui::Label::new(Type::Body.rich(text)).wrap());
    if let Some(synergy) = synergy {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            for answer in Answer::ALL {
                let words = scope.tr(&format!("answer-{}", answer.code().replace('_', "-")));
                let is_held = one.answer == Some(*answer);
                let name = format!("{text} {words}");
                let button = Button::toggle(&words, is_held).spoken(&name);
                if button.show(ui).clicked() {
                    scope.say(answered(synergy, one, (!is_held).then_some(*answer)));
                }
            }
        });
    }
    let tint = color(palette.text_2);
    let origin = scope.origin(&one.question.origin);
    ui.add(egui::Label::new(Type::Small.tinted(origin, tint)).wrap());
}

/// The same answer again takes it back.
fn answered(synergy: &Synergy, one: &Asked, answer: Option<Answer>) -> Message {
    let value = answer.map_or(Value::Null, |answer| answer.code().into());
    let mut fields = Fields::new();
    fields.insert("checks".to_owned(), json!({ one.question.code.as_str(): value }));
    Message::Do(Intent::EditSynergy {
        id: synergy.reference.clone(),
        fields,
    })
}
