//! Flows drawn as the research on flow maps says, judged on the numbers that `dump-geometry` prints.

mod maps;
mod oracle;

use crate::desk::{Place, json};
use oracle::{Map, Verdict};

fn judged(place: &Place, name: &str, size: &str) -> Verdict {
    let dump = json(&place.done(&format!("dump-geometry {name}.gpkg --size {size}")));
    Map::read(&dump).judge()
}

#[test]
fn twelve_maps_keep_the_rules_of_flow_maps() {
    let place = Place::new();
    let (mut acute, mut straight) = (0, 0);
    for name in maps::all(&place) {
        let v = judged(&place, &name, "1366x768");
        let faults = [
            v.under,
            v.hidden_heads,
            v.merged_lanes,
            v.outside,
            v.overlapping_labels,
        ];
        assert_eq!(faults, [0; 5], "{name}: {v:?}");
        assert!(v.flows >= 15, "{name}: {v:?}");
        acute += v.acute;
        straight += v.acute_straight;
    }
    assert!(
        straight > 50 && acute * 10 <= straight * 6,
        "{acute} acute crossings, {straight} with straight lines"
    );
}

#[test]
#[ignore = "prints a table"]
fn flow_rules_in_numbers() {
    let place = Place::new();
    let names = maps::all(&place);
    for size in ["1366x768", "1920x1080", "742x650"] {
        println!(
            "\n{size}\n| map | flows | under (straight) | acute (straight) | heads < 6 px | merged lanes | outside | labels |"
        );
        println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for name in &names {
            let v = judged(&place, name, size);
            println!(
                "| {name} | {} | {} ({}) | {} ({}) | {} | {} | {} | {} |",
                v.flows,
                v.under,
                v.under_straight,
                v.acute,
                v.acute_straight,
                v.hidden_heads,
                v.merged_lanes,
                v.outside,
                v.overlapping_labels
            );
        }
    }
}
