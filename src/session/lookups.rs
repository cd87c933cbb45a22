//! What importing and entering look up: natures of labels, places of communes and postcodes.

use super::document::{COMMUNE_PRECISION_M, recognised};
use crate::basemap::gazetteer;
use crate::model::Position;
use crate::tables::{Lookups, PlaceQuery};

/// Recogniser and gazetteer, as the importer wants them.
pub fn lookups() -> Lookups<'static> {
    Lookups {
        recognise: &|label| recognised(label, None),
        locate: &locate,
    }
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
