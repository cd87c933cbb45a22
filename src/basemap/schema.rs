//! How the makers of vector tiles name things: one style is drawn from several vocabularies.

use super::tile_source::About;
use super::vector_tile::{Feature, Shape, VectorTile};

/// A vocabulary of layers and kinds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Schema {
    /// The map that the program carries: Protomaps names, and roads that are up to a kilometre off.
    Embedded,
    /// Protomaps, version 4.
    Protomaps,
    /// OpenMapTiles.
    OpenMapTiles,
    /// Somebody's own layers: drawn plainly over what lies beneath.
    Plain,
}

/// Areas, in the order in which they are filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Area {
    /// Dry ground.
    Land,
    /// Built-up ground.
    Urban,
    /// Sea.
    Sea,
    /// Lakes and wide rivers.
    Lake,
    /// Houses.
    Building,
}

impl Area {
    /// All of them, from the ground upwards.
    pub const ALL: [Self; 5] = [Self::Land, Self::Urban, Self::Sea, Self::Lake, Self::Building];
}

/// Layers that only Protomaps has, and only OpenMapTiles.
const PROTOMAPS: [&str; 5] = ["earth", "roads", "boundaries", "places", "buildings"];
const OPEN_MAP_TILES: [&str; 6] = [
    "transportation",
    "waterway",
    "boundary",
    "place",
    "landcover",
    "building",
];

impl Schema {
    /// The vocabulary of a tile: what its source declares, else what its layers show.
    pub fn of(about: &About, tile: &VectorTile) -> Self {
        let declared = Self::among(about.layers.iter().map(String::as_str));
        declared
            .or_else(|| Self::among(tile.layer_names()))
            .unwrap_or(Self::Plain)
    }

    fn among<'a>(layers: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut protomaps, mut open_map_tiles) = (0, 0);
        for layer in layers {
            protomaps += usize::from(PROTOMAPS.contains(&layer));
            open_map_tiles += usize::from(OPEN_MAP_TILES.contains(&layer));
        }
        match protomaps.cmp(&open_map_tiles) {
            std::cmp::Ordering::Greater => Some(Self::Protomaps),
            std::cmp::Ordering::Less => Some(Self::OpenMapTiles),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// True when a tile hides what lies beneath it.
    pub fn covers(self) -> bool {
        self != Self::Plain
    }

    /// True when lines are too rough to be seen from near.
    pub fn is_rough(self) -> bool {
        self == Self::Embedded
    }

    /// The layer with areas of that sort.
    pub fn area_layer(self, area: Area) -> &'static str {
        match (self, area) {
            (Self::OpenMapTiles, Area::Building) => "building",
            (_, Area::Building) => "buildings",
            (_, Area::Land) => "earth",
            (_, Area::Urban) => "landuse",
            (_, Area::Sea | Area::Lake) => "water",
        }
    }

    /// True when a feature of that layer is an area of that sort.
    pub fn is_area(self, area: Area, feature: Feature<'_>) -> bool {
        let kind = self.kind_of(feature);
        match area {
            Area::Land | Area::Building => true,
            Area::Urban => kind.is_some_and(|kind| BUILT_UP.contains(&kind)),
            Area::Sea => kind == Some("ocean"),
            Area::Lake => kind != Some("ocean"),
        }
    }

    /// The layer of lines that the style calls by a Protomaps name.
    pub fn line_layer(self, layer: &'static str) -> &'static str {
        match (self, layer) {
            (Self::OpenMapTiles, "roads") => "transportation",
            (Self::OpenMapTiles, "water") => "waterway",
            (Self::OpenMapTiles, "boundaries") => "boundary",
            _ => layer,
        }
    }

    /// The kind of a line, by its Protomaps name.
    pub fn line_kind<'a>(self, layer: &str, feature: Feature<'a>) -> Option<&'a str> {
        if self != Self::OpenMapTiles {
            let kind = feature.text("kind")?;
            return Some(if kind == "canal" { "river" } else { kind });
        }
        if layer == "boundaries" {
            return border_of_level(feature.number("admin_level")?);
        }
        Some(match feature.text("class")? {
            "motorway" | "trunk" => "highway",
            "primary" | "secondary" => "major_road",
            "tertiary" | "minor" | "service" | "street" | "raceway" | "busway" => "minor_road",
            "path" | "track" => "path",
            "rail" | "transit" => "rail",
            "ferry" => "ferry",
            "river" | "canal" => "river",
            other => other,
        })
    }

    /// True for a border that not everybody recognises.
    pub fn is_disputed(self, feature: Feature<'_>) -> bool {
        feature.flag("disputed") || feature.number("disputed") == Some(1.0)
    }

    /// True for the points that deserve a dot: where goods and people change from one carrier to another.
    pub fn is_landmark(self, feature: Feature<'_>) -> bool {
        feature.shape() == Shape::Points
            && self
                .kind_of(feature)
                .is_some_and(|kind| LANDMARKS.contains(&kind))
    }

    /// The layer of such points.
    pub fn landmark_layer(self) -> &'static str {
        if self == Self::OpenMapTiles { "poi" } else { "pois" }
    }

    fn kind_of(self, feature: Feature<'_>) -> Option<&str> {
        feature.text(if self == Self::OpenMapTiles {
            "class"
        } else {
            "kind"
        })
    }
}

const BUILT_UP: [&str; 17] = [
    "urban_area",
    "residential",
    "industrial",
    "commercial",
    "retail",
    "railway",
    "aerodrome",
    "airfield",
    "military",
    "school",
    "university",
    "college",
    "hospital",
    "quarter",
    "suburb",
    "neighbourhood",
    "pier",
];

const LANDMARKS: [&str; 7] = [
    "station",
    "port",
    "harbour",
    "ferry_terminal",
    "aerodrome",
    "townhall",
    "railway",
];

/// OpenMapTiles tells borders by the level of the administration.
fn border_of_level(level: f64) -> Option<&'static str> {
    match level as i64 {
        2 => Some("country"),
        3 | 4 => Some("region"),
        5 | 6 => Some("county"),
        7 | 8 => Some("locality"),
        _ => None,
    }
}
