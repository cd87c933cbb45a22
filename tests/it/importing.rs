//! Tables as people have them: taken, or named with line, column, value and remedy.

use serde_json::Value;

use crate::desk::{Place, json};

const ACTORS: &str =
    "actor_id;Nom;commune;lat;lon\na1;Scierie Martin;Ghyvelde;51,05;2,53\na2;Béton;Dunkerque;51,03;2,37\n";
const FLOWS: &str = "flow_id,actor_id,direction,label,quantity\nf1,a1,offer,sciure,120\n";

fn project() -> Place {
    let place = Place::new();
    place.done("new p.gpkg");
    place.write("actors.csv", ACTORS);
    place.write("flows.csv", FLOWS);
    place
}

#[test]
fn tables_are_taken_once_and_then_updated() {
    let place = project();
    let report = json(&place.done("import p.gpkg --actors actors.csv --flows flows.csv --json"));
    assert_eq!(
        (&report["added"], &report["refused"], &report["findings"]),
        (&3.into(), &0.into(), &Value::Array(vec![]))
    );
    let again = json(&place.done("import p.gpkg --actors actors.csv --flows flows.csv --json"));
    assert_eq!((&again["added"], &again["unchanged"]), (&0.into(), &3.into()));
    place.write("actors.csv", ACTORS.replace("Béton", "Béton du Nord"));
    let third = json(&place.done("import p.gpkg --actors actors.csv --json"));
    assert_eq!((&third["updated"], &third["unchanged"]), (&1.into(), &1.into()));
    assert!(place.done("dump p.gpkg").contains("Béton du Nord"));
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let place = project();
    let before = std::fs::read(place.path("p.gpkg")).unwrap();
    let dry = json(&place.done("import p.gpkg --actors actors.csv --flows flows.csv --dry-run --json"));
    assert_eq!((&dry["added"], &dry["dry_run"]), (&3.into(), &true.into()));
    assert_eq!(before, std::fs::read(place.path("p.gpkg")).unwrap());
}

#[test]
fn bad_rows_are_named_and_the_rest_is_taken() {
    let place = project();
    let flows = "flow_id,actor_id,direction,label,quantity\nf1,a1,offer,sciure,beaucoup\nf2,nobody,need,bois,3\n\
                 f3,a2,sideways,eau,1\nf4,a2,need,eau,1\n";
    place.write("flows.csv", flows);
    let run = place.run("import p.gpkg --actors actors.csv --flows flows.csv --lang en");
    assert_eq!(run.code, 0, "{run:?}");
    for told in [
        ["line 2", "quantity", "beaucoup"],
        ["line 3", "actor_id", "nobody"],
        ["line 4", "direction", "sideways"],
    ] {
        assert!(
            run.out
                .lines()
                .any(|line| told.iter().all(|word| line.contains(word))),
            "{told:?}: {}",
            run.out
        );
    }
    assert!(
        run.err.contains('2') && run.err.trim_end().lines().count() == 1,
        "{run:?}"
    );
    let dump = place.done("dump p.gpkg");
    assert!(
        dump.contains("\"f1\"") && dump.contains("\"f4\"") && !dump.contains("\"f2\""),
        "{dump}"
    );
}

#[test]
fn a_table_that_cannot_be_understood_is_refused_whole() {
    let place = project();
    let before = place.done("dump p.gpkg");
    place.write("wrong.csv", "colour;size\nred;3\n");
    place
        .run("import p.gpkg --actors wrong.csv --lang en")
        .refused(1, "name");
    place
        .run("import p.gpkg --actors actors.csv --flows wrong.csv --lang en")
        .refused(1, "actor_id");
    place.write("empty.csv", "");
    place
        .run("import p.gpkg --actors empty.csv")
        .refused(1, "empty.csv");
    place.write("book.xlsx", b"PK\x03\x04rest");
    place.run("import p.gpkg --actors book.xlsx").refused(1, "CSV");
    place.write("points.geojson", "{}");
    place
        .run("import p.gpkg --actors points.geojson")
        .refused(1, "CSV");
    place
        .run("import p.gpkg --actors missing.csv")
        .refused(1, "missing.csv");
    place.run("import p.gpkg --actors .").refused(1, ".");
    place.run("import p.gpkg").refused(2, "--actors");
    assert_eq!(before, place.done("dump p.gpkg"));
}
