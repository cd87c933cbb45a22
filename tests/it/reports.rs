//! Documents of a workshop that was held by script, read back by programs that are not ours.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::process::Command;

use calamine::{Data, Reader, Xlsx};

use crate::desk::{Place, bytes, json};

/// Decisions of the workshop.
const DECISIONS: usize = 12;

/// A sample zone, a workshop and decisions on its best exchanges; `amount` and `owner` are the operator's.
fn held(amount: u32, owner: &str) -> Place {
    let place = Place::new();
    place.done("new p.gpkg --sample dunkerque");
    let candidates = json(&place.done(&format!("candidates p.gpkg --json --limit {DECISIONS}")));
    let mut lines = vec![
        r#"{"do":"add_workshop","id":"w1","name":"Premier atelier","date":"2026-11-25","place":"salle des fêtes","participants":["D_AM",{"actor":"D_ALU","people":"OWNER","table":"2"}]}"#.to_owned(),
        r#"{"do":"edit_workshop","id":"w1","step":"begun"}"#.to_owned(),
        format!(r#"{{"do":"add_flow","id":"n1","actor":"D_AM","direction":"offer","label":"palettes d’occasion","quantity":{amount},"unit":"palettes"}}"#),
        r#"{"do":"remark","workshop":"w1","actor":"D_AM","text":"OWNER l’a dit"}"#.to_owned(),
    ];
    for (at, candidate) in candidates.as_array().unwrap().iter().enumerate() {
        let id = candidate["id"].as_str().unwrap();
        let state = match at % 3 {
            0 => r#""state":"piste""#,
            1 => r#""state":"attente""#,
            _ => r#""state":"refusee","reason":"distance""#,
        };
        lines.push(format!(
            r#"{{"do":"decide","id":"s{at}","candidate":"{id}",{state},"owner":"OWNER","due":"2027-01-{:02}","next_action":"étape n{at}."}}"#,
            at + 1
        ));
    }
    lines.push(r#"{"do":"edit_workshop","id":"w1","step":"ended"}"#.to_owned());
    place.write("s.jsonl", lines.join("\n").replace("OWNER", owner));
    place.done("script p.gpkg s.jsonl");
    place
}

/// The words of a PDF in one line.
fn printed(place: &Place, file: &str) -> String {
    let output = Command::new("pdftotext")
        .current_dir(place.work())
        .args([file, "-"])
        .output();
    let text = String::from_utf8(output.expect("pdftotext; run .ci/packages first").stdout).expect("UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn book(place: &Place, file: &str) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes(&place.path(file)))).expect("a workbook")
}

#[test]
fn the_record_of_a_workshop_holds_every_decision_on_paper_and_in_the_spreadsheet() {
    let place = held(120, "Mme Petit");
    for file in ["a.pdf", "a.xlsx", "b.pdf", "b.xlsx"] {
        place.done(&format!(
            "report p.gpkg --kind atelier --out {file} --date 2026-11-26"
        ));
    }
    for form in ["pdf", "xlsx"] {
        assert!(bytes(&place.path(&format!("a.{form}"))) == bytes(&place.path(&format!("b.{form}"))));
    }
    let text = printed(&place, "a.pdf");
    for at in 0..DECISIONS {
        assert!(
            text.contains(&format!("étape n{at}.")),
            "{at} is missing in {text}"
        );
    }
    for word in [
        "Compte rendu d’atelier",
        "Premier atelier",
        "12 décisions · 4 gardées · 4 en attente · 4 refusées",
        "salle des fêtes",
        "120 palettes",
        "Mme Petit l’a dit",
        "26 nov. 2026 · Document de l’animateur",
    ] {
        assert!(text.contains(word), "{word} is missing in {text}");
    }
    let decisions = book(&place, "a.xlsx")
        .worksheet_range("Décisions")
        .expect("a sheet");
    let steps: BTreeSet<String> = decisions.rows().flatten().map(Data::to_string).collect();
    assert!(
        (0..DECISIONS).all(|at| steps.contains(&format!("étape n{at}."))),
        "{steps:?}"
    );
    let info = Command::new("pdfinfo")
        .current_dir(place.work())
        .arg("a.pdf")
        .output()
        .expect("pdfinfo");
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    assert!(
        info.contains("Tagged:          yes") && info.contains("A4"),
        "{info}"
    );
}

#[test]
fn no_byte_of_a_document_betrays_what_its_readers_may_not_know() {
    let written = |amount: u32, owner: &str| {
        let place = held(amount, owner);
        ["partners.pdf", "partners.xlsx", "public.pdf", "public.xlsx"].map(|file| {
            let audience = file.split('.').next().unwrap();
            // The hour at which the test runs stands in the record: a workshop under way has none.
            place.write("t.jsonl", r#"{"do":"edit_workshop","id":"w1","step":"begun"}"#);
            place.done("script p.gpkg t.jsonl");
            place.done(&format!(
                "report p.gpkg --kind atelier --id w1 --out {file} --audience {audience} --date 2026-11-26"
            ));
            bytes(&place.path(file))
        })
    };
    assert!(written(120, "Mme Petit") == written(9, "M. Masson"));
}

#[test]
fn an_actor_gets_a_sheet_of_its_own() {
    let place = held(120, "Mme Petit");
    place.done("report p.gpkg --kind acteur --id D_AM --out a.pdf --lang en");
    let text = printed(&place, "a.pdf");
    for word in [
        "Participant’s sheet",
        "ArcelorMittal Dunkerque",
        "What you offer",
        "120 pallets",
        "Who could",
    ] {
        assert!(
            text.replace('\'', "’").contains(word),
            "{word} is missing in {text}"
        );
    }
    assert!(!text.contains("l’a dit"), "{text}");
    let names = {
        place.done("report p.gpkg --kind acteur --id D_AM --out a.xlsx --lang en");
        book(&place, "a.xlsx").sheet_names()
    };
    assert_eq!(names, ["Document", "Agreed", "Offers and needs", "Proposals"]);
}

#[test]
fn what_cannot_be_written_is_said_in_a_sentence() {
    let place = Place::new();
    place.done("new p.gpkg");
    for kind in ["bilan", "synergie"] {
        place
            .run(&format!("report p.gpkg --kind {kind} --out x.pdf"))
            .refused(1, kind);
    }
    place
        .run("report p.gpkg --kind atelier --out x.pdf")
        .refused(1, "atelier");
    place
        .run("report p.gpkg --kind atelier --id w9 --out x.pdf")
        .refused(1, "w9");
    place
        .run("report p.gpkg --kind acteur --id a9 --out x.pdf")
        .refused(1, "a9");
    place
        .run("report p.gpkg --kind atelier --out x.doc")
        .refused(1, "x.doc");
    place
        .run("report p.gpkg --kind acteur --out x.pdf")
        .refused(2, "--id");
    place.run("report p.gpkg --out x.pdf").refused(2, "--kind");
    place
        .run("report p.gpkg --kind poème --out x.pdf")
        .refused(2, "bilan, atelier");
    place
        .run("report p.gpkg --kind atelier --out x.pdf --audience wall")
        .refused(2, "partners");
    place
        .run("report p.gpkg --kind atelier --out x.pdf --date demain")
        .refused(2, "demain");
    assert_eq!(place.names(), ["p.gpkg"]);
}
