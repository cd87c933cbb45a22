//! Who gives how much to whom: G9 and G10.

use std::path::Path;

use super::allocation::{self, Again};
use super::folders::{Folders, read};
use crate::board::{Board, Row, median};
use crate::cpu;

const ROUNDS: usize = 5;
/// The project whose candidates number about 80,000.
const FLOWS: u32 = 10_000;
/// Objectives this close to each other, in parts, are the same.
const SAME: f64 = 1e-6;

/// Measures the cold allocation against OR-tools, and its value against HiGHS.
pub fn measure(folders: &Folders, board: &mut Board) {
    let Some(folder) = folders.of(FLOWS) else { return };
    let (mut own, mut theirs, mut objective) = (Vec::new(), Vec::new(), f64::NAN);
    let mut arcs = 0;
    for _ in 0..ROUNDS {
        let (time, solved) = solve(&folder);
        own.push(time);
        (arcs, objective) = solved;
        let run = folders
            .peers
            .as_ref()
            .and_then(|peers| peers.allocation(&folder, "ortools"));
        theirs.extend(run.map(|run| run.number("build_and_solve_cpu_ms")));
    }
    let own = median(&own);
    let other = (!theirs.is_empty()).then(|| median(&theirs));
    let said = other.map_or_else(
        || "peer not measured".to_owned(),
        |ms| format!("OR-tools {ms:.1} ms"),
    );
    let what = format!("G9 allocation of {arcs} candidates, cold: question made and solved");
    let row = Row::new(2, what, "≤ 1/5", format!("{own:.1} ms CPU"));
    board.add(row.against(&said, other.map(|ms| own / ms), 0.2));
    let exact = folders
        .peers
        .as_ref()
        .and_then(|peers| peers.allocation(&folder, "highs-t"));
    let apart = exact
        .as_ref()
        .map(|run| (objective / run.number("objective") - 1.0).abs());
    let said = exact.map_or_else(
        || "peer not measured".to_owned(),
        |run| format!("HiGHS {}", run.word("objective")),
    );
    let row = Row::new(
        2,
        "G9 its objective",
        "equal to HiGHS to 1e-6",
        format!("{objective:.3}"),
    );
    let row = row.anywhere().beside(said);
    board.add(match apart {
        Some(apart) => row.kept(apart <= SAME),
        None => row,
    });
    again(&folder, board);
}

/// The same question after one edit, from the last answer.
fn again(folder: &Path, board: &mut Board) {
    let matched = read(folder).matched(1).expect("pairs that fit");
    let (question, _) = matched.allocation().expect("prices");
    let (cold, kinds) = allocation::measure(question);
    for Again {
        what,
        ms: [median, p95, longest],
    } in kinds
    {
        let measured = format!("{median:.4} ms CPU, p95 {p95:.2} ms, longest {longest:.2} ms");
        let what = format!("G10 allocation again after an edit: {what}");
        let row = Row::new(2, what, "median ≤ 1/20 of cold", measured);
        let peer = format!("itself from nothing: {cold:.1} ms");
        board.add(row.against(&peer, Some(median / cold), 0.05));
    }
}

/// CPU ms, and the number of arcs and the objective.
fn solve(folder: &Path) -> (f64, (usize, f64)) {
    let matched = read(folder).matched(1).expect("pairs that fit");
    cpu::timed(|| {
        let (question, _) = matched.allocation().expect("prices");
        let plan = question.solve();
        assert!(plan.optimal, "the search ended");
        (question.arcs.len(), plan.objective)
    })
}
