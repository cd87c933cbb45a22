//! Synergies drawn by hand: by a line of words, or from one actor to another on the map.

use egui::{Key, Modifiers};
use maillage::base::i18n::{Lang, tr};
use maillage::model::{Synergy, SynergyState};
use maillage::ui::map::state::Gesture;
use maillage::ui::message::Selection;

use crate::window::{Window, folder, plain};

fn drawn(window: &Window, label: &str) -> Synergy {
    let found = window.project().synergies.values().find(|s| s.label == label);
    found.expect("it was drawn").as_ref().clone()
}

#[test]
fn a_line_of_words_ties_two_actors_for_a_reason_that_no_rule_knows() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:mare-a-jouy"));
    window.settle();
    let names: Vec<String> = window
        .project()
        .actors
        .values()
        .map(|a| a.name.clone())
        .take(2)
        .collect();
    window.chord(Modifiers::ALT, Key::L);
    window.write(&format!("{} → {}", names[0], names[1]));
    window.press(Key::Enter);
    assert!(
        window.says(&tr(Lang::Fr, "line-tie-unclear")),
        "it says what it lacks"
    );
    window.write(" : sciure, les deux familles se connaissent");
    window.press(Key::Enter);
    window.settle();
    let synergy = drawn(&window, "sciure");
    assert_eq!(synergy.state, SynergyState::Piste);
    assert_eq!(synergy.motive, "les deux familles se connaissent");
    assert_eq!(
        window.document().selection,
        Selection::Synergy(synergy.id),
        "its page is open"
    );
    assert_eq!(
        window.focused(),
        Some(plain(&tr(Lang::Fr, "entry-name"))),
        "the next line may be said"
    );
    let followed = maillage::session::follow_up::family(window.project(), &synergy);
    assert_eq!(
        followed.map(maillage::model::Family::code),
        Some("waste"),
        "its words tell its family"
    );
    window.chord(Modifiers::COMMAND, Key::Z);
    window.settle();
    assert!(!window.project().synergies.contains_key(&synergy.id));
}

#[test]
fn a_drag_with_alt_from_one_actor_to_another_opens_the_line_with_both_names() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:mare-a-jouy"));
    window.settle();
    let places = window.actors_on_map();
    let [(from, start), (to, end)] = [places[0].clone(), places[1].clone()];
    let positions = |w: &Window| [&from, &to].map(|r| w.project().actor_by_ref(r).and_then(|a| a.position));
    let before = positions(&window);
    window.hold(Modifiers::ALT);
    window.point_at(start);
    window.button(start, true);
    window.point_at(start + (end - start) * 0.5);
    assert!(matches!(window.document().map.gesture, Some(Gesture::Tie { .. })));
    window.point_at(end);
    window.button(end, false);
    window.hold(Modifiers::NONE);
    window.settle();
    window.write("chaleur, le tuyau existe déjà");
    window.press(Key::Enter);
    window.settle();
    let synergy = drawn(&window, "chaleur");
    let reference = |id| window.project().actors[&id].reference.clone();
    assert_eq!(synergy.from_actor.map(reference), Some(from.clone()));
    assert_eq!(synergy.to_actor.map(reference), Some(to.clone()));
    assert_eq!(positions(&window), before, "nobody was moved");
}
