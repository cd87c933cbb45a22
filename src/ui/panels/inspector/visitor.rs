//! The imagined actor: what it would exchange where it stands, kept up while it is dragged.

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::Scope;
use crate::base::number::format;
use crate::matching::VisitorPair;
use crate::matching::explain::kilometres;
use crate::matching::missing::activity;
use crate::model::Direction;
use crate::ui::actions::Action;
use crate::ui::document::Visitor;
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::panels::page_head::head;
use crate::ui::theme::{color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Tag, section_with};

/// Exchanges listed.
const LISTED: usize = 12;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, visitor: &Visitor) {
    Panel::bottom("visitor actions")
        .frame(Frame::new().inner_margin(Margin {
            top: 8,
            ..Margin::ZERO
        }))
        .show(ui, |ui| actions_ui(ui, scope));
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("visitor")
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::TIGHT);
            head(ui, scope, |ui, scope| {
                drop(role::title(
                    ui,
                    activity::headline(&visitor.imagined.class, scope.lang),
                ));
            });
            if let Some(place) = &visitor.near {
                role::small(ui, scope.tr_with("missing-near", &[("place", place)]));
            }
            ui.add_space(space::TIGHT);
            Tag::neutral(Some(icons::PLACE), &scope.tr("visitor-tag")).show(ui);
            ui.add_space(space::NEAR);
            role::body(ui, scope.count("visitor-count", visitor.answer.count));
            ui.add_space(space::PAD);
            pairs_ui(ui, scope, visitor);
            habits_ui(ui, scope, visitor);
            ui.add_space(space::PAD);
        });
}

fn pairs_ui(ui: &mut Ui, scope: &mut Scope<'_>, visitor: &Visitor) {
    let answer = &visitor.answer;
    if answer.count == 0 {
        return;
    }
    let shown = answer.pairs.len().min(LISTED);
    let number = |n: usize| format(scope.lang, n as f64, 0);
    let aside = match answer.count > shown {
        true => scope.tr_with(
            "visitor-best-of",
            &[("shown", &number(shown)), ("count", &number(answer.count))],
        ),
        false => String::new(),
    };
    section_with(ui, &scope.tr("visitor-best"), &aside);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for pair in answer.pairs.iter().take(LISTED) {
            pair_row(ui, scope, visitor, pair);
        }
    });
    ui.add_space(space::PAD);
}

fn pair_row(ui: &mut Ui, scope: &mut Scope<'_>, visitor: &Visitor, pair: &VisitorPair) {
    let project = scope.document.shown();
    let (Some(flow), Some(own)) = (
        project.flows.get(&pair.other),
        visitor.imagined.flows.get(pair.own),
    ) else {
        return;
    };
    let Some(actor) = project.actors.get(&flow.actor) else {
        return;
    };
    let (key, given) = match own.direction {
        Direction::Offer => ("visitor-gives-to", own),
        _ => ("visitor-takes-from", flow.as_ref()),
    };
    let detail = scope.tr_with(key, &[("who", actor.map_name())]);
    let km = actor.position.map(|p| p.at.distance_km(visitor.at));
    let km = km.map_or_else(|| "?".to_owned(), |km| kilometres(scope.lang, km));
    let score = (f64::from(pair.score) / 1000.0).round().to_string();
    let tint = color(palette(ui.ctx()).family(given.family()));
    let row = ListRow::new(&given.label)
        .icon(icons::family(given.family()), tint)
        .plain()
        .detail(&detail, 1)
        .number(&score)
        .note(&km)
        .inset()
        .show(ui);
    if row.clicked() {
        let id = actor.id;
        scope.say(Message::Select(Selection::Actor(id)));
    }
}

/// What such an activity usually takes and gives, and how sure that is.
fn habits_ui(ui: &mut Ui, scope: &Scope<'_>, visitor: &Visitor) {
    section_with(ui, &scope.tr("visitor-habits"), "");
    ui.add_space(space::TIGHT);
    let sides = [
        ("visitor-takes", Direction::Need),
        ("visitor-gives", Direction::Offer),
    ];
    for (key, direction) in sides {
        let flows = visitor.imagined.flows.iter().filter(|f| f.direction == direction);
        let list: Vec<&str> = flows.map(|f| f.label.as_str()).collect();
        if !list.is_empty() {
            role::small(ui, scope.tr_with(key, &[("list", &list.join(", "))]));
        }
    }
    role::small(ui, scope.tr("visitor-origin"));
}

fn actions_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let words = scope.tr("visitor-invite");
    let allowed = !scope.document.session.is_read_only();
    if Button::primary(&words)
        .icon(icons::ADD)
        .full_width()
        .enabled(allowed)
        .show(ui)
        .clicked()
    {
        scope.say(Message::InviteVisitor);
    }
    let (words, keys) = (scope.tr("visitor-dismiss"), Action::Back.key_cap(scope.lang));
    if Button::quiet(&words).key(&keys).show(ui).clicked() {
        scope.say(Message::DismissVisitor);
    }
}
