//! What each verb prints and leaves.

use std::collections::BTreeSet;
use std::process::Stdio;

use expect_test::expect;
use serde_json::Value;

use crate::desk::{Place, bytes, json};

const SAMPLES: [&str; 4] = ["kalundborg", "dunkerque", "pays-de-retz", "mare-a-jouy"];

#[test]
fn every_sample_gives_the_same_candidates_each_time_and_from_each_file() {
    let place = Place::new();
    let listed = json(&place.done("samples --json"));
    let keys: Vec<&str> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["key"].as_str().unwrap())
        .collect();
    assert_eq!(keys, SAMPLES);
    for sample in SAMPLES {
        place.done(&format!("new {sample}.gpkg --sample {sample}"));
        place.done(&format!("new {sample}-2.gpkg --sample {sample}"));
        let before = bytes(&place.path(&format!("{sample}.gpkg")));
        let first = place.done(&format!("candidates {sample}.gpkg --json --all --blocked"));
        assert_eq!(
            first,
            place.done(&format!("candidates {sample}.gpkg --json --all --blocked")),
            "{sample}"
        );
        assert_eq!(
            first,
            place.done(&format!("candidates {sample}-2.gpkg --json --all --blocked")),
            "{sample}"
        );
        assert_eq!(
            place.done(&format!("dump {sample}.gpkg")),
            place.done(&format!("dump {sample}-2.gpkg")),
            "{sample}"
        );
        assert!(!json(&first).as_array().unwrap().is_empty(), "{sample}");
        assert_eq!(
            before,
            bytes(&place.path(&format!("{sample}.gpkg"))),
            "reading changed {sample}"
        );
    }
    assert_eq!(place.names().len(), 8, "{:?}", place.names());
}

#[test]
fn candidates_have_the_keys_of_the_contract_in_a_total_order() {
    let place = Place::new();
    place.done("new p.gpkg --sample kalundborg");
    let text = place.done("candidates p.gpkg --json --all --blocked");
    let keys = "id kind offer_flow need_flow via members relation rule distance_km score parts gain effort \
                quantity_alone quantity_net unit blocked reasons questions competitors new";
    let order: Vec<usize> = keys
        .split_whitespace()
        .map(|k| text.find(&format!("\"{k}\":")).expect(k))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    let all = json(&text);
    let rows = all.as_array().unwrap();
    let ids: BTreeSet<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), rows.len());
    let free: Vec<&Value> = rows.iter().filter(|row| row["blocked"].is_null()).collect();
    let rank = |row: &Value| {
        (
            -row["score"].as_f64().unwrap(),
            row["id"].as_str().unwrap().to_owned(),
        )
    };
    assert!(free.windows(2).all(|w| rank(w[0]) < rank(w[1])));
    for row in rows {
        let rivals = row["competitors"].as_array().unwrap();
        assert!(rivals.len() <= 5 && !rivals.contains(&row["id"]), "{row}");
        assert_eq!(row["score"].is_null(), !row["blocked"].is_null(), "{row}");
        if let (Some(net), Some(alone)) = (row["quantity_net"].as_f64(), row["quantity_alone"].as_f64()) {
            assert!((0.0..=alone * (1.0 + 1e-9)).contains(&net), "{row}");
        }
    }
    let limited = json(&place.done("candidates p.gpkg --json --limit 3"));
    assert_eq!(limited.as_array().unwrap().len(), 3);
}

const PAIR: &str = r#"
{"do":"add_actor","id":"a1","name":"Scierie Martin","kind":"company","activity_code":"16.10A","lat":51.05,"lon":2.53}
{"do":"add_actor","id":"a2","name":"Panneaux du Nord","lat":51.06,"lon":2.56}
{"do":"add_flow","id":"f1","actor":"a1","direction":"offer","label":"sciure de bois","nature":"W.WOOD.SAWDUST","quantity":120,"unit":"t","period":"year","temperature_c":null,"level":"public"}
{"do":"add_flow","id":"f2","actor":"a2","direction":"need","label":"sciure","nature":"W.WOOD.SAWDUST","quantity":80,"unit":"t"}
"#;

