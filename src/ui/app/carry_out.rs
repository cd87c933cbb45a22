//! What messages ask, done between two frames.

use egui::Context;

use super::into_view::fit_selection;
use super::{App, Purpose};
use crate::base::i18n::tr_args;
use crate::model::Project;
use crate::ui::map::state::Placing;
use crate::ui::message::{Editing, Message, Room, Selection};

impl App {
    pub(super) fn carry_out(&mut self, ctx: &Context, message: Message) {
        match message {
            Message::Act(action) => self.act(ctx, action),
            Message::Backdrop(wish) => self.backdrop(ctx, wish),
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
            Message::ChooseZones => self.choose(Purpose::Zones),
            Message::Do(intent) => drop(self.handle(&intent)),
            Message::DoAndClose(intent) => self.handle_form(&intent),
            Message::DoAndShow(intent, then) => self.handle_page(&intent, then),
            Message::Online(wish) => self.online_wish(wish),
            Message::Wall(wish) => self.wall(ctx, wish),
            Message::Round(wish) => self.round(wish),
            Message::SideLine(line) => self.side_line(line),
            Message::Tie { from, to } => self.tie(&from, to.as_deref()),
            Message::WallLit(lit) => {
                self.settings.wall_lit = lit;
                self.save_settings();
            }
            Message::WallConfidential(told) => {
                self.settings.wall_confidential = told;
                self.save_settings();
            }
            Message::Leave(id, state) => self.leave_the_path(id, state),
            Message::Paper(kind, form) => self.write_paper(ctx, kind, form),
            Message::ChooseExport => {
                if let Some(document) = &mut self.document {
                    document.export.outcome = None;
                }
                self.choose(Purpose::ExportMap);
            }
            Message::ExportMap(path) => self.export_map(ctx, &path),
            Message::ShowLimit(code) => {
                self.inspector.ranking.look_at(&code);
                self.carry_out_in_document(Message::Select(Selection::Ranking));
            }
            other => self.carry_out_in_document(other),
        }
    }

    pub(super) fn carry_out_in_document(&mut self, message: Message) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match message {
            Message::Select(selection) => {
                document.editing = None;
                document.map.placing = None;
                if selection == Selection::Missing {
                    document.ask_missing();
                }
                document.selection = selection;
                if document.wall.place.is_some() {
                    document.tell_selection();
                }
                fit_selection(document);
                document.map.data_changed();
            }
            Message::Enter(room) => document.enter(room),
            Message::Edit(editing) => {
                if !matches!(editing, Some(Editing::NewActor(_))) {
                    document.map.placing = None;
                }
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
            Message::Place(id) => {
                document.room = Room::Map;
                document.map.placing = id.map(Placing::Known);
            }
            Message::GoTo(place) => document.map.go_to(place),
            Message::Frame(around) => document.map.wants_box = Some(around),
            Message::Draw(step) => self.draw(step),
            Message::ImportZones(path) => self.import_zones(&path),
            Message::Filter(filter) => {
                document.map.filter = filter;
                document.map.data_changed();
            }
            Message::Patterns(on) => document.map.patterns = on,
            Message::FilterBar(open) => document.map.filter_bar = open,
            Message::Imagine { class, at } => document.imagine(&class, at, lang),
            Message::MoveVisitor(at) => document.move_visitor(at),
            Message::DismissVisitor => document.dismiss_visitor(),
            Message::InviteVisitor => self.invite_visitor(),
            Message::Preview { id, at } => document.preview_move(&id, at),
            Message::PreviewSetting { key, value } => document.preview_setting(&key, value.as_deref()),
            Message::EndPreview => document.end_preview(),
            Message::PapersFor(level) => document.papers.level = level,
            Message::Tell(words) => document.tell(words),
            Message::StopExport => {
                document.export.stop();
                document.export.outcome = None;
            }
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
}
