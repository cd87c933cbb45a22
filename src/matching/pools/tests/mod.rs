//! Pools seen from outside: zones as text, and a plain oracle of the hard rules.

use std::sync::Arc;

use expect_test::{Expect, expect};
use uuid::Uuid;

use super::*;
use crate::base::geo::LonLat;
use crate::base::i18n::Lang;
use crate::base::month::Months;
use crate::matching::{Candidate, explain};
use crate::model::{Actor, Direction, Flow, Level, Position, Quantity};

mod properties;
mod viable;

fn natures() -> &'static Nomenclature {
    Knowledge::built_in().natures()
}

/// Reads a zone: `actor NAME LON LAT [ACTIVITY]` (`? ?` when not placed) and `NAME DIRECTION NATURE [QUANTITY UNIT]
/// [months=101…] [code=150101]`, one a line; a nature that is none is kept as words.
pub(super) fn zone(text: &str) -> Project {
    let mut project = Project::default();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["actor", name, lon, lat, activity @ ..] = &words[..] {
            let id = ActorId(Uuid::from_u128(1 + project.actors.len() as u128));
            let mut actor = Actor::named(id, *name);
            actor.reference = (*name).to_owned();
            actor.activity_code = activity.concat();
            actor.position = lon.parse().ok().zip(lat.parse().ok()).map(|(lon, lat)| Position {
                at: LonLat { lon, lat },
                precision_m: Some(10.0),
            });
            project.actors.insert(id, Arc::new(actor));
            continue;
        }
        let flow = flow(&project, &words);
        project.flows.insert(flow.id, Arc::new(flow));
    }
    project
}

fn flow(project: &Project, words: &[&str]) -> Flow {
    let number = project.flows.len() + 1;
    let owner = project.actor_by_ref(words[0]).expect("an actor above").id;
    let direction = Direction::from_code(words[1]).expect("a direction");
    let mut flow = Flow::said(
        FlowId(Uuid::from_u128(number as u128)),
        owner,
        direction,
        words[2],
    );
    flow.reference = format!("f{number:02}");
    let is_nature = natures().index_of(words[2]).is_some();
    flow.nature = is_nature.then(|| words[2].to_owned());
    let mut rest = Vec::new();
    for word in &words[3..] {
        if let Some(months) = word.strip_prefix("months=") {
            flow.availability = Months::parse(months);
        } else if let Some(code) = word.strip_prefix("code=") {
            flow.waste_code = code.to_owned();
        } else {
            rest.push(*word);
        }
    }
    if let [value, unit] = rest[..] {
        flow.quantity = Quantity {
            value: value.parse().ok(),
            unit: unit.to_owned(),
            ..Quantity::default()
        };
    }
    flow
}

/// Compares what a room would read of every pool of a zone.
#[track_caller]
fn check_in(lang: Lang, text: &str, expected: &Expect) {
    let project = zone(text);
    let rules = Rulebook::of(&project);
    let mut out = String::new();
    for pool in pool_candidates(&project, &rules) {
        let score = f64::from(pool.score) / 1000.0;
        let words = explain(&project, &rules, &Candidate::Pool(pool), Level::Operator, lang).unwrap();
        out += &format!("{score:.1} {}\n", words.title);
        for part in words.parts.iter().filter(|p| p.value.is_some()) {
            out += &format!("  {} {:.2} {}\n", part.label, part.value.unwrap(), part.reason);
        }
        out += &format!("  {}\n  {}\n", words.why, words.gain);
        for brake in words.brakes {
            out += &format!("  ! {brake}\n");
        }
        for question in words.questions {
            out += &format!("  - {}\n", question.text);
        }
    }
    let plain = out.replace(['\u{202f}', '\u{a0}'], " ");
    expected.assert_eq(&plain);
}

#[track_caller]
fn check(text: &str, expected: &Expect) {
    check_in(Lang::Fr, text, expected);
}

