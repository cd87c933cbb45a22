//! The figures that the window promises, measured and printed as one table. Nothing here passes or fails.
//!
//! `cargo bench --features ui-tests --bench figures`, on a machine that does nothing else; `-- map` after it measures the
//! map alone, `-- edit` and `-- panning` the other stages.

// A figure that cannot be measured stops the run.
#![allow(clippy::expect_used, clippy::panic)]

mod changes;
mod edits;
mod generate;
mod map;
mod stage;
mod visitor;
#[path = "../ui/window.rs"]
#[allow(dead_code)]
mod window;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use changes::change;
use generate::{Chance, Plan, project};
use maillage::base::i18n::Lang;
use maillage::matching::Matcher;
use maillage::model::Project;
use maillage::session::snapshot::LISTED;
use maillage::session::{Outside, start};
use stage::Stage;

/// The zone of the room.
const ROOM: Plan = Plan {
    actors: 60,
    flows: 400,
    side_km: 15.0,
    limit_km: None,
};
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
const EDITS: usize = 100;
const PANS: u32 = 120;
const ROUNDS: u32 = 5;
/// What is panned over, in turn; the last two at this zoom, at which both territories fill the map: 20 km across.
const PLACES: [&str; 3] = ["whole territory", "closer", "closer with an actor's page"];
const CLOSER: f64 = 12.5;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut table = Table::default();
    let asked: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    let wants = |stage: &str| asked.is_empty() || asked.iter().any(|a| a == stage);
    if wants("edit") {
        edit_to_paint(folder.path(), &mut table);
    }
    if wants("map") {
        map::run(folder.path(), &mut table);
    }
    if wants("panning") {
        panning_over(folder.path(), &mut table);
    }
    table.row(
        "memory stays under 4 GiB",
        format!("peak {} MiB", memory_peak_mib()),
        "VmHWM of this run",
    );
    println!("{}", table.0);
}

/// The map of two territories with all their flows, and an actor imagined in them.
fn panning_over(folder: &Path, table: &mut Table) {
    let mut medians = Vec::new();
    for plan in LARGE {
        let project = project(plan, 1);
        matching(&project, plan, table);
        medians.push(panning(folder, project, plan, table));
    }
    let ratio = |i: usize| medians[1][i] / medians[0][i];
    table.row(
        "panning, 100k against 10k flows: ≤ 1.25",
        format!(
            "{:.2} {}, {:.2} {}, {:.2} {}",
            ratio(0),
            PLACES[0],
            ratio(1),
            PLACES[1],
            ratio(2),
            PLACES[2]
        ),
        "ratio of the medians above",
    );
}

/// Rows of the printed table.
struct Table(String);

impl Default for Table {
    fn default() -> Self {
        Self("| goal | measured | how |\n| --- | --- | --- |".to_owned())
    }
}

impl Table {
    fn row(&mut self, goal: &str, measured: impl AsRef<str>, how: impl AsRef<str>) {
        let line = format!("\n| {goal} | {} | {} |", measured.as_ref(), how.as_ref());
        // What is known is told at once: the whole table takes a while.
        eprint!("{line}");
        self.0.push_str(&line);
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The value below which that share of the times lies, in ms.
fn quantile(times: &[Duration], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (share * sorted.len() as f64).ceil() as usize;
    ms(sorted[at.saturating_sub(1).min(sorted.len() - 1)])
}

/// CPU time of this thread so far; only sums over many frames are exact.
fn cpu_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}

fn memory_peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.unwrap_or_default() / 1024
}

/// Writes a project file.
fn file(folder: &Path, project: Project, name: &str) -> PathBuf {
    let path = folder.join(format!("{name}.gpkg"));
    let session = start::create(&path, folder, project, Lang::Fr, Outside::real()).expect("a project file");
    session.close().expect("a written file");
    path
}

