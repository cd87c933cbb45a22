//! Brings the territory, or what was chosen, into view, and not under the legend.

use egui::Context;

use crate::base::geo::GeoBox;
use crate::picture::{Rect, View};
use crate::session::framing;
use crate::ui::document::Document;

/// Room between the legend and what is brought into view, in points.
const LEGEND_GAP: f32 = 24.0;

/// The view asked for; the whole territory also when the window grows and nobody has moved the map since.
pub fn aim(ctx: &Context, document: &mut Document) {
    let window = ctx.content_rect().size();
    document.map.wants_fit |= document.map.outgrown(window);
    let fits = document.map.wants_fit.then(|| whole(document)).flatten();
    let map = &mut document.map;
    // How large the legend is only the first picture tells: then once more.
    map.wants_fit &= map.picture.is_none() && fits.is_some();
    if map.wants_fit {
        ctx.request_repaint();
    }
    if let Some(view) = fits {
        map.fitted = Some((window, view.centre, view.zoom));
        map.view = Some(view);
    }
    if let Some(area) = map.wants_box.take() {
        chosen(document, area);
    }
}

/// The view of the whole territory in which most stands clear of the legend.
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
    let Some(legend) = legend(document) else {
        return Some(plain);
    };
    let under = legend.grown(LEGEND_GAP / 2.0);
    let mut places = project.actors.values().filter_map(|a| a.position);
    if !places.any(|p| under.contains(plain.project(p.at.to_mercator()))) {
        return Some(plain);
    }
    let beside = fitted([(legend.x + legend.w + LEGEND_GAP).min(view.width / 2.0), 0.0]);
    let below = fitted([0.0, (legend.y + legend.h + LEGEND_GAP).min(view.height / 2.0)]);
    Some(if beside.zoom > below.zoom { beside } else { below })
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
