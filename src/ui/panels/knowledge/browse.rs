//! All natures by family, or those that a search finds; first what the project adds or changes.

use egui::Ui;

use super::faults::faults;
use super::rules::{self, RuleStand};
use super::{KnowledgeState, Scope, go, meant};
use crate::matching::Weights;
use crate::matching::explain::kilometres;
use crate::model::Family;
use crate::reference::{Knowledge, NatureIx};
use crate::ui::icons;
use crate::ui::message::Page;
use crate::ui::panels::page_head::head;
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::{ListRow, SearchField, section};

/// Most natures found at once.
const FOUND: usize = 40;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut KnowledgeState) {
    head(ui, scope, |ui, scope| {
        drop(role::title(ui, scope.tr("action-knowledge")));
    });
    role::small(ui, scope.tr("knowledge-lead"));
    ui.add_space(space::PAD);
    let width = ui.available_width();
    let name = scope.tr("knowledge-search");
    SearchField::new(&name, &mut state.sought).width(width).show(ui);
    ui.add_space(space::NEAR);
    let known = scope.document.session.knowledge();
    if !state.sought.trim().is_empty() {
        let (lang, version) = (scope.lang, scope.document.map.version());
        let found = state.found.rows(version, &state.sought, || {
            meant(&known, &state.sought, lang, FOUND)
        });
        if found.is_empty() {
            role::small(ui, scope.tr("knowledge-none-found"));
        }
        ui.scope(|ui| {
            for ix in found {
                nature_row(ui, scope, &known, *ix);
            }
        });
        return;
    }
    faults(ui, scope, &known);
    of_project(ui, scope, &known);
    by_family(ui, scope, &known);
}

/// What the project adds, changes or switches off.
fn of_project(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge) {
    let natures: Vec<_> = known
        .natures()
        .indices()
        .filter(|ix| known.is_own(*ix) || known.words().iter().any(|(_, of)| of == ix))
        .collect();
    let rules: Vec<_> = rules::all(scope, known)
        .into_iter()
        .filter(|rule| rule.stand != RuleStand::BuiltIn)
        .collect();
    if natures.is_empty() && rules.is_empty() {
        return;
    }
    ui.add_space(space::NEAR);
    section(ui, &scope.tr("knowledge-of-project"));
    ui.scope(|ui| {
        for ix in natures {
            nature_row(ui, scope, known, ix);
        }
        for rule in rules {
            rules::row(ui, scope, known, &rule, rules::Told::Whole);
        }
    });
}

fn by_family(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge) {
    let natures = known.natures();
    for family in Family::ALL {
        ui.add_space(space::MARGIN);
        section(ui, &scope.tr(&format!("family-{}", family.code())));
        let roots = natures
            .indices()
            .filter(|ix| natures.is_root(*ix) && natures.get(*ix).family == *family);
        ui.scope(|ui| {
            for child in roots.flat_map(|root| natures.children(root)) {
                nature_row(ui, scope, known, *child);
            }
        });
    }
}

/// A nature in a list: its distance, and how many narrower ones there are.
pub(super) fn nature_row(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge, ix: NatureIx) {
    let nature = known.natures().get(ix);
    let project = scope.document.session.project();
    let km = kilometres(scope.lang, Weights::limit_of(project, known.natures(), ix).0);
    let tint = color(palette(ui.ctx()).family(Some(nature.family)));
    let below = known.natures().children(ix).len();
    let own = known.is_own(ix).then(|| scope.tr("nature-own-tag"));
    let below = (below > 0).then(|| scope.count("knowledge-count-below", below));
    let detail = own.into_iter().chain(below).collect::<Vec<_>>().join(" · ");
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut row = ListRow::new(nature.label(scope.lang))
        .icon(icons::family(Some(nature.family)), tint)
        .plain()
        .inset()
        .note(&km);
    if !detail.is_empty() {
        row = row.detail(&detail, 1);
    }
    if row.show(ui).clicked() {
        scope.say(go(Page::Nature(nature.code.clone())));
    }
}
