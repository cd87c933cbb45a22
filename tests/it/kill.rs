//! Killed at any instant, the program loses nothing that it acknowledged, and the visible file alone is always whole.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::desk::{Place, json};

/// Kills in all, shared by the threads.
const KILLS: u64 = 200;
const THREADS: u64 = 2;
/// The script publishes after so many actors.
const PUBLISH_EVERY: usize = 7;
/// Lines of a script: more than any run gets through before it is killed.
const LINES: usize = 20_000;
/// The last acknowledgement after which the program may be killed: three publishes have been heard by then.
const LATEST: u64 = 24;
/// The longest pause after that acknowledgement, in microseconds: about as long as a line and a publish take.
const PAUSE_US: u64 = 4000;

/// SplitMix64, so that each run of the test kills after the same acknowledgements.
fn random(seed: u64) -> u64 {
    let z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// True for the lines of the script that publish.
fn publishes(line: usize) -> bool {
    line.is_multiple_of(PUBLISH_EVERY + 1)
}

fn script_line(line: usize) -> String {
    match publishes(line) {
        true => r#"{"do":"publish"}"#.to_owned(),
        false => {
            format!(r#"{{"do":"add_actor","id":"a{line}","name":"Acteur {line}","lat":51.0,"lon":2.5}}"#)
        }
    }
}

/// What was acknowledged before the kill.
#[derive(Default, Debug)]
struct Heard {
    durable: usize,
    saved: usize,
}

/// Kills the program at its instants and fails when anything that was acknowledged is lost; how many kills.
pub fn kill_all() -> u64 {
    let template = Place::new();
    template.done("new p.gpkg");
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let template = template.path("p.gpkg");
            scope.spawn(move || {
                let mut heard_some = 0;
                for kill in (thread..KILLS).step_by(THREADS as usize) {
                    heard_some += usize::from(one_kill(&template, kill).saved > 0);
                }
                assert!(
                    heard_some > 10,
                    "hardly any kill came after a publish: {heard_some}"
                );
            });
        }
    });
    KILLS
}

#[test]
fn nothing_acknowledged_is_lost_by_a_kill() {
    assert_eq!(kill_all(), 200);
}

fn one_kill(template: &Path, kill: u64) -> Heard {
    let place = Place::new();
    std::fs::copy(template, place.path("p.gpkg")).expect("room");
    let heard = play_and_kill(
        place.command(),
        1 + random(kill) % LATEST,
        Duration::from_micros(random(KILLS + kill) % PAUSE_US),
    );
    // The visible file alone, as someone would take it away on a stick, read where no working copy is.
    std::fs::copy(place.path("p.gpkg"), place.path("alone.gpkg")).expect("room");
    let alone = actors(&mut place.command_as("elsewhere"), "alone.gpkg");
    holds_all_up_to(&alone, heard.saved, kill, "the file alone");
    let all = actors(&mut place.command(), "p.gpkg");
    holds_all_up_to(&all, heard.durable, kill, "the file reopened");
    if kill.is_multiple_of(10) {
        place.write("publish.jsonl", r#"{"do":"publish"}"#);
        place.done("script p.gpkg publish.jsonl");
        std::fs::copy(place.path("p.gpkg"), place.path("later.gpkg")).expect("room");
        let later = actors(&mut place.command_as("elsewhere"), "later.gpkg");
        assert_eq!(
            later, all,
            "kill {kill}: the next publish carries what was recovered"
        );
        let left: Vec<String> = place.names();
        assert_eq!(
            left,
            ["alone.gpkg", "later.gpkg", "p.gpkg", "publish.jsonl"],
            "kill {kill}"
        );
    }
    heard
}

/// Kills the program that pause after its `last` acknowledgement.
fn play_and_kill(mut command: Command, last: u64, pause: Duration) -> Heard {
    let mut child = command
        .args(["script", "p.gpkg", "-", "--ack"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    let output = BufReader::new(child.stdout.take().expect("a pipe"));
    let typing = std::thread::spawn(move || {
        // Ends with the pipe, when the program is killed.
        let _ = (1..=LINES).try_for_each(|line| writeln!(input, "{}", script_line(line)));
    });
    let mut heard = Heard::default();
    let mut child = Some(child);
    let mut killing = None;
    for (number, line) in (1..).zip(output.lines().map_while(Result::ok)) {
        if let Some(child) = child.take_if(|_| number == last) {
            killing = Some(std::thread::spawn(move || kill(child, pause)));
        }
        let said = line
            .split_once(' ')
            .and_then(|(word, number)| Some((word, number.parse().ok()?)));
        match said {
            Some(("ok", number)) => heard.durable = heard.durable.max(number),
            Some(("saved", number)) => heard.saved = heard.saved.max(number),
            _ => panic!("not an acknowledgement: {line}"),
        }
    }
    killing.expect("as many lines").join().expect("a kill");
    typing.join().expect("a writer");
    heard
}

/// Sends SIGKILL and waits for the end.
fn kill(mut child: Child, pause: Duration) {
    std::thread::sleep(pause);
    child.kill().expect("still running");
    let status = child.wait().expect("it ends");
    assert!(
        !status.success(),
        "the script ended before the kill: make it longer"
    );
}

/// Numbers of the actors in a project.
fn actors(command: &mut Command, file: &str) -> Vec<usize> {
    let output = command.args(["dump", file]).output().expect("the program starts");
    assert!(output.status.success(), "{output:?}");
    let dump = json(std::str::from_utf8(&output.stdout).expect("UTF-8"));
    let number = |actor: &serde_json::Value| actor["ref"].as_str().and_then(|r| r[1..].parse().ok());
    let mut numbers: Vec<usize> = dump["actors"]
        .as_array()
        .expect("actors")
        .iter()
        .filter_map(number)
        .collect();
    numbers.sort_unstable();
    numbers
}

/// The actors are those of the first lines without a gap, at least up to `line`.
fn holds_all_up_to(found: &[usize], line: usize, kill: u64, what: &str) {
    let last = found.last().copied().unwrap_or(0).max(line);
    let expected: Vec<usize> = (1..=last).filter(|line| !publishes(*line)).collect();
    assert_eq!(found, expected, "kill {kill}: {what} after line {line}");
}
