//! Whole tables in, projects and findings out.

use std::fmt::Write as _;

use uuid::Uuid;

use super::*;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::edit::apply;
use crate::model::{Position, Project};
use crate::tables::{Lookups, PlaceQuery, TableKind};

/// Identifiers that count upwards.
fn counting() -> impl FnMut() -> Uuid {
    let mut next = 0;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

fn locate(place: &PlaceQuery) -> Option<Position> {
    let known = place.commune == "Douai" || place.postcode == "59500";
    known.then_some(Position {
        at: LonLat {
            lon: 3.08,
            lat: 50.37,
        },
        precision_m: Some(2500.0),
    })
}

const LOOKUPS: Lookups<'static> = Lookups {
    recognise: &|_, label, _| (label == "palettes").then(|| "W.PACK.PALLET".to_owned()),
    locate: &locate,
};

fn plan_onto(project: &Project, tables: &[(TableKind, &str)]) -> ImportPlan {
    let read: Vec<Table> = tables.iter().map(|(_, text)| read_str(text).unwrap()).collect();
    let inputs: Vec<Input<'_>> = tables
        .iter()
        .zip(&read)
        .map(|((kind, _), table)| Input::new(*kind, table))
        .collect();
    let mut ids = counting();
    // New identifiers after those in the project.
    for _ in 0..project.actors.len() + project.flows.len() + project.pools.len() + project.synergies.len() {
        ids();
    }
    plan(project, &inputs, "test", &mut ids, &LOOKUPS)
}

/// Imports and applies; the findings as "line column value problem", the counts in the last line.
fn import(project: &mut Project, tables: &[(TableKind, &str)]) -> String {
    let plan = plan_onto(project, tables);
    apply(project, &plan.change).unwrap();
    let mut out = String::new();
    for f in &plan.findings {
        let refused = if f.refused { " refused" } else { "" };
        writeln!(
            out,
            "{} {} {:?} {}{refused}",
            f.line,
            f.column,
            f.value,
            f.problem.key()
        )
        .unwrap();
    }
    write!(
        out,
        "+{} ~{} ={} -{}",
        plan.added, plan.updated, plan.unchanged, plan.refused
    )
    .unwrap();
    out
}

const ACTORS: &str = "Raison sociale;Identifiant;Type;SIRET;Commune;Effectif;Téléphone\n\
    Scierie Léger;a1;entreprise;73282932000074.0;Douai;12;03 27 00 00 00\n\
    Ville de Douai;a2;collectivité;;Douai;;\n";
const FLOWS: &str = "id;entreprise;sens;libellé;quantité;unité;période\n\
    f1;Scierie Léger;donne;palettes;1 234,5;unités;an\n\
    f2;a2;besoin;bois énergie;;t;\n";

#[test]
fn a_french_spreadsheet_becomes_actors_and_flows() {
    let mut project = Project::default();
    let report = import(
        &mut project,
        &[(TableKind::Flows, FLOWS), (TableKind::Actors, ACTORS)],
    );
    assert_eq!(report, "+4 ~0 =0 -0");
    let actor = project.actor_by_ref("a1").unwrap();
    assert_eq!(actor.siret, "73282932000074");
    assert_eq!(actor.note, "Téléphone : 03 27 00 00 00");
    assert_eq!(actor.position.unwrap().precision_m, Some(2500.0));
    assert!(actor.is_roughly_placed());
    let flow = project.flow_by_ref("f1").unwrap();
    assert_eq!(
        (flow.actor, flow.nature.as_deref()),
        (actor.id, Some("W.PACK.PALLET"))
    );
    assert_eq!(flow.quantity.value, Some(1234.5));
    assert_eq!(project.flow_by_ref("f2").unwrap().quantity.value, None);
}

#[test]
fn importing_again_changes_nothing_and_then_only_what_differs() {
    let mut project = Project::default();
    let tables = [(TableKind::Actors, ACTORS), (TableKind::Flows, FLOWS)];
    import(&mut project, &tables);
    let before = project.clone();
    assert_eq!(import(&mut project, &tables), "+0 ~0 =4 -0");
    assert_eq!(project, before);
    let report = import(&mut project, &[(TableKind::Flows, "id;quantité\nf1;7\nf2;")]);
    assert_eq!(report, "+0 ~1 =1 -0");
    let flow = project.flow_by_ref("f1").unwrap();
    assert_eq!(flow.id, before.flow_by_ref("f1").unwrap().id);
    assert_eq!(
        (flow.quantity.value, flow.label.as_str()),
        (Some(7.0), "palettes")
    );
}

