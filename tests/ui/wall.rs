//! The wall: the same keys in and out, one story after the other, and nothing that its audience may not know.

use egui::Key;
use egui::accesskit::Role;
use maillage::base::i18n::{Lang, tr};
use maillage::model::Level;
use maillage::session::{Kept, MapFilter};
use maillage::ui::message::Selection;
use maillage::ui::message::wall::Place;

use crate::window::{Window, folder, plain};

const DUNKERQUE: Option<&str> = Some("sample:dunkerque");
const SECRET: &str = "Fonderie secrète";

fn up(window: &mut Window) {
    window.press(Key::F5);
    window.until("the wall", |w| w.document().wall.answer.is_some());
    window.settle();
}

#[test]
fn f5_shows_only_the_wall_and_escape_brings_everything_back() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    assert!(window.says("18 acteurs"), "the desk counts");
    up(&mut window);
    assert!(!window.says("18 acteurs"), "no status line on the wall");
    assert!(window.rows().is_empty(), "no list on the wall");
    assert!(window.says("Dunkerque"));
    window.press(Key::Escape);
    assert!(window.says("18 acteurs") && !window.rows().is_empty());
    up(&mut window);
    window.press(Key::F5);
    assert_eq!(
        window.document().wall.place,
        None,
        "the key that led in leads out"
    );
}

#[test]
fn stories_follow_each_other_and_b_makes_the_wall_black() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    up(&mut window);
    window.press(Key::ArrowRight);
    window.settle();
    let wall = &window.document().wall;
    let answer = wall.answer.as_ref().expect("it is there");
    let sentence = answer
        .sentence(wall.told().expect("a story"), Lang::Fr)
        .expect("words");
    assert!(window.says(&sentence), "{sentence}");
    window.press(Key::PageDown);
    assert_eq!(window.document().wall.story, Some(1));
    window.press(Key::B);
    let black = plain(&tr(Lang::Fr, "wall-black"));
    assert!(window.says(&black) && !window.says(&sentence));
    window.press(Key::Escape);
    assert!(!window.says(&black), "escape first brings the picture back");
    assert_eq!(window.document().wall.place, Some(Place::Here));
    window.press(Key::Home);
    assert_eq!(window.document().wall.story, None);
}

#[test]
fn what_is_above_the_audience_is_not_on_the_wall() {
    let folder = folder();
    let intents = format!(
        r#"{{"do":"add_actor","id":"s","name":"{SECRET}","kind":"company","lat":51.03,"lon":2.3}}
{{"do":"set_level","actor":"s","field":"name","level":"partners"}}"#
    );
    let mut window = Window::playing(folder.path(), "sample:dunkerque", &intents);
    window.until("the actor", |w| w.project().actor_by_ref("s").is_some());
    window.settle();
    up(&mut window);
    let known = |w: &Window| {
        let answer = w.document().wall.answer.as_ref().expect("a wall");
        answer.project.actors.values().any(|a| a.name == SECRET)
    };
    assert!(!known(&window) && !window.words().contains(SECRET));
    window.press(Key::Escape);
    window.click(Role::Button, &tr(Lang::Fr, "wall"));
    window.click(Role::ListBoxOption, &tr(Lang::Fr, "wall-public"));
    assert_eq!(window.document().wall.level, Level::Partners);
    window.press(Key::Escape);
    up(&mut window);
    assert!(known(&window), "partners may know the name");
}

#[test]
fn the_bar_under_the_map_leaves_only_what_is_asked_for() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    let drawn = |w: &Window| {
        w.document()
            .map
            .picture
            .as_ref()
            .map_or(0, |p| p.input.links.len())
    };
    let all = drawn(&window);
    window.letter(Key::F, "f");
    window.click(Role::Button, &tr(Lang::Fr, "filter-quick"));
    window.settle();
    let quick = drawn(&window);
    assert_eq!(window.document().map.filter.kept, Kept::QuickWins);
    assert!(quick < all, "{quick} of {all}");
    window.click(Role::Button, &tr(Lang::Fr, "filter-everything"));
    window.settle();
    assert_eq!(window.document().map.filter, MapFilter::default());
    assert_eq!(drawn(&window), all);
}

#[test]
fn the_wall_begins_with_what_is_chosen_at_the_desk() {
    let folder = folder();
    let mut window = Window::open(folder.path(), DUNKERQUE);
    window.settle();
    let (name, _) = window.rows().remove(3);
    window.click(Role::ListBoxOption, &name);
    let Selection::Candidate(chosen) = window.document().selection.clone() else {
        panic!("no proposal is chosen");
    };
    up(&mut window);
    let told = window.document().wall.told().expect("a story");
    assert_eq!(told.link, chosen);
}
