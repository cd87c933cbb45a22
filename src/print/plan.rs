//! The picture laid out: what the window would draw of that part of the world, at the size of the file.

use super::error::PrintError;
use super::ground;
use super::order::{Area, Order};
use crate::base::geo::GeoBox;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::{date, number};
use crate::basemap::Ground;
use crate::matching::Matcher;
use crate::model::{Level, Project};
use crate::picture::furniture::ratio;
use crate::picture::view::LegendMode;
use crate::picture::{
    Captions, Emphasis, LIT_LINES, MapInput, MapVisitor, Rect, Scene, View, WALL_LINKS, layout,
};
use crate::session::audience::{Audience, cut};
use crate::session::reserve::Reserve;
use crate::session::snapshot::{LISTED, News};
use crate::session::what_if::{Visit, imagined, map_visitor};
use crate::session::{framing, map_input, wall};

/// Under this width in design points the legend is folded and the credits are short.
const LEGEND_FROM: f32 = 620.0;
/// Room between title or legend and what is brought into view, in design points.
const GAP: f32 = 24.0;
/// Leading digits of a round ratio.
const ROUND: [f64; 14] = [
    1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0,
];

/// A picture laid out.
pub struct Plan {
    /// What it was made from.
    pub input: MapInput,
    /// Part of the world, size and captions.
    pub view: View,
    /// Where everything stands, in view pixels.
    pub scene: Scene,
}

impl Plan {
    /// Lays out the map of a project as the audience may know it.
    ///
    /// # Errors
    /// The project has more pairs than memory holds, or nothing is known of an imagined activity.
    pub fn new(order: &Order, project: &Project, ground: &Ground, lang: Lang) -> Result<Self, PrintError> {
        let reserve = Reserve::of(project, order.audience.level);
        let project = cut(project, order.audience.level);
        let matcher = Matcher::new(&project).map_err(|error| PrintError::Matching(error.to_string()))?;
        let news = News::default();
        let mut listed = matcher.candidates(&project, LISTED);
        let mut count = matcher.count() + matcher.pool_count();
        if let Some(reserve) = reserve {
            let found = listed.len();
            reserve.hold_back(&mut listed, &project);
            count -= (found - listed.len()).min(count);
        }
        let picked = order.filter.pick(&listed, &project, matcher.rules(), &news);
        let mut input = map_input(&project, &picked, &news, &order.filter);
        input.proposals.1 = count;
        input.visitor = visitor(order, &project, &matcher, lang)?;
        let emphasis = Emphasis {
            quiet: input.visitor.is_some(),
            ..Emphasis::default()
        };
        let mut view = bare_view(order);
        view.captions = captions(order, &project, &input, lang);
        credit(&mut view, ground, lang);
        let mut margins = margins(&view);
        // As close as in the window.
        let territory = if order.audience.wall {
            wall::territory(&project, &listed).map(|area| (area, framing::CLOSEST))
        } else {
            framing::territory(&project).map(|area| (area, framing::closest(&project)))
        };
        place(&mut view, order, territory, margins);
        let mut scene = layout(&input, &view, &emphasis, lang);
        if order.area == Area::Territory
            && let Some(clear) = clear_of_legend(&scene, &view, margins)
        {
            margins = clear;
            place(&mut view, order, territory, margins);
        }
        credit(&mut view, ground, lang);
        input.places = ground.places_in(ground::map_view(&view).mercator_box(), view.zoom);
        scene = layout(&input, &view, &emphasis, lang);
        Ok(Self { input, view, scene })
    }
}

fn bare_view(order: &Order) -> View {
    let extent = order.extent();
    let mut view = View::new(extent.width, extent.height);
    view.scale = extent.scale;
    view.paper = extent.paper;
    view.wall = order.audience.wall;
    if view.wall && !order.theme.is_dark() {
        view.line_factor = LIT_LINES;
    }
    view.legend = if view.wall || is_wide(&view) {
        LegendMode::Open
    } else {
        LegendMode::Folded
    };
    view
}

/// Who made the ground that the view shows.
fn credit(view: &mut View, ground: &Ground, lang: Lang) {
    let seen = ground::map_view(view);
    view.captions.attribution = if is_wide(view) {
        ground.attribution(lang, &seen)
    } else {
        ground.short_attribution(lang, &seen)
    };
}

fn is_wide(view: &View) -> bool {
    view.width / view.scale >= LEGEND_FROM
}

fn captions(order: &Order, project: &Project, input: &MapInput, lang: Lang) -> Captions {
    let title = order.title.clone().filter(|title| !title.trim().is_empty());
    Captions {
        title: title.unwrap_or_else(|| project.name.clone()),
        subtitle: subtitle(order, input, lang),
        badge: tr(lang, audience_key(order.audience)),
        ..Captions::default()
    }
}

