//! The fields of a flow.

use egui::Ui;

use super::choices::{coded_choice, field_name};
use super::typed::FlowFields;
use crate::base::number;
use crate::entry::conversion_words;
use crate::model::{Direction, Level, Period, Quantity};
use crate::ui::panels::Scope;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, TextField, Typed, typed_number};

/// Most natures offered for a label.
const NATURES: usize = 6;

/// Shows them; the label has the focus when `focus`.
pub(super) fn flow_fields(ui: &mut Ui, scope: &Scope<'_>, fields: &mut FlowFields, focus: bool) {
    coded_choice(
        ui,
        scope,
        "field-direction",
        "direction",
        Direction::ALL,
        Direction::code,
        &mut fields.direction,
    );
    let hint = scope.tr("field-label-hint");
    let label = TextField::new(&scope.tr("field-label"), &mut fields.label)
        .hint(&hint)
        .show(ui);
    if focus {
        label.request_focus();
    }
    nature_ui(ui, scope, fields);
    quantity_ui(ui, scope, fields);
    let thermal = |code: &str| code.starts_with('E') || code.starts_with('H');
    if fields.nature.as_deref().is_some_and(thermal) || !fields.temperature.is_empty() {
        let (name, problem) = (scope.tr("field-temperature"), scope.tr("not-a-number"));
        let field = TextField::new(&name, &mut fields.temperature).number(&problem);
        field.unit("°C").show(ui);
    }
    months_ui(ui, scope, &mut fields.months);
    ui.add_space(space::TIGHT);
    field_name(ui, scope, "field-level");
    coded_choice(
        ui,
        scope,
        "field-level",
        "level",
        Level::ALL,
        Level::code,
        &mut fields.level,
    );
    conditions_ui(ui, scope, fields);
    TextField::new(&scope.tr("field-note"), &mut fields.note)
        .rows(2)
        .show(ui);
}

/// How much, in which unit, how often; and what that comes to in a year.
fn quantity_ui(ui: &mut Ui, scope: &Scope<'_>, fields: &mut FlowFields) {
    ui.horizontal_top(|ui| {
        let third = (ui.available_width() - 2.0 * space::NEAR) / 3.0;
        TextField::new(&scope.tr("field-quantity"), &mut fields.quantity)
            .width(third)
            .show(ui);
        TextField::new(&scope.tr("field-unit"), &mut fields.unit)
            .hint("t")
            .width(third)
            .show(ui);
        ui.vertical(|ui| {
            // An empty choice says itself what it is.
            if fields.period.is_some() {
                field_name(ui, scope, "field-period");
            } else {
                ui.label(Type::Small.rich(""));
            }
            coded_choice(
                ui,
                scope,
                "field-period",
                "period",
                Period::ALL,
                Period::code,
                &mut fields.period,
            );
        });
    });
    if typed_number(&fields.quantity) == Typed::Unclear {
        Notice::new(NoticeKind::Warning, &scope.tr("not-a-number")).show(ui);
    }
    if let Some(words) = conversion(scope, fields) {
        role::small(ui, words);
    }
}

/// Who alone may have it, and who never; a means that is shared has no such condition.
fn conditions_ui(ui: &mut Ui, scope: &Scope<'_>, fields: &mut FlowFields) {
    if fields.direction == Some(Direction::Pool) {
        return;
    }
    TextField::new(&scope.tr("field-only"), &mut fields.only)
        .hint(&scope.tr("field-only-hint"))
        .show(ui);
    TextField::new(&scope.tr("field-never"), &mut fields.never)
        .hint(&scope.tr("field-never-hint"))
        .show(ui);
}

/// What the quantity comes to in a year in the usual unit, with the figures it rests on.
fn conversion(scope: &Scope<'_>, fields: &FlowFields) -> Option<String> {
    let known = scope.document.session.knowledge();
    let nature = known.natures().index_of(fields.nature.as_deref()?)?;
    let quantity = Quantity {
        value: number::parse(&fields.quantity),
        unit: fields.unit.trim().to_owned(),
        period: fields.period,
        ..Quantity::default()
    };
    conversion_words(&known, nature, &quantity, scope.lang)
}

/// Twelve months to press; none pressed means that nobody said.
fn months_ui(ui: &mut Ui, scope: &Scope<'_>, months: &mut u16) {
    ui.add_space(space::TIGHT);
    field_name(ui, scope, "field-months");
    let width = (ui.available_width() - 3.0 * space::TIGHT) / 4.0;
    for row in 0..3 {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            for month in row * 4..row * 4 + 4 {
                let words = scope.tr(&format!("month-{}", month + 1));
                let on = *months >> month & 1 == 1;
                let size = egui::vec2(width, space::CONTROL);
                let button = ui.allocate_ui(size, |ui| Button::toggle(&words, on).full_width().show(ui));
                if button.inner.clicked() {
                    *months ^= 1 << month;
                }
            }
        });
    }
}

/// What the label was understood as, with the other readings one press away.
fn nature_ui(ui: &mut Ui, scope: &Scope<'_>, fields: &mut FlowFields) {
    if fields.label.trim().is_empty() {
        return;
    }
    let known = scope.document.session.knowledge();
    let natures = known.natures();
    let heard = known.recognise_as(&fields.label, fields.direction);
    if !fields.nature_chosen {
        fields.nature = heard.nature.map(|ix| natures.get(ix).code.clone());
    }
    let chosen = fields.nature.as_deref().and_then(|code| natures.index_of(code));
    let mut offered: Vec<_> = chosen
        .into_iter()
        .chain(heard.alternatives.iter().map(|(ix, _)| *ix))
        .collect();
    offered.extend(known.search(&fields.label, scope.lang, NATURES));
    let mut seen = std::collections::BTreeSet::new();
    offered.retain(|ix| seen.insert(*ix));
    offered.truncate(NATURES);
    let key = if chosen.is_some() {
        "nature-understood"
    } else {
        "nature-unknown"
    };
    ui.label(Type::Small.tinted(scope.tr(key), color(palette(ui.ctx()).text_2)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        for ix in offered {
            let words = natures.label(ix, scope.lang);
            if Button::toggle(words, chosen == Some(ix)).show(ui).clicked() {
                fields.nature = Some(natures.get(ix).code.clone());
                fields.nature_chosen = true;
            }
        }
    });
    ui.add_space(space::TIGHT);
}
