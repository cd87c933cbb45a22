//! What the ground is made of: anything that gives tiles, and what it says of itself.

use serde::{Deserialize, Serialize};

use super::error::TileError;
use crate::base::geo::GeoBox;

/// What the tiles of a source are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TileType {
    /// Mapbox vector tiles.
    Vector,
    /// PNG pictures.
    Png,
    /// JPEG pictures.
    Jpeg,
    /// WebP pictures.
    Webp,
}

impl TileType {
    /// True for pictures of any form.
    pub fn is_picture(self) -> bool {
        self != Self::Vector
    }

    /// True for pictures that are drawn plans, as a rule, and bear names; photographs come as JPEG.
    pub fn usually_bears_names(self) -> bool {
        matches!(self, Self::Png | Self::Webp)
    }

    /// What a picture is, by its first bytes; `None` for anything else.
    pub fn of_picture(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    /// The name people know it by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vector => "MVT",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Webp => "WebP",
        }
    }
}

/// What a source says of itself, checked.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct About {
    /// Its own name, plain text, perhaps empty.
    pub name: String,
    /// Who made the data, plain text to be shown wherever its tiles are; empty when it does not say.
    pub attribution: String,
    /// What the tiles are.
    pub tile_type: TileType,
    /// Smallest zoom with tiles.
    pub min_zoom: u8,
    /// Largest zoom with tiles, at most 26.
    pub max_zoom: u8,
    /// The ground covered, in degrees; `None` when unknown or the whole world.
    pub bounds: Option<GeoBox>,
    /// Names of the layers of vector tiles, where they are known beforehand.
    pub layers: Vec<String>,
    /// The pictures bear names of places already, so that none are to be written over them.
    pub bears_names: bool,
}

/// Tiles by zoom, column and row, from any thread.
pub trait TileSource: Send + Sync + std::fmt::Debug {
    /// What the source says of itself.
    fn about(&self) -> &About;

    /// The unpacked bytes of one tile, the row counted from the north; `None` when the source has none there.
    ///
    /// Reads a disk at most: it never waits for a network.
    ///
    /// # Errors
    /// [`TileError::OnItsWay`] when it was asked for and is to be asked for again; anything else is a fault.
    fn tile(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError>;

    /// The same for a coarser tile that only stands in while a finer one is on its way: it must not be asked for.
    ///
    /// # Errors
    /// [`TileError::OnItsWay`] when it is not at hand.
    fn tile_at_hand(&self, z: u8, x: u32, y: u32) -> Result<Option<Vec<u8>>, TileError> {
        self.tile(z, x, y)
    }

    /// Counts what has come of the tiles that were on their way: while it stands still, asking again is idle.
    fn arrivals(&self) -> u64 {
        0
    }
}
