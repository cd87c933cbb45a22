//! « Démarche »: nine phases as a list to tick, with who, where and when.

use egui::{ScrollArea, Ui};

use super::Scope;
use super::in_place::{Draft, Look};
use super::page_head::head;
use crate::reference::phases::{PhaseKind, PhaseRow};
use crate::session::phases::{self, Phase, Reached, phases};
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::Button;

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PhasesState {
    draft: Draft,
    /// The phase that is open; the first that is not done at first.
    open: Option<u8>,
    greeted: bool,
}

/// Shows the page.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut PhasesState) {
    let all = phases(scope.document.session.project());
    if !std::mem::replace(&mut state.greeted, true) {
        let unfinished = all.iter().find(|phase| phase.done() < phase.rows.len());
        state.open = unfinished.map(|phase| phase.head.phase);
    }
    let scroll = ScrollArea::vertical().auto_shrink(false).id_salt("phases");
    scroll.show(ui, |ui| {
        head(ui, scope, |ui, scope| {
            drop(role::title(ui, scope.tr("action-phases")));
        });
        role::small(ui, scope.tr("phases-lead"));
        ui.add_space(space::PAD);
        for phase in &all {
            one_phase(ui, scope, state, phase);
        }
        ui.add_space(space::PAD);
    });
}

fn one_phase(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut PhasesState, phase: &Phase) {
    let number = phase.head.phase;
    let is_open = state.open == Some(number);
    let words = scope.tr_with(
        "phases-phase",
        &[
            ("number", &number.to_string()),
            ("title", phase.head.title(scope.lang)),
            ("done", &phase.done().to_string()),
            ("all", &phase.rows.len().to_string()),
        ],
    );
    let icon = if is_open {
        icons::CARET_DOWN
    } else {
        icons::CARET_RIGHT
    };
    if Button::quiet(&words).icon(icon).show(ui).clicked() {
        state.open = (!is_open).then_some(number);
    }
    if is_open {
        ui.indent(number, |ui| {
            for (row, reached) in &phase.rows {
                ui.push_id(&row.code, |ui| one_row(ui, scope, &mut state.draft, row, reached));
            }
            let tint = color(palette(ui.ctx()).text_2);
            let origin = scope.origin(&phase.head.origin);
            ui.add(egui::Label::new(Type::Small.tinted(origin, tint)).wrap());
        });
        ui.add_space(space::NEAR);
    }
}

fn one_row(ui: &mut Ui, scope: &mut Scope<'_>, draft: &mut Draft, row: &PhaseRow, reached: &Reached) {
    let title = row.title(scope.lang);
    let icon = match row.kind {
        PhaseKind::Document => icons::DOCUMENTS,
        PhaseKind::Who => icons::OWNER,
        PhaseKind::Phase | PhaseKind::Step => icons::TO_DO,
    };
    ui.horizontal(|ui| {
        let mut done = reached.done;
        let tick = ui.checkbox(&mut done, "");
        tick.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, done, title));
        if tick.changed() {
            let now = Reached {
                done,
                ..reached.clone()
            };
            scope.say(Message::Do(phases::say(&row.code, &now)));
        }
        let tint = color(palette(ui.ctx()).text_2);
        ui.label(icon.text(space::ICON_SMALL).color(tint));
        ui.add(egui::Label::new(Type::Body.rich(title)).wrap());
    });
    let label = scope.tr_with("phases-note", &[("title", title)]);
    let hint = scope.tr(match row.kind {
        PhaseKind::Document => "phases-document-hint",
        PhaseKind::Who => "phases-who-hint",
        PhaseKind::Phase | PhaseKind::Step => "phases-step-hint",
    });
    let look = Look::line(&label, &hint).cell(ui.available_width());
    if let Some(note) = draft.field(ui, &row.code, &reached.note, look) {
        let now = Reached {
            note: note.trim().to_owned(),
            ..reached.clone()
        };
        scope.say(Message::Do(phases::say(&row.code, &now)));
    }
    ui.add_space(space::TIGHT);
}
