//! Maps for the tests: invented actors around Dunkerque, and seeded random ones.

use crate::base::geo::{GeoBox, LonLat};
use crate::model::{ActorKind, Family};
use crate::picture::{LineState, MapActor, MapInput, MapLink, MapPool, PlaceKind, PlaceLabel, View};

/// Steel, heat and farms between Gravelines and Dunkerque; rough places, invented quantities.
pub fn dunkerque() -> MapInput {
    use ActorKind::{Company, Farm, Public};
    let actors = [
        ("AM", "ArcelorMittal", Company, 51.0400, 2.2950, false),
        ("DK6", "Centrale DK6", Company, 51.0481, 2.3261, false),
        ("EGL", "Énergie Grand Littoral", Public, 51.0330, 2.3700, false),
        ("LOG", "Bâtiments raccordés", Public, 51.0345, 2.3768, false),
        ("GSN", "Réseau de Grande-Synthe", Public, 51.0130, 2.3000, false),
        ("ECO", "Ecocem", Company, 51.0350, 2.2600, false),
        ("FB", "Flandres Béton", Company, 51.0200, 2.3300, false),
        ("CNPE", "Centrale de Gravelines", Company, 51.0153, 2.1361, false),
        ("LNG", "Dunkerque LNG", Company, 51.0330, 2.1950, false),
        ("AQUA", "Ferme aquacole", Farm, 51.0215, 2.1250, false),
        ("UVE", "UVE de Petite-Synthe", Company, 51.0230, 2.3450, false),
        ("ALU", "Aluminium Dunkerque", Company, 51.0220, 2.2100, false),
        ("CUD", "Communauté urbaine", Public, 51.0370, 2.3780, false),
        ("LIN", "Teillage de lin", Company, 50.9480, 2.1980, false),
        ("IL1", "Serre maraîchère", Farm, 50.9960, 2.2180, true),
        ("IL2", "Plateforme BTP", Company, 51.0060, 2.3080, true),
        ("IL3", "Blanchisserie", Company, 51.0200, 2.3920, true),
        ("IL4", "Logisticien du port", Company, 51.0080, 2.2250, true),
    ];
    let index = |reference: &str| actors.iter().position(|a| a.0 == reference).unwrap() as u32;
    use Family::{Energy, Logistics, Material, Waste, Water};
    use LineState::{Lead, Proposed, Running, Stopped, Study};
    let links = [
        ("DF01", "AM", "EGL", Energy, Running, Some(2)),
        ("DF02", "EGL", "LOG", Energy, Running, Some(2)),
        ("DF03", "AM", "GSN", Energy, Running, Some(1)),
        ("DF04", "AM", "DK6", Energy, Running, Some(4)),
        ("DF05", "DK6", "AM", Energy, Running, Some(1)),
        ("DF06", "AM", "ECO", Waste, Running, Some(3)),
        ("DF07", "ECO", "FB", Material, Stopped, Some(0)),
        ("DF08", "CNPE", "LNG", Energy, Running, None),
        ("DF09", "CNPE", "AQUA", Water, Running, Some(2)),
        ("DF10", "UVE", "AM", Waste, Running, None),
        ("DF11", "CUD", "AM", Waste, Running, None),
        ("DF12", "UVE", "EGL", Energy, Study, None),
        ("DF13", "ALU", "CUD", Energy, Lead, None),
        ("C1", "CNPE", "IL1", Energy, Proposed, None),
        ("C2", "UVE", "GSN", Energy, Proposed, None),
        ("C3", "UVE", "IL3", Energy, Proposed, None),
        ("C4", "IL2", "FB", Material, Proposed, None),
    ];
    MapInput {
        actors: actors
            .map(|(id, name, kind, lat, lon, dashed)| actor(id, name, kind, lat, lon, dashed))
            .into(),
        links: links
            .map(|(id, from, to, family, line, width_class)| MapLink {
                id: id.to_owned(),
                from: index(from),
                to: index(to),
                family: Some(family),
                nature: String::new(),
                line,
                width_class,
                strength: width_class.map_or(0.5, f32::from),
                is_new: false,
                label: String::new(),
            })
            .into(),
        pools: vec![MapPool {
            id: "P1".to_owned(),
            members: vec![index("IL4"), index("IL1")],
            family: Some(Logistics),
            line: Proposed,
            is_new: false,
        }],
        places: places(),
        zones: Vec::new(),
        visitor: None,
        proposals: (0, 0),
    }
}

