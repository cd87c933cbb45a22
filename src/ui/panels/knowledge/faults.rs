//! Rows of the project that could not be used: what, why, and the way to drop them.

use egui::Ui;

use super::Scope;
use crate::reference::Knowledge;
use crate::session::Intent;
use crate::session::settings::row_words;
use crate::ui::message::Message;
use crate::ui::theme::space;
use crate::ui::widgets::{Notice, NoticeEvent, NoticeKind};

/// Most faults shown at once; dropping some brings the next.
const SHOWN: usize = 5;

pub(super) fn faults(ui: &mut Ui, scope: &mut Scope<'_>, known: &Knowledge) {
    let drop_it = scope.tr("own-drop");
    for fault in known.faults().iter().take(SHOWN) {
        let row = row_words(&fault.key);
        let why = scope.tr(fault.why);
        let words = scope.tr_with("refusal-bad-knowledge", &[("row", &row), ("why", &why)]);
        let mut notice = Notice::new(NoticeKind::Warning, &words);
        if !scope.document.session.is_read_only() {
            notice = notice.action(&drop_it, "");
        }
        if notice.show(ui) == Some(NoticeEvent::Action) {
            scope.say(Message::Do(Intent::Setting {
                key: fault.key.clone(),
                value: None,
            }));
        }
        ui.add_space(space::NEAR);
    }
}
