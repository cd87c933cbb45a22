//! An imagined actor dragged over the map of a large territory.

use std::time::{Duration, Instant};

use egui::{Event, Pos2, Vec2};
use maillage::base::i18n::Lang;
use maillage::matching::Matcher;
use maillage::matching::missing::{Imagined, activity, missing_actors};
use maillage::model::Project;

use crate::generate::{Chance, Plan, anywhere};
use crate::stage::{Stage, button};
use crate::{Table, cpu_time, ms, quantile};

/// Steps of a drag.
const STEPS: u32 = 120;

/// The matcher alone: who is missing, and each step of a drag of each of some activities.
pub fn matching(matcher: &Matcher, project: &Project, plan: Plan, table: &mut Table) {
    let since = Instant::now();
    let missing = missing_actors(project, matcher, 24);
    let found = ms(since.elapsed());
    table.row(
        &format!("who is missing at {} flows", plan.flows),
        format!("{} activities in {found:.0} ms", missing.len()),
        "on the matcher's thread",
    );
    let mut chance = Chance::new(5);
    let mut times = Vec::new();
    let mut pairs = 0;
    let before = cpu_time();
    for class in activity::classes() {
        let at = anywhere(plan.side_km, &mut chance);
        let imagined = Imagined::new(class, at, Lang::Fr, &matcher.rules().knowledge).expect("a profile");
        for _ in 0..4 {
            let at = anywhere(plan.side_km, &mut chance);
            let since = Instant::now();
            pairs += matcher.candidates_of_visitor(&imagined.known, at).len();
            times.push(since.elapsed());
        }
    }
    let cpu = before.zip(cpu_time()).map(|(a, b)| ms(b.saturating_sub(a)));
    table.row(
        &format!("visitor's candidates at {} flows: ≤ 4 ms CPU a step", plan.flows),
        format!(
            "CPU mean {:.2} ms; wall median {:.2} ms, p99 {:.2} ms",
            cpu.unwrap_or(f64::NAN) / times.len() as f64,
            quantile(&times, 0.5),
            quantile(&times, 0.99)
        ),
        format!(
            "{} places, {} pairs each; every activity",
            times.len(),
            pairs / times.len()
        ),
    );
}

/// The window: frames while an imagined actor is dragged, the matcher answering beside.
pub fn dragging(stage: &mut Stage, plan: Plan, table: &mut Table) {
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
    let before = cpu_time();
    let mut answers = 0;
    let mut held = None;
    let times: Vec<Duration> = (1..=STEPS)
        .map(|i| {
            let turn = i as f32 / 20.0;
            let to = from + Vec2::new(160.0 * turn.sin(), 90.0 * (1.0 - turn.cos()));
            let time = stage.frame(vec![Event::PointerMoved(to)]);
            // The rest of a sixtieth of a second belongs to the matcher.
            std::thread::sleep(Duration::from_millis(16).saturating_sub(time));
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
    let cpu = before
        .zip(cpu_time())
        .map(|(a, b)| ms(b.saturating_sub(a)) / f64::from(STEPS));
    stage.frame(vec![button(from, false)]);
    table.row(
        &format!(
            "dragging an imagined actor at {} flows: ≤ 16 ms a frame",
            plan.flows
        ),
        format!(
            "median {:.2} ms, p99 {:.2} ms, CPU mean {:.2} ms; {answers} different answers in {STEPS} steps",
            quantile(&times, 0.5),
            quantile(&times, 0.99),
            cpu.unwrap_or(f64::NAN),
        ),
        "links and list follow; layout and triangles, no screen reader",
    );
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
