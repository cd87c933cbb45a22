//! Who is missing: from the list to an imagined actor that is dragged, invited and taken back.

use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use maillage::base::i18n::{Lang, tr};
use maillage::matching::{Candidate, Matcher};

use crate::window::{Window, folder, plain};

fn fr(key: &str) -> String {
    plain(&tr(Lang::Fr, key))
}

/// Exchanges in the list; chains may come with an actor too.
fn exchanges(window: &Window) -> usize {
    let listed = window.snapshot().candidates.iter();
    listed.filter(|c| matches!(c, Candidate::Exchange(_))).count()
}

/// The page opened from the list, and the first activity chosen.
fn imagined(folder: &std::path::Path) -> Window {
    let mut window = Window::open(folder, Some("sample:dunkerque"));
    window.settle();
    window.click(Role::Button, "Qui manque\u{202f}?");
    window.until("who is missing", |w| w.document().what_if.missing.is_some());
    window.harness.run_steps(2);
    let first = &window
        .document()
        .what_if
        .missing
        .as_ref()
        .expect("an answer")
        .actors[0];
    let title = maillage::matching::missing::activity::headline(&first.class, Lang::Fr);
    window.click(Role::ListBoxOption, &title);
    window.until("its exchanges", |w| {
        w.document()
            .what_if
            .visitor
            .as_ref()
            .is_some_and(|v| v.answer.count > 0)
    });
    window.harness.run_steps(2);
    window
}

#[test]
fn an_imagined_actor_is_dragged_and_its_exchanges_follow() {
    let folder = folder();
    let mut window = imagined(folder.path());
    window.harness.check_accessibility();
    assert!(window.says(&fr("visitor-tag")));
    let actors = window.project().actors.len();
    let place = |w: &Window| w.document().what_if.visitor.as_ref().expect("a visitor").at;
    let before = place(&window);
    let from = window.document().map.visitor.expect("its mark").at;
    window.point_at(from);
    window.button(from, true);
    for step in 1..=4 {
        window.point_at(from + vec2(30.0, 15.0) * step as f32);
    }
    // What is shown is what the matcher finds where the pointer is.
    let matcher = Matcher::new(window.project()).expect("rules that fit");
    let is_current = |w: &Window| {
        let visitor = w.document().what_if.visitor.as_ref().expect("a visitor");
        let found = matcher.candidates_of_visitor(&visitor.imagined.known, visitor.at);
        visitor.answer.count == found.len() && found.starts_with(&visitor.answer.pairs)
    };
    window.until("the exchanges of the new place", is_current);
    let to = from + vec2(120.0, 60.0);
    let mark = window.document().map.visitor.expect("its mark").at;
    assert!((mark - to).length() < 2.0, "{mark} is not under the pointer {to}");
    assert_ne!(place(&window), before);
    window.button(to, false);
    assert_eq!(window.project().actors.len(), actors, "nothing was taken in");
    window.press(Key::Escape);
    assert!(window.document().what_if.visitor.is_none());
    assert!(
        window.says(&fr("missing-purpose")),
        "the list of activities is back"
    );
    window.quit();
}

#[test]
fn an_imagined_actor_becomes_one_to_invite_and_one_step_takes_it_back() {
    let folder = folder();
    let mut window = imagined(folder.path());
    let (actors, flows) = (window.project().actors.len(), window.project().flows.len());
    let visitor = window.document().what_if.visitor.as_ref().expect("a visitor");
    let (name, count) = (visitor.imagined.actor.name.clone(), visitor.answer.count);
    let candidates = exchanges(&window);
    window.click(Role::Button, &fr("visitor-invite"));
    window.settle();
    assert_eq!(window.project().actors.len(), actors + 1);
    assert_eq!(exchanges(&window), candidates + count, "what was shown came true");
    assert!(window.says(&name) && window.says("à confirmer"));
    window
        .harness
        .get_by_role_and_label(Role::Button, &fr("action-undo"));
    window.click(Role::Button, &fr("action-undo"));
    window.settle();
    assert_eq!(
        (window.project().actors.len(), window.project().flows.len()),
        (actors, flows)
    );
    window.quit();
}

#[test]
fn any_other_activity_is_found_by_its_words() {
    let folder = folder();
    let mut window = Window::with(
        folder.path(),
        Some("sample:mare-a-jouy"),
        Lang::En,
        crate::window::LAPTOP,
    );
    window.click(Role::Button, "Who is missing?");
    window.until("who is missing", |w| w.document().what_if.missing.is_some());
    window.write_in("Another activity…", "brew");
    window.click(Role::ListBoxOption, "A brewery");
    let there = |w: &Window| w.document().map.visitor.map(|v| v.at.to_vec2());
    window.until("its mark", |w| there(w).is_some_and(|at| at != Vec2::ZERO));
    assert!(window.says("imagined actor"));
    window.quit();
}
