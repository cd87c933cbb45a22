//! Every page of the window, in both languages and both looks, small, large and enlarged: names for all that can be
//! pressed, no letter without a glyph (the harness fails on one by itself), nothing that panics.

use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use maillage::base::i18n::{Lang, tr};

use crate::window::{LAPTOP, Window, folder};

/// Whatever can be pressed or typed into has a name.
fn all_is_named(window: &Window, page: &str) {
    window.harness.check_accessibility();
    for node in window.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let acts = [Action::Click, Action::SetValue]
            .iter()
            .any(|action| node.data().supports_action(*action));
        let named = node.label().is_some_and(|label| !label.trim().is_empty());
        let scenery = [
            Role::ScrollView,
            Role::ScrollBar,
            Role::Window,
            Role::GenericContainer,
            Role::Label,
        ]
        .contains(&node.role());
        assert!(
            named || !acts || scenery,
            "{page}: {:?} at {:?} has no name",
            node.role(),
            node.raw_bounds()
        );
    }
}

fn tour(lang: Lang, dark: bool, size: [f32; 2], zoom: f32) {
    let folder = folder();
    let mut window = Window::with(folder.path(), None, lang, size);
    let tr = |key: &str| tr(lang, key);
    window.harness.ctx.set_zoom_factor(zoom);
    window.harness.run_steps(2);
    if dark {
        window.click(Role::Button, &tr("action-switch-theme"));
    }
    all_is_named(&window, "first page");
    window.click(Role::ListBoxOption, "Mare à Jouy");
    window.until("the list", |w| w.document().snapshot.is_some());
    window.settle();
    all_is_named(&window, "map");
    if let Some((first, _)) = window.rows().first().cloned() {
        window.click(Role::ListBoxOption, &first);
        all_is_named(&window, "proposal");
        window.letter(Key::G, "g");
        all_is_named(&window, "keeping");
        window.press(Key::Escape);
        window.letter(Key::R, "r");
        all_is_named(&window, "refusing");
        window.press(Key::Escape);
        window.press(Key::Escape);
    }
    for tab in ["tab-actors", "tab-flows"] {
        let tabs: Vec<String> = window
            .harness
            .query_all_by_role(Role::Tab)
            .filter_map(|t| t.accesskit_node().label())
            .filter(|label| label.starts_with(&tr(tab)))
            .collect();
        if let Some(label) = tabs.first() {
            window.click(Role::Tab, label);
            let (first, _) = window.rows().first().cloned().expect("a row");
            window.click(Role::ListBoxOption, &first);
        }
        all_is_named(&window, tab);
    }
    window.letter(Key::E, "e");
    all_is_named(&window, "actor form");
    window.press(Key::Escape);
    window.press(Key::Escape);
    window.letter(Key::A, "a");
    window.write("sciure");
    all_is_named(&window, "flow form");
    window.press(Key::Escape);
    window.press(Key::Escape);
    window.chord(Modifiers::COMMAND, Key::Space);
    window.write("Serre littorale cherche 300 t/an compost à 40 °C");
    all_is_named(&window, "entry line");
    window.chord(Modifiers::COMMAND, Key::K);
    window.write("a");
    all_is_named(&window, "search");
    window.press(Key::Escape);
    let name = window.project().name.clone();
    window.click(Role::Button, &name);
    all_is_named(&window, "file menu");
    window.press(Key::Escape);
    window.click(Role::Button, &tr("menu-tools"));
    all_is_named(&window, "tools menu");
    window.click(Role::ListBoxOption, &tr("action-ranking"));
    all_is_named(&window, "ranking");
    window.write_in(&tr("limit-search"), "bois");
    let found = |w: &Window| w.rows().iter().any(|(_, rest)| rest.contains("km"));
    assert!(found(&window), "natures with their distance");
    all_is_named(&window, "limits");
    pages_of_knowledge(&mut window, lang);
    rooms(&mut window, lang);
    window.click(Role::Button, &name);
    window.click(Role::ListBoxOption, &tr("action-save-copy"));
    all_is_named(&window, "chooser");
    window.press(Key::Escape);
    window.settle();
    window.quit();
}

/// Natures and rules: the list, a nature, its forms, a rule, its form.
fn pages_of_knowledge(window: &mut Window, lang: Lang) {
    let tr = |key: &str| tr(lang, key);
    // What is still in the entry line would take the first Escape.
    window.press(Key::Escape);
    window.click(Role::Button, &tr("menu-tools"));
    window.click(Role::ListBoxOption, &tr("action-knowledge"));
    all_is_named(window, "natures");
    let known = window.document().session.knowledge();
    let label = |code: &str| {
        let natures = known.natures();
        natures
            .label(natures.index_of(code).expect("a nature"), lang)
            .to_owned()
    };
    window.write_in(&tr("knowledge-search"), "W.WOOD.BARK");
    window.click(Role::ListBoxOption, &label("W.WOOD.BARK"));
    all_is_named(window, "nature");
    for form in ["nature-add-below", "rule-add"] {
        window.click(Role::Button, &tr(form));
        all_is_named(window, form);
        window.press(Key::Escape);
    }
    window.click(Role::ListBoxOption, &label("M.FERT.MULCH"));
    all_is_named(window, "rule");
    window.click(Role::Button, &tr("rule-edit"));
    all_is_named(window, "rule form");
    window.press(Key::Escape);
    for _ in 0..6 {
        window.press(Key::Escape);
    }
}

/// The workshop, the follow-up, the priorities, the grid; who helps and the phases; a line that ties two actors.
fn rooms(window: &mut Window, lang: Lang) {
    let tr = |key: &str| tr(lang, key);
    for (room, key) in [("workshop", Key::F3), ("board", Key::F4), ("priorities", Key::F6)] {
        window.press(key);
        window.settle();
        all_is_named(window, room);
    }
    window.chord(Modifiers::COMMAND, Key::G);
    window.settle();
    all_is_named(window, "grid");
    window.press(Key::F2);
    for page in ["action-phases", "action-support"] {
        window.click(Role::Button, &tr("menu-tools"));
        window.click(Role::ListBoxOption, &tr(page));
        window.settle();
        all_is_named(window, page);
        window.press(Key::Escape);
    }
    window.chord(Modifiers::ALT, Key::L);
    all_is_named(window, "tie");
    window.press(Key::Escape);
    window.press(Key::Escape);
}

#[test]
fn french_and_light_on_a_laptop() {
    tour(Lang::Fr, false, LAPTOP, 1.0);
}

#[test]
fn french_and_dark_on_a_large_screen() {
    tour(Lang::Fr, true, [1920.0, 1080.0], 1.0);
}

#[test]
fn english_and_dark_on_a_laptop() {
    tour(Lang::En, true, LAPTOP, 1.0);
}

#[test]
fn english_and_light_on_a_large_screen() {
    tour(Lang::En, false, [1920.0, 1080.0], 1.0);
}

#[test]
fn enlarged_twice() {
    tour(Lang::Fr, false, LAPTOP, 2.0);
    tour(Lang::En, true, [1920.0, 1080.0], 2.0);
}
