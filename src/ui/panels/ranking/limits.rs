//! The greatest distance of each nature: sought by name, with its reason and where it comes from.

use egui::{Key, Ui};

use super::{Scope, all_usual};
use crate::base::number::format;
use crate::matching::Weights;
use crate::matching::explain::kilometres;
use crate::matching::weights::LimitFrom;
use crate::reference::{Knowledge, NatureIx};
use crate::session::Intent;
use crate::session::settings::all_back;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::panels::knowledge::meant;
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, SearchField, TextField, Typed, section, typed_number};

/// Most natures found at once.
const FOUND: usize = 6;

/// What is sought and which nature is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LimitState {
    sought: String,
    /// Code of the nature whose distance is being changed.
    open: Option<String>,
    typed: String,
    /// The nature that is open has yet to come into view.
    reveal: bool,
}

impl LimitState {
    /// Opens a nature.
    pub fn look_at(&mut self, code: &str) {
        *self = Self {
            sought: code.to_owned(),
            open: Some(code.to_owned()),
            reveal: true,
            ..Self::default()
        };
    }
}

/// Shows the search, what it found, and what the project changed.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut LimitState) {
    section(ui, &scope.tr("ranking-limits"));
    ui.add_space(space::NEAR);
    role::small(ui, scope.tr("limit-explain"));
    ui.add_space(space::NEAR);
    let name = scope.tr("limit-search");
    let width = ui.available_width();
    if SearchField::new(&name, &mut state.sought)
        .width(width)
        .show(ui)
        .changed()
    {
        state.open = None;
    }
    let known = scope.document.session.knowledge();
    let sought = !state.sought.trim().is_empty();
    let shown = if sought {
        meant(&known, &state.sought, scope.lang, FOUND)
    } else {
        changed(scope, &known)
    };
    if sought && shown.is_empty() {
        ui.add_space(space::NEAR);
        role::small(ui, scope.tr("limit-none-found"));
    }
    if !sought && !shown.is_empty() {
        ui.add_space(space::NEAR);
        role::small(ui, scope.tr("limit-changed"));
    }
    ui.add_space(space::TIGHT);
    ui.scope(|ui| {
        for ix in shown {
            ui.spacing_mut().item_spacing.y = 0.0;
            nature_row(ui, scope, state, &known, ix);
        }
    });
    ui.add_space(space::PAD);
    all_usual(ui, scope, Weights::LIMIT, "ranking-all-limits");
}

/// Natures whose distance the project sets, in the order of the table.
fn changed(scope: &Scope<'_>, known: &Knowledge) -> Vec<NatureIx> {
    let own = all_back(scope.document.session.project(), Weights::LIMIT);
    let codes = own.keys().filter_map(|key| key.strip_prefix(Weights::LIMIT));
    codes.filter_map(|code| known.natures().index_of(code)).collect()
}

fn nature_row(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut LimitState, known: &Knowledge, ix: NatureIx) {
    let nature = known.natures().get(ix);
    let (km, from) = Weights::limit_of(scope.document.session.project(), known.natures(), ix);
    let is_open = state.open.as_deref() == Some(nature.code.as_str());
    let tint = color(palette(ui.ctx()).family(Some(nature.family)));
    let why = why(scope, known, ix, from);
    let row = ListRow::new(nature.label(scope.lang))
        .icon(icons::family(Some(nature.family)), tint)
        .number(&kilometres(scope.lang, km))
        .detail(&why, 2)
        .selected(is_open)
        .show(ui);
    if is_open && std::mem::take(&mut state.reveal) {
        row.scroll_to_me(Some(egui::Align::Center));
        state.typed = format(scope.lang, km, 2);
    }
    if row.clicked() {
        state.open = (!is_open).then(|| nature.code.clone());
        state.typed = format(scope.lang, km, 2);
    }
    if is_open {
        change(ui, scope, state, &nature.code, nature.label(scope.lang), from);
    }
}

/// Why the distance is what it is, and who says so.
pub fn why(scope: &Scope<'_>, known: &Knowledge, ix: NatureIx, from: LimitFrom) -> String {
    let natures = known.natures();
    let nature = natures.get(ix);
    let by_itself = nature.parent.map(|above| natures.get(above).max_km) != Some(nature.max_km);
    match from {
        LimitFrom::Own => {
            let usual = kilometres(scope.lang, nature.max_km);
            scope.tr_with("limit-own", &[("usual", &usual)])
        }
        LimitFrom::Above(above) => {
            let above = natures.label(above, scope.lang);
            scope.tr_with("limit-above", &[("nature", above)])
        }
        LimitFrom::Usual if known.is_own(ix) && by_itself => scope.tr("limit-said"),
        LimitFrom::Usual => {
            let reason = nature.distance_reason(scope.lang);
            scope.tr_with("limit-usual", &[("reason", reason)])
        }
    }
}

/// The field that changes the distance of the open nature.
fn change(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    state: &mut LimitState,
    code: &str,
    name: &str,
    from: LimitFrom,
) {
    ui.add_space(space::NEAR);
    let (label, problem) = (
        scope.tr_with("limit-field", &[("nature", name)]),
        scope.tr("not-a-number"),
    );
    let field = TextField::new(&label, &mut state.typed)
        .number(&problem)
        .unit("km")
        .show(ui);
    let enter = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let setting = |value: Option<String>| {
        Message::Do(Intent::Setting {
            key: format!("{}{code}", Weights::LIMIT),
            value,
        })
    };
    ui.add_space(space::NEAR);
    ui.horizontal(|ui| {
        let km = match typed_number(&state.typed) {
            Typed::Number(km) if km >= 0.0 && km.is_finite() => Some(km),
            _ => None,
        };
        let pressed = Button::secondary(&scope.tr("limit-set"))
            .enabled(km.is_some())
            .show(ui)
            .clicked();
        if let Some(km) = km.filter(|_| pressed || enter) {
            scope.say(setting(Some(km.to_string())));
        }
        let words = scope.tr("ranking-usual");
        let usual = Button::quiet(&words).enabled(from == LimitFrom::Own);
        if usual.show(ui).clicked() {
            scope.say(setting(None));
            state.open = None;
        }
    });
    ui.add_space(space::NEAR);
}
