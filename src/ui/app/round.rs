//! The tour de table: what its wishes and keys do.

use serde_json::Value;

use super::App;
use crate::base::i18n::tr;
use crate::base::ids::WorkshopId;
use crate::session::Intent;
use crate::session::intent::{Decision, Fields};
use crate::ui::actions::Action;
use crate::ui::message::round::{LineStep, RoundWish, SideLine};
use crate::ui::message::{Message, Room, Selection};
use crate::ui::panels::inspector::decide;
use crate::ui::panels::workshop::now_ms;

impl App {
    /// Carries out what is asked of the round.
    pub(super) fn round(&mut self, wish: RoundWish) {
        let lang = self.settings.lang;
        let Some(document) = &mut self.document else {
            return;
        };
        match wish {
            RoundWish::Begin(id) => {
                let under_way = document
                    .session
                    .project()
                    .workshops
                    .get(&id)
                    .is_some_and(|w| w.is_under_way());
                if under_way || self.step(id, "begun") {
                    self.begin_round(id);
                }
            }
            RoundWish::End => {
                if let Some(id) = document.workshop().map(|w| w.id)
                    && self.step(id, "ended")
                {
                    self.leave_round();
                }
            }
            RoundWish::Leave => self.leave_round(),
            wish => {
                let moves_on = matches!(
                    wish,
                    RoundWish::Next | RoundWish::Back | RoundWish::Give(_) | RoundWish::Ask(_)
                );
                if document.move_round(&wish, now_ms()) {
                    document.tell(tr(lang, "round-is-over"));
                }
                if moves_on {
                    self.entry.wants_focus = true;
                }
            }
        }
    }

    fn begin_round(&mut self, id: WorkshopId) {
        if let Some(document) = &mut self.document {
            document.room = Room::Workshop;
            document.begin_round(id, now_ms());
        }
        self.entry.wants_focus = true;
    }

    fn leave_round(&mut self) {
        if let Some(document) = &mut self.document {
            document.meeting = None;
            document.side_line = None;
            document.map.data_changed();
        }
    }

    /// Begins or ends a workshop in the project; false when that was refused.
    fn step(&mut self, id: WorkshopId, step: &str) -> bool {
        let project = self.document.as_ref().map(|d| d.session.project());
        let Some(workshop) = project.and_then(|p| p.workshops.get(&id)) else {
            return false;
        };
        let mut fields = Fields::new();
        fields.insert("step".to_owned(), Value::from(step));
        let intent = Intent::EditWorkshop {
            id: workshop.reference.clone(),
            fields,
        };
        self.handle(&intent)
    }

    /// Opens a line in place of the entry line, follows what is typed, or closes it.
    pub(super) fn side_line(&mut self, line: Option<SideLine>) {
        match (&mut self.document, line) {
            (Some(document), Some(line)) => {
                // What was decided in this frame has closed the line already.
                let open = document.side_line.as_ref();
                if line.wants_focus || open.is_some_and(|held| held.step == line.step) {
                    document.side_line = Some(line);
                }
            }
            (_, None) => self.side_line_done(),
            (None, Some(_)) => {}
        }
    }

    /// The entry line is back, ready for the next words.
    pub(super) fn side_line_done(&mut self) {
        if let Some(document) = &mut self.document
            && document.side_line.take().is_some()
        {
            self.entry.wants_focus = true;
        }
    }

    /// Opens the line that ties two actors, with the names that are known.
    pub(super) fn tie(&mut self, from: &str, to: Option<&str>) {
        let Some(document) = &self.document else { return };
        let project = document.session.project();
        let name = |reference: &str| project.actor_by_ref(reference).map(|a| a.name.clone());
        let Some(giver) = name(from) else { return };
        let receiver = to.and_then(name);
        let text = match receiver {
            Some(receiver) => format!("{giver} → {receiver} : "),
            None => format!("{giver} → "),
        };
        self.side_line(Some(SideLine::begun(LineStep::Tie, text)));
    }

    /// The same from whoever has the word or is selected, or with nobody named yet.
    pub(super) fn tie_selected(&mut self) {
        let Some(document) = &self.document else { return };
        let chosen = match document.selection {
            Selection::Actor(id) => Some(id),
            _ => document.speaker(),
        };
        let actors = &document.session.project().actors;
        let reference = chosen.and_then(|id| actors.get(&id)).map(|a| a.reference.clone());
        match reference {
            Some(reference) => self.tie(&reference, None),
            None => self.side_line(Some(SideLine::open(LineStep::Tie, String::new()))),
        }
    }

    /// Keys of the round; those that decide act on the proposal on top.
    pub(super) fn act_in_round(&mut self, action: Action) {
        let Some(document) = &self.document else { return };
        let top = document
            .meeting
            .as_ref()
            .zip(document.snapshot.as_ref())
            .and_then(|(meeting, snapshot)| meeting.top(snapshot));
        let line = |step, candidate| Message::SideLine(Some(SideLine::open(step, candidate)));
        let message = match (action, top) {
            (Action::Note, _) => Some(line(LineStep::Note, String::new())),
            _ if document.workshop().is_none() => None,
            (Action::RoundNext, _) => Some(Message::Round(RoundWish::Next)),
            (Action::RoundBack, _) => Some(Message::Round(RoundWish::Back)),
            (Action::TopDown, _) => Some(Message::Round(RoundWish::Choose(1))),
            (Action::TopUp, _) => Some(Message::Round(RoundWish::Choose(-1))),
            (Action::KeepTop, Some(top)) => Some(line(LineStep::Keep, top)),
            (Action::RefuseTop, Some(top)) => Some(line(LineStep::Refuse, top)),
            (Action::ParkTop, Some(top)) => Some(decide(&top, "attente", Decision::default())),
            (Action::Interest, Some(top)) => document
                .speaker()
                .and_then(|speaker| document.hand_of(speaker, &top))
                .map(Message::Do),
            _ => None,
        };
        let decides = matches!(
            action,
            Action::KeepTop | Action::ParkTop | Action::RefuseTop | Action::Interest
        );
        if message.is_none() && decides {
            let words = tr(self.settings.lang, "round-no-proposal");
            if let Some(document) = &mut self.document {
                document.tell(words);
            }
        }
        match message {
            Some(Message::Do(intent)) => drop(self.handle_in_room(&intent)),
            Some(Message::Round(wish)) => self.round(wish),
            Some(Message::SideLine(line)) => self.side_line(line),
            _ => {}
        }
    }

    /// Carries an intent out without leaving the room for the page of what it made.
    fn handle_in_room(&mut self, intent: &Intent) -> bool {
        let selection = self.document.as_ref().map(|d| d.selection.clone());
        let done = self.handle(intent);
        if let (Some(document), Some(selection)) = (&mut self.document, selection) {
            document.selection = selection;
        }
        done
    }
}
