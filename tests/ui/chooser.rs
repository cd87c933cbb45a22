//! The file chooser, by keyboard and by mouse.

use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use maillage::base::i18n::Lang;
use maillage::ui::widgets::{Chooser, ChooserEvent};

struct State {
    chooser: Chooser,
    event: Option<ChooserEvent>,
}

fn shown(chooser: Chooser) -> Harness<'static, State> {
    let app = |ui: &mut egui::Ui, state: &mut State| {
        if state.event.is_none() {
            state.event = state.chooser.show(ui, Lang::Fr);
        }
    };
    let mut harness = crate::dressed([900.0, 600.0], app, State { chooser, event: None });
    harness.run();
    harness
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("Archives")).expect("a folder");
    for name in ["Archives/ancien.gpkg", "dunkerque.gpkg", "kalundborg.gpkg"] {
        std::fs::write(folder.path().join(name), "x").expect("a file");
    }
    folder
}

fn opened(folder: &Path) -> Harness<'static, State> {
    shown(Chooser::open(Lang::Fr, Some(folder.to_owned())))
}

fn press(harness: &mut Harness<'static, State>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn type_text(harness: &mut Harness<'static, State>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn chosen(path: PathBuf) -> Option<ChooserEvent> {
    Some(ChooserEvent::Chosen(path))
}

#[test]
fn the_first_letters_and_enter_pick_a_file() {
    let folder = folder();
    let mut harness = opened(folder.path());
    type_text(&mut harness, "kal");
    press(&mut harness, Key::Enter);
    assert_eq!(
        harness.state().event,
        chosen(folder.path().join("kalundborg.gpkg"))
    );
}

#[test]
fn arrows_and_enter_go_into_a_folder_and_pick() {
    let folder = folder();
    let mut harness = opened(folder.path());
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_eq!(
        harness.state().event,
        chosen(folder.path().join("Archives").join("ancien.gpkg"))
    );
}

#[test]
fn tab_completes_a_folder_and_typing_goes_on() {
    let folder = folder();
    let mut harness = opened(folder.path());
    type_text(&mut harness, "arc");
    press(&mut harness, Key::Tab);
    type_text(&mut harness, "anc");
    press(&mut harness, Key::Enter);
    assert_eq!(
        harness.state().event,
        chosen(folder.path().join("Archives").join("ancien.gpkg"))
    );
}

#[test]
fn alt_up_leads_to_the_parent_and_escape_leaves() {
    let folder = folder();
    let mut harness = opened(&folder.path().join("Archives"));
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().chooser.folder(), folder.path());
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().event, Some(ChooserEvent::Cancelled));
}

#[test]
fn a_click_picks_a_file() {
    let folder = folder();
    let mut harness = opened(folder.path());
    harness.get_by_label("dunkerque.gpkg").click();
    harness.run();
    assert_eq!(
        harness.state().event,
        chosen(folder.path().join("dunkerque.gpkg"))
    );
}

#[test]
fn saving_over_a_file_needs_a_second_yes() {
    let folder = folder();
    let start = Some(folder.path().to_owned());
    let mut harness = shown(Chooser::save(Lang::Fr, start, "dunkerque.gpkg"));
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().event, None);
    harness.get_by_label("Remplacer").click();
    harness.run();
    assert_eq!(
        harness.state().event,
        chosen(folder.path().join("dunkerque.gpkg"))
    );
}
