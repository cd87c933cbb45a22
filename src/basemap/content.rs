//! One tile decoded, of whatever kind.

use super::error::TileError;
use super::pixels::Pixels;
use super::tile_source::TileType;
use super::vector_tile::VectorTile;

/// A decoded tile.
#[derive(Debug)]
pub enum Content {
    /// Shapes, drawn in the colours of the theme.
    Vector(VectorTile),
    /// A picture with colours of its own.
    Picture(Pixels),
}

impl Content {
    /// Decodes the unpacked bytes of a tile. Packs of pictures may mix PNG, JPEG and WebP.
    ///
    /// # Errors
    /// When the bytes are not what the type says, are damaged, or promise too much.
    pub fn decode(bytes: &[u8], tile_type: TileType) -> Result<Self, TileError> {
        match tile_type {
            TileType::Vector => VectorTile::decode(bytes).map(Self::Vector),
            _ => Pixels::decode(bytes).map(Self::Picture),
        }
    }

    /// The shapes, when it has any.
    pub fn shapes(&self) -> Option<&VectorTile> {
        match self {
            Self::Vector(tile) => Some(tile),
            Self::Picture(_) => None,
        }
    }

    /// Memory held, in bytes.
    pub fn bytes(&self) -> usize {
        match self {
            Self::Vector(tile) => tile.bytes(),
            Self::Picture(pixels) => pixels.bytes(),
        }
    }
}
