//! The map of a large territory: frames while it is panned, and what an edit costs.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use maillage::base::i18n::Lang;
use maillage::base::ids::SynergyId;
use maillage::model::{Project, Synergy, SynergyState};
use maillage::picture::{Emphasis, View, layout};
use maillage::session::snapshot::News;
use maillage::session::{MapFilter, framing, map_input};

use crate::generate::{Chance, Plan, id, project};
use crate::stage::Stage;
use crate::{CLOSER, LARGE, PANS, ROUNDS, Table, file, ms, quantile};

/// Two links for each actor.
const LINKS_PER_ACTOR: usize = 2;
/// A link is no longer than this, in km: most stay within a few communes.
const REACH_KM: f64 = 15.0;

/// Both territories, and the ratio of their frames.
pub fn run(folder: &Path, table: &mut Table) {
    let mut p99 = Vec::new();
    for plan in LARGE {
        let mut territory = project(plan, 1);
        link(&mut territory, plan);
        edited(&territory, plan, table);
        p99.push(panned(folder, territory, plan, table));
    }
    let ratios = [0, 1].map(|i| p99[1][i] / p99[0][i]);
    table.row(
        "map of 10,000 actors and 20,000 links against a tenth of both: ≤ 1.25",
        format!("{:.2} whole territory, {:.2} closer", ratios[0], ratios[1]),
        "ratio of the p99 above; closer, both show the same density of actors and links",
    );
}

/// Decided synergies between neighbours in all states.
fn link(territory: &mut Project, plan: Plan) {
    let mut chance = Chance::new(23);
    let actors: Vec<_> = territory.actors.values().map(Arc::clone).collect();
    let near = |a: usize, b: usize| {
        let places = [a, b].map(|i| actors[i].position.expect("a place").at);
        a != b && places[0].distance_km(places[1]) < REACH_KM
    };
    for number in 0..plan.actors * LINKS_PER_ACTOR as u32 {
        let from = chance.below(actors.len());
        let to = loop {
            let other = chance.below(actors.len());
            if near(from, other) {
                break other;
            }
        };
        let mut synergy = Synergy::blank(SynergyId(id(3, number)));
        synergy.reference = format!("S{number:06}");
        synergy.from_actor = Some(actors[from].id);
        synergy.to_actor = Some(actors[to].id);
        let states = [
            SynergyState::Piste,
            SynergyState::Etude,
            SynergyState::MiseEnOeuvre,
            SynergyState::EnService,
        ];
        synergy.state = states[number as usize % 4];
        territory.synergies.insert(synergy.id, Arc::new(synergy));
    }
}

/// What is done anew after an edit: the map's data, then its geometry, over the whole territory and closer.
fn edited(territory: &Project, plan: Plan, table: &mut Table) {
    let filter = MapFilter::default();
    let news = News::default();
    let times = |work: &mut dyn FnMut()| {
        let least = (0..12).map(|_| {
            let since = Instant::now();
            work();
            since.elapsed()
        });
        ms(least.min().unwrap_or_default())
    };
    let input = map_input(territory, &[], &news, &filter);
    let data = times(&mut || drop(black_box(map_input(territory, &[], &news, &filter))));
    let mut view = View::new(1062.0, 650.0);
    view.fit(
        framing::territory(territory).expect("a territory"),
        framing::margins(1062.0, 650.0),
    );
    let geometry = |view: &View| {
        let scene = layout(&input, view, &Emphasis::default(), Lang::Fr);
        let made = times(&mut || drop(black_box(layout(&input, view, &Emphasis::default(), Lang::Fr))));
        format!(
            "{made:.1} ms ({} in full, {} in {} bundles)",
            scene.full,
            scene.bundled,
            scene.bundles.len()
        )
    };
    let whole = geometry(&view);
    view.zoom = CLOSER;
    let closer = geometry(&view);
    table.row(
        &format!("after an edit at {} links: geometry ≤ 8 ms", input.links.len()),
        format!("data {data:.1} ms; whole {whole}; closer {closer}"),
        format!("least of 12; {} actors", plan.actors),
    );
}

/// 99th percentiles of the frames over the whole territory and closer, in ms.
fn panned(folder: &Path, territory: Project, plan: Plan, table: &mut Table) -> [f64; 2] {
    let path = file(folder, territory, &format!("map-{}", plan.actors));
    let mut stage = Stage::open(&path, folder);
    stage.settle();
    ["whole territory", "closer"].map(|place| {
        if place == "closer" {
            stage.zoom_to(CLOSER);
        }
        // Whatever else runs on the machine only adds: the calmest round counts.
        let rounds: Vec<_> = (0..ROUNDS).map(|_| stage.pan(PANS)).collect();
        let calm = |share: f64| {
            let all = rounds.iter().map(|times| quantile(times, share));
            all.fold(f64::INFINITY, f64::min)
        };
        let rest = ms(stage.rest());
        let picture = stage.document().map.picture.as_ref().expect("a picture");
        let scene = &picture.scene;
        table.row(
            &format!("map of {} actors, {place}, panned: p99 ≤ 8 ms", plan.actors),
            format!(
                "median {:.2} ms, p99 {:.2} ms; frame after rest {rest:.1} ms",
                calm(0.5),
                calm(0.99)
            ),
            format!(
                "{} discs and clusters, {} links in full, {} bundled, {} triangles",
                scene.discs.len() + scene.clusters.len(),
                scene.full,
                scene.bundled,
                picture.lines.indices.len() / 3
            ),
        );
        calm(0.99)
    })
}
