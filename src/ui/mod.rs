//! Floor 6: the window. It reads snapshots and says intents; it never changes a project.
//!
//! [`app`] holds the state and the two phases of a frame; [`panels`] are the regions around the map, a file or a folder
//! each; [`map`] is the map, [`wall`] the picture for the room, [`matrix`] gain against effort on both; [`document`] is
//! the open project as the window holds it. All of them ask by [`message`]. [`widgets`] are the house's own controls;
//! [`theme`] owns colours, type and spacing; [`actions`] lists everything that can be done by menu, key or button.

pub mod actions;
pub mod app;
pub mod document;
pub mod icons;
mod keys;
pub mod map;
pub mod matrix;
pub mod message;
pub mod online;
pub mod panels;
pub mod settings;
pub mod theme;
pub mod wall;
pub mod widgets;

pub use app::{App, Start};
