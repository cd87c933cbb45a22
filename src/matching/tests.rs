//! The matcher seen from outside: small zones as text, and the engine against its plain twin.

mod properties;
mod worth;

use std::sync::Arc;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::base::ids::{ActorId, FlowId, SynergyId};
use crate::base::month::Months;
use crate::edit::{Change, Edit, apply};
use crate::model::{
    Actor, Direction, Flow, Level, Period, Position, Project, Quantity, Reason, Synergy, SynergyState,
};

/// Reads a zone: `actor NAME LON LAT` and `NAME offer|need|pool NATURE [QUANTITY UNIT] [TEMP °C]`, one a line.
pub(super) fn zone(text: &str) -> Project {
    let mut project = Project::default();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["actor", name, lon, lat] = words[..] {
            let id = ActorId(Uuid::from_u128(1 + project.actors.len() as u128));
            let mut actor = Actor::named(id, name);
            actor.reference = name.to_owned();
            let at = LonLat {
                lon: lon.parse().unwrap(),
                lat: lat.parse().unwrap(),
            };
            actor.position = Some(Position {
                at,
                precision_m: Some(10.0),
            });
            project.actors.insert(id, Arc::new(actor));
            continue;
        }
        let owner = project.actor_by_ref(words[0]).expect("an actor above").id;
        let id = FlowId(Uuid::from_u128(1 + project.flows.len() as u128));
        let direction = Direction::from_code(words[1]).expect("a direction");
        let mut flow = Flow::said(id, owner, direction, words[2]);
        flow.reference = format!("f{}", project.flows.len() + 1);
        flow.nature = Some(words[2].to_owned());
        if let [value, unit, ..] = words[3..] {
            if value != "?" {
                flow.quantity = Quantity {
                    value: value.parse().ok(),
                    unit: unit.into(),
                    ..Quantity::default()
                };
            }
            flow.temperature_c = words.get(6).and_then(|t| t.parse().ok());
        }
        project.flows.insert(id, Arc::new(flow));
    }
    project
}

#[track_caller]
fn check(text: &str, expected: &Expect) {
    let project = zone(text);
    let matcher = Matcher::new(&project).unwrap();
    let mut out = String::new();
    for candidate in matcher.candidates(&project, usize::MAX) {
        let words = explain(&project, matcher.rules(), &candidate, Level::Operator, Lang::Fr).unwrap();
        let score = f64::from(candidate.score()) / 1000.0;
        out += &format!("{score:.1} {} | {}\n", words.ends, words.hint);
    }
    for pair in blocked::blocked(&project, matcher.rules(), 100) {
        let label = |f: FlowId| project.flows[&f].label.clone();
        out += &format!(
            "  no  {} → {} | {:?}\n",
            label(pair.offer),
            label(pair.need),
            pair.block
        );
    }
    expected.assert_eq(&out);
}

