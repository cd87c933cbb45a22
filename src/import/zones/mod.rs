//! Zones out of a GeoJSON file: every feature becomes a zone or is named with its fault.

use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::geojson::{self, Feature, GeometryFault, MAX_BYTES, System};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::ids::ZoneId;
use crate::base::shape::{Shape, ShapeFault};
use crate::edit::{Change, ChangeName, Edit};
use crate::model::{Origin, Project, Zone, ZoneKind};

/// Most points of all zones of one file together.
const MAX_POINTS: usize = 1_000_000;

/// Why a file gives no zone at all.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ZoneFileError {
    /// The file passes the limit.
    #[error("the file is larger than {limit_mb} MB")]
    TooLarge {
        /// Limit in megabytes.
        limit_mb: usize,
    },
    /// The file is no JSON, or no GeoJSON.
    #[error("this is no GeoJSON: {detail}")]
    NotGeoJson {
        /// What the reader found.
        detail: String,
    },
    /// The file says that its numbers are in a system that is not read.
    #[error("the coordinates are in {system}")]
    UnknownSystem {
        /// As the file names it.
        system: String,
    },
    /// No feature at all.
    #[error("there is no feature in the file")]
    Nothing,
}

impl ZoneFileError {
    /// What happened and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let (key, value) = match self {
            Self::TooLarge { limit_mb } => ("import-zones-too-large", limit_mb.to_string()),
            Self::NotGeoJson { detail } => ("import-zones-not-geojson", detail.clone()),
            Self::UnknownSystem { system } => ("import-zones-system", system.clone()),
            Self::Nothing => ("import-zones-nothing", String::new()),
        };
        tr_args(lang, key, &[("value", value.into())])
    }
}

/// Why a feature did not become a zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FeatureFault {
    /// No surface.
    Geometry(GeometryFault),
    /// A surface that cannot be used.
    Shape(ShapeFault),
}

/// A feature that was left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Its name, or empty.
    pub name: String,
    /// Why.
    pub fault: FeatureFault,
}

impl LeftOut {
    /// Which feature, what is wrong with it and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let why = tr(
            lang,
            match self.fault {
                FeatureFault::Geometry(GeometryFault::NotASurface) => "shape-fault-no-surface",
                FeatureFault::Geometry(GeometryFault::Malformed) => "shape-fault-malformed",
                FeatureFault::Shape(fault) => fault_key(fault),
            },
        );
        let args = [
            ("number", self.number.to_string().into()),
            ("name", self.name.as_str().into()),
            ("why", why.into()),
        ];
        let key = if self.name.is_empty() {
            "import-zones-left-out"
        } else {
            "import-zones-left-out-named"
        };
        tr_args(lang, key, &args)
    }
}

/// Key of the sentence that says what is wrong with a surface and what to do.
pub const fn fault_key(fault: ShapeFault) -> &'static str {
    match fault {
        ShapeFault::Empty => "shape-fault-no-surface",
        ShapeFault::TooFewCorners => "shape-fault-corners",
        ShapeFault::OffEarth => "shape-fault-off-earth",
        ShapeFault::NoArea => "shape-fault-no-area",
        ShapeFault::Crossing => "shape-fault-crossing",
        ShapeFault::TooManyPoints => "shape-fault-points",
    }
}

/// What a file of zones would do.
#[derive(Clone, PartialEq, Debug)]
pub struct ZonesPlan {
    /// The change, ready to be applied.
    pub change: Change,
    /// Zones that were not there.
    pub added: usize,
    /// Zones of the same file and name with another outline.
    pub updated: usize,
    /// Zones that are already as the file says.
    pub unchanged: usize,
    /// Features that were left out.
    pub left_out: Vec<LeftOut>,
    /// The numbers of the file are metres of Lambert-93.
    pub is_lambert93: bool,
}

