//! Each zone loads without remark and tells what it is.

use super::*;
use crate::export::dump;

fn loaded(key: &str, first: u128) -> Project {
    let mut next = first;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    load(key, &mut ids, &Lookups::NONE).unwrap_or_else(|e| panic!("{key}: {}", e.message(Lang::En)))
}

#[test]
fn every_zone_loads_without_a_remark_and_keeps_every_row() {
    for zone in ZONES {
        let project = loaded(zone.key, 0);
        let rows = |text: &str| read_str(text).unwrap().rows.len();
        assert_eq!(project.actors.len(), rows(zone.actors), "{}", zone.key);
        assert_eq!(project.flows.len(), rows(zone.flows), "{}", zone.key);
        assert_eq!(project.pools.len(), rows(zone.pools), "{}", zone.key);
        assert_eq!(project.synergies.len(), rows(zone.synergies), "{}", zone.key);
        assert!(
            project
                .actors
                .values()
                .all(|a| a.position.is_some() && a.origin.status.is_some())
        );
    }
}

#[test]
fn loading_is_deterministic_and_its_ground_data_do_not_hang_on_identifiers() {
    assert_eq!(loaded("dunkerque", 0), loaded("dunkerque", 0));
    assert_eq!(dump(&loaded("dunkerque", 0)), dump(&loaded("dunkerque", 5000)));
}

#[test]
fn every_zone_says_what_it_is_in_both_languages() {
    let keys: Vec<&str> = list().iter().map(|s| s.key).collect();
    assert_eq!(keys, ["kalundborg", "dunkerque", "pays-de-retz", "mare-a-jouy"]);
    for sample in list() {
        assert!(!sample.name.is_empty());
        for lang in Lang::ALL {
            assert!(
                !sample.description(lang).is_empty() && !sample.about(lang).is_empty(),
                "{}",
                sample.key
            );
        }
        assert_ne!(sample.about(Lang::Fr), sample.about(Lang::En));
    }
}

#[test]
fn an_unknown_zone_is_refused_with_the_list() {
    let error = load("atlantis", &mut || Uuid::nil(), &Lookups::NONE).unwrap_err();
    let message = error.message(Lang::Fr);
    assert!(
        message.contains("atlantis") && message.contains("pays-de-retz"),
        "{message}"
    );
}
