//! One surface with a map on it, at the desk or on the wall: ground, cached picture, and moving both.
//!
//! The picture is made anew only when data, look or view ask for it; in between it is moved as it is, and while it is
//! moved far its successor is made beside the window.

use std::sync::Arc;
use std::sync::mpsc::TryRecvError;
use std::time::Duration;

use egui::{Context, Rect, Shape, Ui, Vec2, vec2};

use super::canvas::ShapeCanvas;
use super::shaping::{Shaped, Task};
use super::state::{MapState, Picture};
use super::stops;
use super::tiles::Tiles;
use crate::base::i18n::Lang;
use crate::basemap::{Ground, MapView};
use crate::picture::paint::{self, Canvas as _};
use crate::picture::{Emphasis, MapInput, View};
use crate::ui::theme::{Theme, color};

/// The picture is made anew once the map has rested this long.
const SETTLED: Duration = Duration::from_millis(90);
/// A picture that takes less than this follows every frame.
const QUICK: Duration = Duration::from_millis(2);
/// Moved further than this, in points, a slower one is followed by its successor: it reaches further than the map on each
/// side, so that the successor is there before its edge is seen.
const AHEAD: f32 = 90.0;

/// What a surface shows: asked for only when its picture must be made anew.
pub struct Subject<'a> {
    /// Language of legend and tags.
    pub lang: Lang,
    /// Colours; the wall has its own.
    pub theme: Theme,
    /// Actors, links and groups.
    pub input: &'a dyn Fn() -> MapInput,
    /// What stands out in them.
    pub emphasis: &'a dyn Fn(&MapInput) -> Emphasis,
}

/// Starts the tiles with the first frame; true then.
pub fn start(ctx: &Context, map: &mut MapState) -> bool {
    let first = map.first_frame();
    if first {
        let ground = map.ground.take().or_else(|| Ground::embedded().ok());
        map.tiles = ground.clone().and_then(|g| Tiles::start(ctx, g));
        map.ground = ground;
        map.wants_fit = true;
    }
    first
}

/// Who made the ground that a view shows.
pub fn credits(map: &MapState, view: &View, lang: Lang) -> String {
    let ground = map.ground.as_ref();
    ground.map_or_else(String::new, |ground| {
        ground.short_attribution(lang, &map_view(view))
    })
}

/// Makes the picture anew when data, look or view ask for it.
pub fn refresh(ui: &Ui, rect: Rect, map: &mut MapState, view: &View, subject: &Subject<'_>) {
    let corner = rect.min.to_vec2();
    take_in(ui.ctx(), map, subject);
    let same_data = map.picture.as_ref().is_some_and(|p| {
        p.version == map.version()
            && (p.look, p.patterns) == (subject.theme, map.patterns)
            && (p.view.width, p.view.height) == (view.width, view.height)
    });
    let moving = map.moved_at.is_some_and(|at| at.elapsed() < SETTLED);
    let kept = map.picture.as_ref().filter(|_| same_data && moving);
    if let Some(slow) = kept.filter(|p| p.cost > QUICK) {
        if map.coming.is_none() && offset(&slow.view, view).length() > AHEAD {
            let input = Arc::clone(&slow.input);
            map.coming = task(ui, map, corner, view, input, subject).beside(ui.ctx());
        }
        ui.ctx().request_repaint_after(SETTLED);
        return;
    }
    map.coming = None;
    let input = match map.picture.take_if(|_| same_data) {
        Some(picture) => {
            let emphasis = (subject.emphasis)(&picture.input);
            if picture.view == *view && picture.emphasis == emphasis && picture.corner == corner {
                map.picture = Some(picture);
                return;
            }
            picture.input
        }
        None => Arc::new((subject.input)()),
    };
    let shaped = task(ui, map, corner, view, input, subject).shape();
    map.picture = Some(dressed(ui.ctx(), shaped, subject.lang));
}

/// What is to be made, with the names of the ground there.
fn task(
    ui: &Ui,
    map: &mut MapState,
    corner: Vec2,
    view: &View,
    input: Arc<MapInput>,
    subject: &Subject<'_>,
) -> Task {
    place_names(map, view);
    Task {
        emphasis: (subject.emphasis)(&input),
        input,
        places: map.places.0.clone(),
        view: view.clone(),
        corner,
        version: map.version(),
        theme: subject.theme,
        patterns: map.patterns,
        lang: subject.lang,
        pixels_per_point: ui.ctx().pixels_per_point(),
    }
}

