//! The fields of an actor.

use egui::Ui;

use super::FormState;
use super::choices::{coded_choice, field_name};
use crate::model::ActorKind;
use crate::ui::message::Editing;
use crate::ui::panels::Scope;
use crate::ui::theme::{role, space};
use crate::ui::widgets::TextField;

/// Shows them; the first has the focus when `focus`.
pub(super) fn actor_fields(ui: &mut Ui, scope: &Scope<'_>, form: &mut FormState, focus: bool) {
    let fields = &mut form.actor;
    let name = TextField::new(&scope.tr("field-name"), &mut fields.name)
        .hint(&scope.tr("field-name-hint"))
        .show(ui);
    if focus {
        name.request_focus();
    }
    TextField::new(&scope.tr("field-commune"), &mut fields.commune)
        .hint(&scope.tr("field-commune-hint"))
        .show(ui);
    if form.placed.is_some() {
        role::small(ui, scope.tr("form-placed"));
    } else if matches!(form.of, Some(Editing::NewActor(_))) {
        role::small(ui, scope.tr("form-place-by-click"));
    }
    ui.add_space(space::TIGHT);
    field_name(ui, scope, "field-kind");
    coded_choice(
        ui,
        scope,
        "field-kind",
        "kind",
        ActorKind::ALL,
        ActorKind::code,
        &mut fields.kind,
    );
    TextField::new(&scope.tr("field-activity"), &mut fields.activity).show(ui);
    TextField::new(&scope.tr("field-employees"), &mut fields.employees)
        .number(&scope.tr("not-a-number"))
        .show(ui);
    TextField::new(&scope.tr("field-short-name"), &mut fields.short_name)
        .hint(&scope.tr("field-short-name-hint"))
        .show(ui);
    TextField::new(&scope.tr("field-note"), &mut fields.note)
        .rows(2)
        .show(ui);
}
