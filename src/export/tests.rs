//! Out and in again: nothing may be lost or bent.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::base::geo::LonLat;
use crate::base::ids::{ActorId, FlowId, PoolId, SynergyId};
use crate::base::month::Months;
use crate::edit::apply;
use crate::import::{Input, Table, plan, read_str};
use crate::model::*;
use crate::tables::Lookups;

/// A gazetteer and a nomenclature that would fill every gap, to prove that the reader is told not to.
const EAGER: Lookups<'static> = Lookups {
    recognise: &|_, _, _| Some("E.HEAT".to_owned()),
    locate: &|_| {
        Some(Position {
            at: LonLat { lon: 1.0, lat: 2.0 },
            precision_m: None,
        })
    },
};

fn through_tables(project: &Project) -> Project {
    let exported = tables(project).unwrap();
    let read: Vec<Table> = exported.iter().map(|t| read_str(&t.text).unwrap()).collect();
    let inputs: Vec<Input<'_>> = exported
        .iter()
        .zip(&read)
        .map(|(t, table)| Input::new(t.kind, table))
        .collect();
    let mut next = 1_000_000;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let mut copy = Project::default();
    let plan = plan(&copy, &inputs, "copy", &mut ids, &EAGER);
    assert_eq!(plan.findings, Vec::new());
    apply(&mut copy, &plan.change).unwrap();
    let again = crate::import::plan(&copy, &inputs, "copy", &mut ids, &EAGER);
    assert_eq!((again.change.edits.len(), again.findings.len()), (0, 0));
    copy
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(String::new()),
        3 => "[a-zéœÀ ’;,|]{1,12}",
        2 => "['=+@\t\r\n\"\u{a0}＝?-]{1,4}[a-z \n\"]{0,3}",
        1 => "\\PC{0,10}",
    ]
}

fn name() -> impl Strategy<Value = String> {
    words().prop_map(|w| if w.is_empty() { "x".to_owned() } else { w })
}

fn amount() -> impl Strategy<Value = Option<f64>> {
    prop::option::of(prop_oneof![Just(0.0), 0.0..1e-6, 0.0..1e4, 1e9..1e18])
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let unit = prop_oneof![words(), Just("t/an".to_owned()), Just("m3".to_owned())];
    let period = prop::option::of(prop::sample::select(Period::ALL));
    (amount(), amount(), prop::option::of(1e19..1e20), unit, period).prop_map(
        |(value, min, max, unit, period)| Quantity {
            value,
            min,
            max,
            unit,
            period,
        },
    )
}

fn origin() -> impl Strategy<Value = Origin> {
    let status = prop::option::of(prop::sample::select(Status::ALL));
    (status, words()).prop_map(|(status, source)| Origin { status, source })
}

fn levels() -> impl Strategy<Value = BTreeMap<String, Level>> {
    let field = prop::sample::select(&["note", "source", "position"][..]).prop_map(str::to_owned);
    prop::collection::btree_map(field, prop::sample::select(Level::ALL), 0..3)
}

fn actor() -> impl Strategy<Value = Actor> {
    let position = prop::option::of((-180.0..180.0, -90.0..90.0, amount()).prop_map(
        |(lon, lat, precision_m)| Position {
            at: LonLat { lon, lat },
            precision_m,
        },
    ));
    let kind = prop::sample::select(ActorKind::ALL);
    let siret = prop::sample::select(&["", "73282932000074"][..]);
    let texts = prop::array::uniform5(words());
    (
        name(),
        kind,
        siret,
        texts,
        position,
        any::<Option<u32>>(),
        origin(),
        levels(),
    )
        .prop_map(
            |(
                name,
                kind,
                siret,
                [short_name, code, activity, commune, note],
                position,
                employees,
                origin,
                levels,
            )| {
                Actor {
                    short_name,
                    kind,
                    siret: siret.to_owned(),
                    activity_code: code,
                    activity,
                    commune,
                    position,
                    employees,
                    note,
                    origin,
                    levels,
                    ..Actor::named(ActorId(Uuid::nil()), name)
                }
            },
        )
}

