//! What documents of a made workshop say, and what they keep to themselves.

mod room;

use std::io::Cursor;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use calamine::{Data, Reader, Xlsx};
use jiff::civil::date;
use jiff::tz::TimeZone;

use super::*;
use crate::edit::Edit;
use crate::model::{Direction, Flow, Synergy, SynergyState, Workshop};
use crate::report::{Block, Cell};
use room::{Hidden, Room, SIZES, actor, flow, id, synergy};

fn order(room: &Room, kind: Kind, audience: Level) -> Order<'_> {
    Order {
        kind,
        project: &room.project,
        history: &room.history,
        audience,
        lang: Lang::Fr,
        date: date(2026, 11, 25),
        zone: TimeZone::UTC,
    }
}

fn kinds(room: &Room) -> [Kind; 5] {
    let workshop = room.workshop;
    [
        Kind::Record(workshop),
        Kind::Handouts(workshop),
        Kind::Handout(actor(3)),
        Kind::Invitation(workshop),
        Kind::Questions(workshop),
    ]
}

/// Everything that a document says, one piece a line.
fn words(order: &Order<'_>) -> String {
    let document = document(order).expect("a document");
    let mut said = vec![document.title, document.foot];
    for block in document.blocks {
        match block {
            Block::Title { sort, name, under } => said.extend([sort, name, under]),
            Block::Heading(words) | Block::Paragraph(words) | Block::Note(words) => said.push(words),
            Block::Facts(facts) => {
                said.extend(facts.into_iter().map(|(name, words)| format!("{name} = {words}")));
            }
            Block::List(points) => said.extend(points),
            Block::Table(table) => {
                let cell = |cell: &Cell| match cell {
                    Cell::Blank => String::new(),
                    Cell::Text(words) => words.clone(),
                    Cell::Amount(value, unit) => format!("{value} {unit}"),
                    Cell::Day(day) => day.to_string(),
                };
                let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<_>>().join(" | ");
                said.extend(table.rows.iter().map(row));
            }
            Block::Space(_) | Block::PageBreak => {}
        }
    }
    said.join("\n").replace(['\u{a0}', '\u{202f}'], " ")
}

