//! What importing and entering look up: natures of labels, places of communes and postcodes.

use crate::base::geo::LonLat;
use crate::basemap::gazetteer::{self, Place, PlaceType};
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

/// Communes this near to the actors count as the territory while no zone says what it is, in kilometres.
const AROUND_KM: f64 = 40.0;

/// Puts an actor without a place at the centre of its commune, whose name is then spelt as it officially is.
pub(super) fn place_by_commune(project: &Project, actor: &mut Actor) {
    if actor.position.is_some() || actor.commune.is_empty() {
        return;
    }
    let Some(place) = commune_meant(project, &actor.commune) else {
        return;
    };
    if matches!(place.kind, PlaceType::Commune | PlaceType::Town) {
        actor.commune.clone_from(&place.name);
    }
    actor.position = Some(Position {
        at: place.lonlat,
        precision_m: Some(COMMUNE_PRECISION_M),
    });
}

/// The commune of that name, of several the nearest to the others; else the only one of the territory whose name goes
/// on behind these words: « Machecoul » for Machecoul-Saint-Même.
pub fn commune_meant(project: &Project, said: &str) -> Option<&'static Place> {
    gazetteer::by_name(said, middle(project)).or_else(|| {
        let mut home = gazetteer::beginning_with(said).filter(|place| is_home(project, place));
        home.next().filter(|_| home.next().is_none())
    })
}

/// The communes that a few words may mean, those of the territory first; at most `limit`.
pub fn communes_like(project: &Project, said: &str, limit: usize) -> Vec<&'static Place> {
    /// Enough of them that those of the territory are among them.
    const ASKED: usize = 60;
    if said.trim().is_empty() {
        return Vec::new();
    }
    let found = gazetteer::search(said, ASKED).into_iter().map(|(_, place)| place);
    let towns = found.filter(|place| matches!(place.kind, PlaceType::Commune | PlaceType::Town));
    let (mut home, away): (Vec<&Place>, Vec<&Place>) = towns.partition(|place| is_home(project, place));
    home.extend(away);
    home.truncate(limit);
    home
}

/// Somewhere in the territory: an actor's place, else a corner of a zone.
fn middle(project: &Project) -> Option<LonLat> {
    let actor = project.actors.values().find_map(|actor| actor.position);
    actor.map(|position| position.at).or_else(|| {
        let corner = project
            .zones
            .values()
            .find_map(|zone| zone.shape.rings().next()?.first().copied());
        corner.map(|[lon, lat]| LonLat { lon, lat })
    })
}

fn is_home(project: &Project, place: &Place) -> bool {
    if project.zones.is_empty() {
        return middle(project).is_some_and(|at| at.distance_km(place.lonlat) <= AROUND_KM);
    }
    project
        .zones
        .values()
        .any(|zone| zone.shape.contains(place.lonlat))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::base::ids::ActorId;

    /// One actor in Pornic.
    fn retz() -> Project {
        let mut project = Project::default();
        let mut actor = Actor::named(ActorId(Uuid::from_u128(1)), "Port");
        actor.commune = "pornic".to_owned();
        place_by_commune(&project, &mut actor);
        project.actors.insert(actor.id, Arc::new(actor));
        project
    }

    #[test]
    fn a_commune_is_meant_by_its_everyday_name_near_the_others() {
        let project = retz();
        for (said, meant) in [
            ("Machecoul", Some("Machecoul-Saint-Même")),
            ("st philbert de grand lieu", Some("Saint-Philbert-de-Grand-Lieu")),
            ("st philbert", Some("Saint-Philbert-de-Grand-Lieu")),
            ("saint", None),
            ("Nullepartville", None),
            ("", None),
        ] {
            let found = commune_meant(&project, said).map(|place| place.name.as_str());
            assert_eq!(found, meant, "{said}");
        }
        // Far from there it is one of many.
        assert_eq!(commune_meant(&Project::default(), "st philbert"), None);
        let first = |said: &str| {
            communes_like(&project, said, 4)
                .first()
                .map(|place| place.name.as_str())
        };
        assert_eq!(first("macheco"), Some("Machecoul-Saint-Même"));
        assert_eq!(first("st philb"), Some("Saint-Philbert-de-Grand-Lieu"));
        assert_eq!(first(" "), None);
    }

    #[test]
    fn whoever_is_placed_by_a_commune_bears_its_official_name() {
        let project = retz();
        let mut actor = Actor::named(ActorId(Uuid::from_u128(2)), "Ferme");
        actor.commune = "st philbert".to_owned();
        place_by_commune(&project, &mut actor);
        assert_eq!(actor.commune, "Saint-Philbert-de-Grand-Lieu");
        assert!(actor.position.is_some());
        let mut lost = Actor::named(ActorId(Uuid::from_u128(3)), "Perdu");
        lost.commune = "nullepartville".to_owned();
        place_by_commune(&project, &mut lost);
        assert_eq!((lost.commune.as_str(), lost.position), ("nullepartville", None));
    }
}
