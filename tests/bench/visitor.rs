//! An imagined actor dragged over the map of a large territory.

use std::time::{Duration, Instant};

use egui::{Event, Pos2, Vec2};
use maillage::base::i18n::Lang;
use maillage::matching::Matcher;
use maillage::matching::missing::{Imagined, activity, missing_actors};
use maillage::model::Project;

use crate::board::Row;
use crate::generate::{Chance, Plan, anywhere};
use crate::stage::{Stage, button};
use crate::{Board, cpu, quantile};

/// Steps of a drag.
const STEPS: u32 = 120;

/// The matcher alone: who is missing, and each step of a drag of each of some activities.
pub fn matching(matcher: &Matcher, project: &Project, plan: Plan, board: &mut Board) {
    let (found, missing) = cpu::timed(|| missing_actors(project, matcher, 24));
    board.add(Row::new(
        2,
        format!("who is missing at {} flows, beside the window", plan.flows),
        "-",
        format!("{} activities in {found:.0} ms CPU", missing.len()),
    ));
    let mut chance = Chance::new(5);
    let (mut times, mut pairs) = (Vec::new(), 0);
    for class in activity::classes() {
        let at = anywhere(plan.side_km, &mut chance);
        let imagined = Imagined::new(class, at, Lang::Fr, &matcher.rules().knowledge).expect("a profile");
        for _ in 0..4 {
            let at = anywhere(plan.side_km, &mut chance);
            let (time, found) = cpu::timed(|| matcher.candidates_of_visitor(&imagined.known, at).len());
            pairs += found;
            times.push(time);
        }
    }
    let mean = times.iter().sum::<f64>() / times.len() as f64;
    let measured = format!(
        "mean {mean:.2}, p99 {:.2} ms CPU; {} places, {} pairs each, every activity",
        quantile(&times, 0.99),
        times.len(),
        pairs / times.len()
    );
    let what = format!(
        "candidates of an imagined actor at {} flows, one step",
        plan.flows
    );
    board.add(Row::new(2, what, "mean ≤ 4 ms", measured).kept(mean <= 4.0));
}

/// The window: frames while an imagined actor is dragged, the matcher answering beside.
pub fn dragging(stage: &mut Stage, plan: Plan, board: &mut Board) {
    stage.press("Qui manque\u{202f}?");
    wait(stage, "who is missing", |s| {
        s.document().what_if.missing.is_some()
    });
    let first = stage
        .document()
        .what_if
        .missing
        .as_ref()
        .and_then(|m| m.actors.first().cloned());
    // Where every flow has a good candidate nobody is missing: then a sawmill is as good as any.
    match first {
        Some(first) => stage.press(&activity::headline(&first.class, Lang::Fr)),
        None => {
            stage.press("Une autre activité…");
            stage.frame(vec![Event::Text("scierie".to_owned())]);
            stage.press("Une scierie");
        }
    }
    wait(stage, "its mark", |s| s.document().map.visitor.is_some());
    let from = mark(stage);
    stage.frame(vec![Event::PointerMoved(from)]);
    stage.frame(vec![button(from, true)]);
    let mut answers = 0;
    let mut held = None;
    let times: Vec<f64> = (1..=STEPS)
        .map(|i| {
            let turn = i as f32 / 20.0;
            let to = from + Vec2::new(160.0 * turn.sin(), 90.0 * (1.0 - turn.cos()));
            let time = stage.frame(vec![Event::PointerMoved(to)]);
            // The rest of a sixtieth of a second belongs to the matcher.
            std::thread::sleep(Duration::from_secs_f64((0.016 - time / 1e3).max(0.0)));
            let now = stage
                .document()
                .what_if
                .visitor
                .as_ref()
                .map(|v| v.answer.clone());
            answers += u32::from(now != held);
            held = now;
            time
        })
        .collect();
    stage.frame(vec![button(from, false)]);
    let p99 = quantile(&times, 0.99);
    let measured = format!(
        "median {:.2}, p99 {p99:.2} ms CPU; {answers} different answers in {STEPS} steps",
        quantile(&times, 0.5)
    );
    let what = format!(
        "dragging an imagined actor at {} flows: a frame, links and list following",
        plan.flows
    );
    board.add(Row::new(2, what, "p99 ≤ 16 ms", measured).kept(p99 <= 16.0));
}

fn mark(stage: &Stage) -> Pos2 {
    stage.document().map.visitor.expect("its mark").at
}

fn wait(stage: &mut Stage, what: &str, there: impl Fn(&Stage) -> bool) {
    let since = Instant::now();
    while !there(stage) {
        assert!(since.elapsed() < Duration::from_secs(60), "never came: {what}");
        stage.frame(Vec::new());
        std::thread::sleep(Duration::from_millis(5));
    }
    stage.frame(Vec::new());
}
