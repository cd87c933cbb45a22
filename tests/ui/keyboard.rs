//! The map without a pointer: Tab goes from actor to link, arrows move the ground, Enter opens.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;

use crate::window::{Window, folder};
use maillage::ui::message::Selection;

const DUNKERQUE: Option<&str> = Some("sample:dunkerque");

/// Goes to a thing on the map by its name.
fn go_to(window: &mut Window, name: &str) {
    window.harness.get_by_role_and_label(Role::Button, name).focus();
    window.harness.run_steps(2);
}

#[test]
fn every_drawn_actor_and_link_is_a_stop_with_a_name_of_its_own() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    let picture = window.document().map.picture.as_ref().expect("a picture");
    let scene = &picture.scene;
    let drawn = scene.discs.len() + scene.clusters.len() + scene.curves.len() + scene.pools.len();
    assert_eq!(picture.stops.len(), drawn);
    let names: std::collections::BTreeSet<&str> = picture.stops.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names.len(), drawn, "no two are read alike");
    for stop in &picture.stops {
        let found = window.harness.query_by_role_and_label(Role::Button, &stop.name);
        assert!(found.is_some(), "{} is not in the tree", stop.name);
    }
}

#[test]
fn enter_opens_what_the_keyboard_has_gone_to_and_arrows_move_the_ground() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    go_to(&mut window, "ArcelorMittal, entreprise");
    let centre = |w: &Window| w.document().map.view.as_ref().expect("a view").centre;
    let before = centre(&window);
    window.press(Key::ArrowRight);
    assert!(centre(&window)[0] > before[0], "the ground moved");
    assert_eq!(
        window.focused().as_deref(),
        Some("ArcelorMittal, entreprise"),
        "the focus stayed"
    );
    window.press(Key::Enter);
    let Selection::Actor(id) = window.document().selection else {
        panic!("no actor is open");
    };
    assert_eq!(window.project().actors[&id].map_name(), "ArcelorMittal");
}

#[test]
fn a_link_is_opened_like_an_actor() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    let picture = window.document().map.picture.as_ref().expect("a picture");
    let link = picture
        .stops
        .iter()
        .find(|s| s.name.contains("proposée") && s.name.contains(", de "));
    let name = link.expect("a proposal is drawn").name.clone();
    go_to(&mut window, &name);
    window.press(Key::Enter);
    assert!(matches!(window.document().selection, Selection::Candidate(_)));
}
