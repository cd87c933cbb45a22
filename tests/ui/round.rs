//! A whole workshop through the window by keys alone: 24 speakers, 120 flows, decisions as they come, then its record.

use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use maillage::base::i18n::{Lang, tr};
use maillage::model::{Level, SynergyState};
use maillage::session::after::{self, Form, Kind, Order};
use serde::Deserialize;

use crate::window::{Window, folder, plain};

const LINES: &str = include_str!("../fixtures/round.csv");
/// Every so many lines one proposal on top is decided on.
const DECIDED_EVERY: usize = 2;

/// One line of the workshop, and what it must become.
#[derive(Deserialize, Debug)]
struct Line {
    actor: String,
    activity_code: String,
    turn: String,
    line: String,
    direction: String,
    label: String,
    quantity: Option<f64>,
    unit: String,
    period: String,
}

fn lines() -> Vec<Line> {
    let mut reader = csv::Reader::from_reader(LINES.as_bytes());
    reader
        .deserialize()
        .collect::<Result<_, _>>()
        .expect("every line reads")
}

/// The actors in the order in which they speak.
fn speakers(lines: &[Line]) -> Vec<&Line> {
    let mut speakers: Vec<&Line> = Vec::new();
    for line in lines.iter().filter(|line| line.turn == "have") {
        if speakers.last().is_none_or(|last| last.actor != line.actor) {
            speakers.push(line);
        }
    }
    speakers
}

/// What was prepared at the desk: the actors around a town, and the workshop with all of them.
fn prepared(speakers: &[&Line]) -> String {
    let mut script = String::new();
    for (n, speaker) in speakers.iter().enumerate() {
        let (lat, lon) = (51.0 + (n / 6) as f64 * 0.006, 2.3 + (n % 6) as f64 * 0.009);
        let actor = serde_json::json!({
            "do": "add_actor", "id": format!("a{n}"), "name": speaker.actor,
            "activity_code": speaker.activity_code, "lat": lat, "lon": lon,
        });
        script += &format!("{actor}\n");
    }
    let seats: Vec<String> = (0..speakers.len()).map(|n| format!("a{n}")).collect();
    let workshop = serde_json::json!({
        "do": "add_workshop", "id": "w1", "name": "Premier atelier", "date": "2026-11-25", "participants": seats,
    });
    script + &workshop.to_string()
}

/// Begins the workshop by keys: its room, then Tab to the button that begins.
fn begin(window: &mut Window) {
    window.press(Key::F3);
    let begin = plain(&tr(Lang::Fr, "workshop-begin"));
    for _ in 0..60 {
        if window.focused().as_deref() == Some(begin.as_str()) {
            break;
        }
        window.press(Key::Tab);
    }
    assert_eq!(window.focused(), Some(begin), "Tab reaches it");
    window.press(Key::Enter);
    window.settle();
    assert!(window.document().meeting.is_some());
}

/// Says a line; how long it takes from Enter until the list with it is painted.
fn say(window: &mut Window, line: &str) -> Duration {
    window.write(line);
    let since = Instant::now();
    window.press(Key::Enter);
    let current = |w: &Window| w.snapshot().revision == w.document().session.revision();
    window.until("the list after the line", current);
    window.harness.step();
    let spent = since.elapsed();
    assert!(
        !egui::Popup::is_any_open(&window.harness.ctx),
        "nothing stands over the room"
    );
    spent
}

/// Keeps, parks or refuses what stands on top; what was decided, if anything was there, and by how many keys.
fn decide(window: &mut Window, nth: usize) -> Option<(SynergyState, usize)> {
    let (before, keys) = (window.project().synergies.len(), window.keys);
    let meeting = window.document().meeting.as_ref().expect("a round");
    meeting.top(window.snapshot())?;
    let state = match nth % 5 {
        3 => {
            window.chord(Modifiers::ALT, Key::P);
            SynergyState::Attente
        }
        4 => {
            window.chord(Modifiers::ALT, Key::R);
            window.write("6");
            SynergyState::Refusee
        }
        _ => {
            window.chord(Modifiers::ALT, Key::G);
            window.write(&format!("Porteur {nth} 15/1/2027"));
            window.press(Key::Enter);
            SynergyState::Piste
        }
    };
    let keys = window.keys - keys;
    window.settle();
    assert_eq!(
        window.project().synergies.len(),
        before + 1,
        "one decision, one synergy"
    );
    Some((state, keys))
}

/// What was said, as it stands in the project: actor, direction, label, quantity.
fn noted(window: &Window) -> Vec<String> {
    let project = window.project();
    let row = |flow: &std::sync::Arc<maillage::model::Flow>| {
        let quantity = flow.quantity.value.map_or_else(String::new, |q| q.to_string());
        let period = flow.quantity.period.map_or("", maillage::model::Period::code);
        let actor = &project.actors[&flow.actor].name;
        format!(
            "{actor}|{}|{}|{quantity}|{}|{period}",
            flow.direction.code(),
            flow.label,
            flow.quantity.unit
        )
    };
    let mut rows: Vec<String> = project.flows.values().map(row).collect();
    rows.sort();
    rows
}

