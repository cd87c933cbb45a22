//! What messages and actions ask, done between two frames.

use egui::Context;

use super::wall::full_screen;
use super::{App, Purpose};
use crate::base::geo::GeoBox;
use crate::base::i18n::{Lang, tr_args};
use crate::base::ids::ActorId;
use crate::model::Project;
use crate::session::Intent;
use crate::ui::actions::Action;
use crate::ui::document::Document;
use crate::ui::map::state::Placing;
use crate::ui::message::{Editing, Message, Room, Selection};
use crate::ui::panels::entry_bar::EntryState;
use crate::ui::panels::focus::{line_id, search_id};
use crate::ui::theme::{self, Theme};
use crate::ui::wall::{Place, Wish};

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

    /// Carries out an intent; a refusal is said where it belongs.
    pub(super) fn handle(&mut self, intent: &Intent) -> bool {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return false;
        };
        match document.handle(intent, lang) {
            Ok(done) => {
                if matches!(intent, Intent::Entry { .. }) {
                    self.entry = EntryState::default();
                    // In the grid the next row is typed on.
                    self.entry.wants_focus = document.room != Room::Grid;
                    let flow = done
                        .made
                        .as_deref()
                        .and_then(|made| document.session.project().flow_by_ref(made));
                    if let Some(actor) = flow.map(|f| f.actor) {
                        bring_into_view(document, actor);
                        self.entry.unplaced = Some(actor).filter(|id| is_new_and_unplaced(document, *id));
                    }
                }
                let in_line = document.side_line.is_some();
                let decided = matches!(intent, Intent::Decide(_)) && !in_line;
                let drawn = matches!(intent, Intent::DrawSynergy { .. }) && document.room == Room::Map;
                if let (true, Some(made)) = (decided || drawn, &done.made) {
                    let synergy = document.session.project().synergy_by_ref(made).map(|s| s.id);
                    document.selection = synergy.map_or(Selection::Nothing, Selection::Synergy);
                }
                if ends_the_line(intent) {
                    self.side_line_done();
                }
                true
            }
            Err(refusal) => {
                let words = refusal.message(lang);
                if let (Some(line), true) = (&mut document.side_line, ends_the_line(intent)) {
                    line.complaint = Some(words);
                    line.wants_focus = true;
                    return false;
                }
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
    pub(super) fn handle_form(&mut self, intent: &Intent) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match document.handle(intent, lang) {
            Ok(done) => {
                document.editing = None;
                document.map.placing = None;
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

    /// Saves a form of natures and rules: its page follows when it was taken, it keeps the reason when not.
    pub(super) fn handle_page(&mut self, intent: &Intent, then: Selection) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match document.handle(intent, lang) {
            Ok(_) => {
                self.inspector.knowledge.close_form();
                document.selection = then;
            }
            Err(refusal) => self.inspector.knowledge.refuse(refusal.message(lang)),
        }
    }

    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
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
            Action::Wall => self.wall(ctx, Wish::At(self.wall_toggled(Place::Here))),
            Action::WallApart => self.wall(ctx, Wish::At(self.wall_toggled(Place::Apart))),
            Action::WallBlank => {
                let blank = self.document.as_ref().is_some_and(|d| d.wall.blank);
                self.wall(ctx, Wish::Blank(!blank));
            }
            Action::FullScreen => full_screen(ctx),
            Action::Entry => ctx.memory_mut(|m| m.request_focus(line_id())),
            Action::Search => ctx.memory_mut(|m| m.request_focus(search_id())),
            _ => self.act_in_document(action),
        }
    }

    pub(super) fn act_in_document(&mut self, action: Action) {
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
                document.map.placing = Some(Placing::New);
                document.editing = Some(Editing::NewActor(None));
            }
            Action::AddFlow => {
                if let Selection::Actor(id) = document.selection {
                    document.editing = Some(Editing::NewFlow(id));
                }
            }
            Action::Typical => self.fill_selected(),
            Action::Edit => {
                if let Selection::Actor(id) = document.selection {
                    document.editing = Some(Editing::Actor(id));
                }
            }
            Action::Delete => self.delete_selection(),
            Action::Keep | Action::Park | Action::Refuse => match (proposal, document.selection.clone()) {
                (Some(id), _) => self.inspector.proposal.begin(action, &id, &mut self.messages),
                (None, Selection::Synergy(id)) => self.decide_again(action, id),
                _ => {}
            },
            Action::RoomMap => self.carry_out_in_document(Message::Enter(Room::Map)),
            Action::RoomWorkshop => self.carry_out_in_document(Message::Enter(Room::Workshop)),
            Action::RoomBoard => self.carry_out_in_document(Message::Enter(Room::Board)),
            Action::RoomMatrix => self.carry_out_in_document(Message::Enter(Room::Matrix)),
            Action::Grid => self.carry_out_in_document(Message::Enter(Room::Grid)),
            Action::RoundNext
            | Action::RoundBack
            | Action::KeepTop
            | Action::ParkTop
            | Action::RefuseTop
            | Action::Interest
            | Action::TopDown
            | Action::TopUp
            | Action::Note => self.act_in_round(action),
            Action::Tie => self.tie_selected(),
            Action::Missing => self.carry_out_in_document(Message::Select(Selection::Missing)),
            Action::Backdrop => {
                self.online.look();
                self.carry_out_in_document(Message::Select(Selection::Backdrop));
            }
            Action::Territory => self.carry_out_in_document(Message::Select(Selection::Territory)),
            Action::ExportMap => self.carry_out_in_document(Message::Select(Selection::Export)),
            Action::Support => self.carry_out_in_document(Message::Select(Selection::Support)),
            Action::Phases => self.carry_out_in_document(Message::Select(Selection::Phases)),
            Action::Ranking => self.carry_out_in_document(Message::Select(Selection::Ranking)),
            Action::Knowledge => {
                let page = self.inspector.knowledge.last();
                self.carry_out_in_document(Message::Select(Selection::Knowledge(page)));
            }
            Action::Filter => document.map.filter_bar = !document.map.filter_bar,
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

    /// The selected actor gets the usual flows of its activity.
    fn fill_selected(&mut self) {
        let lang = self.settings.lang;
        let Some(document) = &self.document else { return };
        let actors = &document.session.project().actors;
        let Selection::Actor(id) = document.selection else {
            return;
        };
        if let Some(id) = actors.get(&id).map(|actor| actor.reference.clone()) {
            self.handle(&Intent::FillActor { id, lang });
        }
    }

    /// Escape: ends the innermost thing under way.
    pub(super) fn back(&mut self) {
        if self.document.as_ref().is_some_and(|d| d.side_line.is_some()) {
            self.side_line_done();
            return;
        }
        if !self.entry.is_empty() {
            self.entry = EntryState::default();
            return;
        }
        let Some(document) = &mut self.document else {
            return;
        };
        if document.map.drawing.take().is_some() {
            return;
        }
        if document.map.placing.is_some() || document.editing.is_some() {
            document.map.placing = None;
            document.editing = None;
            return;
        }
        if document.what_if.visitor.is_some() {
            document.dismiss_visitor();
            return;
        }
        match &document.selection {
            Selection::Export if document.export.stop() => {}
            Selection::Ranking if self.inspector.ranking.give_up() => document.end_preview(),
            Selection::Knowledge(page) => {
                let before = self.inspector.knowledge.back(page);
                document.selection = before.map_or(Selection::Nothing, Selection::Knowledge);
            }
            _ if self.inspector.proposal.give_up() => {}
            _ => {
                document.selection = Selection::Nothing;
                document.map.data_changed();
            }
        }
    }

    /// The imagined actor becomes one of the territory; its page opens.
    fn invite_visitor(&mut self) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        let Some(intent) = document.invitation(lang) else {
            return;
        };
        match document.handle(&intent, lang) {
            Ok(done) => {
                document.dismiss_visitor();
                let made = done
                    .made
                    .and_then(|made| document.session.project().actor_by_ref(&made).map(|a| a.id));
                document.selection = made.map_or(Selection::Nothing, Selection::Actor);
            }
            Err(refusal) => document.tell(refusal.message(lang)),
        }
    }

    pub(super) fn delete_selection(&mut self) {
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
}

