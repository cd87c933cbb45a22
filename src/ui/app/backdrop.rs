//! What is asked of the ground of the map: carried out, and remembered among the preferences.

use std::path::Path;

use egui::Context;

use super::files::ZONE_FILES;
use super::{App, Purpose};
use crate::basemap::pack;
use crate::online::Provider;
use crate::ui::message::Message;
use crate::ui::message::ground::{Drawn, GroundWish};

impl App {
    /// Carries out what is asked of the ground.
    pub(super) fn backdrop(&mut self, ctx: &Context, wish: GroundWish) {
        let lang = self.lang();
        if wish == GroundWish::Choose {
            self.choose(Purpose::Pack);
            return;
        }
        if matches!(wish, GroundWish::Draw(_)) {
            self.leave_online_ground();
        }
        let Some(document) = &mut self.document else {
            return;
        };
        match wish {
            GroundWish::Draw(drawn) => document.draw_on(drawn, lang),
            GroundWish::Prepare { cut } => {
                let waker = ctx.clone();
                document.prepare_pack(cut, lang, move || waker.request_repaint());
            }
            GroundWish::GiveUp => document.give_up_pack(),
            GroundWish::Put => document.put_pack(lang),
            GroundWish::Remove => document.remove_pack(lang),
            GroundWish::Choose => {}
        }
        let drawn = document.backdrop.drawn.clone();
        let works = document.backdrop.problem.is_none();
        if let (Drawn::File(path), true) = (&drawn, works) {
            self.settings.remember_pack(path);
        }
        document.backdrop.recent.clone_from(&self.settings.recent_packs);
        self.settings.remember_ground(&document.path, drawn);
        self.save_settings();
    }

    /// The ground that was drawn last under the open project, or the pack that the window was started with.
    pub(super) fn first_ground(&mut self) {
        let lang = self.lang();
        let started_with = self.start_pack.take();
        let Some(document) = &mut self.document else {
            self.start_pack = started_with;
            return;
        };
        let remembered = self.settings.ground_of(&document.path);
        let wanted = started_with.map_or(remembered, Drawn::File);
        if let Drawn::File(path) = &wanted
            && path.is_file()
        {
            self.settings.remember_pack(path);
        }
        document.backdrop.recent.clone_from(&self.settings.recent_packs);
        document.draw_on(wanted, lang);
        if Provider::ALL
            .iter()
            .any(|provider| self.online.tiles(*provider).is_some())
        {
            self.lay_online_maps();
        }
    }

    /// Takes the files that were dropped on the window: packs are drawn, projects opened, zones imported.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|i| i.raw.dropped_files.clone());
        for path in dropped.into_iter().map(|file| file.path().to_path_buf()) {
            let message = if pack::looks_like_pack(&path) {
                Message::Backdrop(GroundWish::Draw(Drawn::File(path)))
            } else if has_ending(&path, "gpkg") {
                Message::Open(path)
            } else if ZONE_FILES.iter().any(|ending| has_ending(&path, ending)) {
                Message::ImportZones(path)
            } else {
                continue;
            };
            self.messages.push(message);
        }
    }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(ending))
}
