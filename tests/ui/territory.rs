//! The search of the top bar and the page « Territoire ».

use egui::Key;
use egui::accesskit::Role;
use maillage::base::i18n::{Lang, tr};

use crate::window::{Window, folder};

fn fr(key: &str) -> String {
    tr(Lang::Fr, key)
}

fn open_page(window: &mut Window) {
    window.click(Role::Button, &fr("menu-tools"));
    window.click(Role::ListBoxOption, &fr("action-territory"));
    window.harness.run_steps(4);
}

fn zones(window: &Window) -> Vec<String> {
    window
        .project()
        .zones
        .values()
        .map(|zone| zone.name.clone())
        .collect()
}

#[test]
fn a_group_of_communes_is_added_by_its_name_deleted_and_brought_back() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    open_page(&mut window);
    window.write_in(&fr("territory-field"), "cu dunkerqe");
    window.press(Key::Enter);
    window.harness.run_steps(4);
    assert_eq!(zones(&window), ["CU de Dunkerque"]);
    let map = window.document().map.picture.as_ref();
    assert!(map.is_some_and(|picture| !picture.scene.zones.lines.is_empty()));
    window.click(Role::Button, "Supprimer CU de Dunkerque");
    window.harness.run_steps(2);
    assert!(zones(&window).is_empty());
    window.chord(egui::Modifiers::COMMAND, Key::Z);
    window.harness.run_steps(2);
    assert_eq!(zones(&window), ["CU de Dunkerque"]);
}

#[test]
fn arrows_choose_among_the_answers_and_enter_takes_the_chosen_one() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    open_page(&mut window);
    window.write_in(&fr("territory-field"), "loon plage");
    window.press(Key::ArrowDown);
    window.press(Key::ArrowUp);
    window.press(Key::Enter);
    window.harness.run_steps(4);
    assert_eq!(zones(&window), ["Loon-Plage"]);
}
