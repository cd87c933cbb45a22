//! What intents on workshops and remarks do: script lines in, canonical dump out.

use serde_json::Value;

use crate::base::i18n::Lang;
use crate::export::dump;
use crate::model::Project;
use crate::session::{Intent, Outside, Session, create};

const ROOM: &str = r#"{"do":"add_actor","id":"a1","name":"Scierie Martin"}
{"do":"add_actor","id":"a2","name":"Ferme"}
{"do":"add_flow","id":"f1","actor":"a1","direction":"offer","label":"sciure"}
{"do":"add_flow","id":"f2","actor":"a2","direction":"need","label":"litière"}
{"do":"decide","id":"s1","offer":"f1","need":"f2","state":"piste"}
{"do":"add_workshop","id":"w1","name":"Premier atelier","date":"24/11/2026","place":"mairie","turn_s":90,"participants":["a2",{"actor":"a1","people":"Mme Petit","table":"2","present":false},"a2"]}
{"do":"edit_workshop","id":"w1","step":"begun"}
{"do":"remark","id":"r1","kind":"interest","workshop":"w1","actor":"a2","candidate":"x:f1+f2"}
{"do":"remark","id":"r2","kind":"question","workshop":"w1","synergy":"s1","text":"à quelle température ?"}"#;

fn room(folder: &tempfile::TempDir) -> Session {
    let file = folder.path().join("room.gpkg");
    let outside = Outside::counting(1_800_000_000_000);
    let mut session = create(&file, folder.path(), Project::default(), Lang::Fr, outside).unwrap();
    for line in ROOM.lines() {
        session.handle(&Intent::parse(line).unwrap()).unwrap();
    }
    session
}

/// Carries a line out; the words of the refusal when there is one.
fn tell(session: &mut Session, line: &str) -> String {
    match session.handle(&Intent::parse(line).unwrap()) {
        Ok(done) => done.name.map(|name| name.words(Lang::Fr)).unwrap_or_default(),
        Err(refusal) => refusal.message(Lang::Fr),
    }
    .replace(['\u{a0}', '\u{202f}'], " ")
}

fn shown(session: &Session, part: &str) -> String {
    let dump: Value = serde_json::from_str(&dump(session.project())).unwrap();
    dump[part].to_string()
}

#[test]
fn a_workshop_keeps_its_running_order_and_what_is_noted_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let session = room(&folder);
    expect_test::expect![[r#"
        [{"agenda":null,"date":"2026-11-24","hours":null,"name":"Premier atelier","note":null,"participants":[{"actor":"a2","people":null,"present":true,"table":null},{"actor":"a1","people":"Mme Petit","present":false,"table":"2"}],"place":"mairie","ref":"w1","turn_s":90}]
        [{"actor":"a2","answered":false,"flows":["f1","f2"],"kind":"interest","ref":"r1","synergy":null,"text":null,"workshop":"w1"},{"actor":null,"answered":false,"flows":[],"kind":"question","ref":"r2","synergy":"s1","text":"à quelle température ?","workshop":"w1"}]
    "#]]
    .assert_eq(&format!("{}\n{}\n", shown(&session, "workshops"), shown(&session, "remarks")));
    let workshop = session.project().workshop_by_ref("w1").unwrap();
    assert!(workshop.is_under_way());
    assert_eq!(workshop.started_ms, Some(1_800_000_000_000));
    assert!(
        session
            .project()
            .remarks
            .values()
            .all(|r| r.at_ms == 1_800_000_000_000)
    );
}

#[test]
fn what_does_not_fit_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = room(&folder);
    let lines = [
        r#"{"do":"add_workshop","name":""}"#,
        r#"{"do":"add_workshop","id":"w1","name":"Encore"}"#,
        r#"{"do":"edit_workshop","id":"w9","name":"X"}"#,
        r#"{"do":"edit_workshop","id":"w1","participants":["a9"]}"#,
        r#"{"do":"edit_workshop","id":"w1","turn_s":0}"#,
        r#"{"do":"edit_workshop","id":"w1","date":"demain peut-être"}"#,
        r#"{"do":"remark","kind":"interest","workshop":"w1","actor":"a1"}"#,
        r#"{"do":"remark","workshop":"w1"}"#,
        r#"{"do":"delete_remark","id":"r9"}"#,
        r#"{"do":"edit_synergy","id":"s1","maturity":{"legal":7}}"#,
        r#"{"do":"edit_synergy","id":"s1","checks":{"icpe":"peut-être"}}"#,
    ];
    let answers: Vec<String> = lines.iter().map(|line| tell(&mut session, line)).collect();
    expect_test::expect![[r#"
        Il manque « Nom » : l’ajouter.
        La référence « w1 » est déjà prise : en choisir une autre.
        Aucun atelier « w9 » dans ce territoire
        Aucun acteur « a9 » : vérifier la référence ou l’ajouter d’abord.
        « 0 » ne convient pas pour turn_s : corriger la valeur.
        « demain peut-être » ne convient pas pour date : corriger la valeur.
        Il manque « candidate » : l’ajouter.
        Il manque « text » : l’ajouter.
        Aucune note « r9 » dans ce territoire
        « legal » ne convient pas pour maturity : corriger la valeur.
        « peut-être » ne convient pas pour checks : corriger la valeur.
    "#]]
    .assert_eq(&(answers.join("\n") + "\n"));
}

#[test]
fn follow_up_of_a_synergy_is_set_axis_by_axis_and_question_by_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = room(&folder);
    let lines = [
        r#"{"do":"edit_synergy","id":"s1","maturity":{"technology":3,"legal":1},"checks":{"icpe":"to_see","usage":"yes"},"help":"cci;ademe","nda":"2/11/2026","documents":"devis | armoire"}"#,
        r#"{"do":"edit_synergy","id":"s1","maturity":{"legal":null,"social":5},"checks":{"usage":null}}"#,
    ];
    for line in lines {
        tell(&mut session, line);
    }
    let dump: Value = serde_json::from_str(&dump(session.project())).unwrap();
    let kept =
        ["maturity", "checks", "help", "nda", "documents"].map(|key| dump["synergies"][0][key].to_string());
    assert_eq!(
        kept.join(" "),
        r#""technology=3;social=5" "icpe=to_see" "ademe;cci" "2026-11-02" "devis | armoire""#
    );
}

#[test]
fn deleting_an_actor_takes_its_seat_and_its_raised_hand_and_undo_brings_them_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = room(&folder);
    let before = dump(session.project());
    assert_eq!(
        tell(&mut session, r#"{"do":"delete_actor","id":"a2"}"#),
        "supprimer Ferme"
    );
    let workshop = session.project().workshop_by_ref("w1").unwrap();
    assert_eq!(workshop.participants.len(), 1);
    assert_eq!(session.project().remarks.len(), 1, "the question stays");
    assert!(session.project().remark_by_ref("r2").unwrap().synergy.is_none());
    tell(&mut session, r#"{"do":"undo"}"#);
    assert_eq!(dump(session.project()), before);
    assert_eq!(
        tell(&mut session, r#"{"do":"delete_workshop","id":"w1"}"#),
        "supprimer Premier atelier"
    );
    assert!(session.project().remarks.values().all(|r| r.workshop.is_none()));
    tell(&mut session, r#"{"do":"undo"}"#);
    assert_eq!(dump(session.project()), before);
}
