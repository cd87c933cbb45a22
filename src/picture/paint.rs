//! Draws a scene on any canvas, back to front, in layers that can be cached one by one.

use super::dress::{BADGE, RING};
use super::icons;
use super::input::LineState;
use super::scene::{Curve, Disc, LabelRole, LegendKey, Notice, NoticeRole, Point, PoolShape, Scene};
use super::tokens::{Palette, Rgb, Theme};
use super::typeface::{Weight, measure};
use super::view::Rect;
use crate::model::Family;

/// Opacity of everything that is not in focus.
const DIMMED: f32 = 0.34;
/// Opacity of a parked line.
const PARKED: f32 = 0.5;
/// Opacity of a pool's area.
const AREA: f32 = 0.08;
/// Opacity of the grounds under legend and credits.
const GROUND: f32 = 0.9;
/// Width from which a line carries its family's pattern, in points.
const CORE_FROM: f32 = 5.0;

/// A colour with its opacity.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ink {
    /// Colour.
    pub rgb: Rgb,
    /// 0 to 1.
    pub alpha: f32,
}

impl Ink {
    /// An opaque colour.
    pub const fn solid(rgb: Rgb) -> Self {
        Self { rgb, alpha: 1.0 }
    }

    /// The same colour, thinner.
    #[must_use]
    pub fn faded(self, by: f32) -> Self {
        Self {
            rgb: self.rgb,
            alpha: self.alpha * by,
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pen<'a> {
    /// Width in view pixels.
    pub width: f32,
    /// Colour.
    pub ink: Ink,
    /// Lengths of dashes and gaps in turn; empty for a solid line.
    pub dash: &'a [f32],
    /// Round ends; square-cut ones otherwise.
    pub round: bool,
}

impl Pen<'_> {
    fn solid(width: f32, ink: Ink) -> Self {
        Self {
            width,
            ink,
            dash: &[],
            round: false,
        }
    }
}

/// How a text is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TextStyle {
    /// Weight; the two icon weights draw icons.
    pub weight: Weight,
    /// Type size in view pixels.
    pub size: f32,
    /// Colour.
    pub ink: Ink,
    /// Colour and width of the halo.
    pub halo: Option<(Ink, f32)>,
}

