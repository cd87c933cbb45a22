//! Whom the last line named for the first time and who has no place yet: placed by a click, by a commune, or later.

use egui::{Id, Key, Ui};

use super::EntryState;
use crate::basemap::gazetteer::Place;
use crate::model::COMMUNE_PRECISION_M;
use crate::session::Intent;
use crate::session::intent::Fields;
use crate::session::lookups::{commune_meant, communes_like};
use crate::ui::icons;
use crate::ui::message::Message;
use crate::ui::panels::Scope;
use crate::ui::theme::{Type, color, palette, space};
use crate::ui::widgets::{Button, TextField};

/// Width of the field of a commune, in points.
const WIDTH: f32 = 200.0;
/// Communes proposed beside it.
const PROPOSALS: usize = 4;

/// The commune that is being typed for somebody new.
#[derive(Clone, Default, PartialEq, Debug)]
pub(super) struct Commune {
    text: String,
    /// What it may mean.
    like: Vec<&'static Place>,
    /// Enter was pressed, and nobody knows it.
    unknown: bool,
}

fn commune_id() -> Id {
    Id::unique("entry commune")
}

/// Somebody new has no place yet: by a click, by a commune, or later.
pub(super) fn to_place(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut EntryState) {
    let actors = &scope.document.session.project().actors;
    let actor = state.unplaced.and_then(|id| actors.get(&id));
    let Some(actor) = actor.filter(|actor| actor.position.is_none()).cloned() else {
        state.unplaced = None;
        return;
    };
    ui.spacing_mut().item_spacing.x = space::NEAR;
    let words = scope.tr_with("entry-unplaced", &[("name", actor.map_name())]);
    ui.label(Type::Small.tinted(words, color(palette(ui.ctx()).text_2)));
    let place = scope.tr("place-by-click");
    if Button::quiet(&place).icon(icons::PLACE).show(ui).clicked() {
        scope.say(Message::Place(Some(actor.reference.clone())));
    }
    place_by_commune(ui, scope, state, &actor.reference);
    if Button::quiet(&scope.tr("entry-later")).show(ui).clicked() {
        state.unplaced = None;
        state.wants_focus = true;
    }
}

/// The commune of somebody new, with proposals while it is typed; one that nobody knows stays typed and says so.
fn place_by_commune(ui: &mut Ui, scope: &mut Scope<'_>, state: &mut EntryState, reference: &str) {
    let (label, hint) = (scope.tr("entry-commune"), scope.tr("entry-commune-hint"));
    let size = egui::vec2(WIDTH, space::CONTROL);
    let field = |ui: &mut Ui| {
        TextField::new(&label, &mut state.commune.text)
            .hint(&hint)
            .bare()
            .width(WIDTH)
            .id(commune_id())
            .show(ui)
    };
    let response = ui.allocate_ui(size, field).inner;
    let project = scope.document.session.project();
    if response.changed() {
        state.commune.unknown = false;
        state.commune.like = communes_like(project, &state.commune.text, PROPOSALS);
    }
    let said = state.commune.text.trim().to_owned();
    let mut taken = None;
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) && !said.is_empty() {
        let only = state
            .commune
            .like
            .first()
            .filter(|_| state.commune.like.len() == 1)
            .copied();
        taken = commune_meant(project, &said).or(only);
        state.commune.unknown = taken.is_none();
        if taken.is_none() {
            response.request_focus();
        }
    }
    if state.commune.unknown {
        let words = scope.tr_with("entry-commune-unknown", &[("name", &said)]);
        ui.label(Type::Small.tinted(words, color(palette(ui.ctx()).warning)));
    }
    for place in &state.commune.like {
        if Button::quiet(&place.name).show(ui).clicked() {
            taken = Some(*place);
        }
    }
    if let Some(place) = taken {
        state.commune = Commune::default();
        state.wants_focus = true;
        scope.say(Message::Do(Intent::EditActor {
            id: reference.to_owned(),
            fields: located(place),
        }));
    }
}

/// The place of an actor of whom only the commune is known.
fn located(place: &Place) -> Fields {
    let fields = [
        ("commune", place.name.as_str().into()),
        ("lat", place.lonlat.lat.into()),
        ("lon", place.lonlat.lon.into()),
        ("precision_m", COMMUNE_PRECISION_M.into()),
    ];
    fields
        .map(|(key, value)| (key.to_owned(), value))
        .into_iter()
        .collect()
}
