//! What was chosen or added is brought into view on the map.

use crate::base::geo::GeoBox;
use crate::base::ids::ActorId;
use crate::ui::document::Document;
use crate::ui::message::Selection;

/// A territory of so few placed actors is shown whole after each addition.
const FEW: usize = 3;

/// Moves the map to an actor that is out of sight; a territory that has just begun is shown whole.
pub(super) fn bring_into_view(document: &mut Document, actor: ActorId) {
    let project = document.session.project();
    let placed = project.actors.values().filter(|a| a.position.is_some()).count();
    let Some(place) = project.actors.get(&actor).and_then(|a| a.position).map(|p| p.at) else {
        return;
    };
    if placed <= FEW {
        document.map.wants_fit = true;
    } else if !document.map.shows(place) {
        document.map.go_to(place);
    }
}

/// A proposal that was chosen comes into view with its actors; an actor that is out of view too.
pub(super) fn fit_selection(document: &mut Document) {
    let project = document.session.project();
    let place = |id| {
        project
            .actors
            .get(&id)
            .and_then(|a: &std::sync::Arc<crate::model::Actor>| a.position)
            .map(|p| p.at)
    };
    let places: Vec<_> = match &document.selection {
        Selection::Candidate(id) => document
            .snapshot
            .as_ref()
            .and_then(|s| {
                s.candidates
                    .iter()
                    .find(|c| c.id(&s.project) == *id)
                    .map(|c| c.actors(&s.project))
            })
            .into_iter()
            .flatten()
            .filter_map(place)
            .collect(),
        Selection::Actor(actor) => {
            bring_into_view(document, *actor);
            return;
        }
        _ => Vec::new(),
    };
    if places.len() > 1 {
        document.map.wants_box = GeoBox::around(places);
    }
}
