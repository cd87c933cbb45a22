//! Zones of the territory: communes, groups of communes, and surfaces that people drew or brought along.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::coded::coded_enum;
use super::{Level, Origin};
use crate::base::ids::ZoneId;
use crate::base::shape::Shape;

coded_enum! {
    /// Where the outline of a zone comes from.
    ZoneKind {
        /// The commune, or Danish municipality, with that code.
        Commune = "commune",
        /// The group of communes with that SIREN.
        Epci = "epci",
        /// Drawn on the map.
        Drawn = "drawn",
        /// Taken from a file.
        Imported = "imported",
    }
}

/// One zone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Zone {
    /// Stable identifier.
    pub id: ZoneId,
    /// Human reference, unique among zones.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Name as shown.
    pub name: String,
    /// Where its outline comes from.
    pub kind: ZoneKind,
    /// INSEE code, number of the Danish municipality or SIREN; empty for other zones.
    pub code: String,
    /// The surface, in WGS 84 degrees.
    pub shape: Shape,
    /// Where the row comes from.
    pub origin: Origin,
    /// Levels of single fields that differ from the default.
    pub levels: BTreeMap<String, Level>,
}

impl Zone {
    /// Most points of one zone, so that a change of it still fits into the log.
    pub const MAX_POINTS: usize = 200_000;
}