#[test]
fn a_script_is_acknowledged_line_by_line_and_the_dump_says_what_it_made() {
    let place = Place::new();
    place.done("new p.gpkg --name Essai");
    let script = PAIR.trim_start().to_owned()
        + r#"{"do":"decide","offer":"f1","need":"f2","state":"refusee"}
{"do":"decide","id":"s1","offer":"f1","need":"f2","state":"piste","owner":"Anne","due":"2027-01-15"}
{"do":"publish"}
not json
{"do":"fly"}
{"do":"add_flow","actor":"nobody","direction":"offer","label":"x"}
{"do":"add_actor","id":"a3","name":"De trop"}
{"do":"undo"}
{"do":"edit_actor","id":"a2","employees":12,"t":3.5}
"#;
    let run = place.run_with("script p.gpkg - --ack --lang en", &script);
    run.refused(1, "line 5");
    let acks: Vec<String> = run
        .out
        .lines()
        .map(|line| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" "))
        .collect();
    let expected =
        "ok 1,ok 2,ok 3,ok 4,error 5,ok 6,ok 7,saved 7,error 8,error 9,error 10,ok 11,ok 12,ok 13,saved 13";
    assert_eq!(acks.join(","), expected, "{}", run.out);
    let expected = expect![[
        r#"{"actors":[{"activity":null,"activity_code":"16.10A","commune":null,"employees":null,"kind":"company","lat":51.05,"levels":{},"lon":2.53,"name":"Scierie Martin","note":null,"precision_m":null,"ref":"a1","short_name":null,"siret":null,"source":null,"status":null},{"activity":null,"activity_code":null,"commune":null,"employees":12,"kind":"company","lat":51.06,"levels":{},"lon":2.56,"name":"Panneaux du Nord","note":null,"precision_m":null,"ref":"a2","short_name":null,"siret":null,"source":null,"status":null}],"flows":[{"actor":"a1","availability":null,"direction":"offer","label":"sciure de bois","level":"public","levels":{},"nature":"W.WOOD.SAWDUST","note":null,"period":"year","quantity":120,"quantity_max":null,"quantity_min":null,"ref":"f1","source":null,"status":null,"temperature_c":null,"unit":"t","waste_code":null},{"actor":"a2","availability":null,"direction":"need","label":"sciure","level":"public","levels":{},"nature":"W.WOOD.SAWDUST","note":null,"period":null,"quantity":80,"quantity_max":null,"quantity_min":null,"ref":"f2","source":null,"status":null,"temperature_c":null,"unit":"t","waste_code":null}],"name":"Essai","pools":[],"schema":1,"settings":{},"synergies":[{"brakes":null,"due":"2027-01-15","from":"a1","kind":"exchange","label":"sciure de bois","levels":{},"motive":null,"need":"f2","next_action":null,"note":null,"offer":"f1","owner":"Anne","period":null,"pool":null,"quantity":null,"quantity_max":null,"quantity_min":null,"reason":null,"ref":"s1","source":null,"state":"piste","status":null,"to":"a2","unit":null}]}"#
    ]];
    expected.assert_eq(place.done("dump p.gpkg").trim_end());
    assert_eq!(place.names(), ["p.gpkg"]);
}

#[test]
fn a_script_without_acknowledgement_sums_up() {
    let place = Place::new();
    place.done("new p.gpkg");
    place.write("s.jsonl", PAIR);
    assert!(
        place
            .done("script p.gpkg s.jsonl --lang en")
            .contains("4 lines done")
    );
    let again = place.run("script p.gpkg s.jsonl --json --lang en");
    again.refused(1, "4 lines refused");
    let told = json(&again.out);
    assert_eq!(
        (&told["done"], &told["refused"][3]["line"]),
        (&0.into(), &5.into())
    );
}

#[test]
fn a_decided_pair_leaves_the_list_and_comes_back_with_all() {
    let place = Place::new();
    place.done("new p.gpkg");
    place.write("s.jsonl", PAIR);
    place.done("script p.gpkg s.jsonl");
    let one = json(&place.done("candidates p.gpkg --json"));
    assert_eq!(
        (&one[0]["id"], &one[0]["quantity_net"]),
        (&"x:f1+f2".into(), &80.0.into())
    );
    place.write(
        "d.jsonl",
        r#"{"do":"decide","candidate":"x:f1+f2","state":"etude"}"#,
    );
    place.done("script p.gpkg d.jsonl");
    assert_eq!(
        json(&place.done("candidates p.gpkg --json")),
        Value::Array(Vec::new())
    );
    let all = json(&place.done("candidates p.gpkg --json --all --lang en"));
    assert!(
        all[0]["reasons"][0]
            .as_str()
            .unwrap()
            .starts_with("Already decided"),
        "{all}"
    );
}