#[test]
fn a_round_tells_what_is_missing_and_the_smallest_group() {
    check(
        "actor Mairie 2.30 51.00
         actor Scierie 2.31 51.00
         actor Atelier 2.32 51.01
         actor Lycee 2.33 51.00
         Mairie pool W.PAP.CARDBOARD 12 t
         Scierie pool W.PAP.CARDBOARD 9 t
         Atelier pool W.PAP.CARDBOARD 8 t
         Lycee pool W.PAP.CARDBOARD 2 t",
        &expect![[r#"
            85.0 Cartons usagés : une tournée commune pour 4 acteurs
              Relation 0.85 même besoin
              Distance 1.00 étendue 2,1 km
              Quantité 1.00 4 acteurs, le nombre suffit.
              Données 1.00 toutes les quantités sont connues
              Mairie, Scierie, Atelier, Lycee ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 2,1 km, pour une limite de 10 km entre deux membres. 4 acteurs, le nombre suffit. Ensemble : 31 t/an. Le plus petit groupe viable : Mairie, Scierie, Atelier.
              Un seul passage au lieu d’un par acteur. Avec Lycee en plus du plus petit groupe, chacun porte 1/4 des frais fixes au lieu de 1/3, et 2 t/an s’ajoutent.
        "#]],
    );
}

#[test]
fn a_round_too_small_says_how_much_and_whom_to_invite() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor Scierie 2.32 51.00 16.10A
         actor Loin 2.90 51.00 16.10A
         A pool W.WOOD.SAWDUST 6 t
         B pool W.WOOD.SAWDUST 5 t",
        &expect![[r#"
            24.0 Sciures : une tournée commune pour 2 acteurs
              Relation 0.85 même besoin
              Distance 1.00 étendue 0,7 km
              Quantité 0.28 Il manque un acteur pour que cela vaille la peine.
              Données 1.00 toutes les quantités sont connues
              A, B ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 0,7 km, pour une limite de 10 km entre deux membres. Il manque un acteur pour que cela vaille la peine. Ensemble : 11 t/an ; il en faudrait environ 26 t/an, il manque 15 t/an. À inviter, car leur activité a d’ordinaire ce besoin : Scierie.
              Un seul passage au lieu d’un par acteur. À 2, chacun porte 1/2 des frais fixes.
        "#]],
    );
}

#[test]
fn others_are_invited_while_members_or_quantity_are_missing_and_no_longer() {
    let invited = |actors: usize, tonnes: u32| {
        let text = (0..actors).fold("actor Scierie 2.32 51.00 16.10A".to_owned(), |text, n| {
            format!("{text}\nactor A{n} 2.3{n} 51.00\nA{n} pool W.WOOD.SAWDUST {tonnes} t")
        });
        let project = zone(&text);
        let pools = pool_candidates(&project, &Rulebook::of(&project));
        assert_eq!(pools.len(), 1);
        pools[0].invited.len()
    };
    // A round is worth the trouble from three members and about 26 t a year on.
    assert_eq!(invited(2, 50), 1);
    assert_eq!(invited(4, 3), 1);
    assert_eq!(invited(4, 50), 0);
}

#[test]
fn waste_that_several_give_is_proposed_though_nobody_asked() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C 2.32 51.00
         A offer W.PLAST.FILM 10 t
         B offer W.PLAST.FILM 12 t
         C offer W.PLAST.FILM",
        &expect![[r#"
            45.8 Films PE usagés : une tournée commune pour 3 acteurs
              Relation 0.50 même besoin, pas encore demandé
              Distance 1.00 étendue 1,4 km
              Quantité 1.00 3 acteurs, le nombre suffit.
              Données 0.83 une quantité manque
              Personne ne l’a demandé : ils ont le même besoin (A, B, C). Le groupe s’étend sur 1,4 km, pour une limite de 10 km entre deux membres. 3 acteurs, le nombre suffit. Déjà 22 t/an, sans ceux qui n’ont pas dit combien.
              Un seul passage au lieu d’un par acteur. À 3, chacun porte 1/3 des frais fixes.
              - Combien pour C : « W.PLAST.FILM » ?
        "#]],
    );
}

#[test]
fn two_actors_with_the_same_waste_are_no_idea_worth_telling() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         A offer W.PLAST.FILM 10 t
         B offer W.PLAST.FILM 12 t",
        &expect![[""]],
    );
}

