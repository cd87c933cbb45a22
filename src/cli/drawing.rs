//! What the map would draw of a project, laid out as the window does it.

use super::args::Size;
use super::audience::{Audience, cut};
use super::desk::Desk;
use super::failure::Failure;
use super::ground::map_view;
use crate::base::geo::{GeoBox, LonLat};
use crate::basemap::BaseMap;
use crate::matching::Matcher;
use crate::model::Project;
use crate::picture::view::LegendMode;
use crate::picture::{Captions, Emphasis, MapInput, Scene, View, layout};
use crate::session::snapshot::{LISTED, News};
use crate::session::{MapFilter, map_input};

/// Room around what is brought into view, as a share of the map, and at least so many pixels.
const FIT_MARGIN: f32 = 0.12;
const LEAST_MARGIN: f32 = 40.0;
/// Under this width the legend is folded and the credits are short.
const LEGEND_FROM: f32 = 620.0;
/// From this many placed actors on, those far away from all others do not decide the frame.
const CROWD: usize = 8;

/// A picture laid out.
pub struct Drawing {
    /// What it was made from.
    pub input: MapInput,
    /// Part of the world, size and captions.
    pub view: View,
    /// Where everything stands, in pixels.
    pub scene: Scene,
}

/// What is to be drawn, how large and for whom.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Pixels.
    pub size: Size,
    /// Part of the world; `None` shows the territory.
    pub bbox: Option<GeoBox>,
    /// For whom.
    pub audience: Audience,
}

/// Lays out the map of a project.
///
/// # Errors
/// The project has more pairs than memory holds.
pub fn drawing(
    project: &Project,
    wanted: Wanted,
    ground: &BaseMap,
    desk: &Desk<'_>,
) -> Result<Drawing, Failure> {
    let project = cut(project, wanted.audience.level);
    let matcher = Matcher::new(&project).map_err(|error| {
        Failure::Failed(desk.tr_with("cli-match-failed", &[("why", error.to_string().into())]))
    })?;
    let filter = MapFilter {
        audience: wanted.audience.level,
        ..MapFilter::default()
    };
    let mut candidates = matcher.candidates(&project, LISTED);
    candidates.truncate(filter.proposals * 2);
    let mut input = map_input(&project, &candidates, &News::default(), &filter);
    let view = view(&project, wanted, desk);
    input.places = ground.places_in(map_view(&view).mercator_box(), view.zoom);
    let scene = layout(&input, &view, &Emphasis::default(), desk.lang);
    Ok(Drawing { input, view, scene })
}

fn view(project: &Project, wanted: Wanted, desk: &Desk<'_>) -> View {
    let (width, height) = (wanted.size.0 as f32, wanted.size.1 as f32);
    let mut view = View::new(width, height);
    let wide = width >= LEGEND_FROM;
    view.wall = wanted.audience.wall;
    view.legend = if wide {
        LegendMode::Open
    } else {
        LegendMode::Folded
    };
    let badge = if wanted.audience.wall {
        desk.tr("cli-map-public")
    } else {
        String::new()
    };
    let attribution = if wide {
        BaseMap::attribution(desk.lang)
    } else {
        BaseMap::short_attribution(desk.lang)
    };
    view.captions = Captions {
        attribution,
        title: project.name.clone(),
        badge,
        ..Captions::default()
    };
    let margin = |side: f32| (side * FIT_MARGIN).max(LEAST_MARGIN);
    let margins = [margin(width), margin(height), margin(width), margin(height)];
    match (wanted.bbox, territory(project)) {
        (Some(bbox), _) => view.fit(bbox, [0.0; 4]),
        (None, Some(territory)) => view.fit(territory, margins),
        (None, None) => {}
    }
    view
}

/// The box of a territory: where most of its actors are, one far away aside.
fn territory(project: &Project) -> Option<GeoBox> {
    let places: Vec<LonLat> = project
        .actors
        .values()
        .filter_map(|a| a.position)
        .map(|p| p.at)
        .collect();
    if places.len() < CROWD {
        return GeoBox::around(places);
    }
    let middle = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    let centre = LonLat {
        lon: middle(places.iter().map(|p| p.lon).collect()),
        lat: middle(places.iter().map(|p| p.lat).collect()),
    };
    let mut by_distance: Vec<(f64, LonLat)> = places.iter().map(|p| (p.distance_km(centre), *p)).collect();
    by_distance.sort_by(|a, b| a.0.total_cmp(&b.0));
    let most = by_distance[by_distance.len() * 9 / 10 - 1].0;
    GeoBox::around(
        by_distance
            .into_iter()
            .filter(|(km, _)| *km <= most * 2.0)
            .map(|(_, place)| place),
    )
}
