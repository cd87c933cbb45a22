//! The pages « Réglages du calcul » and « Natures et règles »: sliders that the list follows, natures and rules of
//! one's own.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, pos2};
use egui_kittest::kittest::Queryable;
use maillage::base::i18n::{Lang, tr, tr_args};

use crate::window::{Window, folder, plain};

fn fr(key: &str) -> String {
    tr(Lang::Fr, key)
}

fn fr_with(key: &str, name: &str, value: &str) -> String {
    tr_args(Lang::Fr, key, &[(name, value.into())])
}

/// Opens a page by the menu of the territory.
fn open_page(window: &mut Window, action: &str) {
    window.click(Role::Button, &fr("menu-tools"));
    window.click(Role::ListBoxOption, &fr(action));
    window.harness.run_steps(4);
}

fn order(window: &Window) -> Vec<String> {
    let snapshot = window.snapshot();
    let ids = snapshot.candidates.iter().map(|c| c.id(&snapshot.project));
    ids.collect()
}

fn quiet(window: &mut Window) {
    window.settle();
    window.until("the matcher at rest", |w| !w.document().matching);
    window.harness.run_steps(2);
}

fn slider(window: &Window, name: &str) -> Rect {
    let mut found = window.harness.query_all_by_role_and_label(Role::Slider, name);
    found.next().expect("a slider of that name").rect()
}

fn setting<'a>(window: &'a Window, key: &str) -> Option<&'a str> {
    window.project().settings.get(key).map(String::as_str)
}

#[test]
fn the_list_follows_the_weight_while_it_moves_and_one_undo_brings_the_order_back() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    quiet(&mut window);
    let before = order(&window);
    open_page(&mut window, "action-ranking");
    let rail = slider(&window, "Distance");
    let undoable = window.document().session.history().next_undo().is_some();
    let at = |share: f32| pos2(rail.left() + 6.0 + share * (rail.width() - 12.0), rail.center().y);
    window.point_at(at(1.0 / 3.0));
    window.button(at(1.0 / 3.0), true);
    for share in [0.5, 0.7, 1.0] {
        window.point_at(at(share));
    }
    window.until("the list as it would be", |w| order(w) != before);
    assert_eq!(
        setting(&window, "weight.distance"),
        None,
        "nothing is saved while it is held"
    );
    assert_eq!(
        window.document().session.history().next_undo().is_some(),
        undoable
    );
    window.button(at(1.0), false);
    quiet(&mut window);
    assert_eq!(setting(&window, "weight.distance"), Some("3"));
    let after = order(&window);
    assert_ne!(after, before);
    assert!(window.says("C'est fait : régler le poids : Distance, 3"));
    window.chord(Modifiers::COMMAND, Key::Z);
    quiet(&mut window);
    assert_eq!(
        (setting(&window, "weight.distance"), order(&window)),
        (None, before.clone())
    );
    window.chord(Modifiers::COMMAND, Key::Y);
    quiet(&mut window);
    assert_eq!(order(&window), after);
    window.click(Role::Button, &fr_with("ranking-usual-named", "what", "Distance"));
    quiet(&mut window);
    assert_eq!(order(&window), before);
}

#[test]
fn a_slider_moved_by_keys_is_saved_once_it_rests_and_escape_gives_a_drag_up() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:mare-a-jouy"));
    quiet(&mut window);
    let before = order(&window);
    open_page(&mut window, "action-ranking");
    window
        .harness
        .get_by_role_and_label(Role::Slider, "Saison")
        .focus();
    window.harness.run_steps(3);
    for pressed in [true, false].repeat(3) {
        window.harness.input_mut().events.push(Event::Key {
            key: Key::ArrowRight,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
    }
    window.harness.step();
    window.until("saved", |w| setting(w, "weight.season").is_some());
    assert_eq!(
        setting(&window, "weight.season"),
        Some("1.75"),
        "three steps, one change"
    );
    window.chord(Modifiers::COMMAND, Key::Z);
    quiet(&mut window);
    assert_eq!(setting(&window, "weight.season"), None);
    let rail = slider(&window, "Quantité");
    let (from, to) = (rail.center(), pos2(rail.left() + 6.0, rail.center().y));
    window.point_at(from);
    window.button(from, true);
    window.point_at(to);
    window.press(Key::Escape);
    window.button(to, false);
    quiet(&mut window);
    assert_eq!(setting(&window, "weight.quantity"), None);
    assert_eq!(order(&window), before);
}

#[test]
fn the_limit_of_a_nature_is_found_by_name_changed_and_put_back() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:mare-a-jouy"));
    open_page(&mut window, "action-ranking");
    window.write_in(&fr("limit-search"), "litière animale");
    window.click(Role::ListBoxOption, "Litière animale");
    let name = fr_with("limit-field", "nature", "Litière animale");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, &name)
        .focus();
    window.harness.step();
    window.chord(Modifiers::COMMAND, Key::A);
    window.write("25");
    window.press(Key::Enter);
    quiet(&mut window);
    assert_eq!(setting(&window, "limit.M.LITTER"), Some("25"));
    assert!(window.says("régler la distance au plus : Litière animale, 25 km"));
    let (_, told) = window
        .rows()
        .into_iter()
        .find(|(n, _)| n == "Litière animale")
        .expect("its row");
    assert!(plain(&told).contains("réglée dans ce projet"), "{told}");
    window.click(Role::Button, &fr("ranking-all-limits"));
    quiet(&mut window);
    assert_eq!(setting(&window, "limit.M.LITTER"), None);
}