fn expected(lines: &[Line]) -> Vec<String> {
    let row = |line: &Line| {
        let quantity = line.quantity.map_or_else(String::new, |q| q.to_string());
        format!(
            "{}|{}|{}|{quantity}|{}|{}",
            line.actor, line.direction, line.label, line.unit, line.period
        )
    };
    let mut rows: Vec<String> = lines.iter().map(row).collect();
    rows.sort();
    rows
}

/// How a workshop went.
pub struct Held {
    /// From Enter to the frame with the list that follows, for each line, shortest first.
    pub painted: Vec<Duration>,
    /// The most keys beyond the text that keeping a proposal took.
    pub keys: usize,
    /// Decisions, all of them in the record.
    pub decisions: usize,
    /// How long the record took, and its bytes.
    pub record: (Duration, usize),
}

#[test]
fn ninety_minutes_by_keys_alone_lose_nothing() {
    let held = held();
    assert!(held.keys <= 3, "{}", held.keys);
    assert_eq!(held.painted.len(), 120);
    assert!(held.decisions > 30 && held.record.1 > 0, "{}", held.decisions);
}

/// Holds the workshop and finds every line and decision again.
pub fn held() -> Held {
    let lines = lines();
    let speakers = speakers(&lines);
    assert_eq!((speakers.len(), lines.len()), (24, 120));
    let folder = folder();
    let file = folder.path().join("zone.gpkg");
    let new = ["new", file.to_str().expect("a path"), "--name", "Zone"].map(std::ffi::OsString::from);
    assert_eq!(maillage::cli::run(new), 0);
    let mut window = Window::playing(
        folder.path(),
        file.to_str().expect("a path"),
        &prepared(&speakers),
    );
    window.until("the workshop", |w| w.project().workshop_by_ref("w1").is_some());
    window.settle();
    begin(&mut window);
    let (mut painted, mut decided) = (Vec::new(), Vec::new());
    let mut who = speakers[0].actor.as_str();
    for (nth, line) in lines.iter().enumerate() {
        if line.actor != who {
            window.press(Key::PageDown);
            who = &line.actor;
        }
        painted.push(say(&mut window, &line.line));
        if nth % DECIDED_EVERY == 0 {
            decided.extend(decide(&mut window, nth / DECIDED_EVERY));
        }
    }
    window.settle();
    pretty_assertions(&noted(&window), &expected(&lines));
    let states = |state| decided.iter().filter(|(s, _)| *s == state).count();
    for state in [SynergyState::Piste, SynergyState::Attente, SynergyState::Refusee] {
        let kept = window.project().synergies.values().filter(|s| s.state == state);
        assert_eq!(kept.count(), states(state), "{state:?}");
    }
    let all = window.project().synergies.values();
    let owned: Vec<_> = all.filter(|s| s.owner.starts_with("Porteur")).collect();
    assert_eq!(owned.len(), states(SynergyState::Piste));
    assert!(owned.iter().all(|s| s.due == "2027-01-15"));
    painted.sort();
    let record = record(&window, decided.len());
    let (flows, synergies) = (noted(&window), window.project().synergies.clone());
    window.quit();
    let window = Window::open(folder.path(), file.to_str());
    assert_eq!(noted(&window), flows, "the file holds every line");
    assert_eq!(window.project().synergies, synergies, "and every decision");
    let kept = decided.iter().filter(|(s, _)| *s == SynergyState::Piste);
    Held {
        painted,
        keys: kept.map(|(_, keys)| *keys).max().unwrap_or_default(),
        decisions: decided.len(),
        record,
    }
}

/// The record of that workshop holds every decision; how long it took, and its bytes.
fn record(window: &Window, decisions: usize) -> (Duration, usize) {
    let project = window.project();
    let workshop = project.workshop_by_ref("w1").expect("it is there").id;
    let order = Order {
        kind: Kind::Record(workshop),
        project,
        history: window.document().session.history(),
        audience: Level::Operator,
        lang: Lang::Fr,
        date: jiff::civil::date(2026, 11, 25),
        zone: jiff::tz::TimeZone::UTC,
    };
    let since = Instant::now();
    let pages = after::write(&order, Form::Pdf).expect("a record");
    let spent = since.elapsed();
    let document = format!("{:?}", after::document(&order).expect("a record"));
    let told = project
        .synergies
        .values()
        .filter(|s| document.contains(&s.label))
        .count();
    assert_eq!(told, decisions, "every decision stands in it");
    let owners = project.synergies.values().filter(|s| !s.owner.is_empty());
    assert!(owners.into_iter().all(|s| document.contains(&s.owner)));
    (spent, pages.len())
}

/// Says which lines differ, not all of them.
fn pretty_assertions(noted: &[String], expected: &[String]) {
    let differ = |a: &[String], b: &[String]| {
        a.iter()
            .filter(|row| !b.contains(row))
            .cloned()
            .collect::<Vec<_>>()
    };
    let (wrong, missing) = (differ(noted, expected), differ(expected, noted));
    assert!(
        wrong.is_empty() && missing.is_empty(),
        "noted {wrong:#?}, expected {missing:#?}"
    );
    assert_eq!(noted.len(), expected.len());
}
