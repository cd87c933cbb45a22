use super::*;
use crate::base::geo::LonLat;
use crate::picture::places::PlaceKind;
use crate::picture::tokens::Rgb;

fn map() -> Ground {
    Ground::embedded().expect("the embedded map opens")
}

fn at(lon: f64, lat: f64) -> [f64; 2] {
    LonLat { lon, lat }.to_mercator()
}

/// The colour drawn at a position, at that zoom.
fn pixel(theme: Theme, z: u8, [x, y]: [f64; 2]) -> Rgb {
    let tiles = f64::from(z).exp2();
    let (x, y) = (x * tiles, y * tiles);
    let picture = map().tile_picture(theme, z, x as u32, y as u32, 1);
    let (column, row) = ((x.fract() * 256.0) as usize, (y.fract() * 256.0) as usize);
    let start = (row * 256 + column) * 4;
    assert_eq!(picture.rgba[start + 3], 255, "tiles are opaque");
    Rgb(
        picture.rgba[start],
        picture.rgba[start + 1],
        picture.rgba[start + 2],
    )
}

#[test]
fn sea_land_and_town_have_their_colours_in_every_theme() {
    for theme in [
        Theme::Light,
        Theme::Dark,
        Theme::LightContrast,
        Theme::DarkContrast,
    ] {
        let palette = theme.palette();
        for (name, z, [lon, lat], expected) in [
            ("off Dunkerque", 10, [2.3, 51.15], palette.sea),
            ("south of Dunkerque", 10, [2.705, 50.98], palette.land),
            ("Dunkerque", 10, [2.33, 51.02], palette.urban),
            ("fjord of Kalundborg", 10, [11.048, 55.671], palette.sea),
            ("east of Kalundborg", 10, [11.2, 55.705], palette.land),
            ("fjord of Kalundborg, enlarged", 14, [11.048, 55.671], palette.sea),
            ("middle of the Atlantic, enlarged", 12, [-35.0, 40.0], palette.sea),
            ("Australia", 2, [134.0, -25.0], palette.land),
            ("Southern Ocean", 3, [-120.0, -63.0], palette.sea),
        ] {
            assert_eq!(pixel(theme, z, at(lon, lat)), expected, "{name}, {theme:?}");
        }
    }
}

#[test]
fn neighbouring_tiles_meet_without_a_seam() {
    let map = map();
    for (z, x, y) in [(10, 518, 342), (12, 2074, 1370)] {
        let [left, right] = [x, x + 1].map(|x| map.tile_picture(Theme::Light, z, x, y, 1).rgba);
        let grounds = [
            Theme::Light.palette().sea,
            Theme::Light.palette().urban,
            Theme::Light.palette().land,
        ];
        for row in 0..256 {
            let ground = |rgba: &[u8], column: usize| {
                let start = (row * 256 + column) * 4;
                grounds
                    .iter()
                    .position(|g| [g.0, g.1, g.2] == rgba[start..start + 3])
            };
            // Lines and coasts blend; where both edges are plain ground away from them, it is the same ground.
            let (a, b) = (ground(&left, 253), ground(&right, 2));
            let plain = ground(&left, 255) == a && ground(&right, 0) == b;
            if plain && a.is_some() && b.is_some() {
                assert_eq!(a, b, "row {row} of {z}/{x}/{y}");
            }
        }
    }
}

#[test]
fn the_scale_makes_pictures_larger_and_the_same_call_the_same_bytes() {
    let map = map();
    let picture = map.tile_picture(Theme::Dark, 11, 1036, 684, 2);
    assert_eq!((picture.width, picture.height), (512, 512));
    assert_eq!(picture.rgba.len(), 512 * 512 * 4);
    assert_eq!(picture, map.clone().tile_picture(Theme::Dark, 11, 1036, 684, 2));
    assert_eq!(map.tile_picture(Theme::Dark, 255, 9, u32::MAX, 200).width, 1024);
}

#[test]
fn places_come_once_the_most_important_first() {
    let view = MapView {
        centre: at(2.33, 51.0),
        zoom: 10.0,
        width: 1366.0,
        height: 768.0,
    };
    let labels = map().places_in(view.mercator_box(), view.zoom);
    let named = |name: &str| labels.iter().filter(|l| l.name == name).count();
    assert_eq!(
        (named("Dunkerque"), named("Loon-Plage"), named("Paris")),
        (1, 1, 0)
    );
    assert!(labels.is_sorted_by(|a, b| (a.rank, &a.name) <= (b.rank, &b.name)));
    let dunkerque = labels
        .iter()
        .find(|l| l.name == "Dunkerque")
        .expect("it is in view");
    assert_eq!(dunkerque.kind, PlaceKind::Town);
    assert!(
        LonLat::from_mercator(dunkerque.mercator).distance_km(LonLat {
            lon: 2.377,
            lat: 51.034
        }) < 3.0
    );
}

#[test]
fn places_are_found_at_the_edges_of_zoom_and_box() {
    let map = map();
    let world = map.places_in([0.0, 1.0, 1.0, 0.0], 18.0);
    assert!(world.iter().any(|l| l.name == "France"));
    let close = map.places_in(
        {
            let [x, y] = at(11.0886, 55.6795);
            [x - 1e-4, y + 1e-4, x + 1e-4, y - 1e-4]
        },
        17.0,
    );
    assert_eq!(
        close.iter().map(|l| l.name.as_str()).collect::<Vec<_>>(),
        ["Kalundborg"]
    );
    assert!(map.places_in([f64::NAN; 4], 9.0).is_empty());
}

#[test]
fn the_makers_are_named() {
    let view = MapView {
        centre: at(2.33, 51.0),
        zoom: 10.0,
        width: 400.0,
        height: 300.0,
    };
    for lang in Lang::ALL {
        for maker in [
            "OpenStreetMap",
            "IGN",
            "Insee",
            "Geodatastyrelsen",
            "GeoNames",
            "Natural Earth",
        ] {
            assert!(map().attribution(lang, &view).contains(maker), "{maker}");
            assert!(map().short_attribution(lang, &view).contains(maker), "{maker}");
        }
        assert!(map().attribution(lang, &view).contains("ODbL"));
    }
}
