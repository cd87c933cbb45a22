//! Online maps in the window, against a server on this machine: silence until a source is ticked, then tiles.

#[allow(dead_code, reason = "the tests of the client use all of it")]
#[path = "../../src/online/tests/server.rs"]
mod server;

use std::path::Path;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use maillage::base::i18n::{Lang, tr, tr_args};
use maillage::basemap::open_pack;
use maillage::ui::settings::Settings;

use crate::window::{Window, folder};
use server::{Server, reply};

fn fr(key: &str) -> String {
    tr(Lang::Fr, key)
}

fn png() -> Vec<u8> {
    let mut picture = tiny_skia::Pixmap::new(256, 256).expect("small");
    picture.fill(tiny_skia::Color::from_rgba8(250, 10, 10, 255));
    picture.encode_png().expect("encoded")
}

fn healthy() -> Server {
    Server::start(|_| reply("200 OK", &[], &png()))
}

/// Preferences as somebody left them who wrote that server's address in every field and ticked nothing.
fn addresses(folder: &Path, server: &Server) {
    let address = server.template();
    let source = serde_json::json!({ "on": false, "address": address });
    let online = serde_json::json!({ "plan": source, "photo": source, "cadastre": source, "osm": source });
    let text = serde_json::json!({ "online": online }).to_string();
    std::fs::write(folder.join("preferences.json"), text).expect("written");
}

fn open_page(window: &mut Window) {
    window.click(Role::Button, "Outils et réglages");
    window.click(Role::ListBoxOption, &fr("action-backdrop"));
    window.harness.run_steps(4);
}

/// Writes the view as a picture larger than the window.
fn write_picture(window: &mut Window) {
    window.chord(egui::Modifiers::COMMAND, egui::Key::P);
    window.harness.run_steps(3);
    window.click(Role::RadioButton, &fr("export-png"));
    window.harness.run_steps(2);
    window.click(Role::Button, &fr("export-save"));
    window.harness.run_steps(3);
    window.press(egui::Key::Enter);
    window.until("the picture", |w| w.document().export.outcome.is_some());
    let written = window.document().export.outcome.clone().expect("it is there");
    assert!(written.is_ok(), "{written:?}");
}

fn tick(window: &mut Window, name: &str) {
    window.click(Role::CheckBox, name);
    window.harness.run_steps(2);
}

#[test]
fn nothing_is_asked_until_a_source_is_ticked() {
    let (folder, server) = (folder(), healthy());
    addresses(folder.path(), &server);
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    for key in [egui::Key::Plus, egui::Key::Plus, egui::Key::Home] {
        window.press(key);
        window.harness.run_steps(5);
    }
    write_picture(&mut window);
    window.press(egui::Key::Escape);
    open_page(&mut window);
    window.press(egui::Key::Escape);
    window.press(egui::Key::F5);
    window.harness.run_steps(5);
    window.quit();
    assert_eq!(server.asked().len(), 0);
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .expect("listed")
        .flatten()
        .collect();
    let is_cache = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with("en-ligne");
    assert!(
        !left.iter().any(|entry| is_cache(&entry.file_name())),
        "not even a file is made"
    );
}

#[test]
fn a_ticked_source_is_drawn_named_and_remembered() {
    let (folder, server) = (folder(), healthy());
    addresses(folder.path(), &server);
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    open_page(&mut window);
    tick(&mut window, "Plan IGN");
    window.until("tiles", |w| w.says("reçues"));
    assert!(server.asked().len() > 4);
    window.harness.run_steps(20);
    window.until("all tiles", |w| w.says("reçues"));
    let asked = server.asked().len();
    write_picture(&mut window);
    assert_eq!(server.asked().len(), asked, "a file is made of what is kept");
    open_page(&mut window);
    window.harness.check_accessibility();
    let view = maillage::basemap::MapView {
        centre: [0.5065, 0.3345],
        zoom: 11.0,
        width: 600.0,
        height: 400.0,
    };
    let credits = |w: &Window| {
        w.document()
            .map
            .ground
            .as_ref()
            .expect("a ground")
            .short_attribution(Lang::Fr, &view)
    };
    assert!(credits(&window).starts_with("© IGN"), "{}", credits(&window));
    tick(&mut window, "OpenStreetMap");
    assert!(credits(&window).starts_with("© les contributeurs d'OpenStreetMap"));
    assert!(
        window.says(&fr("online-prepare-osm")),
        "OpenStreetMap is never prepared"
    );
    window.quit();
    let kept = Settings::load(&folder.path().join("preferences.json")).online;
    use maillage::online::Provider;
    assert!(kept.of(Provider::Osm).on && !kept.of(Provider::Plan).on);
}

#[test]
fn an_area_is_prepared_from_the_page_and_its_pack_opens() {
    let (folder, server) = (folder(), healthy());
    addresses(folder.path(), &server);
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    open_page(&mut window);
    tick(&mut window, "Plan IGN");
    window.click(Role::RadioButton, &fr("online-area-territory"));
    window
        .harness
        .get_by_role_and_label(Role::Slider, &fr("online-deepest-name"))
        .focus();
    window.harness.run_steps(2);
    for _ in 0..4 {
        window.press(egui::Key::ArrowLeft);
    }
    let level = tr_args(
        Lang::Fr,
        "online-deepest",
        &[
            ("zoom", "11".into()),
            ("detail", fr("online-detail-communes").into()),
        ],
    );
    assert!(window.says(&level), "{}", window.words());
    window.click(Role::Button, &fr("online-prepare-begin"));
    window.until("the pack", |w| w.says("Le paquet est prêt"));
    let packs: Vec<_> = std::fs::read_dir(folder.path().join("fonds"))
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    assert_eq!(packs.len(), 1);
    let pack = open_pack(&packs[0]).expect("a pack like any other");
    assert!(pack.about().attribution.starts_with("© IGN"));
    assert!(pack.tile(11, 1037, 686).expect("readable").is_some());
    window.click(Role::Button, &fr("online-another"));
    window.until("the choices again", |w| w.says(&fr("online-prepare-begin")));
}

#[test]
fn an_address_is_checked_as_it_is_typed() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    open_page(&mut window);
    let field = tr_args(Lang::Fr, "online-address-of", &[("name", "Plan IGN".into())]);
    window.click(Role::Button, &field);
    window.harness.run_steps(2);
    let found = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, &field);
    let shown = found.accesskit_node().value().unwrap_or_default();
    assert!(shown.starts_with("https://data.geopf.fr/"), "{shown}");
    found.focus();
    window.harness.step();
    window.write("{s}");
    assert!(window.says(&fr("online-address-braces")), "{}", window.words());
    window.click(Role::Button, &fr("online-address-leave"));
    let kept = Settings::load(&folder.path().join("preferences.json")).online;
    assert_eq!(kept, maillage::online::Choices::default());
}
