//! « Priorités »: what brings most for least, with what the classes mean.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::Scope;
use super::memo::Memo;
use crate::base::number::{format, format_with_unit};
use crate::model::Level;
use crate::picture::matrix::MatrixItem;
use crate::session::map_input::synergy_link_id;
use crate::session::quick_wins::{BY_ENERGY_MWH, BY_MASS_T, BY_PARTNERS, BY_VOLUME_M3, quick_wins};
use crate::ui::matrix::{self, Grid};
use crate::ui::message::{Message, Selection};
use crate::ui::theme::{self, Type, color, palette, space};

/// What the grid remembers.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MatrixState {
    items: Memo<MatrixItem>,
}

/// Shows the grid over the room at hand.
pub fn show(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut MatrixState) {
    let inner = Margin::symmetric(space::APART as i8, space::PAD as i8);
    let ground = Frame::new().fill(color(palette(ui.ctx()).ground));
    let foot = Panel::bottom("what the classes mean").frame(ground.inner_margin(inner));
    foot.show(ui, |ui| {
        let ink = color(palette(ui.ctx()).text_2);
        for words in [scope.tr("matrix-key"), scale(scope)] {
            ui.add(egui::Label::new(Type::Small.tinted(words, ink)).wrap());
        }
    });
    let items = items(scope, state);
    CentralPanel::default().frame(ground).show(ui, |ui| {
        if items.is_empty() {
            ui.add_space(space::APART);
            ui.vertical_centered(|ui| {
                ui.add(egui::Label::new(Type::Body.rich(scope.tr("matrix-empty"))).wrap());
            });
            return;
        }
        let chosen = chosen(scope);
        let grid = Grid {
            items,
            chosen: chosen.as_deref(),
            lang: scope.lang,
            theme: theme::current(ui.ctx()),
            wall: None,
        };
        if let Some(id) = matrix::show(ui, ui.max_rect(), &grid) {
            scope.say(Message::Select(selection(scope, id)));
        }
    });
}

/// Worked out anew when the project or its list changes.
fn items<'a>(scope: &Scope<'_>, state: &'a mut MatrixState) -> &'a [MatrixItem] {
    let Some(snapshot) = &scope.document.snapshot else {
        return &[];
    };
    state.items.rows(snapshot.revision, scope.lang.code(), || {
        quick_wins(
            &snapshot.project,
            &snapshot.rules,
            &snapshot.candidates,
            &snapshot.news,
            Level::Operator,
            scope.lang,
        )
    })
}

/// What is selected, by its identifier on the map.
fn chosen(scope: &Scope<'_>) -> Option<String> {
    match &scope.document.selection {
        Selection::Candidate(id) => Some(id.clone()),
        Selection::Synergy(id) => {
            let synergy = scope.document.session.project().synergies.get(id)?;
            Some(synergy_link_id(synergy))
        }
        _ => None,
    }
}

fn selection(scope: &Scope<'_>, id: String) -> Selection {
    let synergies = scope.document.session.project().synergies.values();
    let synergy = synergies.map(AsRef::as_ref).find(|s| synergy_link_id(s) == id);
    synergy.map_or(Selection::Candidate(id), |s| Selection::Synergy(s.id))
}

/// What makes a gain medium or large.
fn scale(scope: &Scope<'_>) -> String {
    let lang = scope.lang;
    let [mass, volume, energy] = [(BY_MASS_T, "t"), (BY_VOLUME_M3, "m3"), (BY_ENERGY_MWH, "MWh")]
        .map(|(bounds, unit)| bounds.map(|bound| format_with_unit(lang, bound, unit)));
    let partners = BY_PARTNERS.map(|bound| format(lang, bound, 0));
    let args = [
        ("mass", mass[0].as_str()),
        ("mass-large", mass[1].as_str()),
        ("volume", volume[0].as_str()),
        ("volume-large", volume[1].as_str()),
        ("energy", energy[0].as_str()),
        ("energy-large", energy[1].as_str()),
        ("partners", partners[0].as_str()),
        ("partners-large", partners[1].as_str()),
    ];
    scope.tr_with("matrix-scale", &args)
}