#[test]
fn a_third_actor_that_transforms_makes_a_chain() {
    check(
        "actor Scierie 2.30 51.00
         actor Granuleur 2.31 51.00
         actor Piscine 2.32 51.00
         Scierie offer W.WOOD.SAWDUST 100 t
         Granuleur need W.WOOD.SAWDUST 100 t
         Granuleur offer E.FUEL.PELLET 100 t
         Piscine need E.FUEL.PELLET 100 t
         Piscine offer H.RAIN 10 m3",
        &expect![[r#"
            91.7 Scierie → Granuleur | Même nature des deux côtés
            91.7 Granuleur → Piscine | Même nature des deux côtés
            74.0 Scierie → Granuleur → Piscine | En passant par Granuleur
            30.2 Scierie → Piscine | Possible après : séchage, granulation
        "#]],
    );
}

#[test]
fn decisions_on_the_like_shift_a_score_and_conditions_block() {
    let text = "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C 2.32 51.00
         A offer W.WOOD.BARK 100 t
         B need W.WOOD.BARK 100 t
         C need W.WOOD.BARK 100 t";
    let mut project = zone(text);
    let of = |project: &Project| {
        let matcher = Matcher::new(project).unwrap();
        let score = |e: &Exchange| (project.flows[&e.need].reference.clone(), e.score);
        matcher.exchanges(9).iter().map(score).collect::<Vec<_>>()
    };
    let before = of(&project);
    project.settings.insert("never.f2".to_owned(), "A".to_owned());
    assert_eq!(
        of(&project),
        before
            .iter()
            .filter(|(need, _)| need != "f2")
            .cloned()
            .collect::<Vec<_>>()
    );
    let matcher = Matcher::new(&project).unwrap();
    let why = blocked::blocked(&project, matcher.rules(), 9);
    let refused = facts::Block::Objection(conditions::Objection::Refused);
    assert_eq!(why.iter().map(|b| b.block).collect::<Vec<_>>(), [refused]);
    project.settings.remove("never.f2");
    project.settings.insert("only.f1".to_owned(), "C".to_owned());
    assert_eq!(of(&project).len(), 1);
}

#[test]
fn what_blocks_is_told_of_open_pairs_of_two_actors_only() {
    let mut project = zone(
        "actor A 2.30 51.00
         actor B 2.301 51.00
         A offer E.HEAT.WARM 900 MWh à 15
         A need E.HEAT.WARM 900 MWh à 95
         B need E.HEAT.WARM 900 MWh à 95",
    );
    let told = |project: &Project| {
        let pairs = blocked::blocked(project, &Rulebook::of(project), 9);
        let need = |b: &blocked::Blocked| project.flows[&b.need].reference.clone();
        pairs.iter().map(need).collect::<Vec<_>>()
    };
    assert_eq!(told(&project), ["f3"]);
    let flow = |reference| Some(project.flow_by_ref(reference).unwrap().id);
    let decided = Synergy {
        offer_flow: flow("f1"),
        need_flow: flow("f3"),
        ..Synergy::blank(SynergyId(Uuid::from_u128(1)))
    };
    project.synergies.insert(decided.id, Arc::new(decided));
    assert_eq!(told(&project), [""; 0]);
}

#[test]
fn an_unplaced_actor_still_meets_others() {
    let mut project = zone("actor A 2.30 51.00\nactor B 2.31 51.00\nA offer W.WOOD\nB need W.WOOD");
    let b = project.actor_by_ref("B").unwrap().id;
    let mut lost = (*project.actors[&b]).clone();
    lost.position = None;
    project.actors.insert(b, Arc::new(lost));
    let matcher = Matcher::new(&project).unwrap();
    let candidates = matcher.candidates(&project, 10);
    let words = explain(
        &project,
        matcher.rules(),
        &candidates[0],
        Level::Operator,
        Lang::Fr,
    )
    .unwrap();
    assert!(
        words.questions.iter().any(|q| q.text == "Où est B\u{202f}?"),
        "{:?}",
        words.questions
    );
}

#[test]
fn heat_goes_direct_or_by_pump_and_never_uphill_beyond_it() {
    check(
        "actor Usine 2.36 51.04
         actor Serre 2.361 51.04
         Usine offer E.HEAT.WARM 1200 MWh à 45
         Usine offer E.HEAT.WARM 1200 MWh à 15
         Serre need E.HEAT.WARM 900 MWh à 40
         Serre need E.HEAT.WARM 900 MWh à 95",
        &expect![[r#"
            70.3 Usine → Serre | Même nature des deux côtés
            48.8 Usine → Serre | Même nature des deux côtés (pompe à chaleur)
            45.5 Usine → Serre | Même nature des deux côtés (pompe à chaleur)
              no  E.HEAT.WARM → E.HEAT.WARM | TooCold { offer_c: 15.0, need_c: 95.0 }
        "#]],
    );
}

#[test]
fn a_heat_line_may_be_as_long_as_its_energy_pays_for() {
    check(
        "actor Usine 2.36 51.04
         actor Pres 2.37 51.04
         actor Loin 2.42 51.04
         Usine offer E.HEAT.HW 3000 MWh à 90
         Pres need E.HEAT.HW 3000 MWh à 60
         Loin need E.HEAT.HW 3000 MWh à 60",
        &expect![[r#"
            81.3 Usine → Pres | Même nature des deux côtés
              no  E.HEAT.HW → E.HEAT.HW | Distance { km: 4.195019008742519, limit_km: 2.0 }
        "#]],
    );
}

#[test]
fn knowledge_rules_say_what_is_needed_in_between() {
    check(
        "actor Centrale 11.08 55.66
         actor Ciment 11.20 55.66
         Centrale offer W.ASH.FLY 135000 t
         Ciment need M.MIN.CLINKER 200000 t
         Ciment need M.MIN.CEMENT",
        &expect![[r#"
            53.8 Centrale → Ciment | Possible après : mélange au béton
            49.5 Centrale → Ciment | Possible après : séchage, contrôle finesse
        "#]],
    );
}

#[test]
fn pools_take_each_actor_once_and_say_who_is_missing() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C 2.32 51.00
         actor D 2.33 51.00
         actor Loin 3.30 51.00
         A pool Q.VAN
         A pool Q.VAN
         B pool Q.VAN
         C pool W.WOOD
         D pool W.WOOD
         Loin pool Q.VAN",
        &expect![[r#"
            63.8 A · B | 2 acteurs, le nombre suffit.
            42.5 C · D | Il manque un acteur pour que cela vaille la peine.
        "#]],
    );
}

#[test]
fn roots_match_nothing_by_ancestry() {
    check(
        "actor A 2.30 51.00\nactor B 2.31 51.00\nA offer W.WOOD\nB need W",
        &expect![[""]],
    );
}

#[test]
fn hidden_quantities_stay_out_of_public_words() {
    let project = zone("actor A 2.30 51.00\nactor B 2.31 51.00\nA offer W.WOOD 7719 t\nB need W.WOOD 3571 t");
    let matcher = Matcher::new(&project).unwrap();
    let candidate = &matcher.candidates(&project, 1)[0];
    let words = |audience| {
        format!(
            "{:?}",
            explain(&project, matcher.rules(), candidate, audience, Lang::Fr).unwrap()
        )
    };
    assert!(
        words(Level::Operator).contains("7\\u{202f}719"),
        "{}",
        words(Level::Operator)
    );
    for figure in ["7\\u{202f}719", "3\\u{202f}571", "7719", "3571"] {
        assert!(
            !words(Level::Public).contains(figure),
            "{figure}: {}",
            words(Level::Public)
        );
    }
}

/// Natures that meet in many ways: heat, rules, ancestors, and one that meets nothing.
const NATURES: [&str; 10] = [
    "E.HEAT.STEAM.HP",
    "E.HEAT.STEAM.LP",
    "E.HEAT.HW",
    "E.HEAT.WARM",
    "E.HEAT",
    "W.ASH.FLY",
    "M.MIN.CEMENT",
    "W.WOOD.SAWDUST",
    "E.FUEL.PELLET",
    "Q.VAN",
];

#[derive(Clone, Debug)]
enum Step {
    Actor(u8, Option<(i16, i16)>),
    Flow {
        flow: u8,
        actor: u8,
        direction: u8,
        nature: u8,
        quantity: Option<u16>,
        temp: Option<i16>,
        months: Option<u16>,
    },
    DropFlow(u8),
    Decide(u8, u8, bool),
    Limit(u8, u8),
    Weight(u8),
    Never(u8, Option<u8>),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0u8..5, proptest::option::weighted(0.85, (-40i16..40, -40i16..40))).prop_map(|(a, p)| Step::Actor(a, p)),
        6 => (
            (0u8..14, 0u8..5, 0u8..3, 0u8..10),
            proptest::option::of(1u16..2000),
            proptest::option::of(-20i16..200),
            proptest::option::of(1u16..0x1000),
        )
            .prop_map(|((flow, actor, direction, nature), quantity, temp, months)| Step::Flow {
                flow, actor, direction, nature, quantity, temp, months
            }),
        1 => (0u8..14).prop_map(Step::DropFlow),
        2 => (0u8..14, 0u8..14, any::<bool>()).prop_map(|(o, n, on)| Step::Decide(o, n, on)),
        1 => (0u8..8, 0u8..30).prop_map(|(n, km)| Step::Limit(n, km)),
        1 => (0u8..30).prop_map(Step::Weight),
        1 => (0u8..14, proptest::option::of(0u8..5)).prop_map(|(f, a)| Step::Never(f, a)),
    ]
}

fn change(project: &Project, step: &Step) -> Option<Change> {
    let edit = match step {
        Step::Actor(a, place) => {
            let id = ActorId(Uuid::from_u128(u128::from(*a) + 1));
            let mut actor = Actor::named(id, format!("A{a}"));
            // About 20 km across, so that limits cut through.
            actor.position = place.map(|(x, y)| Position {
                at: LonLat {
                    lon: 2.0 + f64::from(x) / 250.0,
                    lat: 51.0 + f64::from(y) / 400.0,
                },
                precision_m: Some(if x % 2 == 0 { 50.0 } else { 3000.0 }),
            });
            Edit::Actor {
                old: project.actors.get(&id).cloned(),
                new: Some(Arc::new(actor)),
            }
        }
        Step::Flow {
            flow,
            actor,
            direction,
            nature,
            quantity,
            temp,
            months,
        } => {
            let actor = ActorId(Uuid::from_u128(u128::from(*actor) + 1));
            project.actors.get(&actor)?;
            let id = FlowId(Uuid::from_u128(u128::from(*flow) + 1));
            let mut new = Flow::said(id, actor, Direction::ALL[*direction as usize], format!("F{flow}"));
            new.nature = Some(NATURES[*nature as usize].to_owned());
            new.quantity = Quantity {
                value: quantity.map(f64::from),
                unit: String::new(),
                period: Some(Period::Year),
                ..Quantity::default()
            };
            new.temperature_c = temp.map(f64::from);
            new.availability = months.map(Months);
            Edit::Flow {
                old: project.flows.get(&id).cloned(),
                new: Some(Arc::new(new)),
            }
        }
        Step::DropFlow(flow) => {
            let id = FlowId(Uuid::from_u128(u128::from(*flow) + 1));
            Edit::Flow {
                old: Some(project.flows.get(&id)?.clone()),
                new: None,
            }
        }
        Step::Decide(o, n, on) => {
            let id = SynergyId(Uuid::from_u128(u128::from(*o) * 100 + u128::from(*n) + 1));
            let flow = |f: u8| Some(FlowId(Uuid::from_u128(u128::from(f) + 1)));
            let new = Synergy {
                reference: format!("s{o}-{n}"),
                offer_flow: flow(*o),
                need_flow: flow(*n),
                ..Synergy::blank(id)
            };
            let old = project.synergies.get(&id).cloned();
            if old.is_none() && !on {
                return None;
            }
            Edit::Synergy {
                old,
                new: on.then(|| Arc::new(new)),
            }
        }
        Step::Limit(..) | Step::Weight(_) | Step::Never(..) => setting(project, step)?,
    };
    Some(Change::single("change-edit-flow", "", edit))
}

fn setting(project: &Project, step: &Step) -> Option<Edit> {
    let (key, new) = match step {
        Step::Limit(nature, km) => {
            let key = format!("{}{}", Weights::LIMIT, NATURES[*nature as usize]);
            (key, Some(km.to_string()))
        }
        Step::Weight(tenths) => {
            let key = format!("{}distance", Weights::WEIGHT);
            (key, Some((f64::from(*tenths) / 10.0).to_string()))
        }
        Step::Never(flow, actor) => {
            let flow = project
                .flows
                .get(&FlowId(Uuid::from_u128(u128::from(*flow) + 1)))?;
            let id = |a: u8| ActorId(Uuid::from_u128(u128::from(a) + 1));
            let actor = actor.and_then(|a| project.actors.get(&id(a)));
            let key = format!("{}{}", conditions::NEVER, flow.reference);
            (key, actor.map(|a| a.reference.clone()))
        }
        _ => return None,
    };
    let old = project.settings.get(&key).cloned();
    Some(Edit::Setting { key, old, new })
}

/// The list in an order that does not depend on slots.
fn listed(mut all: Vec<Exchange>) -> Vec<Exchange> {
    all.sort_by_key(|e| (e.offer, e.need));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn incremental_equals_full_after_any_edits_and_their_undoing(steps in proptest::collection::vec(step(), 1..40)) {
        let mut project = Project::default();
        let mut matcher = Matcher::new(&project).unwrap();
        let mut done = Vec::new();
        for step in &steps {
            let Some(change) = change(&project, step) else { continue };
            let touched = apply(&mut project, &change).unwrap();
            let before = listed(matcher.exchanges(usize::MAX));
            let moves = matcher.update(&project, &touched).unwrap();
            let after = listed(matcher.exchanges(usize::MAX));
            prop_assert_eq!(&after, &full::all_exchanges(&project));
            let chains = |m: &Matcher| {
                let mut all = m.chains(usize::MAX, 0);
                all.sort_by_key(|c| (c.offer, c.into, c.out, c.need));
                all
            };
            prop_assert_eq!(chains(&matcher), chains(&Matcher::new(&project).unwrap()));
            prop_assert_eq!(matcher.pools(usize::MAX), pools::pool_candidates(&project, matcher.rules()));
            let held = |list: &[Exchange], e: &Exchange| list.iter().any(|x| (x.offer, x.need) == (e.offer, e.need));
            prop_assert!(moves.new.iter().all(|e| held(&after, e) && !held(&before, e)));
            prop_assert!(moves.gone.iter().all(|e| !held(&after, e) && held(&before, e)));
            prop_assert_eq!(after.len() + moves.gone.len(), before.len() + moves.new.len());
            done.push(change);
        }
        for change in done.iter().rev() {
            let touched = apply(&mut project, &change.inverse()).unwrap();
            matcher.update(&project, &touched).unwrap();
        }
        prop_assert_eq!(project, Project::default());
        prop_assert_eq!(matcher.count(), 0);
    }

    #[test]
    fn a_score_never_rises_with_distance(near in 0.0f64..60.0, more in 0.0f64..60.0, limit in 0.1f64..80.0) {
        prop_assert!(score::nearness(near + more, limit) <= score::nearness(near, limit));
    }
}
