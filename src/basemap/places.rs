//! Names of places and waters in a view, gathered from its tiles.

use std::collections::BTreeMap;

use super::cache::TileKey;
use super::tile_source::About;
use super::vector_tile::{Feature, Shape, VectorTile};
use crate::picture::places::{PlaceKind, PlaceLabel};

// Ranks: the smallest is drawn first.
const COUNTRY_RANK: u8 = 0;
const REGION_RANK: u8 = 4;
const COUNTY_RANK: u8 = 10;
const LAKE_RANK: u8 = 15;
const RIVER_RANK: u8 = 17;
/// Rank of a place without inhabitants; a town comes before it by its population rank, 0 to 15.
const EMPTY_PLACE_RANK: u8 = 20;
const MAX_POPULATION_RANK: f64 = 15.0;

/// Shorter stretches of a river than this share of a tile get no name.
const MIN_RIVER: f64 = 0.25;
/// Narrower lakes than this share of a tile get no name.
const MIN_LAKE: f64 = 0.1;
/// Positions of one place in neighbouring tiles differ by less than this share of a tile.
const SAME_PLACE: f64 = 1.0 / 256.0;

/// A candidate: the label, its size on the mercator square (0 for points), and the tile side it was read at.
struct Found {
    label: PlaceLabel,
    size: f64,
    tile_side: f64,
}

/// A tile of the view and the tile that is drawn there, which may be a coarser one.
pub struct Shown<'a> {
    /// The tile of the view. Only names in its square are taken, for beside it a finer tile may name the same town.
    pub square: TileKey,
    /// The tile drawn.
    pub key: TileKey,
    /// Its content.
    pub tile: &'a VectorTile,
}

/// True for sources whose vector tiles name places.
pub fn are_named(about: &About) -> bool {
    let named = |layer: &String| matches!(layer.as_str(), "places" | "place");
    about.layers.iter().any(named)
}

/// The labels of those tiles that stand in the box (west, south, east, north), the most important first, then by
/// name.
pub fn labels<'a>(
    tiles: impl Iterator<Item = Shown<'a>>,
    [west, south, east, north]: [f64; 4],
) -> Vec<PlaceLabel> {
    let mut by_name: BTreeMap<(PlaceKind, String), Vec<Found>> = BTreeMap::new();
    for Shown { square, key, tile } in tiles {
        let ours = tile.features("places").filter_map(|f| place(key, f));
        let theirs = tile.features("place").filter_map(|f| place_of_class(key, f));
        let places = ours.chain(theirs);
        let waters = tile.features("water").filter_map(|f| water(key, f));
        for found in places.chain(waters) {
            let [x, y] = found.label.mercator;
            if x >= west && x <= east && y >= north && y <= south && holds(square, [x, y]) {
                let name = (found.label.kind, found.label.name.clone());
                by_name.entry(name).or_default().push(found);
            }
        }
    }
    let mut labels: Vec<PlaceLabel> = by_name.into_values().flat_map(each_once).collect();
    labels.sort_by(|a, b| {
        let by_place = || {
            a.mercator
                .partial_cmp(&b.mercator)
                .unwrap_or(std::cmp::Ordering::Equal)
        };
        a.rank
            .cmp(&b.rank)
            .then_with(|| a.name.cmp(&b.name))
            .then_with(|| a.kind.cmp(&b.kind))
            .then_with(by_place)
    });
    labels
}

/// True when the position lies in the square of that tile.
fn holds((z, column, row): TileKey, [x, y]: [f64; 2]) -> bool {
    let tiles = f64::from(z).exp2();
    (x * tiles).floor() == f64::from(column) && (y * tiles).floor() == f64::from(row)
}

/// Of one name: every place once, and of a water the largest piece.
fn each_once(mut found: Vec<Found>) -> Vec<PlaceLabel> {
    found.sort_by(|a, b| b.size.total_cmp(&a.size));
    let mut kept: Vec<PlaceLabel> = Vec::new();
    for candidate in found {
        let near = SAME_PLACE * candidate.tile_side;
        let is_known = kept.iter().any(|other| {
            let gap = |axis: usize| (other.mercator[axis] - candidate.label.mercator[axis]).abs();
            candidate.label.kind == PlaceKind::Water || gap(0).max(gap(1)) < near
        });
        if !is_known {
            kept.push(candidate.label);
        }
    }
    kept
}

fn place(key: TileKey, feature: Feature<'_>) -> Option<Found> {
    let population_rank = feature.number("population_rank").unwrap_or(0.0);
    let town_rank = EMPTY_PLACE_RANK - population_rank.clamp(0.0, MAX_POPULATION_RANK) as u8;
    let (kind, rank) = match feature.text("kind")? {
        "country" => (PlaceKind::Country, COUNTRY_RANK),
        "region" => (PlaceKind::Region, REGION_RANK),
        "county" => (PlaceKind::County, COUNTY_RANK),
        "locality" => match feature.text("kind_detail") {
            Some("city" | "town") => (PlaceKind::Town, town_rank),
            _ => (PlaceKind::Village, town_rank),
        },
        _ => return None,
    };
    let point = *feature.parts().next()?.first()?;
    found(key, feature, kind, rank, point.map(f64::from), 0.0)
}

