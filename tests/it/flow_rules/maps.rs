//! Twelve maps on which flows are hard to draw: the four sample zones and eight made ones.

use std::f64::consts::TAU;
use std::fmt::Write as _;

use crate::desk::Place;

/// The sample zones.
const SAMPLES: [&str; 4] = ["kalundborg", "dunkerque", "pays-de-retz", "mare-a-jouy"];
/// One nature of each family, in turn over the flows of a made map.
const NATURES: [&str; 8] = [
    "M.MIN.SAND",
    "E.HEAT.DH",
    "H.PROCESS",
    "W.WOOD.SAWDUST",
    "Q",
    "L",
    "K",
    "S",
];
/// States in turn, from the loosest to the firmest.
const STATES: [&str; 4] = ["piste", "etude", "mise_en_oeuvre", "en_service"];
/// Degrees of latitude and longitude in a kilometre, near the middle of the made maps.
const KM: (f64, f64) = (1.0 / 111.2, 1.0 / 70.0);
/// South-west corner of the made maps.
const CORNER: (f64, f64) = (50.80, 2.10);

/// Actors on a plain in kilometres, and who delivers to whom.
#[derive(Default)]
struct Sketch {
    places: Vec<(f64, f64)>,
    links: Vec<(usize, usize)>,
    /// Offers and needs of which the program itself finds the pairs.
    unpaired: usize,
}

/// Writes the project of every map and says what they are called.
pub fn all(place: &Place) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for sample in SAMPLES {
        place.done(&format!("new {sample}.gpkg --sample {sample}"));
        names.push(sample.to_owned());
    }
    let made = [
        ("dense-hubs", dense_hubs()),
        ("coincident", coincident()),
        ("lanes", lanes()),
        ("long-and-short", long_and_short()),
        ("star", star()),
        ("two-towns", two_towns()),
        ("ring-with-centre", ring_with_centre()),
        ("room", room()),
    ];
    for (name, sketch) in made {
        write(place, name, &sketch);
        names.push(name.to_owned());
    }
    names
}

/// The project of a made map.
fn write(place: &Place, name: &str, sketch: &Sketch) {
    let mut actors = "actor_id,name,kind,lat,lon\n".to_owned();
    for (i, (x, y)) in sketch.places.iter().enumerate() {
        let (lat, lon) = (CORNER.0 + y * KM.0, CORNER.1 + x * KM.1);
        let trade = ["Scierie", "Laiterie", "Fonderie", "Ville", "Papeterie"][i % 5];
        let _ = writeln!(actors, "A{i},{trade} {i},company,{lat:.6},{lon:.6}");
    }
    let mut flows = "flow_id,actor_id,direction,label,nature,quantity,unit,period\n".to_owned();
    let mut synergies = "synergy_id,offer_flow_id,from_actor_id,to_actor_id,label,state\n".to_owned();
    for (i, (from, to)) in sketch.links.iter().enumerate() {
        let (nature, state) = (NATURES[i % 8], STATES[i % 4]);
        let _ = writeln!(flows, "F{i},A{from},offer,flux {i},{nature},,,");
        let _ = writeln!(synergies, "S{i},F{i},A{from},A{to},flux {i},{state}");
    }
    let mut chance = Chance(3);
    for i in 0..sketch.unpaired {
        let actor = chance.below(sketch.places.len());
        let direction = if i % 2 == 0 { "offer" } else { "need" };
        let nature = ["W.WOOD.SAWDUST", "M.MIN.SAND", "W.WOOD.PALLET", "M.MET.STEEL"][chance.below(4)];
        let _ = writeln!(flows, "U{i},A{actor},{direction},flux {i},{nature},10,t,year");
    }
    for (table, text) in [("actors", actors), ("flows", flows), ("synergies", synergies)] {
        place.write(&format!("{name}-{table}.csv"), text);
    }
    place.done(&format!("new {name}.gpkg --name {name}"));
    place.done(&format!(
        "import {name}.gpkg --actors {name}-actors.csv --flows {name}-flows.csv --synergies {name}-synergies.csv"
    ));
}

/// Chance that repeats.
struct Chance(u64);

impl Chance {
    fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1u32 << 31)
    }

    fn below(&mut self, n: usize) -> usize {
        ((self.share() * n as f64) as usize).min(n - 1)
    }
}

fn scattered(count: usize, chance: &mut Chance) -> Vec<(f64, f64)> {
    (0..count)
        .map(|_| (30.0 * chance.share(), 18.0 * chance.share()))
        .collect()
}

