//! Adding a rule to the project, or changing one.

use egui::Ui;

use super::nature_form::{Pressed, buttons};
use super::picker::{Picked, picker};
use super::{Scope, go, rules};
use crate::base::number::format;
use crate::reference::knowledge::{OwnRule, RULE};
use crate::reference::{Knowledge, NatureIx, Rule};
use crate::session::Intent;
use crate::ui::message::{Message, Page, Selection};
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Entry, Notice, NoticeEvent, NoticeKind, TextField, Typed, choice, typed_number};

/// Fields of a rule as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RuleForm {
    /// Identifier of the rule that is changed; `None` for a new one.
    id: Option<String>,
    offer: Picked,
    need: Picked,
    processing: String,
    ratio: String,
    effort: Option<u8>,
    conditions: String,
    example: String,
    source: String,
    needs_natures: bool,
}

impl RuleForm {
    /// A new rule that starts from a nature.
    pub fn from(scope: &Scope<'_>, known: &Knowledge, offer: NatureIx) -> Self {
        Self {
            offer: Picked::of(known, offer, scope.lang),
            effort: Some(1),
            ..Self::default()
        }
    }

    /// The fields of a rule.
    pub fn of(scope: &Scope<'_>, known: &Knowledge, rule: &Rule) -> Self {
        let lang = scope.lang;
        Self {
            id: Some(rule.id.clone()),
            offer: Picked::of(known, rule.offer, lang),
            need: Picked::of(known, rule.need, lang),
            processing: match rules::as_it_is(rule, lang) {
                true => String::new(),
                false => rule.processing(lang).to_owned(),
            },
            ratio: format(lang, rule.ratio, 6),
            effort: Some(rule.effort),
            conditions: rule.conditions(lang).to_owned(),
            example: rule.example(lang).to_owned(),
            source: rule.origin.source.clone(),
            needs_natures: false,
        }
    }
}

/// Shows the form; true when it was given up.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, form: &mut RuleForm) -> bool {
    let known = scope.document.session.knowledge();
    let heading = if form.id.is_some() {
        "rule-form-edit"
    } else {
        "rule-form-new"
    };
    role::title(ui, scope.tr(heading));
    ui.add_space(space::NEAR);
    picker(ui, scope, &known, &scope.tr("rule-field-offer"), &mut form.offer);
    picker(ui, scope, &known, &scope.tr("rule-field-need"), &mut form.need);
    let twin = twin(&known, form);
    if let Some(rule) = &twin {
        already(ui, scope, rule);
    }
    figures(ui, scope, &known, form);
    for (key, hint, text) in [
        (
            "rule-field-conditions",
            "rule-field-conditions-hint",
            &mut form.conditions,
        ),
        ("rule-field-example", "", &mut form.example),
        ("rule-field-source", "nature-field-source-hint", &mut form.source),
    ] {
        let hint = if hint.is_empty() {
            String::new()
        } else {
            scope.tr(hint)
        };
        TextField::new(&scope.tr(key), text).hint(&hint).show(ui);
    }
    role::small(ui, scope.tr("rule-private"));
    if form.needs_natures && (form.offer.code.is_none() || form.need.code.is_none()) {
        ui.add_space(space::NEAR);
        Notice::new(NoticeKind::Warning, &scope.tr("rule-needs-natures")).show(ui);
    }
    ui.add_space(space::PAD);
    let sound = twin.is_none() && typed_number(&form.ratio) != Typed::Unclear;
    match buttons(ui, scope, sound) {
        Pressed::Save => save(scope, &known, form),
        Pressed::GiveUp => return true,
        Pressed::Nothing => {}
    }
    false
}

/// Another rule between the same two natures.
fn twin(known: &Knowledge, form: &RuleForm) -> Option<String> {
    let ends = (form.offer.nature(known)?, form.need.nature(known)?);
    let found = known
        .rules()
        .iter()
        .find(|r| (r.offer, r.need) == ends && Some(&r.id) != form.id.as_ref());
    found.map(|r| r.id.clone())
}

fn already(ui: &mut Ui, scope: &mut Scope<'_>, id: &str) {
    ui.add_space(space::NEAR);
    let (words, see) = (scope.tr("rule-already"), scope.tr("rule-see-already"));
    let notice = Notice::new(NoticeKind::Warning, &words).action(&see, "");
    if notice.show(ui) == Some(NoticeEvent::Action) {
        scope.say(go(Page::Rule(id.to_owned())));
    }
}

fn figures(ui: &mut Ui, scope: &Scope<'_>, known: &Knowledge, form: &mut RuleForm) {
    TextField::new(&scope.tr("rule-field-processing"), &mut form.processing)
        .hint(&scope.tr("rule-field-processing-hint"))
        .show(ui);
    let unit = |picked: &Picked| {
        let ix = picked.nature(known);
        ix.map_or_else(|| "t".to_owned(), |ix| rules::unit_of(scope.lang, known, ix, 1.0))
    };
    let (given, served) = (unit(&form.offer), unit(&form.need));
    TextField::new(
        &scope.tr_with("rule-field-ratio", &[("unit", &given)]),
        &mut form.ratio,
    )
    .hint("1")
    .unit(&served)
    .number(&scope.tr("not-a-number"))
    .show(ui);
    ui.label(Type::SmallStrong.tinted(scope.tr("rule-field-effort"), color(palette(ui.ctx()).text_2)));
    let words = [1, 2, 3].map(|effort| scope.tr(&format!("rule-effort-short-{effort}")));
    let entries: Vec<_> = (1_u8..)
        .zip(&words)
        .map(|(value, label)| Entry {
            value,
            label,
            note: "",
        })
        .collect();
    choice(ui, &scope.tr("rule-field-effort"), "", &entries, &mut form.effort);
}

fn save(scope: &mut Scope<'_>, known: &Knowledge, form: &mut RuleForm) {
    let (Some(offer), Some(need)) = (form.offer.code.clone(), form.need.code.clone()) else {
        form.needs_natures = true;
        return;
    };
    let settings = &scope.document.session.project().settings;
    let made = || known.free_rule_id(settings, &offer, &need);
    let id = form.id.clone().unwrap_or_else(made);
    let said = |text: &str| text.trim().to_owned();
    let own = OwnRule {
        processing: said(&form.processing),
        ratio: match typed_number(&form.ratio) {
            Typed::Number(ratio) => Some(ratio),
            _ => None,
        },
        effort: form.effort,
        conditions: said(&form.conditions),
        example: said(&form.example),
        source: said(&form.source),
        offer,
        need,
    };
    let Ok(row) = serde_json::to_string(&own) else {
        return;
    };
    let intent = Intent::Setting {
        key: format!("{RULE}{id}"),
        value: Some(row),
    };
    scope.say(Message::DoAndShow(intent, Selection::Knowledge(Page::Rule(id))));
}
