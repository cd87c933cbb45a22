//! The open document as the window holds it: session, matcher, newest list, state of saving.

pub mod backdrop;
mod export;
pub mod meeting;
mod papers;
mod what_if;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::message::{Editing, Room, Selection};
use crate::base::geo::LonLat;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::basemap::Ground;
use crate::edit::Change;
use crate::model::{Level, Project, Touched};
use crate::session::map_input::synergy_link_id;
use crate::session::worker::{NetAnswer, Worker};
use crate::session::{Done, Intent, Refusal, Session, Snapshot};
use crate::ui::map::MapState;
use crate::ui::message::round::SideLine;
use crate::ui::message::wall::Place;
use crate::ui::wall::Wall;

pub use export::Export;
pub use papers::Papers;
pub use what_if::{Visitor, WhatIf};

/// The file is written after this much quiet.
const QUIET: Duration = Duration::from_secs(2);
/// A failed attempt to write the file is repeated after this long.
const RETRY: Duration = Duration::from_secs(20);
/// A list is marked as old after this long.
const PATIENCE: Duration = Duration::from_millis(300);
/// News keep their mark this long.
const NEWS_LAST: Duration = Duration::from_secs(5);
/// What just happened is told this long.
const TOLD_LAST: Duration = Duration::from_secs(6);

/// Where saving stands.
#[derive(Clone, PartialEq, Debug)]
pub enum Saving {
    /// The visible file holds everything, since that local time.
    Saved(TimeOfDay),
    /// Something is durable in the working copy and not yet in the visible file.
    Pending,
    /// The file could not be written: the sentence to show.
    Failed(String),
    /// Read-only, with the reason.
    ReadOnly(String),
}

/// A project in the window.
pub struct Document {
    /// The session.
    pub session: Session,
    /// Its file.
    pub path: PathBuf,
    /// The newest list; `None` until the matcher has answered once.
    pub snapshot: Option<Snapshot>,
    /// Quantities shared out among the pairs of a list; those of the list before stay until the new ones are found.
    pub net: Option<NetAnswer>,
    /// The project with what is being dragged, while something is.
    pub preview: Option<Project>,
    /// Where saving stands.
    pub saving: Saving,
    /// What the window is about.
    pub room: Room,
    /// What the inspector shows.
    pub selection: Selection,
    /// What is being edited in place.
    pub editing: Option<Editing>,
    /// View, tiles and cached picture of the map.
    pub map: MapState,
    /// A list is being computed.
    pub matching: bool,
    matching_since: Option<Instant>,
    /// When the news of the list arrived.
    pub news_since: Option<Instant>,
    /// What `preview` shows otherwise than the project has it.
    previewed: Touched,
    /// What is drawn beneath everything, and what is being done with it.
    pub backdrop: backdrop::Backdrop,
    /// Who is missing, and who is imagined.
    pub what_if: WhatIf,
    /// The picture for the room.
    pub wall: Wall,
    /// The map on its way into a file.
    pub export: Export,
    /// Records, hand-outs and invitations.
    pub papers: Papers,
    /// The workshop whose round is under way.
    pub meeting: Option<meeting::Meeting>,
    /// What is typed in place of the entry line.
    pub side_line: Option<SideLine>,
    worker: Worker,
    told: Option<(String, Instant)>,
    last_edit: Option<Instant>,
}

impl Document {
    /// Takes a session into the window. `wake` is called when the matcher has news.
    ///
    /// # Errors
    /// The system's, when it has no thread to give.
    pub fn new(
        session: Session,
        path: PathBuf,
        saving: Saving,
        wake: impl Fn() + Send + 'static,
    ) -> std::io::Result<Self> {
        let worker = Worker::start(session.project().clone(), wake)?;
        Ok(Self {
            map: MapState::default(),
            session,
            path,
            snapshot: None,
            net: None,
            preview: None,
            saving,
            room: Room::Map,
            selection: Selection::Nothing,
            editing: None,
            matching: true,
            news_since: None,
            previewed: Touched::default(),
            matching_since: Some(Instant::now()),
            backdrop: backdrop::Backdrop::default(),
            what_if: WhatIf::default(),
            wall: Wall::default(),
            export: Export::default(),
            papers: Papers::default(),
            meeting: None,
            side_line: None,
            worker,
            told: None,
            last_edit: None,
        })
    }

    /// The project to draw: with what is being dragged, else as it is.
    pub fn shown(&self) -> &Project {
        self.preview.as_ref().unwrap_or(self.session.project())
    }

