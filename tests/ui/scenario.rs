//! An evening with the real window: open, type, see what is new, decide, drag, undo, quit, come back.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use maillage::base::i18n::{Lang, tr};
use maillage::base::ids::FlowId;
use maillage::model::SynergyState;

use crate::window::{Window, folder, plain, sample_path};

const DUNKERQUE: Option<&str> = Some("sample:dunkerque");
const ENTRY: &str = "entry-name";

fn fr(key: &str) -> String {
    plain(&tr(Lang::Fr, key))
}

#[test]
fn the_first_page_offers_samples_and_a_click_opens_one() {
    let folder = folder();
    let mut window = Window::open(folder.path(), None);
    let names: Vec<String> = window.rows().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Kalundborg", "Dunkerque", "Pays de Retz", "Mare à Jouy"]);
    window.click(Role::ListBoxOption, "Dunkerque");
    window.until("the list", |w| w.document().snapshot.is_some());
    window.settle();
    assert!(window.says("18 acteurs"));
    assert!(
        window.rows().iter().any(|(_, rest)| rest.contains('→')),
        "proposals say who could give to whom"
    );
    window.click(Role::Tab, "Acteurs 18");
    assert!(
        window
            .rows()
            .iter()
            .any(|(name, _)| name == "ArcelorMittal Dunkerque")
    );
    window.quit();
    assert!(sample_path(folder.path(), "dunkerque").is_file());
}

#[test]
fn an_actor_and_its_flow_bring_a_new_proposal_that_undo_takes_back_across_a_restart() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    let proposals = window.snapshot().count;
    window.letter(Key::N, "n");
    assert_eq!(window.focused().as_deref(), Some("Nom"));
    window.write("Serre des Dunes");
    window.press(Key::Tab);
    assert_eq!(window.focused().as_deref(), Some("Commune"));
    window.write("Gravelines");
    window.press(Key::Enter);
    assert!(window.says("Serre des Dunes"), "its page is open");
    assert!(
        window.document().map.placing.is_none(),
        "the next click on the map adds nothing"
    );
    window.letter(Key::A, "a");
    assert_eq!(window.focused().as_deref(), Some("Quoi ?"));
    window.write("chaleur");
    window.click(Role::RadioButton, "cherche");
    window.write_in("Température", "60");
    window.press(Key::Enter);
    window.settle();
    assert_eq!(window.project().actors.len(), 19);
    assert!(window.snapshot().count > proposals);
    let fresh = |w: &Window| {
        w.rows()
            .iter()
            .filter(|(_, rest)| rest.starts_with("nouveau"))
            .count()
    };
    assert!(fresh(&window) > 0, "{:?}", window.rows());

    window.chord(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(window.snapshot().count, proposals);
    assert!(window.says("Annulé : ajouter le flux chaleur"));
    assert_eq!(fresh(&window), 0);
    window.quit();

    let path = sample_path(folder.path(), "dunkerque");
    let mut window = Window::open(folder.path(), path.to_str());
    assert!(
        window
            .project()
            .actors
            .values()
            .any(|a| a.name == "Serre des Dunes")
    );
    assert_eq!(window.snapshot().count, proposals);
    window.chord(Modifiers::COMMAND, Key::Y);
    window.settle();
    assert!(window.says("Rétabli : ajouter le flux chaleur"));
    assert!(window.snapshot().count > proposals);
    assert!(fresh(&window) > 0);
    for _ in 0..2 {
        window.chord(Modifiers::COMMAND, Key::Z);
    }
    window.settle();
    assert_eq!(window.project().actors.len(), 18);
    assert_eq!(window.snapshot().count, proposals);
    window.quit();
    let window = Window::open(folder.path(), path.to_str());
    assert_eq!(window.project().actors.len(), 18);
}

#[test]
fn a_spoken_line_becomes_a_flow_and_an_unclear_one_stays_to_be_corrected() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.chord(Modifiers::COMMAND, Key::Space);
    window.write("Serre littorale cherche 300 t/an compost");
    assert!(
        window.says("Serre littorale") && window.says("300 t/an"),
        "it says what it understood"
    );
    window.press(Key::Enter);
    window.settle();
    let flow = window
        .project()
        .flows
        .values()
        .find(|f| f.label == "compost")
        .expect("the flow");
    assert_eq!(flow.quantity.value, Some(300.0));
    assert_eq!(
        window.project().actors.get(&flow.actor).map(|a| a.map_name()),
        Some("Serre littorale")
    );
    assert_eq!(window.project().actors.len(), 18, "the actor was known");
    assert_eq!(window.value(&tr(Lang::Fr, ENTRY)), "");

    let flows = window.project().flows.len();
    window.write("bonjour à tous");
    window.press(Key::Enter);
    assert!(window.says("ne dit pas qui donne ou cherche quoi"));
    assert_eq!(window.value(&tr(Lang::Fr, ENTRY)), "bonjour à tous");
    assert_eq!(window.project().flows.len(), flows);
    assert_eq!(window.focused(), Some(fr(ENTRY)), "typing goes on in the line");
    window.write(" !");
    assert_eq!(window.value(&tr(Lang::Fr, ENTRY)), "bonjour à tous !");
    assert!(
        !window.says("ne dit pas qui donne ou cherche quoi"),
        "the complaint is about the last Enter"
    );
}

