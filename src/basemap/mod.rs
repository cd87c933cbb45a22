//! Floor 4: the map and the names of places that the program carries with it, so that it works without a network.
//!
//! A [`TileSource`] gives tiles: [`archive`] and [`mbtiles`] read them from packs. [`vector_tile`] and [`pixels`] decode one tile,
//! [`raster`] draws it in the colours of a theme, [`pyramid`] finds the nearest coarser one where a source has none,
//! [`Ground`] lays the person's own source over the embedded map, [`view`] says which tiles a view needs, [`gazetteer`]
//! finds communes and towns by what people type, and [`outlines`] has their borders.

pub mod archive;
mod cache;
mod clip;
mod content;
mod credit;
mod directory;
pub mod error;
pub mod gazetteer;
mod ground;
mod inflate;
mod mbtiles;
pub mod outlines;
pub mod pack;
mod pixels;
mod places;
pub mod project_pack;
mod pyramid;
mod raster;
mod schema;
mod shapes;
mod source;
mod sql_tiles;
pub mod staging;
mod style;
mod tile_source;
pub mod vector_tile;
pub mod view;
mod wire;

pub use content::picture_type;
pub use error::TileError;
pub use gazetteer::Place;
pub use ground::{Ground, TilePicture};
pub use pack::open_pack;
pub use shapes::{GroundShape, GroundStyle};
pub use source::{FileAt, ReadAt};
pub use tile_source::{About, TileSource, TileType};
pub use view::{MapView, ViewTile};
