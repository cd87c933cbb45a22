//! The application: its state, and a frame in two phases. `logic` drains what came in; `ui` shows
//! the regions, collects their messages and carries them out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui};

use super::actions::Action;
use super::document::{Document, Saving, local_time};
use super::message::{Editing, Message, Selection};
use super::panels::entry_bar::{self, EntryState};
use super::panels::inspector::{self, InspectorState};
use super::panels::lists::{self, ListState};
use super::panels::top_bar::{self, SearchState};
use super::panels::{Scope, status_bar, welcome};
use super::settings::Settings;
use super::theme::{self, Theme, color, palette, space};
use super::widgets::file_chooser::{Chooser, ChooserEvent};
use super::widgets::{Notice, NoticeEvent, NoticeKind};
use super::{keys, map};
use crate::base::geo::GeoBox;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::model::Project;
use crate::session::{Intent, Outside, Session, start};

/// How the window starts.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What to open: a file, or a sample as `sample:NAME`; else the last file.
    pub open: Option<String>,
    /// Language that overrides the remembered one.
    pub lang: Option<Lang>,
    /// Where working copies, preferences and opened samples live; the usual folder when absent.
    pub data_dir: Option<PathBuf>,
}

/// What the file chooser was opened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Purpose {
    Open,
    New,
    SaveCopy,
}

