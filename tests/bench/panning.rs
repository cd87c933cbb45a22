//! Frames while the ground is dragged, and how soon a map is there.

use std::path::Path;
use std::time::Instant;

use maillage::matching::Matcher;

use crate::board::Row;
use crate::generate::{Plan, project};
use crate::stage::Stage;
use crate::{Board, CLOSER, LARGE, PANS, ROUNDS, calm, file, visitor};

/// What is panned over, in turn; the last two close by.
const PLACES: [&str; 3] = ["whole territory", "closer", "closer with an actor's page"];
/// Openings of the sample; the one in the middle counts.
const OPENINGS: usize = 5;

/// Two territories with all their flows, and an actor imagined in them.
pub fn measure(folder: &Path, board: &mut Board) {
    let mut medians = Vec::new();
    for plan in LARGE {
        let project = project(plan, 1);
        let matcher = Matcher::new(&project).expect("rules that fit");
        visitor::matching(&matcher, &project, plan, board);
        drop(matcher);
        let path = file(folder, project, &format!("{}", plan.flows));
        let mut stage = opened(&path, folder, plan, board);
        medians.push(panned(&mut stage, plan, board));
        visitor::dragging(&mut stage, plan, board);
    }
    for (i, place) in PLACES.into_iter().enumerate() {
        let ratio = medians[1][i] / medians[0][i];
        let what = format!("panning, 100k against 10k flows, {place}");
        let row = Row::new(1, what, "≤ 1.25", format!("{:.2} ms CPU", medians[1][i]));
        let peer = format!("itself at 10k: {:.2} ms", medians[0][i]);
        board.add(row.against(&peer, Some(ratio), 1.25));
    }
}

/// From nothing to a map that is drawn, as far as a graphics card.
pub fn start(folder: &Path, board: &mut Board) {
    let times: Vec<f64> = (0..OPENINGS)
        .map(|i| {
            let since = Instant::now();
            let mut stage = Stage::open(Path::new("sample:kalundborg"), &folder.join(i.to_string()));
            while !stage.is_drawn() {
                stage.frame(Vec::new());
            }
            since.elapsed().as_secs_f64()
        })
        .collect();
    let middle = crate::quantile(&times, 0.5);
    let measured = format!("{middle:.2} s of {OPENINGS} openings, made and opened anew");
    let row = Row::new(
        1,
        "start to a drawn map with its list, Kalundborg, page cache warm",
        "≤ 1.5 s",
        measured,
    );
    board.add(row.kept(middle <= 1.5));
}

fn opened(path: &Path, folder: &Path, plan: Plan, board: &mut Board) -> Stage {
    let since = Instant::now();
    let mut stage = Stage::open(path, folder);
    stage.frame(Vec::new());
    let measured = format!("{:.0} ms; the list follows", since.elapsed().as_secs_f64() * 1e3);
    let what = format!("opening {} flows, project file to first frame", plan.flows);
    board.add(Row::new(1, what, "-", measured));
    stage.settle();
    stage
}

/// Medians of each place, in ms.
fn panned(stage: &mut Stage, plan: Plan, board: &mut Board) -> [f64; 3] {
    let mut medians = [0.0; 3];
    for (i, place) in PLACES.into_iter().enumerate() {
        match i {
            0 => {}
            1 => stage.zoom_to(CLOSER),
            _ => stage.open_actor(),
        }
        let rounds: Vec<Vec<f64>> = (0..ROUNDS).map(|_| stage.pan(PANS)).collect();
        let rest = stage.rest();
        medians[i] = calm(&rounds, 0.5);
        let measured = format!(
            "median {:.2}, p99 {:.2} ms CPU; frame after rest {rest:.1} ms",
            medians[i],
            calm(&rounds, 0.99),
        );
        let what = format!(
            "panning at {} flows, {place}: frame laid out and in triangles",
            plan.flows
        );
        board.add(Row::new(1, what, "median ≤ 8 ms", measured).kept(medians[i] <= 8.0));
    }
    medians
}