/// The first proposal of the list, opened by its row; its flows and its title.
fn open_first(window: &mut Window) -> (Vec<FlowId>, String) {
    let (title, _) = window.rows().remove(0);
    window.click(Role::ListBoxOption, &title);
    (window.snapshot().candidates[0].flows(), title)
}

fn is_proposed(window: &Window, flows: &[FlowId]) -> bool {
    window.snapshot().candidates.iter().any(|c| c.flows() == flows)
}

#[test]
fn a_proposal_that_is_kept_moves_to_what_is_decided() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    let (flows, title) = open_first(&mut window);
    window.letter(Key::G, "g");
    assert_eq!(window.focused().as_deref(), Some("Porteur"));
    window.write("Claire");
    window.press(Key::Tab);
    window.write("2027-03-01");
    window.press(Key::Enter);
    window.settle();
    assert!(!is_proposed(&window, &flows));
    let synergy = window.project().synergies.values().find(|s| s.owner == "Claire");
    let synergy = synergy.expect("the decision");
    assert_eq!(
        (synergy.state, synergy.due.as_str()),
        (SynergyState::Piste, "2027-03-01")
    );
    assert!(window.says("Déjà décidé, à suivre (3)"));
    assert!(
        window.rows().iter().any(|(_, rest)| rest.ends_with("piste")),
        "{title} is listed as a lead"
    );
    assert!(!window.document().session.has_unpublished());
}

#[test]
fn a_proposal_is_refused_with_a_reason_and_undo_brings_it_back() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    let (flows, _) = open_first(&mut window);
    window.letter(Key::R, "r");
    assert!(window.says("Pourquoi la refuser ?"));
    window.press(Key::Escape);
    assert!(
        !window.says("Pourquoi la refuser ?"),
        "Escape gives the decision up, not the proposal"
    );
    window.letter(Key::R, "r");
    // A figure typed into the line is no reason.
    window.chord(Modifiers::COMMAND, Key::Space);
    window.letter(Key::Num3, "3");
    assert!(is_proposed(&window, &flows));
    window.press(Key::Backspace);
    window.press(Key::Escape);
    window.letter(Key::Num1, "1");
    window.settle();
    assert!(!is_proposed(&window, &flows));
    assert!(window.says("Arrêtées, refusées, en attente"));
    assert!(window.says("technique"), "the reason is told");
    window.chord(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(is_proposed(&window, &flows));
    assert!(!window.says("Arrêtées, refusées, en attente"));
}

#[test]
fn an_actor_is_dragged_in_one_step_and_escape_puts_it_back() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    let (id, from) = window.actor_on_map();
    let place = |w: &Window| {
        w.document()
            .shown()
            .actor_by_ref(&id)
            .and_then(|a| a.position)
            .expect("a place")
    };
    let before = place(&window);
    let name = window
        .project()
        .actor_by_ref(&id)
        .expect("the actor")
        .name
        .clone();

    window.point_at(from);
    window.button(from, true);
    window.point_at(from + vec2(40.0, 10.0));
    window.point_at(from + vec2(90.0, 30.0));
    assert_ne!(place(&window), before, "it follows while it is held");
    assert_eq!(
        window.document().session.history().depth(),
        0,
        "nothing is changed yet"
    );
    window.press(Key::Escape);
    assert_eq!(place(&window), before);
    window.button(from + vec2(90.0, 30.0), false);
    assert_eq!(place(&window), before);
    assert_eq!(window.document().session.history().depth(), 0);

    window.point_at(from);
    window.button(from, true);
    window.point_at(from + vec2(40.0, 10.0));
    window.point_at(from + vec2(90.0, 30.0));
    window.button(from + vec2(90.0, 30.0), false);
    window.settle();
    assert_ne!(place(&window), before);
    assert!(window.document().preview.is_none());
    assert_eq!(window.document().session.history().depth(), 1);
    window
        .harness
        .get_by_role_and_label(Role::Button, "Annuler")
        .hover();
    window.until("the tooltip", |w| w.says(&format!("Annuler : déplacer {name}")));
    window.chord(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(place(&window), before);
}

