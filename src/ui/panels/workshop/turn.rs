//! The turn of speech: the question, the time left, and the order of speakers.

use std::time::Duration;

use egui::{Align, Layout, Panel, Rect, ScrollArea, Sense, Ui, pos2, vec2};

use super::super::Scope;
use super::now_ms;
use crate::base::ids::ActorId;
use crate::model::{Participant, Workshop};
use crate::session::round::{Round, Turn, clock_words};
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::message::round::RoundWish;
use crate::ui::theme::{Type, color, palette, role, space};
use crate::ui::widgets::{Button, hairline, icon_button};

/// Thickness of the bar of time, in points.
const TIME_BAR: f32 = 4.0;
/// The clock is looked at this often.
const TICK: Duration = Duration::from_millis(250);
/// Width kept for the icon before a name, in points.
const MARK: f32 = 24.0;

pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let document = scope.document;
    let (Some(meeting), Some(workshop)) = (&document.meeting, document.workshop()) else {
        return;
    };
    let (round, workshop) = (meeting.round.clone(), workshop.clone());
    if round.clock.runs() {
        ui.ctx().request_repaint_after(TICK);
    }
    let foot = Panel::bottom("round").frame(egui::Frame::new().inner_margin(space::PAD));
    foot.show(ui, |ui| steps(ui, scope, &round));
    let head = Panel::top("turn").frame(egui::Frame::new().inner_margin(space::PAD));
    head.show(ui, |ui| head_ui(ui, scope, &round, &workshop));
    ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("speakers")
        .show(ui, |ui| order(ui, scope, &round, &workshop));
}

fn head_ui(ui: &mut Ui, scope: &mut Scope<'_>, round: &Round, workshop: &Workshop) {
    ui.spacing_mut().item_spacing.y = space::TIGHT;
    ui.horizontal(|ui| {
        ui.label(Type::SmallStrong.tinted(workshop.name.as_str(), color(palette(ui.ctx()).text_2)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, icons::CLOSE, &scope.tr("round-leave")).clicked() {
                scope.say(Message::Round(RoundWish::Leave));
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        for turn in Turn::ALL {
            let words = scope.tr(turn.key());
            if Button::toggle(&words, turn == round.turn).show(ui).clicked() && turn != round.turn {
                scope.say(Message::Round(RoundWish::Ask(turn)));
            }
        }
    });
    ui.add_space(space::TIGHT);
    let left = round.left_s(workshop, now_ms());
    let palette = palette(ui.ctx());
    let ink = if left < 0 { palette.warning } else { palette.text };
    let (place, count) = round.place(workshop);
    ui.horizontal(|ui| {
        let shown = ui.label(Type::Timer.tinted(clock_words(left), color(ink)));
        let name = scope.tr_with("round-time-left", &[("time", &clock_words(left))]);
        shown.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name.clone()));
        let whole = clock_words(i64::from(workshop.turn_s));
        role::small(ui, scope.tr_with("round-of", &[("whole", &whole)]));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let at = place.map_or(0, |place| place + 1).to_string();
            role::small(
                ui,
                scope.tr_with("round-place", &[("at", &at), ("of", &count.to_string())]),
            );
        });
    });
    let share = 1.0 - (left.max(0) as f32 / workshop.turn_s.max(1) as f32).min(1.0);
    time_bar(ui, share, left < 0);
}

/// How much of the time is gone.
fn time_bar(ui: &mut Ui, share: f32, over: bool) {
    let palette = palette(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), TIME_BAR), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, color(palette.surface_2));
    let ink = if over { palette.warning } else { palette.accent };
    let gone = Rect::from_min_max(rect.min, pos2(rect.left() + rect.width() * share, rect.bottom()));
    ui.painter().rect_filled(gone, 0.0, color(ink));
}

/// Those present, in the order in which they speak.
fn order(ui: &mut Ui, scope: &mut Scope<'_>, round: &Round, workshop: &Workshop) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let (place, _) = round.place(workshop);
    let present: Vec<Participant> = workshop.present().cloned().collect();
    if present.is_empty() {
        ui.horizontal_top(|ui| {
            ui.add_space(space::PAD);
            ui.vertical(|ui| role::small(ui, scope.tr("round-nobody")));
        });
    }
    for (at, who) in present.iter().enumerate() {
        speaker(ui, scope, who, place.map(|place| at.cmp(&place)));
    }
}

