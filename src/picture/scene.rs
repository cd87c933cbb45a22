//! The finished picture: everything in view pixels, ready to be painted or listed.

use super::input::LineState;
use super::typeface::Weight;
use super::view::Rect;
use crate::model::{ActorKind, Family};

/// A point in view pixels, x right and y down.
pub type Point = [f32; 2];

/// Everything that a canvas draws, in drawing order inside each list.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    /// Width in view pixels.
    pub width: f32,
    /// Height in view pixels.
    pub height: f32,
    /// View pixels per design point; on the wall, per point of a desk picture enlarged to the room.
    pub unit: f32,
    /// Made for a room.
    pub wall: bool,
    /// Zones of the territory.
    pub zones: ZoneShapes,
    /// Groups.
    pub pools: Vec<PoolShape>,
    /// Links, from the one furthest behind to the foremost.
    pub curves: Vec<Curve>,
    /// Actors drawn on their own.
    pub discs: Vec<Disc>,
    /// Actors drawn together.
    pub clusters: Vec<Cluster>,
    /// Names and counts.
    pub labels: Vec<Label>,
    /// `nouveau`.
    pub tags: Vec<Tag>,
    /// The legend, when there is something to explain.
    pub legend: Option<Legend>,
    /// The scale bar; absent where the view is too small for one.
    pub scale_bar: Option<ScaleBar>,
    /// Centre of the north arrow.
    pub north: Option<Point>,
    /// Credits of the ground.
    pub attribution: Option<Notice>,
    /// Title, subtitle, sentence and audience of wall, file and paper.
    pub notices: Vec<Notice>,
    /// Sums of links too weak to be drawn in full, behind everything.
    pub bundles: Vec<Bundle>,
    /// Links drawn in full, each for itself or summed at a cluster.
    pub full: usize,
    /// Links in bundles.
    pub bundled: usize,
    /// Links in view that are not drawn at all because stronger ones are.
    pub hidden: usize,
    /// Somebody who is only imagined, over everything else.
    pub visitor: Option<VisitorShape>,
}

/// An imagined actor with its links.
#[derive(Clone, PartialEq, Debug)]
pub struct VisitorShape {
    /// Centre.
    pub at: Point,
    /// Radius of the outline.
    pub r: f32,
    /// The outline: a hexagon, which no other mark is.
    pub outline: [Point; 6],
    /// Icon.
    pub kind: ActorKind,
    /// Its links, the weakest first.
    pub curves: Vec<Curve>,
    /// The ground under its words.
    pub chip: Rect,
    /// Name and note, each with the left end of its baseline, type size and weight.
    pub words: Vec<(String, Point, f32, Weight)>,
}

/// Several weak links between two parts of the ground, drawn as one thin line; as a ring where both are the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Bundle {
    /// Middle of the places at either end.
    pub ends: [Point; 2],
    /// Line width.
    pub width: f32,
    /// Number of links.
    pub count: u32,
}

/// One drawn link, or several of the same kind summed because an end is a cluster.
#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    /// Indices in the input; the strongest first, never empty.
    pub links: Vec<u32>,
    /// Identifier of the strongest.
    pub id: String,
    /// Quadratic curve of the visible line: start, control, end at the head's notch.
    pub quad: [Point; 3],
    /// The same line as points, start to notch.
    pub points: Vec<Point>,
    /// Line width.
    pub width: f32,
    /// Dash and gap lengths; `None` for a solid line.
    pub dash: Option<(f32, f32)>,
    /// Colour, icon and pattern.
    pub family: Option<Family>,
    /// State.
    pub line: LineState,
    /// Width of the halo under the line.
    pub casing: f32,
    /// Arrowhead.
    pub head: Head,
    /// Where the family's icon sits, on lines that are long enough.
    pub badge: Option<Point>,
    /// Selected.
    pub hot: bool,
    /// Faded.
    pub dimmed: bool,
    /// Appeared with the last edits.
    pub is_new: bool,
}

/// An arrowhead: tip, one barb, notch, other barb.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Head {
    /// The four corners in drawing order, tip first.
    pub points: [Point; 4],
    /// Filled, or only outlined.
    pub filled: bool,
}

/// One actor.
#[derive(Clone, PartialEq, Debug)]
pub struct Disc {
    /// Index in the input.
    pub actor: u32,
    /// Centre.
    pub at: Point,
    /// Radius.
    pub r: f32,
    /// Icon.
    pub kind: ActorKind,
    /// Uncertain or illustrative.
    pub dashed: bool,
    /// Selected: double ring.
    pub hot: bool,
    /// End of a new proposal on the wall: ring in the signal colour.
    pub signal: bool,
    /// Its true place when it was moved out of coincident ones.
    pub anchor: Option<Point>,
    /// It lies outside the view and is drawn as a diamond on its bearing.
    pub off_frame: bool,
}

