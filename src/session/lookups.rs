//! What importing and entering look up: natures of labels, places of communes and postcodes.

use crate::basemap::gazetteer;
use crate::model::{Actor, COMMUNE_PRECISION_M, Direction, Position, Project};
use crate::reference::Knowledge;
use crate::tables::{Lookups, PlaceQuery};

/// Recogniser and gazetteer, as the importer wants them.
pub fn lookups() -> Lookups<'static> {
    Lookups {
        recognise: &|known, label, direction| recognised(known, label, Some(direction)),
        locate: &locate,
    }
}

/// The nature of a label when the recogniser is sure enough of one; some words mean one thing given, another sought.
pub fn recognised(known: &Knowledge, label: &str, direction: Option<Direction>) -> Option<String> {
    let nature = known.recognise_as(label, direction).nature?;
    Some(known.natures().get(nature).code.clone())
}

/// The centre of the commune meant, by the surest of the words given.
fn locate(query: &PlaceQuery) -> Option<Position> {
    let place = gazetteer::by_insee(&query.insee)
        .or_else(|| gazetteer::by_name(&query.commune, None))
        .or_else(|| gazetteer::by_postcode(&query.postcode).first().copied())?;
    Some(Position {
        at: place.lonlat,
        precision_m: Some(COMMUNE_PRECISION_M),
    })
}

/// Puts an actor without a place at the centre of its commune; of several of that name, the nearest to the others.
pub(super) fn place_by_commune(project: &Project, actor: &mut Actor) {
    if actor.position.is_some() || actor.commune.is_empty() {
        return;
    }
    let near = project.actors.values().find_map(|a| a.position).map(|p| p.at);
    actor.position = gazetteer::by_name(&actor.commune, near).map(|place| Position {
        at: place.lonlat,
        precision_m: Some(COMMUNE_PRECISION_M),
    });
}
