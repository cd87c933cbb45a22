//! What a stranger looks for at the desk: help, the way out of the grid, buttons that stay in sight.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use maillage::base::i18n::{Lang, tr};
use maillage::ui::actions::Action;
use maillage::ui::message::{Room, Selection};

use crate::window::{Window, folder};

const DUNKERQUE: Option<&str> = Some("sample:dunkerque");

fn row_with(window: &Window, action: Action) -> bool {
    let words = action.words(Lang::Fr);
    window
        .harness
        .query_by_role_and_label(Role::ListBoxOption, &words)
        .is_some()
}

#[test]
fn f1_opens_the_keys_of_the_room_at_hand_and_escape_closes_them() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    window.press(Key::F1);
    assert_eq!(window.document().selection, Selection::Help);
    assert!(window.says(&tr(Lang::Fr, "help-first-line")));
    assert!(row_with(&window, Action::ZoomIn), "the map's keys");
    assert!(row_with(&window, Action::Search), "keys that work anywhere");
    assert!(
        !row_with(&window, Action::RoundNext),
        "the round's keys are not for the map"
    );
    window.press(Key::F4);
    window.press(Key::F1);
    assert!(!row_with(&window, Action::ZoomIn), "the board has no map");
    window.press(Key::Escape);
    assert_eq!(window.document().selection, Selection::Nothing);
}

#[test]
fn escape_and_a_button_lead_from_the_grid_back_to_the_map() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    for by_key in [true, false] {
        window.chord(Modifiers::COMMAND, Key::G);
        assert_eq!(window.document().room, Room::Grid);
        if by_key {
            window.press(Key::Escape);
        } else {
            window.click(Role::Button, &tr(Lang::Fr, "grid-leave"));
        }
        assert_eq!(window.document().room, Room::Map, "by key: {by_key}");
    }
}

#[test]
fn escape_closes_the_bar_of_the_funnel() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    window.press(Key::F);
    assert!(window.document().map.filter_bar);
    window.press(Key::Escape);
    assert!(!window.document().map.filter_bar);
}

#[test]
fn the_buttons_of_a_long_form_stay_in_sight() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    let on_map = window.actor_on_map();
    window.point_at(on_map.1);
    window.button(on_map.1, true);
    window.button(on_map.1, false);
    assert!(matches!(window.document().selection, Selection::Actor(_)));
    window.press(Key::A);
    let save = window
        .harness
        .get_by_role_and_label(Role::Button, &tr(Lang::Fr, "form-save"))
        .rect();
    let height = crate::window::LAPTOP[1];
    assert!(save.bottom() < height, "{save:?} ends above the window's foot");
}

#[test]
fn a_proposal_that_undo_brought_back_is_asked_afresh() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    let proposal = window.rows().first().cloned().expect("a proposal").0;
    window.click(Role::ListBoxOption, &proposal);
    let before = window.project().synergies.len();
    window.letter(Key::G, "g");
    window.write("Martin");
    window.press(Key::Enter);
    window.settle();
    assert_eq!(window.project().synergies.len(), before + 1, "kept");
    window.chord(Modifiers::COMMAND, Key::Z);
    window.settle();
    window.click(Role::ListBoxOption, &proposal);
    window.letter(Key::R, "r");
    assert!(window.says(&tr(Lang::Fr, "refuse-why")), "R refuses");
    window.press(Key::Enter);
    window.settle();
    assert_eq!(window.project().synergies.len(), before, "nothing is kept again");
}
