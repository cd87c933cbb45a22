//! A proposal: sentence, why, parts of the score, questions, origin, and the decision.

use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use super::checks::{self, ChecksState};
use super::{Scope, rivals};
use crate::matching::{Candidate, Explanation, explain};
use crate::model::{Level, Reason};
use crate::session::Intent;
use crate::session::intent::Decision;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::{Editing, Message};
use crate::ui::panels::focus::enter_is_free;
use crate::ui::panels::memo::Memo;
use crate::ui::panels::page_head::head;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{
    Button, Notice, NoticeEvent, NoticeKind, Tag, TextField, hairline, month_chart, score_bar, section,
};

/// A decision under way on one proposal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProposalState {
    /// The proposal that it is about.
    pub of: String,
    /// What is being decided.
    pub step: Step,
    /// Who carries it.
    pub owner: String,
    /// When, as an ISO date.
    pub due: String,
    checks: ChecksState,
    /// Where the proposal stands in the list.
    place: Memo<usize>,
}

/// Where the decision stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Nothing begun.
    #[default]
    Open,
    /// Kept: who and when?
    Keeping,
    /// Refused: why?
    Refusing,
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ProposalState, id: &str) {
    if state.of != id {
        *state = ProposalState {
            of: id.to_owned(),
            ..ProposalState::default()
        };
    }
    let document = scope.document;
    let found = document.snapshot.as_ref().and_then(|snapshot| {
        let is_it = |c: &Candidate| c.id(&snapshot.project) == id;
        let place = || snapshot.candidates.iter().position(is_it).into_iter().collect();
        let place = *state.place.rows(document.map.version(), id, place).first()?;
        let candidate = snapshot.candidates.get(place)?;
        let words = explain(
            &snapshot.project,
            &snapshot.rules,
            candidate,
            Level::Operator,
            scope.lang,
        )?;
        Some((
            words,
            candidate.score(),
            snapshot.news.is_new(candidate),
            candidate.clone(),
        ))
    });
    let Some((words, score, is_new, candidate)) = found else {
        head(ui, scope, |ui, scope| {
            drop(role::body(ui, scope.tr("proposal-gone")));
        });
        return;
    };
    Panel::bottom("decision")
        .frame(Frame::new().inner_margin(Margin {
            top: 8,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            decision_ui(ui, scope, state, id);
        });
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(("proposal", id))
        .show(ui, |ui| {
            head(ui, scope, |ui, scope| tags(ui, scope, &words, is_new));
            role::headline(ui, words.title.as_str());
            ui.add_space(space::TIGHT);
            let actors = candidate.actors(scope.document.session.project());
            rivals::show_between(ui, scope, &actors);
            role::reason(ui, words.why.as_str());
            if !words.conditions.is_empty() {
                role::small(
                    ui,
                    scope.tr_with("proposal-conditions", &[("conditions", &words.conditions)]),
                );
            }
            ui.add_space(space::PAD);
            score_ui(ui, scope, &words, score);
            ui.add_space(space::NEAR);
            gain_and_effort(ui, scope, &words);
            if let Candidate::Exchange(exchange) = &candidate {
                super::shares::show(ui, scope, &words, exchange);
            }
            months_ui(ui, scope, &words);
            brakes_ui(ui, scope, &words);
            questions_ui(ui, scope, &words);
            ui.add_space(space::NEAR);
            checks::show_ahead(ui, scope, &mut state.checks, &candidate);
            if !words.example.is_empty() {
                origin_line(
                    ui,
                    &scope.tr_with("proposal-example", &[("example", &words.example)]),
                );
            }
            origin_line(ui, &words.origin);
            ui.add_space(space::PAD);
        });
}

fn tags(ui: &mut Ui, scope: &Scope<'_>, words: &Explanation, is_new: bool) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        let family = words
            .family
            .map_or("family-unknown".to_owned(), |f| format!("family-{}", f.code()));
        let tint = color(palette(ui.ctx()).family(words.family));
        ui.label(icons::family(words.family).text(space::ICON).color(tint));
        ui.label(Type::SmallStrong.tinted(scope.tr(&family), tint));
        if is_new {
            Tag::signal(&scope.tr("tag-new")).show(ui);
        }
        if words.illustrative {
            Tag::illustrative(&scope.tr("status-illustrative")).show(ui);
        }
    });
}