/// The application.
pub struct App {
    document: Option<Document>,
    settings: Settings,
    data_dir: PathBuf,
    search: SearchState,
    entry: EntryState,
    list: ListState,
    inspector: InspectorState,
    chooser: Option<(Chooser, Purpose)>,
    /// Why the last attempt to open or write a file failed.
    problem: Option<String>,
    messages: Vec<Message>,
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
            settings,
            data_dir,
            search: SearchState::default(),
            entry: EntryState::default(),
            list: ListState::default(),
            inspector: InspectorState::default(),
            chooser: None,
            problem: None,
            messages: Vec::new(),
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
        app
    }

    fn lang(&self) -> Lang {
        self.settings.lang
    }

    /// The open document, for tests and for the title.
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    fn open(&mut self, ctx: &Context, path: &Path) {
        if self.document.as_ref().is_some_and(|open| open.path == path) {
            return;
        }
        match start::open(path, &self.data_dir, self.lang(), Outside::real()) {
            Ok(started) => {
                let lang = self.lang();
                let saving = match &started.read_only {
                    Some(why) => Saving::ReadOnly(why.message(lang)),
                    None if started.recovered => Saving::Pending,
                    None => Saving::Saved(local_time(lang)),
                };
                let recovered = started.recovered;
                let other = started.other_user.as_ref().map(|user| user.message(lang));
                self.show(ctx, started.session, path, saving);
                if let Some(document) = &mut self.document {
                    if recovered {
                        document.tell(tr(lang, "told-recovered"));
                        document.publish(lang);
                    } else if let Some(other) = other {
                        document.tell(other);
                    }
                }
            }
            Err(refusal) => self.problem = Some(refusal.message(self.lang())),
        }
    }

    fn create(&mut self, ctx: &Context, path: &Path, project: Project) {
        match start::create(path, &self.data_dir, project, self.lang(), Outside::real()) {
            Ok(session) => {
                let saving = Saving::Saved(local_time(self.lang()));
                self.show(ctx, session, path, saving);
            }
            Err(refusal) => self.problem = Some(refusal.message(self.lang())),
        }
    }

    /// A sample becomes a file of the person's own, which is opened again the next time.
    fn open_sample(&mut self, ctx: &Context, key: &str) {
        let mut outside = Outside::real();
        let project = match start::sample(key, &mut outside) {
            Ok(project) => project,
            Err(error) => {
                self.problem = Some(error.message(self.lang()));
                return;
            }
        };
        let path = self.data_dir.join("exemples").join(format!("{key}.gpkg"));
        if path.is_file() {
            self.open(ctx, &path);
            return;
        }
        if let Some(folder) = path.parent()
            && let Err(error) = std::fs::create_dir_all(folder)
        {
            let folder = folder.display().to_string();
            let args = [("folder", folder.into()), ("why", error.to_string().into())];
            self.problem = Some(tr_args(self.lang(), "problem-folder", &args));
            return;
        }
        self.create(ctx, &path, project);
    }

    fn show(&mut self, ctx: &Context, session: Session, path: &Path, saving: Saving) {
        self.close_document();
        let waker = ctx.clone();
        match Document::new(session, path.to_path_buf(), saving, move || {
            waker.request_repaint()
        }) {
            Ok(document) => {
                self.problem = None;
                self.settings.remember(path);
                self.save_settings();
                self.inspector = InspectorState::default();
                self.entry = EntryState::default();
                self.list = ListState::default();
                self.document = Some(document);
            }
            Err(error) => {
                self.problem = Some(tr_args(
                    self.lang(),
                    "problem-thread",
                    &[("why", error.to_string().into())],
                ))
            }
        }
    }

    fn close_document(&mut self) {
        let Some(document) = self.document.take() else {
            return;
        };
        if let Err(error) = document.session.close() {
            self.problem = Some(error.message(self.lang()));
        }
    }

    fn save_settings(&self) {
        self.settings.save(&settings_path(&self.data_dir));
    }

    fn carry_out(&mut self, ctx: &Context, message: Message) {
        match message {
            Message::Act(action) => self.act(ctx, action),
            Message::Open(path) => self.open(ctx, &path),
            Message::Create { path, sample } => match sample {
                Some(sample) => self.open_sample(ctx, &sample),
                None => {
                    let name = path
                        .file_stem()
                        .unwrap_or_default()
                        .to_string_lossy()
                        .into_owned();
                    self.create(
                        ctx,
                        &path,
                        Project {
                            name,
                            ..Project::default()
                        },
                    );
                }
            },
            Message::OpenSample(key) => self.open_sample(ctx, &key),
            Message::Do(intent) => drop(self.handle(&intent)),
            Message::DoAndClose(intent) => self.handle_form(&intent),
            other => self.carry_out_in_document(other),
        }
    }

    fn carry_out_in_document(&mut self, message: Message) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match message {
            Message::Select(selection) => {
                document.editing = None;
                document.map.placing = false;
                document.selection = selection;
                fit_selection(document);
                document.map.data_changed();
            }
            Message::Edit(editing) => {
                document.map.placing &= matches!(editing, Some(Editing::NewActor(_)));
                document.editing = editing;
            }
            Message::Centre(id) => {
                let place = document
                    .session
                    .project()
                    .actors
                    .get(&id)
                    .and_then(|a| a.position);
                if let Some(place) = place {
                    document.map.go_to(place.at);
                }
            }
            Message::GoTo(place) => document.map.go_to(place),
            Message::Preview { id, at } => document.preview_move(&id, at),
            Message::EndPreview(id) => document.end_preview(&id),
            Message::SaveCopy(path) => match document.session.save_copy(&path) {
                Ok(()) => {
                    let path = path.display().to_string();
                    document.tell(tr_args(lang, "told-copied", &[("path", path.into())]));
                }
                Err(refusal) => self.problem = Some(refusal.message(lang)),
            },
            _ => {}
        }
    }

    /// Carries out an intent; a refusal is said where it belongs.
    fn handle(&mut self, intent: &Intent) -> bool {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return false;
        };
        match document.handle(intent, lang) {
            Ok(done) => {
                if matches!(intent, Intent::Entry { .. }) {
                    self.entry = EntryState::default();
                    self.entry.wants_focus = true;
                }
                if let (Intent::Decide(_), Some(made)) = (intent, &done.made) {
                    let synergy = document.session.project().synergy_by_ref(made).map(|s| s.id);
                    document.selection = synergy.map_or(Selection::Nothing, Selection::Synergy);
                }
                true
            }
            Err(refusal) => {
                let words = refusal.message(lang);
                match intent {
                    Intent::Entry { .. } => {
                        self.entry.complaint = Some(words);
                        self.entry.wants_focus = true;
                    }
                    _ => document.tell(words),
                }
                false
            }
        }
    }

    /// Saves a form: closed when it was taken, kept with the reason when not.
    fn handle_form(&mut self, intent: &Intent) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match document.handle(intent, lang) {
            Ok(done) => {
                document.editing = None;
                document.map.placing = false;
                if let (Intent::AddActor { .. }, Some(made)) = (intent, &done.made) {
                    let actor = document.session.project().actor_by_ref(made).cloned();
                    if let Some(actor) = actor {
                        document.selection = Selection::Actor(actor.id);
                        if let Some(place) = actor
                            .position
                            .filter(|_| document.session.project().actors.len() == 1)
                        {
                            document.map.go_to(place.at);
                        }
                    }
                }
            }
            Err(refusal) => self.inspector.form.problem = Some(refusal.message(lang)),
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::New => self.choose(Purpose::New),
            Action::Open => self.choose(Purpose::Open),
            Action::SaveCopy => self.choose(Purpose::SaveCopy),
            Action::Home => self.close_document(),
            Action::SwitchLanguage => {
                self.settings.lang = if self.lang() == Lang::Fr {
                    Lang::En
                } else {
                    Lang::Fr
                };
                self.save_settings();
                if let Some(document) = &mut self.document {
                    document.map.data_changed();
                }
            }
            Action::SwitchTheme => {
                self.settings.theme = if self.settings.theme.is_dark() {
                    Theme::Light
                } else {
                    Theme::Dark
                };
                theme::apply(ctx, self.settings.theme, false);
                self.save_settings();
            }
            Action::Larger => egui::gui_zoom::zoom_in(ctx),
            Action::Smaller => egui::gui_zoom::zoom_out(ctx),
            Action::NormalSize => ctx.set_zoom_factor(1.0),
            Action::Entry => ctx.memory_mut(|m| m.request_focus(entry_bar::line_id())),
            Action::Search => ctx.memory_mut(|m| m.request_focus(top_bar::search_id())),
            _ => self.act_in_document(action),
        }
    }

    fn act_in_document(&mut self, action: Action) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        let proposal = match &document.selection {
            Selection::Candidate(id) => Some(id.clone()),
            _ => None,
        };
        match action {
            Action::Save => document.publish(lang),
            Action::Undo => drop(self.handle(&Intent::Undo)),
            Action::Redo => drop(self.handle(&Intent::Redo)),
            Action::AddActor => {
                document.map.placing = true;
                document.editing = Some(Editing::NewActor(None));
            }
            Action::AddFlow => {
                if let Selection::Actor(id) = document.selection {
                    document.editing = Some(Editing::NewFlow(id));
                }
            }
            Action::Edit => {
                if let Selection::Actor(id) = document.selection {
                    document.editing = Some(Editing::Actor(id));
                }
            }
            Action::Delete => self.delete_selection(),
            Action::Keep | Action::Park | Action::Refuse => {
                if let Some(id) = proposal {
                    self.inspector.proposal.begin(action, &id, &mut self.messages);
                }
            }
            Action::Fit => document.map.wants_fit = true,
            Action::ZoomIn | Action::ZoomOut => {
                let steps = if action == Action::ZoomIn { 0.5 } else { -0.5 };
                let middle = document
                    .map
                    .view
                    .as_ref()
                    .map(|v| [v.width / 2.0, v.height / 2.0]);
                document.map.zoom_by(steps, middle.unwrap_or_default());
            }
            Action::Back => self.back(),
            _ => {}
        }
    }

    /// Escape: ends the innermost thing under way.
    fn back(&mut self) {
        let Some(document) = &mut self.document else {
            return;
        };
        if document.map.placing || document.editing.is_some() {
            document.map.placing = false;
            document.editing = None;
        } else if !self.inspector.proposal.give_up() {
            document.selection = Selection::Nothing;
            document.map.data_changed();
        }
    }

    fn delete_selection(&mut self) {
        let Some(document) = &self.document else { return };
        let project = document.session.project();
        let intent = match (&document.editing, &document.selection) {
            (Some(Editing::Flow(id)), _) => project.flows.get(id).map(|f| Intent::DeleteFlow {
                id: f.reference.clone(),
            }),
            (None, Selection::Actor(id)) => project.actors.get(id).map(|a| Intent::DeleteActor {
                id: a.reference.clone(),
            }),
            (None, Selection::Synergy(id)) => project.synergies.get(id).map(|s| Intent::DeleteSynergy {
                id: s.reference.clone(),
            }),
            _ => None,
        };
        if let Some(intent) = intent {
            self.handle(&intent);
        }
    }

    fn choose(&mut self, purpose: Purpose) {
        let lang = self.lang();
        let folder = self
            .settings
            .recent
            .first()
            .and_then(|p| p.parent())
            .map(Path::to_path_buf);
        let chooser = match purpose {
            Purpose::Open => Chooser::open(lang, folder).recent(self.settings.recent.clone()),
            Purpose::New => Chooser::save(lang, folder, &tr(lang, "new-file-name")),
            Purpose::SaveCopy => {
                let name = self
                    .document
                    .as_ref()
                    .map(Document::file_name)
                    .unwrap_or_default();
                Chooser::save(lang, folder, &name)
            }
        };
        self.chooser = Some((chooser, purpose));
    }

    fn chooser_ui(&mut self, ui: &mut Ui) {
        let lang = self.lang();
        let Some((chooser, purpose)) = &mut self.chooser else {
            return;
        };
        match chooser.show(ui, lang) {
            Some(ChooserEvent::Chosen(path)) => {
                let message = match purpose {
                    Purpose::Open => Message::Open(path),
                    Purpose::New => Message::Create { path, sample: None },
                    Purpose::SaveCopy => Message::SaveCopy(path),
                };
                self.chooser = None;
                self.messages.push(message);
            }
            Some(ChooserEvent::Cancelled) => self.chooser = None,
            None => {}
        }
    }

    fn document_ui(&mut self, ui: &mut Ui) {
        let lang = self.settings.lang;
        let Self {
            document,
            messages,
            search,
            entry,
            list,
            inspector,
            problem,
            ..
        } = self;
        let Some(document) = document else { return };
        let width = ui.available_width();
        let palette = palette(ui.ctx());
        let bar = Frame::new().fill(color(palette.surface));
        {
            let scope = &mut Scope {
                lang,
                document,
                out: messages,
            };
            Panel::top("top bar")
                .exact_size(space::bar::TOP)
                .frame(bar)
                .show(ui, |ui| {
                    top_bar::show(ui, scope, search, &mut list.drawer);
                });
            Panel::top("entry")
                .exact_size(space::bar::ENTRY)
                .frame(bar)
                .show(ui, |ui| {
                    entry_bar::show(ui, scope, entry);
                });
            if entry_bar::has_more(entry) {
                Panel::top("entry chips")
                    .exact_size(space::bar::CHIPS)
                    .frame(bar)
                    .show(ui, |ui| {
                        entry_bar::show_understood(ui, scope, entry);
                    });
            }
            if let Some(words) = problem.clone() {
                let inner = bar.inner_margin(Margin::same(space::NEAR as i8));
                let close = scope.tr("close");
                let notice = Notice::new(NoticeKind::Error, &words).close(&close);
                let shown = Panel::top("problem").frame(inner).show(ui, |ui| notice.show(ui));
                if shown.inner == Some(NoticeEvent::Closed) {
                    *problem = None;
                }
            }
            Panel::bottom("status")
                .exact_size(space::bar::STATUS)
                .frame(bar)
                .show(ui, |ui| {
                    status_bar::show(ui, scope);
                });
            inspector.form.follow(scope);
            let text = inspector::has_something(scope);
            let layout = Regions::of(width, text, list.drawer);
            let list_width = if width >= 1900.0 { 352.0 } else { 304.0 };
            if layout.list == Place::Side {
                Panel::left("list")
                    .default_size(list_width)
                    .size_range(260.0..=420.0)
                    .frame(bar)
                    .show(ui, |ui| {
                        lists::show(ui, scope, list);
                    });
            }
            let inner = bar.inner_margin(Margin::same(space::MARGIN as i8));
            if layout.text == Place::Side {
                let wide = if width >= 1900.0 { 400.0 } else { 344.0 };
                Panel::right("inspector")
                    .default_size(wide)
                    .size_range(300.0..=560.0)
                    .frame(inner)
                    .show(ui, |ui| {
                        // The text takes the panel's width; it never widens the panel.
                        let rect = ui.available_rect_before_wrap();
                        let mut text = ui.new_child(egui::UiBuilder::new().max_rect(rect));
                        inspector::show(&mut text, scope, inspector);
                        ui.expand_to_include_rect(rect);
                    });
            }
            if layout.text == Place::Whole {
                CentralPanel::default()
                    .frame(inner)
                    .show(ui, |ui| inspector::show(ui, scope, inspector));
                return;
            }
            if layout.list == Place::Whole {
                CentralPanel::default()
                    .frame(bar)
                    .show(ui, |ui| lists::show(ui, scope, list));
                return;
            }
        }
        CentralPanel::no_frame().show(ui, |ui| map::show(ui, lang, document, messages));
    }
}

