//! The entry line by keys alone: each part is put right in its place, and keys beyond the text are few.

use egui::{Event, Key, Modifiers};
use maillage::base::i18n::{Lang, tr, tr_args};
use maillage::model::{Actor, Direction, Flow};

use crate::window::{Window, folder, plain};

/// The territory of Dunkerque, with the entry line at hand.
fn room() -> (tempfile::TempDir, Window) {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    window.settle();
    window.chord(Modifiers::COMMAND, Key::Space);
    (folder, window)
}

fn newest(window: &Window) -> (Actor, Flow) {
    let project = window.project();
    let flow = project.flows.values().max_by_key(|flow| flow.id).expect("a flow");
    (
        project.actors[&flow.actor].as_ref().clone(),
        flow.as_ref().clone(),
    )
}

fn chip(name: &str) -> String {
    let name = tr(Lang::Fr, name);
    plain(&tr_args(Lang::Fr, "chip-edit", &[("name", name.into())]))
}

#[test]
fn tab_goes_to_the_first_doubt_and_what_is_typed_there_puts_it_right() {
    let (_folder, mut window) = room();
    window.write("Ecocem 120 t/an sciure");
    window.press(Key::Tab);
    assert_eq!(
        window.focused(),
        Some(chip("chip-who")),
        "without a verb nobody was named"
    );
    window.write("ecocem");
    window.press(Key::Tab);
    assert_eq!(
        window.focused(),
        Some(chip("chip-direction")),
        "which way it goes was not said"
    );
    window.write("cherche");
    window.press(Key::Enter);
    assert_eq!(
        window.focused(),
        Some(plain(&tr(Lang::Fr, "entry-name"))),
        "put right, with nothing left to doubt: back in the line"
    );
    window.press(Key::Enter);
    window.settle();
    let (actor, flow) = newest(&window);
    assert_eq!(
        (actor.name.as_str(), flow.direction),
        ("Ecocem Dunkerque", Direction::Need)
    );
    assert_eq!(
        (flow.label.as_str(), flow.quantity.value),
        ("sciure", Some(120.0))
    );
    assert_eq!(
        window.focused(),
        Some(plain(&tr(Lang::Fr, "entry-name"))),
        "ready for the next line"
    );
}

#[test]
fn alt_and_a_digit_go_to_a_part_on_every_layout_and_escape_takes_the_change_back() {
    let (_folder, mut window) = room();
    window.write("Ecocem donne 12 t de laitier");
    // On a French keyboard the key of 4 sends an apostrophe.
    window.physical(Modifiers::ALT, Key::Quote, Key::Num4);
    assert_eq!(window.focused(), Some(chip("chip-quantity")));
    window.write("3 t/mois");
    window.press(Key::Tab);
    window.press(Key::Escape);
    assert_eq!(window.focused(), Some(plain(&tr(Lang::Fr, "entry-name"))));
    window.physical(Modifiers::ALT, Key::Num3, Key::Num3);
    window.write("poussières");
    window.press(Key::Escape);
    window.press(Key::Enter);
    window.settle();
    let (_, flow) = newest(&window);
    assert_eq!(flow.quantity.value, Some(3.0), "what was put right before stays");
    assert!(
        flow.label.contains("laitier"),
        "Escape took the last change back: {}",
        flow.label
    );
}

#[test]
fn somebody_new_is_placed_by_commune_right_after_the_line_or_later() {
    let (_folder, mut window) = room();
    window.write("Conserverie du Nord cherche 40 t/an de légumes déclassés");
    window.press(Key::Enter);
    window.settle();
    let (actor, _) = newest(&window);
    assert!(actor.position.is_none());
    window.write_in(&tr(Lang::Fr, "entry-commune"), "Bergues");
    window.press(Key::Enter);
    window.settle();
    let (actor, _) = newest(&window);
    assert_eq!(actor.commune, "Bergues");
    assert!(actor.position.is_some(), "the gazetteer knows it");
}

/// Keys beyond the text that an actor and a flow cost.
pub fn keys_spent() -> [usize; 2] {
    let (_folder, mut window) = room();
    let spent = |window: &mut Window, steps: &dyn Fn(&mut Window)| {
        let before = window.keys;
        steps(window);
        window.settle();
        window.keys - before
    };
    // A line with somebody new is an actor and a flow: the text, then Enter.
    let flow = spent(&mut window, &|w| {
        w.write("Conserverie du Nord à Bergues cherche 40 t/an de légumes déclassés");
        w.press(Key::Enter);
    });
    assert!(newest(&window).0.position.is_some(), "placed by its commune");
    // An actor of whom nothing is known yet: out of the line, N, its name, Enter.
    let actor = spent(&mut window, &|w| {
        w.press(Key::Escape);
        w.letter(Key::N, "n");
        w.write("Atelier vélo");
        w.press(Key::Enter);
    });
    let named = |a: &std::sync::Arc<Actor>| a.name == "Atelier vélo";
    assert!(window.project().actors.values().any(named), "{}", window.words());
    [actor, flow]
}

