//! A decided synergy: what, who, how far, and its next step.

use egui::{ScrollArea, Ui};

use super::{Scope, head};
use crate::base::ids::SynergyId;
use crate::matching::{Candidate, Exchange, explain};
use crate::model::{Level, Synergy, SynergyState};
use crate::session::Intent;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::panels::forms::quantity_words;
use crate::ui::panels::lists::ends;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, section};

/// Width of the names of facts, in points.
const FACT_NAME: f32 = 96.0;

/// The main path, in order.
const PATH: [SynergyState; 6] = [
    SynergyState::Piste,
    SynergyState::Discussion,
    SynergyState::Etude,
    SynergyState::Negociation,
    SynergyState::MiseEnOeuvre,
    SynergyState::EnService,
];

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, id: SynergyId) {
    let Some(synergy) = scope.document.session.project().synergies.get(&id).cloned() else {
        return;
    };
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt(("synergy", id))
        .show(ui, |ui| {
            head(ui, scope, |ui, scope| {
                let state = scope.tr(&format!("state-{}", synergy.state.code()));
                ui.label(Type::SmallStrong.tinted(state, color(palette(ui.ctx()).accent)));
            });
            let ends = ends(scope, &synergy);
            role::headline(
                ui,
                if synergy.label.is_empty() {
                    &ends
                } else {
                    &synergy.label
                },
            );
            role::small(ui, ends);
            ui.add_space(space::PAD);
            facts_ui(ui, scope, &synergy);
            why_ui(ui, scope, &synergy);
            actors_ui(ui, scope, &synergy);
            steps_ui(ui, scope, &synergy);
            ui.add_space(space::PAD);
            role::small(ui, scope.origin(&synergy.origin));
            ui.add_space(space::PAD);
        });
}

fn facts_ui(ui: &mut Ui, scope: &Scope<'_>, synergy: &Synergy) {
    let reason = synergy
        .reason
        .map(|r| scope.tr(&format!("reason-{}", crate::base::text::fold(r.code()))));
    let quantity = quantity_words(scope.lang, &synergy.quantity);
    let told = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let facts = [
        ("field-quantity", quantity),
        ("field-reason", reason),
        ("field-owner", told(&synergy.owner)),
        ("field-next-action", told(&synergy.next_action)),
        (
            "field-due",
            told(&crate::base::date::words(scope.lang, &synergy.due)),
        ),
        ("field-brakes", told(&synergy.brakes)),
        ("field-motive", told(&synergy.motive)),
        ("field-note", told(&synergy.note)),
    ];
    for (key, value) in facts {
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
    ui.add_space(space::PAD);
}

/// What the rules say of the pair, as when it was proposed: a decision does not lose its reasons.
fn why_ui(ui: &mut Ui, scope: &Scope<'_>, synergy: &Synergy) {
    let Some(snapshot) = scope.document.snapshot.as_ref() else {
        return;
    };
    let project = &snapshot.project;
    let exchange = synergy
        .offer_flow
        .zip(synergy.need_flow)
        .and_then(|(offer, need)| {
            let nature = |flow| {
                snapshot
                    .rules
                    .natures()
                    .index_of(project.flows.get(flow)?.nature.as_deref()?)
            };
            let relation = snapshot
                .rules
                .relations
                .between(nature(&offer)?, nature(&need)?)?;
            Some(Candidate::Exchange(Exchange {
                offer,
                need,
                relation,
                score: 0,
            }))
        });
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

fn steps_ui(ui: &mut Ui, scope: &mut Scope<'_>, synergy: &Synergy) {
    section(ui, &scope.tr("synergy-step"));
    ui.add_space(space::TIGHT);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for state in PATH {
            let words = scope.tr(&format!("state-{}", state.code()));
            if Button::toggle(&words, state == synergy.state).show(ui).clicked() && state != synergy.state {
                scope.say(Message::Do(Intent::SetState {
                    synergy: synergy.reference.clone(),
                    state: state.code().to_owned(),
                    reason: None,
                }));
            }
        }
    });
    ui.add_space(space::NEAR);
    let words = scope.tr("synergy-delete");
    if Button::quiet(&words).icon(icons::DELETE).show(ui).clicked() {
        scope.say(Message::Do(Intent::DeleteSynergy {
            id: synergy.reference.clone(),
        }));
    }
}
