//! Intents on zones: of a code, of corners, renamed, deleted.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields;
use super::found::Planned;
use super::intent::{Fields, Outline};
use super::outside::Outside;
use super::refusal::Refusal;
use crate::base::ids::ZoneId;
use crate::base::shape::{Ring, Shape};
use crate::basemap::gazetteer::{self, Place, PlaceType};
use crate::basemap::outlines;
use crate::edit::{Change, Edit};
use crate::model::{Origin, Project, Status, Zone, ZoneKind};

/// Adds a zone.
pub(super) fn add(
    project: &Project,
    id: Option<&str>,
    name: Option<&str>,
    outline: &Outline,
    outside: &mut Outside,
) -> Planned {
    if let Some(id) = id.filter(|id| project.zone_by_ref(id).is_some()) {
        return Err(Refusal::Taken { id: id.to_owned() });
    }
    let own = ZoneId(outside.fresh());
    let mut zone = match outline {
        Outline::Code(code) => of_place(project, own, place(code)?)?,
        Outline::Polygons(polygons) => drawn(own, polygons)?,
    };
    if let Some(id) = id {
        zone.reference = id.to_owned();
    }
    if let Some(name) = name {
        zone.name = name.to_owned();
    }
    if zone.name.is_empty() {
        return Err(Refusal::MissingField {
            field: "name".to_owned(),
        });
    }
    let (name, made) = (zone.name.clone(), zone.reference.clone());
    let edit = Edit::Zone {
        old: None,
        new: Some(Arc::new(zone)),
    };
    Ok((Change::single("change-add-zone", name, edit), Some(made)))
}

/// The place whose outline a code stands for: SIREN, INSEE code or number of a Danish municipality.
fn place(code: &str) -> Result<&'static Place, Refusal> {
    let code = code.trim();
    gazetteer::by_siren(code)
        .or_else(|| gazetteer::by_insee(code))
        .or_else(|| gazetteer::by_kommune(code))
        .ok_or_else(|| Refusal::NoPlace {
            code: code.to_owned(),
        })
}

fn of_place(project: &Project, id: ZoneId, place: &Place) -> Result<Zone, Refusal> {
    let kind = match place.kind {
        PlaceType::Epci => ZoneKind::Epci,
        _ => ZoneKind::Commune,
    };
    if let Some(there) = project
        .zones
        .values()
        .find(|z| z.kind == kind && z.code == place.code)
    {
        return Err(Refusal::ZoneThere {
            name: there.name.clone(),
        });
    }
    let shape = outlines::of_place(place).ok_or_else(|| Refusal::NoOutline {
        name: place.name.clone(),
    })?;
    Ok(Zone {
        name: place.name.clone(),
        kind,
        code: place.code.clone(),
        origin: Origin {
            status: Some(Status::Sourced),
            source: outlines::source(place.country).to_owned(),
        },
        ..blank(id, shape)
    })
}

fn drawn(id: ZoneId, polygons: &[Vec<Ring>]) -> Result<Zone, Refusal> {
    let shape = Shape::checked(polygons.to_vec(), Zone::MAX_POINTS).map_err(Refusal::BadShape)?;
    Ok(blank(id, shape))
}

fn blank(id: ZoneId, shape: Shape) -> Zone {
    Zone {
        id,
        reference: format!("z-{id}"),
        name: String::new(),
        kind: ZoneKind::Drawn,
        code: String::new(),
        shape,
        origin: Origin::default(),
        levels: BTreeMap::new(),
    }
}

/// Renames a zone.
pub(super) fn edit(project: &Project, id: &str, fields: &Fields) -> Planned {
    let old = find(project, id)?;
    let mut new = (**old).clone();
    fields::set_zone(&mut new, fields)?;
    let name = new.name.clone();
    let edit = Edit::Zone {
        old: Some(Arc::clone(old)),
        new: Some(Arc::new(new)),
    };
    Ok((Change::single("change-edit-zone", name, edit), None))
}

/// Deletes a zone.
pub(super) fn delete(project: &Project, id: &str) -> Planned {
    let old = find(project, id)?;
    let edit = Edit::Zone {
        old: Some(Arc::clone(old)),
        new: None,
    };
    Ok((
        Change::single("change-delete-zone", old.name.as_str(), edit),
        None,
    ))
}

fn find<'a>(project: &'a Project, id: &str) -> Result<&'a Arc<Zone>, Refusal> {
    project
        .zone_by_ref(id)
        .ok_or_else(|| Refusal::NoZone { id: id.to_owned() })
}