/// Where a region stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Absent,
    Side,
    Whole,
}

/// How list and text share the window with the map.
struct Regions {
    list: Place,
    text: Place,
}

impl Regions {
    /// Wide windows show both beside the map, narrower ones one of them, the narrowest one region at a time.
    fn of(width: f32, text: bool, drawer: bool) -> Self {
        let (list, text) = match width {
            w if w >= 1200.0 => (Place::Side, if text { Place::Side } else { Place::Absent }),
            w if w >= NARROW => match text {
                true => (Place::Absent, Place::Side),
                false => (Place::Side, Place::Absent),
            },
            w if w >= 700.0 => match (text, drawer) {
                (true, _) => (Place::Absent, Place::Side),
                (false, true) => (Place::Side, Place::Absent),
                (false, false) => (Place::Absent, Place::Absent),
            },
            _ => match (text, drawer) {
                (true, _) => (Place::Absent, Place::Whole),
                (false, true) => (Place::Whole, Place::Absent),
                (false, false) => (Place::Absent, Place::Absent),
            },
        };
        Self { list, text }
    }
}

/// Under this width in points the list is a drawer that a button opens.
pub const NARROW: f32 = 900.0;

/// A proposal that was chosen comes into view with its actors; an actor that is out of view too.
fn fit_selection(document: &mut Document) {
    let project = document.session.project();
    let place = |id| {
        project
            .actors
            .get(&id)
            .and_then(|a: &std::sync::Arc<crate::model::Actor>| a.position)
            .map(|p| p.at)
    };
    let places: Vec<_> = match &document.selection {
        Selection::Candidate(id) => document
            .snapshot
            .as_ref()
            .and_then(|s| {
                s.candidates
                    .iter()
                    .find(|c| c.id(&s.project) == *id)
                    .map(|c| c.actors(&s.project))
            })
            .into_iter()
            .flatten()
            .filter_map(place)
            .collect(),
        _ => Vec::new(),
    };
    if places.len() > 1 {
        document.map.wants_box = GeoBox::around(places);
    }
}

fn settings_path(data_dir: &Path) -> PathBuf {
    data_dir.join("preferences.json")
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        let lang = self.settings.lang;
        if let Some(document) = &mut self.document {
            document.receive(lang);
            if let Some(wait) = document.save_when_quiet(lang) {
                ctx.request_repaint_after(wait);
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
        if self.chooser.is_none() {
            let empty = self.entry.text.is_empty();
            let held = self.document.as_ref().is_some_and(|d| d.map.gesture.is_some());
            keys::read(&ctx, self.document.is_some(), empty, held, &mut self.messages);
        }
        ui.painter()
            .rect_filled(ui.max_rect(), 0.0, color(palette(&ctx).ground));
        if self.chooser.is_some() {
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
        for message in std::mem::take(&mut self.messages) {
            self.carry_out(&ctx, message);
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close_document();
        self.save_settings();
    }
}