#[test]
fn rows_without_reference_find_their_object_by_content() {
    let mut project = Project::default();
    let actors = "nom,commune\nA,Douai\nB,Douai\n";
    let flows = "acteur,sens,libellé,quantité\nA,offre,sciure,1\nA,offre,sciure,2\nB,besoin,sciure,\n";
    let tables = [(TableKind::Actors, actors), (TableKind::Flows, flows)];
    assert_eq!(import(&mut project, &tables), "+5 ~0 =0 -0");
    assert_eq!(import(&mut project, &tables), "+0 ~0 =5 -0");
}

#[test]
fn bad_cells_are_named_and_good_rows_load() {
    let mut project = Project::default();
    let actors = "id,nom,type,siret,lat,lon,commune,effectif\n\
        a1,A,entreprise,\"3,62522E+13\",50.1,3.1,,20 à 49\n\
        a2,,entreprise,,,,,\n\
        a1,Encore,,,,,,\n\
        a3,C,licorne,362521879,95,3,,12\n\
        a4,D,,,,,Atlantis,\n\
        a5,E,,,,,Douai,,de trop\n";
    let expected = "\
        2 siret \"3,62522E+13\" import-rounded-number\n\
        2 effectif \"20 à 49\" import-bad-number\n\
        3 nom \"\" import-missing-value refused\n\
        4 id \"a1\" import-duplicate-reference refused\n\
        5 type \"licorne\" import-unknown-kind\n\
        5 siret \"362521879\" import-bad-siret\n\
        5 lat \"95\" import-bad-position\n\
        6 commune \"Atlantis\" import-unknown-place\n\
        7  \"de trop\" import-too-many-cells refused\n\
        +3 ~0 =0 -3";
    assert_eq!(import(&mut project, &[(TableKind::Actors, actors)]), expected);
    assert_eq!(project.actors.len(), 3);
}

#[test]
fn bad_flows_and_synergies_are_named() {
    let mut project = Project::default();
    import(
        &mut project,
        &[(TableKind::Actors, ACTORS), (TableKind::Flows, FLOWS)],
    );
    let flows = "id,actor_id,direction,label,nature,quantity,temperature_c,availability,waste_code,levels\n\
        f3,nobody,offer,x,,,,,,\n\
        f4,a1,sideways,x,,,,,,\n\
        f5,a1,offer,x,Z.Z,beaucoup,-400,2,bois,quantity=all;colour=public\n";
    let synergies = "id,offer_flow_id,need_flow_id,from_actor_id,to_actor_id,state,reason,due\n\
        s1,f1,f2,,,piste,,bientôt\n\
        s2,f1,f9,,,piste,,\n\
        s3,,,a1,a2,rêve,,\n\
        s4,,,a1,a2,abandonnée,,\n\
        s5,,,a1,,piste,,\n";
    let expected = "\
        2 actor_id \"nobody\" import-unknown-actor refused\n\
        3 direction \"sideways\" import-unknown-direction refused\n\
        4 nature \"Z.Z\" import-unknown-nature\n\
        4 quantity \"beaucoup\" import-bad-number\n\
        4 temperature_c \"-400\" import-bad-temperature\n\
        4 waste_code \"bois\" import-bad-waste-code\n\
        4 availability \"2\" import-bad-availability\n\
        4 levels \"quantity=all\" import-unknown-level\n\
        4 levels \"colour=public\" import-unknown-level-field\n\
        2 due \"bientôt\" import-bad-date\n\
        3 need_flow_id \"f9\" import-unknown-flow refused\n\
        4 state \"rêve\" import-unknown-state refused\n\
        5 reason \"\" import-missing-reason refused\n\
        6 to_actor_id \"\" import-incomplete-synergy refused\n\
        +2 ~0 =0 -6";
    let tables = [(TableKind::Flows, flows), (TableKind::Synergies, synergies)];
    assert_eq!(import(&mut project, &tables), expected);
    let synergy = project.synergy_by_ref("s1").unwrap();
    assert_eq!(synergy.from_actor, Some(project.actor_by_ref("a1").unwrap().id));
}

