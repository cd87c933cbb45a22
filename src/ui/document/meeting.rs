//! The workshop under way in the window: the round, what has appeared since it began, and a decision being typed.

use std::collections::BTreeMap;

use super::Document;
use crate::base::ids::{ActorId, WorkshopId};
use crate::matching::Candidate;
use crate::model::{Direction, Project, Workshop};
use crate::session::Intent;
use crate::session::Snapshot;
use crate::session::round::{Round, Turn};
use crate::ui::message::round::RoundWish;

/// A workshop under way.
pub struct Meeting {
    /// Who speaks on what.
    pub round: Round,
    /// Identifiers of proposals that have appeared, newest first.
    pub appeared: Vec<String>,
    /// The proposal on top, when another than the newest was chosen.
    pub chosen: Option<String>,
}

impl Meeting {
    /// The proposals that have appeared and still stand: the chosen one, then the newest first.
    pub fn standing<'a>(&self, snapshot: &'a Snapshot) -> Vec<(String, &'a Candidate)> {
        // Written once for all: the list may hold a thousand and this is asked in each frame.
        let listed = snapshot.candidates.iter().map(|c| (c.id(&snapshot.project), c));
        let mut listed: BTreeMap<String, &Candidate> = listed.collect();
        let appeared = self.appeared.iter();
        let mut standing: Vec<_> = appeared.filter_map(|id| listed.remove_entry(id)).collect();
        let chosen = standing
            .iter()
            .position(|(id, _)| Some(id) == self.chosen.as_ref());
        if let Some(at) = chosen {
            standing[..=at].rotate_right(1);
        }
        standing
    }

    /// The proposal that the keys decide on.
    pub fn top(&self, snapshot: &Snapshot) -> Option<String> {
        self.standing(snapshot).into_iter().next().map(|(id, _)| id)
    }

    /// Another proposal comes to the top: so many further down the order in which they appeared, or up.
    fn choose(&mut self, snapshot: &Snapshot, by: isize) {
        let top = self.top(snapshot);
        self.chosen = None;
        let newest_first: Vec<String> = self.standing(snapshot).into_iter().map(|(id, _)| id).collect();
        let at = newest_first.iter().position(|id| Some(id) == top.as_ref());
        let last = newest_first.len().saturating_sub(1);
        let at = at.unwrap_or_default().saturating_add_signed(by).min(last);
        self.chosen = newest_first.get(at).cloned();
    }

    /// Puts what the newest list brought on top, best first.
    fn take_news(&mut self, snapshot: &Snapshot) {
        let new = snapshot.candidates.iter().filter(|c| snapshot.news.is_new(c));
        let mut new: Vec<String> = new.map(|c| c.id(&snapshot.project)).collect();
        if new.is_empty() || new.iter().all(|id| self.appeared.contains(id)) {
            return;
        }
        self.appeared.retain(|id| !new.contains(id));
        new.append(&mut self.appeared);
        self.appeared = new;
        self.chosen = None;
    }
}

impl Document {
    /// The workshop whose round is under way in this window; none once its beginning was taken back.
    pub fn workshop(&self) -> Option<&Workshop> {
        let workshop = self.meeting.as_ref()?.round.workshop(self.session.project());
        workshop.filter(|workshop| workshop.is_under_way())
    }

    /// Who has the word.
    pub fn speaker(&self) -> Option<ActorId> {
        self.workshop()?;
        self.meeting.as_ref()?.round.speaker
    }

    /// The question that goes round, and who speaks next.
    pub fn turn(&self) -> Option<(Turn, Option<ActorId>)> {
        let workshop = self.workshop()?;
        let round = &self.meeting.as_ref()?.round;
        Some((round.turn, round.after(workshop)))
    }

    /// What the newest list brought appears in the room.
    pub(super) fn tell_meeting(&mut self) {
        if let (Some(meeting), Some(snapshot)) = (&mut self.meeting, &self.snapshot) {
            meeting.take_news(snapshot);
        }
    }

    /// Begins the round of a workshop; one that was interrupted goes on with who spoke last.
    pub fn begin_round(&mut self, id: WorkshopId, now_ms: i64) {
        let project = self.session.project();
        let Some(workshop) = project.workshops.get(&id) else {
            return;
        };
        let mut round = Round::begin(workshop, now_ms);
        if let Some((actor, direction)) = spoke_last(project, workshop) {
            round.speaker = Some(actor);
            let turn = Turn::ALL.into_iter().find(|turn| turn.direction() == direction);
            round.turn = turn.unwrap_or_default();
        }
        self.meeting = Some(Meeting {
            round,
            appeared: Vec::new(),
            chosen: None,
        });
        self.map.data_changed();
    }

    /// Moves the round on; true when it has come to its end.
    pub fn move_round(&mut self, wish: &RoundWish, now_ms: i64) -> bool {
        let project = self.session.project();
        let Some(meeting) = &mut self.meeting else {
            return false;
        };
        let Some(workshop) = project.workshops.get(&meeting.round.workshop) else {
            self.meeting = None;
            return false;
        };
        let mut over = false;
        match wish {
            RoundWish::Next => over = !meeting.round.next(workshop, now_ms),
            RoundWish::Back => meeting.round.back(workshop, now_ms),
            RoundWish::Pause => meeting.round.clock.toggle(now_ms),
            RoundWish::Ask(turn) => meeting.round.ask(*turn, workshop, now_ms),
            RoundWish::Give(actor) => meeting.round.give_to(*actor, now_ms),
            RoundWish::Top(id) => meeting.chosen = Some(id.clone()),
            RoundWish::Choose(by) => {
                if let Some(snapshot) = &self.snapshot {
                    meeting.choose(snapshot, *by);
                }
            }
            RoundWish::Begin(_) | RoundWish::Leave | RoundWish::End => {}
        }
        self.map.data_changed();
        over
    }

    /// The intent that raises the speaker's hand for the proposal on top, or takes it down.
    pub fn hand_of(&self, actor: ActorId, candidate: &str) -> Option<Intent> {
        use crate::session::noted::hands;
        let snapshot = self.snapshot.as_ref()?;
        let project = self.session.project();
        let found = snapshot
            .candidates
            .iter()
            .find(|c| c.id(&snapshot.project) == candidate)?;
        let raised = hands(project, &found.flows())
            .into_iter()
            .find(|(own, _)| *own == actor);
        if let Some((_, remark)) = raised {
            return Some(Intent::DeleteRemark {
                id: remark.reference.clone(),
            });
        }
        let actor = project.actors.get(&actor)?.reference.as_str();
        let mut fields = crate::session::intent::Fields::new();
        for (key, value) in [("kind", "interest"), ("actor", actor), ("candidate", candidate)] {
            fields.insert(key.to_owned(), value.into());
        }
        if let Some(workshop) = self.workshop() {
            fields.insert("workshop".to_owned(), workshop.reference.as_str().into());
        }
        Some(Intent::AddRemark { id: None, fields })
    }
}

/// Whose flow was noted last since the workshop began, and which way it goes.
fn spoke_last(project: &Project, workshop: &Workshop) -> Option<(ActorId, Direction)> {
    let started = workshop.started_ms?;
    let newest = project.flows.values().max_by_key(|flow| flow.id)?;
    let (seconds, _) = newest.id.0.get_timestamp()?.to_unix();
    let in_time = i64::try_from(seconds).ok()?.checked_mul(1000)? >= started;
    let present = workshop.present().any(|p| p.actor == newest.actor);
    (in_time && present).then_some((newest.actor, newest.direction))
}
