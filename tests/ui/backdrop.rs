//! The page of the ground: a pack by argument, into the project, and out again; a lost pack is told of.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::Harness;
use maillage::base::i18n::Lang;
use maillage::ui::message::ground::Drawn;
use maillage::ui::{App, Start};

use crate::window::{LAPTOP, Window};

fn pack(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/tiles")
        .join(name)
}

fn window(folder: &Path, tiles: &Path) -> Window {
    let start = Start {
        open: Some("sample:dunkerque".to_owned()),
        lang: Some(Lang::Fr),
        data_dir: Some(folder.to_owned()),
        tiles: Some(tiles.to_owned()),
        ..Start::default()
    };
    let builder = Harness::<App>::builder().with_size(LAPTOP);
    let harness = builder.build_eframe(|cc| App::new(&cc.egui_ctx, start));
    let mut window = Window { harness, keys: 0 };
    window.until("the first list", |w| w.document().snapshot.is_some());
    window
}

fn open_page(window: &mut Window) {
    window.click(Role::Button, "Outils et réglages");
    window.click(Role::ListBoxOption, "Fond de plan");
    window.harness.run_steps(4);
}

#[test]
fn a_pack_by_argument_is_drawn_put_into_the_project_and_taken_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = pack("dunkerque_raster.mbtiles");
    let mut window = window(folder.path(), &path);
    assert_eq!(window.document().backdrop.drawn, Drawn::File(path.clone()));
    assert!(window.document().backdrop.about.is_some());
    open_page(&mut window);
    window.click(Role::Button, "Préparer en entier");
    window.until("the pack is ready", |w| w.document().backdrop.staged.is_some());
    assert!(
        window.document().backdrop.carried.is_none(),
        "nothing is put in before it is agreed to"
    );
    window.harness.run_steps(4);
    window.click(Role::Button, "Mettre dans le projet");
    window.harness.run_steps(4);
    assert_eq!(window.document().backdrop.drawn, Drawn::Project);
    let carried = window.document().backdrop.carried.as_ref().expect("it is in");
    assert!(carried.1 > 100_000, "{carried:?}");
    assert!(window.document().backdrop.about.is_some());
    window.click(Role::Button, "Retirer du projet");
    window.harness.run_steps(4);
    let backdrop = &window.document().backdrop;
    assert!(backdrop.carried.is_none() && backdrop.about.is_none());
}

#[test]
fn a_pack_that_is_no_longer_there_is_told_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let gone = folder.path().join("parti.pmtiles");
    let mut window = window(folder.path(), &gone);
    open_page(&mut window);
    let problem = window.document().backdrop.problem.clone().expect("a sentence");
    assert!(problem.contains("parti.pmtiles"), "{problem}");
    assert!(window.document().backdrop.about.is_none());
}
