//! The bar under the map: which links it shows, around whom, in which month.

use egui::Ui;

use crate::base::i18n::tr;
use crate::session::{Kept, MapFilter, Side};
use crate::ui::icons;
use crate::ui::message::{Message, Selection};
use crate::ui::panels::Scope;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{Button, Scale, icon_button, slider};

/// Width of the month's slider and of its word, in points.
const SLIDER: f32 = 170.0;
const MONTH: f32 = 84.0;

/// Shows the bar and says what was chosen.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let before = scope.document.map.filter.clone();
    let mut filter = before.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        kept_ui(ui, scope, &mut filter);
        ui.add_space(space::PAD);
        month_ui(ui, scope, &mut filter);
        around_ui(ui, scope, &mut filter);
        if filter.is_narrow() {
            ui.add_space(space::PAD);
            if Button::quiet(&scope.tr("filter-everything")).show(ui).clicked() {
                filter = MapFilter {
                    proposals: filter.proposals,
                    ..MapFilter::default()
                };
            }
        }
        ui.add_space(space::PAD);
        let patterns = scope.document.map.patterns;
        let button = Button::toggle(&scope.tr("filter-patterns"), patterns).show(ui);
        if button.on_hover_text(scope.tr("filter-patterns-hint")).clicked() {
            scope.say(Message::Patterns(!patterns));
        }
        if icon_button(ui, icons::CLOSE, &scope.tr("filter-close")).clicked() {
            scope.say(Message::FilterBar(false));
        }
    });
    if filter != before {
        scope.say(Message::Filter(filter));
    }
}

fn kept_ui(ui: &mut Ui, scope: &Scope<'_>, filter: &mut MapFilter) {
    for (kept, key) in [
        (Kept::All, "filter-all"),
        (Kept::New, "filter-new"),
        (Kept::QuickWins, "filter-quick"),
    ] {
        let words = scope.tr(key);
        let button = Button::toggle(&words, filter.kept == kept).show(ui);
        if button.on_hover_text(scope.tr(&format!("{key}-hint"))).clicked() {
            filter.kept = kept;
        }
    }
}

/// Links of the selected actor, or of the one chosen before.
fn around_ui(ui: &mut Ui, scope: &Scope<'_>, filter: &mut MapFilter) {
    let selected = match scope.document.selection {
        Selection::Actor(id) => Some(id),
        _ => filter.around.map(|(actor, _)| actor),
    };
    let project = scope.document.shown();
    let Some(actor) = selected.and_then(|id| project.actors.get(&id)) else {
        return;
    };
    ui.add_space(space::PAD);
    ui.label(Type::Small.rich(scope.tr_with("filter-around", &[("name", actor.map_name())])));
    for (side, key) in [
        (Side::Both, "filter-both"),
        (Side::Incoming, "filter-incoming"),
        (Side::Outgoing, "filter-outgoing"),
    ] {
        let chosen = Some((actor.id, side));
        if Button::toggle(&scope.tr(key), filter.around == chosen)
            .show(ui)
            .clicked()
        {
            filter.around = if filter.around == chosen { None } else { chosen };
        }
    }
}

fn month_ui(ui: &mut Ui, scope: &Scope<'_>, filter: &mut MapFilter) {
    ui.label(icons::DUE.text(space::ICON_SMALL));
    let scale = Scale {
        most: 12.0,
        least: 0.0,
        step: 1.0,
        usual: 0.0,
    };
    let mut month = filter.month.map_or(0.0, |m| f64::from(m) + 1.0);
    ui.scope(|ui| {
        ui.set_width(SLIDER);
        slider(ui, &scope.tr("filter-month"), scale, &mut month);
    });
    filter.month = (month >= 1.0).then(|| month as u8 - 1);
    let words = month_words(scope.lang, filter.month);
    ui.scope(|ui| {
        ui.set_min_width(MONTH);
        ui.label(Type::Strong.rich(words));
    });
}

/// A month in full, or the whole year.
pub fn month_words(lang: crate::base::i18n::Lang, month: Option<u8>) -> String {
    month.map_or_else(
        || tr(lang, "filter-year"),
        |m| tr(lang, &format!("month-name-{}", m + 1)),
    )
}