#[test]
fn a_table_without_its_needed_column_says_which() {
    let mut project = Project::default();
    let report = import(&mut project, &[(TableKind::Flows, "libellé,quantité\nx,1\n")]);
    assert_eq!(
        report,
        "1 actor_id \"actor_id\" import-missing-column refused\n+0 ~0 =0 -1"
    );
}

#[test]
fn quantities_with_their_unit_in_the_cell_are_read() {
    let mut project = Project::default();
    import(&mut project, &[(TableKind::Actors, ACTORS)]);
    let flows =
        "qui;sens;quoi;combien;unité\na1;offre;x;1 234,50 t/an;\na1;offre;y;3;m3/jour\na1;offre;z;5;t/lune\n";
    assert_eq!(import(&mut project, &[(TableKind::Flows, flows)]), "+3 ~0 =0 -0");
    let said: Vec<String> = project
        .flows
        .values()
        .map(|f| {
            let period = f.quantity.period.map_or("-", |p| p.code());
            format!("{} {} {period}", f.quantity.value.unwrap(), f.quantity.unit)
        })
        .collect();
    assert_eq!(said, ["1234.5 t year", "3 m3 day", "5 t/lune -"]);
}

#[test]
fn an_empty_cell_never_erases_and_a_question_mark_does() {
    let mut project = Project::default();
    import(
        &mut project,
        &[(TableKind::Actors, ACTORS), (TableKind::Flows, FLOWS)],
    );
    import(
        &mut project,
        &[(TableKind::Actors, "id,effectif,commune\na1,,\na2,?,")],
    );
    assert_eq!(project.actor_by_ref("a1").unwrap().employees, Some(12));
    import(&mut project, &[(TableKind::Flows, "id,quantité\nf1,?")]);
    assert_eq!(project.flow_by_ref("f1").unwrap().quantity.value, None);
}

#[test]
fn a_plan_is_one_change_that_can_be_taken_back() {
    let mut project = Project::default();
    let start = project.clone();
    let plan = plan_onto(
        &project,
        &[(TableKind::Actors, ACTORS), (TableKind::Flows, FLOWS)],
    );
    apply(&mut project, &plan.change).unwrap();
    assert_ne!(project, start);
    assert_eq!(plan.change.name.words(Lang::En), "import test");
    apply(&mut project, &plan.change.inverse()).unwrap();
    assert_eq!(project, start);
}

#[test]
fn a_geocoded_file_says_how_sure_each_place_is() {
    let mut project = Project::default();
    let text = "nom,latitude,longitude,result_score,result_type\n\
        A,50.1,3.1,0.97,housenumber\nB,50.1,3.1,0.99,municipality\nC,50.1,3.1,0.41,housenumber\n";
    assert_eq!(import(&mut project, &[(TableKind::Actors, text)]), "+3 ~0 =0 -0");
    let rough: Vec<bool> = project.actors.values().map(|a| a.is_roughly_placed()).collect();
    assert_eq!(rough, [false, true, true]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        failure_persistence: None,
        ..proptest::prelude::ProptestConfig::default()
    })]
    #[test]
    fn no_cell_makes_the_planner_fall_and_what_it_plans_applies(
        rows in proptest::collection::vec(
            proptest::collection::vec("a1|f1|offer|'?|[0-9eE+,.-]{0,15}|[a-z=;\"|? ]{0,6}|\\PC{0,4}", 1..22),
            1..5,
        )
    ) {
        for kind in TableKind::ALL {
            let table = Table {
                headers: kind.columns().iter().map(|h| (*h).to_owned()).collect(),
                rows: rows.iter().cloned().enumerate().map(|(line, cells)| Row { line, cells }).collect(),
                ..Table::default()
            };
            let mut project = Project::default();
            import(&mut project, &[(TableKind::Actors, ACTORS), (TableKind::Flows, FLOWS)]);
            let mut next = 1000;
            let mut ids = || {
                next += 1;
                Uuid::from_u128(next)
            };
            let inputs = [Input::new(kind, &table)];
            let plan = plan(&project, &inputs, "test", &mut ids, &LOOKUPS);
            let counted = plan.added + plan.updated + plan.unchanged + plan.refused;
            proptest::prop_assert_eq!(counted, rows.len());
            let refused = plan.findings.iter().filter(|f| f.refused).count();
            proptest::prop_assert_eq!(refused, plan.refused);
            for finding in &plan.findings {
                finding.message(Lang::Fr);
            }
            apply(&mut project, &plan.change).unwrap();
        }
    }
}
