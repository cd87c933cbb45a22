//! A process that edits and publishes is killed at odd moments; what it acknowledged must be there afterwards.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::*;

const FOLDER: &str = "MAILLAGE_TEST_FOLDER";
/// How often the editing process is killed, at moments spread over a few commits and publishes.
const KILLS: u64 = 8;

/// Not a test of its own: the process that gets killed. Says `ok N` when actor N is durable, `saved N` when published.
#[test]
#[ignore = "started by the test below"]
fn the_editing_process() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let (file, data) = (
        Path::new(&folder).join("seen/a.gpkg"),
        Path::new(&folder).join("data"),
    );
    let app = Desk::new().app;
    let Opened {
        mut working,
        mut project,
        ..
    } = WorkingCopy::open(&file, &data, &app).unwrap();
    let first = project.actors.len() as u128;
    for number in first..first + 1000 {
        commit(
            &mut working,
            &mut project,
            1000 + number,
            add_actor(1000 + number, "N"),
        );
        println!("\nok {}", number + 1);
        if number % 3 == 0 {
            working.publish(NOW).unwrap();
            println!("\nsaved {}", number + 1);
        }
    }
}

/// Runs the editing process, kills it, and returns the last numbers that it acknowledged.
fn run_and_kill(folder: &Path, delay: Duration) -> (usize, usize) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--nocapture", "the_editing_process"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (mut durable, mut saved) = (0, 0);
    let mut killer = Some(child);
    let mut reaped = None;
    for line in lines.map_while(Result::ok) {
        if let Some(number) = line.strip_prefix("ok ") {
            durable = number.parse().unwrap();
        } else if let Some(number) = line.strip_prefix("saved ") {
            saved = number.parse().unwrap();
        }
        // The clock starts at the first acknowledgement, so that every run gets somewhere.
        if durable > 0
            && let Some(mut child) = killer.take()
        {
            reaped = Some(thread::spawn(move || {
                thread::sleep(delay);
                child.kill().unwrap();
                child.wait().unwrap();
            }));
        }
    }
    reaped.unwrap().join().unwrap();
    (durable, saved)
}

#[test]
fn a_killed_process_loses_nothing_that_it_acknowledged_and_leaves_nothing_behind() {
    let desk = Desk::new();
    let folder = desk.folder.path();
    let (seen, data) = (folder.join("seen"), folder.join("data"));
    fs::create_dir_all(&seen).unwrap();
    let file = seen.join("a.gpkg");
    let project = Project::default();
    WorkingCopy::create(&file, &data, &project, &desk.app, NOW)
        .unwrap()
        .close();
    for round in 0..KILLS {
        let (durable, saved) = run_and_kill(folder, Duration::from_millis(5 + 17 * round));
        let alone = read_file(&file).unwrap().project.actors.len();
        assert!(
            alone >= saved,
            "round {round}: {alone} in the file, {saved} saved"
        );
        let opened = WorkingCopy::open(&file, &data, &desk.app).unwrap();
        let (found, logged) = (opened.project.actors.len(), opened.history.len());
        assert!(
            found >= durable,
            "round {round}: {found} found, {durable} acknowledged"
        );
        assert_eq!((found, opened.set_aside), (logged, None));
        let beside: Vec<_> = fs::read_dir(&seen).unwrap().collect();
        assert_eq!(beside.len(), 1, "round {round}: {beside:?}");
        drop(opened.working);
    }
}
