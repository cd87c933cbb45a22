//! The application's own engine on a generated territory of 100,000 flows: G2, G5 and G11.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Duration;

use maillage::matching::Matcher;
use maillage::model::{Project, Touched};
use maillage::session::snapshot::{LISTED, News};
use maillage::session::worker::Worker;
use maillage::session::{MapFilter, map_input};

use crate::board::{Board, Row, median, share};
use crate::changes::change;
use crate::cpu;
use crate::generate::{Chance, Plan, project};

const PLAN: Plan = Plan {
    actors: 10_000,
    flows: 100_000,
    side_km: 173.2,
    limit_km: Some(15.0),
};
const EDITS: u32 = 200;
const ROUNDS: usize = 5;

/// Measures all of them.
pub fn measure(board: &mut Board) {
    let project = project(PLAN, 1);
    board.add(full(&project));
    board.add(edits(&project));
    for row in settings(&project) {
        board.add(row);
    }
}

fn full(project: &Project) -> Row {
    let (mut times, mut count) = (Vec::new(), 0);
    for _ in 0..ROUNDS {
        let (time, matcher) = cpu::timed(|| Matcher::new(project).expect("rules that fit"));
        times.push(time);
        count = matcher.count();
    }
    let ms = median(&times);
    Row::new(
        2,
        format!(
            "G5 own rules, 100k flows in memory: index, match, score, sorted lists of {count} candidates, one thread"
        ),
        "≤ 300 ms CPU",
        format!("{ms:.0} ms CPU, {:.0} ns a candidate", ms * 1e6 / count as f64),
    )
    .kept(ms <= 300.0)
}

/// What an edit costs until list and map know of it, in three parts.
fn edits(project: &Project) -> Row {
    let mut matcher = Matcher::new(project).expect("rules that fit");
    let (mut project, mut chance) = (project.clone(), Chance::new(11));
    let (news, filter) = (News::default(), MapFilter::default());
    let (mut sums, mut parts) = (Vec::new(), [Vec::new(), Vec::new(), Vec::new()]);
    for turn in 0..EDITS {
        let touched = change(&mut project, PLAN, turn, &mut chance);
        let (update, moves) = cpu::timed(|| matcher.update(&project, &touched).expect("rules that fit"));
        black_box(moves);
        let (list, candidates) = cpu::timed(|| matcher.candidates(&project, LISTED));
        let (map, drawn) = cpu::timed(|| map_input(&project, &candidates, &news, &filter));
        black_box(drawn);
        sums.push(update + list + map);
        for (times, time) in parts.iter_mut().zip([update, list, map]) {
            times.push(time);
        }
    }
    let worst = share(&sums, 100);
    let said: Vec<String> = ["update", "list", "map model"]
        .iter()
        .zip(&parts)
        .map(|(name, times)| format!("{name} {:.2} / {:.2}", median(times), share(times, 100)))
        .collect();
    Row::new(
        2,
        "G2 own rules, 100k flows: the worst of 200 edits, list and map model included",
        "≤ 8 ms CPU",
        format!(
            "{worst:.1} ms CPU, median {:.1} ms (median / worst ms: {})",
            median(&sums),
            said.join(", ")
        ),
    )
    .kept(worst <= 8.0)
}

/// A weight, then a limit, changed: on the matcher's own thread as in the window.
fn settings(project: &Project) -> Vec<Row> {
    let worker = Worker::start(project.clone(), || ()).expect("a thread");
    wait(&worker);
    let changes = [
        ("a weight changed", "weight.distance", "0.5"),
        ("the limit of a nature changed", "limit.M.WOOD", "10"),
    ];
    let mut project = project.clone();
    let mut rows = Vec::new();
    for (revision, (what, key, value)) in (1..).zip(changes) {
        project.settings.insert(key.to_owned(), value.to_owned());
        let touched = Touched {
            settings: BTreeSet::from([key.to_owned()]),
            ..Touched::default()
        };
        let asked = project.clone();
        let before = cpu::process_ms();
        let (window, ()) = cpu::timed(|| worker.request(asked, touched, revision, true));
        wait(&worker);
        let all = cpu::process_ms() - before;
        let row = Row::new(
            2,
            format!("G11 own rules, 100k flows: {what}, until the new list is there"),
            "≤ 1 s CPU, window not blocked",
            format!(
                "{:.2} s CPU, {:.3} ms of it in the window's thread",
                all / 1e3,
                window
            ),
        );
        rows.push(row.kept(all <= 1e3 && window <= 8.0));
    }
    rows
}

/// Until the next list; sleeping costs no CPU time to speak of.
fn wait(worker: &Worker) {
    loop {
        if let Some(answer) = worker.take() {
            answer.expect("rules that fit");
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