/// Takes in the picture that was made beside the window, unless the data have changed since.
fn take_in(ctx: &Context, map: &mut MapState, subject: &Subject<'_>) {
    let Some(coming) = &map.coming else { return };
    match coming.try_recv() {
        Ok(shaped) => {
            map.coming = None;
            if shaped.task.version == map.version() && shaped.task.theme == subject.theme {
                map.picture = Some(dressed(ctx, shaped, subject.lang));
            }
        }
        Err(TryRecvError::Disconnected) => map.coming = None,
        Err(TryRecvError::Empty) => {}
    }
}

/// Adds what needs letters: the window's thread has them.
fn dressed(ctx: &Context, shaped: Shaped, lang: Lang) -> Picture {
    let Shaped {
        task,
        scene,
        lines,
        words,
        cost,
    } = shaped;
    let look = task.look();
    let mut rest = ShapeCanvas::new(ctx, task.corner);
    for (text, at, style) in words {
        rest.text(&text, at, style);
    }
    paint::paint_discs(&scene, &look, &mut rest);
    paint::paint_names(&scene, &look, &mut rest);
    paint::paint_furniture(&scene, &look, &mut rest);
    Picture {
        stops: stops::of(&scene, &task.input, lang),
        input: task.input,
        scene,
        view: task.view,
        emphasis: task.emphasis,
        version: task.version,
        look: task.theme,
        patterns: task.patterns,
        lines,
        lines_moved: Vec2::ZERO,
        rest: rest.shapes,
        corner: task.corner,
        cost,
    }
}

/// Paints ground and picture; returns how far the picture has moved since it was made.
pub fn draw(ui: &Ui, rect: Rect, map: &mut MapState, theme: Theme) -> Vec2 {
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, color(theme.palette().sea));
    let Some(view) = map.view.clone() else {
        return Vec2::ZERO;
    };
    if let Some(tiles) = &mut map.tiles {
        tiles.paint(&painter, rect, &map_view(&view), theme);
    }
    let Some(picture) = &mut map.picture else {
        return Vec2::ZERO;
    };
    let moved = offset(&picture.view, &view) + (rect.min.to_vec2() - picture.corner);
    paint_picture(&painter, picture, moved);
    moved
}

/// Names of the ground, taken anew when the view has moved by a quarter or changed its zoom.
fn place_names(map: &mut MapState, view: &View) {
    let Some(ground) = &map.ground else { return };
    let window = map_view(view).mercator_box();
    let side = (window[2] - window[0]).abs();
    let near = map.places.1.is_some_and(|(held, zoom)| {
        let moved = (held[0] - window[0]).abs().max((held[3] - window[3]).abs());
        moved < side / 4.0 && (zoom - view.zoom).abs() < 0.3
    });
    if !near {
        // Half a view more on each side, so that a short pan finds its names already there.
        let [west, south, east, north] = window;
        let more = side / 4.0;
        let wider = [west - more, south + more, east + more, north - more];
        map.places = (ground.places_in(wider, view.zoom), Some((window, view.zoom)));
    }
}

fn map_view(view: &View) -> MapView {
    MapView {
        centre: view.centre,
        zoom: view.zoom,
        width: f64::from(view.width),
        height: f64::from(view.height),
    }
}

/// The picture, moved as far as the map has moved since it was made.
fn paint_picture(painter: &egui::Painter, picture: &mut Picture, moved: Vec2) {
    let further = moved - picture.lines_moved;
    if further != Vec2::ZERO {
        // Whole points, so that nothing gathers; nobody else holds them between frames, so nothing is copied.
        Arc::make_mut(&mut picture.lines).translate(further);
        picture.lines_moved = moved;
    }
    painter.add(Shape::Mesh(Arc::clone(&picture.lines)));
    painter.extend(picture.rest.iter().cloned().map(|mut shape| {
        shape.translate(moved);
        shape
    }));
}

/// How far the map has moved since the picture was made, in points. A change of zoom is not bridged: the picture
/// follows within a tenth of a second.
fn offset(then: &View, now: &View) -> Vec2 {
    let [x, y] = now.project(then.centre);
    vec2((x - now.width / 2.0).round(), (y - now.height / 2.0).round())
}
