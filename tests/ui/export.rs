//! The map as a file, from the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use maillage::base::i18n::{Lang, tr};

use crate::window::{Window, folder};

fn fr(key: &str) -> String {
    tr(Lang::Fr, key)
}

fn on_the_page(folder: &std::path::Path) -> Window {
    let mut window = Window::open(folder, Some("sample:dunkerque"));
    window.settle();
    window.chord(Modifiers::COMMAND, Key::P);
    window.harness.run_steps(3);
    window
}

/// Chooses the name that is proposed and waits for the end.
fn save(window: &mut Window) -> Result<std::path::PathBuf, String> {
    window.click(Role::Button, &fr("export-save"));
    window.harness.run_steps(3);
    window.press(Key::Enter);
    window.harness.run_steps(2);
    window.until("an outcome", |w| {
        !w.document().export.is_busy() && w.document().export.outcome.is_some()
    });
    window.document().export.outcome.clone().expect("it is there")
}

#[test]
fn the_view_is_written_as_a_page_for_the_public_and_the_page_says_where() {
    let folder = folder();
    let mut window = on_the_page(folder.path());
    assert!(window.says(&fr("export-public-hint")));
    let path = save(&mut window).expect("a file");
    assert!(path.ends_with("dunkerque carte.pdf"), "{}", path.display());
    let bytes = std::fs::read(&path).expect("a file");
    assert!(bytes.starts_with(b"%PDF-1.7"));
    window.harness.run_steps(3);
    assert!(window.says("dunkerque carte.pdf"));
}

#[test]
fn a_picture_has_the_size_chosen_and_the_operator_s_view_warns() {
    let folder = folder();
    let mut window = on_the_page(folder.path());
    window.click(Role::RadioButton, &fr("export-operator"));
    window.harness.run_steps(2);
    assert!(window.says(&fr("export-operator-hint")));
    window.click(Role::RadioButton, &fr("export-png"));
    window.harness.run_steps(2);
    let picture = save(&mut window).expect("a file");
    let size = tiny_skia::Pixmap::load_png(&picture).map(|p| (p.width(), p.height()));
    assert_eq!(size.ok(), Some((1920, 1080)));
}

#[test]
fn a_drawing_holds_its_names_as_words() {
    let folder = folder();
    let mut window = on_the_page(folder.path());
    window.click(Role::RadioButton, &fr("export-svg"));
    window.harness.run_steps(2);
    let drawing = std::fs::read_to_string(save(&mut window).expect("a file")).expect("text");
    assert!(drawing.contains(">ArcelorMittal</text>"));
}

#[test]
fn escape_stops_a_file_before_it_closes_the_page() {
    let folder = folder();
    let mut window = on_the_page(folder.path());
    window.click(Role::RadioButton, &fr("export-png"));
    window.harness.run_steps(2);
    window.click(Role::RadioButton, "7680 × 4320");
    window.harness.run_steps(2);
    window.click(Role::Button, &fr("export-save"));
    window.harness.run_steps(3);
    window.press(Key::Enter);
    assert!(window.document().export.job.is_some());
    window.press(Key::Escape);
    assert!(window.document().export.job.is_none());
    assert!(window.says(&fr("export-title")), "the page stays");
    window.until("the writer gone", |w| !w.document().export.is_busy());
    let mut left = std::fs::read_dir(folder.path()).expect("a folder").flatten();
    assert!(!left.any(|entry| entry.file_name().to_string_lossy().contains("carte")));
    window.press(Key::Escape);
    assert!(!window.says(&fr("export-title")));
}
