//! Territories of any size, the same ones for the same seed.

use std::sync::Arc;

use maillage::base::geo::LonLat;
use maillage::base::ids::{ActorId, FlowId};
use maillage::model::{Actor, Direction, Flow, Period, Position, Project, Quantity};
use maillage::reference::{Knowledge, Nature};
use uuid::Uuid;

/// What to generate.
#[derive(Clone, Copy)]
pub struct Plan {
    /// Number of actors.
    pub actors: u32,
    /// Number of flows, spread evenly over the actors.
    pub flows: u32,
    /// Side of the square in which the actors lie, in km.
    pub side_km: f64,
    /// No nature travels further than this, in km; `None` leaves the usual limits.
    pub limit_km: Option<f64>,
}

/// Chance that repeats: splitmix64.
pub struct Chance(u64);

impl Chance {
    /// Starts a sequence.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to 1, without 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// One of so many.
    pub fn below(&mut self, count: usize) -> usize {
        (self.share() * count as f64) as usize
    }
}

/// Kilometres in a degree of latitude.
const KM_PER_DEGREE: f64 = 111.2;
/// South-west corner: open country in the middle of France.
const CORNER: LonLat = LonLat { lon: 0.3, lat: 46.2 };
/// One flow in so many would be shared.
const SHARED_EVERY: usize = 50;

/// The territory of a plan.
pub fn project(plan: Plan, seed: u64) -> Project {
    let mut chance = Chance::new(seed);
    let mut project = Project {
        name: format!("{} acteurs", plan.actors),
        ..Project::default()
    };
    for number in 0..plan.actors {
        let actor = actor(number, plan.side_km, &mut chance);
        project.actors.insert(actor.id, Arc::new(actor));
    }
    for number in 0..plan.flows {
        let flow = flow(number, number % plan.actors, &mut chance);
        project.flows.insert(flow.id, Arc::new(flow));
    }
    if let Some(limit) = plan.limit_km {
        for nature in Knowledge::built_in()
            .natures()
            .all()
            .iter()
            .filter(|n| n.max_km > limit)
        {
            project
                .settings
                .insert(format!("limit.{}", nature.code), limit.to_string());
        }
    }
    project
}

/// An identifier of the usual form that counts up.
pub const fn id(kind: u128, number: u32) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 | kind << 40 | number as u128)
}

/// The name of an actor: a trade and an invented place, without figures, so that a spoken line finds it.
pub fn name(number: u32) -> String {
    const TRADES: [&str; 8] = [
        "Atelier",
        "Ferme",
        "Scierie",
        "Fonderie",
        "Laiterie",
        "Verrerie",
        "Papeterie",
        "Minoterie",
    ];
    const SOUNDS: [&str; 12] = [
        "bra", "cou", "dem", "fal", "gri", "lon", "mar", "nes", "pou", "rac", "sul", "vey",
    ];
    let (mut left, mut place) = (number / 8 + 145, String::new());
    while left > 0 {
        place.push_str(SOUNDS[(left % 12) as usize]);
        left /= 12;
    }
    let first = place.remove(0).to_ascii_uppercase();
    format!("{} {first}{place}", TRADES[(number % 8) as usize])
}

fn actor(number: u32, side_km: f64, chance: &mut Chance) -> Actor {
    let mut actor = Actor::named(ActorId(id(1, number)), name(number));
    actor.reference = format!("A{number:05}");
    actor.position = Some(Position {
        at: anywhere(side_km, chance),
        precision_m: Some(50.0),
    });
    actor
}

/// Somewhere in the square.
pub fn anywhere(side_km: f64, chance: &mut Chance) -> LonLat {
    let side = side_km / KM_PER_DEGREE;
    LonLat {
        lat: CORNER.lat + chance.share() * side,
        lon: CORNER.lon + chance.share() * side / CORNER.lat.to_radians().cos(),
    }
}

/// A flow of some nature; offers and needs are equally frequent.
pub fn flow(number: u32, actor: u32, chance: &mut Chance) -> Flow {
    let natures = Knowledge::built_in().natures();
    let usable: Vec<&Nature> = natures.all().iter().filter(|n| n.parent.is_some()).collect();
    let nature = usable[chance.below(usable.len())];
    let direction = match (chance.below(SHARED_EVERY), number % 2) {
        (0, _) => Direction::Pool,
        (_, 0) => Direction::Offer,
        _ => Direction::Need,
    };
    let mut flow = Flow::said(
        FlowId(id(2, number)),
        ActorId(id(1, actor)),
        direction,
        nature.label_fr.as_str(),
    );
    flow.reference = format!("F{number:06}");
    flow.nature = Some(nature.code.clone());
    flow.quantity = Quantity {
        value: Some((10.0 + 1990.0 * chance.share()).round()),
        unit: nature.unit.clone(),
        period: Some(Period::Year),
        ..Quantity::default()
    };
    if nature.code.starts_with("E.HEAT") {
        flow.temperature_c = Some((30.0 + 120.0 * chance.share()).round());
    }
    flow
}
