//! What must hold of any pools, against a plain oracle of the hard rules.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::base::ids::PoolId;
use crate::model::Pool;
use crate::reference::waste_codes::waste_code;

const NATURES: [&str; 7] = [
    "W.PAP.CARDBOARD",
    "W.PAP",
    "Q.VAN",
    "Q.SHREDDER",
    "M.PACK.BOX",
    "E.HEAT",
    "E.HEAT.HW",
];
const CODES: [&str; 4] = ["", "150101", "150102", "140602*"];

/// A flow with its actor; several flows may name the same actor, whose place is that of the last one.
#[derive(Clone, Debug)]
struct Line {
    actor: u8,
    place: Option<(i16, i16)>,
    direction: u8,
    nature: u8,
    amount: Option<u16>,
    months: Option<u16>,
    code: u8,
}

fn line() -> impl Strategy<Value = Line> {
    (
        0u8..18,
        proptest::option::weighted(0.93, (-60i16..60, -60i16..60)),
        0u8..3,
        0u8..7,
        proptest::option::of(1u16..900),
        proptest::option::weighted(0.3, 1u16..0x1000),
        prop_oneof![4 => Just(0u8), 1 => 1u8..4],
    )
        .prop_map(|(actor, place, direction, nature, amount, months, code)| Line {
            actor,
            place,
            direction,
            nature,
            amount,
            months,
            code,
        })
}

/// Identifiers made of a number: `salt` changes their order, not what they stand for.
fn uuid(number: u8, salt: u8) -> Uuid {
    Uuid::from_u128(1 + u128::from(number ^ salt))
}

fn put(project: &mut Project, number: u8, line: &Line, salt: u8) -> Touched {
    let id = ActorId(uuid(line.actor, salt));
    let mut actor = Actor::named(id, format!("Nom {} {salt}", line.actor));
    actor.reference = format!("a{:03}", line.actor);
    actor.position = line.place.map(|(x, y)| Position {
        // About 20 km across, so that limits cut through.
        at: LonLat {
            lon: 2.0 + f64::from(x) / 400.0,
            lat: 51.0 + f64::from(y) / 600.0,
        },
        precision_m: None,
    });
    project.actors.insert(id, Arc::new(actor));
    let direction = Direction::ALL[usize::from(line.direction)];
    let mut flow = Flow::said(FlowId(uuid(number, salt)), id, direction, "x");
    flow.reference = format!("f{number:03}");
    flow.nature = Some(NATURES[usize::from(line.nature)].to_owned());
    flow.quantity.value = line.amount.map(f64::from);
    flow.availability = line.months.map(Months);
    flow.waste_code = CODES[usize::from(line.code)].to_owned();
    let touched = Touched {
        actors: [id].into(),
        flows: [flow.id].into(),
        ..Touched::default()
    };
    project.flows.insert(flow.id, Arc::new(flow));
    touched
}

fn project(lines: &[Line], salt: u8) -> Project {
    let mut project = Project::default();
    for (number, line) in (0u8..).zip(lines) {
        put(&mut project, number, line, salt);
    }
    project
}

fn told(project: &Project) -> Vec<(String, Milli, String)> {
    let pools = pool_candidates(project, &Rulebook::of(project));
    let tell = |p: &PoolCandidate| {
        (
            references(project, p),
            p.score,
            format!("{:?} {:?}", p.parts, p.spread_km),
        )
    };
    let mut told: Vec<_> = pools.iter().map(tell).collect();
    told.sort();
    told
}