fn score_ui(ui: &mut Ui, scope: &mut Scope<'_>, words: &Explanation, score: u32) {
    ui.horizontal(|ui| {
        ui.label(Type::SmallStrong.tinted(scope.tr("score"), color(palette(ui.ctx()).text_2)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(Type::Small.tinted(scope.tr("out-of-100"), color(palette(ui.ctx()).text_2)));
            let score = (f64::from(score) / 1000.0).round();
            ui.label(Type::Score.rich(format!("{score}")));
        });
    });
    hairline(ui);
    role::small(ui, scope.tr("score-means"));
    for part in &words.parts {
        score_bar(ui, scope.lang, &part.label, part.value, &part.reason);
    }
    let words = Action::Ranking.words(scope.lang);
    if Button::quiet(&words).icon(icons::SETTINGS).show(ui).clicked() {
        scope.say(Message::Act(Action::Ranking));
    }
}

fn gain_and_effort(ui: &mut Ui, scope: &Scope<'_>, words: &Explanation) {
    hairline(ui);
    ui.add_space(space::NEAR);
    ui.columns(2, |columns| {
        for (column, (key, text)) in columns
            .iter_mut()
            .zip([("gain", &words.gain), ("effort", &words.effort)])
        {
            // Columns justify by themselves; words must not be spread out.
            column.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.label(Type::SmallStrong.tinted(scope.tr(key), color(palette(ui.ctx()).text_2)));
                role::body(ui, text.as_str());
            });
        }
    });
    ui.add_space(space::NEAR);
}

/// Given and sought over the year, when it is not the same every month.
fn months_ui(ui: &mut Ui, scope: &Scope<'_>, words: &Explanation) {
    let Some(months) = &words.months else { return };
    let seasonal = |values: &[f64; 12]| values.contains(&0.0);
    if !(seasonal(&months.given) || seasonal(&months.sought)) {
        return;
    }
    section(ui, &scope.tr("proposal-months"));
    ui.add_space(space::TIGHT);
    let names: [String; 12] = std::array::from_fn(|m| scope.tr(&format!("month-{}", m + 1)));
    let initials = names
        .clone()
        .map(|name| name.chars().take(1).collect::<String>().to_uppercase());
    let (given, sought) = (scope.tr("months-given"), scope.tr("months-sought"));
    let running = |values: &[f64; 12]| {
        let on = names.iter().zip(values).filter(|(_, v)| **v > 0.0);
        on.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" ")
    };
    let described = format!(
        "{given} : {} ; {sought} : {}",
        running(&months.given),
        running(&months.sought)
    );
    let series = [months.given, months.sought];
    let key = scope.tr_with("months-key", &[("unit", &months.unit)]);
    month_chart(ui, series, &initials, &described);
    role::small(ui, key);
    if !(months.said.0 && months.said.1) {
        role::small(ui, scope.tr("months-assumed"));
    }
    ui.add_space(space::NEAR);
}

fn brakes_ui(ui: &mut Ui, scope: &Scope<'_>, words: &Explanation) {
    if words.brakes.is_empty() {
        return;
    }
    section(ui, &scope.tr("proposal-brakes"));
    for brake in &words.brakes {
        ui.add_space(space::TIGHT);
        role::body(ui, brake.as_str());
    }
    ui.add_space(space::NEAR);
}

fn questions_ui(ui: &mut Ui, scope: &mut Scope<'_>, words: &Explanation) {
    if words.questions.is_empty() {
        return;
    }
    section(ui, &scope.tr("questions-decide"));
    for question in words.questions.iter().take(4) {
        ui.add_space(space::TIGHT);
        let answer = scope.tr("answer");
        let event = Notice::new(NoticeKind::Question, &question.text)
            .action(&answer, "")
            .show(ui);
        if event == Some(NoticeEvent::Action) {
            use crate::matching::facts::Question;
            let place = matches!(question.question, Question::OfferPlace | Question::NeedPlace);
            let owner = scope
                .document
                .session
                .project()
                .flows
                .get(&question.flow)
                .map(|f| f.actor);
            let editing = match owner {
                Some(actor) if place => Editing::Actor(actor),
                _ => Editing::Flow(question.flow),
            };
            scope.say(Message::Edit(Some(editing)));
        }
    }
}

fn origin_line(ui: &mut Ui, words: &str) {
    ui.horizontal_top(|ui| {
        let tint = color(palette(ui.ctx()).text_2);
        ui.label(icons::SOURCE.text(space::ICON_SMALL).color(tint));
        ui.add(egui::Label::new(Type::Small.tinted(words, tint)).wrap());
    });
}

