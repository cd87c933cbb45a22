//! The application: its state, and a frame in two phases. `logic` drains what came in; `ui` shows the regions,
//! collects their messages and carries them out.
//!
//! [`files`] opens and makes projects, [`regions`] lays out the window, [`carry_out`] does what messages ask and
//! [`acting`] what actions ask; [`handled`] hands intents to the session and shows what came of them.

mod acting;
mod backdrop;
mod carry_out;
mod decided;
mod files;
mod handled;
mod into_view;
mod online;
mod regions;
mod replay;
mod round;
mod typed;
mod wall;
mod zones;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use egui::{CentralPanel, Context, Ui};

use super::document::Document;
use super::keys;
use super::message::Message;
use super::online::Online;
use super::panels::board::BoardState;
use super::panels::entry_bar::EntryState;
use super::panels::grid::GridState;
use super::panels::inspector::InspectorState;
use super::panels::lists::ListState;
use super::panels::matrix::MatrixState;
use super::panels::top_bar::SearchState;
use super::panels::welcome;
use super::panels::workshop::WorkshopState;
use super::settings::Settings;
use super::theme::{self, color, palette};
use super::widgets::file_chooser::Chooser;
use crate::base::i18n::{Lang, tr_args};
use crate::session::start;

use replay::Replay;

/// How the window starts.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What to open: a file, or a sample as `sample:NAME`; else the last file.
    pub open: Option<String>,
    /// Language that overrides the remembered one.
    pub lang: Option<Lang>,
    /// Where working copies, preferences and opened samples live; the usual folder when absent.
    pub data_dir: Option<PathBuf>,
    /// A tile pack to draw on.
    pub tiles: Option<PathBuf>,
    /// Intents to play once the project is open, one JSON object a line.
    pub script: Option<PathBuf>,
    /// Receives what went wrong while the window closed, for whoever started it.
    pub last_words: Arc<Mutex<Option<String>>>,
}

/// What the file chooser was opened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Purpose {
    Open,
    New,
    SaveCopy,
    Pack,
    Zones,
    ExportMap,
}

/// A file on its way is looked at this often.
const FOLLOWED: Duration = Duration::from_millis(100);

/// The application.
pub struct App {
    document: Option<Document>,
    settings: Settings,
    online: Online,
    data_dir: PathBuf,
    search: SearchState,
    entry: EntryState,
    list: ListState,
    board: BoardState,
    matrix: MatrixState,
    grid: GridState,
    workshops: WorkshopState,
    inspector: InspectorState,
    chooser: Option<(Chooser, Purpose)>,
    /// Why the last attempt to open or write a file failed.
    problem: Option<String>,
    messages: Vec<Message>,
    last_words: Arc<Mutex<Option<String>>>,
    replay: Option<Replay>,
    /// The pack that the window was started with, until a project is open.
    start_pack: Option<PathBuf>,
    /// This window filled the screen before it became the wall.
    filled_before_wall: bool,
}

impl App {
    /// Dresses the window and opens what was asked for.
    pub fn new(ctx: &Context, start: Start) -> Self {
        theme::install(ctx);
        let data_dir = start.data_dir.unwrap_or_else(start::data_dir);
        let mut settings = Settings::load(&settings_path(&data_dir));
        if let Some(lang) = start.lang {
            settings.lang = lang;
        }
        theme::apply(ctx, settings.theme, false);
        if let Some(zoom) = settings.zoom {
            ctx.set_zoom_factor(zoom);
        }
        let mut app = Self {
            document: None,
            online: Online::new(ctx, &data_dir, &settings.online),
            settings,
            data_dir,
            search: SearchState::default(),
            entry: EntryState::default(),
            list: ListState::default(),
            board: BoardState::default(),
            matrix: MatrixState::default(),
            grid: GridState::default(),
            workshops: WorkshopState::default(),
            inspector: InspectorState::default(),
            chooser: None,
            problem: None,
            messages: Vec::new(),
            last_words: start.last_words,
            replay: None,
            start_pack: start.tiles,
            filled_before_wall: false,
        };
        match start.open.as_deref() {
            Some(open) => match open.strip_prefix("sample:") {
                Some(sample) => app.open_sample(ctx, sample),
                None => app.open(ctx, Path::new(open)),
            },
            None => {
                let last = app.settings.recent.first().filter(|path| path.is_file()).cloned();
                if let Some(last) = last {
                    app.open(ctx, &last);
                }
            }
        }
        if let Some(script) = &start.script {
            match Replay::read(script) {
                Ok(replay) => app.replay = Some(replay),
                Err(error) => {
                    let path = script.display().to_string();
                    let args = [("path", path.into()), ("why", error.to_string().into())];
                    app.problem = Some(tr_args(app.lang(), "problem-script", &args));
                }
            }
        }
        app
    }

    fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// The open document, for tests and for the title.
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    fn save_settings(&self) {
        self.settings.save(&settings_path(&self.data_dir));
    }
}

fn settings_path(data_dir: &Path) -> PathBuf {
    data_dir.join("preferences.json")
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.replay(ctx);
        let lang = self.settings.lang;
        if let Some(document) = &mut self.document {
            document.receive(lang);
            document.follow_backdrop(lang);
            if self.online.has_settled() {
                document.ground_has_come();
            }
            if let Some(wait) = document.save_when_quiet(lang) {
                ctx.request_repaint_after(wait);
            }
            if document.export.is_busy() || document.papers.is_busy() {
                ctx.request_repaint_after(FOLLOWED);
            }
            if document.news_are_fresh() || document.told().is_some() {
                ctx.request_repaint_after(Duration::from_millis(500));
            }
        }
        let zoom = ctx.zoom_factor();
        if self.settings.zoom.unwrap_or(1.0) != zoom {
            self.settings.zoom = Some(zoom);
            self.save_settings();
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.take_dropped(&ctx);
        let wall_here = self.wall_is_here();
        if self.chooser.is_none() && !wall_here {
            self.hear_typed(&ctx);
            let empty = self.entry.text.is_empty();
            let held = self.document.as_ref().is_some_and(|d| d.map.gesture.is_some());
            keys::read(&ctx, self.document.is_some(), empty, held, &mut self.messages);
        }
        ui.painter()
            .rect_filled(ui.max_rect(), 0.0, color(palette(&ctx).ground));
        if wall_here {
            self.wall_here(ui);
        } else if self.chooser.is_some() {
            CentralPanel::default().show(ui, |ui| self.chooser_ui(ui));
        } else if self.document.is_some() {
            self.document_ui(ui);
        } else {
            let lang = self.lang();
            let recent: Vec<PathBuf> = self.settings.recent.clone();
            let problem = self.problem.clone();
            let out = &mut self.messages;
            CentralPanel::default().show(ui, |ui| welcome::show(ui, lang, &recent, problem.as_deref(), out));
        }
        self.wall_apart(&ctx);
        for message in std::mem::take(&mut self.messages) {
            self.carry_out(&ctx, message);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close_document();
        // The window is gone; whoever started it can still be told. The working copy keeps everything.
        if let Ok(mut words) = self.last_words.lock() {
            *words = self.problem.take();
        }
        self.save_settings();
    }
}
