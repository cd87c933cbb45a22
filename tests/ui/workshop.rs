//! A workshop by keys alone: the word goes round, what is said becomes a flow of the speaker, a decision takes three keys.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use maillage::base::i18n::{Lang, tr, tr_args};
use maillage::model::{RemarkKind, SynergyState};
use maillage::ui::message::{Room, Selection};

use crate::window::{Window, folder, plain};

const SEATS: &str = r#"{"do":"add_actor","id":"m","name":"Menuiserie","lat":51.0,"lon":2.4}
{"do":"add_actor","id":"l","name":"Logisticien","lat":51.01,"lon":2.41}
{"do":"add_workshop","id":"w1","name":"Premier atelier","date":"2026-11-24","participants":["m","l"]}"#;

fn room() -> (tempfile::TempDir, Window) {
    let folder = folder();
    let mut window = Window::playing(folder.path(), "sample:mare-a-jouy", SEATS);
    window.until("the workshop", |w| w.project().workshop_by_ref("w1").is_some());
    window.settle();
    window.press(Key::F3);
    assert_eq!(window.document().room, Room::Workshop);
    window.click(Role::Button, &tr(Lang::Fr, "workshop-begin"));
    assert!(window.document().meeting.is_some());
    (folder, window)
}

fn say(window: &mut Window, line: &str) {
    window.write(line);
    window.press(Key::Enter);
    window.settle();
}

/// Keeps the proposal on top, with who and when.
fn keep_top(window: &mut Window, words: &str) {
    window.chord(Modifiers::ALT, Key::G);
    window.write(words);
    window.press(Key::Enter);
    window.settle();
}

/// Two lines that meet: the proposal of both stands on top.
fn two_lines(window: &mut Window) {
    say(window, "400 palettes bois par an");
    window.press(Key::PageDown);
    say(window, "cherche 300 palettes bois par an");
}

#[test]
fn what_the_speaker_says_appears_and_is_kept_with_owner_and_date_in_three_keys() {
    let (_folder, mut window) = room();
    two_lines(&mut window);
    let flows: Vec<String> = ["m", "l"]
        .iter()
        .filter_map(|id| window.project().actor_by_ref(id).map(|a| a.id))
        .flat_map(|id| {
            window
                .project()
                .flows_of(id)
                .map(|f| f.direction.code().to_owned())
        })
        .collect();
    assert_eq!(
        flows,
        ["offer", "need"],
        "each speaker's own flow, by the question or the verb"
    );
    let meeting = window.document().meeting.as_ref().expect("a round");
    assert!(!meeting.appeared.is_empty(), "the proposal has appeared");
    // Alt G, the words, Enter.
    keep_top(&mut window, "Petit 15/1/2027");
    let kept: Vec<_> = window
        .project()
        .synergies
        .values()
        .filter(|s| s.owner == "Petit")
        .collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].state, kept[0].due.as_str()),
        (SynergyState::Piste, "2027-01-15")
    );
    assert!(window.document().side_line.is_none(), "the entry line is back");
    assert_eq!(window.focused(), Some(plain(&tr(Lang::Fr, "entry-name"))));
    say(&mut window, "donne 12 t de sciure par an");
    assert_eq!(
        window
            .document()
            .workshop()
            .map(maillage::model::Workshop::is_under_way),
        Some(true)
    );
}