#[test]
fn an_actor_and_a_flow_cost_no_more_keys_than_promised() {
    let [actor, flow] = keys_spent();
    assert!(actor <= 5 && flow <= 4, "{actor} {flow}");
}

#[test]
fn dead_keys_and_french_letters_arrive_as_they_were_typed() {
    let (_folder, mut window) = room();
    for piece in ["Forêt ", "Noël", " donne 2 t de b", "œ", "uf d", "É", "classé"] {
        // An input method or a dead key sends whole letters, first as a preview.
        let preview = egui::ImeEvent::Preedit {
            text: "^".to_owned(),
            active_range_chars: None,
        };
        window.event(Event::Ime(preview));
        window.event(Event::Ime(egui::ImeEvent::Commit(piece.to_owned())));
    }
    window.press(Key::Enter);
    window.settle();
    let (actor, flow) = newest(&window);
    assert_eq!(actor.name, "Forêt Noël");
    assert!(flow.label.contains("bœuf dÉclassé"), "{}", flow.label);
}

#[test]
fn one_key_fills_the_sheet_of_an_activity_and_each_flow_waits_to_be_confirmed() {
    let (_folder, mut window) = room();
    window.write("Scierie Martin à Ghyvelde donne 120 t/an sciure");
    window.press(Key::Enter);
    window.settle();
    let (actor, said) = newest(&window);
    window.press(Key::Escape);
    window.chord(Modifiers::COMMAND, Key::K);
    window.write("Scierie Martin");
    window.press(Key::Enter);
    window.settle();
    window.letter(Key::T, "t");
    window.settle();
    let flows = |w: &Window| {
        let to_confirm = maillage::session::typical::is_to_confirm;
        let (open, own): (Vec<_>, Vec<_>) = w
            .project()
            .flows_of(actor.id)
            .cloned()
            .partition(|f| to_confirm(f));
        (open, own)
    };
    let (open, own) = flows(&window);
    assert!(open.len() >= 3 && own.len() == 1 && own[0].id == said.id);
    assert!(
        open.iter().all(|f| f.nature != said.nature),
        "sawdust was said already"
    );
    let confirm = format!("{}, {}", tr(Lang::Fr, "typical-confirm"), open[0].label);
    window.click(egui::accesskit::Role::Button, &confirm);
    window.settle();
    assert_eq!(flows(&window).1.len(), 2, "one is confirmed");
    window.chord(Modifiers::COMMAND, Key::Z);
    window.chord(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert_eq!(
        window.project().flows_of(actor.id).count(),
        1,
        "one step back takes the sheet out whole"
    );
}

#[test]
fn the_grid_is_filled_and_corrected_by_keys_like_a_spreadsheet() {
    let (_folder, mut window) = room();
    window.chord(Modifiers::COMMAND, Key::G);
    window.settle();
    let before = window.project().flows.len();
    for cell in ["Scierie Martin", "donne", "sciure"] {
        window.write(cell);
        window.press(Key::Tab);
    }
    window.write("120 t/an");
    window.press(Key::Enter);
    window.settle();
    let (actor, flow) = newest(&window);
    assert_eq!(window.project().flows.len(), before + 1);
    assert_eq!(
        (actor.name.as_str(), flow.label.as_str()),
        ("Scierie Martin", "sciure")
    );
    assert_eq!(
        (flow.direction, flow.quantity.value),
        (Direction::Offer, Some(120.0))
    );
    // The next row waits with the same name, in the next column.
    for cell in ["cherche", "chaleur"] {
        window.write(cell);
        window.press(Key::Tab);
    }
    window.press(Key::Enter);
    window.settle();
    let (actor, flow) = newest(&window);
    assert_eq!(
        (actor.name.as_str(), flow.label.as_str()),
        ("Scierie Martin", "chaleur")
    );
    assert_eq!(flow.quantity.value, None, "unknown never blocks");
    // A cell of a row that is there.
    let cell = format!("{}, Scierie Martin, chaleur", tr(Lang::Fr, "chip-quantity"));
    window.write_in(&cell, "900 MWh/an");
    window.press(Key::Enter);
    window.settle();
    let (_, flow) = newest(&window);
    assert_eq!(
        (flow.quantity.value, flow.quantity.unit.as_str()),
        (Some(900.0), "MWh")
    );
}

#[test]
fn enter_in_a_part_goes_to_the_next_doubt_and_only_in_the_line_it_enters() {
    let (_folder, mut window) = room();
    let before = window.project().flows.len();
    window.write("Serres du Lac a bergue chercent chaleur 35 degres, 2 GWh");
    window.physical(Modifiers::ALT, Key::Num2, Key::Num2);
    assert_eq!(window.focused(), Some(chip("chip-direction")));
    window.press(Key::Enter);
    assert_eq!(window.focused(), Some(chip("chip-place")), "the next doubt");
    window.write("bergues");
    window.press(Key::Enter);
    window.settle();
    assert_eq!(window.project().flows.len(), before, "nothing is entered yet");
    window.press(Key::Enter);
    window.settle();
    let (actor, flow) = newest(&window);
    assert_eq!(
        (actor.commune.as_str(), flow.direction),
        ("Bergues", Direction::Need)
    );
    assert_eq!((flow.label.as_str(), flow.temperature_c), ("chaleur", Some(35.0)));
}

#[test]
fn a_commune_that_nobody_knows_stays_typed_and_one_that_is_known_ends_the_placing() {
    let (_folder, mut window) = room();
    window.write("Conserverie du Nord cherche 40 t/an de légumes déclassés");
    window.press(Key::Enter);
    window.settle();
    window.click(egui::accesskit::Role::Button, &tr(Lang::Fr, "place-by-click"));
    assert!(window.document().map.placing.is_some());
    let field = tr(Lang::Fr, "entry-commune");
    window.write_in(&field, "Nullepartville");
    window.press(Key::Enter);
    window.settle();
    assert_eq!(window.value(&field), "Nullepartville");
    let words = tr_args(
        Lang::Fr,
        "entry-commune-unknown",
        &[("name", "Nullepartville".into())],
    );
    assert!(window.says(&plain(&words)), "{}", window.words());
    assert!(newest(&window).0.commune.is_empty());
    window.chord(Modifiers::COMMAND, Key::A);
    window.write("bergues");
    assert!(
        window.says("Bergues"),
        "proposed while it is typed: {}",
        window.words()
    );
    window.press(Key::Enter);
    window.settle();
    let (actor, _) = newest(&window);
    assert_eq!(actor.commune, "Bergues");
    assert!(actor.position.is_some());
    assert!(
        window.document().map.placing.is_none(),
        "the next click moves nobody"
    );
}

#[test]
fn a_second_flow_of_the_line_waits_for_the_next_enter() {
    let (_folder, mut window) = room();
    window.write("Ecocem donne 40 t de déchets verts ; cherche de l’eau de pluie");
    window.press(Key::Enter);
    window.settle();
    let (_, flow) = newest(&window);
    assert_eq!(
        (flow.label.as_str(), flow.direction),
        ("déchets verts", Direction::Offer)
    );
    window.press(Key::Enter);
    window.settle();
    let (actor, flow) = newest(&window);
    assert_eq!(actor.name, "Ecocem Dunkerque");
    assert_eq!(
        (flow.label.as_str(), flow.direction),
        ("eau de pluie", Direction::Need)
    );
    assert_eq!(window.value(&tr(Lang::Fr, "entry-name")), "");
}

#[test]
fn months_are_shown_as_they_were_understood() {
    let (_folder, mut window) = room();
    window.write("Ecocem donne 3 t de paille en mars, avril et mai");
    window.settle();
    assert!(window.says("mars – mai"), "{}", window.words());
    window.press(Key::Enter);
    window.settle();
    let (_, flow) = newest(&window);
    assert_eq!(flow.label, "paille");
    assert_eq!(
        flow.availability
            .map(maillage::base::month::Months::digits)
            .as_deref(),
        Some("001110000000")
    );
}

#[test]
fn a_proposal_beside_a_part_is_taken_by_a_click() {
    let (_folder, mut window) = room();
    window.write("Ecocem done 40 t/an palettes");
    // Without a sure verb the name is a doubt too.
    window.press(Key::Tab);
    window.press(Key::Tab);
    assert_eq!(
        window.focused(),
        Some(chip("chip-direction")),
        "a mistyped verb is a doubt"
    );
    let words = tr(Lang::Fr, "direction-need").to_lowercase();
    let take = tr_args(Lang::Fr, "chip-take", &[("words", words.into())]);
    window.click(egui::accesskit::Role::Button, &plain(&take));
    window.press(Key::Enter);
    window.settle();
    let (actor, flow) = newest(&window);
    assert_eq!(
        (actor.name.as_str(), flow.direction),
        ("Ecocem Dunkerque", Direction::Need)
    );
}
