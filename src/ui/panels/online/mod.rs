//! Online maps: what may be asked for on the internet, and an area fetched before the meeting.

mod area;
mod running;
mod source;

use egui::Ui;

use super::Scope;
use crate::base::number;
use crate::online::Provider;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::online::{OnlineWish, is_under_way};
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, section};

use area::AreaState;

/// What the page remembers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OnlineState {
    /// The address that is being edited, as typed.
    address: Option<(Provider, String)>,
    area: AreaState,
}

/// Shows the part of the page « Fond de plan » that is about map servers.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut OnlineState) {
    section(ui, &scope.tr("online-sources"));
    ui.add_space(space::NEAR);
    role::small(ui, scope.tr("online-lead"));
    ui.add_space(space::PAD);
    for provider in Provider::ALL {
        source::show(ui, scope, &mut state.address, provider);
        ui.add_space(space::PAD);
    }
    ui.add_space(space::PAD);
    section(ui, &scope.tr("online-prepare"));
    ui.add_space(space::NEAR);
    if let Some(trouble) = scope.online.problem() {
        Notice::new(NoticeKind::Warning, &trouble.message(scope.lang)).show(ui);
        ui.add_space(space::NEAR);
    }
    match scope.online.preparation() {
        Some(preparation) => running::show(ui, scope, preparation),
        None => {
            running::unfinished(ui, scope);
            area::show(ui, scope, &mut state.area);
        }
    }
    ui.add_space(space::APART);
    memory(ui, scope);
}

fn memory(ui: &mut Ui, scope: &mut Scope<'_>) {
    section(ui, &scope.tr("online-memory"));
    ui.add_space(space::NEAR);
    let kept = scope.online.cache_bytes();
    let shown = size(scope, kept);
    role::small(ui, scope.tr_with("online-memory-size", &[("size", &shown)]));
    ui.add_space(space::NEAR);
    // A preparation reads from it.
    let free = !scope.online.preparation().is_some_and(is_under_way);
    let words = scope.tr("online-memory-empty");
    let button = Button::secondary(&words).icon(icons::DELETE);
    if button.enabled(kept > 0 && free).show(ui).clicked() {
        scope.say(Message::Online(OnlineWish::EmptyCache));
    }
}

/// A number of bytes as people say it.
fn size(scope: &Scope<'_>, bytes: u64) -> String {
    let mega = bytes as f64 / 1e6;
    let shown = number::format_measure(scope.lang, mega.max(if bytes > 0 { 0.1 } else { 0.0 }));
    scope.tr_with("online-megabytes", &[("size", &shown)])
}
