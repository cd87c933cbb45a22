//! Outlines of French communes and groups of communes and of Danish municipalities.
//!
//! The table holds each border line once, with the zone on either side of it. The outline of any union of zones is the
//! lines that have exactly one side in it, so that neighbours fit and a group of communes needs no table of its own.
//!
//! Sources: IGN Admin Express 2018 (Licence Ouverte), codes of today from Insee; Geodatastyrelsen DAGI 1:500,000.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::error::{Part, TileError};
use super::gazetteer::{self, Country, Place, PlaceType};
use super::inflate::gunzip;
use super::wire::{Wire, zigzag32};
use crate::base::shape::Shape;

mod rings;

static PACKED: &[u8] = include_bytes!("../../../assets/basemap/outlines.bin.gz");

/// First bytes of the table.
const MAGIC: &[u8] = b"outlines1";
/// More than the table takes unpacked (3.4 MB).
const MAX_BYTES: usize = 16 << 20;
/// Points a degree.
const GRID: f64 = 10_000.0;

/// A point on the grid of the table: longitude, latitude.
type Point = [i32; 2];

/// A border between two zones; `None` is sea or abroad.
#[derive(Clone, PartialEq, Debug)]
struct Line {
    left: Option<u32>,
    right: Option<u32>,
    /// Where its points stand among all points.
    points: std::ops::Range<usize>,
}

/// The table, unpacked when first used.
#[derive(Default)]
struct Outlines {
    /// Zone by INSEE code or number of the municipality.
    zones: BTreeMap<String, u32>,
    lines: Vec<Line>,
    points: Vec<Point>,
    /// Lines of each zone.
    lines_of: Vec<Vec<u32>>,
}

// The table is part of the program; a test reads all of it. A damaged one would leave no outlines, and no more.
static OUTLINES: LazyLock<Outlines> = LazyLock::new(|| Outlines::load(PACKED).unwrap_or_default());

/// Unpacks the table if that was not done yet (about a tenth of a second).
pub fn prepare() {
    LazyLock::force(&OUTLINES);
}

/// The outline of a commune, a group of communes or a Danish municipality; `None` for towns and the few communes whose
/// outline the table lacks.
pub fn of_place(place: &Place) -> Option<Shape> {
    match place.kind {
        PlaceType::Commune | PlaceType::Municipality => of_zones([place.code.as_str()]),
        PlaceType::Epci => of_zones(gazetteer::members(&place.code).map(|commune| commune.code.as_str())),
        PlaceType::Town => None,
    }
}

/// Where the outlines of a country come from.
pub const fn source(country: Country) -> &'static str {
    match country {
        Country::France => "IGN Admin Express 2018, Insee, Etalab",
        Country::Denmark => "Geodatastyrelsen DAGI",
    }
}

/// The outline around all zones with those codes; `None` when the table knows none of them.
pub fn of_zones<'a>(codes: impl IntoIterator<Item = &'a str>) -> Option<Shape> {
    let table = &*OUTLINES;
    let zones: BTreeSet<u32> = codes
        .into_iter()
        .filter_map(|code| table.zones.get(code).copied())
        .collect();
    let shape = table.around(&zones);
    (!shape.polygons.is_empty()).then_some(shape)
}

impl Outlines {
    fn load(packed: &[u8]) -> Result<Self, TileError> {
        let bytes = gunzip(packed, MAX_BYTES, Part::Outlines)?;
        let cut = || TileError::damaged(Part::Outlines, "the table ends too early");
        let body = bytes.strip_prefix(MAGIC).ok_or_else(cut)?;
        Self::read(Wire::new(body)).ok_or_else(cut)
    }

    fn read(mut wire: Wire<'_>) -> Option<Self> {
        let names = usize::try_from(wire.varint()?).ok()?;
        let names = std::str::from_utf8(wire.take(names)?).ok()?;
        let zones: BTreeMap<String, u32> = names.split('\n').map(str::to_owned).zip(0..).collect();
        let mut table = Self {
            lines_of: vec![Vec::new(); zones.len()],
            zones,
            ..Self::default()
        };
        let mut at: Point = [0, 0];
        for line in 0..wire.varint32()? {
            let sides = [wire.varint32()?, wire.varint32()?].map(|side| side.checked_sub(1));
            for zone in sides.into_iter().flatten() {
                table.lines_of.get_mut(zone as usize)?.push(line);
            }
            let start = table.points.len();
            for _ in 0..wire.varint32()? {
                for axis in &mut at {
                    *axis = axis.checked_add(zigzag32(wire.varint32()?))?;
                }
                table.points.push(at);
            }
            table.lines.push(Line {
                left: sides[0],
                right: sides[1],
                points: start..table.points.len(),
            });
        }
        Some(table)
    }

    /// The outline around those zones.
    fn around(&self, zones: &BTreeSet<u32>) -> Shape {
        let is_in = |side: Option<u32>| side.is_some_and(|zone| zones.contains(&zone));
        let lines: BTreeSet<u32> = zones
            .iter()
            .filter_map(|zone| self.lines_of.get(*zone as usize))
            .flatten()
            .copied()
            .collect();
        let borders = lines.into_iter().filter_map(|at| {
            let line = self.lines.get(at as usize)?;
            let points = self.points.get(line.points.clone())?;
            // Each border runs with the zones on its left.
            match (is_in(line.left), is_in(line.right)) {
                (true, false) => Some(points.to_vec()),
                (false, true) => Some(points.iter().rev().copied().collect()),
                _ => None,
            }
        });
        let degrees = |ring: Vec<Point>| ring.into_iter().map(|p| p.map(|n| f64::from(n) / GRID)).collect();
        Shape::of_rings(
            rings::closed(&borders.collect::<Vec<_>>())
                .into_iter()
                .map(degrees),
        )
    }
}

#[cfg(test)]
mod tests;
