//! How proposals are ranked: weights, distances, spread of groups. The list follows while a slider moves; the
//! project changes when it is let go, as one step.

mod held;
mod limits;
mod rows;

use egui::{ScrollArea, Ui};

use super::Scope;
use super::page_head::head;
use crate::matching::Weights;
use crate::model::Family;
use crate::session::Intent;
use crate::session::settings::all_back;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, Scale, section};

use held::Held;
pub use limits::why as limit_words;

use limits::LimitState;
use rows::{Row, row};

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RankingState {
    /// The slider that was moved and is not yet settled.
    held: Option<Held>,
    limits: LimitState,
}

impl RankingState {
    /// Gives up what was moved and not yet settled; false when there was nothing.
    pub fn give_up(&mut self) -> bool {
        held::give_up(&mut self.held)
    }

    /// Shows the limit of a nature when the page opens next.
    pub fn look_at(&mut self, code: &str) {
        self.limits.look_at(code);
    }

    /// What was moved is settled when the page is left.
    pub fn follow(&mut self, scope: &mut Scope<'_>) {
        if scope.document.selection != crate::ui::message::Selection::Ranking {
            held::settle(scope, &mut self.held);
        }
    }
}

/// Shows the page.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut RankingState) {
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("ranking")
        .show(ui, |ui| {
            head(ui, scope, |ui, scope| {
                drop(role::title(ui, scope.tr("action-ranking")));
            });
            let lead = if scope.document.list_is_old() {
                "ranking-updating"
            } else {
                "ranking-lead"
            };
            role::small(ui, scope.tr(lead));
            let read_only = scope.document.session.is_read_only();
            if read_only {
                Notice::new(NoticeKind::Info, &scope.tr("ranking-read-only")).show(ui);
            }
            ui.add_space(space::PAD);
            ui.add_enabled_ui(!read_only, |ui| {
                weights(ui, scope, &mut state.held);
                ui.add_space(space::APART);
                limits::show(ui, scope, &mut state.limits);
                ui.add_space(space::APART);
                pools(ui, scope, &mut state.held);
                ui.add_space(space::MARGIN);
            });
            held::settle_when_quiet(ui, scope, &mut state.held);
        });
}

fn weights(ui: &mut Ui, scope: &mut Scope<'_>, held: &mut Option<Held>) {
    section(ui, &scope.tr("ranking-weights"));
    ui.add_space(space::NEAR);
    for (part, most) in Weights::PARTS {
        let scale = Scale {
            least: 0.0,
            most,
            step: if most > 1.0 { 0.25 } else { 0.1 },
            usual: Weights::USUAL,
        };
        let held_in_project = Weights::weight_of(scope.document.session.project(), part);
        row(
            ui,
            scope,
            held,
            &Row {
                key: format!("{}{part}", Weights::WEIGHT),
                name: scope.tr(&format!("weight-{part}")),
                icon: None,
                value: held_in_project,
                scale,
                words: &|scope, weight| scope.tr(weight_words(weight, most)),
            },
        );
        role::small(ui, scope.tr(&format!("weight-{part}-raise")));
        ui.add_space(space::PAD);
    }
    all_usual(ui, scope, Weights::WEIGHT, "ranking-all-weights");
}

/// How strongly a part counts, in words.
fn weight_words(weight: f64, most: f64) -> &'static str {
    match weight {
        // The normal place of some sliders is their right end: the words say so.
        w if w >= 1.0 && most <= 1.0 => "weight-normal-most",
        w if w <= 0.0 => "weight-none",
        w if w < 1.0 => "weight-little",
        w if w < 1.25 => "weight-normal",
        w if w < 2.5 => "weight-much",
        _ => "weight-most",
    }
}

fn pools(ui: &mut Ui, scope: &mut Scope<'_>, held: &mut Option<Held>) {
    section(ui, &scope.tr("ranking-pools"));
    ui.add_space(space::NEAR);
    role::small(ui, scope.tr("pool-explain"));
    ui.add_space(space::NEAR);
    for family in Family::ALL {
        let scale = Scale {
            least: 1.0,
            most: 100.0,
            step: 1.0,
            usual: Weights::usual_pool_km(*family),
        };
        let value = Weights::pool_km_of(scope.document.session.project(), *family);
        let tint = color(palette(ui.ctx()).family(Some(*family)));
        row(
            ui,
            scope,
            held,
            &Row {
                key: format!("{}{}", Weights::POOL, family.code()),
                name: scope.tr(&format!("family-{}", family.code())),
                icon: Some((icons::family(Some(*family)), tint)),
                value,
                scale,
                words: &|scope, km| crate::matching::explain::kilometres(scope.lang, km),
            },
        );
        ui.add_space(space::NEAR);
    }
    all_usual(ui, scope, Weights::POOL, "ranking-all-pools");
}

/// Goes back to the default for every setting of a kind, when one was changed.
fn all_usual(ui: &mut Ui, scope: &mut Scope<'_>, prefix: &str, words: &str) {
    let rows = all_back(scope.document.session.project(), prefix);
    let button = Button::secondary(&scope.tr(words))
        .icon(icons::UNDO)
        .enabled(!rows.is_empty())
        .show(ui);
    if button.clicked() {
        scope.say(Message::Do(Intent::Settings(rows)));
    }
}