fn flow() -> impl Strategy<Value = Flow> {
    let direction = prop::sample::select(Direction::ALL);
    let nature = prop::option::of(prop::sample::select(&["E.HEAT", "W.ORG"][..]).prop_map(str::to_owned));
    let waste = prop::sample::select(&["", "150110*", "010101"][..]);
    let months = prop::option::of((0_u16..4096).prop_map(Months));
    let level = prop::sample::select(Level::ALL);
    let temperature = prop::option::of(-273.0..3000.0);
    (
        direction,
        name(),
        nature,
        quantity(),
        temperature,
        waste,
        months,
        level,
        words(),
        (origin(), levels()),
    )
        .prop_map(
            |(
                direction,
                label,
                nature,
                quantity,
                temperature_c,
                waste,
                availability,
                level,
                note,
                (origin, levels),
            )| {
                Flow {
                    nature,
                    quantity,
                    temperature_c,
                    waste_code: waste.to_owned(),
                    availability,
                    level,
                    note,
                    origin,
                    levels,
                    ..Flow::said(FlowId(Uuid::nil()), ActorId(Uuid::nil()), direction, label)
                }
            },
        )
}

/// What follow-up notes: papers, maturity, answers, who helps.
fn followed() -> impl Strategy<Value = (String, Maturity, Checks, std::collections::BTreeSet<String>)> {
    let axis = prop::sample::select(Axis::ALL);
    let answer = prop::sample::select(Answer::ALL);
    (
        words(),
        prop::collection::btree_map(axis, 1u8..=5, 0..3),
        prop::collection::btree_map("[a-z-]{1,6}", answer, 0..3),
        prop::collection::btree_set("[a-z-]{1,6}", 0..3),
    )
}

/// Text and choices of a synergy; its ends are set by the project.
fn synergy() -> impl Strategy<Value = Synergy> {
    let texts = prop::array::uniform6(words());
    let state = prop::sample::select(SynergyState::ALL);
    let due = prop::sample::select(&["", "2027-01-15"][..]);
    let reason = prop::sample::select(Reason::ALL);
    let kind = prop::sample::select(SynergyKind::ALL);
    let rest = (origin(), levels(), followed());
    (texts, state, due, reason, kind, quantity(), rest).prop_map(
        |(
            [label, owner, next_action, brakes, motive, note],
            state,
            due,
            reason,
            kind,
            quantity,
            (origin, levels, (documents, maturity, checks, help)),
        )| {
            Synergy {
                documents,
                maturity,
                checks,
                help,
                nda: due.to_owned(),
                reference: String::new(),
                kind,
                label,
                state,
                reason: state.needs_reason().then_some(reason),
                owner,
                next_action,
                due: due.to_owned(),
                brakes,
                motive,
                quantity,
                note,
                origin,
                levels,
                ..Synergy::blank(SynergyId(Uuid::nil()))
            }
        },
    )
}

/// References that no two objects share, some of them awkward.
fn reference(prefix: &str, at: usize) -> String {
    let awkward = ["", " b", "\"q\"", ";", "é", "'", "=", "|x,"][at % 8];
    format!("{prefix}{at}{awkward}")
}

