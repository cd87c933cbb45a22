//! A tile pack that travels in the project file.

use std::process::Command;

use rusqlite::Connection;

use crate::desk::{Place, bytes, json};
use crate::packs::data;

fn with_project() -> Place {
    let place = Place::new();
    place.done("new p.gpkg --sample dunkerque");
    place
}

fn add(place: &Place, pack: &str, more: &str) -> String {
    place.done(&format!("tiles p.gpkg --add {} {more}", data(pack).display()))
}

#[test]
fn a_pack_goes_in_is_listed_drawn_and_comes_out_again() {
    let place = with_project();
    let before = place.done("dump p.gpkg");
    assert!(json(&place.done("tiles p.gpkg --list --json"))["pack"].is_null());
    let bare = drawn(&place, "");
    let added = json(&add(&place, "dunkerque_raster.mbtiles", "--json"));
    assert_eq!(added["pack"]["tiles"], 21);
    let listed = json(&place.done("tiles p.gpkg --list --json"));
    for key in ["tiles", "bytes", "attribution", "tile_type"] {
        assert_eq!(listed["pack"][key], added["pack"][key], "{key}");
    }
    assert_eq!(
        [&listed["pack"]["min_zoom"], &listed["pack"]["max_zoom"]],
        [8, 11]
    );
    assert!(add(&place, "dunkerque_raster.mbtiles", "").contains("21"));
    assert_eq!(place.done("dump p.gpkg"), before, "a pack is no ground data");
    assert_eq!(place.run("check p.gpkg").code, 0);
    let own = drawn(&place, "");
    assert_ne!(own, bare);
    let given = drawn(
        &place,
        &format!("--tiles {}", data("dunkerque_raster.pmtiles").display()),
    );
    assert_eq!(own, given, "the project's own pack and the file draw the same");
    place.done("tiles p.gpkg --remove");
    assert_eq!(drawn(&place, ""), bare);
    assert_eq!(place.run("tiles p.gpkg --remove").code, 1);
    assert_eq!(place.run("tiles p.gpkg").code, 2);
}

fn drawn(place: &Place, more: &str) -> Vec<u8> {
    let bbox = "--bbox 2.2,50.97,2.45,51.08";
    place.done(&format!("map p.gpkg --out m.png --size 500x400 {bbox} {more}"));
    bytes(&place.path("m.png"))
}

#[test]
fn a_pack_is_cut_to_a_box_survives_edits_copies_and_undo() {
    let place = with_project();
    add(&place, "dunkerque_vector.pmtiles", "--bbox 2.35,51.0,2.36,51.01");
    let listed = place.done("tiles p.gpkg --list --json");
    assert_eq!(
        json(&listed)["pack"]["tiles"],
        6,
        "one square for each zoom from 5 to 10"
    );
    place.write("s.jsonl", "{\"do\":\"entry\",\"text\":\"Scierie donne 120 t/an sciure\"}\n{\"do\":\"undo\"}\n{\"do\":\"undo\"}\n");
    let run = place.run("script p.gpkg s.jsonl --ack");
    assert!(
        run.out.contains("ok 2") && run.out.contains("error 3"),
        "undo passes over the pack: {run:?}"
    );
    assert_eq!(place.done("tiles p.gpkg --list --json"), listed);
    std::fs::copy(place.path("p.gpkg"), place.path("q.gpkg")).expect("a copy");
    assert_eq!(place.done("tiles q.gpkg --list --json"), listed);
    let far = place.run(&format!(
        "tiles p.gpkg --add {} --bbox 4,45,5,46",
        data("dunkerque_vector.pmtiles").display()
    ));
    assert_eq!(far.code, 1);
    assert_eq!(
        place.done("tiles p.gpkg --list --json"),
        listed,
        "a refused pack replaces nothing"
    );
}

