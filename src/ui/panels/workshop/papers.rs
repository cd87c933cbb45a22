//! What leaves the room: record, hand-outs, invitation, open questions — a file each, beside the project.

use egui::Ui;

use super::super::Scope;
use crate::model::{Level, Workshop};
use crate::session::after::{Form, Kind};
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, section};

/// For whom a document may be.
const LEVELS: [Level; 3] = [Level::Operator, Level::Partners, Level::Public];

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, workshop: &Workshop) {
    section(ui, &scope.tr("papers"));
    let id = workshop.id;
    let papers = [
        (Kind::Record(id), Form::Pdf, "paper-record"),
        (Kind::Record(id), Form::Xlsx, "paper-record-sheet"),
        (Kind::Handouts(id), Form::Pdf, "paper-handouts"),
        (Kind::Invitation(id), Form::Pdf, "paper-invitation"),
        (Kind::Questions(id), Form::Pdf, "paper-questions"),
    ];
    let idle = !scope.document.papers.is_busy();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::NEAR, space::TIGHT);
        for (kind, form, key) in papers {
            let icon = match form {
                Form::Pdf => icons::PDF,
                Form::Xlsx => icons::SHEET,
            };
            let words = scope.tr(key);
            if Button::secondary(&words)
                .icon(icon)
                .enabled(idle)
                .show(ui)
                .clicked()
            {
                scope.say(Message::Paper(kind, form));
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        role::small(ui, scope.tr("papers-for"));
        for level in LEVELS {
            let words = scope.tr(&format!("papers-{}", level.code()));
            let on = scope.document.papers.level == level;
            if Button::toggle(&words, on).show(ui).clicked() {
                scope.say(Message::PapersFor(level));
            }
        }
    });
    role::small(ui, scope.tr("papers-hint"));
    match &scope.document.papers.outcome {
        Some(Ok(path)) => {
            let path = path.display().to_string();
            role::small(ui, scope.tr_with("export-written", &[("path", &path)]));
        }
        Some(Err(words)) => drop(Notice::new(NoticeKind::Error, words).show(ui)),
        None => {}
    }
}
