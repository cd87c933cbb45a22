//! Files let go over the window: packs are drawn, zones come in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use maillage::ui::message::ground::Drawn;

use crate::window::{Window, folder};

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn let_go(window: &mut Window, path: PathBuf) {
    let file = Arc::new(Dropped(path));
    window.harness.input_mut().dropped_files.push(file);
    window.harness.run_steps(3);
}

#[test]
fn a_pack_is_drawn_and_zones_come_in() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tiles/dunkerque_vector.pmtiles");
    let_go(&mut window, pack.clone());
    assert_eq!(window.document().backdrop.drawn, Drawn::File(pack));
    let zones = folder.path().join("zones.geojson");
    let square = r#"{"type":"Feature","properties":{"nom":"Le port"},"geometry":{"type":"Polygon",
        "coordinates":[[[2.2,51.0],[2.3,51.0],[2.3,51.05],[2.2,51.05],[2.2,51.0]]]}}"#;
    std::fs::write(&zones, square).expect("a file");
    let_go(&mut window, zones);
    let names: Vec<_> = window.project().zones.values().map(|z| z.name.as_str()).collect();
    assert_eq!(names, ["Le port"]);
}
