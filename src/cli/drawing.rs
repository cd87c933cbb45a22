//! What the map would draw of a project, laid out as the window does it.

use super::args::{Args, Size};
use super::desk::Desk;
use super::failure::Failure;
use super::ground::map_view;
use crate::base::geo::{GeoBox, LonLat};
use crate::basemap::Ground;
use crate::matching::Matcher;
use crate::matching::missing::Imagined;
use crate::model::Project;
use crate::picture::view::LegendMode;
use crate::picture::{Captions, Emphasis, MapInput, MapVisitor, Scene, View, layout};
use crate::session::audience::{AUDIENCES, Audience, cut};
use crate::session::snapshot::{LISTED, News};
use crate::session::what_if::{Visit, map_visitor};
use crate::session::{MapFilter, Refusal, framing, map_input};

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
#[derive(Clone)]
pub struct Wanted {
    /// Pixels.
    pub size: Size,
    /// Part of the world; `None` shows the territory.
    pub bbox: Option<GeoBox>,
    /// For whom.
    pub audience: Audience,
    /// Activity and place of an actor that is only imagined.
    pub visitor: Option<(String, LonLat)>,
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
            visitor: args.visitor()?,
        })
    }
}

/// Lays out the map of a project.
///
/// # Errors
/// The project has more pairs than memory holds.
pub fn drawing(
    project: &Project,
    wanted: &Wanted,
    ground: &Ground,
    desk: &Desk<'_>,
) -> Result<Drawing, Failure> {
    let project = cut(project, wanted.audience.level);
    let matcher = Matcher::new(&project).map_err(|error| {
        Failure::Failed(desk.tr_with("cli-match-failed", &[("why", error.to_string().into())]))
    })?;
    let filter = MapFilter::default();
    let news = News::default();
    let listed = matcher.candidates(&project, LISTED);
    let picked = filter.pick(&listed, &project, matcher.rules(), &news);
    let mut input = map_input(&project, &picked, &news, &filter);
    input.proposals.1 = matcher.count() + matcher.pool_count();
    let view = view(&project, wanted, ground, desk);
    input.places = ground.places_in(map_view(&view).mercator_box(), view.zoom);
    input.visitor = visitor(&project, &matcher, wanted, desk)?;
    let emphasis = Emphasis {
        quiet: input.visitor.is_some(),
        ..Emphasis::default()
    };
    let scene = layout(&input, &view, &emphasis, desk.lang);
    Ok(Drawing { input, view, scene })
}

/// The imagined actor that was asked for, with what it would exchange.
fn visitor(
    project: &Project,
    matcher: &Matcher,
    wanted: &Wanted,
    desk: &Desk<'_>,
) -> Result<Option<MapVisitor>, Failure> {
    let Some((activity, at)) = &wanted.visitor else {
        return Ok(None);
    };
    let imagined = imagined(activity, *at, matcher, desk)?;
    let visit = Visit {
        of: 0,
        known: imagined.known.as_slice().into(),
        at: *at,
    };
    let answer = visit.answer(matcher);
    Ok(Some(map_visitor(project, &imagined, *at, &answer, desk.lang)))
}

/// An actor of that activity.
///
/// # Errors
/// Nothing is known of what the activity usually takes and gives.
pub fn imagined(activity: &str, at: LonLat, matcher: &Matcher, desk: &Desk<'_>) -> Result<Imagined, Failure> {
    let made = Imagined::new(activity, at, desk.lang, &matcher.rules().knowledge);
    made.ok_or_else(|| {
        let refusal = Refusal::NoProfile {
            activity: activity.to_owned(),
        };
        Failure::refusal(&refusal, desk.lang)
    })
}

fn view(project: &Project, wanted: &Wanted, ground: &Ground, desk: &Desk<'_>) -> View {
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
    view.captions = Captions {
        title: project.name.clone(),
        badge,
        ..Captions::default()
    };
    match (wanted.bbox, framing::territory(project)) {
        (Some(bbox), _) => view.fit(bbox, [0.0; 4]),
        (None, Some(territory)) => view.fit(territory, framing::margins(width, height)),
        (None, None) => {}
    }
    let seen = map_view(&view);
    view.captions.attribution = if wide {
        ground.attribution(desk.lang, &seen)
    } else {
        ground.short_attribution(desk.lang, &seen)
    };
    view
}