fn decision_ui(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ProposalState, id: &str) {
    match state.step {
        Step::Open => choose_ui(ui, scope, state, id),
        Step::Keeping => keep_ui(ui, scope, state, id),
        Step::Refusing => refuse_ui(ui, scope, state, id),
    }
}

fn choose_ui(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ProposalState, id: &str) {
    let button = |action: Action| (action.words(scope.lang), action.key_cap(scope.lang));
    let (keep, park, refuse) = (button(Action::Keep), button(Action::Park), button(Action::Refuse));
    let keep = Button::primary(&keep.0)
        .icon(icons::KEEP)
        .key(&keep.1)
        .full_width();
    if keep.show(ui).clicked() {
        state.step = Step::Keeping;
    }
    ui.columns(2, |columns| {
        let park = Button::secondary(&park.0)
            .icon(icons::LATER)
            .key(&park.1)
            .full_width();
        if park.show(&mut columns[0]).clicked() {
            scope.say(decide(id, "attente", Decision::default()));
        }
        let refuse = Button::secondary(&refuse.0)
            .icon(icons::REFUSE)
            .key(&refuse.1)
            .full_width();
        if refuse.show(&mut columns[1]).clicked() {
            state.step = Step::Refusing;
        }
    });
}

/// Kept: who carries it, and when.
fn keep_ui(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ProposalState, id: &str) {
    let owner = TextField::new(&scope.tr("field-owner"), &mut state.owner).show(ui);
    TextField::new(&scope.tr("field-due"), &mut state.due)
        .hint(&scope.tr("field-due-hint"))
        .show(ui);
    ui.add_space(space::NEAR);
    let enter = enter_is_free(ui);
    if !enter && ui.memory(|m| m.focused().is_none()) {
        owner.request_focus();
    }
    ui.horizontal(|ui| {
        let (words, keys) = (scope.tr("keep-now"), scope.tr("key-enter"));
        let pressed = Button::primary(&words)
            .icon(icons::KEEP)
            .key(&keys)
            .show(ui)
            .clicked();
        if pressed || enter {
            let told = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
            let (owner, due) = (told(&state.owner), told(&state.due));
            scope.say(decide(
                id,
                "piste",
                Decision {
                    owner,
                    due,
                    ..Decision::default()
                },
            ));
        }
        if Button::secondary(&scope.tr("form-cancel")).show(ui).clicked() {
            state.step = Step::Open;
        }
    });
}

/// Refused: one of the reasons, by pointer or digit.
fn refuse_ui(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut ProposalState, id: &str) {
    ui.label(Type::Strong.rich(scope.tr("refuse-why")));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for (digit, reason) in (1..).zip(Reason::ALL) {
            let words = scope.tr(&format!("reason-{}", crate::base::text::fold(reason.code())));
            let digit = digit.to_string();
            if Button::secondary(&words).key(&digit).show(ui).clicked() || is_typed(ui, &digit) {
                let reason = Some(reason.code().to_owned());
                scope.say(decide(
                    id,
                    "refusee",
                    Decision {
                        reason,
                        ..Decision::default()
                    },
                ));
            }
        }
        if Button::quiet(&scope.tr("form-cancel")).show(ui).clicked() {
            state.step = Step::Open;
        }
    });
}

/// True when that text was just typed; a figure typed into a field is no answer.
pub(super) fn is_typed(ui: &Ui, text: &str) -> bool {
    let typed = |e: &egui::Event| matches!(e, egui::Event::Text(t) if t == text);
    !ui.ctx().text_edit_focused() && ui.input(|i| i.events.iter().any(typed))
}

/// The message that decides on a candidate.
pub fn decide(id: &str, state: &str, decision: Decision) -> Message {
    let decision = Decision {
        candidate: Some(id.to_owned()),
        state: state.to_owned(),
        ..decision
    };
    Message::Do(Intent::Decide(Box::new(decision)))
}

impl ProposalState {
    /// Gives up a decision that was begun; false when there was none.
    pub fn give_up(&mut self) -> bool {
        std::mem::take(&mut self.step) != Step::Open
    }

    /// Begins what a key asks for on a proposal.
    pub fn begin(&mut self, action: Action, id: &str, out: &mut Vec<Message>) {
        if self.of != id {
            *self = Self {
                of: id.to_owned(),
                ..Self::default()
            };
        }
        match action {
            Action::Keep => self.step = Step::Keeping,
            Action::Refuse => self.step = Step::Refusing,
            _ => out.push(decide(id, "attente", Decision::default())),
        }
    }
}
