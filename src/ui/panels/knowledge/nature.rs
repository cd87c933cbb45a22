//! One nature: what it is, how far it travels, what people call it, what it can serve as and come from.

use egui::Ui;

use super::browse::nature_row;
use super::nature_form::NatureForm;
use super::rule_form::RuleForm;
use super::rules::{self, Told, all};
use super::{Form, KnowledgeState, Scope, go, read_only, refusal};
use crate::base::text::fold;
use crate::matching::Weights;
use crate::matching::explain::kilometres;
use crate::reference::knowledge::{ALIAS, NATURE};
use crate::reference::{Knowledge, NatureIx};
use crate::session::Intent;
use crate::ui::icons;
use crate::ui::message::{Message, Page, Selection};
use crate::ui::panels::ranking::limit_words;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Tag, TextField, section};

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut KnowledgeState, code: &str) {
    let known = scope.document.session.knowledge();
    let Some(ix) = known.natures().index_of(code) else {
        role::body(ui, scope.tr("knowledge-none-found"));
        return;
    };
    title(ui, scope, &known, ix);
    facts(ui, scope, &known, ix);
    let fixed = read_only(ui, scope);
    words(ui, scope, state, &known, ix, fixed);
    let below = known.natures().children(ix).to_vec();
    if !below.is_empty() {
        ui.add_space(space::MARGIN);
        section(ui, &scope.tr("nature-below"));
        ui.scope(|ui| {
            for child in below {
                nature_row(ui, scope, &known, child);
            }
        });
    }
    rules_of(ui, scope, &known, ix);
    if !fixed {
        refusal(ui, state, &Page::Nature(code.to_owned()));
        ui.add_space(space::PAD);
        actions(ui, scope, state, &known, ix);
    }
}

fn title(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge, ix: NatureIx) {
    let nature = known.natures().get(ix);
    let tint = color(palette(ui.ctx()).family(Some(nature.family)));
    ui.horizontal_wrapped(|ui| {
        ui.label(icons::family(Some(nature.family)).text(space::ICON).color(tint));
        let family = scope.tr(&format!("family-{}", nature.family.code()));
        ui.label(Type::SmallStrong.tinted(family, tint));
        ui.label(Type::Small.tinted(nature.code.as_str(), color(palette(ui.ctx()).text_2)));
        if known.is_own(ix) {
            Tag::neutral(None, &scope.tr("nature-own-tag")).show(ui);
        }
    });
    role::title(ui, nature.label(scope.lang));
    if let Some(above) = nature.parent {
        let label = known.natures().label(above, scope.lang);
        let words = scope.tr_with("nature-above", &[("nature", label)]);
        if Button::quiet(&words).show(ui).clicked() {
            scope.say(go(Page::Nature(known.natures().get(above).code.clone())));
        }
    }
}

fn facts(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge, ix: NatureIx) {
    let nature = known.natures().get(ix);
    let (km, from) = Weights::limit_of(scope.document.session.project(), known.natures(), ix);
    let why = limit_words(scope, known, ix, from);
    let unit = rules::unit_of(scope.lang, known, ix, 1.0);
    role::body(ui, scope.tr_with("nature-unit", &[("unit", &unit)]));
    ui.add_space(space::TIGHT);
    let limit = ListRow::new(&scope.tr("nature-limit"))
        .plain()
        .inset()
        .number(&kilometres(scope.lang, km))
        .detail(&why, 2)
        .show(ui);
    if limit.on_hover_text(scope.tr("nature-limit-change")).clicked() {
        scope.say(Message::ShowLimit(nature.code.clone()));
    }
    // What the table says of itself is in English and the same for all: the status says it in words.
    let status = crate::matching::explain::status_words(scope.lang, nature.origin.status);
    let words = if known.is_own(ix) && !nature.origin.source.is_empty() {
        let args = [("status", status.as_str()), ("source", &nature.origin.source)];
        scope.tr_with("nature-origin-source", &args)
    } else {
        scope.tr_with("nature-origin", &[("status", &status)])
    };
    ui.add_space(space::NEAR);
    role::small(ui, words);
}

