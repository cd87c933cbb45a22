//! From the key that ends an edit to the frame that shows its candidates.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;

use crate::board::Row;
use crate::generate::{Chance, Plan, name, project};
use crate::window::Window;
use crate::{Board, file, quantile};

/// The zone of the room.
const ROOM: Plan = Plan {
    actors: 60,
    flows: 400,
    side_km: 15.0,
    limit_km: None,
};
const EDITS: usize = 100;

/// What the spoken lines speak of.
const SAID: [&str; 6] = [
    "300 t/an compost",
    "120 t/an sciure",
    "40 t/an cartons",
    "2000 MWh/an chaleur à 60 °C",
    "500 palettes par an",
    "80 t/an ferrailles",
];

/// Spoken lines, quantities and dragged actors in turn.
pub fn measure(folder: &Path, board: &mut Board) {
    let path = file(folder, project(ROOM, 60), "room");
    let times = run(&path, folder);
    let [p50, p95, max] = [0.5, 0.95, 1.0].map(|share| quantile(&times, share));
    let what = "edit in the window to its candidates in list and map, 60 actors, 400 flows, 100 edits";
    let measured = format!("p50 {p50:.1}, p95 {p95:.1}, worst {max:.1} ms");
    board.add(Row::new(1, what, "p95 ≤ 100 ms", measured).kept(p95 <= 100.0));
}

/// The time of each edit, in ms.
fn run(path: &Path, folder: &Path) -> Vec<f64> {
    let mut window = Window::open(folder, path.to_str());
    window.settle();
    let mut chance = Chance::new(7);
    (0..EDITS)
        .map(|i| {
            let who = name(chance.below(ROOM.actors as usize) as u32);
            match i % 3 {
                0 => spoken(&mut window, &who, SAID[i / 3 % SAID.len()], i % 2 == 0),
                1 => quantity(&mut window, &who, 10 + i),
                _ => moved(&mut window, i),
            }
        })
        .collect()
}

/// Sends the last event of an edit and waits for its candidates on the screen.
fn timed(window: &mut Window, last: Vec<Event>) -> f64 {
    let revision = window.document().session.revision();
    window.harness.input_mut().events.extend(last);
    let since = Instant::now();
    painted(window);
    assert!(
        window.document().session.revision() > revision,
        "the edit was refused"
    );
    while !is_shown(window) {
        assert!(
            since.elapsed() < Duration::from_secs(20),
            "its candidates never came"
        );
        if window.harness.ctx.has_requested_repaint() {
            painted(window);
        } else {
            std::thread::sleep(Duration::from_micros(200));
        }
    }
    let time = since.elapsed().as_secs_f64() * 1e3;
    window.settle();
    time
}

fn painted(window: &mut Window) {
    window.harness.step();
    let output = window.harness.output();
    let triangles = window
        .harness
        .ctx
        .tessellate(output.shapes.clone(), output.pixels_per_point);
    black_box(triangles);
}

/// The list belongs to the newest edit, and so does the map.
fn is_shown(window: &Window) -> bool {
    let document = window.document();
    let of_edit = document
        .snapshot
        .as_ref()
        .is_some_and(|s| s.revision == document.session.revision());
    let on_map = document
        .map
        .picture
        .as_ref()
        .is_some_and(|p| p.version == document.map.version());
    of_edit && on_map
}

fn key(key: Key) -> Vec<Event> {
    [true, false]
        .map(|pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        })
        .to_vec()
}

fn spoken(window: &mut Window, who: &str, what: &str, gives: bool) -> f64 {
    window.chord(Modifiers::COMMAND, Key::Space);
    let verb = if gives { "donne" } else { "cherche" };
    window.write(&format!("{who} {verb} {what}"));
    timed(window, key(Key::Enter))
}

/// Finds an actor by its name, opens its first flow and gives it another quantity.
fn quantity(window: &mut Window, who: &str, value: usize) -> f64 {
    window.chord(Modifiers::COMMAND, Key::K);
    window.write(who);
    window.press(Key::Enter);
    let beside = window.harness.ctx.content_rect().right() - 420.0;
    let flow = window
        .harness
        .query_all_by_role(Role::ListBoxOption)
        .find(|row| row.rect().left() > beside)
        .expect("a flow of the actor");
    flow.click();
    window.harness.run_steps(2);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Quantité")
        .focus();
    window.harness.run_steps(2);
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&value.to_string());
    let time = timed(window, key(Key::Enter));
    window.press(Key::Escape);
    time
}

/// Takes hold of an actor, draws it aside and lets go.
fn moved(window: &mut Window, turn: usize) -> f64 {
    let (_, from) = window.actor_on_map();
    let side = if turn.is_multiple_of(2) { 45.0 } else { -45.0 };
    window.point_at(from);
    window.button(from, true);
    for step in 1..=3u8 {
        window.point_at(from + vec2(side, 20.0) * f32::from(step) / 3.0);
    }
    let release = Event::PointerButton {
        pos: from + vec2(side, 20.0),
        button: egui::PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    };
    timed(window, vec![release])
}
