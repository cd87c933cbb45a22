//! The questions that matter most: a few answers that would move most proposals.

use egui::Ui;

use super::Scope;
use crate::matching::deciding::{Deciding, deciding};
use crate::matching::explain::{QuestionLine, capitalised, explain};
use crate::matching::{Candidate, facts::Question};
use crate::model::{Level, Synergy};
use crate::picture::LineState;
use crate::session::Snapshot;
use crate::ui::icons;
use crate::ui::message::{Editing, Message};
use crate::ui::panels::memo::Memo;
use crate::ui::theme::{color, palette};
use crate::ui::widgets::ListRow;

/// Most questions shown.
const SHOWN: usize = 5;
/// The best proposals that are asked what they wait for.
const ASKED: usize = 300;

/// Whether they are shown, and the questions of the present list.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct DecidingState {
    /// They are shown.
    pub open: bool,
    found: Memo<Deciding>,
}

/// Shows the questions, when they were asked for.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut DecidingState) {
    let Some(snapshot) = scope.document.snapshot.as_ref() else {
        return;
    };
    let tint = color(palette(ui.ctx()).text_2);
    if !state.open {
        return;
    }
    let found = state.found.rows(scope.document.map.version(), "", || {
        deciding(&snapshot.project, &snapshot.rules, &waiting(snapshot), SHOWN)
    });
    if found.is_empty() {
        super::hint(ui, &scope.tr("deciding-none"));
    }
    let mut asked = None;
    for one in found {
        let Some(line) = question(scope, snapshot, one) else {
            continue;
        };
        let Some(flow) = snapshot.project.flows.get(&one.flow) else {
            continue;
        };
        let waiting = scope.count("deciding-proposals", one.proposals);
        let detail = format!("{} {waiting}.", line.text);
        if ListRow::new(&capitalised(&flow.label))
            .icon(icons::QUESTION, tint)
            .detail(&detail, 3)
            .show(ui)
            .clicked()
        {
            asked = Some(*one);
        }
    }
    if let Some(one) = asked {
        scope.say(Message::Edit(Some(answer(snapshot, &one))));
    }
}

/// What waits for answers: exchanges that were kept and do not run yet, and the best proposals. Deciding answers nothing.
fn waiting(snapshot: &Snapshot) -> Vec<Candidate> {
    let (project, rules) = (&snapshot.project, &snapshot.rules);
    let under_way = |s: &Synergy| LineState::of_state(s.state).is_some_and(|line| line < LineState::Running);
    let kept = project.synergies.values().filter(|s| under_way(s));
    let kept = kept.filter_map(|s| rules.exchange(project, s.offer_flow?, s.need_flow?));
    let best = snapshot.candidates.iter().take(ASKED).cloned();
    kept.map(Candidate::Exchange).chain(best).collect()
}

/// The question in the words of the proposal that waits for it.
fn question(scope: &Scope<'_>, snapshot: &Snapshot, one: &Deciding) -> Option<QuestionLine> {
    let candidate = Candidate::Exchange(one.example);
    let words = explain(
        &snapshot.project,
        &snapshot.rules,
        &candidate,
        Level::Operator,
        scope.lang,
    )?;
    words
        .questions
        .into_iter()
        .find(|line| (line.flow, line.question) == (one.flow, one.question))
}

/// What is to be edited to answer it.
fn answer(snapshot: &Snapshot, one: &Deciding) -> Editing {
    let place = matches!(one.question, Question::OfferPlace | Question::NeedPlace);
    match snapshot.project.flows.get(&one.flow).filter(|_| place) {
        Some(flow) => Editing::Actor(flow.actor),
        None => Editing::Flow(one.flow),
    }
}
