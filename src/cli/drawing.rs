//! What the map would draw of a project, laid out as the window does it.

use super::args::{Args, Size};
use super::desk::Desk;
use super::failure::Failure;
use super::ground::map_view;
use crate::base::geo::GeoBox;
use crate::basemap::BaseMap;
use crate::matching::Matcher;
use crate::model::Project;
use crate::picture::view::LegendMode;
use crate::picture::{Captions, Emphasis, MapInput, Scene, View, layout};
use crate::session::audience::{AUDIENCES, Audience, cut};
use crate::session::snapshot::{LISTED, News};
use crate::session::{MapFilter, framing, map_input};

/// Under this width the legend is folded and the credits are short.
const LEGEND_FROM: f32 = 620.0;

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

impl Wanted {
    /// What the options `--size`, `--bbox` and `--audience` ask for.
    ///
    /// # Errors
    /// An option cannot be read.
    pub fn from_args(args: &Args) -> Result<Self, Failure> {
        let audience = args.choice("audience", &AUDIENCES)?.unwrap_or_default();
        Ok(Self {
            size: args.size()?,
            bbox: args.bbox()?,
            audience,
        })
    }
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
    let filter = MapFilter::default();
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
    match (wanted.bbox, framing::territory(project)) {
        (Some(bbox), _) => view.fit(bbox, [0.0; 4]),
        (None, Some(territory)) => view.fit(territory, framing::margins(width, height)),
        (None, None) => {}
    }
    view
}
