//! The wall: the picture for the room, in this window or in a second one for the projector.
//!
//! It shows only what [`WallAnswer`] holds, which was cut to its audience before anything was computed. Large type,
//! one sentence, no panel, no remark, no key hint.

mod keys;
mod view;

use std::time::{Duration, Instant};

use crate::base::geo::GeoBox;
use crate::base::i18n::Lang;
use crate::model::Level;
use crate::picture::matrix::MatrixItem;
use crate::session::wall::{Story, WallAnswer};
use crate::ui::map::MapState;
use crate::ui::message::wall::Place;

pub use keys::read as read_keys;
pub use view::{Room, show};

/// The map flies from one story to the next in this time.
const FLIGHT: Duration = Duration::from_millis(200);

/// The wall of an open document.
pub struct Wall {
    /// Where it stands; `None` while it is put away.
    pub place: Option<Place>,
    /// Nothing but black is shown.
    pub blank: bool,
    /// Nothing above it is shown.
    pub level: Level,
    /// Index of the story that is told.
    pub story: Option<usize>,
    /// What may be shown; `None` until it was worked out.
    pub answer: Option<WallAnswer>,
    /// View, tiles and picture.
    pub map: MapState,
    /// Gain against effort stands in place of the map.
    pub matrix: bool,
    /// Its window of its own fills the screen.
    pub full_screen: bool,
    flight: Option<Flight>,
    /// Gain against effort as the audience may know it, in a language.
    wins: Option<(Lang, Vec<MatrixItem>)>,
    /// What is to be told as soon as it is known what may be.
    wanted: Option<String>,
    /// The newest proposal that the map has flown to by itself.
    flown_to: Option<String>,
    /// The map has been aimed at something: from now on it flies.
    arrived: bool,
}

/// From one view to another.
struct Flight {
    from: ([f64; 2], f64),
    to: ([f64; 2], f64),
    since: Instant,
}

impl Default for Wall {
    fn default() -> Self {
        Self {
            place: None,
            blank: false,
            level: Level::Public,
            story: None,
            answer: None,
            map: MapState::default(),
            matrix: false,
            full_screen: false,
            wins: None,
            flight: None,
            wanted: None,
            flown_to: None,
            arrived: false,
        }
    }
}

impl Wall {
    /// The story that is told.
    pub fn told(&self) -> Option<&Story> {
        self.answer.as_ref()?.stories.get(self.story?)
    }

    /// Takes what was worked out. The story that is told stays, wherever it now stands in the order.
    pub fn receive(&mut self, answer: WallAnswer) {
        if answer.level != self.level {
            return;
        }
        self.wins = None;
        let told = self.told().map(|story| story.link.clone());
        let first = self.answer.replace(answer).is_none();
        self.map.wants_fit |= first;
        self.map.data_changed();
        match self.wanted.take() {
            Some(link) => self.follow(&link),
            None => self.story = told.and_then(|link| self.answer.as_mut()?.story_of(&link)),
        }
    }

    /// Tells of what was chosen at the desk, by its link or group on the map; the audience may not know of it.
    pub fn follow(&mut self, link: &str) {
        let Some(answer) = &mut self.answer else {
            self.wanted = Some(link.to_owned());
            return;
        };
        if let Some(story) = answer.story_of(link) {
            self.tell(Some(story));
        }
    }

    /// Goes so many stories on or back.
    pub fn step(&mut self, by: i32) {
        let count = self.answer.as_ref().map_or(0, |answer| answer.stories.len()) as i32;
        // The whole territory stands before the first story.
        let now = self.story.map_or(0, |story| story as i32 + 1);
        let next = (now + by).clamp(0, count);
        self.tell(usize::try_from(next - 1).ok());
    }

    /// Tells that story, or shows the whole territory.
    pub fn tell(&mut self, story: Option<usize>) {
        self.story = story;
        match self.frame_of_story() {
            Some(frame) => self.map.wants_box = Some(frame),
            None => self.map.wants_fit = true,
        }
    }

    /// The box around those who take part in the story that is told.
    fn frame_of_story(&self) -> Option<GeoBox> {
        self.frame_of(self.told()?)
    }

    fn frame_of(&self, story: &Story) -> Option<GeoBox> {
        let project = &self.answer.as_ref()?.project;
        let actors = story.actors.iter();
        let places = actors.filter_map(|id| project.actors.get(id)?.position);
        GeoBox::around(places.map(|p| p.at))
    }

    /// Flies to the newest proposal when the whole territory hides an end of it under a number or out of frame, and back
    /// when it is no longer new: the sentence must not tell of what nobody sees.
    fn fly_to(&mut self, newest: Option<&Story>) {
        let Some(newest) = newest.filter(|_| self.story.is_none()) else {
            if self.flown_to.take().is_some() && self.story.is_none() {
                self.map.wants_fit = true;
            }
            return;
        };
        if self.flown_to.as_ref() != Some(&newest.link) && self.hides(newest) {
            self.map.wants_box = self.frame_of(newest);
            self.flown_to = Some(newest.link.clone());
        }
    }

    /// True when somebody of whom the story tells cannot be seen alone on the picture.
    fn hides(&self, story: &Story) -> bool {
        let Some((picture, answer)) = self.map.picture.as_ref().zip(self.answer.as_ref()) else {
            return false;
        };
        let actors = story.actors.iter().filter_map(|id| answer.project.actors.get(id));
        let references: Vec<&str> = actors.map(|actor| actor.reference.as_str()).collect();
        let seen = picture.scene.discs.iter().filter(|disc| !disc.off_frame);
        let seen: Vec<&str> = seen
            .filter_map(|disc| Some(picture.input.actors.get(disc.actor as usize)?.reference.as_str()))
            .collect();
        references.iter().any(|reference| !seen.contains(reference))
    }

    /// Another audience: what was shown to the last one is gone at once.
    pub fn set_level(&mut self, level: Level) {
        if self.level != level {
            self.wanted = self.told().map(|story| story.link.clone());
            self.level = level;
            self.answer = None;
            self.wins = None;
            self.map.picture = None;
            self.map.data_changed();
        }
    }

    /// Puts the wall there, or away; it always begins with the picture.
    pub fn put(&mut self, place: Option<Place>) {
        *self = Self {
            place,
            level: self.level,
            matrix: self.matrix,
            ..Self::default()
        };
    }
}
