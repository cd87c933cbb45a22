//! Weights, natures and rules of a project, set by a script and seen in what the program answers.

use serde_json::Value;

use crate::desk::{Place, json};

/// A firm with something that no table knows, a farm that could use it, and what the animateur adds.
const STORY: &str = r#"
{"do":"add_actor","id":"a1","name":"Bouchons du Nord","lat":51.05,"lon":2.53}
{"do":"add_actor","id":"a2","name":"Haras des Dunes","lat":51.06,"lon":2.56}
{"do":"settings","set":{"nature.W.WOOD.LIEGE":"{\"label\":\"Chutes de liège\"}","alias.W.WOOD.LIEGE":"bouchonnerie"}}
{"do":"add_flow","id":"f1","actor":"a1","direction":"offer","label":"bouchonnerie","quantity":30,"unit":"t","period":"year"}
{"do":"add_flow","id":"f2","actor":"a2","direction":"need","label":"litière pour chevaux","quantity":20,"unit":"t","period":"year"}
"#;

const RULE: &str = r#"{"do":"setting","key":"rule.W.WOOD.LIEGE>M.LITTER","value":"{\"offer\":\"W.WOOD.LIEGE\",\"need\":\"M.LITTER\",\"processing\":\"broyage\",\"ratio\":0.8}"}"#;

fn play(place: &Place, script: &str) {
    place.write("s.jsonl", script.trim_start());
    place.done("script p.gpkg s.jsonl");
}

fn pair(place: &Place) -> Option<Value> {
    let all = json(&place.done("candidates p.gpkg --json"));
    let mut all = all.as_array().expect("a list").iter();
    all.find(|c| c["offer_flow"] == "f1" && c["need_flow"] == "f2")
        .cloned()
}

#[test]
fn a_nature_and_a_rule_set_by_a_script_yield_the_candidate_and_undo_takes_it_back() {
    let place = Place::new();
    place.done("new p.gpkg");
    play(&place, STORY);
    assert_eq!(pair(&place), None);
    play(&place, RULE);
    let found = pair(&place).expect("the rule of the project makes a pair");
    assert_eq!(found["rule"], "W.WOOD.LIEGE>M.LITTER");
    play(&place, r#"{"do":"setting","key":"limit.W.WOOD.LIEGE","value":1}"#);
    assert_eq!(pair(&place), None, "farther than its own limit");
    // Without a value a setting goes back to the default; an undo brings the setting back.
    play(&place, r#"{"do":"setting","key":"limit.W.WOOD.LIEGE"}"#);
    assert!(pair(&place).is_some());
    play(&place, r#"{"do":"undo"}"#);
    assert_eq!(pair(&place), None);
}

#[test]
fn a_setting_that_could_not_be_used_is_refused_and_says_why() {
    let place = Place::new();
    place.done("new p.gpkg");
    play(&place, STORY);
    for (line, about) in [
        (
            r#"{"do":"setting","key":"weight.distance","value":"loin"}"#,
            "loin",
        ),
        (r#"{"do":"setting","key":"nature.W.WOOD.LIEGE"}"#, "bouchonnerie"),
        (r#"{"do":"setting","key":"rule.X","value":"{}"}"#, "nature"),
        (r#"{"do":"settings"}"#, "set"),
    ] {
        place.write("s.jsonl", line);
        place.run("script p.gpkg s.jsonl").refused(1, about);
    }
}