fn speaker(ui: &mut Ui, scope: &mut Scope<'_>, who: &Participant, order: Option<std::cmp::Ordering>) {
    use std::cmp::Ordering::{Equal, Less};
    let Some(name) = name_of(scope, who.actor) else {
        return;
    };
    let speaks = order == Some(Equal);
    let seat = seat_words(scope, who);
    let two_lines = speaks && !seat.is_empty();
    let height = if two_lines {
        space::ROW + Type::Small.line_height() + space::NEAR
    } else {
        space::ROW
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let said = scope.tr(match order {
        Some(Less) => "round-has-spoken",
        Some(Equal) => "round-speaks",
        _ => "round-will-speak",
    });
    let spoken = format!("{name}, {said}");
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, speaks, spoken.clone()));
    let palette = palette(ui.ctx());
    let painter = ui.painter();
    if speaks {
        painter.rect_filled(rect, 0.0, color(palette.tint));
        let bar = Rect::from_min_size(rect.min, vec2(space::ACCENT_BAR, rect.height()));
        painter.rect_filled(bar, 0.0, color(palette.accent));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, color(palette.surface_2));
    }
    let middle = rect.top() + space::ROW / 2.0;
    let mark = pos2(rect.left() + space::PAD + space::ICON_SMALL / 2.0, middle);
    match order {
        Some(Less) => icons::KEEP.paint(painter, mark, space::ICON_SMALL, color(palette.ok)),
        Some(Equal) => icons::SPEAKER
            .filled()
            .paint(painter, mark, space::ICON, color(palette.accent)),
        _ => {
            let ring = egui::Stroke::new(space::HAIR, color(palette.rule_strong));
            painter.circle_stroke(mark, space::ICON_SMALL / 2.0 - 1.0, ring);
        }
    }
    let left = rect.left() + space::PAD + MARK;
    let (kind, ink) = match order {
        Some(Equal) => (Type::Strong, palette.text),
        Some(Less) => (Type::Body, palette.text_2),
        _ => (Type::Body, palette.text),
    };
    let width = rect.right() - left - space::NEAR;
    put(ui, pos2(left, middle), &name, kind, color(ink), width);
    if two_lines {
        let below = middle + Type::Strong.line_height();
        put(
            ui,
            pos2(left, below),
            &seat,
            Type::Small,
            color(palette.text_2),
            width,
        );
    }
    if response.has_focus() {
        let ring = egui::Stroke::new(space::FOCUS, color(palette.accent));
        ui.painter()
            .rect_stroke(rect.shrink(1.0), 0.0, ring, egui::StrokeKind::Inside);
    }
    if response.on_hover_text(scope.tr("round-give")).clicked() {
        scope.say(Message::Round(RoundWish::Give(who.actor)));
    }
}

/// One line of text, its middle at that point, cut at the width.
fn put(ui: &Ui, at: egui::Pos2, words: &str, kind: Type, ink: egui::Color32, width: f32) {
    let mut job = egui::text::LayoutJob::simple_singleline(words.to_owned(), kind.font(), ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    let corner = pos2(at.x, at.y - galley.size().y / 2.0);
    ui.painter().galley(corner, galley, ink);
}

fn name_of(scope: &Scope<'_>, actor: ActorId) -> Option<String> {
    let actor = scope.document.session.project().actors.get(&actor)?;
    Some(actor.name.clone())
}

/// « Table 2 · Mme Petit »
fn seat_words(scope: &Scope<'_>, who: &Participant) -> String {
    let table = (!who.table.is_empty()).then(|| scope.tr_with("round-table", &[("table", &who.table)]));
    let people = (!who.people.is_empty()).then(|| who.people.clone());
    table.into_iter().chain(people).collect::<Vec<_>>().join(" · ")
}

/// Next, and stop the clock.
fn steps(ui: &mut Ui, scope: &mut Scope<'_>, round: &Round) {
    hairline(ui);
    ui.add_space(space::NEAR);
    ui.horizontal(|ui| {
        let (words, keys) = (scope.tr("round-next"), Action::RoundNext.key_cap(scope.lang));
        if Button::primary(&words).key(&keys).show(ui).clicked() {
            scope.say(Message::Round(RoundWish::Next));
        }
        let (icon, key) = match round.clock.runs() {
            true => (icons::PAUSE, "round-pause"),
            false => (icons::PLAY, "round-go-on"),
        };
        if icon_button(ui, icon, &scope.tr(key)).clicked() {
            scope.say(Message::Round(RoundWish::Pause));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Button::quiet(&scope.tr("round-end")).show(ui).clicked() {
                scope.say(Message::Round(RoundWish::End));
            }
        });
    });
}
