//! One synergy on the board: what, who, the next action, by whom and when.

use egui::{Align, Key, Layout, Modifiers, Rect, Response, Sense, Ui, UiBuilder, vec2};
use jiff::civil::Date;

use super::super::Scope;
use crate::base::date;
use crate::session::Intent;
use crate::session::follow_up::{Followed, STEPS, Urgency};
use crate::ui::icons;
use crate::ui::map::stops::keep_arrows;
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{Type, color, palette, space};

/// Shows the entry over the width at hand. It is opened by a click or Enter, moved by Ctrl and an arrow, or dragged.
pub(super) fn show(ui: &mut Ui, scope: &mut Scope<'_>, one: &Followed, today: Date) -> Response {
    let selected = scope.document.selection == Selection::Synergy(one.id);
    let builder = UiBuilder::new()
        .id_salt(("followed", one.id))
        .sense(Sense::click_and_drag());
    let shown = ui.scope_builder(builder, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.add_space(space::NEAR);
        ui.horizontal_top(|ui| {
            ui.add_space(space::NEAR);
            ui.vertical(|ui| words(ui, scope, one, today));
        });
        ui.add_space(space::NEAR);
    });
    let response = shown.response;
    marks(ui, response.rect, one, selected);
    let name = spoken(scope, one);
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, name.clone()));
    if response.has_focus() {
        keep_arrows(ui, response.id);
    }
    // What is open beside the board moves too, while nobody types.
    if response.has_focus() || (selected && !ui.ctx().text_edit_focused()) {
        step_by_keys(ui, scope, one);
    }
    if response.clicked() {
        scope.say(Message::Select(Selection::Synergy(one.id)));
    }
    response.dnd_set_drag_payload(one.id);
    response
}

fn words(ui: &mut Ui, scope: &Scope<'_>, one: &Followed, today: Date) {
    let palette = palette(ui.ctx());
    let quiet = color(palette.text_2);
    let label = |text: egui::RichText| egui::Label::new(text).selectable(false);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        let family = color(palette.family(one.family));
        ui.add(label(
            icons::family(one.family).text(space::ICON_SMALL).color(family),
        ));
        ui.add(label(Type::Strong.rich(one.title.as_str())).truncate());
    });
    ui.add(label(Type::Small.tinted(one.ends.as_str(), quiet)).truncate());
    let action = if one.next_action.is_empty() {
        Type::Body.tinted(scope.tr("board-no-action"), color(palette.warning))
    } else {
        Type::Body.rich(one.next_action.as_str())
    };
    ui.add_space(space::TIGHT);
    ui.add(label(action).wrap());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        let owner = if one.owner.is_empty() {
            Type::Small.tinted(scope.tr("board-no-owner"), color(palette.warning))
        } else {
            Type::Small.rich(one.owner.as_str())
        };
        ui.add(label(icons::OWNER.text(space::ICON_SMALL).color(quiet)));
        // The date takes its room first: a long name is cut before it touches it.
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(space::NEAR);
            when(ui, scope, one, today);
            ui.add_space(space::NEAR);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(label(owner).truncate())
            });
        });
    });
}

/// The date, with the icon and colour of its urgency.
fn when(ui: &mut Ui, scope: &Scope<'_>, one: &Followed, today: Date) {
    let palette = palette(ui.ctx());
    let Some(due) = one.due else { return };
    let (icon, ink, strong) = match one.urgency {
        Urgency::Late => (icons::LATE.filled(), palette.error, true),
        Urgency::ThisWeek => (icons::TO_DO.filled(), palette.warning, true),
        Urgency::Stale => (icons::NO_NEWS, palette.text_2, false),
        Urgency::Calm => (icons::DUE, palette.text_2, false),
    };
    let words = short_date(scope, due, today);
    let text = if strong { Type::SmallStrong } else { Type::Small };
    ui.add(egui::Label::new(text.tinted(words, color(ink))).selectable(false));
    ui.add(egui::Label::new(icon.text(space::ICON_SMALL).color(color(ink))).selectable(false));
}

/// The date without its year when that is this one.
pub(super) fn short_date(scope: &Scope<'_>, due: Date, today: Date) -> String {
    let whole = date::words(scope.lang, &due.to_string());
    let year = format!(" {}", today.year());
    whole.strip_suffix(&year).map_or(whole.clone(), str::to_owned)
}

/// Hairline below, tint while selected, a red bar while late.
fn marks(ui: &Ui, rect: Rect, one: &Followed, selected: bool) {
    let palette = palette(ui.ctx());
    let painter = ui.painter();
    let bar = Rect::from_min_size(rect.min, vec2(space::ACCENT_BAR, rect.height()));
    if one.urgency == Urgency::Late {
        painter.rect_filled(bar, 0.0, color(palette.error));
    } else if selected {
        painter.rect_filled(bar, 0.0, color(palette.accent));
    }
    let line = egui::Stroke::new(space::HAIR, color(palette.rule));
    painter.hline(rect.x_range(), rect.bottom(), line);
    if selected {
        let ring = egui::Stroke::new(space::HAIR, color(palette.accent));
        painter.rect_stroke(rect, 0.0, ring, egui::StrokeKind::Inside);
    }
}

fn spoken(scope: &Scope<'_>, one: &Followed) -> String {
    let state = scope.tr(&format!("state-{}", one.state.code()));
    let due = one.due.map(|d| date::words(scope.lang, &d.to_string()));
    let parts = [
        Some(one.title.clone()),
        Some(one.ends.clone()),
        Some(state),
        Some(one.next_action.clone()),
        Some(one.owner.clone()),
        due,
    ];
    let told = parts.into_iter().flatten().filter(|part| !part.is_empty());
    told.collect::<Vec<_>>().join(", ")
}

fn step_by_keys(ui: &Ui, scope: &mut Scope<'_>, one: &Followed) {
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::CTRL, key));
    let by: isize = if pressed(Key::ArrowRight) {
        1
    } else if pressed(Key::ArrowLeft) {
        -1
    } else {
        return;
    };
    let at = STEPS.iter().position(|step| *step == one.state);
    let next = at.and_then(|at| STEPS.get(at.checked_add_signed(by)?));
    if let Some(state) = next {
        move_to(scope, one.id, *state);
    }
}

/// Asks for another step.
pub(super) fn move_to(
    scope: &mut Scope<'_>,
    id: crate::base::ids::SynergyId,
    state: crate::model::SynergyState,
) {
    let synergy = scope.document.session.project().synergies.get(&id);
    let Some(synergy) = synergy.filter(|s| s.state != state) else {
        return;
    };
    let intent = Intent::SetState {
        synergy: synergy.reference.clone(),
        state: state.code().to_owned(),
        reason: None,
    };
    scope.say(Message::Do(intent));
}