#[test]
fn a_hand_a_question_and_a_refusal_are_noted_with_their_time() {
    let (_folder, mut window) = room();
    two_lines(&mut window);
    window.chord(Modifiers::ALT, Key::I);
    window.settle();
    let kinds = |w: &Window| w.project().remarks.values().map(|r| r.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&window), [RemarkKind::Interest]);
    window.chord(Modifiers::ALT, Key::I);
    window.settle();
    assert_eq!(kinds(&window), [], "the same key takes the hand down");
    window.chord(Modifiers::ALT, Key::N);
    window.write("les palettes sont-elles sèches ?");
    window.press(Key::Enter);
    window.settle();
    let remark = window
        .project()
        .remarks
        .values()
        .next()
        .cloned()
        .expect("a remark");
    assert_eq!(remark.kind, RemarkKind::Question);
    assert_eq!(remark.actor, window.project().actor_by_ref("l").map(|a| a.id));
    assert!(remark.at_ms > 0 && remark.workshop.is_some());
    window.chord(Modifiers::ALT, Key::R);
    window.write("7");
    window.settle();
    let refused = window
        .project()
        .synergies
        .values()
        .find(|s| s.state == SynergyState::Refusee);
    assert_eq!(
        refused.and_then(|s| s.reason).map(maillage::model::Reason::code),
        Some("confiance")
    );
    assert!(
        window.says("les palettes sont-elles sèches ?"),
        "it stands among what was noted"
    );
}

#[test]
fn the_follow_up_shows_what_was_kept_and_ctrl_arrow_moves_it_on() {
    let (_folder, mut window) = room();
    two_lines(&mut window);
    keep_top(&mut window, "Petit");
    window.press(Key::F4);
    assert_eq!(window.document().room, Room::Board);
    assert!(window.says(&tr(Lang::Fr, "board-week")));
    let mine = |w: &Window| {
        w.project()
            .synergies
            .values()
            .find(|s| s.owner == "Petit")
            .cloned()
    };
    let row = window
        .rows()
        .into_iter()
        .find(|(title, _)| title.contains("Petit"));
    let (title, _) = row.expect("the synergy is on the board");
    window.click(Role::ListBoxOption, &title);
    window.chord(Modifiers::CTRL, Key::ArrowRight);
    window.settle();
    assert_eq!(mine(&window).map(|s| s.state), Some(SynergyState::Discussion));
}

#[test]
fn competitors_are_asked_about_once_and_held_back_from_the_wall() {
    let folder = folder();
    let script = r#"{"do":"add_actor","id":"m","name":"Menuiserie","activity_code":"16.23Z","lat":51.0,"lon":2.4}
{"do":"add_actor","id":"l","name":"Charpentes","activity_code":"16.23Z","lat":51.01,"lon":2.41}
{"do":"add_flow","id":"fm","actor":"m","direction":"offer","label":"palettes bois","quantity":400,"unit":"unit","period":"year"}
{"do":"add_flow","id":"fl","actor":"l","direction":"need","label":"palettes bois","quantity":300,"unit":"unit","period":"year"}"#;
    let mut window = Window::playing(folder.path(), "sample:mare-a-jouy", script);
    window.until("the flows", |w| w.project().flow_by_ref("fl").is_some());
    window.settle();
    let id = "x:fm+fl".to_owned();
    let mut rows = window.rows().into_iter();
    let row = rows.find(|(_, detail)| detail.contains("Menuiserie → Charpentes"));
    let (row, _) = row.expect("the proposal");
    window.click(Role::ListBoxOption, &row);
    assert_eq!(window.document().selection, Selection::Candidate(id.clone()));
    window.settle();
    window.click(Role::Button, &tr(Lang::Fr, "rivals-yes"));
    window.settle();
    let held = |w: &Window| {
        let rivals = maillage::session::rivals::Rivals::of(w.project());
        let candidate = w.snapshot().candidates.iter().find(|c| c.id(w.project()) == id);
        candidate.is_some_and(|c| rivals.holds_back(c, w.project()))
    };
    assert!(held(&window), "one answer holds it back");
    window.press(Key::F5);
    window.until("the wall", |w| w.document().wall.answer.is_some());
    let told = window.document().wall.answer.as_ref().expect("it is there");
    assert!(told.held_back > 0 && told.candidates.iter().all(|c| c.id(&told.project) != id));
    window.press(Key::Escape);
    window.settle();
    window.click(Role::Button, &tr(Lang::Fr, "rivals-show"));
    window.settle();
    assert!(!held(&window), "the operator has said so");
}

