//! What changes if somebody arrives or leaves.

use crate::desk::{Place, json};

/// A farm that gives what nobody takes, and a pair that depends on one actor.
const ZONE: &str = r#"
{"do":"add_actor","id":"a1","name":"Ferme","lat":51.05,"lon":2.53}
{"do":"add_actor","id":"a2","name":"Scierie","lat":51.06,"lon":2.56}
{"do":"add_actor","id":"a3","name":"Panneaux","lat":51.06,"lon":2.57}
{"do":"add_flow","id":"f1","actor":"a1","direction":"offer","label":"fumier","nature":"W.ORG.MANURE","quantity":900,"unit":"t"}
{"do":"add_flow","id":"f2","actor":"a2","direction":"offer","label":"sciure","nature":"W.WOOD.SAWDUST","quantity":120,"unit":"t"}
{"do":"add_flow","id":"f3","actor":"a3","direction":"need","label":"sciure","nature":"W.WOOD.SAWDUST","quantity":80,"unit":"t"}
"#;

fn zone() -> Place {
    let place = Place::new();
    place.done("new p.gpkg");
    place.write("s.jsonl", ZONE.trim_start());
    place.done("script p.gpkg s.jsonl");
    place
}

#[test]
fn an_arrival_unlocks_flows_and_an_invitation_does_the_same_for_good() {
    let place = zone();
    let told = json(&place.done("scenario p.gpkg --with 35.21@2.54,51.05 --json"));
    assert_eq!(told["unlocked"][0], "f1", "{told}");
    assert_eq!(told["gained"][0]["offer_flow"], "f1");
    assert!(told["gained"][0]["score"].as_f64().unwrap() > 0.0);
    let words = place.done("scenario p.gpkg --with 35.21@2.54,51.05 --lang en");
    assert!(
        words.starts_with("A biogas plant near") && words.contains("fumier (Ferme)"),
        "{words}"
    );
    let gained = told["gained"].as_array().unwrap().len();
    let count = || {
        let list = json(&place.done("candidates p.gpkg --json"));
        let pairs = list
            .as_array()
            .unwrap()
            .iter()
            .filter(|c| c["kind"] == "exchange");
        pairs.count()
    };
    let before = count();
    place.write(
        "i.jsonl",
        r#"{"do":"invite_actor","id":"a9","activity":"35.21","lat":51.05,"lon":2.54}"#,
    );
    place.done("script p.gpkg i.jsonl");
    assert_eq!(count(), before + gained);
    place.write("u.jsonl", r#"{"do":"undo"}"#);
    place.done("script p.gpkg u.jsonl");
    assert_eq!(count(), before, "one step takes actor and flows back");
}

#[test]
fn a_departure_strands_those_who_had_nobody_else() {
    let place = zone();
    let told = json(&place.done("scenario p.gpkg --without a2 --json"));
    assert_eq!(told["lost"][0]["need_flow"], "f3", "{told}");
    assert_eq!(told["stranded"], serde_json::json!(["f3"]));
    // By name, two at once.
    let told = json(&place.done("scenario p.gpkg --without Scierie Panneaux --json"));
    assert_eq!(told["stranded"], serde_json::json!([]));
    assert_eq!(told["lost"].as_array().unwrap().len(), 1);
}

#[test]
fn a_scenario_says_what_it_does_not_understand() {
    let place = zone();
    place.run("scenario p.gpkg --lang en").refused(2, "--with");
    place
        .run("scenario p.gpkg --with 35.21 --lang en")
        .refused(2, "35.21");
    place
        .run("scenario p.gpkg --with 35.21@2,99 --lang en")
        .refused(2, "35.21@2,99");
    place
        .run("scenario p.gpkg --with 99.99@2.5,51 --lang en")
        .refused(1, "99.99");
    place
        .run("scenario p.gpkg --without nobody --lang en")
        .refused(1, "nobody");
    place
        .run("scenario p.gpkg --with 35.21@2.5,51 --without a1 --lang en")
        .refused(2, "--without");
}

#[test]
fn a_map_shows_the_imagined_actor() {
    let place = zone();
    let plain = "map p.gpkg --size 640x480 --out";
    place.done(&format!("{plain} a.png"));
    place.done(&format!("{plain} b.png --with 35.21@2.54,51.05"));
    assert_ne!(
        crate::desk::bytes(&place.path("a.png")),
        crate::desk::bytes(&place.path("b.png"))
    );
}