fn project() -> impl Strategy<Value = Project> {
    let settings = prop::collection::btree_map("[a-z=+ é]{1,8}_", words(), 0..4);
    let actors = prop::collection::vec(actor(), 1..5);
    let flows = prop::collection::vec(flow(), 0..8);
    let synergies = prop::collection::vec(synergy(), 0..4);
    (words(), actors, flows, synergies, settings, 0_usize..3).prop_map(
        |(name, actors, flows, synergies, settings, pools)| {
            let mut project = Project {
                name,
                ..Project::default()
            };
            let actor_ids: Vec<ActorId> = (0..actors.len())
                .map(|n| ActorId(Uuid::from_u128(n as u128 + 1)))
                .collect();
            for (at, mut actor) in actors.into_iter().enumerate() {
                (actor.id, actor.reference) = (actor_ids[at], reference("a", at));
                project.actors.insert(actor.id, Arc::new(actor));
            }
            let flow_ids: Vec<FlowId> = (0..flows.len())
                .map(|n| FlowId(Uuid::from_u128(n as u128 + 1)))
                .collect();
            for (at, mut flow) in flows.into_iter().enumerate() {
                (flow.id, flow.reference) = (flow_ids[at], reference("f", at));
                flow.actor = actor_ids[at % actor_ids.len()];
                project.flows.insert(flow.id, Arc::new(flow));
            }
            for at in 0..pools {
                let id = PoolId(Uuid::from_u128(at as u128 + 1));
                let flows = flow_ids.iter().copied().skip(at).step_by(2).collect();
                project.pools.insert(
                    id,
                    Arc::new(Pool {
                        id,
                        reference: reference("p", at),
                        flows,
                    }),
                );
            }
            for (at, mut synergy) in synergies.into_iter().enumerate() {
                (synergy.id.0, synergy.reference) = (Uuid::from_u128(at as u128 + 1), reference("s", at));
                synergy.from_actor = Some(actor_ids[at % actor_ids.len()]);
                synergy.to_actor = actor_ids.last().copied();
                synergy.offer_flow = flow_ids.get(at).copied();
                synergy.pool = project.pools.keys().next().copied();
                project.synergies.insert(synergy.id, Arc::new(synergy));
            }
            project.settings = settings.into_iter().collect();
            project
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn export_then_import_gives_an_equal_project(project in project()) {
        let copy = through_tables(&project);
        prop_assert_eq!(dump(&copy), dump(&project));
    }
}

#[test]
fn a_dump_has_sorted_keys_short_numbers_and_null_for_unknown() {
    let mut project = Project {
        name: "Zone".to_owned(),
        ..Project::default()
    };
    for (id, reference) in [(1, "b"), (2, "a")] {
        let mut actor = Actor::named(ActorId(Uuid::from_u128(id)), "A");
        reference.clone_into(&mut actor.reference);
        actor.position = Some(Position {
            at: LonLat { lon: 2.5, lat: 51.0 },
            precision_m: None,
        });
        project.actors.insert(actor.id, Arc::new(actor));
    }
    let one = |reference: &str| {
        format!(
            "{{\"activity\":null,\"activity_code\":null,\"commune\":null,\"employees\":null,\"kind\":\"company\",\
             \"lat\":51,\"levels\":{{}},\"lon\":2.5,\"name\":\"A\",\"note\":null,\"precision_m\":null,\
             \"ref\":\"{reference}\",\"short_name\":null,\"siret\":null,\"source\":null,\"status\":null}}"
        )
    };
    let expected = format!(
        "{{\"actors\":[{},{}],\"flows\":[],\"name\":\"Zone\",\"pools\":[],\"schema\":1,\"settings\":{{}},\"synergies\":[]}}",
        one("a"),
        one("b")
    );
    assert_eq!(dump(&project), expected);
}

#[test]
fn formulas_leave_as_text_and_numbers_as_numbers() {
    let mut actor = Actor::named(ActorId(Uuid::nil()), "=cmd()");
    actor.note = "+33 6 12".to_owned();
    actor.position = Some(Position {
        at: LonLat { lon: -1.5, lat: 47.0 },
        precision_m: None,
    });
    let mut project = Project::default();
    project.actors.insert(actor.id, Arc::new(actor));
    let text = &tables(&project).unwrap()[0].text;
    assert!(
        text.contains(",'=cmd(),") && text.contains(",47,-1.5,") && text.contains(",'+33 6 12,"),
        "{text}"
    );
}

#[test]
fn a_folder_holds_one_file_for_each_table() {
    let folder = tempfile::tempdir().unwrap();
    write_folder(&Project::default(), &folder.path().join("export")).unwrap();
    let text = std::fs::read_to_string(folder.path().join("export/settings.csv")).unwrap();
    assert_eq!(text, "key,value\nname,\n");
    assert_eq!(
        std::fs::read_dir(folder.path().join("export")).unwrap().count(),
        5
    );
}
