//! Zones from script, file and command line, to the dump, the map and back.

use crate::desk::{Place, json};

const SCRIPT: &str = r#"{"do":"add_zone","id":"z1","code":"245900428"}
{"do":"add_zone","id":"z2","code":"59359"}
{"do":"add_zone","id":"z3","name":"Port ouest","rings":[[[2.10,51.00],[2.20,51.00],[2.20,51.05],[2.10,51.05]]]}
{"do":"edit_zone","id":"z2","name":"Loon"}
{"do":"delete_zone","id":"z3"}
{"do":"undo"}
"#;

const FAULTY: &str = r#"{"do":"add_zone","code":"245900428"}
{"do":"add_zone","id":"z9","code":"00000"}
{"do":"add_zone","id":"z9","name":"X","rings":[[[0,0],[1,1],[1,0],[0,2]]]}
{"do":"add_zone","id":"z9","name":"X"}
{"do":"edit_zone","id":"z9","name":"X"}
{"do":"edit_zone","id":"z1","code":"59183"}
{"do":"add_zone","id":"z1","code":"59183"}
"#;

#[test]
fn zones_of_codes_and_corners_are_kept_dumped_and_drawn() {
    let place = Place::new();
    place.done("new p.gpkg --name Essai");
    assert!(json(&place.done("dump p.gpkg")).get("zones").is_none());
    std::fs::write(place.path("s.jsonl"), SCRIPT).unwrap();
    place.done("script p.gpkg s.jsonl");
    let dump = json(&place.done("dump p.gpkg"));
    let zones = dump["zones"].as_array().unwrap();
    let told: Vec<_> = zones
        .iter()
        .map(|z| {
            (
                z["ref"].as_str().unwrap(),
                z["name"].as_str().unwrap(),
                z["kind"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("z1", "CU de Dunkerque", "epci"),
            ("z2", "Loon", "commune"),
            ("z3", "Port ouest", "drawn")
        ]
    );
    let geometry = json(&place.done("dump-geometry p.gpkg --size 1000x700"));
    let labels: Vec<&str> = geometry["labels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["text"].as_str().unwrap())
        .collect();
    assert!(labels.contains(&"CU de Dunkerque"), "{labels:?}");
    place.done("map p.gpkg --out p.png --size 400x300");
}

#[test]
fn what_is_no_zone_is_refused_in_a_sentence_and_nothing_changes() {
    let place = Place::new();
    place.done("new p.gpkg --name Essai");
    std::fs::write(place.path("s.jsonl"), SCRIPT).unwrap();
    place.done("script p.gpkg s.jsonl");
    let before = place.done("dump p.gpkg");
    std::fs::write(place.path("f.jsonl"), FAULTY).unwrap();
    let run = place.run("script p.gpkg f.jsonl --ack");
    let lines = run.out.clone();
    let errors: Vec<&str> = lines.lines().filter(|line| line.starts_with("error")).collect();
    assert_eq!(errors.len(), 7, "{lines}");
    assert!(
        errors[0].contains("CU de Dunkerque") && errors[1].contains("00000"),
        "{lines}"
    );
    assert_eq!(place.done("dump p.gpkg"), before);
}

#[test]
fn a_geojson_file_is_imported_and_every_feature_is_taken_or_named() {
    let place = Place::new();
    place.done("new p.gpkg --name Essai");
    let zones = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"nom":"Nord"},"geometry":{"type":"Polygon","coordinates":[[[2,51],[2.1,51],[2.1,51.1],[2,51]]]}},
        {"type":"Feature","properties":{"nom":"Mât"},"geometry":{"type":"Point","coordinates":[2,51]}}]}"#;
    std::fs::write(place.path("z.geojson"), zones).unwrap();
    let tried = json(&place.done("import p.gpkg --zones z.geojson --dry-run --json"));
    assert_eq!(
        (tried["added"].as_u64(), tried["refused"].as_u64()),
        (Some(1), Some(1))
    );
    assert!(json(&place.done("dump p.gpkg")).get("zones").is_none());
    let told = place.done("import p.gpkg --zones z.geojson");
    assert!(told.contains("Mât"), "{told}");
    assert_eq!(json(&place.done("dump p.gpkg"))["zones"][0]["name"], "Nord");
    let again = json(&place.done("import p.gpkg --zones z.geojson --json"));
    assert_eq!(
        (again["added"].as_u64(), again["unchanged"].as_u64()),
        (Some(0), Some(1))
    );
    std::fs::write(place.path("bad.geojson"), "nom;lat\n").unwrap();
    assert_eq!(place.run("import p.gpkg --zones bad.geojson").code, 1);
}