/// What people say for it, and the words that the project adds.
fn words(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    state: &mut KnowledgeState,
    known: &Knowledge,
    ix: NatureIx,
    fixed: bool,
) {
    ui.add_space(space::MARGIN);
    section(ui, &scope.tr("nature-words"));
    ui.add_space(space::NEAR);
    let said = known.said_for(ix);
    if said.is_empty() {
        role::small(ui, scope.tr("nature-words-none"));
    } else {
        role::body(ui, said.join(" · "));
    }
    let own: Vec<String> = known
        .words()
        .iter()
        .filter(|(_, of)| *of == ix)
        .map(|(word, _)| word.clone())
        .collect();
    let key = format!("{ALIAS}{}", known.natures().get(ix).code);
    if !own.is_empty() {
        ui.add_space(space::NEAR);
        role::small(ui, scope.tr("nature-words-own"));
        ui.horizontal_wrapped(|ui| {
            for word in &own {
                let name = scope.tr_with("nature-word-drop", &[("word", word)]);
                let button = Button::secondary(word)
                    .icon(icons::CLOSE)
                    .enabled(!fixed)
                    .show(ui);
                if button.on_hover_text(name).clicked() {
                    let left: Vec<_> = own.iter().filter(|w| *w != word).map(String::as_str).collect();
                    scope.say(set_words(&key, &left));
                }
            }
        });
    }
    if fixed {
        return;
    }
    ui.add_space(space::NEAR);
    let field = TextField::new(&scope.tr("nature-word-add"), &mut state.word)
        .hint(&scope.tr("nature-word-hint"))
        .show(ui);
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    let word = state.word.trim();
    if enter && !fold(word).is_empty() {
        let mut all: Vec<&str> = own.iter().map(String::as_str).collect();
        all.push(word);
        scope.say(set_words(&key, &all));
        state.word.clear();
        field.request_focus();
    }
}

fn set_words(key: &str, words: &[&str]) -> Message {
    Message::Do(Intent::Setting {
        key: key.to_owned(),
        value: (!words.is_empty()).then(|| words.join("; ")),
    })
}

fn rules_of(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge, ix: NatureIx) {
    let rules = all(scope, known);
    let sides = [
        ("nature-serves", "nature-serves-none", Told::Need),
        ("nature-comes", "nature-comes-none", Told::Offer),
    ];
    for (heading, none, told) in sides {
        ui.add_space(space::MARGIN);
        section(ui, &scope.tr(heading));
        // A rule holds for the natures below its own too: those of the natures above are told by both ends.
        let end = |r: &rules::StoodRule| match told {
            Told::Need => r.rule.offer,
            _ => r.rule.need,
        };
        let line = std::iter::once(ix).chain(known.natures().ancestors(ix));
        let found: Vec<_> = line
            .flat_map(|at| rules.iter().filter(move |r| end(r) == at))
            .map(|r| (r, if end(r) == ix { told } else { Told::Whole }))
            .collect();
        if found.is_empty() {
            ui.add_space(space::NEAR);
            role::small(ui, scope.tr(none));
        }
        ui.scope(|ui| {
            for (rule, told) in found {
                rules::row(ui, scope, known, rule, told);
            }
        });
    }
}

fn actions(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut KnowledgeState, known: &Knowledge, ix: NatureIx) {
    let code = known.natures().get(ix).code.clone();
    let page = Page::Nature(code.clone());
    ui.horizontal_wrapped(|ui| {
        if Button::secondary(&scope.tr("nature-add-below"))
            .icon(icons::ADD)
            .show(ui)
            .clicked()
        {
            state.open(&page, Form::Nature(NatureForm::below(&code)));
        }
        let is_root = known.natures().is_root(ix);
        if !is_root
            && Button::secondary(&scope.tr("rule-add"))
                .icon(icons::ADD)
                .show(ui)
                .clicked()
        {
            state.open(&page, Form::Rule(Box::new(RuleForm::from(scope, known, ix))));
        }
        if !known.is_own(ix) {
            return;
        }
        if Button::secondary(&scope.tr("nature-edit"))
            .icon(icons::EDIT)
            .show(ui)
            .clicked()
        {
            state.open(&page, Form::Nature(NatureForm::of(scope, known, ix)));
        }
        if Button::quiet(&scope.tr("nature-delete"))
            .icon(icons::DELETE)
            .show(ui)
            .clicked()
        {
            let above = known
                .natures()
                .parent(ix)
                .map(|ix| known.natures().get(ix).code.clone());
            let then = above.map_or(Page::All, Page::Nature);
            let intent = Intent::Setting {
                key: format!("{NATURE}{code}"),
                value: None,
            };
            scope.say(Message::DoAndShow(intent, Selection::Knowledge(then)));
        }
    });
}
