//! Floor 3: the picture of the map, computed without a window, so that screen, file and paper draw the same.
//!
//! Laying out turns plain data ([`MapInput`]) and a [`View`] into a [`Scene`] of positions in view pixels;
//! painting draws a scene on any canvas.

pub mod icons;
pub mod input;
pub mod places;
pub mod scene;
pub mod tokens;
pub mod typeface;
pub mod view;

pub use input::{LineState, MapActor, MapInput, MapLink, MapPool};
pub use places::{PlaceKind, PlaceLabel};
pub use scene::{Hit, Scene};
pub use view::{Captions, Emphasis, Rect, View};