/// The day, and how much is shown.
fn subtitle(order: &Order, input: &MapInput, lang: Lang) -> String {
    let count = |n: usize| number::format(lang, n as f64, 0);
    let date = date::words(lang, &order.date.to_string());
    if order.audience.wall {
        let all = input.links.len();
        let args = [
            ("n", (all as f64).into()),
            ("shown", count(all.min(WALL_LINKS)).into()),
            ("all", count(all).into()),
        ];
        let key = if all > WALL_LINKS { "wall-some" } else { "wall-all" };
        return format!("{} · {date}", tr_args(lang, key, &args));
    }
    let (actors, links) = (input.actors.len(), input.links.len() + input.pools.len());
    let args = [
        ("date", date.into()),
        ("actors", (actors as f64).into()),
        ("actors-shown", count(actors).into()),
        ("links", (links as f64).into()),
        ("links-shown", count(links).into()),
    ];
    tr_args(lang, "print-subtitle", &args)
}

/// Message key of what an audience sees.
pub fn audience_key(audience: Audience) -> &'static str {
    match audience.level {
        Level::Public => "wall-public",
        Level::Partners => "wall-partners",
        Level::Operator | Level::Sealed => "audience-operator",
    }
}

fn margins(view: &View) -> [f32; 4] {
    let unit = view.scale;
    if view.wall {
        framing::wall_margins(view.width, view.height)
    } else {
        framing::margins(view.width / unit, view.height / unit).map(|margin| margin * unit)
    }
}

/// Centre and zoom; on paper so that the ratio is a round one.
fn place(view: &mut View, order: &Order, territory: Option<(GeoBox, f64)>, margins: [f32; 4]) {
    match order.area {
        Area::Territory => {
            if let Some((territory, closest)) = territory {
                view.fit_closer(territory, margins, closest);
            }
        }
        Area::Box(area) => view.fit(area, [0.0; 4]),
        Area::Window { centre, zoom, size } => {
            let [w, h] = size.map(|side| f64::from(side * view.scale).max(1.0));
            let larger = (f64::from(view.width) / w).min(f64::from(view.height) / h);
            view.centre = centre;
            view.zoom = zoom + larger.log2();
        }
    }
    if let Some(found) = ratio(view).filter(|ratio| ratio.is_finite() && *ratio > 0.0) {
        // The centre stays where it is, so that what had to be in view still is.
        view.zoom -= (round_up(found) / found).log2();
    }
}

/// The next round number that is not smaller.
fn round_up(value: f64) -> f64 {
    let decade = 10f64.powf(value.log10().floor());
    let steps = ROUND.into_iter().map(|digit| digit * decade);
    steps
        .into_iter()
        .find(|step| *step >= value * (1.0 - 1e-6))
        .unwrap_or(10.0 * decade)
}

/// Margins that keep actors from under title and legend; `None` while nothing is under them.
fn clear_of_legend(scene: &Scene, view: &View, [left, top, right, bottom]: [f32; 4]) -> Option<[f32; 4]> {
    let boxes: Vec<Rect> = scene
        .legend
        .iter()
        .map(|legend| legend.rect)
        .chain(scene.notices.iter().map(|notice| notice.rect))
        .collect();
    let gap = GAP * view.scale;
    let discs = scene.discs.iter().map(|disc| (disc.at, disc.r));
    let mut marks = discs.chain(scene.clusters.iter().map(|cluster| (cluster.at, cluster.ring)));
    let hidden = marks.any(|(at, r)| {
        let mark = Rect::centred(at, 2.0 * r, 2.0 * r);
        boxes.iter().any(|b| b.overlaps(mark))
    });
    if !hidden || view.wall {
        return None;
    }
    let edge = |far: fn(&Rect) -> f32| boxes.iter().map(far).fold(0.0, f32::max) + gap;
    let corner: Vec<&Rect> = boxes.iter().filter(|b| b.x < view.width / 2.0).collect();
    let beside = corner.iter().map(|b| b.x + b.w).fold(0.0, f32::max) + gap;
    let below = edge(|b| b.y + b.h);
    // Whichever leaves more room.
    let wide = (view.width - beside - right) * (view.height - top - bottom);
    let high = (view.width - left - right) * (view.height - below - bottom);
    Some(if wide >= high {
        [beside.max(left), top, right, bottom]
    } else {
        [left, below.max(top), right, bottom]
    })
}

/// The imagined actor that was asked for, with what it would exchange.
fn visitor(
    order: &Order,
    project: &Project,
    matcher: &Matcher,
    lang: Lang,
) -> Result<Option<MapVisitor>, PrintError> {
    let Some((activity, at)) = &order.visitor else {
        return Ok(None);
    };
    let imagined = imagined(activity, *at, matcher, lang).map_err(PrintError::Refused)?;
    let visit = Visit {
        of: 0,
        known: imagined.known.as_slice().into(),
        at: *at,
    };
    let answer = visit.answer(matcher);
    Ok(Some(map_visitor(project, &imagined, *at, &answer, lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_rounded_up_to_what_a_ruler_likes() {
        for (found, round) in [
            (50_000.0, 50_000.0),
            (50_001.0, 60_000.0),
            (99_000.0, 100_000.0),
            (1.1, 1.25),
            (9.9e6, 1e7),
        ] {
            assert!((round_up(found) - round).abs() < 1e-6 * round, "{found}");
        }
    }
}
