//! Taking a pack along: it is made ready aside, its size is said, and then it goes into the project.

use egui::Ui;

use super::size;
use crate::base::number;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::message::ground::{Drawn, GroundWish};
use crate::ui::panels::Scope;
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, Notice, NoticeKind, progress, section};

/// Shows the section.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    section(ui, &scope.tr("backdrop-travel"));
    ui.add_space(space::TIGHT);
    let document = scope.document;
    if document.session.is_read_only() {
        role::small(ui, scope.tr("backdrop-read-only"));
        return;
    }
    let backdrop = &document.backdrop;
    if let Some(refused) = &backdrop.refused {
        Notice::new(NoticeKind::Error, refused).show(ui);
        ui.add_space(space::NEAR);
    }
    if let Some(now) = backdrop.preparing() {
        preparing(ui, scope, now);
    } else if backdrop.staged.is_some() {
        ready(ui, scope);
    } else if matches!(backdrop.drawn, Drawn::File(_)) && backdrop.about.is_some() {
        offer(ui, scope);
    } else if backdrop.carried.is_some() {
        role::small(ui, scope.tr("backdrop-is-carried"));
    } else {
        role::small(ui, scope.tr("backdrop-choose-first"));
    }
    if backdrop.carried.is_some() && backdrop.preparing().is_none() {
        ui.add_space(space::NEAR);
        let words = scope.tr("backdrop-remove");
        if Button::quiet(&words).icon(icons::DELETE).show(ui).clicked() {
            scope.say(Message::Backdrop(GroundWish::Remove));
        }
    }
}

fn offer(ui: &mut Ui, scope: &mut Scope<'_>) {
    role::small(ui, scope.tr("backdrop-offer"));
    ui.add_space(space::TIGHT);
    for (key, cut) in [("backdrop-cut", true), ("backdrop-whole", false)] {
        let words = scope.tr(key);
        if Button::secondary(&words).show(ui).clicked() {
            scope.say(Message::Backdrop(GroundWish::Prepare { cut }));
        }
    }
}

fn preparing(ui: &mut Ui, scope: &mut Scope<'_>, [done, total]: [u64; 2]) {
    let fraction = (total > 0).then(|| done as f32 / total as f32);
    let words = scope.tr("backdrop-preparing");
    let stop = scope.tr("backdrop-stop");
    if progress(ui, &words, fraction, "", (&stop, "")) {
        scope.say(Message::Backdrop(GroundWish::GiveUp));
    }
    ui.ctx().request_repaint();
}

fn ready(ui: &mut Ui, scope: &mut Scope<'_>) {
    let document = scope.document;
    let Some(staged) = &document.backdrop.staged else {
        return;
    };
    let count = |n: u64| number::format(scope.lang, n as f64, 0);
    let (tiles, bytes) = (count(staged.tiles), size(scope, staged.bytes));
    role::body(
        ui,
        scope.tr_with("backdrop-ready", &[("tiles", &tiles), ("size", &bytes)]),
    );
    if staged.skipped > 0 {
        let words = scope.tr_with("backdrop-skipped", &[("count", &count(staged.skipped))]);
        role::small(ui, words);
    }
    role::small(ui, scope.tr("backdrop-no-undo"));
    ui.add_space(space::TIGHT);
    let (put, leave) = (scope.tr("backdrop-put"), scope.tr("backdrop-leave"));
    ui.horizontal_wrapped(|ui| {
        if Button::primary(&put).show(ui).clicked() {
            scope.say(Message::Backdrop(GroundWish::Put));
        }
        if Button::quiet(&leave).show(ui).clicked() {
            scope.say(Message::Backdrop(GroundWish::GiveUp));
        }
    });
}
