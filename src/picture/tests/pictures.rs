//! Pictures to look at: written into the folder named by `MAILLAGE_PICTURES`, else only painted.

use tiny_skia::{Color, Pixmap};

use super::maps::{Pattern, dunkerque, random, view_of};
use crate::base::geo::GeoBox;
use crate::base::i18n::Lang;
use crate::picture::paint::{Look, paint};
use crate::picture::raster::Raster;
use crate::picture::tokens::Theme;
use crate::picture::view::Captions;
use crate::picture::*;

const CREDITS: &str = "© les contributeurs d’OpenStreetMap · IGN, Insee, Etalab · GeoNames · Natural Earth";

fn picture(name: &str, scene: &Scene, look: &Look) -> Pixmap {
    let mut pixels = Pixmap::new(scene.width as u32, scene.height as u32).unwrap();
    let land = look.palette.land;
    pixels.fill(Color::from_rgba8(land.0, land.1, land.2, 255));
    paint(scene, look, &mut Raster::new(pixels.as_mut()));
    if let Ok(folder) = std::env::var("MAILLAGE_PICTURES") {
        pixels
            .save_png(std::path::Path::new(&folder).join(format!("picture-{name}.png")))
            .unwrap();
    }
    pixels
}

fn desk(input: &MapInput, width: f32, height: f32) -> View {
    let mut view = view_of(input, width, height);
    view.captions.attribution = CREDITS.to_owned();
    view
}

#[test]
fn the_desk_is_painted_in_light_and_dark() {
    let input = dunkerque();
    let view = desk(&input, 1062.0, 650.0);
    let plain = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    let light = picture("a-light", &plain, &Look::of(Theme::Light));
    let dark = picture("b-dark", &plain, &Look::of(Theme::Dark));
    picture("contrast", &plain, &Look::of(Theme::LightContrast));
    assert_ne!(light.data(), dark.data());
    let emphasis = Emphasis {
        hot_actors: vec![14],
        dim_others: true,
        ..Emphasis::default()
    };
    let focus = layout(
        &input,
        &View {
            width: 742.0,
            ..view.clone()
        },
        &emphasis,
        Lang::Fr,
    );
    picture("a-focus", &focus, &Look::of(Theme::Light));
    let emphasis = Emphasis {
        hot_actors: vec![10, 4],
        hot_links: vec![14],
        dim_others: true,
        ..Emphasis::default()
    };
    let wide = desk(&input, 1184.0, 962.0);
    picture(
        "b-focus",
        &layout(&input, &wide, &emphasis, Lang::Fr),
        &Look::of(Theme::Dark),
    );
}

#[test]
fn the_wall_is_painted() {
    let mut input = dunkerque();
    input.links[13].is_new = true;
    input.pools.clear();
    let mut view = View::new(1920.0, 1080.0);
    view.wall = true;
    view.fit(
        GeoBox {
            west: 2.13,
            south: 50.985,
            east: 2.385,
            north: 51.05,
        },
        [480.0, 240.0, 200.0, 300.0],
    );
    view.captions = Captions {
        attribution: CREDITS.to_owned(),
        title: "Dunkerque".to_owned(),
        subtitle: "13 échanges affichés sur 13 publiés".to_owned(),
        sentence: "L’eau tiède de la centrale pourrait chauffer la serre maraîchère".to_owned(),
        badge: "Vue publique".to_owned(),
    };
    let dark = layout(&input, &view, &Emphasis::default(), Lang::Fr);
    picture("c-wall", &dark, &Look::of(Theme::Dark));
    view.line_factor = 1.25;
    picture(
        "c-wall-lit",
        &layout(&input, &view, &Emphasis::default(), Lang::Fr),
        &Look::of(Theme::Light),
    );
    assert!(dark.notices.len() >= 4);
}

#[test]
fn crowded_maps_are_painted() {
    for (name, input) in [
        ("any", random(1, 60, 400, Pattern::Any)),
        ("sixty", random(2, 60, 60, Pattern::Any)),
        ("hubs", random(3, 30, 34, Pattern::Hubs)),
        ("lanes", random(1, 14, 36, Pattern::Lanes)),
        ("large", random(1, 10_000, 2000, Pattern::Any)),
    ] {
        let view = desk(&input, 1366.0, 768.0);
        picture(
            name,
            &layout(&input, &view, &Emphasis::default(), Lang::En),
            &Look::of(Theme::Light),
        );
    }
}

#[test]
fn tiles_of_a_picture_fit_together() {
    let input = dunkerque();
    let scene = layout(
        &input,
        &desk(&input, 640.0, 400.0),
        &Emphasis::default(),
        Lang::Fr,
    );
    let look = Look::of(Theme::Light);
    let mut whole = Pixmap::new(640, 400).unwrap();
    paint(&scene, &look, &mut Raster::new(whole.as_mut()));
    let mut right = Pixmap::new(320, 400).unwrap();
    paint(&scene, &look, &mut Raster::tile(right.as_mut(), [320.0, 0.0]));
    // Edges are smoothed a little differently where a tile cuts a shape; nothing else may differ.
    let differing = (0..400 * 320).filter(|i| {
        let (x, y) = (i % 320, i / 320);
        let (a, b) = (whole.pixel(x + 320, y).unwrap(), right.pixel(x, y).unwrap());
        a.red().abs_diff(b.red()) > 24 || a.alpha().abs_diff(b.alpha()) > 24
    });
    assert!(differing.count() < 40);
}
