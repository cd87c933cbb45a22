//! The figures that matching promises, in one run on the same files, as one Markdown table. Nothing here passes or fails.
//!
//! `cargo bench --no-default-features --bench figures_matching`, with in the environment
//! - `MAILLAGE_BENCH_DATA`: the folder that holds the tables to match, one folder for each number of flows (`1000`,
//!   `10000`, `100000`, `1000000`; those missing are passed over), as generated with seed 1;
//! - `MAILLAGE_BENCH_PEERS`: the folder with the peers' `run.sh` and `alloc.py`;
//! - `MAILLAGE_BENCH_PYTHON`: the interpreter that has the packages those need (else `python3`).
//!
//! Without data it generates tables of its own, whose results nobody knows beforehand; without peers it compares with
//! none and says so. Times are CPU times, user and system; what is compared was run in turn, and medians of five
//! count (of two at a million flows). Counting the CPU time of whole programs needs bash.
//!
//! Words after `--` choose parts of it: `pairs`, `shares`, `application`, `places`.

// A figure that cannot be measured stops the run.
#![allow(clippy::expect_used, clippy::panic)]

#[path = "../allocation.rs"]
mod allocation;
mod application;
mod board;
#[path = "../changes.rs"]
mod changes;
mod cpu;
mod folders;
#[path = "../generate.rs"]
mod generate;
mod pairs;
mod peers;
mod places;
mod shares;

use board::Board;
use folders::Folders;

fn main() {
    let spare = tempfile::tempdir().expect("a temporary folder");
    let folders = Folders::from_environment(spare.path());
    let mut board = Board::default();
    // Cargo adds an option of its own.
    let chosen: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let asked = |part: &str| chosen.is_empty() || chosen.iter().any(|word| word == part);
    if asked("pairs") {
        pairs::measure(&folders, &mut board);
    }
    if asked("shares") {
        shares::measure(&folders, &mut board);
    }
    if asked("application") {
        application::measure(&mut board);
    }
    if asked("places") {
        places::measure(&mut board);
    }
    println!("{}", board.text());
}
