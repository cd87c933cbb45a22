//! Gain against effort: the same grid at the desk and on the wall, each item a thing to choose.

use egui::Key;
use egui::accesskit::Role;
use maillage::base::i18n::{Lang, tr};
use maillage::model::Level;
use maillage::ui::message::{Room, Selection};

use crate::window::{Window, folder, plain};

#[test]
fn what_brings_much_for_little_is_chosen_at_the_desk_and_told_on_the_wall() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:kalundborg"));
    window.until("the list", |w| w.document().snapshot.is_some());
    window.press(Key::F6);
    window.settle();
    assert_eq!(window.document().room, Room::Matrix);
    let rows = window.rows();
    let large = plain(&tr(Lang::Fr, "matrix-gain-3"));
    let low = plain(&tr(Lang::Fr, "matrix-effort-1"));
    let quick = |title: &str| title.contains(&format!(": {large},")) && title.ends_with(&low);
    let (title, _) = rows
        .iter()
        .find(|(title, _)| quick(&plain(title)))
        .expect("a quick win");
    window.click(Role::ListBoxOption, title);
    assert!(matches!(window.document().selection, Selection::Candidate(_)));
    window.press(Key::F5);
    window.until("the wall", |w| w.document().wall.answer.is_some());
    window.settle();
    assert!(
        window.document().wall.matrix,
        "the wall shows what the desk shows"
    );
    assert_eq!(window.document().wall.level, Level::Public);
    assert!(!window.rows().is_empty(), "the items are there to be chosen");
    window.press(Key::M);
    window.settle();
    assert!(
        !window.document().wall.matrix && window.rows().is_empty(),
        "the map is back"
    );
}
