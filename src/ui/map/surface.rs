//! One surface with a map on it, at the desk or on the wall: ground, cached picture, and moving both.
//!
//! The picture is made anew only when data, look or view ask for it; in between it is moved as it is.

use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::epaint::{TessellationOptions, Tessellator};
use egui::{Context, Mesh, Rect, Shape, Ui, Vec2, vec2};

use super::canvas::ShapeCanvas;
use super::state::{MapState, Picture};
use super::stops;
use super::tiles::Tiles;
use crate::base::i18n::Lang;
use crate::basemap::{Ground, MapView};
use crate::picture::paint::{self, Look};
use crate::picture::{Emphasis, MapInput, View, layout};
use crate::ui::theme::{Theme, color};

/// The picture is made anew once the map has rested this long.
const SETTLED: Duration = Duration::from_millis(90);
/// A picture that takes less than this follows every frame.
const QUICK: Duration = Duration::from_millis(2);
/// So far, in points, a slower one is only moved: it reaches a little further than the map on each side.
const SPARE: f32 = 180.0;

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
    let same_data = map.picture.as_ref().is_some_and(|p| {
        p.version == map.version()
            && (p.look, p.patterns) == (subject.theme, map.patterns)
            && (p.view.width, p.view.height) == (view.width, view.height)
    });
    let moving = map.moved_at.is_some_and(|at| at.elapsed() < SETTLED);
    let kept = map.picture.as_ref().filter(|_| same_data && moving);
    if kept.is_some_and(|p| p.cost > QUICK && offset(&p.view, view).length() < SPARE) {
        ui.ctx().request_repaint_after(SETTLED);
        return;
    }
    let mut input = match map.picture.take_if(|_| same_data) {
        Some(picture) => {
            let emphasis = (subject.emphasis)(&picture.input);
            if picture.view == *view && picture.emphasis == emphasis && picture.corner == corner {
                map.picture = Some(picture);
                return;
            }
            picture.input
        }
        None => (subject.input)(),
    };
    place_names(map, view);
    input.places.clone_from(&map.places.0);
    map.picture = Some(picture(
        ui,
        corner,
        (map.version(), map.patterns),
        view,
        input,
        subject,
    ));
}

/// Lays a picture out and paints it as far as egui's shapes.
fn picture(
    ui: &Ui,
    corner: Vec2,
    (version, patterns): (u64, bool),
    view: &View,
    input: MapInput,
    subject: &Subject<'_>,
) -> Picture {
    let started = Instant::now();
    let emphasis = (subject.emphasis)(&input);
    let scene = layout(&input, view, &emphasis, subject.lang);
    let look_of = Look {
        patterns: patterns || Look::of(subject.theme).patterns,
        ..Look::of(subject.theme)
    };
    let mut lines = ShapeCanvas::new(ui.ctx(), corner);
    paint::paint_zones(&scene, &look_of, &mut lines);
    paint::paint_links(&scene, &look_of, &mut lines);
    // Letters are cut out of egui's own font texture, so they cannot be tessellated ahead.
    let (letters, lines): (Vec<Shape>, Vec<Shape>) = lines
        .shapes
        .into_iter()
        .partition(|shape| matches!(shape, Shape::Text(_)));
    let lines = Arc::new(tessellated(ui, lines));
    let mut rest = ShapeCanvas::new(ui.ctx(), corner);
    rest.shapes = letters;
    paint::paint_discs(&scene, &look_of, &mut rest);
    paint::paint_names(&scene, &look_of, &mut rest);
    paint::paint_furniture(&scene, &look_of, &mut rest);
    Picture {
        stops: stops::of(&scene, &input, subject.lang),
        input,
        scene,
        view: view.clone(),
        emphasis,
        version,
        look: subject.theme,
        patterns,
        lines,
        rest: rest.shapes,
        corner,
        cost: started.elapsed(),
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
    let Some(picture) = &map.picture else {
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

/// Shapes as triangles, so that a still or moving picture costs no tessellation.
fn tessellated(ui: &Ui, shapes: Vec<Shape>) -> Mesh {
    let options = TessellationOptions {
        prerasterized_discs: false,
        ..TessellationOptions::default()
    };
    let mut tessellator = Tessellator::new(ui.ctx().pixels_per_point(), options, [0, 0], Vec::new());
    let mut mesh = Mesh::default();
    for shape in shapes {
        tessellator.tessellate_shape(shape, &mut mesh);
    }
    mesh
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
fn paint_picture(painter: &egui::Painter, picture: &Picture, moved: Vec2) {
    if moved == Vec2::ZERO {
        painter.add(Shape::Mesh(Arc::clone(&picture.lines)));
        painter.extend(picture.rest.iter().cloned());
        return;
    }
    let mut lines = (*picture.lines).clone();
    lines.translate(moved);
    painter.add(Shape::mesh(lines));
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
