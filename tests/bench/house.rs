//! The house itself: what is shipped, what a run holds, how long the tests take.

use std::fs;
use std::process::Command;
use std::time::Instant;

use crate::board::Row;
use crate::{Board, machine};

/// Asks for the tests to be run too.
const SUITE: &str = "MAILLAGE_BENCH_SUITE";
const SUITE_COMMAND: &str = "MAILLAGE_BENCH_SUITE=1 cargo bench --features ui-tests --bench figures -- house";

/// Sizes of the programs, the most memory of this run, and the tests when asked for.
pub fn measure(board: &mut Board) {
    let size = |path: &str| fs::metadata(path).map_or(f64::NAN, |file| file.len() as f64 / 1e6);
    let measured = format!(
        "{:.1} / {:.1} MB",
        size(env!("CARGO_BIN_EXE_maillage")),
        size(env!("CARGO_BIN_EXE_maillage-cli"))
    );
    let what = "size of `maillage` / `maillage-cli`, map and tables inside";
    board.add(Row::new(1, what, "-", measured));
    let peak = machine::peak_mb();
    let what = "most memory of this run since its first part, 100,000 flows in the window included";
    board.add(Row::new(1, what, "-", format!("{peak:.0} MB")));
    let what = "tests, compiled: `cargo test --features ui-tests`";
    if std::env::var_os(SUITE).is_none() {
        board.add(Row::left_out(5, what, "≤ 3 min", SUITE_COMMAND));
        return;
    }
    let run = |more: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["test", "--features", "ui-tests"]).args(more);
        machine::watched(&mut cargo)
            .expect("cargo starts")
            .0
            .status
            .success()
    };
    let built = run(&["--no-run"]);
    let since = Instant::now();
    let passed = run(&[]);
    let seconds = since.elapsed().as_secs_f64();
    let row = Row::new(5, what, "≤ 3 min", format!("{seconds:.0} s, passed: {passed}"));
    board.add(row.kept(built && passed && seconds <= 180.0));
}