fn printed(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.pdf");
    std::fs::write(&path, bytes).expect("room");
    let output = Command::new("pdftotext")
        .arg(&path)
        .arg("-")
        .output()
        .expect("pdftotext");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    // Lines break where the column ends.
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_decision_is_in_the_printed_record_with_who_when_what_and_why() {
    let room = Room::held(Hidden::ONE);
    let order = order(&room, Kind::Record(room.workshop), Level::Operator);
    let begun = Instant::now();
    let bytes = write(&order, Form::Pdf).expect("a file");
    println!(
        "record of {} actors, {} flows, {} decisions: {} ms, {} kB",
        SIZES[0],
        SIZES[1],
        SIZES[2],
        begun.elapsed().as_millis(),
        bytes.len() / 1000
    );
    let text = printed(&bytes);
    for number in 0..SIZES[2] {
        for word in ["Synergie", "porte", "suite", "motif"] {
            let word = format!("{word} n{number}.");
            assert!(text.contains(&word), "{word} is missing");
        }
        assert!(text.contains(&format!("{} janv. 2027", number % 28 + 1)));
    }
    for number in 0..SIZES[0] {
        assert!(text.contains(&format!("Entreprise n{number} ")));
    }
    for number in (0..SIZES[1]).filter(|number| number % 40 != 13) {
        assert!(text.contains(&format!("flux n{number} ")), "flux n{number}");
    }
    for word in [
        "économique",
        "dessinée à la main",
        "remarque n0.",
        "remarque n1.",
        "4 363 t/an",
    ] {
        assert!(text.contains(word), "{word} is missing");
    }
}

#[test]
fn the_spreadsheet_holds_every_decision_with_its_date_as_a_date() {
    let room = Room::held(Hidden::ONE);
    let bytes = write(
        &order(&room, Kind::Record(room.workshop), Level::Operator),
        Form::Xlsx,
    )
    .expect("a file");
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let decisions = book.worksheet_range("Décisions").expect("a sheet");
    assert_eq!(decisions.height(), 1 + SIZES[2] as usize);
    let days = decisions
        .rows()
        .skip(1)
        .filter(|row| matches!(row[6], Data::DateTime(_)));
    assert_eq!(days.count(), SIZES[2] as usize);
    let said = book.worksheet_range("Ce qui s’est dit").expect("a sheet");
    assert_eq!(said.height(), 1 + SIZES[1] as usize);
    assert_eq!(said.get((1, 4)), Some(&Data::Float(4321.0)));
}

#[test]
fn nothing_above_an_audience_changes_a_byte_of_its_documents() {
    let [one, other] = [Hidden::ONE, Hidden::OTHER].map(Room::held);
    for kind in kinds(&one)
        .into_iter()
        .filter(|kind| !matches!(kind, Kind::Handout(_) | Kind::Handouts(_)))
    {
        for audience in [Level::Partners, Level::Public] {
            let said = words(&order(&one, kind, audience));
            assert!(!said.contains(Hidden::ONE.word), "{kind:?} {audience:?}\n{said}");
            for form in [Form::Pdf, Form::Xlsx] {
                let bytes =
                    [&one, &other].map(|room| write(&order(room, kind, audience), form).expect("a file"));
                assert!(bytes[0] == bytes[1], "{kind:?} {audience:?} {form:?}");
            }
        }
        let said = [&one, &other].map(|room| words(&order(room, kind, Level::Operator)));
        assert_ne!(said[0], said[1], "{kind:?}: the operator sees everything");
    }
}

#[test]
fn that_something_hidden_was_spoken_of_is_hidden_too() {
    let mut room = Room::begun(Hidden::ONE);
    let mut known = Flow::said(flow(1), actor(1), Direction::Offer, "sciure");
    room.project.flows.insert(known.id, Arc::new(known.clone()));
    let mut kept = Synergy::blank(synergy(1));
    kept.label = "paillage".to_owned();
    room.project.synergies.insert(kept.id, Arc::new(kept.clone()));
    let record = |room: &Room, audience| words(&order(room, Kind::Record(room.workshop), audience));
    let before = record(&room, Level::Partners);
    let old = room.project.flows.get(&flow(1)).cloned();
    known.quantity.value = Some(120.0);
    let new = Some(Arc::new(known));
    room.change("change-edit-flow", Edit::Flow { old, new });
    kept.owner = "Mme Petit".to_owned();
    room.set("change-edit-synergy", kept.clone());
    assert_eq!(before, record(&room, Level::Partners));
    let whole = record(&room, Level::Operator);
    assert!(whole.contains("120") && whole.contains("Mme Petit"), "{whole}");
    kept.state = SynergyState::Etude;
    room.set("change-set-state", kept);
    assert!(record(&room, Level::Partners).contains("Paillage"));
}

#[test]
fn a_hand_out_tells_an_actor_all_of_its_own_and_nothing_hidden_of_others() {
    let room = Room::held(Hidden::ONE);
    let said = words(&order(&room, Kind::Handout(actor(3)), Level::Operator));
    // Its own figures and what was agreed with it, by whom and when.
    for word in [
        "flux n3 ",
        "4324 t/an",
        "flux n27",
        "Synergie n1.",
        "porte n1.",
        "2027-01-02",
        "suite n1.",
    ] {
        assert!(said.contains(word), "{word} is missing in\n{said}");
    }
    // The operator's remarks, and the figures of others.
    for word in ["motif n", "note n", "4325", "remarque n", "refusé", "retenu"] {
        assert!(!said.contains(word), "{word} in\n{said}");
    }
    let before = words(&order(&room, Kind::Handout(actor(3)), Level::Operator));
    let mut room = room;
    // Flow 4 is of another actor: what only the operator may know of it changes no word.
    let old = room.project.flows.get(&flow(4)).cloned();
    let mut new = (**old.as_ref().expect("a flow")).clone();
    new.quantity.value = Some(1.0);
    room.change(
        "change-edit-flow",
        Edit::Flow {
            old,
            new: Some(Arc::new(new)),
        },
    );
    assert_eq!(
        before,
        words(&order(&room, Kind::Handout(actor(3)), Level::Operator))
    );
}

#[test]
fn a_sheet_does_not_bring_competitors_together_until_somebody_says_so() {
    let mut room = Room::held(Hidden::ONE);
    let id = actor(3);
    let own = room.project.actors[&id].reference.clone();
    let sheet = |room: &Room| words(&order(room, Kind::Handout(id), Level::Operator));
    let before = sheet(&room);
    let others = room.project.actors.values().map(|a| a.reference.clone());
    for other in others.filter(|other| *other != own).collect::<Vec<_>>() {
        let mut pair = [own.clone(), other];
        pair.sort();
        let key = format!("{}{}", crate::session::rivals::RIVAL, pair.join("+"));
        room.project.settings.insert(key, "rivals".to_owned());
    }
    let proposed = |said: &str| said.lines().filter(|line| line.contains(" pourrait ")).count();
    assert!(proposed(&before) > 0, "{before}");
    assert_eq!(proposed(&sheet(&room)), 0);
    let keys: Vec<String> = room.project.settings.keys().cloned().collect();
    for key in keys.into_iter().filter(|key| key.starts_with("rival.")) {
        room.project.settings.insert(key, "shown".to_owned());
    }
    assert_eq!(sheet(&room), before);
}

#[test]
fn hand_outs_of_a_workshop_are_one_page_or_more_for_each_who_came() {
    let room = Room::held(Hidden::ONE);
    let order = order(&room, Kind::Handouts(room.workshop), Level::Operator);
    let begun = Instant::now();
    let bytes = write(&order, Form::Pdf).expect("a file");
    println!(
        "hand-outs of {} actors: {} ms, {} kB",
        SIZES[0] - 1,
        begun.elapsed().as_millis(),
        bytes.len() / 1000
    );
    let document = document(&order).expect("a document");
    let titles = document
        .blocks
        .iter()
        .filter(|block| matches!(block, Block::Title { .. }));
    assert_eq!(titles.count(), SIZES[0] as usize - 1, "one was absent");
    let book = Xlsx::new(Cursor::new(write(&order, Form::Xlsx).expect("a file"))).expect("a workbook");
    let names = ["Document", "Convenu", "Offres et besoins", "Propositions"];
    assert_eq!(book.sheet_names(), names);
}

#[test]
fn equal_orders_give_equal_bytes_and_every_word_is_there_in_both_languages() {
    let room = Room::held(Hidden::ONE);
    for kind in kinds(&room) {
        for lang in Lang::ALL {
            let order = Order {
                lang,
                ..order(&room, kind, Level::Operator)
            };
            let words = words(&order);
            assert!(!words.contains("report-"), "a word is missing in\n{words}");
        }
        if !matches!(kind, Kind::Handouts(_)) {
            let order = order(&room, kind, Level::Operator);
            for form in [Form::Pdf, Form::Xlsx] {
                assert!(write(&order, form) == write(&order, form), "{kind:?} {form:?}");
            }
        }
    }
}

#[test]
fn what_was_taken_back_deleted_or_decided_elsewhere_is_not_in_the_record() {
    let mut room = Room::held(Hidden::ONE);
    let moved = |room: &Room, number: u32, label: &str| {
        let mut synergy = (**room.project.synergies.get(&synergy(number)).expect("a synergy")).clone();
        synergy.label = label.to_owned();
        synergy.state = SynergyState::Etude;
        synergy
    };
    // After the workshop: a corrected label is right in its record, the step made later is not in it.
    let later = moved(&room, 0, "libellé corrigé");
    room.set("change-edit-synergy", later);
    let mut fresh = Synergy::blank(synergy(99));
    fresh.label = "décidée le lendemain".to_owned();
    room.set("change-keep", fresh);
    let old = room.project.synergies.get(&synergy(1)).cloned();
    room.change("change-delete-synergy", Edit::Synergy { old, new: None });
    let said = words(&order(&room, Kind::Record(room.workshop), Level::Operator));
    assert!(
        said.contains("Libellé corrigé | Entreprise n0 → Entreprise n4 | piste"),
        "{said}"
    );
    assert!(
        !said.contains("lendemain") && !said.contains("Synergie n1."),
        "{said}"
    );
    let mut room = Room::begun(Hidden::ONE);
    let mut taken_back = Synergy::blank(synergy(1));
    taken_back.label = "reprise".to_owned();
    room.set("change-keep", taken_back);
    assert!(words(&order(&room, Kind::Record(room.workshop), Level::Operator)).contains("Reprise"));
    room.undo();
    let said = words(&order(&room, Kind::Record(room.workshop), Level::Operator));
    assert!(
        said.contains("Rien n’a encore été noté") && !said.contains("Reprise"),
        "{said}"
    );
}

#[test]
fn a_workshop_that_nobody_began_in_the_window_is_told_by_its_day() {
    let mut room = Room::held(Hidden::ONE);
    let mut workshop = (**room.project.workshops.get(&room.workshop).expect("a workshop")).clone();
    (workshop.started_ms, workshop.ended_ms) = (None, None);
    room.put(workshop.clone());
    let record = |room: &Room| words(&order(room, Kind::Record(room.workshop), Level::Operator));
    assert!(record(&room).contains("40 décisions"));
    workshop.date = "2026-11-26".to_owned();
    room.put(workshop);
    assert!(!record(&room).contains("décisions"));
}

#[test]
fn an_invitation_says_when_where_what_and_what_is_open() {
    let mut room = Room::held(Hidden::ONE);
    let mut next = Workshop::named(WorkshopId(id(4, 1)), "Deuxième atelier");
    next.date = "2027-01-21".to_owned();
    next.hours = "9 h – 11 h".to_owned();
    next.place = "mairie".to_owned();
    next.agenda = "Accueil\n\n  Eau  ".to_owned();
    room.put(next.clone());
    let said = words(&Order {
        date: date(2027, 1, 3),
        ..order(&room, Kind::Invitation(next.id), Level::Operator)
    });
    for word in [
        "Invitation : Deuxième atelier",
        "Date = jeudi 21 janvier 2027",
        "Heures = 9 h – 11 h",
        "Lieu = mairie",
        "\nEau\n",
        "2 minutes de parole",
        "remarque n1.",
        "Où est Entreprise n0 ?",
        "2027-01-01 | en retard | Zébulon porte n0.",
    ] {
        assert!(said.contains(word), "{word} is missing in\n{said}");
    }
    let said = words(&order(&room, Kind::Record(room.workshop), Level::Operator));
    assert!(
        said.contains("Deuxième atelier, jeudi 21 janvier 2027, 9 h – 11 h, mairie"),
        "{said}"
    );
}

#[test]
fn nobody_is_asked_what_the_operator_alone_may_know() {
    let mut room = Room::held(Hidden::ONE);
    let asked = |room: &Room, kind, audience| words(&order(room, kind, audience));
    let said = asked(&room, Kind::Questions(room.workshop), Level::Partners);
    assert!(said.contains("Quels mois") && !said.contains("Combien"), "{said}");
    let mut next = Workshop::named(WorkshopId(id(4, 1)), "Deuxième atelier");
    let seat = room.project.workshops.get(&room.workshop).expect("a workshop");
    next.participants = vec![seat.participants[3].clone()];
    let next_id = next.id;
    room.put(next);
    let said = asked(&room, Kind::Invitation(next_id), Level::Partners);
    assert!(
        said.contains("\nEntreprise n3 | Quels mois") && !said.contains("\nEntreprise n0 | "),
        "{said}"
    );
}

#[test]
fn who_or_what_is_not_there_is_said() {
    let room = Room::begun(Hidden::ONE);
    let asked = |kind| write(&order(&room, kind, Level::Operator), Form::Pdf).expect_err("nothing there");
    assert_eq!(asked(Kind::Record(WorkshopId(id(4, 9)))), ReportError::NoWorkshop);
    assert_eq!(asked(Kind::Handout(actor(99))), ReportError::NoActor);
    let order = order(&room, Kind::Handout(actor(3)), Level::Operator);
    let name = file_name(&order, Form::Pdf);
    assert_eq!(
        name,
        "Pays d’essai - fiche participant Entreprise n3 2026-11-25.pdf"
    );
}