/// Why two flows must not be in one pool of that kind within that limit; written apart from the engine.
fn forbidden(project: &Project, pool: &PoolCandidate, a: &Flow, b: &Flow) -> Option<String> {
    if a.actor == b.actor {
        return Some("one actor twice".into());
    }
    let at = |f: &Flow| project.actors[&f.actor].position.map(|p| p.at);
    if let (Some(p), Some(q)) = (at(a), at(b))
        && p.distance_km(q) > pool.limit_km
    {
        return Some(format!("{} km", p.distance_km(q)));
    }
    if pool.kind != PoolKind::Round {
        return None;
    }
    if let (Some(m), Some(n)) = (a.availability, b.availability)
        && m.common(n).count() == 0
    {
        return Some("no common month".into());
    }
    let code = |f: &Flow| waste_code(&f.waste_code).map(|w| w.code.clone());
    match (code(a), code(b)) {
        (Some(c), Some(d)) if c != d => Some(format!("{c} with {d}")),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn members_keep_every_hard_rule_and_each_actor_stands_once(lines in proptest::collection::vec(line(), 0..45)) {
        let project = project(&lines, 0);
        for pool in pool_candidates(&project, &Rulebook::of(&project)) {
            prop_assert!(pool.members.len() >= 2 && pool.members.len() <= 60);
            let flows: Vec<&Flow> = pool.members.iter().map(|f| project.flows[f].as_ref()).collect();
            for (i, a) in flows.iter().enumerate() {
                for b in &flows[i + 1..] {
                    prop_assert_eq!(forbidden(&project, &pool, a, b), None);
                }
            }
            prop_assert_eq!(pool.asked, flows.iter().filter(|f| f.direction == Direction::Pool).count());
            if pool.is_unasked() {
                prop_assert!(flows.len() >= 3);
                prop_assert!(flows.iter().all(|f| f.nature == flows[0].nature));
                prop_assert!(!flows.iter().any(|f| f.direction == Direction::Offer)
                    || !flows.iter().any(|f| f.direction == Direction::Need));
            }
        }
    }

    #[test]
    fn everyone_who_asks_and_has_a_partner_near_is_in_a_pool(lines in proptest::collection::vec(line(), 0..45)) {
        let project = project(&lines, 0);
        let rules = Rulebook::of(&project);
        let pools = pool_candidates(&project, &rules);
        let limit = rules.weights.pool_km(natures().index_of("Q.VAN"), natures());
        let vans: Vec<&Arc<Flow>> = project.flows.values()
            .filter(|f| f.direction == Direction::Pool && f.nature.as_deref() == Some("Q.VAN")).collect();
        for van in &vans {
            let at = |f: &Flow| project.actors[&f.actor].position.map(|p| p.at);
            let is_near = |other: &&&Arc<Flow>| other.actor != van.actor
                && at(van).zip(at(other)).is_none_or(|(p, q)| p.distance_km(q) <= limit);
            // An actor without a place can only be in one place at a time.
            if at(van).is_some() && vans.iter().filter(is_near).any(|o| at(o).is_some()) {
                let has_van = |p: &PoolCandidate| p.members.iter().any(|f| {
                    let flow = &project.flows[f];
                    flow.actor == van.actor && flow.nature == van.nature
                });
                prop_assert!(pools.iter().any(has_van), "{}", van.reference);
            }
        }
    }

    #[test]
    fn edits_one_by_one_give_what_grouping_anew_gives(
        lines in proptest::collection::vec((0u8..30, line(), 0u8..10), 1..60)
    ) {
        let mut project = Project::default();
        let rules = Rulebook::of(&project);
        let mut pools = Pools::new(&project, &rules);
        let mut known: BTreeMap<Vec<FlowId>, ()> = BTreeMap::new();
        for (number, line, what) in &lines {
            let touched = match what {
                0 => {
                    let id = FlowId(uuid(*number, 0));
                    project.flows.remove(&id);
                    Touched { flows: [id].into(), ..Touched::default() }
                }
                1 => form(&mut project, &pools, *number),
                _ => put(&mut project, *number, line, 0),
            };
            let moves = pools.update(&project, &touched, &rules);
            let anew = pool_candidates(&project, &rules);
            prop_assert_eq!(&pools.best(usize::MAX, 0, natures()), &anew);
            for members in moves.gone {
                prop_assert!(known.remove(&members).is_some());
            }
            for members in moves.new {
                prop_assert!(known.insert(members, ()).is_none());
            }
            let members: BTreeMap<Vec<FlowId>, ()> = anew.into_iter().map(|p| (p.members, ())).collect();
            prop_assert_eq!(&known, &members);
        }
    }

    #[test]
    fn an_unrelated_actor_changes_no_other_pool(
        lines in proptest::collection::vec(line(), 0..45), other in line(), far in any::<bool>()
    ) {
        // Where an actor without a place belongs depends on all groups; this is about those that are placed.
        let mut lines = lines;
        lines.iter_mut().for_each(|l| l.place = l.place.or(Some((0, 0))));
        let before = told(&project(&lines, 0));
        let mut wider = project(&lines, 0);
        let mut other = Line { actor: 200, place: Some((0, 0)), ..other };
        if !far {
            other.nature = 0;
        }
        put(&mut wider, 200, &other, 0);
        let id = ActorId(uuid(200, 0));
        let mut actor = (*wider.actors[&id]).clone();
        let mut flow = (*wider.flows[&FlowId(uuid(200, 0))]).clone();
        if far {
            actor.position = Some(Position { at: LonLat { lon: 4.5, lat: 51.0 }, precision_m: None });
        } else {
            flow.nature = Some("L.QUAY".to_owned());
        }
        wider.actors.insert(id, Arc::new(actor));
        wider.flows.insert(flow.id, Arc::new(flow));
        prop_assert_eq!(told(&wider), before);
    }

    #[test]
    fn renaming_and_reordering_change_nothing(lines in proptest::collection::vec(line(), 0..45), salt in any::<u8>()) {
        prop_assert_eq!(told(&project(&lines, salt)), told(&project(&lines, 0)));
    }
}

/// Forms, or dissolves, a pool out of what is proposed.
fn form(project: &mut Project, pools: &Pools, number: u8) -> Touched {
    let id = PoolId(uuid(number % 3, 0));
    if project.pools.remove(&id).is_none()
        && let Some(pool) = pools.best(usize::MAX, 0, natures()).get(usize::from(number / 3))
    {
        let flows = pool.members.clone();
        let reference = format!("p{number}");
        project.pools.insert(id, Arc::new(Pool { id, reference, flows }));
    }
    Touched {
        pools: [id].into(),
        ..Touched::default()
    }
}

#[test]
fn a_crowd_at_one_place_is_pooled_sixty_at_a_time_and_nobody_is_left_out() {
    let mut text = String::new();
    for i in 0..130 {
        text += &format!("actor A{i:03} 2.3 51.0\nA{i:03} pool Q.VAN\n");
    }
    let project = zone(&text);
    let pools = pool_candidates(&project, &Rulebook::of(&project));
    assert!(pools.iter().all(|p| p.members.len() <= 60), "no pool is larger");
    let reached: BTreeSet<FlowId> = pools.iter().flat_map(|p| p.members.clone()).collect();
    assert_eq!(reached.len(), 130);
    assert_eq!(pools.len(), 3);
}

#[test]
fn places_at_the_ends_of_the_map_are_pooled_too() {
    for (a, b) in [
        ("179.999 10", "-179.999 10"),
        ("-180 -60", "180 -60"),
        ("0 89.99", "180 89.99"),
        ("12 -90", "-100 -90"),
        ("2.3 999", "2.3 51"),
    ] {
        let project = zone(&format!("actor A {a}\nactor B {b}\nA pool Q.VAN\nB pool Q.VAN"));
        let pools = pool_candidates(&project, &Rulebook::of(&project));
        assert_eq!(pools.len(), 1, "{a} and {b}");
    }
}

#[test]
fn any_limit_is_survived() {
    for limit in ["0", "0.001", "40000", "1e300"] {
        let mut project = zone("actor A 2.3 51\nactor B 2.3 51\nA pool W.WOOD\nB pool W.WOOD");
        project.settings.insert("pool.waste".into(), limit.into());
        project.settings.insert("limit.W.WOOD".into(), limit.into());
        assert_eq!(
            pool_candidates(&project, &Rulebook::of(&project)).len(),
            1,
            "{limit}"
        );
    }
}
