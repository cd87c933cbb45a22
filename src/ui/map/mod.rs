//! The map: a view that is moved by pointer and keys, tiles under a picture computed below the window.

mod aim;
pub mod canvas;
pub mod drawing;
mod gestures;
mod shaping;
pub mod state;
pub mod stops;
pub mod surface;
mod tie;
pub mod tiles;
mod view;
mod visitor;

pub use state::MapState;
pub use view::show;