#[test]
fn pointing_at_the_place_of_a_new_actor_keeps_what_was_typed() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    window.letter(Key::N, "n");
    window.write("Brasserie du Port");
    let picture = window.document().map.picture.as_ref().expect("a picture");
    let free = (picture.corner + vec2(30.0, picture.scene.height - 200.0)).to_pos2();
    window.point_at(free);
    window.button(free, true);
    window.button(free, false);
    assert_eq!(window.value("Nom"), "Brasserie du Port");
    assert!(window.says("Placé sur la carte."));
    window.press(Key::Enter);
    window.settle();
    let made = window
        .project()
        .actors
        .values()
        .find(|a| a.name == "Brasserie du Port")
        .expect("the actor");
    assert!(made.position.is_some());
    // Given up before anything is saved, a form leaves nothing behind.
    window.press(Key::Escape);
    window.letter(Key::N, "n");
    window.write("Oubli");
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.document().map.placing.is_none());
    window.letter(Key::N, "n");
    assert_eq!(window.value("Nom"), "");
    assert_eq!(window.focused().as_deref(), Some("Nom"));
}

#[test]
fn enter_in_the_line_saves_no_form_beside_it() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.letter(Key::N, "n");
    window.write("Pas encore");
    window.chord(Modifiers::COMMAND, Key::Space);
    window.write("Scierie Martin donne 120 t/an sciure");
    window.press(Key::Enter);
    window.settle();
    assert!(
        window
            .project()
            .actors
            .values()
            .any(|a| a.name == "Scierie Martin")
    );
    assert!(!window.project().actors.values().any(|a| a.name == "Pas encore"));
    assert_eq!(window.value("Nom"), "Pas encore");
}

/// Replaces what is in the path line of the file chooser and confirms.
fn choose(window: &mut Window, path: &std::path::Path) {
    window.chord(Modifiers::COMMAND, Key::A);
    window.write(&path.display().to_string());
    window.press(Key::Enter);
}

#[test]
fn a_copy_is_saved_and_opened_through_the_chooser() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    let copy = folder.path().join("copie.gpkg");
    window.chord(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    window.harness.check_accessibility();
    choose(&mut window, &copy);
    assert!(window.says("Copie enregistrée"));
    assert!(copy.is_file());
    window.chord(Modifiers::COMMAND, Key::O);
    choose(&mut window, &copy);
    window.until("the copy", |w| {
        w.document().path == copy && w.document().snapshot.is_some()
    });
    assert_eq!(window.project().actors.len(), 18);
    window.quit();
    let again = Window::open(folder.path(), None);
    assert_eq!(again.document().path, copy, "the last file opens by itself");
}

#[test]
fn a_bad_file_gives_a_sentence_and_costs_nothing() {
    let folder = folder();
    let missing = folder.path().join("absent.gpkg");
    let text = folder.path().join("texte.gpkg");
    std::fs::write(
        &text,
        "Ceci n'est pas un projet, mais une lettre assez longue pour être lue.",
    )
    .expect("a file");
    for (path, sentence) in [
        (&missing, "n’existe pas"),
        (&text, "n’est pas un projet Maillage"),
    ] {
        let start = maillage::ui::Start {
            open: Some(path.display().to_string()),
            lang: Some(Lang::Fr),
            data_dir: Some(folder.path().to_owned()),
            ..maillage::ui::Start::default()
        };
        let harness = egui_kittest::Harness::<maillage::ui::App>::builder()
            .with_size(crate::window::LAPTOP)
            .build_eframe(|cc| maillage::ui::App::new(&cc.egui_ctx, start));
        let window = Window { harness, keys: 0 };
        assert!(window.says(sentence), "{}", path.display());
        assert!(
            window.says(&fr("welcome-samples")),
            "the first page is still of use"
        );
        window.quit();
    }

    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.chord(Modifiers::COMMAND, Key::O);
    choose(&mut window, &text);
    assert!(
        window.says("n’est pas un projet Maillage"),
        "beside an open project too"
    );
    assert_eq!(window.project().actors.len(), 18);
    window.click(Role::Button, &fr("close"));
    assert!(!window.says("n’est pas un projet Maillage"));
}

#[test]
fn a_script_is_played_into_the_window_and_its_faults_are_told() {
    let folder = folder();
    let script = folder.path().join("soir.jsonl");
    let lines = [
        r#"{"do":"entry","text":"Scierie Martin à Ghyvelde donne 120 t/an sciure","t":0}"#,
        r#"{"do":"edit_flow","id":"nobody","label":"x"}"#,
        r#"{"do":"rename","name":"Le soir","t":0.01}"#,
    ];
    std::fs::write(&script, lines.join("\n")).expect("a script");
    let start = maillage::ui::Start {
        open: DUNKERQUE.map(str::to_owned),
        lang: Some(Lang::Fr),
        data_dir: Some(folder.path().to_owned()),
        script: Some(script),
        ..maillage::ui::Start::default()
    };
    let harness = egui_kittest::Harness::<maillage::ui::App>::builder()
        .with_size(crate::window::LAPTOP)
        .build_eframe(|cc| maillage::ui::App::new(&cc.egui_ctx, start));
    let mut window = Window { harness, keys: 0 };
    window.until("the last line", |w| w.project().name == "Le soir");
    assert_eq!(window.project().actors.len(), 19);
    window.quit();
}