#[test]
fn questions_are_answered_and_help_becomes_the_next_action_in_the_page_of_a_synergy() {
    let (_folder, mut window) = room();
    two_lines(&mut window);
    keep_top(&mut window, "Petit");
    window.press(Key::F4);
    let row = window
        .rows()
        .into_iter()
        .find(|(title, _)| title.contains("Petit"));
    window.click(Role::ListBoxOption, &row.expect("it is on the board").0);
    window.settle();
    window.click(Role::Button, "CCI");
    window.settle();
    let mine = |w: &Window| {
        w.project()
            .synergies
            .values()
            .find(|s| s.owner == "Petit")
            .cloned()
            .expect("kept")
    };
    assert!(mine(&window).help.contains("cci"));
    let call = tr_args(Lang::Fr, "help-call", &[("name", "CCI".into())]);
    let next = tr_args(Lang::Fr, "help-next", &[("action", call.clone().into())]);
    window.click(Role::Button, &next);
    window.settle();
    assert_eq!(mine(&window).next_action, call);
    let trust = tr(Lang::Fr, "checks-trust");
    let family = tr_args(
        Lang::Fr,
        "checks-family",
        &[("name", trust.into()), ("seen", "0".into()), ("all", "8".into())],
    );
    window.click(Role::Button, &family);
    window.settle();
    let question = maillage::reference::checklists::questions()[0].text(Lang::Fr);
    window.click(
        Role::Button,
        &format!("{question} {}", tr(Lang::Fr, "answer-to-see")),
    );
    window.settle();
    let answers = mine(&window).checks.clone();
    assert_eq!(answers.get("trust.met"), Some(&maillage::model::Answer::ToSee));
}

#[test]
fn the_record_is_two_clicks_away_and_holds_the_decision() {
    let (_folder, mut window) = room();
    two_lines(&mut window);
    keep_top(&mut window, "Petit 15/1/2027");
    window.click(Role::Button, &tr(Lang::Fr, "round-end"));
    window.settle();
    for key in ["paper-record", "paper-record-sheet"] {
        window.click(Role::Button, &tr(Lang::Fr, key));
        window.until("the document", |w| {
            !w.document().papers.is_busy() && w.document().papers.outcome.is_some()
        });
    }
    let outcome = window.document().papers.outcome.clone().expect("it ended");
    let sheet = outcome.expect("it was written");
    let record = sheet.with_extension("pdf");
    let bytes = std::fs::read(&record).expect("beside the project");
    assert!(bytes.starts_with(b"%PDF") && std::fs::read(&sheet).is_ok_and(|b| b.starts_with(b"PK")));
    let told = std::process::Command::new("pdftotext")
        .arg(&record)
        .arg("-")
        .output()
        .expect("poppler-utils");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("Petit") && told.contains("15 janv. 2027"), "{told}");
}

#[test]
fn a_kept_synergy_is_refused_by_a_key_that_asks_why_and_taken_up_again_by_another() {
    let (_folder, mut window) = room();
    two_lines(&mut window);
    keep_top(&mut window, "Petit 2/1/2020");
    window.press(Key::Escape);
    window.press(Key::F4);
    let state = |w: &Window| {
        let mine = w.project().synergies.values().find(|s| s.owner == "Petit");
        mine.map(|s| (s.state, s.reason)).expect("kept")
    };
    // What is late comes forward by a key.
    window.letter(Key::L, "l");
    assert!(matches!(window.document().selection, Selection::Synergy(_)));
    window.letter(Key::R, "r");
    assert!(window.says(&tr(Lang::Fr, "synergy-leave-why")));
    assert_eq!(state(&window).0, SynergyState::Piste, "not without a reason");
    window.letter(Key::Num6, "6");
    window.settle();
    assert_eq!(
        state(&window),
        (SynergyState::Refusee, Some(maillage::model::Reason::Distance))
    );
    window.letter(Key::G, "g");
    window.settle();
    assert_eq!(state(&window), (SynergyState::Piste, None), "it can be reopened");
}
