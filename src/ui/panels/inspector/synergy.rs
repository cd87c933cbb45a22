//! A decided synergy: what, who, how far, and its next step.

use egui::{ScrollArea, Ui};

use super::checks::{self, ChecksState};
use super::proposal::is_typed;
use super::{Scope, help, maturity};
use crate::base::date;
use crate::base::ids::SynergyId;
use crate::base::text::capitalised;
use crate::matching::{Candidate, explain};
use crate::model::{Level, Reason, Synergy, SynergyState};
use crate::reference::saying::quantity_words;
use crate::session::Intent;
use crate::session::follow_up::{ASIDE, STEPS, ends, passages};
use crate::session::intent::Fields;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::panels::in_place::{Draft, Look};
use crate::ui::panels::page_head::head;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, section};

/// Width of the names of facts, in points.
const FACT_NAME: f32 = 96.0;

/// Passages of its life that are shown.
const LIVED: usize = 30;

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SynergyPage {
    draft: Draft,
    checks: ChecksState,
    /// The state that waits for its reason.
    leaving: Option<SynergyState>,
    of: Option<SynergyId>,
}

impl SynergyPage {
    /// The page of a synergy that waits for the reason why it leaves the path.
    pub(super) fn leaving(id: SynergyId, state: SynergyState) -> Self {
        Self {
            of: Some(id),
            leaving: Some(state),
            ..Self::default()
        }
    }
}

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, page: &mut SynergyPage, id: SynergyId) {
    let Some(synergy) = scope.document.session.project().synergies.get(&id).cloned() else {
        return;
    };
    if page.of != Some(id) {
        *page = SynergyPage {
            of: Some(id),
            ..SynergyPage::default()
        };
    }
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(("synergy", id))
        .show(ui, |ui| {
            head(ui, scope, |ui, scope| {
                let state = scope.tr(&format!("state-{}", synergy.state.code()));
                ui.label(Type::SmallStrong.tinted(state, color(palette(ui.ctx()).accent)));
            });
            let ends = ends(scope.document.session.project(), &synergy);
            let title = if synergy.label.is_empty() {
                &ends
            } else {
                &synergy.label
            };
            role::headline(ui, title);
            role::small(ui, ends.as_str());
            decided_ui(ui, scope, &synergy);
            ui.add_space(space::PAD);
            steps_ui(ui, scope, page, &synergy);
            facts_ui(ui, scope, &synergy);
            fields_ui(ui, scope, page, &synergy);
            help::show(ui, scope, &synergy);
            checks::show(ui, scope, &mut page.checks, &synergy);
            maturity::show(ui, scope, &synergy);
            why_ui(ui, scope, &synergy);
            actors_ui(ui, scope, &synergy);
            history_ui(ui, scope, &synergy);
            let words = scope.tr("synergy-delete");
            if Button::quiet(&words).icon(icons::DELETE).show(ui).clicked() {
                scope.say(Message::Do(Intent::DeleteSynergy {
                    id: synergy.reference.clone(),
                }));
            }
            ui.add_space(space::PAD);
            role::small(ui, scope.origin(&synergy.origin));
            ui.add_space(space::PAD);
        });
}

/// The last decision: what, when and why.
fn decided_ui(ui: &mut Ui, scope: &Scope<'_>, synergy: &Synergy) {
    let passages = passages(scope.document.session.history(), synergy.id);
    let last = passages.iter().rev().find(|p| p.state == Some(synergy.state));
    let Some(day) = last.and_then(|passage| passage.day) else {
        return;
    };
    let state = capitalised(&scope.tr(&format!("state-{}", synergy.state.code())));
    let day = date::words(scope.lang, &day.to_string());
    let mut words = scope.tr_with("synergy-decided", &[("state", &state), ("day", &day)]);
    if let Some(reason) = synergy.reason.filter(|_| synergy.state.needs_reason()) {
        let reason = scope.tr(&format!("reason-{}", crate::base::text::fold(reason.code())));
        words = scope.tr_with("synergy-decided-why", &[("what", &words), ("reason", &reason)]);
    }
    ui.add(egui::Label::new(Type::Strong.rich(words)).wrap());
}