/// Several actors whose discs would overlap.
#[derive(Clone, PartialEq, Debug)]
pub struct Cluster {
    /// Indices in the input, ascending.
    pub members: Vec<u32>,
    /// Centre.
    pub at: Point,
    /// Radius of the filled disc.
    pub r: f32,
    /// Radius of the thin outer ring.
    pub ring: f32,
    /// Holds something selected.
    pub hot: bool,
}

/// What a text is, for its colour and order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LabelRole {
    /// Name of an actor.
    Actor,
    /// Name of the place of a cluster.
    Cluster,
    /// Number of actors in a cluster, inside its disc.
    Count,
    /// Name of the ground.
    Place,
    /// Name of a zone of the territory.
    Zone,
    /// Distance of an actor out of frame, or the number of lanes left out.
    Detail,
}

/// One line of text with a halo.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Box of the words without their halo.
    pub rect: Rect,
    /// Baseline.
    pub baseline: f32,
    /// Type size.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// What it is.
    pub role: LabelRole,
    /// Actor it names.
    pub actor: Option<u32>,
    /// Width of the halo; 0 for none.
    pub halo: f32,
}

/// Zones in view pixels.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ZoneShapes {
    /// The parts of outlines that are in sight.
    pub lines: Vec<Vec<Point>>,
    /// Rectangles that together cover what is in sight and outside all zones.
    pub outside: Vec<Rect>,
    /// Line width.
    pub width: f32,
}

/// A group: spokes to a diamond, and a hull from four members on.
#[derive(Clone, PartialEq, Debug)]
pub struct PoolShape {
    /// Index in the input.
    pub pool: u32,
    /// Identifier.
    pub id: String,
    /// Centre of the diamond.
    pub at: Point,
    /// Half its diagonal.
    pub r: f32,
    /// Lines from the members to the diamond.
    pub spokes: Vec<[Point; 2]>,
    /// Line width of the spokes.
    pub width: f32,
    /// Dash and gap lengths; `None` for solid spokes.
    pub dash: Option<(f32, f32)>,
    /// Outline of the area; empty under four members.
    pub hull: Vec<Point>,
    /// Colour and icon.
    pub family: Option<Family>,
    /// State.
    pub line: LineState,
    /// Faded.
    pub dimmed: bool,
    /// Appeared with the last edits.
    pub is_new: bool,
}

/// The word `nouveau` beside a link.
#[derive(Clone, PartialEq, Debug)]
pub struct Tag {
    /// The word.
    pub text: String,
    /// The coloured box.
    pub rect: Rect,
    /// Baseline of the word.
    pub baseline: f32,
    /// Type size.
    pub size: f32,
    /// The middle of its line, when the tag stands apart from it.
    pub leader: Option<[Point; 2]>,
}

/// What one entry of the legend stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LegendKey {
    /// A family; `None` for flows not recognised yet.
    Family(Option<Family>),
    /// A state.
    Line(LineState),
    /// The word that opens and folds the legend in a small window.
    Title,
    /// The note on how many proposals are drawn; explains, filters nothing.
    Proposals,
    /// The note on proposals that fade while nothing is chosen.
    Faded,
    /// The note on links drawn in full, where others are not.
    Full,
    /// The note on links in bundles.
    Bundled,
    /// The note on hidden links.
    Hidden,
}

/// One entry of the legend.
#[derive(Clone, PartialEq, Debug)]
pub struct LegendRow {
    /// What it explains, and filters when pressed.
    pub key: LegendKey,
    /// Its words.
    pub text: String,
    /// The whole entry, sample and words.
    pub rect: Rect,
    /// Where the icon or line sample is drawn.
    pub sample: Rect,
    /// Left end of the words on their baseline.
    pub text_at: Point,
}

/// The legend.
#[derive(Clone, PartialEq, Debug)]
pub struct Legend {
    /// Its ground.
    pub rect: Rect,
    /// Its entries.
    pub rows: Vec<LegendRow>,
    /// Type size.
    pub size: f32,
    /// It stands on its own ground; on the wall it does not.
    pub boxed: bool,
}

/// A bar of a round length on the ground.
#[derive(Clone, PartialEq, Debug)]
pub struct ScaleBar {
    /// Left end.
    pub from: Point,
    /// Right end.
    pub to: Point,
    /// Length on the ground in kilometres.
    pub kilometres: f64,
    /// That length in words.
    pub text: String,
    /// Left end of the words on their baseline.
    pub text_at: Point,
    /// Type size.
    pub size: f32,
}

