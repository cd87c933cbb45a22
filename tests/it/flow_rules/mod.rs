//! Flows drawn as the research on flow maps says, judged on the numbers that `dump-geometry` prints.

mod maps;
mod oracle;

use crate::desk::{Place, json};
use oracle::Map;
pub use oracle::Verdict;

fn judged(place: &Place, name: &str, size: &str) -> Verdict {
    let dump = json(&place.done(&format!("dump-geometry {name}.gpkg --size {size}")));
    Map::read(&dump).judge()
}

/// Every map in a picture of that size, judged.
pub fn all(size: &str) -> Vec<(String, Verdict)> {
    let place = Place::new();
    let names = maps::all(&place).into_iter();
    names
        .map(|name| (name.clone(), judged(&place, &name, size)))
        .collect()
}

#[test]
fn twelve_maps_keep_the_rules_of_flow_maps() {
    let (mut acute, mut straight, mut under) = (0, 0, 0);
    for (name, v) in all("1366x768") {
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
        under += v.under_straight;
    }
    assert!(under > 10, "straight lines pass under strangers there: {under}");
    assert!(
        straight > 50 && acute * 10 <= straight * 6,
        "{acute} acute crossings, {straight} with straight lines"
    );
}