/// Anything that can be drawn on. Lengths are view pixels, x right and y down.
pub trait Canvas {
    /// An open line through the points.
    fn stroke(&mut self, points: &[Point], pen: Pen<'_>);
    /// A filled outline.
    fn polygon(&mut self, points: &[Point], fill: Ink);
    /// The edge of an outline.
    fn outline(&mut self, points: &[Point], pen: Pen<'_>);
    /// A circle: filled, edged, or both.
    fn circle(&mut self, centre: Point, radius: f32, fill: Option<Ink>, edge: Option<Pen<'_>>);
    /// A filled rectangle with rounded corners.
    fn rect(&mut self, rect: Rect, corner: f32, fill: Ink);
    /// One line of text from the left end of its baseline.
    fn text(&mut self, text: &str, at: Point, style: TextStyle);
}

/// Colours and habits of one picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Look {
    /// Colours.
    pub palette: &'static Palette,
    /// Families are also told by a light pattern inside the lines.
    pub patterns: bool,
    /// Lines have an edge of ink.
    pub edged: bool,
}

impl Look {
    /// The look of a theme; high contrast brings patterns and edges.
    pub const fn of(theme: Theme) -> Self {
        let contrast = matches!(theme, Theme::LightContrast | Theme::DarkContrast);
        Self {
            palette: theme.palette(),
            patterns: contrast,
            edged: contrast,
        }
    }
}

/// The whole picture over a ground that is already there.
pub fn paint(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    paint_links(scene, look, canvas);
    paint_discs(scene, look, canvas);
    paint_names(scene, look, canvas);
    paint_furniture(scene, look, canvas);
}

/// Pools and links.
pub fn paint_links(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    for pool in &scene.pools {
        paint_pool(pool, scene.unit, look, canvas);
    }
    for curve in &scene.curves {
        paint_curve(curve, 0.0, scene.unit, look, canvas);
    }
}

/// One link, wider by `more`; also for what is under the pointer.
pub fn paint_curve(curve: &Curve, more: f32, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let fade = if curve.dimmed { DIMMED } else { 1.0 };
    let ink = line_ink(curve.line, curve.family, palette).faded(fade);
    let width = curve.width + more;
    let casing = Pen::solid(curve.casing + more, Ink::solid(palette.halo).faded(fade));
    let halo = curve.casing - curve.width;
    canvas.stroke(&curve.points, casing);
    canvas.outline(
        &curve.head.points,
        Pen {
            width: halo,
            ..casing
        },
    );
    let dash = curve.dash.map(|(on, off)| [on, off]);
    let dash: &[f32] = dash.as_ref().map_or(&[], |dash| dash.as_slice());
    if look.edged && !curve.dimmed {
        let edge = Ink::solid(palette.text);
        canvas.stroke(
            &curve.points,
            Pen {
                dash,
                ..Pen::solid(width + 2.0 * unit, edge)
            },
        );
    }
    canvas.stroke(
        &curve.points,
        Pen {
            dash,
            ..Pen::solid(width, ink)
        },
    );
    if look.patterns && width >= CORE_FROM * unit {
        let pattern: Vec<f32> = pattern(curve.family).iter().map(|length| length * unit).collect();
        if !pattern.is_empty() {
            let core = Pen {
                dash: &pattern,
                ..Pen::solid(width / 4.0, Ink::solid(palette.halo).faded(fade))
            };
            canvas.stroke(&curve.points, core);
        }
    }
    if curve.head.filled {
        canvas.polygon(&curve.head.points, ink);
    } else {
        canvas.polygon(&curve.head.points, Ink::solid(palette.halo).faded(fade));
        canvas.outline(&curve.head.points, Pen::solid(1.6 * unit, ink));
    }
    if let Some(at) = curve.badge {
        paint_badge(at, curve.family, unit, ink, look, canvas);
    }
}

fn paint_badge(
    at: Point,
    family: Option<Family>,
    unit: f32,
    ink: Ink,
    look: &Look,
    canvas: &mut impl Canvas,
) {
    let ground = Ink {
        rgb: look.palette.halo,
        alpha: ink.alpha,
    };
    canvas.circle(at, BADGE / 2.0 * unit, Some(ground), None);
    icon(
        canvas,
        icons::family(family),
        at,
        12.0 * unit,
        ink,
        Weight::IconFill,
    );
}

fn paint_pool(pool: &PoolShape, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let fade = if pool.dimmed { DIMMED } else { 1.0 };
    let ink = line_ink(pool.line, pool.family, palette).faded(fade);
    if pool.hull.len() > 2 {
        canvas.polygon(&pool.hull, ink.faded(AREA));
    }
    let dash = pool.dash.map(|(on, off)| [on, off]);
    let dash: &[f32] = dash.as_ref().map_or(&[], |dash| dash.as_slice());
    for spoke in &pool.spokes {
        canvas.stroke(
            spoke,
            Pen::solid(pool.width + 3.0 * unit, Ink::solid(palette.halo).faded(fade)),
        );
        canvas.stroke(
            spoke,
            Pen {
                dash,
                ..Pen::solid(pool.width, ink)
            },
        );
    }
    let diamond = diamond(pool.at, pool.r);
    canvas.polygon(&diamond, Ink::solid(palette.surface));
    canvas.outline(&diamond, Pen::solid(1.6 * unit, ink));
    icon(
        canvas,
        icons::family(pool.family),
        pool.at,
        13.0 * unit,
        ink,
        Weight::IconFill,
    );
}

/// Actors and clusters.
pub fn paint_discs(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let unit = scene.unit;
    let ink = Ink::solid(look.palette.text);
    let surface = Ink::solid(look.palette.surface);
    for cluster in &scene.clusters {
        let rim = Ink::solid(look.palette.halo);
        canvas.circle(cluster.at, cluster.ring + unit, Some(rim), None);
        canvas.circle(cluster.at, cluster.ring, None, Some(Pen::solid(0.9 * unit, ink)));
        let edge = if cluster.hot { 2.6 } else { 1.8 };
        canvas.circle(
            cluster.at,
            cluster.r,
            Some(surface),
            Some(Pen::solid(edge * unit, ink)),
        );
    }
    for disc in &scene.discs {
        paint_disc(disc, unit, look, canvas);
    }
}

fn paint_disc(disc: &Disc, unit: f32, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let (ink, surface, halo) = (
        Ink::solid(palette.text),
        Ink::solid(palette.surface),
        Ink::solid(palette.halo),
    );
    if let Some(anchor) = disc.anchor {
        canvas.stroke(&[anchor, disc.at], Pen::solid(unit, Ink::solid(palette.text_2)));
        canvas.circle(anchor, 2.0 * unit, Some(Ink::solid(palette.text_2)), None);
    }
    if disc.off_frame {
        let shape = diamond(disc.at, disc.r);
        canvas.polygon(&diamond(disc.at, disc.r + 2.5 * unit), halo);
        canvas.polygon(&shape, surface);
        canvas.outline(&shape, Pen::solid(1.6 * unit, ink));
        return;
    }
    if disc.hot || disc.signal {
        let ring = if disc.signal {
            Ink::solid(palette.signal)
        } else {
            ink
        };
        let r = disc.r + (RING - 1.4) * unit;
        canvas.circle(disc.at, r + 2.6 * unit, Some(halo), None);
        canvas.circle(disc.at, r, Some(surface), Some(Pen::solid(2.5 * unit, ring)));
    }
    canvas.circle(disc.at, disc.r + 1.8 * unit, Some(halo), None);
    let dash = [3.4 * unit, 2.4 * unit];
    let dash: &[f32] = if disc.dashed { &dash } else { &[] };
    let edge = Pen {
        dash,
        ..Pen::solid(1.6 * unit, ink)
    };
    canvas.circle(disc.at, disc.r - 0.8 * unit, Some(surface), Some(edge));
    icon(
        canvas,
        icons::actor_kind(disc.kind),
        disc.at,
        12.0 * unit,
        ink,
        Weight::IconFill,
    );
}

/// Names, counts and tags.
pub fn paint_names(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    for label in &scene.labels {
        let rgb = match label.role {
            LabelRole::Actor | LabelRole::Cluster | LabelRole::Count => palette.text,
            LabelRole::Place => palette.place_name,
            LabelRole::Detail => palette.text_2,
        };
        let halo = (label.halo > 0.0).then(|| (Ink::solid(palette.halo), label.halo));
        let style = TextStyle {
            weight: label.weight,
            size: label.size,
            ink: Ink::solid(rgb),
            halo,
        };
        canvas.text(&label.text, [label.rect.x, label.baseline], style);
    }
    for tag in &scene.tags {
        if let Some(leader) = &tag.leader {
            canvas.stroke(leader, Pen::solid(scene.unit, Ink::solid(palette.text)));
        }
        let corner = 2.0 * scene.unit;
        canvas.rect(tag.rect.grown(1.5 * scene.unit), corner, Ink::solid(palette.halo));
        canvas.rect(tag.rect, corner, Ink::solid(palette.signal));
        let x = tag.rect.centre()[0] - measure(&tag.text, Weight::SemiBold, tag.size) / 2.0;
        plain(
            canvas,
            &tag.text,
            [x, tag.baseline],
            Weight::SemiBold,
            tag.size,
            Ink::solid(palette.on_signal),
        );
    }
}

/// Legend, scale bar, north, credits and the words around the map.
pub fn paint_furniture(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    for notice in scene.notices.iter().chain(&scene.attribution) {
        paint_notice(notice, scene, look, canvas);
    }
    paint_legend(scene, look, canvas);
    let ink = Ink::solid(look.palette.text);
    let halo = Ink::solid(look.palette.halo);
    if let Some(bar) = &scene.scale_bar {
        let tick = 4.0 * scene.unit;
        let line = [
            [bar.from[0], bar.from[1] - tick],
            bar.from,
            bar.to,
            [bar.to[0], bar.to[1] - tick],
        ];
        let width = if scene.wall { 1.0 } else { 1.6 } * scene.unit;
        canvas.stroke(&line, Pen::solid(width + 2.4 * scene.unit, halo));
        canvas.stroke(&line, Pen::solid(width, ink));
        haloed(
            canvas,
            &bar.text,
            bar.text_at,
            Weight::Medium,
            bar.size,
            ink,
            halo,
        );
    }
    if let Some([x, y]) = scene.north {
        let r = 7.0 * scene.unit;
        let arrow = [
            [x, y - 1.7 * r],
            [x + 0.72 * r, y + 0.2 * r],
            [x, y - 0.25 * r],
            [x - 0.72 * r, y + 0.2 * r],
        ];
        canvas.outline(&arrow, Pen::solid(2.4 * scene.unit, halo));
        canvas.polygon(&arrow, ink);
        let size = scene.legend_size();
        let left = x - measure("N", Weight::SemiBold, size) / 2.0;
        haloed(
            canvas,
            "N",
            [left, y + 0.2 * r + size],
            Weight::SemiBold,
            size,
            ink,
            halo,
        );
    }
}

impl Scene {
    /// Type size of legend and north.
    fn legend_size(&self) -> f32 {
        self.legend
            .as_ref()
            .map_or(12.5 * self.unit, |legend| legend.size)
    }
}

fn paint_notice(notice: &Notice, scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let palette = look.palette;
    let unit = scene.unit;
    let (rgb, halo) = match notice.role {
        NoticeRole::Title => (palette.text, true),
        NoticeRole::Subtitle => (palette.text_2, true),
        NoticeRole::Sentence => {
            canvas.rect(notice.rect, 0.0, Ink::solid(palette.surface));
            canvas.rect(
                Rect {
                    h: 1.5 * unit,
                    ..notice.rect
                },
                0.0,
                Ink::solid(palette.signal),
            );
            (palette.text, false)
        }
        NoticeRole::Badge => {
            canvas.rect(notice.rect, 3.0 * unit, Ink::solid(palette.rule_strong));
            canvas.rect(
                notice.rect.grown(-0.8 * unit),
                2.4 * unit,
                Ink::solid(palette.surface),
            );
            let at = [notice.rect.x + notice.size * 1.35, notice.rect.centre()[1]];
            icon(
                canvas,
                icons::EYE,
                at,
                notice.size * 1.25,
                Ink::solid(palette.text),
                Weight::Icon,
            );
            (palette.text, false)
        }
        NoticeRole::Attribution => {
            canvas.rect(notice.rect, 2.0 * unit, Ink::solid(palette.land).faded(0.72));
            (palette.text_2, false)
        }
    };
    for (text, at) in &notice.lines {
        let ink = Ink::solid(rgb);
        if halo {
            haloed(
                canvas,
                text,
                *at,
                notice.weight,
                notice.size,
                ink,
                Ink::solid(palette.halo),
            );
        } else {
            plain(canvas, text, *at, notice.weight, notice.size, ink);
        }
    }
}

fn paint_legend(scene: &Scene, look: &Look, canvas: &mut impl Canvas) {
    let Some(legend) = &scene.legend else { return };
    let palette = look.palette;
    let halo = Ink::solid(palette.halo);
    if legend.boxed {
        canvas.rect(
            legend.rect,
            3.0 * scene.unit,
            Ink::solid(palette.surface).faded(GROUND),
        );
    }
    for row in &legend.rows {
        let rgb = match row.key {
            LegendKey::Family(family) => {
                let ink = Ink::solid(palette.family(family));
                icon(
                    canvas,
                    icons::family(family),
                    row.sample.centre(),
                    legend.size * 1.3,
                    ink,
                    Weight::IconFill,
                );
                palette.text
            }
            LegendKey::Line(line) => {
                line_sample(row.sample, line, scene.unit, legend.size, look, canvas);
                palette.text
            }
            LegendKey::Hidden => palette.text_2,
        };
        if legend.boxed {
            plain(
                canvas,
                &row.text,
                row.text_at,
                Weight::Regular,
                legend.size,
                Ink::solid(rgb),
            );
        } else {
            haloed(
                canvas,
                &row.text,
                row.text_at,
                Weight::Regular,
                legend.size,
                Ink::solid(rgb),
                halo,
            );
        }
    }
}

/// A short line with the dash and head of a state, in grey.
fn line_sample(sample: Rect, line: LineState, unit: f32, size: f32, look: &Look, canvas: &mut impl Canvas) {
    let ink = match line {
        LineState::Stopped => Ink::solid(look.palette.stopped),
        LineState::Parked => Ink::solid(look.palette.stopped).faded(PARKED),
        _ => Ink::solid(look.palette.text_2),
    };
    let y = sample.centre()[1];
    let (length, breadth) = (size * 0.88, size * 0.82);
    let (right, notch) = (sample.x + sample.w, sample.x + sample.w - length * 0.82);
    // The sample is too short for the longest dashes at full size; their order stays.
    let dash: &[f32] = match line {
        LineState::Proposed => &[3.5, 3.5],
        LineState::Lead => &[6.0, 3.5],
        LineState::Parked => &[6.0, 5.0],
        LineState::Study => &[10.0, 3.5],
        LineState::SettingUp => &[15.0, 3.0],
        LineState::Running | LineState::Stopped => &[],
    };
    let dash: Vec<f32> = dash.iter().map(|d| d * unit * size / (12.5 * unit)).collect();
    let hollow = matches!(line, LineState::Proposed | LineState::Parked);
    let width = if hollow { size * 0.13 } else { size * 0.26 };
    canvas.stroke(
        &[[sample.x, y], [notch, y]],
        Pen {
            dash: &dash,
            ..Pen::solid(width, ink)
        },
    );
    let head = [
        [right, y],
        [right - length, y - breadth / 2.0],
        [notch, y],
        [right - length, y + breadth / 2.0],
    ];
    if hollow {
        canvas.outline(&head, Pen::solid(size * 0.11, ink));
    } else {
        canvas.polygon(&head, ink);
    }
}

/// Colour of a line: its family's, grey when it ended or waits.
fn line_ink(line: LineState, family: Option<Family>, palette: &Palette) -> Ink {
    match line {
        LineState::Stopped => Ink::solid(palette.stopped),
        LineState::Parked => Ink::solid(palette.stopped).faded(PARKED),
        _ => Ink::solid(palette.family(family)),
    }
}

/// Light dashes inside a line that tell its family without colour, in points.
const fn pattern(family: Option<Family>) -> &'static [f32] {
    match family {
        Some(Family::Material) | None => &[],
        Some(Family::Energy) => &[10.0, 4.0],
        Some(Family::Water) => &[2.0, 5.0],
        Some(Family::Waste) => &[14.0, 4.0, 3.0, 4.0],
        Some(Family::Equipment) => &[18.0, 5.0],
        Some(Family::Logistics) => &[8.0, 3.0, 2.0, 3.0, 2.0, 3.0],
        Some(Family::Skills) => &[5.0, 5.0],
        Some(Family::Services) => &[14.0, 3.0, 3.0, 3.0, 3.0, 3.0],
    }
}

fn diamond([x, y]: Point, r: f32) -> [Point; 4] {
    [[x, y - r], [x + r, y], [x, y + r], [x - r, y]]
}

/// An icon centred on a point by its em square, as the designer drew it.
fn icon(canvas: &mut impl Canvas, icon: char, centre: Point, size: f32, ink: Ink, weight: Weight) {
    let box_ = super::typeface::icon_box(icon, weight).unwrap_or([0.0, -1.0, 1.0, 0.0]);
    let middle = [(box_[0] + box_[2]) / 2.0 * size, (box_[1] + box_[3]) / 2.0 * size];
    let at = [centre[0] - middle[0], centre[1] - middle[1]];
    let mut bytes = [0; 4];
    let style = TextStyle {
        weight,
        size,
        ink,
        halo: None,
    };
    canvas.text(icon.encode_utf8(&mut bytes), at, style);
}

fn plain(canvas: &mut impl Canvas, text: &str, at: Point, weight: Weight, size: f32, ink: Ink) {
    canvas.text(
        text,
        at,
        TextStyle {
            weight,
            size,
            ink,
            halo: None,
        },
    );
}

fn haloed(canvas: &mut impl Canvas, text: &str, at: Point, weight: Weight, size: f32, ink: Ink, halo: Ink) {
    let style = TextStyle {
        weight,
        size,
        ink,
        halo: Some((halo, size * 0.28)),
    };
    canvas.text(text, at, style);
}
