//! Packs made to do harm. Each ends in a sentence or an empty tile: no panic, no hang, little memory.

use std::fs;
use std::path::Path;

use maillage::base::i18n::Lang;
use maillage::basemap::{TileError, open_pack};
use maillage::picture::tokens::Theme;
use rusqlite::Connection;

use crate::packs::{DUNKERQUE, data, embedded, square};
use crate::worse_packs;

/// Opens a pack and draws from it; the sentence, when there was one.
pub fn try_pack(path: &Path) -> Option<String> {
    let said = |error: &TileError| {
        let sentence = error.message(Lang::Fr);
        assert!(
            sentence.len() > 20 && !error.message(Lang::En).is_empty(),
            "{}",
            path.display()
        );
        sentence
    };
    let pack = match open_pack(path) {
        Ok(pack) => pack,
        Err(error) => return Some(said(&error)),
    };
    let ground = embedded().with_source(Some(pack));
    let zooms = [0, 1, 5, 8, 9, 10, 11, 14];
    for (z, x, y) in zooms.map(|zoom| square(DUNKERQUE, zoom)) {
        let picture = ground.tile_picture(Theme::Dark, z, x, y, 1);
        assert_eq!(picture.rgba.len(), 256 * 256 * 4);
    }
    ground.places_in([0.4, 0.4, 0.6, 0.3], 6.0);
    ground.fault().map(|error| said(&error))
}

/// The packs given to us.
pub fn hostile() -> Vec<std::path::PathBuf> {
    let files = fs::read_dir(data("hostile")).expect("the folder");
    let mut files: Vec<_> = files.map(|f| f.expect("a file").path()).collect();
    files.sort();
    assert_eq!(files.len(), 57);
    files
}

#[test]
fn hostile_packs_end_in_a_sentence_or_an_empty_tile() {
    // These are valid, or only describe themselves badly, and may simply show.
    let fine = [
        "pm_no_tiles",
        "pm_mvt_empty_layers",
        "pm_metadata",
        "pm_run_length",
        "mb_no_tiles",
        "mb_png_1x1",
        "mb_no_metadata",
        "mb_metadata_nonsense",
        "mb_null_and_empty",
        "mb_zoom_as_text",
        "mb_wrong_format",
        "mb_unknown_format",
        "pm_mvt_tag_index",
        "pm_mvt_unknown_command",
        "pm_truncated_data",
        "pm_tiledata_offset",
    ];
    for path in hostile() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let before = fs::read(&path).expect("bytes");
        let said = try_pack(&path);
        let may_show = fine.iter().any(|start| name.starts_with(start));
        assert!(said.is_some() || may_show, "{name} was taken for good");
        assert_eq!(before, fs::read(&path).expect("bytes"), "{name} was changed");
    }
}

#[test]
fn worse_packs_end_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut count = 0;
    for (name, path) in worse_packs::all(folder.path()) {
        try_pack(&path);
        assert!(
            !fs::exists(folder.path().join("stolen")).expect("a look"),
            "{name}"
        );
        count += 1;
    }
    assert!(count >= 40, "{count}");
}

#[test]
fn mutated_packs_end_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mutated");
    for name in [
        "dunkerque_raster.pmtiles",
        "dunkerque_vector.pmtiles",
        "kalundborg_webp.pmtiles",
        "kalundborg_jpeg.mbtiles",
        "dunkerque_vector.mbtiles",
        "dunkerque_dedup_view.mbtiles",
    ] {
        let good = fs::read(data(name)).expect("bytes");
        for seed in 0..12 {
            fs::write(&path, worse_packs::mutated(&good, seed)).expect("room");
            try_pack(&path);
        }
    }
}

#[test]
fn an_endless_view_is_refused_by_its_work_not_by_a_clock() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cross.mbtiles");
    let conn = Connection::open(&path).expect("a database");
    conn.execute_batch(
        "CREATE TABLE n (i INTEGER); INSERT INTO n VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9);
         CREATE VIEW tiles AS SELECT a.i + b.i + c.i + d.i + e.i + f.i + g.i + h.i + k.i + l.i AS zoom_level,
           1 AS tile_column, 1 AS tile_row, 'x' AS tile_data
           FROM n a, n b, n c, n d, n e, n f, n g, n h, n k, n l WHERE a.i + b.i + c.i + d.i + e.i + f.i + g.i + h.i + k.i + l.i > 999",
    )
    .expect("the view");
    drop(conn);
    assert!(matches!(open_pack(&path), Err(TileError::TooMuchWork)));
}

#[test]
fn a_pack_cut_or_unlinked_under_its_reader_only_loses_its_tiles() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [
        "dunkerque_raster.pmtiles",
        "dunkerque_raster.mbtiles",
        "dunkerque_vector.pmtiles",
        "dunkerque_dedup_view.mbtiles",
    ] {
        let path = folder.path().join(name);
        fs::copy(data(name), &path).expect("room");
        let ground = embedded().with_source(Some(open_pack(&path).expect("a good pack")));
        let (z, x, y) = square(DUNKERQUE, 9);
        ground.tile_picture(Theme::Light, z, x, y, 1);
        fs::OpenOptions::new()
            .write(true)
            .open(&path)
            .and_then(|file| file.set_len(700))
            .expect("it is cut");
        let bare = embedded();
        for z in 10..14 {
            let (z, x, y) = square(DUNKERQUE, z);
            let picture = ground.tile_picture(Theme::Light, z, x, y, 1);
            assert_eq!(
                picture.rgba.len(),
                bare.tile_picture(Theme::Light, z, x, y, 1).rgba.len()
            );
        }
        assert!(ground.fault().is_some(), "{name}: the loss is told");
        fs::remove_file(&path).expect("it goes");
        ground.tile_picture(Theme::Light, 12, x << 3, y << 3, 1);
    }
}
