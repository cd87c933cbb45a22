//! What is typed while no field has the keyboard.

use egui::Key;
use maillage::base::i18n::Lang;
use maillage::model::Project;
use maillage::session::{Outside, start};

use crate::window::{Window, folder};

#[test]
fn the_first_sentence_typed_on_an_empty_map_reaches_the_entry_line() {
    let folder = folder();
    let path = folder.path().join("neuf.gpkg");
    let session = start::create(
        &path,
        folder.path(),
        Project::default(),
        Lang::Fr,
        Outside::real(),
    );
    session.expect("a project file").close().expect("a written file");
    let mut window = Window::open(folder.path(), path.to_str());
    window.settle();
    // Bare letters are shortcuts elsewhere: N adds an actor.
    window.letter(Key::N, "N");
    assert!(window.document().editing.is_none(), "no form opens");
    window.write("ovalys donne 3 t/an sciure");
    window.press(Key::Enter);
    window.settle();
    let names: Vec<_> = window.project().actors.values().map(|a| a.name.clone()).collect();
    assert_eq!(names, ["Novalys"]);
}

#[test]
fn on_a_map_with_actors_letters_stay_shortcuts() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    window.letter(Key::N, "n");
    assert!(window.document().editing.is_some(), "N adds an actor");
}
