//! Which part of the world a territory is: the same frame in the window and in files.

use crate::base::geo::{GeoBox, LonLat};
use crate::model::Project;

/// Room around what is brought into view, as a share of the picture's side, and at least so many points.
const MARGIN: (f32, f32) = (0.12, 40.0);
/// From this many placed actors on, those far away from all others do not decide the frame.
const CROWD: usize = 8;
/// Share of the actors that make the heart of a territory.
const HEART: (usize, usize) = (7, 10);
/// Those within this many times the heart's radius come into view too.
const REACH: f64 = 2.2;

/// The box of a territory: where most of its actors are, those far away aside; while there are few, that of its zones
/// too. `None` while nobody is placed and there is no zone.
pub fn territory(project: &Project) -> Option<GeoBox> {
    let places: Vec<LonLat> = project
        .actors
        .values()
        .filter_map(|a| a.position)
        .map(|p| p.at)
        .collect();
    if places.len() >= CROWD {
        return heart(places);
    }
    let boxes = project.zones.values().filter_map(|zone| zone.shape.bounds());
    let corners = boxes.flat_map(|b| [(b.west, b.south), (b.east, b.north)]);
    let around = GeoBox::around(corners.map(|(lon, lat)| LonLat { lon, lat }));
    around.or_else(|| heart(places))
}

/// Two neighbours of one street are told apart at this zoom.
pub const CLOSEST: f64 = 18.0;

/// How close a territory may be brought: few actors keep their surroundings, many fill the picture.
pub fn closest(project: &Project) -> f64 {
    if project.actors.len() < CROWD {
        15.0
    } else {
        CLOSEST
    }
}

/// The box of where most of these places are, those far away aside. `None` without any.
pub fn heart(places: Vec<LonLat>) -> Option<GeoBox> {
    if places.len() < CROWD {
        return GeoBox::around(places);
    }
    let middle = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let centre = LonLat {
        lon: middle(places.iter().map(|p| p.lon).collect()),
        lat: middle(places.iter().map(|p| p.lat).collect()),
    };
    let mut by_distance: Vec<(f64, LonLat)> = places.iter().map(|p| (p.distance_km(centre), *p)).collect();
    by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
    let heart_km = by_distance[by_distance.len() * HEART.0 / HEART.1 - 1].0;
    let near = by_distance.into_iter().filter(|(km, _)| *km <= heart_km * REACH);
    GeoBox::around(near.map(|(_, place)| place))
}

/// Margins for a picture of that size: left, top, right, bottom.
pub fn margins(width: f32, height: f32) -> [f32; 4] {
    let margin = |side: f32| (side * MARGIN.0).max(MARGIN.1);
    [margin(width), margin(height), margin(width), margin(height)]
}

/// Margins for the wall: its title and legend take the left side, its sentence the bottom.
pub fn wall_margins(width: f32, height: f32) -> [f32; 4] {
    [width * 0.25, height * 0.19, width * 0.12, height * 0.20]
}

/// Margins around those who take part in one story on the wall.
pub fn story_margins(width: f32, height: f32) -> [f32; 4] {
    [width * 0.32, height * 0.22, width * 0.20, height * 0.28]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::*;
    use crate::base::ids::ActorId;
    use crate::model::{Actor, Position};

    fn project(places: &[(f64, f64)]) -> Project {
        let mut project = Project::default();
        for (i, (lon, lat)) in (1u128..).zip(places) {
            let id = ActorId(Uuid::from_u128(i));
            let mut actor = Actor::named(id, "A");
            actor.position = Some(Position {
                at: LonLat { lon: *lon, lat: *lat },
                precision_m: None,
            });
            project.actors.insert(id, Arc::new(actor));
        }
        project
    }

    #[test]
    fn one_actor_far_away_does_not_shrink_the_others() {
        let mut places: Vec<_> = (0..12).map(|i| (2.3 + f64::from(i) / 100.0, 51.0)).collect();
        places.push((7.0, 43.0));
        let frame = territory(&project(&places)).expect("a frame");
        assert!(frame.east < 3.0 && frame.south > 50.0, "{frame:?}");
    }

    #[test]
    fn few_actors_are_all_in_the_frame() {
        let frame = territory(&project(&[(2.0, 51.0), (3.0, 50.0)])).expect("a frame");
        assert_eq!(
            (frame.west, frame.south, frame.east, frame.north),
            (2.0, 50.0, 3.0, 51.0)
        );
        assert_eq!(territory(&Project::default()), None);
    }
}
