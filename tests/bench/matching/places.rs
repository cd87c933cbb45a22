//! The search for places and actors.

use maillage::session::search::{ActorNames, search};

use crate::board::{Board, Row};
use crate::cpu::timed;
use crate::generate::{Plan, project};

/// What people type, one query a row.
const QUERIES: &str = include_str!("../../data/places/queries.csv");
/// Each query is asked as often.
const ROUNDS: usize = 3;
/// Lines that the window shows.
const SHOWN: usize = 8;
/// The goal in ms.
const GOAL_MS: f64 = 30.0;
const PLAN: Plan = Plan {
    actors: 10_000,
    flows: 10_000,
    side_km: 100.0,
    limit_km: None,
};

/// Times every query of the corpus over all places and 10,000 actors.
pub fn measure(board: &mut Board) {
    let mut names = ActorNames::default();
    let (first_ms, ()) = timed(|| names.follow(&project(PLAN, 1)));
    drop(search(&names, "première recherche", SHOWN));
    let mut rows = csv::Reader::from_reader(QUERIES.as_bytes());
    let queries: Vec<String> = rows.records().flatten().map(|row| row[0].to_owned()).collect();
    let rounds = std::iter::repeat_n(&queries, ROUNDS).flatten();
    let mut times: Vec<f64> = rounds
        .map(|query| timed(|| search(&names, query, SHOWN)).0)
        .collect();
    times.sort_by(f64::total_cmp);
    let quantile = |share: f64| times[(share * (times.len() - 1) as f64) as usize];
    let measured = format!(
        "median {:.1} ms, p95 {:.1} ms, longest {:.1} ms; names of 10,000 actors made ready in {first_ms:.0} ms",
        quantile(0.5),
        quantile(0.95),
        quantile(1.0)
    );
    let what = format!(
        "search among 36,560 places and 10,000 actors, {} queries",
        queries.len()
    );
    board.add(Row::new(3, what, "p95 ≤ 30 ms CPU", measured).kept(quantile(0.95) <= GOAL_MS));
}