    /// Carries out an intent and asks for a new list.
    ///
    /// # Errors
    /// The refusal, to be shown where it happened.
    pub fn handle(&mut self, intent: &Intent, lang: Lang) -> Result<Done, Refusal> {
        let handled = self.session.handle(intent);
        // Whatever came of it, what was only shown is over.
        let mut done = match handled {
            Ok(done) => done,
            Err(refusal) => {
                self.end_preview();
                return Err(refusal);
            }
        };
        self.preview = None;
        done.touched.merge(std::mem::take(&mut self.previewed));
        if let Some(name) = &done.name {
            let key = match intent {
                Intent::Undo => "told-undone",
                Intent::Redo => "told-redone",
                _ => "told-done",
            };
            let words = tr_args(lang, key, &[("what", name.words(lang).into())]);
            self.tell(words);
        }
        if !done.touched.is_empty() {
            self.after_change(done.clone());
        }
        if done.is_decision {
            self.publish(lang);
        }
        Ok(done)
    }

    /// Carries out a prepared change, such as an import, as one step.
    ///
    /// # Errors
    /// [`Refusal`], ready to be shown.
    pub fn carry_out(&mut self, change: Change) -> Result<(), Refusal> {
        let done = self.session.carry_out(change)?;
        if !done.touched.is_empty() {
            self.after_change(done);
        }
        Ok(())
    }

    fn after_change(&mut self, done: Done) {
        let project = self.session.project().clone();
        self.ask(project, done.touched, true);
        self.touched_file();
        self.map.data_changed();
        self.drop_lost_selection();
    }

    /// Shows an actor elsewhere; its links and candidates follow.
    pub fn preview_move(&mut self, id: &str, at: LonLat) {
        if self.session.is_read_only() {
            return;
        }
        if let Some(shown) = self.session.with_actor_at(id, at) {
            self.show_preview(shown);
            self.map.data_changed();
        }
    }

    /// Shows the list as it would be with a setting changed.
    pub fn preview_setting(&mut self, key: &str, value: Option<&str>) {
        if self.session.is_read_only() {
            return;
        }
        if let Some(shown) = self.session.with_setting(key, value) {
            self.show_preview(shown);
        }
    }

    fn show_preview(&mut self, (project, touched): (Project, Touched)) {
        self.previewed.merge(touched.clone());
        self.ask(project.clone(), touched, false);
        self.preview = Some(project);
    }

    /// Asks the matcher for the list of a project.
    fn ask(&mut self, project: Project, touched: Touched, settled: bool) {
        let revision = self.session.revision();
        self.worker.request(project, touched, revision, settled);
        self.matching = true;
        self.matching_since.get_or_insert_with(Instant::now);
    }

    /// True when the list shown has been an old one for so long that it must be marked as such.
    pub fn list_is_old(&self) -> bool {
        self.matching_since
            .is_some_and(|since| since.elapsed() > PATIENCE)
    }

    /// Goes back to the project as it is.
    pub fn end_preview(&mut self) {
        self.preview = None;
        let shown = std::mem::take(&mut self.previewed);
        if shown.is_empty() {
            return;
        }
        // The matcher looks again at what was shown otherwise.
        let project = self.session.project().clone();
        self.ask(project, shown, true);
        self.map.data_changed();
    }

    /// Takes in what the matcher has found; true when the list is new.
    pub fn receive(&mut self, lang: Lang) -> bool {
        self.receive_what_if();
        self.receive_export(lang);
        self.receive_paper(lang);
        if let Some(answer) = self.worker.take_wall() {
            self.wall.receive(answer);
        }
        self.net = self.worker.take_net().or(self.net.take());
        // Asked first: an answer that comes in between is still taken, one that comes after finds its own frame.
        self.matching = self.worker.is_busy();
        self.matching_since = self.matching_since.filter(|_| self.matching);
        let Some(result) = self.worker.take() else {
            return false;
        };
        match result {
            Ok(snapshot) => {
                let first = self.snapshot.is_none();
                let has_news = *snapshot.news != crate::session::snapshot::News::default();
                if has_news && !first {
                    self.news_since = Some(Instant::now());
                }
                self.snapshot = Some(self.with_lasting_news(snapshot, has_news));
            }
            Err(error) => {
                self.tell(tr_args(
                    lang,
                    "told-matching-failed",
                    &[("why", error.to_string().into())],
                ));
            }
        }
        self.tell_meeting();
        self.map.data_changed();
        self.drop_lost_selection();
        self.renew_what_if();
        true
    }

    /// A result without news keeps the marks of the last one: they stay until the next edit.
    fn with_lasting_news(&self, mut snapshot: Snapshot, has_news: bool) -> Snapshot {
        let old = self
            .snapshot
            .as_ref()
            .filter(|old| old.revision == snapshot.revision);
        if let (false, Some(old)) = (has_news, old) {
            snapshot.news = std::sync::Arc::clone(&old.news);
        }
        snapshot
    }

    /// Goes to another room. The wall shows gain against effort as long as the desk does.
    pub fn enter(&mut self, room: Room) {
        self.room = room;
        self.wall.matrix = room == Room::Matrix;
    }

    /// Puts the wall up there, or away.
    pub fn put_wall(&mut self, place: Option<Place>) {
        self.wall.put(place);
        self.wall.map.ground.clone_from(&self.map.ground);
        if place.is_some() {
            self.tell_selection();
        }
        self.worker.wall(place.map(|_| self.wall.level));
    }

