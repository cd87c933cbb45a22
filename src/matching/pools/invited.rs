//! Who is missing from a pool: neighbours whose activity usually has what it shares.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::circle::Circle;
use super::kind::{is_within, purchase_of};
use super::member::{Member, Place};
use uuid::Uuid;

use crate::base::geo::{EARTH_RADIUS_KM, LonLat};
use crate::base::ids::ActorId;
use crate::model::{Actor, Direction};
use crate::reference::activities::class_of;
use crate::reference::profiles::{Importance, ProfileLine, profiles};
use crate::reference::{NatureIx, Nomenclature};

/// Most actors named for one pool.
const NAMED: usize = 5;

/// Placed actors of those classes of activity of which something is known, from south to north within each class.
#[derive(Debug)]
pub(super) struct Neighbours {
    known: BTreeSet<&'static str>,
    actors: BTreeMap<Spot, (String, Place)>,
    spots: BTreeMap<ActorId, Spot>,
}

/// Class, latitude in millionths of a degree, actor.
type Spot = (&'static str, i32, ActorId);

fn micro(degrees: f64) -> i32 {
    (degrees * 1e6) as i32
}

impl Default for Neighbours {
    fn default() -> Self {
        Self {
            known: profiles().iter().map(|line| line.class.as_str()).collect(),
            actors: BTreeMap::new(),
            spots: BTreeMap::new(),
        }
    }
}

impl Neighbours {
    /// Takes in the present state of an actor; `None` when it is gone.
    pub fn note(&mut self, id: ActorId, actor: Option<&Actor>) {
        if let Some(spot) = self.spots.remove(&id) {
            self.actors.remove(&spot);
        }
        let Some(actor) = actor else { return };
        let class = class_of(&actor.activity_code).and_then(|c| self.known.get(c.as_str()).copied());
        let place = actor.position.and_then(|p| LonLat::checked(p.at.lon, p.at.lat));
        if let (Some(at), Some(class)) = (place, class) {
            let spot = (class, micro(at.lat), id);
            self.spots.insert(id, spot);
            self.actors
                .insert(spot, (actor.reference.clone(), Place::new(at)));
        }
    }

    /// Actors who usually have what a pool shares but did not say so, within the limit of all its members: at most
    /// five, nearest first.
    pub fn invited(&self, circle: &Circle, members: &[Arc<Member>], natures: &Nomenclature) -> Vec<ActorId> {
        let rules = circle.rules();
        let places: Vec<&Place> = members.iter().filter_map(|m| m.place.as_ref()).collect();
        let (Some(nature), Some(first)) = (rules.key.nature(), places.first()) else {
            return Vec::new();
        };
        let classes: BTreeSet<&'static str> =
            typical(nature, natures).map(|line| line.class.as_str()).collect();
        let band = (rules.reach.km / EARTH_RADIUS_KM).to_degrees() + 1e-5;
        let (south, north) = (micro(first.at.lat - band), micro(first.at.lat + band));
        let (lowest, highest) = (ActorId(Uuid::nil()), ActorId(Uuid::max()));
        let bands = classes
            .into_iter()
            .map(|class| (class, south, lowest)..=(class, north, highest));
        let mut near: Vec<(f64, &str, ActorId)> = bands
            .flat_map(|band| self.actors.range(band))
            .filter(|(_, (_, place))| places.iter().all(|p| rules.reach.holds(p, place)))
            .filter(|((.., id), _)| !circle.has_actor(*id))
            .map(|((.., id), (reference, place))| {
                let farthest = places.iter().map(|p| p.chord2(place)).fold(0.0, f64::max);
                (farthest, reference.as_str(), *id)
            })
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(b.1)));
        near.into_iter().take(NAMED).map(|(_, _, id)| id).collect()
    }
}

/// The usual flows that could join a pool of a nature: waste that is given, goods and services that are taken in,
/// means of either side.
fn typical(nature: NatureIx, natures: &Nomenclature) -> impl Iterator<Item = &'static ProfileLine> {
    let shared = natures.get(nature).code.as_str();
    let is_waste = is_within(shared, "W");
    profiles().iter().filter(move |line| {
        let code = natures.get(line.nature).code.as_str();
        let side = if is_waste {
            Direction::Offer
        } else {
            line.direction
        };
        let bought = line.direction == Direction::Need && purchase_of(code) == Some(shared);
        line.direction == side && (is_within(code, shared) || bought)
    })
}

/// What activities usually could join a pool of a nature: class and everyday French name, most important first.
pub fn typical_activities(nature: NatureIx, natures: &Nomenclature) -> Vec<(&'static str, &'static str)> {
    let mut found: Vec<(Importance, &str, &str)> = typical(nature, natures)
        .map(|line| (line.importance, line.class.as_str(), line.activity_fr.as_str()))
        .collect();
    found.sort_unstable();
    let mut seen = BTreeSet::new();
    found.retain(|(_, class, _)| seen.insert(*class));
    found.into_iter().map(|(_, class, name)| (class, name)).collect()
}
