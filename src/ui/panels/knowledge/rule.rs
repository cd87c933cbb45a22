//! One rule: its sentence, its figures, where it runs, where it comes from, and how to change it.

use egui::Ui;

use super::rule_form::RuleForm;
use super::rules::{self, RuleStand, StoodRule};
use super::{Form, KnowledgeState, Scope, go, read_only, refusal};
use crate::base::number::format_with_unit;
use crate::matching::explain::status_words;
use crate::reference::Knowledge;
use crate::reference::knowledge::RULE;
use crate::session::Intent;
use crate::ui::icons;
use crate::ui::message::{Message, Page, Selection};
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Tag, hairline};

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut KnowledgeState, id: &str) {
    let known = scope.document.session.knowledge();
    let Some(stood) = rules::find(scope, &known, id) else {
        role::body(ui, scope.tr("rule-gone"));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let words = scope.tr_with("rule-id", &[("id", id)]);
        ui.label(Type::Small.tinted(words, color(palette(ui.ctx()).text_2)));
        if stood.stand != RuleStand::BuiltIn {
            Tag::neutral(None, &scope.tr(stood.stand.key())).show(ui);
        }
    });
    ui.add_space(space::TIGHT);
    role::headline(ui, rules::sentence(scope, &known, &stood.rule));
    ui.add_space(space::NEAR);
    facts(ui, scope, &known, &stood);
    origin(ui, scope, &stood);
    ui.add_space(space::PAD);
    for end in [stood.rule.offer, stood.rule.need] {
        let nature = known.natures().get(end);
        let tint = color(palette(ui.ctx()).family(Some(nature.family)));
        let row = ListRow::new(nature.label(scope.lang))
            .icon(icons::family(Some(nature.family)), tint)
            .plain()
            .inset()
            .show(ui);
        if row.clicked() {
            scope.say(go(Page::Nature(nature.code.clone())));
        }
    }
    refusal(ui, state, &Page::Rule(id.to_owned()));
    if !read_only(ui, scope) {
        ui.add_space(space::PAD);
        actions(ui, scope, state, &known, &stood);
    }
}

fn facts(ui: &mut Ui, scope: &Scope<'_>, known: &Knowledge, stood: &StoodRule) {
    let (lang, rule) = (scope.lang, &stood.rule);
    hairline(ui);
    ui.add_space(space::NEAR);
    let celsius = |v| format_with_unit(lang, v, "°C");
    let bound =
        |key: &str, name: &str, value: Option<f64>| value.map(|v| scope.tr_with(key, &[(name, &celsius(v))]));
    let said =
        |key: &str, name: &str, text: &str| (!text.is_empty()).then(|| scope.tr_with(key, &[(name, text)]));
    let lines = [
        Some(rules::ratio(scope, known, rule)),
        Some(scope.tr(&format!("rule-effort-{}", rule.effort))),
        bound("rule-temperature-from", "min", rule.offer_temp_min_c),
        bound("rule-temperature-to", "max", rule.offer_temp_max_c),
        said("rule-conditions", "conditions", rule.conditions(lang)),
        said("rule-example", "example", rule.example(lang)),
    ];
    for line in lines.into_iter().flatten() {
        role::body(ui, capitalised(&line));
        ui.add_space(space::TIGHT);
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

fn origin(ui: &mut Ui, scope: &Scope<'_>, stood: &StoodRule) {
    let rule = &stood.rule;
    let status = status_words(scope.lang, rule.origin.status);
    let mut words = if rule.origin.source.is_empty() {
        scope.tr_with("rule-origin", &[("status", &status)])
    } else {
        let args = [("status", status.as_str()), ("source", &rule.origin.source)];
        scope.tr_with("rule-origin-source", &args)
    };
    if rule.ratio_status != rule.origin.status {
        let figure = status_words(scope.lang, rule.ratio_status);
        words = format!(
            "{words} {}",
            scope.tr_with("rule-ratio-status", &[("status", &figure)])
        );
    }
    ui.horizontal_top(|ui| {
        let tint = color(palette(ui.ctx()).text_2);
        ui.label(icons::SOURCE.text(space::ICON_SMALL).color(tint));
        ui.add(egui::Label::new(Type::Small.tinted(words, tint)).wrap());
    });
}

fn actions(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    state: &mut KnowledgeState,
    known: &Knowledge,
    stood: &StoodRule,
) {
    let id = stood.rule.id.clone();
    let page = Page::Rule(id.clone());
    let set = |value: Option<&str>, then: Page| {
        let intent = Intent::Setting {
            key: format!("{RULE}{id}"),
            value: value.map(str::to_owned),
        };
        Message::DoAndShow(intent, Selection::Knowledge(then))
    };
    ui.horizontal_wrapped(|ui| {
        if stood.stand != RuleStand::Off
            && Button::secondary(&scope.tr("rule-edit"))
                .icon(icons::EDIT)
                .show(ui)
                .clicked()
        {
            let form = RuleForm::of(scope, known, &stood.rule);
            state.open(&page, Form::Rule(Box::new(form)));
        }
        if matches!(stood.stand, RuleStand::BuiltIn | RuleStand::Changed)
            && Button::secondary(&scope.tr("rule-switch-off"))
                .icon(icons::BLOCKED)
                .show(ui)
                .clicked()
        {
            scope.say(set(Some("off"), page.clone()));
        }
        if matches!(stood.stand, RuleStand::Off | RuleStand::Changed)
            && Button::secondary(&scope.tr("rule-reset"))
                .icon(icons::UNDO)
                .show(ui)
                .clicked()
        {
            scope.say(set(None, page.clone()));
        }
        if stood.stand == RuleStand::Added
            && Button::quiet(&scope.tr("rule-delete"))
                .icon(icons::DELETE)
                .show(ui)
                .clicked()
        {
            let offer = known.natures().get(stood.rule.offer).code.clone();
            scope.say(set(None, Page::Nature(offer)));
        }
    });
}