    /// The wall tells of what is chosen at the desk.
    pub fn tell_selection(&mut self) {
        let link = match &self.selection {
            Selection::Candidate(id) => id.clone(),
            Selection::Synergy(id) => match self.session.project().synergies.get(id) {
                Some(synergy) => synergy_link_id(synergy),
                None => return,
            },
            _ => return,
        };
        self.wall.follow(&link);
    }

    /// The file lacks something that is durable already: it is written after a little quiet.
    fn touched_file(&mut self) {
        self.saving = Saving::Pending;
        self.last_edit = Some(Instant::now());
    }

    /// Draws on another ground from now on, at the desk and on the wall.
    pub fn change_ground(&mut self, ground: &Ground) {
        self.map.change_ground(ground.clone());
        self.wall.map.change_ground(ground.clone());
    }

    /// Tiles that were on their way are there, at the desk or on the wall.
    pub fn ground_has_come(&mut self) {
        self.map.ground_has_come();
        self.wall.map.ground_has_come();
    }

    /// Shows the wall to another audience.
    pub fn set_wall_level(&mut self, level: Level) {
        self.wall.set_level(level);
        self.worker.wall(self.wall.place.map(|_| level));
    }

    /// True while news keep their strong mark.
    pub fn news_are_fresh(&self) -> bool {
        self.news_since.is_some_and(|since| since.elapsed() < NEWS_LAST)
    }

    /// Says what just happened, in the status line.
    pub fn tell(&mut self, words: String) {
        self.told = Some((words, Instant::now()));
    }

    /// What just happened, for a few seconds.
    pub fn told(&self) -> Option<&str> {
        self.told
            .as_ref()
            .filter(|(_, since)| since.elapsed() < TOLD_LAST)
            .map(|(words, _)| words.as_str())
    }

    /// Writes the visible file when people have paused; returns when to look again.
    pub fn save_when_quiet(&mut self, lang: Lang) -> Option<Duration> {
        let since = self.last_edit?;
        // A virus scanner or a sync client lets go after a while: what failed is tried again, without haste.
        let pause = if matches!(self.saving, Saving::Failed(_)) {
            RETRY
        } else {
            QUIET
        };
        match pause.checked_sub(since.elapsed()) {
            Some(wait) if !wait.is_zero() => Some(wait),
            _ => {
                self.publish(lang);
                None
            }
        }
    }

    /// Writes the visible file now.
    pub fn publish(&mut self, lang: Lang) {
        if self.session.is_read_only() {
            return;
        }
        (self.saving, self.last_edit) = match self.session.publish() {
            Ok(_) => (Saving::Saved(TimeOfDay::now()), None),
            Err(refusal) => (Saving::Failed(refusal.message(lang)), Some(Instant::now())),
        };
    }

    /// Forgets a selection whose object is gone.
    fn drop_lost_selection(&mut self) {
        let project = self.session.project();
        let lost = match &self.selection {
            Selection::Nothing
            | Selection::Missing
            | Selection::Territory
            | Selection::Ranking
            | Selection::Backdrop
            | Selection::Knowledge(_)
            | Selection::Support
            | Selection::Phases
            | Selection::Export
            | Selection::Help => false,
            Selection::Actor(id) => !project.actors.contains_key(id),
            Selection::Synergy(id) => !project.synergies.contains_key(id),
            Selection::Candidate(id) => {
                !self.matching
                    && self
                        .snapshot
                        .as_ref()
                        .is_some_and(|s| !s.candidates.iter().any(|c| c.id(&s.project) == *id))
            }
        };
        if lost {
            self.selection = Selection::Nothing;
        }
        let edited_is_gone = match &self.editing {
            Some(Editing::Actor(id) | Editing::NewFlow(id)) => !project.actors.contains_key(id),
            Some(Editing::Flow(id)) => !project.flows.contains_key(id),
            Some(Editing::NewActor(_)) | None => false,
        };
        if edited_is_gone {
            self.editing = None;
        }
    }

    /// The file's name without its folder.
    pub fn file_name(&self) -> String {
        self.path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }
}

/// A time of day, here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimeOfDay {
    hour: i8,
    minute: i8,
}

impl TimeOfDay {
    /// Now.
    pub fn now() -> Self {
        Self::of(&jiff::ZonedDateTime::now())
    }

    /// That of a moment.
    pub fn of(moment: &jiff::ZonedDateTime) -> Self {
        Self {
            hour: moment.hour(),
            minute: moment.minute(),
        }
    }

    /// As people write it.
    pub fn words(self, lang: Lang) -> String {
        let (hour, minute) = (self.hour.to_string(), format!("{:02}", self.minute));
        tr_args(
            lang,
            "time-of-day",
            &[("hour", hour.into()), ("minute", minute.into())],
        )
    }
}

/// The sentence of a read-only opening.
pub fn read_only_words(lang: Lang, why: &str) -> String {
    if why.is_empty() {
        tr(lang, "saving-read-only")
    } else {
        why.to_owned()
    }
}
