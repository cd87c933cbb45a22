//! One tile decoded, of whatever kind.

use super::error::TileError;
use super::pixels::Pixels;
use super::schema::Schema;
use super::tile_source::{About, TileType};
use super::vector_tile::VectorTile;

/// PNG, JPEG or WebP, when the bytes are a whole picture of a tile's size; else `None`.
pub fn picture_type(bytes: &[u8]) -> Option<TileType> {
    let whole = Pixels::decode(bytes).is_ok();
    whole.then(|| TileType::of_picture(bytes)).flatten()
}

/// A decoded tile.
#[derive(Debug)]
pub enum Content {
    /// Shapes, drawn in the colours of the theme, and the vocabulary of their names.
    Vector(VectorTile, Schema),
    /// A picture with colours of its own.
    Picture(Pixels),
}

impl Content {
    /// Decodes the unpacked bytes of a tile. Packs of pictures may mix PNG, JPEG and WebP.
    ///
    /// # Errors
    /// When the bytes are not what the type says, are damaged, or promise too much.
    pub fn decode(bytes: &[u8], about: &About) -> Result<Self, TileError> {
        if about.tile_type != TileType::Vector {
            return Pixels::decode(bytes).map(Self::Picture);
        }
        let tile = VectorTile::decode(bytes)?;
        let schema = Schema::of(about, &tile);
        Ok(Self::Vector(tile, schema))
    }

    /// True when nothing beneath the tile can be seen.
    pub fn covers(&self) -> bool {
        match self {
            Self::Vector(_, schema) => schema.covers(),
            Self::Picture(pixels) => pixels.is_opaque(),
        }
    }

    /// The shapes, when it has any.
    pub fn shapes(&self) -> Option<&VectorTile> {
        match self {
            Self::Vector(tile, _) => Some(tile),
            Self::Picture(_) => None,
        }
    }

    /// Memory held, in bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Vector(tile, _) => tile.bytes(),
            Self::Picture(pixels) => pixels.bytes(),
        }
    }
}
