//! What actions ask, whether by key, menu or button.

use egui::Context;

use super::wall::full_screen;
use super::{App, Purpose};
use crate::base::i18n::Lang;
use crate::session::Intent;
use crate::ui::actions::Action;
use crate::ui::document::Document;
use crate::ui::map::state::Placing;
use crate::ui::message::wall::{Place, Wish};
use crate::ui::message::{Editing, Message, Room, Selection};
use crate::ui::panels::entry_bar::EntryState;
use crate::ui::panels::focus::{line_id, search_id};
use crate::ui::theme::{self, Theme};

impl App {
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
        if self.document.is_none() {
            return;
        }
        if let Some(room) = room_of(action) {
            return self.carry_out_in_document(Message::Enter(room));
        }
        if let Some(page) = self.page_of(action) {
            return self.carry_out_in_document(Message::Select(page));
        }
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
            Action::Filter => document.map.filter_bar = !document.map.filter_bar,
            Action::Fit => document.map.wants_fit = true,
            Action::ZoomIn => zoom(document, 0.5),
            Action::ZoomOut => zoom(document, -0.5),
            Action::Back => self.back(),
            _ => {}
        }
    }

    /// The page beside the map that an action opens.
    fn page_of(&mut self, action: Action) -> Option<Selection> {
        Some(match action {
            Action::Missing => Selection::Missing,
            Action::Backdrop => {
                self.online.look();
                Selection::Backdrop
            }
            Action::Territory => Selection::Territory,
            Action::ExportMap => Selection::Export,
            Action::Support => Selection::Support,
            Action::Phases => Selection::Phases,
            Action::Help => Selection::Help,
            Action::Ranking => Selection::Ranking,
            Action::Knowledge => Selection::Knowledge(self.inspector.knowledge.last()),
            _ => return None,
        })
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
            Selection::Nothing if document.room == Room::Grid => document.enter(Room::Map),
            Selection::Nothing => document.map.filter_bar = false,
            _ => {
                document.selection = Selection::Nothing;
                document.map.data_changed();
            }
        }
    }
}

/// The room that an action opens.
const fn room_of(action: Action) -> Option<Room> {
    Some(match action {
        Action::RoomMap => Room::Map,
        Action::RoomWorkshop => Room::Workshop,
        Action::RoomBoard => Room::Board,
        Action::RoomMatrix => Room::Matrix,
        Action::Grid => Room::Grid,
        _ => return None,
    })
}

/// Zooms the map about its middle, by doublings of its scale.
fn zoom(document: &mut Document, steps: f64) {
    let middle = document.map.view.as_ref();
    let middle = middle.map(|v| [v.width / 2.0, v.height / 2.0]);
    document.map.zoom_by(steps, middle.unwrap_or_default());
}