/// What cannot be typed here: the quantity, and why it left the path.
fn facts_ui(ui: &mut Ui, scope: &Scope<'_>, synergy: &Synergy) {
    let reason = synergy
        .reason
        .map(|r| scope.tr(&format!("reason-{}", crate::base::text::fold(r.code()))));
    let quantity = quantity_words(scope.lang, &synergy.quantity);
    for (key, value) in [("field-quantity", quantity), ("field-reason", reason)] {
        let Some(value) = value else { continue };
        ui.horizontal_top(|ui| {
            let size = egui::vec2(FACT_NAME, Type::Body.line_height());
            ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.set_min_width(FACT_NAME);
                role::small(ui, scope.tr(key));
            });
            ui.add(egui::Label::new(Type::Body.rich(value)).wrap());
        });
    }
}

/// Who, what next, by when; then what is known of it. Typed in place.
fn fields_ui(ui: &mut Ui, scope: &mut Scope<'_>, page: &mut SynergyPage, synergy: &Synergy) {
    let nda = date::words(scope.lang, &synergy.nda);
    // Nobody has to carry on what was refused or has ended.
    if !synergy.state.needs_reason() {
        next_ui(ui, scope, page, synergy);
    }
    let known = [
        ("motive", synergy.motive.as_str(), 2),
        ("brakes", synergy.brakes.as_str(), 2),
        ("documents", synergy.documents.as_str(), 2),
        ("nda", nda.as_str(), 1),
        ("note", synergy.note.as_str(), 2),
    ];
    section(ui, &scope.tr("synergy-known"));
    ui.add_space(space::TIGHT);
    for one in known {
        field(ui, scope, page, synergy, one);
    }
    ui.add_space(space::PAD);
}

/// Who does what next, and by when.
fn next_ui(ui: &mut Ui, scope: &mut Scope<'_>, page: &mut SynergyPage, synergy: &Synergy) {
    section(ui, &scope.tr("synergy-next"));
    ui.add_space(space::TIGHT);
    let due = date::words(scope.lang, &synergy.due);
    ui.columns(2, |columns| {
        field(
            &mut columns[0],
            scope,
            page,
            synergy,
            ("owner", &synergy.owner, 1),
        );
        field(&mut columns[1], scope, page, synergy, ("due", &due, 1));
    });
    field(ui, scope, page, synergy, ("next_action", &synergy.next_action, 2));
    ui.add_space(space::NEAR);
}

fn field(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    page: &mut SynergyPage,
    synergy: &Synergy,
    (name, held, rows): (&str, &str, usize),
) {
    let key = name.replace('_', "-");
    let label = scope.tr(&format!("field-{key}"));
    let hint = scope.tr(&format!("field-{key}-hint"));
    let look = Look::line(&label, &hint).rows(rows);
    let key = format!("{} {name}", synergy.reference);
    if let Some(text) = page.draft.field(ui, &key, held, look) {
        let mut fields = Fields::new();
        fields.insert(name.to_owned(), text.into());
        scope.say(edit(synergy, fields));
    }
    ui.add_space(space::TIGHT);
}

fn edit(synergy: &Synergy, fields: Fields) -> Message {
    Message::Do(Intent::EditSynergy {
        id: synergy.reference.clone(),
        fields,
    })
}

/// What happened to it, newest first: read from the log, so nobody has to keep it.
fn history_ui(ui: &mut Ui, scope: &Scope<'_>, synergy: &Synergy) {
    let mut passages = passages(scope.document.session.history(), synergy.id);
    if passages.is_empty() {
        return;
    }
    passages.reverse();
    section(ui, &scope.tr("synergy-history"));
    ui.add_space(space::TIGHT);
    for passage in passages.iter().take(LIVED) {
        let day = passage.day.map(|day| date::words(scope.lang, &day.to_string()));
        let state = passage.state.map(|s| scope.tr(&format!("state-{}", s.code())));
        let words = state.unwrap_or_else(|| passage.name.words(scope.lang));
        let day = day.unwrap_or_default();
        role::small(
            ui,
            scope.tr_with("synergy-passage", &[("day", &day), ("what", &words)]),
        );
    }
    ui.add_space(space::PAD);
}

