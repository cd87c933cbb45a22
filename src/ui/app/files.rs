//! Opening, making, copying and closing projects.

use std::path::Path;

use egui::{Context, Ui};

use super::{App, Purpose};
use crate::base::i18n::{tr, tr_args};
use crate::basemap::pack::ENDINGS;
use crate::model::Project;
use crate::session::after::{Form, Kind};
use crate::session::{Outside, Session, start};
use crate::ui::document::{Document, Saving, TimeOfDay};
use crate::ui::message::ground::{Drawn, GroundWish};
use crate::ui::message::{Message, Selection};
use crate::ui::panels::board::BoardState;
use crate::ui::panels::entry_bar::EntryState;
use crate::ui::panels::inspector::InspectorState;
use crate::ui::panels::lists::ListState;
use crate::ui::panels::workshop::WorkshopState;
use crate::ui::widgets::file_chooser::{Chooser, ChooserEvent};

/// Endings of files of zones.
pub(super) const ZONE_FILES: &[&str] = &["geojson", "json"];

impl App {
    pub(super) fn open(&mut self, ctx: &Context, path: &Path) {
        // One file has many names; the same one twice would be two working copies that know nothing of each other.
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let path = whole.as_path();
        if self.document.as_ref().is_some_and(|open| open.path == path) {
            return;
        }
        match start::open(path, &self.data_dir, self.lang(), Outside::real()) {
            Ok(started) => {
                let lang = self.lang();
                let saving = match &started.read_only {
                    Some(why) => Saving::ReadOnly(why.message(lang)),
                    None if started.recovered => Saving::Pending,
                    None => Saving::Saved(TimeOfDay::now()),
                };
                let recovered = started.recovered;
                let other = started.other_user.as_ref().map(|user| user.message(lang));
                let left_aside = started.set_aside.as_ref().map(|copy| {
                    tr_args(
                        lang,
                        "session-set-aside",
                        &[("copy", copy.display().to_string().into())],
                    )
                });
                self.show(ctx, started.session, path, saving);
                if let Some(document) = &mut self.document {
                    if recovered {
                        document.tell(tr(lang, "told-recovered"));
                        document.publish(lang);
                    } else if let Some(words) = left_aside.or(other) {
                        document.tell(words);
                    }
                }
            }
            Err(refusal) => self.problem = Some(refusal.message(self.lang())),
        }
    }

    pub(super) fn create(&mut self, ctx: &Context, path: &Path, project: Project) {
        match start::create(path, &self.data_dir, project, self.lang(), Outside::real()) {
            Ok(session) => {
                let saving = Saving::Saved(TimeOfDay::now());
                let is_blank = session.project().actors.is_empty();
                self.show(ctx, session, path, saving);
                if is_blank {
                    self.carry_out_in_document(Message::Select(Selection::Territory));
                }
            }
            Err(refusal) => self.problem = Some(refusal.message(self.lang())),
        }
    }

