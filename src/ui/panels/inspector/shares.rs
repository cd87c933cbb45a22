//! What a pair could exchange alone and when nothing is promised twice, and the room's own choice of it.

use egui::Ui;

use super::Scope;
use crate::base::number::format_with_unit;
use crate::matching::net::{Model, Pin};
use crate::matching::{Exchange, Explanation};
use crate::session::Intent;
use crate::ui::message::Message;
use crate::ui::theme::{role, space};
use crate::ui::widgets::{Button, section};

/// Shows both quantities of an exchange, how the sharing was worked out, and lets the room choose otherwise.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, words: &Explanation, exchange: &Exchange) {
    let Some((alone, unit)) = &words.quantity_alone else {
        return;
    };
    let document = scope.document;
    let Some(snapshot) = document.snapshot.as_ref() else {
        return;
    };
    let yearly = |value: f64| format_with_unit(scope.lang, value, unit) + &scope.tr("per-year");
    section(ui, &scope.tr("shares-heading"));
    ui.add_space(space::TIGHT);
    role::body(ui, scope.tr_with("shares-alone", &[("amount", &yearly(*alone))]));
    let net = document
        .net
        .as_ref()
        .and_then(|net| net.net.pair(exchange.offer, exchange.need));
    match net {
        Some(net) => {
            let key = match net.model {
                Model::Pinned => "shares-pinned",
                Model::ChangeOfUnit | Model::Generalised if net.quantity <= 0.0 => "shares-nothing",
                Model::ChangeOfUnit => "shares-net",
                Model::Generalised => "shares-net-ratios",
            };
            drop(role::body(
                ui,
                scope.tr_with(key, &[("amount", &yearly(net.quantity))]),
            ));
        }
        None => drop(role::small(ui, scope.tr("shares-waiting"))),
    }
    ui.add_space(space::TIGHT);
    let key = Pin::key(&snapshot.project, exchange);
    let pinned = scope
        .document
        .session
        .project()
        .settings
        .get(&key)
        .and_then(|v| Pin::read(v));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::TIGHT, space::TIGHT);
        let choices = [
            ("shares-pin-none", None),
            ("shares-pin-all", Some(Pin::All)),
            ("shares-pin-zero", Some(Pin::Amount(0.0))),
        ];
        for (words, pin) in choices {
            if Button::toggle(&scope.tr(words), pinned == pin).show(ui).clicked() && pinned != pin {
                let value = pin.map(Pin::value);
                scope.say(Message::Do(Intent::Setting {
                    key: key.clone(),
                    value,
                }));
            }
        }
    });
    ui.add_space(space::NEAR);
}
