//! Rules in lists and in sentences, those that the project switched off included.

use egui::Ui;

use super::{Scope, go};
use crate::base::i18n::Lang;
use crate::base::number::{NBSP, format_measure};
use crate::reference::knowledge::RULE;
use crate::reference::saying::unit_words;
use crate::reference::{Knowledge, NatureIx, Rule};
use crate::ui::icons;
use crate::ui::message::Page;
use crate::ui::theme::{color, palette};
use crate::ui::widgets::{ListRow, Tag};

/// How a rule stands in the project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RuleStand {
    /// As it travels with the program.
    BuiltIn,
    /// Added here.
    Added,
    /// Changed here.
    Changed,
    /// Switched off here.
    Off,
}

impl RuleStand {
    /// Key of its word; empty for a rule that nobody touched.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::BuiltIn => "",
            Self::Added => "rule-added",
            Self::Changed => "rule-changed",
            Self::Off => "rule-off",
        }
    }
}

/// A rule and how it stands.
#[derive(Clone, Debug)]
pub(super) struct StoodRule {
    pub rule: Rule,
    pub stand: RuleStand,
}

/// Every rule in force, then those that the project switched off.
pub(super) fn all(scope: &Scope<'_>, known: &Knowledge) -> Vec<StoodRule> {
    let settings = &scope.document.session.project().settings;
    let built_in = Knowledge::built_in().rules();
    let is_built_in = |id: &str| built_in.iter().any(|r| r.id == id);
    let is_set = |id: &str| settings.contains_key(&format!("{RULE}{id}"));
    let in_force = known.rules().iter().map(|rule| StoodRule {
        stand: match (is_set(&rule.id), is_set(&rule.id) && is_built_in(&rule.id)) {
            (false, _) => RuleStand::BuiltIn,
            (true, true) => RuleStand::Changed,
            (true, false) => RuleStand::Added,
        },
        rule: rule.clone(),
    });
    let off = built_in
        .iter()
        .filter(|rule| is_set(&rule.id) && !known.rules().iter().any(|r| r.id == rule.id));
    let off = off.map(|rule| StoodRule {
        rule: rule.clone(),
        stand: RuleStand::Off,
    });
    in_force.chain(off).collect()
}

/// One rule by its identifier.
pub(super) fn find(scope: &Scope<'_>, known: &Knowledge, id: &str) -> Option<StoodRule> {
    all(scope, known).into_iter().find(|r| r.rule.id == id)
}

/// Which end of a rule its row is called by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Told {
    /// By what is served: it stands with what is given.
    Need,
    /// By what is given: it stands with what is served.
    Offer,
    /// By both.
    Whole,
}

/// A rule in a list.
pub(super) fn row(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge, stood: &StoodRule, told: Told) {
    let (lang, rule) = (scope.lang, &stood.rule);
    let label = |ix| known.natures().label(ix, lang);
    let (title, shown) = match told {
        Told::Need => (label(rule.need).to_owned(), rule.need),
        Told::Offer => (label(rule.offer).to_owned(), rule.offer),
        Told::Whole => (format!("{} → {}", label(rule.offer), label(rule.need)), rule.need),
    };
    let family = known.natures().get(shown).family;
    let tint = color(palette(ui.ctx()).family(Some(family)));
    let detail = [
        processing(scope, rule),
        ratio(scope, known, rule),
        scope.tr(&format!("rule-effort-{}", rule.effort)),
    ];
    let detail = detail.join(" · ");
    let stand = scope.tr(stood.stand.key());
    let mut row = ListRow::new(&title)
        .icon(icons::family(Some(family)), tint)
        .detail(&detail, 2)
        .gone(stood.stand == RuleStand::Off)
        .inset();
    if stood.stand != RuleStand::BuiltIn {
        row = row.tag(Tag::neutral(None, &stand));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    if row.show(ui).clicked() {
        scope.say(go(Page::Rule(rule.id.clone())));
    }
}

/// True when nothing has to be done in between.
pub(super) fn as_it_is(rule: &Rule, lang: Lang) -> bool {
    ["", "aucun", "none"].contains(&rule.processing(lang).trim())
}

/// What has to be done in between.
fn processing(scope: &Scope<'_>, rule: &Rule) -> String {
    if as_it_is(rule, scope.lang) {
        return scope.tr("rule-as-it-is");
    }
    scope.tr_with("rule-after", &[("processing", rule.processing(scope.lang))])
}

/// The rule as a sentence.
pub(super) fn sentence(scope: &Scope<'_>, known: &Knowledge, rule: &Rule) -> String {
    let label = |ix| known.natures().label(ix, scope.lang);
    let key = if as_it_is(rule, scope.lang) {
        "rule-sentence-as-it-is"
    } else {
        "rule-sentence"
    };
    scope.tr_with(
        key,
        &[
            ("offer", label(rule.offer)),
            ("need", label(rule.need)),
            ("processing", rule.processing(scope.lang)),
        ],
    )
}

/// What one unit of what is given gives.
pub(super) fn ratio(scope: &Scope<'_>, known: &Knowledge, rule: &Rule) -> String {
    let amount = unit_amount(scope.lang, known, rule.need, rule.ratio);
    let unit = unit_of(scope.lang, known, rule.offer, 1.0);
    scope.tr_with("rule-ratio", &[("unit", &unit), ("amount", &amount)])
}

/// The usual unit of a nature, in words.
pub(super) fn unit_of(lang: Lang, known: &Knowledge, ix: NatureIx, amount: f64) -> String {
    unit_words(lang, &known.natures().get(ix).unit, amount)
}

fn unit_amount(lang: Lang, known: &Knowledge, ix: NatureIx, amount: f64) -> String {
    let unit = unit_of(lang, known, ix, amount);
    format!("{}{NBSP}{unit}", format_measure(lang, amount))
}
