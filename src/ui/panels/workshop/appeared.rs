//! What has just appeared: the newest proposals with their why, who is interested, and the decision in one key.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui};

use super::super::Scope;
use super::noted;
use crate::base::ids::ActorId;
use crate::matching::explain::kilometres;
use crate::matching::{Candidate, Explanation, explain};
use crate::model::Level;
use crate::session::Snapshot;
use crate::session::noted::hands;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::round::RoundWish;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, ListRow, Tag, hairline, icon_button};

/// So many proposals stand with their text; older ones are rows.
const WITH_TEXT: usize = 3;
/// Older proposals shown as rows.
const ROWS: usize = 40;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let document = scope.document;
    let (Some(meeting), Some(snapshot)) = (&document.meeting, &document.snapshot) else {
        return;
    };
    let standing = meeting.standing(snapshot);
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("appeared")
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            heading(ui, scope, standing.len());
            if standing.is_empty() {
                padded(ui, |ui| drop(role::small(ui, scope.tr("appeared-none"))));
            }
            for (at, (_, candidate)) in standing.iter().take(WITH_TEXT).enumerate() {
                card(ui, scope, snapshot, candidate, at == 0);
            }
            for (_, candidate) in standing.iter().skip(WITH_TEXT).take(ROWS) {
                older(ui, scope, snapshot, candidate);
            }
            padded(ui, |ui| noted::show(ui, scope));
        });
}

fn heading(ui: &mut Ui, scope: &Scope<'_>, count: usize) {
    padded(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(Type::Strong.rich(scope.tr("appeared")));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                role::small(ui, scope.count("appeared-count", count));
            });
        });
    });
    hairline(ui);
}

fn padded(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new()
        .inner_margin(Margin::same(space::PAD as i8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui);
        });
}

/// One proposal with its why; the one on top bears the keys.
fn card(ui: &mut Ui, scope: &mut Scope<'_>, snapshot: &Snapshot, candidate: &Candidate, on_top: bool) {
    let project = &snapshot.project;
    let words = explain(project, &snapshot.rules, candidate, Level::Operator, scope.lang);
    let Some(words) = words else { return };
    let id = candidate.id(project);
    let fresh = scope.document.news_are_fresh() && snapshot.news.is_new(candidate);
    let palette = palette(ui.ctx());
    let fill = if fresh {
        palette.signal_ground
    } else {
        palette.surface
    };
    let frame = Frame::new()
        .fill(color(fill))
        .inner_margin(Margin::same(space::PAD as i8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        title(ui, scope, &words, candidate, snapshot.news.is_new(candidate), &id);
        role::small(ui, why(scope, &words));
        interest(ui, scope, candidate, &id);
        ui.add_space(space::TIGHT);
        decide(ui, scope, &id, on_top);
    });
    hairline(ui);
}

fn title(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    words: &Explanation,
    candidate: &Candidate,
    is_new: bool,
    id: &str,
) {
    let palette = palette(ui.ctx());
    ui.horizontal(|ui| {
        let tint = color(palette.family(words.family));
        ui.label(icons::family(words.family).text(space::ICON).color(tint));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let score = (f64::from(candidate.score()) / 1000.0).round();
            ui.label(Type::Strong.rich(format!("{score}")));
            if is_new {
                Tag::signal(&scope.tr("tag-new")).show(ui);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = egui::Label::new(Type::Strong.rich(words.short.as_str()))
                    .truncate()
                    .sense(egui::Sense::click());
                if ui.add(label).on_hover_text(scope.tr("appeared-open")).clicked() {
                    scope.say(Message::Select(Selection::Candidate(id.to_owned())));
                }
            });
        });
    });
}

/// Who, how far, and why, in a line or three.
fn why(scope: &Scope<'_>, words: &Explanation) -> String {
    let far = words.distance_km.map(|km| kilometres(scope.lang, km));
    let ends = match far {
        Some(far) => format!("{}, {far}.", words.ends),
        None => format!("{}.", words.ends),
    };
    format!("{ends} {}", words.hint)
}

