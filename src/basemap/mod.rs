//! Floor 4: the map and the names of places that the program carries with it, so that it works without a network.
//!
//! [`archive`] reads tile packs, [`vector_tile`] decodes one tile, [`raster`] draws it in the colours of a theme,
//! [`pyramid`] puts them together behind one handle, [`view`] says which tiles a view needs, and [`gazetteer`]
//! finds communes and towns by what people type.

pub mod archive;
mod cache;
mod clip;
mod directory;
pub mod error;
pub mod gazetteer;
mod inflate;
mod places;
pub mod pyramid;
mod raster;
mod source;
mod style;
pub mod vector_tile;
pub mod view;
mod wire;

pub use error::TileError;
pub use gazetteer::Place;
pub use pyramid::{BaseMap, TilePicture};
pub use source::{FileAt, ReadAt};
pub use view::{MapView, ViewTile};
