//! Brings the territory, or what was chosen, into view, and not under the legend.

use egui::Context;

use super::state::Fitted;
use crate::base::geo::GeoBox;
use crate::picture::{Rect, View};
use crate::session::framing;
use crate::ui::document::Document;

/// Room between the legend and what is brought into view, in points.
const LEGEND_GAP: f32 = 24.0;

/// The view asked for. While nobody moves the map, the whole territory comes into view again when the window changes or
/// a page opens beside it, and when the legend grows over somebody.
pub fn aim(ctx: &Context, document: &mut Document) {
    let window = ctx.content_rect().size();
    let legend_height = legend(document).map_or(0.0, |legend| legend.h);
    let outgrown = document.map.fitted().is_some_and(|fitted| {
        let view = document.map.view.as_ref();
        let hides = || view.is_some_and(|view| hides_somebody(document, view));
        let resized = (fitted.window, Some(fitted.width)) != (window, view.map(|view| view.width));
        resized || (fitted.legend < legend_height && hides())
    });
    let wanted = std::mem::take(&mut document.map.wants_fit) || outgrown;
    if let Some(view) = wanted.then(|| whole(document)).flatten() {
        document.map.fitted = Some(Fitted {
            window,
            width: view.width,
            legend: legend_height,
            centre: view.centre,
            zoom: view.zoom,
        });
        document.map.view = Some(view);
    }
    if let Some(area) = document.map.wants_box.take() {
        chosen(document, area);
    }
}

/// The view of the whole territory, clear of the legend.
fn whole(document: &Document) -> Option<View> {
    let project = document.session.project();
    let area = framing::territory(project)?;
    let closest = framing::closest(project);
    let view = document.map.view.as_ref()?;
    let fitted = |[left, top]: [f32; 2]| {
        let mut fitted = view.clone();
        let [side, edge, right, below] = framing::margins(view.width, view.height);
        fitted.fit_closer(area, [side.max(left), edge.max(top), right, below], closest);
        fitted
    };
    let plain = fitted([0.0; 2]);
    let Some(legend) = legend(document).filter(|_| hides_somebody(document, &plain)) else {
        return Some(plain);
    };
    let beside = fitted([(legend.x + legend.w + LEGEND_GAP).min(view.width / 2.0), 0.0]);
    let below = fitted([0.0, (legend.y + legend.h + LEGEND_GAP).min(view.height / 2.0)]);
    Some(if beside.zoom > below.zoom { beside } else { below })
}

/// True when an actor would stand under the legend.
fn hides_somebody(document: &Document, view: &View) -> bool {
    let Some(legend) = legend(document) else {
        return false;
    };
    let under = legend.grown(LEGEND_GAP / 2.0);
    let mut places = document
        .session
        .project()
        .actors
        .values()
        .filter_map(|a| a.position);
    places.any(|place| under.contains(view.project(place.at.to_mercator())))
}

/// What was chosen, in the middle half of the map, below the legend.
fn chosen(document: &mut Document, area: GeoBox) {
    let legend = legend(document);
    let Some(view) = &mut document.map.view else {
        return;
    };
    let [side, top] = [view.width * 0.25, view.height * 0.25];
    let below = legend.map_or(0.0, |legend| legend.y + legend.h + LEGEND_GAP);
    view.fit(area, [side, top.max(below.min(view.height / 2.0)), side, top]);
}

fn legend(document: &Document) -> Option<Rect> {
    let picture = document.map.picture.as_ref()?;
    picture.scene.legend.as_ref().map(|legend| legend.rect)
}
