//! Who is missing, on small zones written by hand.

use std::sync::Arc;

use super::super::tests::zone;
use super::*;
use crate::model::Touched;

/// A farm, a canteen and a food plant with what nobody takes, and a garden that seeks what could be made of it.
const RESIDUES: &str = "
    actor Ferme 2.300 51.000
    actor Cantine 2.310 51.005
    actor Usine 2.305 50.995
    actor Champs 2.320 51.002
    actor Seul 5.000 45.000
    Ferme offer W.ORG.MANURE 900 t
    Cantine offer W.ORG.FOODWASTE 40 t
    Usine offer W.ORG.VEG 300 t
    Champs need M.FERT.ORG 200 t
    Seul offer W.GLASS.CULLET 5 t";

fn found(text: &str) -> (Project, Matcher, Vec<MissingActor>) {
    let project = zone(text);
    let matcher = Matcher::new(&project).unwrap();
    let missing = missing_actors(&project, &matcher, 100);
    (project, matcher, missing)
}

fn biogas(missing: &[MissingActor]) -> &MissingActor {
    missing
        .iter()
        .find(|m| m.class == "35.21")
        .expect("a biogas plant")
}

#[test]
fn an_activity_that_takes_what_nobody_takes_is_missing_near_those_who_give_it() {
    let (project, _, missing) = found(RESIDUES);
    let plant = biogas(&missing);
    let ours = ["Ferme", "Cantine", "Usine", "Champs"];
    for served in &plant.serves {
        let owner = &project.actors[&project.flows[&served.flow].actor];
        assert!(ours.contains(&owner.name.as_str()), "{} is far away", owner.name);
    }
    assert!(
        plant.serves.iter().filter(|s| s.is_offer).count() >= 2,
        "{plant:?}"
    );
    let middle = LonLat {
        lon: 2.308,
        lat: 51.0,
    };
    assert!(plant.at.distance_km(middle) < 5.0, "{:?}", plant.at);
}

#[test]
fn of_two_places_the_one_that_serves_more_is_proposed() {
    let near = |names: [&str; 3], lon: f64, tonnes: u32| {
        names.iter().enumerate().fold(String::new(), |text, (n, name)| {
            let lon = lon + n as f64 / 100.0;
            format!("{text}\nactor {name} {lon} 51.0\n{name} offer W.ORG.MANURE {tonnes} t")
        })
    };
    let alone = "\nactor Loin 4.0 51.0\nLoin offer W.ORG.MANURE 900 t";
    for lon in [2.3, 6.3] {
        let (_, _, missing) = found(&format!("{}{alone}", near(["A", "B", "C"], lon, 900)));
        let middle = LonLat {
            lon: lon + 0.01,
            lat: 51.0,
        };
        let plant = biogas(&missing);
        assert!(plant.at.distance_km(middle) < 5.0, "{:?}", plant.at);
        assert_eq!(plant.serves.iter().filter(|s| s.is_offer).count(), 3);
    }
}

#[test]
fn between_sites_that_lie_apart_the_middle_is_proposed() {
    // Four kilometres to each side: the middle is near to all, no site is near to the others.
    let sites = [(2.3, 51.036), (2.3, 50.964), (2.357, 51.0), (2.243, 51.0)];
    let text = (1..).zip(sites).fold(String::new(), |text, (n, (lon, lat))| {
        format!("{text}\nactor A{n} {lon} {lat}\nA{n} offer W.ORG.MANURE 900 t")
    });
    let (_, _, missing) = found(&text);
    let plant = biogas(&missing);
    let middle = LonLat { lon: 2.3, lat: 51.0 };
    assert!(plant.at.distance_km(middle) < 0.5, "{:?}", plant.at);
    assert_eq!(plant.serves.iter().filter(|s| s.is_offer).count(), 4);
}

#[test]
fn each_flow_is_unlocked_once_and_chains_use_it_once() {
    let (_, matcher, missing) = found(RESIDUES);
    assert!(!missing.is_empty());
    for actor in &missing {
        let flows: BTreeSet<_> = actor.serves.iter().map(|s| s.flow).collect();
        assert_eq!(flows.len(), actor.serves.len(), "{}", actor.class);
        assert_eq!(
            actor.score,
            actor.serves.iter().map(|s| u64::from(s.gain())).sum::<u64>()
        );
        let ends: Vec<_> = actor.chains.iter().flat_map(|c| [c.offer, c.need]).collect();
        assert_eq!(ends.iter().collect::<BTreeSet<_>>().len(), ends.len());
        assert!(ends.iter().all(|flow| flows.contains(flow)));
    }
    let chains = chains_missing(&missing, matcher.rules());
    let ends: BTreeSet<_> = chains.iter().map(|c| (c.link.offer, c.link.need)).collect();
    assert_eq!(ends.len(), chains.len(), "each pair of ends once");
}

