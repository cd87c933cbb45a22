//! The map of a large territory: frames while it is panned, and what an edit costs.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use maillage::base::i18n::Lang;
use maillage::base::ids::SynergyId;
use maillage::model::{Project, Synergy, SynergyState};
use maillage::picture::{Emphasis, View, layout};
use maillage::session::snapshot::News;
use maillage::session::{MapFilter, framing, map_input};

use crate::board::Row;
use crate::generate::{Chance, Plan, id, project};
use crate::stage::Stage;
use crate::{Board, CLOSER, LARGE, PANS, ROUNDS, calm, cpu, file};

/// Two links for each actor.
const LINKS_PER_ACTOR: usize = 2;
/// A link is no longer than this, in km: most stay within a few communes.
const REACH_KM: f64 = 15.0;
const PLACES: [&str; 2] = ["whole territory", "closer"];

/// Both territories, and the ratio of their frames.
pub fn measure(folder: &Path, board: &mut Board) {
    let mut p99 = Vec::new();
    for plan in LARGE {
        let mut territory = project(plan, 1);
        link(&mut territory, plan);
        edited(&territory, board);
        p99.push(panned(folder, territory, plan, board));
    }
    for (i, place) in PLACES.into_iter().enumerate() {
        let what = format!("panning the map of 20,000 links against a tenth, {place}: p99");
        let row = Row::new(3, what, "≤ 1.25", format!("{:.1} ms CPU", p99[1][i]));
        let peer = format!("itself over a tenth: {:.1} ms", p99[0][i]);
        board.add(row.against(&peer, Some(p99[1][i] / p99[0][i]), 1.25));
    }
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
fn edited(territory: &Project, board: &mut Board) {
    let filter = MapFilter::default();
    let news = News::default();
    let least = |work: &mut dyn FnMut()| {
        let times = (0..12).map(|_| cpu::timed(&mut *work).0);
        times.fold(f64::INFINITY, f64::min)
    };
    let input = map_input(territory, &[], &news, &filter);
    let data = least(&mut || drop(black_box(map_input(territory, &[], &news, &filter))));
    let mut view = View::new(1062.0, 650.0);
    view.fit(
        framing::territory(territory).expect("a territory"),
        framing::margins(1062.0, 650.0),
    );
    let links = input.links.len();
    for place in PLACES {
        if place == "closer" {
            view.zoom = CLOSER;
        }
        let lay = || layout(&input, &view, &Emphasis::default(), Lang::Fr);
        let scene = lay();
        let made = least(&mut || drop(black_box(lay())));
        let measured = format!(
            "{:.1} ms CPU: data {data:.1}, geometry {made:.1} ({} links in full, {} in {} bundles)",
            data + made,
            scene.full,
            scene.bundled,
            scene.bundles.len()
        );
        let what = format!("after an edit at {links} links: data and geometry of the map, {place}");
        board.add(Row::new(3, what, "≤ 8 ms", measured).kept(data + made <= 8.0));
    }
}

/// 99th percentiles of the frames over the whole territory and closer, in ms.
fn panned(folder: &Path, territory: Project, plan: Plan, board: &mut Board) -> [f64; 2] {
    let path = file(folder, territory, &format!("map-{}", plan.actors));
    let mut stage = Stage::open(&path, folder);
    stage.settle();
    PLACES.map(|place| {
        if place == "closer" {
            stage.zoom_to(CLOSER);
        }
        let rounds: Vec<_> = (0..ROUNDS).map(|_| stage.pan(PANS)).collect();
        let rest = stage.rest();
        let picture = stage.document().map.picture.as_ref().expect("a picture");
        let scene = &picture.scene;
        let (median, p99) = (calm(&rounds, 0.5), calm(&rounds, 0.99));
        let measured = format!(
            "p99 {p99:.1}, median {median:.1} ms CPU; frame after rest {rest:.1} ms; {} discs and clusters, {} links in full, \
             {} bundled, {} triangles",
            scene.discs.len() + scene.clusters.len(),
            scene.full,
            scene.bundled,
            picture.lines.indices.len() / 3
        );
        let what = format!(
            "panning the map of {} actors and {} links, {place}",
            plan.actors,
            plan.actors as usize * LINKS_PER_ACTOR
        );
        board.add(Row::new(3, what, "p99 ≤ 8 ms", measured).kept(p99 <= 8.0));
        p99
    })
}