#[test]
fn hostile_packs_do_not_go_in() {
    let place = with_project();
    let before = bytes(&place.path("p.gpkg"));
    for name in [
        "pm_bad_magic.pmtiles",
        "mb_tiles_view_recursive.mbtiles",
        "mb_no_tiles.mbtiles",
    ] {
        let run = place.run(&format!(
            "tiles p.gpkg --add {}",
            data("hostile").join(name).display()
        ));
        assert_eq!((run.code, run.err.lines().count()), (1, 1), "{name}: {run:?}");
    }
    assert_eq!(bytes(&place.path("p.gpkg")), before);
    assert_eq!(place.names(), ["p.gpkg"]);
}

#[test]
fn fakes_are_told_of_and_the_embedded_map_shows() {
    for fake in [
        "DROP TABLE basemap_tiles; CREATE VIEW basemap_tiles AS SELECT 1 AS id, 8 AS zoom_level, 1 AS tile_column,
           1 AS tile_row, x'00' AS tile_data",
        "DROP TABLE basemap_tiles; CREATE TABLE basemap_tiles (zoom_level, tile_column, tile_row, tile_data)",
        "CREATE TRIGGER t AFTER INSERT ON basemap_tiles BEGIN DELETE FROM actors; END",
        "DELETE FROM maillage_meta WHERE key = 'pack'",
        "UPDATE maillage_meta SET value = '{\"min_zoom\":9}' WHERE key = 'pack'",
        "UPDATE maillage_meta SET value = replace(value, '\"max_zoom\":11', '\"max_zoom\":250') WHERE key = 'pack'",
    ] {
        let place = with_project();
        let bare = drawn(&place, "");
        add(&place, "dunkerque_raster.mbtiles", "");
        let conn = Connection::open(place.path("p.gpkg")).expect("it opens");
        conn.execute_batch(fake).unwrap_or_else(|error| panic!("{fake}: {error}"));
        drop(conn);
        assert_eq!(drawn(&place, ""), bare, "{fake}");
        assert_eq!(place.run("tiles p.gpkg --list").code, 1, "{fake}");
        // Taking it out, or putting another one in, puts things right.
        place.done("tiles p.gpkg --remove");
        add(&place, "dunkerque_raster.mbtiles", "");
        assert_eq!(place.run("check p.gpkg").code, 0, "{fake}");
        assert_ne!(drawn(&place, ""), bare, "{fake}");
    }
}

#[test]
fn reading_a_pack_changes_nothing_and_works_on_a_copy_that_may_not_be_written() {
    let place = with_project();
    add(&place, "dunkerque_raster.mbtiles", "");
    let before = bytes(&place.path("p.gpkg"));
    let mut rights = std::fs::metadata(place.path("p.gpkg"))
        .expect("a file")
        .permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(place.path("p.gpkg"), rights).expect("its owner may");
    drawn(&place, "");
    place.done("tiles p.gpkg --list");
    assert_eq!(bytes(&place.path("p.gpkg")), before);
    assert_eq!(place.names(), ["m.png", "p.gpkg"]);
}

#[test]
fn other_programs_read_the_pack_of_pictures() {
    let Ok(version) = Command::new("gdalinfo").arg("--version").output() else {
        return;
    };
    assert!(version.status.success());
    for (pack, size) in [
        ("dunkerque_raster.mbtiles", "EPSG"),
        ("kalundborg_webp.pmtiles", "3857"),
    ] {
        let place = with_project();
        add(&place, pack, "");
        let seen = Command::new("gdalinfo")
            .arg("-checksum")
            .arg(place.path("p.gpkg"))
            .output()
            .expect("it runs");
        let text = String::from_utf8_lossy(&seen.stdout).into_owned();
        assert!(
            seen.status.success() && text.contains("GPKG/GeoPackage"),
            "{pack}: {seen:?}"
        );
        assert!(
            text.contains(size) && text.contains("Checksum="),
            "{pack}: {text}"
        );
        let warnings = String::from_utf8_lossy(&seen.stderr).into_owned();
        assert!(warnings.is_empty(), "{pack}: {warnings}");
    }
}
