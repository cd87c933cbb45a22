//! What the command line cannot try: stopping, and what happens on the way.

use std::fs;
use std::sync::Arc;
use std::thread;

use uuid::Uuid;

use super::*;
use crate::picture::tokens::Theme;
use crate::samples;
use crate::session::MapFilter;
use crate::session::audience::Audience;
use crate::session::lookups::lookups;

/// The most that is still drawn after asking to stop: one of the bands in which a large picture is written.
const BAND: f32 = 0.12;

fn project() -> Project {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    samples::load("dunkerque", &mut ids, &lookups()).expect("a sample")
}

fn order(form: Form, sheet: Sheet) -> Order {
    Order {
        form,
        sheet,
        area: Area::Territory,
        audience: Audience::default(),
        theme: Theme::Light,
        title: None,
        date: jiff::civil::date(2026, 11, 25),
        filter: MapFilter::default(),
        visitor: None,
    }
}

#[test]
fn a_file_that_is_stopped_leaves_nothing_and_the_old_one_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("carte.png");
    fs::write(&path, b"old").expect("room");
    let progress = Arc::new(Progress::default());
    let writer = {
        let (progress, path) = (Arc::clone(&progress), path.clone());
        thread::spawn(move || {
            let sheet = Sheet::Pixels {
                width: 7680,
                height: 4320,
            };
            let ground = Ground::embedded().expect("a map");
            write(
                &order(Form::Png, sheet),
                &project(),
                &ground,
                Lang::Fr,
                &path,
                &progress,
            )
        })
    };
    while progress.share() < LAID_OUT && !writer.is_finished() {
        thread::yield_now();
    }
    progress.stop();
    let asked = progress.share();
    let outcome = writer.join().expect("no panic");
    assert!(matches!(outcome, Err(PrintError::Stopped)), "{outcome:?}");
    assert!(progress.share() - asked < BAND);
    assert_eq!(fs::read(&path).expect("a file"), b"old");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn progress_ends_at_one_in_every_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let ground = Ground::embedded().expect("a map");
    for (ending, form) in Form::BY_ENDING {
        let progress = Progress::default();
        let path = folder.path().join(format!("carte.{ending}"));
        let sheet = Sheet::Pixels {
            width: 320,
            height: 200,
        };
        write(
            &order(form, sheet),
            &project(),
            &ground,
            Lang::En,
            &path,
            &progress,
        )
        .expect("a file");
        assert!((progress.share() - 1.0).abs() < f32::EPSILON);
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3);
}

#[test]
fn a_window_s_view_is_all_in_the_file_at_a_round_ratio() {
    let ground = Ground::embedded().expect("a map");
    let mut order = order(
        Form::Pdf,
        Sheet::Paper {
            paper: Paper::A3,
            landscape: false,
            dpi: 300,
        },
    );
    let window = crate::picture::View {
        centre: [0.507, 0.335],
        zoom: 11.3,
        ..crate::picture::View::new(900.0, 500.0)
    };
    order.area = Area::Window {
        centre: window.centre,
        zoom: window.zoom,
        size: [window.width, window.height],
    };
    let plan = Plan::new(&order, &project(), &ground, Lang::Fr).expect("a plan");
    for corner in [[0.0, 0.0], [900.0, 500.0]] {
        let there = plan.view.project(window.unproject(corner));
        assert!(plan.view.frame().grown(0.01).contains(there), "{there:?}");
    }
    let ratio = crate::picture::furniture::ratio(&plan.view).expect("paper");
    assert!(
        (ratio / 1000.0 - (ratio / 1000.0).round()).abs() < 1e-3,
        "{ratio}"
    );
}
