//! Tile packs from outside: the good ones draw, the bad ones end in a sentence or an empty tile.

use std::path::{Path, PathBuf};

use maillage::base::geo::LonLat;
use maillage::base::i18n::Lang;
use maillage::basemap::{Ground, MapView, TilePicture, TileType, open_pack};
use maillage::picture::tokens::Theme;

pub const DUNKERQUE: LonLat = LonLat {
    lon: 2.377,
    lat: 51.034,
};
const KALUNDBORG: LonLat = LonLat {
    lon: 11.089,
    lat: 55.68,
};

pub fn data(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tiles");
    folder.join(name)
}

pub fn ground(name: &str) -> Ground {
    let pack = open_pack(&data(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    embedded().with_source(Some(pack))
}

pub fn embedded() -> Ground {
    Ground::embedded().expect("the embedded map opens")
}

/// The tile that holds a place.
pub fn square(place: LonLat, z: u8) -> (u8, u32, u32) {
    let [x, y] = place.to_mercator().map(|at| (at * f64::from(z).exp2()) as u32);
    (z, x, y)
}

pub fn picture(ground: &Ground, theme: Theme, place: LonLat, z: u8) -> TilePicture {
    let (z, x, y) = square(place, z);
    let picture = ground.tile_picture(theme, z, x, y, 1);
    assert_eq!(picture.rgba.len(), 256 * 256 * 4);
    assert!(
        picture.rgba.chunks_exact(4).all(|p| p[3] == 255),
        "tiles are opaque"
    );
    picture
}

fn view(place: LonLat, zoom: f64) -> MapView {
    MapView {
        centre: place.to_mercator(),
        zoom,
        width: 300.0,
        height: 200.0,
    }
}

/// Mean of the three colours of a picture, 0 to 255.
fn brightness(picture: &TilePicture) -> u64 {
    let sum: u64 = picture
        .rgba
        .chunks_exact(4)
        .flat_map(|pixel| &pixel[..3])
        .map(|v| u64::from(*v))
        .sum();
    sum / (256 * 256 * 3)
}

#[test]
fn every_good_pack_opens_says_what_it_is_and_draws() {
    for (name, kind, place, zoom) in [
        ("dunkerque_raster.mbtiles", TileType::Png, DUNKERQUE, 11),
        ("dunkerque_raster.pmtiles", TileType::Png, DUNKERQUE, 11),
        ("dunkerque_dedup_view.mbtiles", TileType::Png, DUNKERQUE, 10),
        ("dunkerque_vector.mbtiles", TileType::Vector, DUNKERQUE, 10),
        ("dunkerque_vector.pmtiles", TileType::Vector, DUNKERQUE, 10),
        ("kalundborg_jpeg.mbtiles", TileType::Jpeg, KALUNDBORG, 11),
        ("kalundborg_webp.pmtiles", TileType::Webp, KALUNDBORG, 11),
    ] {
        let ground = ground(name);
        let about = ground.source().expect("a source");
        assert_eq!((about.tile_type, about.max_zoom), (kind, zoom), "{name}");
        assert!(about.attribution.contains("OpenStreetMap"), "{name}: {about:?}");
        let bounds = about.bounds.expect("bounds");
        assert!(bounds.west < place.lon && place.lon < bounds.east, "{name}");
        // Lines of a pack are taken for exact and do not fade from near, as those of the embedded map do.
        for z in if kind.is_picture() {
            [zoom, zoom + 3]
        } else {
            [zoom, zoom - 1]
        } {
            let (own, bare) = (
                picture(&ground, Theme::Light, place, z),
                picture(&embedded(), Theme::Light, place, z),
            );
            assert_eq!(kind.is_picture(), own != bare, "{name} at {z}");
        }
        assert!(ground.fault().is_none(), "{name}: {:?}", ground.fault());
    }
}

#[test]
fn both_forms_of_one_pack_draw_the_same() {
    for (one, other) in [
        ("dunkerque_raster.mbtiles", "dunkerque_raster.pmtiles"),
        ("dunkerque_vector.mbtiles", "dunkerque_vector.pmtiles"),
        ("dunkerque_raster.mbtiles", "dunkerque_dedup_view.mbtiles"),
    ] {
        let (a, b) = (ground(one), ground(other));
        for z in [8, 9, 10] {
            let [a, b] = [&a, &b].map(|g| picture(g, Theme::Light, DUNKERQUE, z));
            assert!(a == b, "{one}, {other} at {z}");
        }
    }
}

#[test]
fn outside_a_pack_the_embedded_map_shows_and_is_credited() {
    let lyon = LonLat {
        lon: 4.83,
        lat: 45.76,
    };
    for name in ["dunkerque_raster.pmtiles", "dunkerque_vector.mbtiles"] {
        let ground = ground(name);
        for z in [4, 9, 14] {
            let [own, bare] = [&ground, &embedded()].map(|g| picture(g, Theme::Dark, lyon, z));
            assert!(own == bare, "{name} at {z}");
        }
        assert!(
            ground
                .short_attribution(Lang::Fr, &view(lyon, 9.0))
                .contains("GeoNames")
        );
    }
    let ground = ground("dunkerque_vector.pmtiles");
    let own = ground.attribution(Lang::Fr, &view(DUNKERQUE, 10.0));
    assert_eq!(own, ground.source().expect("a source").attribution);
}

#[test]
fn pictures_keep_their_colours_by_day_and_are_dim_at_night() {
    for name in ["dunkerque_raster.pmtiles", "kalundborg_jpeg.mbtiles"] {
        let place = if name.starts_with('k') {
            KALUNDBORG
        } else {
            DUNKERQUE
        };
        let ground = ground(name);
        let day = brightness(&picture(&ground, Theme::Light, place, 10));
        let night = brightness(&picture(&ground, Theme::Dark, place, 10));
        assert!(day > 150 && night < 70, "{name}: {day} by day, {night} at night");
        let same =
            picture(&ground, Theme::LightContrast, place, 10) == picture(&ground, Theme::Light, place, 10);
        assert!(same, "{name}");
    }
}

#[test]
fn an_enlarged_part_of_a_picture_is_the_middle_of_its_own_tile() {
    let ground = ground("dunkerque_raster.pmtiles");
    let (z, x, y) = square(DUNKERQUE, 11);
    let whole = ground.tile_picture(Theme::Light, z, x, y, 2);
    // One level deeper, the quarter at the lower right is that quarter of the tile at twice the scale.
    let part = ground.tile_picture(Theme::Light, z + 1, 2 * x + 1, 2 * y + 1, 1);
    let colour = |p: &TilePicture, column: usize, row: usize| {
        let at = (row * p.width as usize + column) * 4;
        [p.rgba[at], p.rgba[at + 1], p.rgba[at + 2]]
    };
    for (column, row) in [(10, 10), (128, 40), (250, 200)] {
        let (a, b) = (
            colour(&part, column, row),
            colour(&whole, 256 + column, 256 + row),
        );
        assert!(
            a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 8),
            "{a:?} and {b:?} at {column}, {row}"
        );
    }
}

#[test]
fn a_file_that_is_no_pack_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("note.pmtiles");
    std::fs::write(&note, "Bonjour").expect("room");
    for path in [
        note,
        folder.path().to_owned(),
        folder.path().join("missing.mbtiles"),
    ] {
        let error = open_pack(&path).expect_err("no pack");
        assert!(!error.message(Lang::Fr).is_empty() && !error.message(Lang::En).is_empty());
    }
}
