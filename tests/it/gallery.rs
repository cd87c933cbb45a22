//! The pictures of the README: drawn anew and compared, so that nobody changes the map without looking at it.
//!
//! After a change that is meant: `MAILLAGE_GALLERY=1 cargo test --test it gallery`, then look at each of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use tiny_skia::Pixmap;

use crate::desk::Place;

/// A pixel that differs by more than this in any channel counts as another one.
const TOLERANCE: u8 = 24;
/// Other machines may round edges otherwise: so large a share of other pixels is still the same picture.
const SHARE: f64 = 0.002;

fn pictures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures")
}

/// Draws a picture of a zone and compares it with the one that is kept.
fn same(place: &Place, zone: &str, name: &str, options: &str) {
    let file = format!("{name}-{zone}.png");
    place.done(&format!(
        "map {zone}.gpkg --out {file} --date 2026-11-25 {options}"
    ));
    let drawn = place.work().join(&file);
    let kept = pictures().join(&file);
    if std::env::var_os("MAILLAGE_GALLERY").is_some() {
        std::fs::copy(&drawn, &kept).expect("a picture is kept");
        return;
    }
    let [drawn, kept] = [drawn, kept].map(|path| Pixmap::load_png(path).expect("a picture"));
    assert_eq!((drawn.width(), drawn.height()), (kept.width(), kept.height()));
    let pairs = drawn.data().chunks(4).zip(kept.data().chunks(4));
    let other = |(a, b): &(&[u8], &[u8])| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > TOLERANCE);
    let others = pairs.filter(other).count();
    let share = others as f64 / f64::from(drawn.width() * drawn.height());
    assert!(
        share <= SHARE,
        "{file}: {:.2} % of it is another picture",
        share * 100.0
    );
}

/// Prints a zone on A3 and compares the words on it with those of the page that is kept.
fn same_words(place: &Place, zone: &str) {
    let file = format!("a3-{zone}.pdf");
    place.done(&format!(
        "map {zone}.gpkg --out {file} --paper A3 --audience public --date 2026-11-25"
    ));
    let (drawn, kept) = (place.work().join(&file), pictures().join(&file));
    if std::env::var_os("MAILLAGE_GALLERY").is_some() {
        std::fs::copy(&drawn, &kept).expect("a page is kept");
    }
    let words = |path: &Path| {
        let output = Command::new("pdftotext").arg(path).arg("-").output();
        let output = output.expect("pdftotext runs; run .ci/packages first");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert_eq!(words(&drawn), words(&kept), "{file}");
}

#[test]
fn the_four_zones_look_as_in_the_readme() {
    let place = Place::new();
    for (zone, close_up) in [
        ("kalundborg", "11.074,55.655,11.104,55.668"),
        ("dunkerque", "2.25,51.0,2.40,51.06"),
        ("pays-de-retz", "-1.865,46.968,-1.80,46.998"),
        ("mare-a-jouy", "1.4455,49.0438,1.4515,49.0478"),
    ] {
        place.done(&format!("new {zone}.gpkg --sample {zone}"));
        let wall = "--size 1920x1080 --audience wall --theme";
        same(&place, zone, "mur-sombre", &format!("{wall} dark"));
        same(&place, zone, "mur-clair", &format!("{wall} light"));
        same(&place, zone, "ensemble", "--size 1366x768 --audience public");
        let close_up = format!("--size 1366x768 --audience public --bbox={close_up}");
        same(&place, zone, "de-pres", &close_up);
        same_words(&place, zone);
    }
}
