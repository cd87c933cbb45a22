//! The wall from the operator's side: the button that puts it up, and the bar that leads it while it stands apart.

use egui::{Popup, Ui};

use super::Scope;
use crate::model::Level;
use crate::ui::actions::Action;
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::message::wall::Wish;
use crate::ui::settings::Settings;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{Button, ListRow, icon_button};

/// Width of the wall's menu.
const MENU: f32 = 330.0;

/// What the person has chosen for the wall.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Chosen {
    /// Light falls on its screen.
    pub lit: bool,
    /// It says how many proposals rest on something hidden.
    pub confidential: bool,
}

impl Chosen {
    /// As the preferences have it.
    pub fn of(settings: &Settings) -> Self {
        Self {
            lit: settings.wall_lit,
            confidential: settings.wall_confidential,
        }
    }
}

/// The button of the top bar, with its menu.
pub fn button(ui: &mut Ui, scope: &mut Scope<'_>, chosen: Chosen) {
    let words = scope.tr("wall");
    let keys = Action::Wall.key_cap(scope.lang);
    let button = Button::quiet(&words).icon(icons::WALL).menu();
    let narrow = ui.ctx().content_rect().width() < space::NARROW;
    let button = if narrow { button } else { button.key(&keys) }.show(ui);
    Popup::menu(&button).show(|ui| {
        ui.set_width(MENU);
        for action in [Action::Wall, Action::WallApart, Action::FullScreen] {
            let (words, keys) = (action.words(scope.lang), action.key_cap(scope.lang));
            if ListRow::new(&words).plain().note(&keys).show(ui).clicked() {
                scope.say(Message::Act(action));
                ui.close();
            }
        }
        ui.separator();
        choices(ui, scope, chosen);
    });
}

/// Light, audience, and whether hidden proposals are counted: each row says what it will be when pressed.
fn choices(ui: &mut Ui, scope: &mut Scope<'_>, chosen: Chosen) {
    held_back(ui, scope);
    let level = scope.document.wall.level;
    let rows = [
        (chosen.lit, "wall-lit", "wall-dark", Message::WallLit(!chosen.lit)),
        (
            level == Level::Partners,
            "wall-partners",
            "wall-public",
            Message::Wall(Wish::Audience(if level == Level::Partners {
                Level::Public
            } else {
                Level::Partners
            })),
        ),
        (
            chosen.confidential,
            "wall-counts-hidden",
            "wall-leaves-hidden",
            Message::WallConfidential(!chosen.confidential),
        ),
    ];
    for (is_on, on, off, message) in rows {
        let words = scope.tr(if is_on { on } else { off });
        let other = scope.tr(if is_on { off } else { on });
        let change = scope.tr_with("wall-change", &[("to", &other)]);
        if ListRow::new(&words)
            .plain()
            .note(&scope.tr("wall-change-short"))
            .show(ui)
            .on_hover_text(change)
            .clicked()
        {
            scope.say(message);
        }
    }
}

/// How much is held back because competitors would meet.
fn held_back(ui: &mut Ui, scope: &Scope<'_>) {
    let held = scope
        .document
        .wall
        .answer
        .as_ref()
        .map_or(0, |answer| answer.held_back);
    if held > 0 {
        ui.horizontal(|ui| {
            ui.label(icons::COMPETITION.text(space::ICON_SMALL));
            ui.label(Type::Small.rich(scope.count("rivals-wall", held)));
        });
    }
}

/// Leads the wall that stands in a window of its own.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>) {
    let wall = &scope.document.wall;
    let count = wall.answer.as_ref().map_or(0, |answer| answer.stories.len());
    let told = wall.told().zip(wall.answer.as_ref());
    let sentence = told.and_then(|(story, answer)| answer.sentence(story, scope.lang));
    let place = wall.story.map_or_else(
        || scope.tr("wall-overview"),
        |at| {
            scope.tr_with(
                "wall-story-count",
                &[("at", &(at + 1).to_string()), ("of", &count.to_string())],
            )
        },
    );
    let (blank, full, matrix) = (wall.blank, wall.full_screen, wall.matrix);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        ui.label(icons::WALL.filled().text(space::ICON_SMALL));
        ui.label(Type::SmallStrong.rich(scope.tr("wall-stands-apart")));
        for (icon, name, by) in [
            (icons::CARET_LEFT, "wall-previous", -1),
            (icons::CARET_RIGHT, "wall-next", 1),
        ] {
            if icon_button(ui, icon, &scope.tr(name)).clicked() {
                scope.say(Message::Wall(Wish::Step(by)));
            }
        }
        if Button::toggle(&scope.tr("matrix-on-wall"), matrix)
            .show(ui)
            .clicked()
        {
            scope.say(Message::Wall(Wish::Matrix(!matrix)));
        }
        if Button::toggle(&scope.tr("wall-black-short"), blank)
            .show(ui)
            .clicked()
        {
            scope.say(Message::Act(Action::WallBlank));
        }
        if Button::toggle(&Action::FullScreen.words(scope.lang), full)
            .show(ui)
            .clicked()
        {
            scope.say(Message::Wall(Wish::FullScreen));
        }
        if Button::quiet(&scope.tr("wall-away")).show(ui).clicked() {
            scope.say(Message::Wall(Wish::At(None)));
        }
        held_back(ui, scope);
        ui.add_space(space::PAD);
        ui.label(Type::Small.rich(place));
        ui.add_space(space::PAD);
        if let Some(sentence) = sentence {
            ui.add(egui::Label::new(Type::Small.rich(sentence)).truncate());
        } else if !full {
            ui.add(egui::Label::new(Type::Small.rich(scope.tr("wall-drag-over"))).truncate());
        }
    });
}