#[test]
fn hazardous_waste_is_never_put_with_other_waste_nor_differing_codes_together() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C 2.32 51.00
         actor D 2.33 51.00
         actor E 2.34 51.00
         A pool W.CHEM.SOLVENT code=140602*
         B pool W.CHEM.SOLVENT code=140602*
         C pool W.CHEM.SOLVENT code=140603*
         D pool W.CHEM.SOLVENT code=200113*
         E pool W.CHEM.SOLVENT",
        &expect![[r#"
            63.8 Solvants usés : une tournée commune pour 3 acteurs
              Relation 0.85 même besoin
              Distance 1.00 étendue 2,8 km
              Quantité 1.00 3 acteurs, le nombre suffit.
              Données 0.50 3 quantités manquent
              A, B, E ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 2,8 km, pour une limite de 10 km entre deux membres. 3 acteurs, le nombre suffit.
              Un seul passage au lieu d’un par acteur. À 3, chacun porte 1/3 des frais fixes.
              - Quel code déchet pour E : « W.CHEM.SOLVENT » ?
              - Combien pour A : « W.CHEM.SOLVENT » ?
              - Combien pour B : « W.CHEM.SOLVENT » ?
              - Combien pour E : « W.CHEM.SOLVENT » ?
            42.5 Solvants usés : une tournée commune pour 2 acteurs
              Relation 0.85 même besoin
              Distance 1.00 étendue 1,4 km
              Quantité 0.67 Il manque un acteur pour que cela vaille la peine.
              Données 0.50 2 quantités manquent
              C, E ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 1,4 km, pour une limite de 10 km entre deux membres. Il manque un acteur pour que cela vaille la peine. À chercher, car ces activités ont d’ordinaire ce besoin : Pharmacie, fermentation, Électronique, Imprimerie.
              Un seul passage au lieu d’un par acteur. À 2, chacun porte 1/2 des frais fixes.
              - Quel code déchet pour E : « W.CHEM.SOLVENT » ?
              - Combien pour C : « W.CHEM.SOLVENT » ?
              - Combien pour E : « W.CHEM.SOLVENT » ?
            42.5 Solvants usés : une tournée commune pour 2 acteurs
              Relation 0.85 même besoin
              Distance 1.00 étendue 0,7 km
              Quantité 0.67 Il manque un acteur pour que cela vaille la peine.
              Données 0.50 2 quantités manquent
              D, E ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 0,7 km, pour une limite de 10 km entre deux membres. Il manque un acteur pour que cela vaille la peine. À chercher, car ces activités ont d’ordinaire ce besoin : Pharmacie, fermentation, Électronique, Imprimerie.
              Un seul passage au lieu d’un par acteur. À 2, chacun porte 1/2 des frais fixes.
              - Quel code déchet pour E : « W.CHEM.SOLVENT » ?
              - Combien pour D : « W.CHEM.SOLVENT » ?
              - Combien pour E : « W.CHEM.SOLVENT » ?
        "#]],
    );
}

#[test]
fn a_round_without_a_common_month_is_none() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         A pool W.ORG.GREEN months=111000000000
         B pool W.ORG.GREEN months=000000000111",
        &expect![[""]],
    );
}