/// A hand for each of those whom it concerns, raised or not, and the hands of others.
fn interest(ui: &mut Ui, scope: &mut Scope<'_>, candidate: &Candidate, id: &str) {
    let project = scope.document.session.project();
    let raised: Vec<ActorId> = hands(project, &candidate.flows())
        .into_iter()
        .map(|(actor, _)| actor)
        .collect();
    // Somebody who only has the word is asked too, but stands last.
    let mut asked: Vec<ActorId> = candidate.actors(project);
    for actor in raised.iter().chain(&scope.document.speaker()) {
        if !asked.contains(actor) {
            asked.push(*actor);
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::NEAR, space::TIGHT);
        if raised.is_empty() {
            role::small(ui, scope.tr("appeared-interested"));
        }
        for actor in asked {
            let Some(name) = project.actors.get(&actor).map(|a| a.map_name().to_owned()) else {
                continue;
            };
            let up = raised.contains(&actor);
            hand(ui, scope, &name, up, actor, id);
        }
    });
}

/// One name with its hand: a widget of its own size, so that a row of them wraps.
fn hand(ui: &mut Ui, scope: &mut Scope<'_>, name: &str, up: bool, actor: ActorId, id: &str) {
    let palette = palette(ui.ctx());
    let icon = if up {
        icons::INTERESTED.filled()
    } else {
        icons::INTERESTED
    };
    let ink = color(if up { palette.text } else { palette.text_2 });
    let kind = if up { Type::SmallStrong } else { Type::Small };
    let words = ui.painter().layout_no_wrap(name.to_owned(), kind.font(), ink);
    let size = egui::vec2(space::ICON_SMALL + space::TIGHT + words.size().x, space::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    let spoken = scope.tr_with(if up { "hand-up" } else { "hand-down" }, &[("name", name)]);
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, up, spoken.clone()));
    let middle = rect.center().y;
    let mark = egui::pos2(rect.left() + space::ICON_SMALL / 2.0, middle);
    icon.paint(ui.painter(), mark, space::ICON_SMALL, ink);
    let corner = egui::pos2(
        rect.left() + space::ICON_SMALL + space::TIGHT,
        middle - words.size().y / 2.0,
    );
    ui.painter().galley(corner, words, ink);
    if response.has_focus() {
        let ring = egui::Stroke::new(space::FOCUS, color(palette.accent));
        ui.painter()
            .rect_stroke(rect.expand(2.0), space::RADIUS, ring, egui::StrokeKind::Outside);
    }
    if response
        .on_hover_text(spoken.as_str())
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .clicked()
        && let Some(intent) = scope.document.hand_of(actor, id)
    {
        scope.say(Message::Do(intent));
    }
}

/// Keep, later, refuse: by pointer on any card, by key on the one on top.
fn decide(ui: &mut Ui, scope: &mut Scope<'_>, id: &str, on_top: bool) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::NEAR, space::TIGHT);
        let said = [
            (Action::KeepTop, "appeared-keep"),
            (Action::RefuseTop, "appeared-refuse"),
        ];
        for (action, key) in said {
            let (words, keys) = (scope.tr(key), action.key_cap(scope.lang));
            let button = match (action, on_top) {
                (Action::KeepTop, true) => Button::primary(&words),
                (_, true) => Button::secondary(&words),
                (_, false) => Button::quiet(&words),
            };
            let button = if on_top { button.key(&keys) } else { button };
            if button.show(ui).clicked() {
                act(scope, id, action);
            }
        }
        let name = Action::ParkTop.words(scope.lang);
        let park = icon_button(ui, icons::LATER, &name);
        if park.on_hover_text(Action::ParkTop.tooltip(scope.lang)).clicked() {
            act(scope, id, Action::ParkTop);
        }
    });
}

/// The proposal comes to the top, then the action decides on it.
fn act(scope: &mut Scope<'_>, id: &str, action: Action) {
    scope.say(Message::Round(RoundWish::Top(id.to_owned())));
    scope.say(Message::Act(action));
}

fn older(ui: &mut Ui, scope: &mut Scope<'_>, snapshot: &Snapshot, candidate: &Candidate) {
    let project = &snapshot.project;
    let words = explain(project, &snapshot.rules, candidate, Level::Operator, scope.lang);
    let Some(words) = words else { return };
    let tint = color(palette(ui.ctx()).family(words.family));
    let score = format!("{}", (f64::from(candidate.score()) / 1000.0).round());
    let row = ListRow::new(&words.short)
        .plain()
        .icon(icons::family(words.family), tint)
        .number(&score)
        .show(ui);
    if row.on_hover_text(&words.ends).clicked() {
        scope.say(Message::Round(RoundWish::Top(candidate.id(project))));
    }
}
