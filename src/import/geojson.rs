//! Surfaces as GeoJSON writes them: polygons out of geometries, and the features of a file.

use serde_json::{Map, Value};

use crate::base::lambert93;
use crate::base::shape::Ring;

/// Largest file of zones in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// What the numbers of a file mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum System {
    /// Degrees, as the standard wants it.
    Degrees,
    /// Metres of the French national projection.
    Lambert93,
}

/// Why a geometry gives no polygons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeometryFault {
    /// A point, a line, or nothing.
    NotASurface,
    /// Numbers are missing, or it is no GeoJSON geometry.
    Malformed,
}

/// One feature of a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Feature {
    /// The first of its properties that is a name.
    pub name: Option<String>,
    /// Its polygons in the numbers of the file.
    pub polygons: Result<Vec<Vec<Ring>>, GeometryFault>,
}

/// Properties that hold a name, in the order in which they are asked.
const NAMES: [&str; 10] = [
    "nom",
    "name",
    "libelle",
    "label",
    "nom_officiel",
    "nom_zone",
    "nom_com",
    "nom_epci",
    "titre",
    "title",
];

/// The system that a file names, if any, or the name of one that is not ours.
pub type Named = Result<Option<System>, String>;

/// The features of a GeoJSON file, and the system that it names; `None` when it is no GeoJSON.
pub fn features(root: &Value) -> Option<(Vec<Feature>, Named)> {
    let kind = root.get("type")?.as_str()?;
    let found = match kind {
        "FeatureCollection" => root.get("features")?.as_array()?.iter().map(feature).collect(),
        "Feature" => vec![feature(root)],
        _ => vec![Feature {
            name: None,
            polygons: polygons(root),
        }],
    };
    Some((found, named_system(root)))
}

fn feature(feature: &Value) -> Feature {
    let nothing = Map::new();
    let properties = feature
        .get("properties")
        .and_then(Value::as_object)
        .unwrap_or(&nothing);
    let named = |wanted: &str| {
        let (_, value) = properties.iter().find(|(key, _)| key.to_lowercase() == wanted)?;
        value.as_str().map(str::trim).filter(|text| !text.is_empty())
    };
    Feature {
        name: NAMES.iter().find_map(|name| named(name)).map(str::to_owned),
        polygons: feature
            .get("geometry")
            .map_or(Err(GeometryFault::NotASurface), polygons),
    }
}

/// The system that the old member `crs` names, or its name when it is not one of ours.
fn named_system(root: &Value) -> Named {
    let Some(name) = root.pointer("/crs/properties/name").and_then(Value::as_str) else {
        return Ok(None);
    };
    match name.rsplit([':', '/']).next().unwrap_or_default() {
        "CRS84" | "4326" | "4258" | "4171" => Ok(Some(System::Degrees)),
        "2154" => Ok(Some(System::Lambert93)),
        _ => Err(name.to_owned()),
    }
}

/// The polygons of a GeoJSON geometry.
///
/// # Errors
/// [`GeometryFault`] when it is no surface.
pub fn polygons(geometry: &Value) -> Result<Vec<Vec<Ring>>, GeometryFault> {
    let coordinates = || geometry.get("coordinates").ok_or(GeometryFault::Malformed);
    match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => Ok(vec![polygon(coordinates()?)?]),
        Some("MultiPolygon") => list(coordinates()?, polygon),
        Some("GeometryCollection") => {
            let parts = geometry.get("geometries").ok_or(GeometryFault::Malformed)?;
            let parts = parts.as_array().ok_or(GeometryFault::Malformed)?;
            // Not nested: the standard advises against it, and depth stays bounded.
            let surfaces = parts.iter().filter(|part| part.get("geometries").is_none());
            let found: Vec<_> = surfaces
                .filter_map(|part| polygons(part).ok())
                .flatten()
                .collect();
            if found.is_empty() {
                return Err(GeometryFault::NotASurface);
            }
            Ok(found)
        }
        Some(_) => Err(GeometryFault::NotASurface),
        None if geometry.is_null() => Err(GeometryFault::NotASurface),
        None => Err(GeometryFault::Malformed),
    }
}

/// Rings as they stand in a script: those of one polygon, or of several.
///
/// # Errors
/// [`GeometryFault::Malformed`] for anything else.
pub fn bare_rings(value: &Value) -> Result<Vec<Vec<Ring>>, GeometryFault> {
    list(value, polygon).or_else(|_| Ok(vec![polygon(value)?]))
}

fn list<T>(
    value: &Value,
    read: impl Fn(&Value) -> Result<T, GeometryFault>,
) -> Result<Vec<T>, GeometryFault> {
    let items = value.as_array().ok_or(GeometryFault::Malformed)?;
    items.iter().map(read).collect()
}

fn polygon(value: &Value) -> Result<Vec<Ring>, GeometryFault> {
    list(value, |ring| list(ring, point))
}

fn point(value: &Value) -> Result<[f64; 2], GeometryFault> {
    let number = |at: usize| value.get(at).and_then(Value::as_f64);
    number(0)
        .zip(number(1))
        .map(|(x, y)| [x, y])
        .ok_or(GeometryFault::Malformed)
}

/// What the numbers mean where the file does not say: metres when the first corner cannot be degrees.
pub fn likely_system(features: &[Feature]) -> System {
    let surfaces = features.iter().filter_map(|f| f.polygons.as_ref().ok());
    let first = surfaces.flatten().flatten().flatten().next();
    match first {
        Some(corner) if lambert93::is_likely(*corner) => System::Lambert93,
        _ => System::Degrees,
    }
}

/// The same polygons in degrees; corners that are no place on Earth become not a number, which no surface takes.
pub fn in_degrees(polygons: Vec<Vec<Ring>>, system: System) -> Vec<Vec<Ring>> {
    let convert = |corner: [f64; 2]| match system {
        System::Degrees => corner,
        System::Lambert93 => lambert93::to_degrees(corner).map_or([f64::NAN; 2], |at| [at.lon, at.lat]),
    };
    let ring = |ring: Ring| ring.into_iter().map(convert).collect();
    polygons
        .into_iter()
        .map(|polygon| polygon.into_iter().map(ring).collect())
        .collect()
}
