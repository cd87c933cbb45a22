//! What must hold whatever the project: checked on random zones, by plain means.

use std::collections::BTreeMap;

use super::*;

/// A zone after random steps.
fn built(steps: &[Step]) -> Project {
    let mut project = Project::default();
    for step in steps {
        if let Some(change) = change(&project, step) {
            apply(&mut project, &change).unwrap();
        }
    }
    project
}

/// Scores by labels of offer and need, which renaming of actors leaves alone.
fn scores(project: &Project) -> BTreeMap<(String, String), score::Milli> {
    let matcher = Matcher::new(project).unwrap();
    let label = |f: FlowId| project.flows[&f].label.clone();
    let exchanges = matcher.exchanges(usize::MAX).into_iter();
    exchanges
        .map(|e| ((label(e.offer), label(e.need)), e.score))
        .collect()
}

/// The same zone with other identifiers, in another order, and other names of actors.
fn renamed(project: &Project) -> Project {
    let other = |id: Uuid| Uuid::from_u128(1_000_000 - id.as_u128());
    let mut new = Project {
        settings: project.settings.clone(),
        ..Project::default()
    };
    for actor in project.actors.values() {
        let mut renamed = (**actor).clone();
        renamed.id = ActorId(other(actor.id.0));
        renamed.name = format!("Société {}", actor.name);
        new.actors.insert(renamed.id, Arc::new(renamed));
    }
    for flow in project.flows.values() {
        let mut moved = (**flow).clone();
        moved.id = FlowId(other(flow.id.0));
        moved.actor = ActorId(other(flow.actor.0));
        new.flows.insert(moved.id, Arc::new(moved));
    }
    for synergy in project.synergies.values() {
        let mut moved = (**synergy).clone();
        moved.offer_flow = synergy.offer_flow.map(|f| FlowId(other(f.0)));
        moved.need_flow = synergy.need_flow.map(|f| FlowId(other(f.0)));
        new.synergies.insert(moved.id, Arc::new(moved));
    }
    new
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn renaming_and_reordering_actors_changes_nothing_but_names(steps in proptest::collection::vec(step(), 1..40)) {
        let project = built(&steps);
        prop_assert_eq!(scores(&project), scores(&renamed(&project)));
    }

    #[test]
    fn an_unrelated_actor_changes_no_other_candidate(steps in proptest::collection::vec(step(), 1..40), nature in 0usize..NATURES.len()) {
        let mut project = built(&steps);
        let before = scores(&project);
        let far = ActorId(Uuid::from_u128(900));
        let mut actor = Actor::named(far, "Loin");
        actor.position = Some(Position { at: LonLat { lon: 9.0, lat: 42.0 }, precision_m: None });
        project.actors.insert(far, Arc::new(actor));
        for (at, direction) in [Direction::Offer, Direction::Need].into_iter().enumerate() {
            let id = FlowId(Uuid::from_u128(900 + at as u128));
            let mut flow = Flow::said(id, far, direction, format!("loin {at}"));
            flow.nature = Some(NATURES[nature].to_owned());
            project.flows.insert(id, Arc::new(flow));
        }
        let after: BTreeMap<_, _> = scores(&project)
            .into_iter()
            .filter(|((offer, need), _)| !offer.starts_with("loin") && !need.starts_with("loin"))
            .collect();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn no_candidate_breaks_a_hard_rule(steps in proptest::collection::vec(step(), 1..40)) {
        let project = built(&steps);
        let matcher = Matcher::new(&project).unwrap();
        for exchange in matcher.exchanges(usize::MAX) {
            let (offer, need) = (&project.flows[&exchange.offer], &project.flows[&exchange.need]);
            prop_assert_ne!(offer.actor, need.actor);
            if let (Some(a), Some(b)) = (offer.availability, need.availability) {
                prop_assert!(a.common(b).count() > 0, "no month in common");
            }
            let heat = [offer, need].iter().all(|f| f.nature.as_deref().is_some_and(|n| n.starts_with("E.HEAT")));
            if let (true, Some(given), Some(sought)) = (heat, offer.temperature_c, need.temperature_c) {
                prop_assert!(sought + 5.0 - given <= 80.0, "{given} °C for {sought} °C");
            }
            let at = |f: &Flow| project.actors[&f.actor].position.map(|p| p.at);
            if let (Some(a), Some(b)) = (at(offer), at(need)) {
                prop_assert!(a.distance_km(b) <= 800.0);
            }
        }
    }

    #[test]
    fn a_pair_never_gains_by_lying_further_apart(step in 1u32..40, more in 1u32..40, nature in 0usize..NATURES.len()) {
        let at = |steps: u32| {
            let lon = 2.3 + f64::from(steps) / 100.0;
            let project = zone(&format!(
                "actor A 2.3 51.0\nactor B {lon} 51.0\nA offer {0} 500 MWh à 90\nB need {0} 400 MWh à 60",
                NATURES[nature]
            ));
            Matcher::new(&project).unwrap().exchanges(1).first().map_or(0, |e| e.score)
        };
        prop_assert!(at(step + more) <= at(step));
    }

    #[test]
    fn the_same_project_gives_the_same_bytes(steps in proptest::collection::vec(step(), 1..30)) {
        let told = |project: &Project| {
            let matcher = Matcher::new(project).unwrap();
            let all = matcher.candidates(project, usize::MAX);
            let words = |c: &Candidate| format!("{:?}", explain(project, matcher.rules(), c, Level::Operator, Lang::Fr));
            all.iter().map(|c| c.id(project) + &words(c)).collect::<String>()
        };
        let project = built(&steps);
        prop_assert_eq!(told(&project), told(&project.clone()));
    }
}