/// True for what is typed in place of the entry line; a hand may be raised while something is.
fn ends_the_line(intent: &Intent) -> bool {
    match intent {
        Intent::Decide(_) | Intent::DrawSynergy { .. } => true,
        Intent::AddRemark { fields, .. } => fields.contains_key("text"),
        _ => false,
    }
}

/// True for somebody whom the last line has named for the first time, without a place.
fn is_new_and_unplaced(document: &Document, actor: ActorId) -> bool {
    let project = document.session.project();
    let unplaced = project.actors.get(&actor).is_some_and(|a| a.position.is_none());
    unplaced && project.flows_of(actor).count() == 1
}

/// Moves the map to an actor that is out of sight; a territory that has just begun is shown whole.
fn bring_into_view(document: &mut Document, actor: ActorId) {
    let project = document.session.project();
    let placed = project.actors.values().filter(|a| a.position.is_some()).count();
    let Some(place) = project.actors.get(&actor).and_then(|a| a.position).map(|p| p.at) else {
        return;
    };
    if placed <= FEW {
        document.map.wants_fit = true;
    } else if !document.map.shows(place) {
        document.map.go_to(place);
    }
}

/// A territory of so few placed actors is shown whole after each addition.
const FEW: usize = 3;

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
        Selection::Actor(actor) => {
            bring_into_view(document, *actor);
            return;
        }
        _ => Vec::new(),
    };
    if places.len() > 1 {
        document.map.wants_box = GeoBox::around(places);
    }
}