fn edit_to_paint(folder: &Path, table: &mut Table) {
    let path = file(folder, project(ROOM, 60), "room");
    let times = edits::run(&path, folder, ROOM.actors, EDITS);
    let [p50, p95, max] = [0.5, 0.95, 1.0].map(|share| quantile(&times, share));
    table.row(
        "edit in the window → new candidates painted: p95 ≤ 100 ms",
        format!("p50 {p50:.1} ms, p95 {p95:.1} ms, max {max:.1} ms"),
        format!("60 actors, 400 flows; {EDITS} edits: spoken line, quantity, dragged actor; list and map laid out and in triangles"),
    );
}

/// Frames while the ground is dragged; medians in ms over the whole territory and closer.
fn panning(folder: &Path, project: Project, plan: Plan, table: &mut Table) -> [f64; 3] {
    let path = file(folder, project, &format!("{}", plan.flows));
    let since = Instant::now();
    let mut stage = Stage::open(&path, folder);
    let first = stage.frame(Vec::new());
    let opened = ms(since.elapsed());
    stage.settle();
    let mut medians = [0.0; 3];
    for (i, place) in PLACES.into_iter().enumerate() {
        match i {
            0 => {}
            1 => stage.zoom_to(CLOSER),
            _ => stage.open_actor(),
        }
        let before = cpu_time();
        let rounds: Vec<Vec<Duration>> = (0..ROUNDS).map(|_| stage.pan(PANS)).collect();
        let frames = f64::from(ROUNDS * (PANS + 4));
        let cpu = before
            .zip(cpu_time())
            .map(|(a, b)| ms(b.saturating_sub(a)) / frames);
        let rest = ms(stage.rest());
        // Whatever else runs on the machine only adds: the calmest round counts.
        let calm = |share: f64| {
            rounds
                .iter()
                .map(|times| quantile(times, share))
                .fold(f64::INFINITY, f64::min)
        };
        medians[i] = calm(0.5);
        table.row(
            &format!("panning at {} flows, {place}: ≤ 8 ms a frame", plan.flows),
            format!(
                "median {:.2} ms, p99 {:.2} ms, CPU mean {:.2} ms; frame after rest {rest:.1} ms",
                medians[i],
                calm(0.99),
                cpu.unwrap_or(f64::NAN),
            ),
            format!(
                "{PANS} steps of a drag, calmest of {ROUNDS} rounds; layout and triangles, no screen reader"
            ),
        );
    }
    visitor::dragging(&mut stage, plan, table);
    table.row(
        &format!("opening {} flows", plan.flows),
        format!("{opened:.0} ms, of which first frame {:.0} ms", ms(first)),
        "project file to first frame; the list follows",
    );
    medians
}

/// The application's own rules: all at once, then one change after another.
fn matching(project: &Project, plan: Plan, table: &mut Table) {
    let since = Instant::now();
    let mut matcher = Matcher::new(project).expect("rules that fit");
    let full = ms(since.elapsed());
    let count = matcher.count();
    visitor::matching(&matcher, project, plan, table);
    let mut project = project.clone();
    let mut chance = Chance::new(11);
    let mut times = Vec::new();
    let mut lists = Vec::new();
    for i in 0..200 {
        let touched = change(&mut project, plan, i, &mut chance);
        let since = Instant::now();
        matcher.update(&project, &touched).expect("rules that fit");
        times.push(since.elapsed());
        let since = Instant::now();
        std::hint::black_box(matcher.candidates(&project, LISTED));
        lists.push(since.elapsed());
    }
    table.row(
        &format!("matching {} flows", plan.flows),
        format!(
            "{count} candidates in {full:.0} ms; edit median {:.2} ms, p99 {:.2} ms; list of {LISTED} median {:.1} ms",
            quantile(&times, 0.5),
            quantile(&times, 0.99),
            quantile(&lists, 0.5),
        ),
        "own rules, one thread; 200 edits: moves, quantities, new and deleted flows",
    );
}
