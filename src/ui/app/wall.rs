//! The wall of the open document: put up, moved on and put away.

use egui::{CentralPanel, Context, Ui, ViewportBuilder, ViewportCommand, ViewportId};

use super::App;
use crate::base::date;
use crate::base::i18n::tr_args;
use crate::session::snapshot::News;
use crate::ui::document::Document;
use crate::ui::message::Message;
use crate::ui::message::wall::{Place, Wish};
use crate::ui::settings::Settings;
use crate::ui::theme::Theme;
use crate::ui::wall::{self, Room};

/// Size of the wall's own window before it fills a screen, in points.
const WINDOW: [f32; 2] = [1280.0, 720.0];

impl App {
    /// True while this window shows nothing but the wall.
    pub(super) fn wall_is_here(&self) -> bool {
        let document = self.document.as_ref();
        document.is_some_and(|d| d.wall.place == Some(Place::Here))
    }

    /// Where the wall is after its key was pressed: put away where it stands, else there.
    pub(super) fn wall_toggled(&self, place: Place) -> Option<Place> {
        let now = self.document.as_ref().and_then(|d| d.wall.place);
        (now != Some(place)).then_some(place)
    }

    /// Carries out what is asked of the wall.
    pub(super) fn wall(&mut self, ctx: &Context, wish: Wish) {
        let Some(document) = &mut self.document else {
            return;
        };
        match wish {
            Wish::At(place) => {
                let was_here = document.wall.place == Some(Place::Here);
                document.put_wall(place);
                let here = place == Some(Place::Here);
                if here != was_here {
                    // The same window comes back as it was.
                    let filled = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
                    let before = std::mem::replace(&mut self.filled_before_wall, filled);
                    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(here || before));
                }
            }
            Wish::Blank(blank) => document.wall.blank = blank,
            Wish::Step(by) => document.wall.step(by),
            Wish::Overview => document.wall.tell(None),
            Wish::Matrix(on) => document.wall.matrix = on,
            Wish::Audience(level) => document.set_wall_level(level),
            Wish::FullScreen if document.wall.place == Some(Place::Apart) => {
                document.wall.full_screen = !document.wall.full_screen;
            }
            Wish::FullScreen => full_screen(ctx),
        }
    }

    /// The wall instead of everything else.
    pub(super) fn wall_here(&mut self, ui: &mut Ui) {
        let Self {
            document: Some(document),
            settings,
            messages,
            ..
        } = self
        else {
            return;
        };
        CentralPanel::no_frame().show(ui, |ui| wall_ui(ui, document, settings, messages));
    }

    /// The wall in a window of its own, while it has one.
    pub(super) fn wall_apart(&mut self, ctx: &Context) {
        let Self {
            document: Some(document),
            settings,
            messages,
            ..
        } = self
        else {
            return;
        };
        if document.wall.place != Some(Place::Apart) {
            return;
        }
        let name = document.session.project().name.clone();
        let builder = ViewportBuilder::default()
            .with_title(tr_args(settings.lang, "wall-window", &[("name", name.into())]))
            .with_inner_size(WINDOW)
            .with_fullscreen(document.wall.full_screen);
        ctx.show_viewport_immediate(ViewportId::from_hash_of("wall"), builder, |ui, _| {
            if ui.input(|i| i.viewport().close_requested()) {
                messages.push(Message::Wall(Wish::At(None)));
            }
            wall_ui(ui, document, settings, messages);
        });
    }
}

fn wall_ui(ui: &mut Ui, document: &mut Document, settings: &Settings, messages: &mut Vec<Message>) {
    wall::read_keys(ui, &mut document.wall, messages);
    let nothing = News::default();
    let news = document.snapshot.as_ref().map_or(&nothing, |s| s.news.as_ref());
    let today = date::words(settings.lang, &jiff::ZonedDateTime::now().date().to_string());
    let room = Room {
        lang: settings.lang,
        theme: theme(settings),
        filter: &document.map.filter,
        news,
        today: &today,
        confidential: settings.wall_confidential,
        speaker: document.speaker(),
        turn: document.turn(),
    };
    wall::show(ui, &mut document.wall, &room);
}

/// Night in a dark room, paper where light falls on the screen; high contrast for those who chose it.
fn theme(settings: &Settings) -> Theme {
    match (settings.wall_lit, settings.theme.is_high_contrast()) {
        (false, false) => Theme::Dark,
        (false, true) => Theme::DarkContrast,
        (true, false) => Theme::Light,
        (true, true) => Theme::LightContrast,
    }
}

/// Fills the screen, or leaves it.
pub(super) fn full_screen(ctx: &Context) {
    let filled = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!filled));
}
