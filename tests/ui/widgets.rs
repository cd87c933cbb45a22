//! Single widgets, found by the names that screen readers use.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use maillage::ui::theme::{Type, role};
use maillage::ui::widgets::{
    Entry, ListRow, Notice, NoticeEvent, NoticeKind, Tab, TabLook, TextField, Typed, choice, score_bar, tabs,
    typed_number,
};

use crate::dressed;

const ALL_TYPES: [Type; 17] = [
    Type::Headline,
    Type::Title,
    Type::Body,
    Type::Medium,
    Type::Strong,
    Type::Reason,
    Type::Small,
    Type::SmallStrong,
    Type::KeyHint,
    Type::Entry,
    Type::Score,
    Type::ScoreLarge,
    Type::Timer,
    Type::MapName,
    Type::MapNameHot,
    Type::Commune,
    Type::Attribution,
];

#[test]
fn tabs_switch_by_click_and_say_their_count() {
    let app = |ui: &mut egui::Ui, chosen: &mut u8| {
        let tab = |value, label, count| Tab {
            value,
            label,
            icon: None,
            count: Some(count),
        };
        let entries = [tab(0, "Propositions", 5), tab(1, "Acteurs", 18)];
        tabs(ui, TabLook::List, &entries, chosen);
    };
    let mut harness = dressed([400.0, 60.0], app, 0);
    harness.get_by_label("Acteurs 18").click();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn choosing_a_tab_moves_no_other() {
    let app = |ui: &mut egui::Ui, chosen: &mut u8| {
        let tab = |value, label| Tab {
            value,
            label,
            icon: None,
            count: None,
        };
        tabs(ui, TabLook::Bar, &[tab(0, "Carte"), tab(1, "Bilan")], chosen);
    };
    let mut harness = dressed([400.0, 60.0], app, 0);
    let before = harness.get_by_label("Bilan").rect();
    harness.get_by_label("Bilan").click();
    harness.run();
    assert_eq!(harness.get_by_label("Bilan").rect(), before);
}

#[test]
fn a_row_is_clicked_by_its_title_and_tells_the_rest() {
    let app = |ui: &mut egui::Ui, clicks: &mut u32| {
        let row = ListRow::new("Vapeur vers réseau")
            .detail("UVE → Réseau", 1)
            .number("55")
            .note("3,3 km");
        if row.show(ui).clicked() {
            *clicks += 1;
        }
    };
    let mut harness = dressed([300.0, 80.0], app, 0);
    let row = harness.get_by_label("Vapeur vers réseau");
    assert_eq!(
        row.accesskit_node().description().as_deref(),
        Some("UVE → Réseau, 55, 3,3 km")
    );
    row.click();
    harness.run();
    assert_eq!(*harness.state(), 1);
}

#[test]
fn a_number_that_is_none_stays_to_be_corrected() {
    const SENTENCE: &str = "Ce n’est pas un nombre";
    let app = |ui: &mut egui::Ui, text: &mut String| {
        TextField::new("Quantité", text)
            .unit("t/an")
            .number(SENTENCE)
            .show(ui);
    };
    let mut harness = dressed([300.0, 120.0], app, "12 000".to_owned());
    harness.run();
    assert!(harness.query_by_label(SENTENCE).is_none());
    let field = harness.get_by_role_and_label(Role::TextInput, "Quantité");
    field.focus();
    field.type_text(" environ");
    harness.run();
    assert_eq!(harness.state(), "12 000 environ");
    assert_eq!(typed_number(harness.state()), Typed::Unclear);
    harness.get_by_label(SENTENCE);
}

#[test]
fn a_long_list_is_searched_and_picked_by_keyboard() {
    let app = |ui: &mut egui::Ui, chosen: &mut Option<usize>| {
        let names = [
            "Dunkerque",
            "Gravelines",
            "Loon-Plage",
            "Bergues",
            "Coudekerque",
            "Mardyck",
            "Téteghem",
        ];
        let more = ["Ghyvelde", "Hoymille", "Étaples"];
        let entries: Vec<_> = names
            .into_iter()
            .chain(more)
            .enumerate()
            .map(|(value, label)| Entry {
                value,
                label,
                note: "",
            })
            .collect();
        choice(ui, "Commune", "Chercher une commune", &entries, chosen);
    };
    let mut harness = dressed([400.0, 400.0], app, None);
    harness.get_by_label("Commune").click();
    harness.run();
    harness.event(egui::Event::Text("eta".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), Some(9));
    assert!(
        harness.query_by_label("Chercher une commune").is_none(),
        "the list has closed"
    );
}

#[test]
fn a_notice_offers_its_action_and_copies_all_it_says() {
    let app = |ui: &mut egui::Ui, events: &mut Vec<NoticeEvent>| {
        let notice = Notice::new(NoticeKind::Error, "Fichier illisible").place("acteurs.csv, ligne 12");
        events.extend(notice.action("Ouvrir", "").copy("Copier").show(ui));
    };
    let mut harness = dressed([300.0, 200.0], app, Vec::new());
    harness.get_by_label("Copier").click();
    harness.run();
    harness.get_by_label("Ouvrir").click();
    harness.run();
    assert_eq!(*harness.state(), [NoticeEvent::Copied, NoticeEvent::Action]);
}

#[test]
fn every_type_draws_the_signs_of_french_figures() {
    // The harness fails by itself on a glyph that no font has.
    let app = |ui: &mut egui::Ui, (): &mut ()| {
        for kind in ALL_TYPES {
            ui.label(kind.rich("« œuvre… » −12\u{202f}000\u{a0}m³ × 2 ≥ 3 ≤ 4 CO₂ → ↔ – ’ É ✓ ≈"));
        }
        role::key_hint(ui, "Alt 1 à 5");
    };
    dressed([900.0, 700.0], app, ()).run();
}

#[test]
fn narrow_widths_wrap_or_cut_but_never_spill() {
    let app = |ui: &mut egui::Ui, text: &mut String| {
        ui.set_max_width(200.0);
        let lang = maillage::base::i18n::Lang::Fr;
        score_bar(
            ui,
            lang,
            "Relation",
            Some(0.8),
            "par un échangeur de chaleur à plaques",
        );
        ListRow::new("Un titre bien trop long pour cette largeur")
            .number("12 000 MWh/an")
            .show(ui);
        TextField::new("Nom", text).show(ui);
        let used = ui.min_rect().width();
        assert!(used <= 200.5, "{used} points wide");
    };
    dressed([400.0, 400.0], app, String::new()).run();
}
