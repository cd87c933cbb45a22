//! What is asked of the wall, and where it stands.

use crate::model::Level;

/// Where the wall is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// In this window, which shows nothing else.
    Here,
    /// In a window of its own, for the projector.
    Apart,
}

/// What is asked of the wall.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Wish {
    /// Show it there, or put it away.
    At(Option<Place>),
    /// Black, or the picture again.
    Blank(bool),
    /// So many stories on or back; before the first lies the whole territory.
    Step(i32),
    /// The whole territory, no story.
    Overview,
    /// Gain against effort in place of the map, or the map again.
    Matrix(bool),
    /// For whom it is.
    Audience(Level),
    /// Full screen, or a window again; for the window that the wall stands in.
    FullScreen,
}