/// What a text around the map is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoticeRole {
    /// Name of the territory.
    Title,
    /// Line under it.
    Subtitle,
    /// The sentence of the wall, on its strip.
    Sentence,
    /// Audience.
    Badge,
    /// Credits.
    Attribution,
}

/// A text around the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// What it is.
    pub role: NoticeRole,
    /// Lines of words, each with the left end of its baseline.
    pub lines: Vec<(String, Point)>,
    /// The ground under it.
    pub rect: Rect,
    /// Type size.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
}

/// What lies under a point of the picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hit {
    /// Index of an actor in the input.
    Actor(u32),
    /// Index of a link in the input.
    Link(u32),
    /// Index of a pool in the input.
    Pool(u32),
    /// Index of a cluster in the scene.
    Cluster(u32),
    /// Index of a row of the legend.
    Legend(u32),
}

impl Scene {
    /// What lies at a point, within `tolerance` pixels: legend, then discs, clusters, pools, links, names.
    pub fn hit(&self, x: f32, y: f32, tolerance: f32) -> Option<Hit> {
        let at = [x, y];
        let legend = self.legend.as_ref().and_then(|legend| {
            let row = legend.rows.iter().position(|row| row.rect.contains(at))?;
            Some(Hit::Legend(row as u32))
        });
        legend
            .or_else(|| self.hit_actor(at, tolerance))
            .or_else(|| self.hit_pool(at, tolerance))
            .or_else(|| self.hit_link(at, tolerance))
            .or_else(|| self.hit_name(at))
    }

    fn hit_actor(&self, at: Point, tolerance: f32) -> Option<Hit> {
        let discs = self.discs.iter().map(|d| (d.at, d.r, Hit::Actor(d.actor)));
        let clusters = self.clusters.iter().enumerate();
        let clusters = clusters.map(|(i, c)| (c.at, c.ring, Hit::Cluster(i as u32)));
        nearest(
            discs
                .chain(clusters)
                .map(|(centre, r, hit)| (distance(centre, at) - r, hit)),
            tolerance,
        )
    }

    fn hit_pool(&self, at: Point, tolerance: f32) -> Option<Hit> {
        let pools = self.pools.iter();
        nearest(
            pools.map(|p| (distance(p.at, at) - p.r, Hit::Pool(p.pool))),
            tolerance,
        )
    }

    fn hit_link(&self, at: Point, tolerance: f32) -> Option<Hit> {
        // Foremost first: of two lines at the same distance the one on top is meant.
        let curves = self.curves.iter().rev().filter_map(|curve| {
            let link = *curve.links.first()?;
            Some((curve.distance_to(at, tolerance)?, Hit::Link(link)))
        });
        nearest(curves, tolerance)
    }

    fn hit_name(&self, at: Point) -> Option<Hit> {
        let label = self
            .labels
            .iter()
            .find(|label| label.rect.contains(at) && label.actor.is_some())?;
        label.actor.map(Hit::Actor)
    }
}

impl Curve {
    /// Distance from the line's edge, 0 on it; `None` when certainly further than `tolerance`.
    fn distance_to(&self, at: Point, tolerance: f32) -> Option<f32> {
        let reach = tolerance + self.width;
        let tip = self.head.points[0];
        let ends = [self.quad[0], self.quad[1], self.quad[2], tip];
        let outside = |axis: usize| {
            let coordinates = ends.map(|p| p[axis]);
            let low = coordinates.iter().copied().fold(f32::INFINITY, f32::min);
            let high = coordinates.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            at[axis] < low - reach || at[axis] > high + reach
        };
        if outside(0) || outside(1) {
            return None;
        }
        let line = self.points.iter().chain(std::iter::once(&tip));
        let distances = line
            .clone()
            .zip(line.skip(1))
            .map(|(a, b)| segment_distance(at, *a, *b));
        let nearest = distances.fold(f32::INFINITY, f32::min);
        Some((nearest - self.width / 2.0).max(0.0))
    }
}

fn nearest(found: impl Iterator<Item = (f32, Hit)>, tolerance: f32) -> Option<Hit> {
    let mut best: Option<(f32, Hit)> = None;
    for (distance, hit) in found {
        if distance <= tolerance && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, hit));
        }
    }
    best.map(|(_, hit)| hit)
}

/// Distance of two points.
pub(super) fn distance(a: Point, b: Point) -> f32 {
    let (dx, dy) = (a[0] - b[0], a[1] - b[1]);
    (dx * dx + dy * dy).sqrt()
}

/// Distance of a point from a straight piece of line.
pub(super) fn segment_distance(p: Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 {
        (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square).clamp(0.0, 1.0)
    } else {
        0.0
    };
    distance(p, [a[0] + along * dx, a[1] + along * dy])
}