/// Reads a GeoJSON file of zones; one of the same name out of the same file is brought up to date.
///
/// # Errors
/// [`ZoneFileError`] when the file gives nothing at all.
pub fn plan(
    project: &Project,
    bytes: &[u8],
    file: &str,
    fresh: &mut dyn FnMut() -> Uuid,
) -> Result<ZonesPlan, ZoneFileError> {
    if bytes.len() > MAX_BYTES {
        return Err(ZoneFileError::TooLarge {
            limit_mb: MAX_BYTES >> 20,
        });
    }
    let not_geojson = |detail: &str| ZoneFileError::NotGeoJson {
        detail: detail.to_owned(),
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes).map_err(|error| not_geojson(&error.to_string()))?;
    let (features, system) = geojson::features(&root).ok_or_else(|| not_geojson("\"type\""))?;
    drop(root);
    if features.is_empty() {
        return Err(ZoneFileError::Nothing);
    }
    let system = system.map_err(|system| ZoneFileError::UnknownSystem { system })?;
    let system = system.unwrap_or_else(|| geojson::likely_system(&features));
    let mut plan = ZonesPlan {
        change: Change {
            name: ChangeName::new("change-import-zones", file),
            edits: Vec::new(),
        },
        added: 0,
        updated: 0,
        unchanged: 0,
        left_out: Vec::new(),
        is_lambert93: system == System::Lambert93,
    };
    let several = features.len() > 1;
    let mut left = MAX_POINTS;
    for (number, feature) in (1..).zip(features) {
        let name = name_of(&feature, file, number, several);
        match shape_of(feature, system, left.min(Zone::MAX_POINTS)) {
            Ok(shape) => {
                left -= shape.points().min(left);
                plan.take(project, name, file, shape, fresh);
            }
            Err(fault) => plan.left_out.push(LeftOut { number, name, fault }),
        }
    }
    Ok(plan)
}

/// The feature's own name, else the file's, numbered where there are several.
fn name_of(feature: &Feature, file: &str, number: usize, several: bool) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    match &feature.name {
        Some(name) => name.clone(),
        None if several => format!("{stem} {number}"),
        None => stem.to_owned(),
    }
}

fn shape_of(feature: Feature, system: System, most_points: usize) -> Result<Shape, FeatureFault> {
    let polygons = feature.polygons.map_err(FeatureFault::Geometry)?;
    Shape::checked(geojson::in_degrees(polygons, system), most_points).map_err(FeatureFault::Shape)
}

impl ZonesPlan {
    fn take(
        &mut self,
        project: &Project,
        name: String,
        file: &str,
        shape: Shape,
        fresh: &mut dyn FnMut() -> Uuid,
    ) {
        let same = |zone: &&Arc<Zone>| {
            zone.kind == ZoneKind::Imported && zone.name == name && zone.origin.source == file
        };
        // A zone that this plan has just added is not taken for an earlier one: names may repeat within a file.
        let old = project
            .zones
            .values()
            .find(same)
            .filter(|old| !self.edits(old.id));
        if old.is_some_and(|old| old.shape == shape) {
            self.unchanged += 1;
            return;
        }
        let new = match old {
            Some(old) => Zone {
                shape,
                ..(**old).clone()
            },
            None => made(ZoneId(fresh()), name, file, shape),
        };
        *(if old.is_some() {
            &mut self.updated
        } else {
            &mut self.added
        }) += 1;
        self.change.edits.push(Edit::Zone {
            old: old.map(Arc::clone),
            new: Some(Arc::new(new)),
        });
    }

    fn edits(&self, id: ZoneId) -> bool {
        let of_zone = |edit: &Edit| matches!(edit, Edit::Zone { old: Some(old), .. } if old.id == id);
        self.change.edits.iter().any(of_zone)
    }
}

fn made(id: ZoneId, name: String, file: &str, shape: Shape) -> Zone {
    Zone {
        id,
        reference: format!("z-{id}"),
        name,
        kind: ZoneKind::Imported,
        code: String::new(),
        shape,
        origin: Origin {
            status: None,
            source: file.to_owned(),
        },
        levels: std::collections::BTreeMap::new(),
    }
}

#[cfg(test)]
mod tests;
