//! Answers to what is typed into a search: what each of them is, and the keys that choose among them.

use egui::{Id, Key, Modifiers, Ui};

use super::Scope;
use crate::base::i18n::Lang;
use crate::basemap::gazetteer::{Place, PlaceType};
use crate::session::search::{ActorNames, Found, search};
use crate::ui::widgets::ListRow;

/// Most answers shown.
const SHOWN: usize = 8;
/// Answers asked for where some kinds are then left out.
const ASKED: usize = 40;

/// Answers worked out for a text and a revision of the project.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Finder {
    names: ActorNames,
    of: Option<(u64, Lang, String)>,
    /// Each with its name and what it is: in words once, not in each frame.
    found: Vec<(Found, [String; 2])>,
    /// The answer that Enter takes.
    at: usize,
}

/// What may be an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// Actors and places.
    Everything,
    /// Places that have an outline.
    Zones,
}

impl Finder {
    /// Works the answers out anew when the text or the project has changed.
    pub fn follow(&mut self, scope: &Scope<'_>, text: &str, wanted: Wanted) {
        let revision = scope.document.session.revision();
        if self
            .of
            .as_ref()
            .is_some_and(|(held, lang, of)| (*held, *lang) == (revision, scope.lang) && of == text)
        {
            return;
        }
        if wanted == Wanted::Everything {
            self.names.follow(scope.document.session.project());
        }
        let mut found = search(&self.names, text, ASKED);
        found.retain(|found| match found {
            Found::Place(place) => wanted == Wanted::Everything || place.kind != PlaceType::Town,
            Found::Actor(_) => wanted == Wanted::Everything,
        });
        found.truncate(SHOWN);
        self.found = found
            .into_iter()
            .map(|found| (found, words(scope, found)))
            .collect();
        self.of = Some((revision, scope.lang, text.to_owned()));
        self.at = 0;
    }

    /// Takes the arrow keys while the field has the focus; before the field sees them.
    pub fn read_arrows(&mut self, ui: &Ui, field: Id) {
        if !ui.memory(|m| m.has_focus(field)) {
            return;
        }
        let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowDown) {
            self.at = (self.at + 1).min(self.found.len().saturating_sub(1));
        }
        if pressed(Key::ArrowUp) {
            self.at = self.at.saturating_sub(1);
        }
    }

    /// The answer that Enter takes.
    pub fn chosen(&self) -> Option<Found> {
        self.found.get(self.at).map(|(found, _)| *found)
    }

    /// Shows the answers and returns the one that was clicked; `None` is shown as a sentence.
    pub fn show(&self, ui: &mut Ui, scope: &Scope<'_>, text: &str) -> Option<Found> {
        if self.found.is_empty() {
            crate::ui::theme::role::small(ui, scope.tr_with("search-nothing", &[("words", text)]));
        }
        let mut clicked = None;
        for (at, (found, [title, note])) in self.found.iter().enumerate() {
            let row = ListRow::new(title)
                .plain()
                .detail(note, 1)
                .selected(at == self.at);
            if row.show(ui).clicked() {
                clicked = Some(*found);
            }
        }
        clicked
    }
}

/// The name of an answer, and what it is.
fn words(scope: &Scope<'_>, found: Found) -> [String; 2] {
    match found {
        Found::Actor(id) => {
            let Some(actor) = scope.document.session.project().actors.get(&id) else {
                return Default::default();
            };
            let kind = scope.tr("search-is-actor");
            let said = [kind.as_str(), &actor.commune, &actor.activity];
            let flows = scope.document.session.project().flows.values();
            let flows = flows
                .filter(|flow| flow.actor == id)
                .map(|flow| flow.label.as_str());
            let said: Vec<&str> = said
                .into_iter()
                .chain(flows.take(3))
                .filter(|words| !words.is_empty())
                .collect();
            [actor.name.clone(), said.join(" · ")]
        }
        Found::Place(place) => [place.name.clone(), kind_of_place(scope, place)],
    }
}

/// `commune · Nord (59)`, `intercommunalité`, `ville · Danemark`.
pub fn kind_of_place(scope: &Scope<'_>, place: &Place) -> String {
    match place.kind {
        PlaceType::Commune => scope.tr_with(
            "search-is-commune",
            &[("name", place.department_name()), ("code", &place.department)],
        ),
        PlaceType::Epci => scope.tr("search-is-epci"),
        PlaceType::Town => scope.tr_with("search-is-town", &[("country", &scope.tr(place.country.key()))]),
        PlaceType::Municipality => scope.tr("search-is-kommune"),
    }
}
