//! What can go wrong when a tile pack is read.

use std::io;

use crate::base::i18n::{Lang, tr, tr_args};

/// The part of a tile pack at fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The first 127 bytes.
    Header,
    /// A list of tiles.
    Directory,
    /// The description of the pack.
    Metadata,
    /// One tile.
    Tile,
    /// The table of outlines that the program carries.
    Outlines,
}

impl Part {
    const fn key(self) -> &'static str {
        match self {
            Self::Header => "tiles-part-header",
            Self::Directory => "tiles-part-directory",
            Self::Metadata => "tiles-part-metadata",
            Self::Tile => "tiles-part-tile",
            Self::Outlines => "tiles-part-outlines",
        }
    }
}

/// Why a tile pack, or one of its tiles, cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TileError {
    /// The system could not read the file.
    #[error("the tile pack cannot be read")]
    Read(#[from] io::Error),
    /// Neither PMTiles nor MBTiles.
    #[error("this is not a tile pack")]
    NotAPack,
    /// A database, but none of tiles.
    #[error("this is not an MBTiles file")]
    NotMbtiles,
    /// A project file has tables named like a pack's that this program did not make.
    #[error("the pack in the project is not as this program makes it")]
    NotOurPack,
    /// What the database engine said of a pack.
    #[error("the database engine refuses the pack: {0}")]
    Database(String),
    /// A question to a pack would take seconds.
    #[error("reading the pack takes too much work")]
    TooMuchWork,
    /// The file does not begin as a PMTiles file.
    #[error("this is not a PMTiles file")]
    NotPmtiles,
    /// A version of PMTiles other than 3.
    #[error("PMTiles version {0} is not supported")]
    Version(u8),
    /// A compression other than none and gzip.
    #[error("compression {0} is not supported")]
    Compression(u8),
    /// The tile was asked for and has not come yet.
    #[error("the tile is on its way")]
    OnItsWay,
    /// Numbers that contradict each other or point outside the file.
    #[error("{part:?} is damaged: {fault}")]
    Damaged {
        /// Where.
        part: Part,
        /// What, in English, for reports of faults.
        fault: &'static str,
    },
    /// More bytes than any honest pack has.
    #[error("{part:?} is larger than {limit} bytes")]
    TooLarge {
        /// Where.
        part: Part,
        /// The limit in bytes.
        limit: usize,
    },
}

impl TileError {
    pub(super) const fn damaged(part: Part, fault: &'static str) -> Self {
        Self::Damaged { part, fault }
    }

    /// A sentence for the user: what is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Read(cause) => tr_args(lang, "tiles-error-read", &[("cause", cause.to_string().into())]),
            Self::NotAPack => tr(lang, "tiles-error-not-a-pack"),
            Self::NotOurPack => tr(lang, "tiles-error-not-our-pack"),
            Self::NotMbtiles => tr(lang, "tiles-error-not-mbtiles"),
            Self::Database(cause) => {
                tr_args(lang, "tiles-error-database", &[("cause", cause.as_str().into())])
            }
            Self::TooMuchWork => tr(lang, "tiles-error-too-much-work"),
            Self::NotPmtiles => tr(lang, "tiles-error-not-pmtiles"),
            Self::Version(found) => tr_args(
                lang,
                "tiles-error-version",
                &[("found", found.to_string().into())],
            ),
            Self::Compression(_) => tr(lang, "tiles-error-compression"),
            Self::OnItsWay => tr(lang, "tiles-error-on-its-way"),
            Self::Damaged { part, .. } => tr_args(
                lang,
                "tiles-error-damaged",
                &[("part", tr(lang, part.key()).into())],
            ),
            Self::TooLarge { part, .. } => tr_args(
                lang,
                "tiles-error-too-large",
                &[("part", tr(lang, part.key()).into())],
            ),
        }
    }
}
