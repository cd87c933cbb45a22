//! Every figure promised so far, measured and printed as one table with its misses. Nothing here passes or fails.
//!
//! `cargo bench --features ui-tests --bench figures > FIGURES.md`, on a machine that does nothing else; words after `--`
//! choose parts. What is known is told at once on the other channel. See `README.md` beside this file.

// A figure that cannot be measured stops its part.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod board;
mod bounds;
mod changes;
mod cpu;
mod edits;
mod generate;
mod house;
mod large_pack;
mod machine;
mod map;
mod matching;
mod panning;
mod paper;
mod promises;
mod stage;
mod visitor;

/// Where tests measure what a figure tells, both come from here; what only the tests need stands idle.
macro_rules! shared {
    ($($path:literal $name:ident)*) => {
        $(#[path = $path] #[allow(dead_code, unused_imports)] mod $name;)*
    };
}

shared! {
    "../it/colours.rs" colours
    "../it/desk.rs" desk
    "../ui/entry.rs" entry
    "../it/entry_lines.rs" entry_lines
    "../it/flow_rules/mod.rs" flow_rules
    "../it/hostile_packs.rs" hostile_packs
    "../it/kill.rs" kill
    "../it/labels.rs" labels
    "../it/packs.rs" packs
    "../ui/round.rs" round
    "../it/symbioses.rs" symbioses
    "../ui/window.rs" window
    "../it/worse_packs.rs" worse_packs
}

use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::time::Instant;

use board::{Board, Row};
use generate::Plan;
use maillage::base::i18n::Lang;
use maillage::model::Project;
use maillage::session::{Outside, start};

/// A département and a region: 10 flows a site, 3 km² a site.
const LARGE: [Plan; 2] = [
    Plan {
        actors: 1_000,
        flows: 10_000,
        side_km: 54.8,
        limit_km: Some(15.0),
    },
    Plan {
        actors: 10_000,
        flows: 100_000,
        side_km: 173.2,
        limit_km: Some(15.0),
    },
];
/// Frames of a drag, and drags of which the calmest counts.
const PANS: u32 = 120;
const ROUNDS: u32 = 5;
/// At this zoom both territories fill the map: 20 km across.
const CLOSER: f64 = 12.5;

/// A part of the table: its word, and what measures it in a folder of its own.
type Part = (&'static str, fn(&Path, &mut Board));

/// In the order in which they run: those that look at memory come first.
const PARTS: [Part; 17] = [
    ("hostile", promises::hostile),
    ("edit", edits::measure),
    ("start", panning::start),
    ("kills", promises::kills),
    ("words", promises::words),
    ("zones", promises::zones),
    ("rules", promises::flow_rules),
    ("colours", promises::colours),
    ("round", promises::round),
    ("paper", paper::measure),
    ("packs", large_pack::measure),
    ("places", matching::places),
    ("application", matching::application),
    ("shares", matching::shares),
    ("pairs", matching::pairs),
    ("map", map::measure),
    ("panning", panning::measure),
];

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let known = |word: &String| word == "house" || PARTS.iter().any(|(name, _)| name == word);
    let unknown: Vec<_> = asked.iter().filter(|word| !known(word)).collect();
    assert!(
        unknown.is_empty(),
        "no part is called {unknown:?}; there are {:?} and house",
        PARTS.map(|(name, _)| name)
    );
    let wants = |part: &str| asked.is_empty() || asked.iter().any(|word| word == part);
    let mut board = Board::default();
    let since = Instant::now();
    for (number, (name, measure)) in (1..).zip(PARTS).filter(|(_, (name, _))| wants(name)) {
        eprintln!(
            "-- {name}, part {number} of {}, after {:.0} s",
            PARTS.len(),
            since.elapsed().as_secs_f64()
        );
        // What one part could not measure must not lose what the others did.
        let measured = std::panic::catch_unwind(AssertUnwindSafe(|| measure(folder.path(), &mut board)));
        if measured.is_err() {
            board.add(Row::new(0, format!("part `{name}`"), "measured", "stopped: see above").kept(false));
        }
    }
    if wants("house") {
        house::measure(&mut board);
    }
    eprintln!("-- {:.0} s in all", since.elapsed().as_secs_f64());
    println!("{}", board.text());
}

/// Writes a project file.
fn file(folder: &Path, project: Project, name: &str) -> PathBuf {
    let path = folder.join(format!("{name}.gpkg"));
    let session = start::create(&path, folder, project, Lang::Fr, Outside::real()).expect("a project file");
    session.close().expect("a written file");
    path
}

/// The value below which that share of the times lies.
fn quantile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = (share * sorted.len() as f64).ceil() as usize;
    sorted[at.saturating_sub(1).min(sorted.len() - 1)]
}

/// Of several drags the calmest: whatever else runs on the machine only adds.
fn calm(rounds: &[Vec<f64>], share: f64) -> f64 {
    let all = rounds.iter().map(|times| quantile(times, share));
    all.fold(f64::INFINITY, f64::min)
}