#[test]
fn the_order_is_total_and_does_not_depend_on_the_order_of_edits() {
    let (project, _, missing) = found(RESIDUES);
    let key = |m: &MissingActor| (Reverse(m.score), m.class.clone());
    assert!(missing.windows(2).all(|w| key(&w[0]) < key(&w[1])));
    // The same territory, its actors taken in one by one.
    let mut growing = Project::default();
    let mut matcher = Matcher::new(&growing).unwrap();
    for actor in project.actors.values().rev() {
        let mut touched = Touched::default();
        touched.actors.insert(actor.id);
        growing.actors.insert(actor.id, Arc::clone(actor));
        for flow in project.flows_of(actor.id) {
            touched.flows.insert(flow.id);
            growing.flows.insert(flow.id, Arc::clone(flow));
        }
        matcher.update(&growing, &touched).unwrap();
    }
    assert_eq!(missing_actors(&growing, &matcher, 100), missing);
}

#[test]
fn a_flow_with_a_good_candidate_waits_for_nobody() {
    let served = format!("{RESIDUES}\nChamps need W.ORG.MANURE 900 t\nChamps need W.ORG.FOODWASTE 40 t");
    let (project, matcher, _) = found(&served);
    let waiting: Vec<_> = matcher
        .open_flows(&project, WEAK)
        .iter()
        .map(|f| project.flows[&f.id].label.clone())
        .collect();
    assert!(!waiting.contains(&"W.ORG.MANURE".to_owned()), "{waiting:?}");
    assert!(waiting.contains(&"W.GLASS.CULLET".to_owned()), "{waiting:?}");
}

#[test]
fn taking_the_imagined_actor_in_gives_what_the_visitor_was_shown() {
    let (mut project, mut matcher, missing) = found(RESIDUES);
    for actor in missing.iter().take(6) {
        let at = actor.at;
        let imagined = Imagined::new(&actor.class, at, Lang::Fr, &matcher.rules().knowledge).unwrap();
        let mut shown: Vec<_> = matcher
            .candidates_of_visitor(&imagined.known, at)
            .into_iter()
            .map(|p| {
                let own = &imagined.flows[p.own];
                let (offer, need) = match imagined.known[p.own].is_offer {
                    true => (own.id, p.other),
                    false => (p.other, own.id),
                };
                (Reverse(p.score), offer, need)
            })
            .collect();
        assert!(!shown.is_empty());
        let before = project.clone();
        let mut touched = Touched::default();
        touched.actors.insert(imagined.actor.id);
        project
            .actors
            .insert(imagined.actor.id, Arc::new(imagined.actor.clone()));
        for flow in &imagined.flows {
            touched.flows.insert(flow.id);
            project.flows.insert(flow.id, Arc::new(flow.clone()));
        }
        let moves = matcher.update(&project, &touched).unwrap();
        let mut real: Vec<_> = moves
            .new
            .iter()
            .map(|e| (Reverse(e.score), e.offer, e.need))
            .collect();
        shown.sort();
        real.sort();
        assert_eq!(shown, real, "{}", actor.class);
        matcher.update(&before, &touched).unwrap();
        project = before;
    }
}

#[test]
fn a_refused_pair_leaves_both_flows_waiting_and_a_kept_one_neither() {
    use crate::base::ids::SynergyId;
    use crate::model::{Synergy, SynergyState};
    let mut project = zone(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         A offer W.WOOD 10 t
         B need W.WOOD 10 t",
    );
    let ends: Vec<FlowId> = project.flows.keys().copied().collect();
    for (state, waiting) in [(SynergyState::Refusee, 2), (SynergyState::Piste, 0)] {
        let mut synergy = Synergy::blank(SynergyId(uuid::Uuid::from_u128(9)));
        (synergy.offer_flow, synergy.need_flow) = (Some(ends[0]), Some(ends[1]));
        synergy.state = state;
        project.synergies.insert(synergy.id, Arc::new(synergy));
        let matcher = Matcher::new(&project).unwrap();
        assert_eq!(matcher.open_flows(&project, WEAK).len(), waiting, "{state:?}");
    }
}