/// Three actors that everybody delivers to or is served by.
fn dense_hubs() -> Sketch {
    let mut chance = Chance(7);
    let places = scattered(32, &mut chance);
    let links = (3..32).flat_map(|i| {
        let hub = i % 3;
        let back = (i % 2 == 0).then_some((hub, i));
        [Some((i, hub)), back].into_iter().flatten()
    });
    Sketch {
        links: links.collect(),
        places,
        ..Sketch::default()
    }
}

/// Groups of three to six at one place, some of them alone.
fn coincident() -> Sketch {
    let mut chance = Chance(11);
    let centres = scattered(6, &mut chance);
    let mut places: Vec<(f64, f64)> = centres
        .iter()
        .enumerate()
        .flat_map(|(i, c)| vec![*c; 1 + i])
        .collect();
    places.extend(scattered(4, &mut chance));
    let count = places.len();
    let links = (0..24)
        .map(|i| (i % count, (i * 7 + 5) % count))
        .filter(|(a, b)| a != b);
    Sketch {
        links: links.collect(),
        places,
        ..Sketch::default()
    }
}

/// One to six resources between a pair, both ways for some.
fn lanes() -> Sketch {
    let places = (0..12)
        .map(|i| (2.0 + 14.0 * f64::from(i % 2), 1.5 + 3.2 * f64::from(i / 2)))
        .collect();
    let mut links = Vec::new();
    for pair in 0..6 {
        links.extend((0..=pair).map(|_| (2 * pair, 2 * pair + 1)));
        if pair % 2 == 0 {
            links.push((2 * pair + 1, 2 * pair));
        }
    }
    Sketch {
        places,
        links,
        ..Sketch::default()
    }
}

/// Neighbours that exchange, and a few flows over the whole map between them.
fn long_and_short() -> Sketch {
    let mut chance = Chance(5);
    let mut places = Vec::new();
    for _ in 0..12 {
        let (x, y) = (30.0 * chance.share(), 18.0 * chance.share());
        places.extend([(x, y), (x + 1.6, y + 0.7)]);
    }
    let short = (0..12).map(|i| (2 * i, 2 * i + 1));
    let long = (0..10).map(|i| (i, 23 - i));
    Sketch {
        links: short.chain(long).collect(),
        places,
        ..Sketch::default()
    }
}

/// Spokes of different length around one actor, half of them inwards.
fn star() -> Sketch {
    let spoke = |i: i32| {
        let (sin, cos) = (TAU * f64::from(i) / 18.0).sin_cos();
        let far = 4.0 + 5.0 * f64::from(i % 3);
        (15.0 + far * cos, 9.0 + 0.6 * far * sin)
    };
    let places = [(15.0, 9.0)].into_iter().chain((0..18).map(spoke));
    let links = (1..19).map(|i| if i % 2 == 0 { (0, i) } else { (i, 0) });
    Sketch {
        places: places.collect(),
        links: links.collect(),
        ..Sketch::default()
    }
}

/// Two dense towns far apart: much inside each, some between.
fn two_towns() -> Sketch {
    let mut chance = Chance(13);
    let town = |x: f64, chance: &mut Chance| -> Vec<(f64, f64)> {
        (0..12)
            .map(|_| (x + 6.0 * chance.share(), 4.0 + 7.0 * chance.share()))
            .collect()
    };
    let mut places = town(0.0, &mut chance);
    places.extend(town(26.0, &mut chance));
    let inside = (0..24).map(|i| (i, i / 12 * 12 + (i + 5) % 12));
    let between = (0..10).map(|i| if i % 2 == 0 { (i, 23 - i) } else { (12 + i, i) });
    Sketch {
        links: inside.chain(between).collect(),
        places,
        ..Sketch::default()
    }
}

/// A ring of neighbours, every third of which also serves the centre, and chords across.
fn ring_with_centre() -> Sketch {
    let on_ring = |i: i32| {
        let (sin, cos) = (TAU * f64::from(i) / 16.0).sin_cos();
        (15.0 + 12.0 * cos, 9.0 + 7.5 * sin)
    };
    let places = (0..16).map(on_ring).chain([(15.0, 9.0)]);
    let around = (0..16).map(|i| (i, (i + 1) % 16));
    let inwards = (0..16).step_by(3).map(|i| (i, 16));
    let across = (0..6).map(|i| (i, i + 8));
    Sketch {
        links: around.chain(inwards).chain(across).collect(),
        places: places.collect(),
        ..Sketch::default()
    }
}

/// A workshop: 60 actors and 400 flows, of which the program finds the pairs.
fn room() -> Sketch {
    let mut chance = Chance(17);
    Sketch {
        places: scattered(60, &mut chance),
        unpaired: 400,
        ..Sketch::default()
    }
}