#[test]
fn a_purchase_is_proposed_to_those_who_buy_the_same() {
    check_in(
        Lang::En,
        "actor A 2.30 51.00
         actor B 2.40 51.00
         actor C 2.50 51.00
         A need E.EL.GRID 100 MWh
         B need E.EL.GRID 300 MWh
         C pool E.EL.GRID 50 MWh",
        &expect![[r#"
            50.0 Grid electricity: one order for 3 actors
              Relation 0.50 same need, not asked for yet
              Distance 1.00 spread 14 km
              Quantity 1.00 3 actors, enough of them.
              Data 1.00 all quantities are known
              Only one asked for it; the others have the same need (A, B, C). The group spreads over 14 km, for a limit of 50 km between two members. 3 actors, enough of them. Together: 450 MWh/yr.
              One order, a better price. With 3, each bears 1/3 of the fixed cost.
        "#]],
    );
}

#[test]
fn a_machine_wanted_in_the_same_months_or_for_too_long_says_so() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C 2.32 51.00
         A pool Q.SHREDDER 900 h months=001110000000
         B pool Q.SHREDDER 600 h months=000011000000
         C pool Q.SHREDDER 500 h months=000000001111",
        &expect![[r#"
            62.3 Broyeur : un même matériel pour 3 acteurs
              Relation 0.85 même besoin
              Distance 1.00 étendue 1,4 km
              Quantité 0.80 plus qu’un seul matériel ne peut donner
              Saison 0.92 un mois disputé
              Données 1.00 toutes les quantités sont connues
              A, B, C ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 1,4 km, pour une limite de 15 km entre deux membres. 3 acteurs, le nombre suffit. Ensemble : 2 000 h/an, plus qu’un seul matériel ne peut donner (environ 1 600 h/an) : il en faudrait un second. Le plus petit groupe viable : B, C.
              Un seul matériel à payer et à entretenir. Avec A en plus du plus petit groupe, chacun porte 1/3 des frais fixes au lieu de 1/2, et 900 h/an s’ajoutent.
              ! Plusieurs en ont besoin en même temps (mai).
        "#]],
    );
}

#[test]
fn shared_jobs_add_up_hours_and_like_complementary_months() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C 2.32 51.00
         A pool K.SEASONAL 700 h months=000001111000
         B pool K.SEASONAL 600 h months=110000000011
         C pool K.SEASONAL 200 h months=001110000000",
        &expect![[r#"
            85.0 Main-d’œuvre saisonnière : des heures partagées entre 3 employeurs
              Relation 0.85 même besoin
              Distance 1.00 étendue 1,4 km
              Quantité 1.00 3 acteurs, le nombre suffit.
              Saison 1.00 chacun son tour
              Données 1.00 toutes les quantités sont connues
              A, B, C ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 1,4 km, pour une limite de 30 km entre deux membres. 3 acteurs, le nombre suffit. Ensemble : 1 500 h/an. Le plus petit groupe viable : A, B. Leurs mois se complètent : chacun son tour.
              Un poste durable au lieu d’heures éparses. Avec C en plus du plus petit groupe, chacun porte 1/3 des frais fixes au lieu de 1/2, et 200 h/an s’ajoutent.
        "#]],
    );
}

#[test]
fn a_member_without_a_place_joins_the_largest_group_and_is_asked_for_it() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         actor C ? ?
         A pool P.MEETING
         B pool P.MEETING
         C pool P.MEETING",
        &expect![[r#"
            54.2 Salle de réunion : un même lieu pour 3 acteurs
              Relation 0.85 même besoin
              Quantité 1.00 3 acteurs, le nombre suffit.
              Données 0.50 3 quantités manquent
              A, B, C ont le même besoin ou le même moyen à partager. L’un des membres n’est pas encore placé sur la carte. 3 acteurs, le nombre suffit. Le plus petit groupe viable : A, B.
              Un seul lieu à louer et à entretenir. Avec C en plus du plus petit groupe, chacun porte 1/3 des frais fixes au lieu de 1/2.
              - Où est C ?
              - Combien pour A : « P.MEETING » ?
              - Combien pour B : « P.MEETING » ?
              - Combien pour C : « P.MEETING » ?
              - Quels mois pour A : « P.MEETING » ?
              - Quels mois pour B : « P.MEETING » ?
              - Quels mois pour C : « P.MEETING » ?
        "#]],
    );
}

#[test]
fn the_same_words_make_a_pool_while_no_nature_is_recognised() {
    check(
        "actor A 2.30 51.00
         actor B 2.31 51.00
         A pool Fanfare
         B pool fanfare",
        &expect![[r#"
            45.0 Fanfare : 2 acteurs pourraient s’y mettre ensemble
              Relation 0.60 mêmes mots
              Distance 1.00 étendue 0,7 km
              Quantité 1.00 2 acteurs, le nombre suffit.
              Données 0.50 2 quantités manquent
              A, B ont le même besoin ou le même moyen à partager. Le groupe s’étend sur 0,7 km, pour une limite de 15 km entre deux membres. 2 acteurs, le nombre suffit.
              Un achat ou un moyen pour tous au lieu d’un par acteur. À 2, chacun porte 1/2 des frais fixes.
              - Combien pour A : « Fanfare » ?
              - Combien pour B : « fanfare » ?
        "#]],
    );
}

#[test]
fn one_who_says_a_wider_nature_joins_those_who_say_a_narrower_one() {
    let project = zone(
        "actor A 2.30 51.00\nactor B 2.31 51.00\nactor C 2.32 51.00
         A pool E.HEAT\nB pool E.HEAT.HW\nC pool E.HEAT.LOW",
    );
    let pools = pool_candidates(&project, &Rulebook::of(&project));
    let told: Vec<_> = pools.iter().map(|p| (references(&project, p), p.kind)).collect();
    assert_eq!(told, [("f01 f02 f03".to_owned(), PoolKind::Energy)]);
    // Without the wider one, the narrower two have nothing in common.
    let project = zone("actor B 2.31 51.00\nactor C 2.32 51.00\nB pool E.HEAT.HW\nC pool E.HEAT.LOW");
    assert_eq!(pool_candidates(&project, &Rulebook::of(&project)), []);
}

#[test]
fn who_would_buy_something_together_joins_those_who_ask_for_its_group_purchase() {
    let project = zone("actor A 2.30 51.00\nactor B 2.40 51.00\nA pool E.EL\nB pool B.ELEC");
    let pools = pool_candidates(&project, &Rulebook::of(&project));
    let told: Vec<_> = pools.iter().map(|p| (references(&project, p), p.kind)).collect();
    assert_eq!(told, [("f01 f02".to_owned(), PoolKind::Purchase)]);
}

#[test]
fn settings_change_the_number_and_the_quantity_that_are_enough() {
    let mut project = zone(
        "actor A 2.30 51.00\nactor B 2.31 51.00
         A pool W.WOOD 5 t\nB pool W.WOOD 5 t",
    );
    let missing = |project: &Project| {
        let rules = Rulebook::of(project);
        let pools = pool_candidates(project, &rules);
        let study = study(project, &rules, &pools[0]);
        (study.members_missing, study.quantity_missing)
    };
    assert_eq!(missing(&project), (1, Some(16.0)));
    project.settings.insert("pool_members.round".into(), "2".into());
    project.settings.insert("pool_quantity.round".into(), "8".into());
    assert_eq!(missing(&project), (0, None));
    assert!(Rulebook::concerns("pool_members.round") && Rulebook::concerns("pool_quantity.jobs"));
}

#[test]
fn every_nature_below_a_root_has_a_kind() {
    for nature in natures().all() {
        assert_ne!(
            PoolKind::of_nature(&nature.code),
            PoolKind::Other,
            "{}",
            nature.code
        );
    }
    let kind = |code| PoolKind::of_nature(code).code();
    let told = [
        "S.WASTECOLL",
        "E.EL.PV",
        "E.EL.GRID",
        "K.TRAINING",
        "K.HSE",
        "P.COLD",
    ]
    .map(kind);
    assert_eq!(told, ["round", "energy", "purchase", "services", "jobs", "space"]);
}

fn references(project: &Project, pool: &PoolCandidate) -> String {
    let refs: Vec<&str> = pool
        .members
        .iter()
        .map(|f| project.flows[f].reference.as_str())
        .collect();
    refs.join(" ")
}
