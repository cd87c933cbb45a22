//! Floor 3: the picture of the map, computed without a window, so that screen, file and paper draw the same.
//!
//! Laying out turns plain data ([`MapInput`]) and a [`View`] into a [`Scene`] of positions in view pixels;
//! painting draws a scene on any canvas.

mod bends;
mod bundles;
mod clusters;
mod curve;
mod dress;
mod faults;
mod fronts;
pub mod furniture;
pub mod geometry_json;
mod grid;
pub mod icons;
pub mod input;
mod labels;
mod lanes;
mod layout;
pub mod legend;
mod links;
pub mod matrix;
mod names;
mod nodes;
pub mod paint;
pub mod places;
mod pools;
pub mod raster;
pub mod scene;
pub mod shapes;
mod sizes;
mod stress;
pub mod tokens;
pub mod typeface;
pub mod vectors;
pub mod view;
pub mod visitor;
pub mod zones;

pub use input::{LineState, MapActor, MapInput, MapLink, MapPool, MapVisitor, MapZone, VisitorLink};
pub use layout::layout;
pub use places::{PlaceKind, PlaceLabel};
pub use scene::{Hit, Scene};
pub use sizes::{LIT_LINES, WALL_LINKS};
pub use view::{Captions, Emphasis, Rect, View};

#[cfg(test)]
mod tests;