    /// A sample becomes a file of the person's own, which is opened again the next time.
    pub(super) fn open_sample(&mut self, ctx: &Context, key: &str) {
        let path = self.data_dir.join("exemples").join(format!("{key}.gpkg"));
        if path.is_file() {
            self.open(ctx, &path);
            return;
        }
        let project = match start::sample(key, &mut Outside::real()) {
            Ok(project) => project,
            Err(error) => {
                self.problem = Some(error.message(self.lang()));
                return;
            }
        };
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

    pub(super) fn show(&mut self, ctx: &Context, session: Session, path: &Path, saving: Saving) {
        self.problem = None;
        // Letting go of the last file may fail; that is then still to be said.
        self.close_document();
        let waker = ctx.clone();
        match Document::new(session, path.to_path_buf(), saving, move || {
            waker.request_repaint();
        }) {
            Ok(document) => {
                self.settings.remember(path);
                self.save_settings();
                self.inspector = InspectorState::default();
                self.entry = EntryState::default();
                self.list = ListState::default();
                self.board = BoardState::default();
                self.workshops = WorkshopState::default();
                self.document = Some(document);
                self.first_ground();
            }
            Err(error) => {
                self.problem = Some(tr_args(
                    self.lang(),
                    "problem-thread",
                    &[("why", error.to_string().into())],
                ));
            }
        }
    }

    pub(super) fn close_document(&mut self) {
        let Some(mut document) = self.document.take() else {
            return;
        };
        document.leave_ground();
        if let Err(error) = document.session.close() {
            self.problem = Some(error.message(self.lang()));
        }
    }

    pub(super) fn choose(&mut self, purpose: Purpose) {
        let lang = self.lang();
        let used = match purpose {
            Purpose::Pack if !self.settings.recent_packs.is_empty() => &self.settings.recent_packs,
            _ => &self.settings.recent,
        };
        // Examples lie in a folder of the program's own: nobody would look for a new territory there.
        let fits = |path: &&std::path::PathBuf| purpose != Purpose::New || !path.starts_with(&self.data_dir);
        let folder = used
            .iter()
            .find(fits)
            .and_then(|path| path.parent())
            .map(Path::to_path_buf);
        let chooser = match purpose {
            Purpose::Open => Chooser::open(lang, folder).recent(self.settings.recent.clone()),
            Purpose::Pack => Chooser::open(lang, folder)
                .kinds(&ENDINGS)
                .recent(self.settings.recent_packs.clone()),
            Purpose::Zones => Chooser::open(lang, folder).kinds(ZONE_FILES),
            Purpose::New => {
                Chooser::save(lang, folder, &tr(lang, "new-file-name")).titled("chooser-title-new")
            }
            Purpose::SaveCopy => {
                let stem = self
                    .document
                    .as_ref()
                    .and_then(|d| d.path.file_stem())
                    .unwrap_or_default();
                let args = [("stem", stem.to_string_lossy().into_owned().into())];
                let name = tr_args(lang, "copy-file-name", &args);
                Chooser::save(lang, folder, &name)
            }
            Purpose::ExportMap => {
                let form = self.inspector.export.form;
                let stem = self
                    .document
                    .as_ref()
                    .and_then(|d| d.path.file_stem())
                    .unwrap_or_default();
                let args = [
                    ("stem", stem.to_string_lossy().into_owned().into()),
                    ("ending", form.ending().into()),
                ];
                let name = tr_args(lang, "export-file-name", &args);
                Chooser::save(lang, folder, &name).kinds(form.endings())
            }
        };
        self.chooser = Some((chooser, purpose));
    }

    /// Begins to write the map as it was chosen on its page.
    pub(super) fn export_map(&mut self, ctx: &Context, path: &Path) {
        let lang = self.lang();
        let Some(document) = &mut self.document else {
            return;
        };
        let map = &document.map;
        let order = self.inspector.export.order(map.view.as_ref(), map.filter.clone());
        let waker = ctx.clone();
        document.start_export(order, path, lang, move || waker.request_repaint());
    }

    /// Writes a record, hand-out or invitation beside the project.
    pub(super) fn write_paper(&mut self, ctx: &Context, kind: Kind, form: Form) {
        let lang = self.settings.lang;
        if let Some(document) = &mut self.document {
            let waker = ctx.clone();
            document.start_paper(kind, form, lang, move || waker.request_repaint());
        }
    }

    pub(super) fn chooser_ui(&mut self, ui: &mut Ui) {
        let lang = self.lang();
        let Some((chooser, purpose)) = &mut self.chooser else {
            return;
        };
        match chooser.show(ui, lang) {
            Some(ChooserEvent::Chosen(path)) => {
                let message = match purpose {
                    Purpose::Open => Message::Open(path),
                    Purpose::Pack => Message::Backdrop(GroundWish::Draw(Drawn::File(path))),
                    Purpose::New => Message::Create { path, sample: None },
                    Purpose::SaveCopy => Message::SaveCopy(path),
                    Purpose::Zones => Message::ImportZones(path),
                    Purpose::ExportMap => Message::ExportMap(path),
                };
                self.chooser = None;
                self.messages.push(message);
            }
            Some(ChooserEvent::Cancelled) => self.chooser = None,
            None => {}
        }
    }
}