#[test]
fn an_own_nature_and_an_own_rule_bring_a_candidate_at_once() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:dunkerque"));
    quiet(&mut window);
    open_page(&mut window, "action-knowledge");
    window.write_in(&fr("knowledge-search"), "écorces");
    window.click(Role::ListBoxOption, "Écorces");
    window.click(Role::Button, &fr("nature-add-below"));
    assert_eq!(window.focused().as_deref(), Some("Nom"));
    window.write("Chutes de liège");
    window.write_in(&fr("nature-field-words"), "bouchonnerie");
    window.click(Role::Button, &fr("form-save"));
    quiet(&mut window);
    assert!(setting(&window, "nature.W.WOOD.BARK.CHUTESLIEGE").is_some());
    assert!(window.says("ajouter la nature Chutes de liège"));

    // The entry line knows the word now.
    for line in [
        "Liège du Nord à Dunkerque donne 30 t/an bouchonnerie",
        "Haras des Dunes à Dunkerque cherche 20 t/an litière animale",
    ] {
        window.chord(Modifiers::COMMAND, Key::Space);
        window.write(line);
        window.press(Key::Enter);
        quiet(&mut window);
    }
    let project = window.project();
    let cork = project
        .flows
        .values()
        .find(|f| f.label == "bouchonnerie")
        .expect("the flow");
    assert_eq!(cork.nature.as_deref(), Some("W.WOOD.BARK.CHUTESLIEGE"));
    let litter = project
        .flows
        .values()
        .find(|f| f.label == "litière animale")
        .expect("the flow");
    let pair = format!("x:{}+{}", cork.reference, litter.reference);
    assert!(!order(&window).contains(&pair));

    window.click(Role::Button, &fr("rule-add"));
    window.write_in(&fr("rule-field-need"), "litière");
    window.click(Role::Button, "Litière animale");
    window.write_in(&fr("rule-field-processing"), "broyage");
    window.click(Role::Button, &fr("form-save"));
    quiet(&mut window);
    assert!(
        order(&window).contains(&pair),
        "the rule works at once: {}",
        window.words()
    );
    assert!(window.says("« Chutes de liège » peut servir de « Litière animale » après : broyage."));

    // A nature in use stays, with the reason.
    window.click(Role::ListBoxOption, "Chutes de liège");
    window.click(Role::Button, &fr("nature-delete"));
    window.harness.run_steps(2);
    assert!(
        window.says("Un flux porte encore cette nature (« bouchonnerie »)"),
        "{:?}",
        window.words()
    );
    window.chord(Modifiers::COMMAND, Key::Z);
    quiet(&mut window);
    assert!(!order(&window).contains(&pair));
    assert!(window.says("Annulé : ajouter la règle Chutes de liège → Litière animale"));
}

#[test]
fn a_built_in_rule_is_switched_off_and_brought_back_to_its_origin() {
    let folder = folder();
    let mut window = Window::open(folder.path(), Some("sample:mare-a-jouy"));
    open_page(&mut window, "action-knowledge");
    window.write_in(&fr("knowledge-search"), "W.WOOD.BARK");
    window.click(Role::ListBoxOption, "Écorces");
    let known = window.document().session.knowledge();
    let mulch = known.natures().index_of("M.FERT.MULCH").expect("a nature");
    let name = known.natures().label(mulch, Lang::Fr).to_owned();
    window.click(Role::ListBoxOption, &name);
    window.click(Role::Button, &fr("rule-switch-off"));
    quiet(&mut window);
    assert!(window.says("non appliquée dans ce projet"));
    assert!(
        window
            .document()
            .session
            .knowledge()
            .rules()
            .iter()
            .all(|r| r.id != "SUB145")
    );
    window.click(Role::Button, &fr("rule-reset"));
    quiet(&mut window);
    assert_eq!(setting(&window, "rule.SUB145"), None);
    window.click(Role::Button, &fr("rule-edit"));
    window.click(Role::RadioButton, &fr("rule-effort-short-3"));
    window.click(Role::Button, &fr("form-save"));
    quiet(&mut window);
    assert!(window.says("modifiée dans ce projet"), "{}", window.words());
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.says(&fr("knowledge-lead")), "back to all natures");
    assert!(window.says("Écorces → "), "what the project changed stands first");
}