#[test]
fn a_pool_that_nobody_asked_for_is_proposed_decided_and_left_out() {
    let place = Place::new();
    place.done("new p.gpkg");
    let lines: Vec<String> = (1..4)
        .flat_map(|i| {
            [
                format!(r#"{{"do":"add_actor","id":"a{i}","name":"A{i}","lat":51.05,"lon":2.5{i}}}"#),
                format!(
                    r#"{{"do":"add_flow","id":"f{i}","actor":"a{i}","direction":"offer","label":"cartons","nature":"W.PAP.CARDBOARD"}}"#
                ),
            ]
        })
        .collect();
    place.write("s.jsonl", lines.join("\n"));
    place.done("script p.gpkg s.jsonl");
    let one = json(&place.done("candidates p.gpkg --json"));
    assert_eq!(
        (&one[0]["id"], &one[0]["kind"], &one[0]["relation"]),
        (&"p:f1+f2+f3".into(), &"pool".into(), &"unasked".into())
    );
    place.write(
        "d.jsonl",
        r#"{"do":"decide","candidate":"p:f1+f2+f3","state":"piste"}"#,
    );
    place.done("script p.gpkg d.jsonl");
    assert_eq!(
        json(&place.done("candidates p.gpkg --json")),
        Value::Array(Vec::new())
    );
}

#[test]
fn nothing_hidden_changes_a_byte_of_what_the_wall_gets() {
    let place = Place::new();
    let with_quantity = |name: &str, quantity: &str| {
        place.done(&format!("new {name}.gpkg"));
        place.write("s.jsonl", PAIR.replace("120", quantity));
        place.done(&format!("script {name}.gpkg s.jsonl"));
        let seen = [
            place.done(&format!(
                "candidates {name}.gpkg --json --blocked --audience wall"
            )),
            place.done(&format!(
                "dump-geometry {name}.gpkg --size 640x480 --audience wall"
            )),
        ];
        let files = ["wall", "public", "partners"].map(|audience| {
            ["png", "svg", "pdf"].map(|form| {
                let line =
                    format!("map {name}.gpkg --out {name}.{form} --size 640x480 --audience {audience}");
                place.done(&line);
                bytes(&place.path(&format!("{name}.{form}")))
            })
        });
        (seen, files)
    };
    assert_eq!(with_quantity("p", "120"), with_quantity("q", "9"));
    assert_ne!(
        place.done("candidates p.gpkg --json"),
        place.done("candidates q.gpkg --json")
    );
}

#[test]
fn labels_are_recognised_from_words_and_from_lines() {
    let place = Place::new();
    let run = place.run_with("recognise --json", "sciures de bois\n\nxyzzy\n");
    let lines: Vec<Value> = run.out.lines().map(json).collect();
    assert_eq!(
        (&lines[0]["nature"], &lines[0]["label"]),
        (&"W.WOOD.SAWDUST".into(), &"sciures de bois".into())
    );
    assert!(lines[1]["nature"].is_null() && lines[1]["alternatives"].is_array());
    assert!((0.0..=1.0).contains(&lines[0]["confidence"].as_f64().unwrap()));
    assert!(place.done("recognise palettes").contains("W.PACK.PALLET"));
}

#[test]
fn a_map_has_its_size_and_is_not_blank() {
    let place = Place::new();
    place.done("new p.gpkg --sample dunkerque");
    place.done("map p.gpkg --out a.png --size 700x500");
    place.done("map p.gpkg --out b.png --size 700x500 --bbox 2.1,50.9,2.6,51.1 --theme dark");
    let [light, dark] = ["a.png", "b.png"].map(|name| tiny_skia::Pixmap::load_png(place.path(name)).unwrap());
    for map in [&light, &dark] {
        assert_eq!((map.width(), map.height()), (700, 500));
        let colours: BTreeSet<[u8; 4]> = map
            .data()
            .chunks_exact(4)
            .map(|p| [p[0], p[1], p[2], p[3]])
            .collect();
        assert!(colours.len() > 200, "{}", colours.len());
        assert!(colours.iter().all(|c| c[3] == 255));
    }
    let sum = |map: &tiny_skia::Pixmap| map.data().iter().map(|b| u64::from(*b)).sum::<u64>();
    assert!(sum(&dark) < sum(&light) * 2 / 3);
    place
        .run("map p.gpkg --out no/a.png --size 700x500")
        .refused(1, "no/a.png");
}

#[test]
fn the_geometry_lies_in_the_picture_and_names_what_it_draws() {
    let place = Place::new();
    place.done("new p.gpkg --sample kalundborg");
    let all = json(&place.done("dump-geometry p.gpkg --size 900x700"));
    assert_eq!((&all["width"], &all["height"]), (&900.0.into(), &700.0.into()));
    let flow = &all["flows"][0];
    for key in ["id", "from", "to", "nature", "points", "width", "arrow"] {
        assert!(!flow[key].is_null(), "{key} in {flow}");
    }
    assert_eq!(flow["arrow"].as_array().unwrap().len(), 3);
    for actor in all["actors"].as_array().unwrap() {
        assert!(
            actor["ref"].is_string() && actor["r"].as_f64().unwrap() > 0.0,
            "{actor}"
        );
    }
    assert!(
        !all["labels"].as_array().unwrap().is_empty() && all["clusters"].is_array() && all["hidden"].is_u64()
    );
}

#[test]
fn what_is_exported_imports_to_an_equal_project() {
    let place = Place::new();
    for sample in SAMPLES {
        place.done(&format!("new {sample}.gpkg --sample {sample}"));
        place.done(&format!("export {sample}.gpkg --out {sample}/"));
        place.done(&format!("new {sample}-2.gpkg"));
        let tables = ["actors", "flows", "pools", "synergies", "settings"];
        let options: String = tables.map(|t| format!(" --{t} {sample}/{t}.csv")).concat();
        place.done(&format!("import {sample}-2.gpkg{options}"));
        assert_eq!(
            place.done(&format!("dump {sample}.gpkg")),
            place.done(&format!("dump {sample}-2.gpkg"))
        );
    }
    place
        .run("export dunkerque.gpkg --out x.xlsx")
        .refused(1, "DOSSIER");
    place
        .run("export dunkerque.gpkg --out y/ --audience public")
        .refused(1, "--audience");
}

#[test]
fn the_timed_match_prints_its_line() {
    let place = Place::new();
    place.write(
        "sites.csv",
        "site_id,name,lat,lon,activity\n1,A,51.0,2.0,x\n2,B,51.0,2.1,x\n",
    );
    let flows = "flow_id,site_id,direction,resource,quantity,unit,temp_c,months\n1,1,offer,R,5,t,,4095\n\
                 2,2,need,R,3,t,,4095\n";
    place.write("flows.csv", flows);
    place.write("substitutions.csv", "offer_resource,need_resource,ratio\n");
    place.write("limits.csv", "resource,max_km\nR,50\n");
    let line = place.done("match .");
    assert!(line.starts_with("count=1 checksum=b3703ad894507022 "), "{line}");
    place.run("match no").refused(1, "no");
}

#[test]
fn help_and_mistakes_are_told_in_the_language_asked_for() {
    let place = Place::new();
    let none = place.run("");
    assert!(
        none.code == 2 && none.err.contains("maillage-cli candidates"),
        "{none:?}"
    );
    let help = place.run("--help --lang en");
    assert!(
        help.code == 2 && help.out.contains("Lists the sample zones"),
        "{help:?}"
    );
    let verb = place.run("map --help");
    assert!(verb.code == 2 && verb.out.contains("--bbox W,S,E,N"), "{verb:?}");
    place.run("fly --lang en").refused(2, "fly");
    place.run("dump").refused(2, "dump FILE");
    place.run("map p.gpkg --out x.png").refused(2, "--size");
    place.run("map p.gpkg --out x.png --size 10").refused(2, "--size");
    place.run("candidates p.gpkg --limit 0").refused(2, "--limit");
    place.run("dump p.gpkg --lang de").refused(2, "fr, en");
    assert!(place.names().is_empty());
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let place = Place::new();
    place.done("new p.gpkg --sample kalundborg");
    let mut child = place
        .command()
        .args(["candidates", "p.gpkg", "--json", "--blocked"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.len()),
        (Some(0), 0),
        "{output:?}"
    );
}