/// A place as OpenMapTiles names it: `rank` counts downwards in importance.
fn place_of_class(key: TileKey, feature: Feature<'_>) -> Option<Found> {
    let town_rank = || {
        let rank = feature.number("rank").unwrap_or(MAX_POPULATION_RANK);
        EMPTY_PLACE_RANK - (MAX_POPULATION_RANK - rank.clamp(0.0, MAX_POPULATION_RANK)) as u8
    };
    let (kind, rank) = match feature.text("class")? {
        "country" => (PlaceKind::Country, COUNTRY_RANK),
        "state" | "province" => (PlaceKind::Region, REGION_RANK),
        "city" | "town" => (PlaceKind::Town, town_rank()),
        "village" | "hamlet" => (PlaceKind::Village, EMPTY_PLACE_RANK),
        _ => return None,
    };
    let point = *feature.parts().next()?.first()?;
    found(key, feature, kind, rank, point.map(f64::from), 0.0)
}

fn water(key: TileKey, feature: Feature<'_>) -> Option<Found> {
    let extent = f64::from(feature.extent());
    match feature.shape() {
        Shape::Points => None,
        Shape::Lines => {
            let (length, middle) = feature
                .parts()
                .map(middle_of_line)
                .max_by(|a, b| a.0.total_cmp(&b.0))?;
            let long = length >= MIN_RIVER * extent;
            long.then(|| found(key, feature, PlaceKind::Water, RIVER_RANK, middle, length))?
        }
        Shape::Polygons => {
            let (width, middle) = feature
                .parts()
                .map(middle_of_ring)
                .max_by(|a, b| a.0.total_cmp(&b.0))?;
            let wide = width >= MIN_LAKE * extent;
            wide.then(|| found(key, feature, PlaceKind::Water, LAKE_RANK, middle, width))?
        }
    }
}

/// Puts a name at a position given in tile units; `None` without a name.
fn found(
    (z, column, row): TileKey,
    feature: Feature<'_>,
    kind: PlaceKind,
    rank: u8,
    at: [f64; 2],
    size: f64,
) -> Option<Found> {
    let name = feature.text("name:fr").or_else(|| feature.text("name"))?;
    let name = without_country(name).trim();
    let extent = f64::from(feature.extent());
    if name.is_empty() {
        return None;
    }
    let tile_side = (-f64::from(z)).exp2();
    let label = PlaceLabel {
        name: name.to_owned(),
        kind,
        mercator: [
            (f64::from(column) + at[0] / extent) * tile_side,
            (f64::from(row) + at[1] / extent) * tile_side,
        ],
        rank,
    };
    Some(Found {
        label,
        size: size / extent * tile_side,
        tile_side,
    })
}

/// The pack tells namesakes abroad apart as « Vienne (AT) »; on the map the place itself does.
fn without_country(name: &str) -> &str {
    match name.rsplit_once(" (") {
        Some((place, country)) if country.len() == 3 && country.ends_with(')') => place,
        _ => name,
    }
}

/// Length of a line and the point halfway along it.
fn middle_of_line(line: &[[i32; 2]]) -> (f64, [f64; 2]) {
    let steps = || {
        line.windows(2).map(|w| {
            let (a, b) = (w[0].map(f64::from), w[1].map(f64::from));
            (a, b, (b[0] - a[0]).hypot(b[1] - a[1]))
        })
    };
    let length: f64 = steps().map(|(.., step)| step).sum();
    let mut left = length / 2.0;
    for (a, b, step) in steps() {
        if step >= left && step > 0.0 {
            let t = left / step;
            return (length, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
        }
        left -= step;
    }
    (length, [0.0, 0.0])
}

/// Width of a ring and the middle of the box around it.
fn middle_of_ring(ring: &[[i32; 2]]) -> (f64, [f64; 2]) {
    let range = |axis: usize| {
        let values = || ring.iter().map(|p| f64::from(p[axis]));
        (
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
        )
    };
    let ((west, east), (north, south)) = (range(0), range(1));
    (east - west, [(west + east) / 2.0, (north + south) / 2.0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_line_lies_halfway_along_it() {
        assert_eq!(middle_of_line(&[[0, 0], [10, 0], [10, 30]]), (40.0, [10.0, 10.0]));
    }

    #[test]
    fn only_a_country_code_is_taken_off_a_name() {
        assert_eq!(without_country("Vienne (AT)"), "Vienne");
        assert_eq!(
            without_country("Saint-Paul (La Réunion)"),
            "Saint-Paul (La Réunion)"
        );
    }
}
