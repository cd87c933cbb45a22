//! Adding or editing a nature of the project.

use egui::{Key, Ui};

use super::{Scope, rules};
use crate::base::number::format;
use crate::matching::explain::kilometres;
use crate::reference::knowledge::{ALIAS, NATURE, OwnNature};
use crate::reference::{Knowledge, NatureIx, unit};
use crate::session::Intent;
use crate::ui::message::{Message, Page, Selection};
use crate::ui::panels::focus::enter_is_free;
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, TextField, Typed, typed_number};

/// Fields of a nature as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct NatureForm {
    /// Code of the nature above.
    above: String,
    /// Code of the nature that is edited; `None` for a new one.
    code: Option<String>,
    name: String,
    unit: String,
    limit: String,
    words: String,
    source: String,
    needs_name: bool,
    focused: bool,
}

impl NatureForm {
    /// A new nature below another.
    pub fn below(above: &str) -> Self {
        Self {
            above: above.to_owned(),
            ..Self::default()
        }
    }

    /// The fields of a nature of the project.
    pub fn of(scope: &Scope<'_>, known: &Knowledge, ix: NatureIx) -> Self {
        let code = known.natures().get(ix).code.clone();
        let settings = &scope.document.session.project().settings;
        let row = settings
            .get(&format!("{NATURE}{code}"))
            .map_or("", String::as_str);
        let own: OwnNature = serde_json::from_str(row).unwrap_or_default();
        Self {
            above: code.rsplit_once('.').map_or("", |(above, _)| above).to_owned(),
            name: own.label,
            unit: own.unit,
            limit: own.max_km.map(|km| format(scope.lang, km, 2)).unwrap_or_default(),
            words: settings
                .get(&format!("{ALIAS}{code}"))
                .cloned()
                .unwrap_or_default(),
            source: own.source,
            code: Some(code),
            ..Self::default()
        }
    }
}

/// Shows the form; true when it was given up.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, form: &mut NatureForm) -> bool {
    let known = scope.document.session.knowledge();
    let Some(above) = known.natures().index_of(&form.above) else {
        return true;
    };
    let label = known.natures().label(above, scope.lang);
    let heading = match &form.code {
        None => scope.tr_with("nature-form-new", &[("above", label)]),
        Some(_) => scope.tr("nature-form-edit"),
    };
    role::title(ui, heading);
    ui.add_space(space::NEAR);
    let name = TextField::new(&scope.tr("nature-field-name"), &mut form.name)
        .hint(&scope.tr("nature-field-name-hint"))
        .show(ui);
    if !std::mem::replace(&mut form.focused, true) {
        name.request_focus();
    }
    let (usual_unit, usual_km) = (
        rules::unit_of(scope.lang, &known, above, 1.0),
        kilometres(scope.lang, known.natures().get(above).max_km),
    );
    let unknown = !form.unit.trim().is_empty() && unit(&form.unit).is_none();
    let problem = scope.tr("nature-unit-unknown");
    TextField::new(
        &scope.tr_with("nature-field-unit", &[("unit", &usual_unit)]),
        &mut form.unit,
    )
    .problem(unknown.then_some(&problem))
    .show(ui);
    TextField::new(
        &scope.tr_with("nature-field-limit", &[("km", &usual_km)]),
        &mut form.limit,
    )
    .number(&scope.tr("not-a-number"))
    .unit("km")
    .show(ui);
    TextField::new(&scope.tr("nature-field-words"), &mut form.words)
        .hint(&scope.tr("nature-field-words-hint"))
        .show(ui);
    TextField::new(&scope.tr("nature-field-source"), &mut form.source)
        .hint(&scope.tr("nature-field-source-hint"))
        .show(ui);
    if form.needs_name && form.name.trim().is_empty() {
        ui.add_space(space::NEAR);
        Notice::new(NoticeKind::Warning, &scope.tr("nature-needs-name")).show(ui);
    }
    ui.add_space(space::PAD);
    let sound = !unknown && typed_number(&form.limit) != Typed::Unclear;
    match buttons(ui, scope, sound) {
        Pressed::Save if form.name.trim().is_empty() => form.needs_name = true,
        Pressed::Save => save(scope, &known, above, form),
        Pressed::GiveUp => return true,
        Pressed::Nothing => {}
    }
    false
}

/// What was pressed at the end of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pressed {
    Nothing,
    Save,
    GiveUp,
}

/// The two buttons at the end of a form. Enter saves, as in every form.
pub(super) fn buttons(ui: &mut Ui, scope: &Scope<'_>, sound: bool) -> Pressed {
    let (save, cancel) = (scope.tr("form-save"), scope.tr("form-cancel"));
    let keys = scope.tr("key-enter");
    let anywhere = ui.input(|i| i.key_pressed(Key::Enter) && i.modifiers.command);
    let typed = anywhere || enter_is_free(ui);
    ui.horizontal_wrapped(|ui| {
        let pressed = Button::primary(&save)
            .key(&keys)
            .enabled(sound)
            .show(ui)
            .clicked();
        if sound && (pressed || typed) {
            return Pressed::Save;
        }
        if Button::secondary(&cancel).show(ui).clicked() {
            return Pressed::GiveUp;
        }
        Pressed::Nothing
    })
    .inner
}

fn save(scope: &mut Scope<'_>, known: &Knowledge, above: NatureIx, form: &NatureForm) {
    let settings = &scope.document.session.project().settings;
    let made = || known.free_code(settings, above, &form.name);
    let code = form.code.clone().unwrap_or_else(made);
    let own = OwnNature {
        label: form.name.trim().to_owned(),
        unit: unit(&form.unit).map(|u| u.code.clone()).unwrap_or_default(),
        max_km: match typed_number(&form.limit) {
            Typed::Number(km) => Some(km),
            _ => None,
        },
        source: form.source.trim().to_owned(),
    };
    let Ok(row) = serde_json::to_string(&own) else {
        return;
    };
    let words = form.words.trim();
    let rows = [
        (format!("{NATURE}{code}"), Some(row)),
        (
            format!("{ALIAS}{code}"),
            (!words.is_empty()).then(|| words.to_owned()),
        ),
    ];
    let then = Selection::Knowledge(Page::Nature(code));
    scope.say(Message::DoAndShow(Intent::Settings(rows.into()), then));
}