fn places() -> Vec<PlaceLabel> {
    let places = [
        ("Grand-Fort-Philippe", 50.9990, 2.1070),
        ("Loon-Plage", 50.9960, 2.2160),
        ("Saint-Folquin", 50.9450, 2.1240),
        ("Armbouts-Cappel", 50.9770, 2.3530),
        ("Cappelle-la-Grande", 50.9990, 2.3630),
        ("Grande-Synthe", 51.0130, 2.3020),
        ("Bourbourg", 50.9460, 2.1970),
    ];
    places
        .map(|(name, lat, lon)| place(name, PlaceKind::Village, lat, lon))
        .into_iter()
        .chain([place("Dunkerque", PlaceKind::Town, 51.0344, 2.3768)])
        .collect()
}

pub fn actor(reference: &str, name: &str, kind: ActorKind, lat: f64, lon: f64, dashed: bool) -> MapActor {
    MapActor {
        reference: reference.to_owned(),
        name: name.to_owned(),
        commune: String::new(),
        kind,
        mercator: LonLat { lon, lat }.to_mercator(),
        dashed,
    }
}

fn place(name: &str, kind: PlaceKind, lat: f64, lon: f64) -> PlaceLabel {
    let rank = if kind == PlaceKind::Town { 1 } else { 3 };
    PlaceLabel {
        name: name.to_owned(),
        kind,
        mercator: LonLat { lon, lat }.to_mercator(),
        rank,
    }
}

/// A view that shows all actors of a map.
pub fn view_of(input: &MapInput, width: f32, height: f32) -> View {
    let mut view = View::new(width, height);
    let at = input.actors.iter().map(|a| LonLat::from_mercator(a.mercator));
    if let Some(zone) = GeoBox::around(at) {
        view.fit(zone, [80.0, 90.0, 80.0, 70.0]);
    }
    view
}

/// Numbers between 0 and 1 that are the same on every run.
pub struct Seeded(pub u64);

impl Seeded {
    pub fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1u32 << 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        ((self.next() * n as f64) as usize).min(n - 1)
    }
}

/// How the links of a random map are drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Pattern {
    /// Any two actors.
    Any,
    /// Mostly to or from two hubs.
    Hubs,
    /// Several resources between few pairs.
    Lanes,
}

/// Actors in a square of 0.4 degrees; the same seed gives the same map.
pub fn random(seed: u64, actors: usize, links: usize, pattern: Pattern) -> MapInput {
    let mut dice = Seeded(seed.wrapping_mul(977) + 11);
    let kinds = ActorKind::ALL;
    let list: Vec<MapActor> = (0..actors)
        .map(|i| {
            let (lat, lon) = (50.8 + 0.25 * dice.next(), 2.1 + 0.5 * dice.next());
            let name = [
                "Scierie",
                "Laiterie du Nord",
                "Fonderie Picarde",
                "Ville",
                "Méthanisation",
            ][i % 5];
            actor(
                &format!("a{i}"),
                &format!("{name} {i}"),
                kinds[i % kinds.len()],
                lat,
                lon,
                i % 7 == 0,
            )
        })
        .collect();
    let lines = [
        LineState::Running,
        LineState::Proposed,
        LineState::Lead,
        LineState::Study,
    ];
    let mut pair = (0, 0);
    let flows = (0..links).map(|i| {
        let (a, b) = match pattern {
            Pattern::Any => (dice.below(actors), dice.below(actors)),
            Pattern::Hubs if i % 2 == 0 => (dice.below(2), dice.below(actors)),
            Pattern::Hubs => (dice.below(actors), dice.below(2)),
            Pattern::Lanes if i % 4 != 0 => pair,
            Pattern::Lanes => (dice.below(actors), dice.below(actors)),
        };
        pair = (a, b);
        let b = if a == b { (b + 1) % actors } else { b };
        MapLink {
            id: format!("l{i:05}"),
            from: a as u32,
            to: b as u32,
            family: Some(Family::ALL[dice.below(8)]),
            nature: String::new(),
            line: lines[dice.below(4)],
            width_class: (dice.below(6) as u8).checked_sub(1),
            strength: dice.next() as f32,
            is_new: false,
            label: String::new(),
        }
    });
    let links = flows.collect();
    MapInput {
        actors: list,
        links,
        ..MapInput::default()
    }
}