/// What the rules say of the pair, as when it was proposed: a decision does not lose its reasons.
fn why_ui(ui: &mut Ui, scope: &Scope<'_>, synergy: &Synergy) {
    let Some(snapshot) = scope.document.snapshot.as_ref() else {
        return;
    };
    let project = &snapshot.project;
    let flows = synergy.offer_flow.zip(synergy.need_flow);
    let exchange = flows.and_then(|(offer, need)| snapshot.rules.exchange(project, offer, need));
    let exchange = exchange.map(Candidate::Exchange);
    let words = exchange.and_then(|e| explain(project, &snapshot.rules, &e, Level::Operator, scope.lang));
    if let Some(words) = words {
        section(ui, &scope.tr("synergy-why"));
        ui.add_space(space::TIGHT);
        role::reason(ui, words.why);
        ui.add_space(space::PAD);
    }
}

fn actors_ui(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy) {
    section(ui, &scope.tr("synergy-actors"));
    let project = scope.document.session.project();
    let pool = synergy.pool.and_then(|p| project.pools.get(&p));
    let members = pool
        .into_iter()
        .flat_map(|p| &p.flows)
        .filter_map(|f| project.flows.get(f))
        .map(|f| f.actor);
    let actors: Vec<_> = synergy
        .from_actor
        .into_iter()
        .chain(synergy.to_actor)
        .chain(members)
        .collect();
    ui.spacing_mut().item_spacing.y = 0.0;
    for id in actors {
        let Some(actor) = project.actors.get(&id) else {
            continue;
        };
        let icon = icons::actor(actor.kind).filled();
        let row = ListRow::new(&actor.name)
            .icon(icon, color(palette(ui.ctx()).text))
            .plain()
            .inset()
            .show(ui);
        if row.clicked() {
            scope.say(Message::Select(Selection::Actor(id)));
        }
    }
    ui.add_space(space::PAD);
}

/// The path, and the ways beside it; a state that needs a reason asks for it in place.
fn steps_ui(ui: &mut Ui, scope: &mut Scope<'_>, page: &mut SynergyPage, synergy: &Synergy) {
    section(ui, &scope.tr("synergy-step"));
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for state in STEPS.into_iter().chain([SynergyState::EnService]) {
            step_button(ui, scope, page, synergy, state);
        }
    });
    ui.add_space(space::NEAR);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for state in ASIDE {
            step_button(ui, scope, page, synergy, state);
        }
    });
    if let Some(state) = page.leaving {
        ui.add_space(space::NEAR);
        ui.label(Type::Strong.rich(scope.tr("synergy-leave-why")));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
            for (digit, reason) in (1..).zip(Reason::ALL) {
                let words = scope.tr(&format!("reason-{}", crate::base::text::fold(reason.code())));
                let digit = digit.to_string();
                let clicked = Button::secondary(&words).key(&digit).show(ui).clicked();
                if clicked || is_typed(ui, &digit) {
                    page.leaving = None;
                    scope.say(set_state(synergy, state, Some(*reason)));
                }
            }
        });
    }
    ui.add_space(space::PAD);
}

fn step_button(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    page: &mut SynergyPage,
    synergy: &Synergy,
    state: SynergyState,
) {
    let words = scope.tr(&format!("state-{}", state.code()));
    let on = state == synergy.state || page.leaving == Some(state);
    if !Button::toggle(&words, on).show(ui).clicked() || state == synergy.state {
        return;
    }
    if state.needs_reason() {
        page.leaving = Some(state);
    } else {
        page.leaving = None;
        scope.say(set_state(synergy, state, None));
    }
}

fn set_state(synergy: &Synergy, state: SynergyState, reason: Option<Reason>) -> Message {
    Message::Do(Intent::SetState {
        synergy: synergy.reference.clone(),
        state: state.code().to_owned(),
        reason: reason.map(|reason| reason.code().to_owned()),
    })
}
