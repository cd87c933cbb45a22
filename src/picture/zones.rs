//! Zones of the territory: their outlines, their names, and a light shade over all that lies outside.

use super::input::MapZone;
use super::labels::{Board, shortened};
use super::scene::{Label, LabelRole, Point, ZoneShapes};
use super::sizes::Sizes;
use super::typeface::{BASE, LINE, Weight, measure};
use super::view::{Rect, View};

/// So far, in points, the shade reaches beyond the frame: a moved picture shows its edge.
const BEYOND: f32 = 200.0;
/// Points of an outline that are nearer to each other, in points, become one.
const FINE: f32 = 0.8;
/// Height of a strip of the shade, in points: its steps hide under the outline.
const STRIP: f32 = 2.0;
/// A zone narrower than this many points has no name on the map.
const NAMED_FROM: f32 = 60.0;
/// Names of zones at most: strongest first would need a rank that zones do not have.
const MAX_NAMES: usize = 40;

/// The rings of one zone in view pixels.
type Rings = Vec<Vec<Point>>;

/// Outlines and shade; empty without zones.
pub(super) fn lay(zones: &[MapZone], view: &View, sizes: &Sizes) -> (ZoneShapes, Vec<Rings>) {
    let sight = view.frame().grown(BEYOND * sizes.unit);
    let drawn: Vec<Rings> = zones.iter().map(|zone| rings(zone, view, sizes)).collect();
    let mut shapes = ZoneShapes {
        width: 2.0 * sizes.unit * sizes.line_factor,
        ..ZoneShapes::default()
    };
    for ring in drawn.iter().flatten() {
        visible(ring, sight, &mut shapes.lines);
    }
    if !drawn.is_empty() {
        shapes.outside = outside(&drawn, sight, (STRIP * sizes.unit).round().max(1.0));
    }
    (shapes, drawn)
}

fn rings(zone: &MapZone, view: &View, sizes: &Sizes) -> Rings {
    let fine = FINE * sizes.unit;
    let thin = |ring: &Vec<[f64; 2]>| {
        let mut kept: Vec<Point> = Vec::new();
        for corner in ring {
            let at = view.project(*corner);
            let near = |last: &Point| (last[0] - at[0]).abs() < fine && (last[1] - at[1]).abs() < fine;
            if !kept.last().is_some_and(near) {
                kept.push(at);
            }
        }
        kept.extend(kept.first().copied());
        kept
    };
    zone.rings
        .iter()
        .map(thin)
        .filter(|ring| ring.len() > 3)
        .collect()
}

/// Cuts a ring into the runs of edges that touch the area.
fn visible(ring: &[Point], area: Rect, lines: &mut Vec<Vec<Point>>) {
    let mut run: Vec<Point> = Vec::new();
    for edge in ring.windows(2) {
        let [a, b] = [edge[0], edge[1]];
        let bounds = Rect {
            x: a[0].min(b[0]),
            y: a[1].min(b[1]),
            w: (a[0] - b[0]).abs(),
            h: (a[1] - b[1]).abs(),
        };
        // Grown, because an upright edge has no width to overlap with.
        if bounds.grown(1.0).overlaps(area) {
            if run.is_empty() {
                run.push(a);
            }
            run.push(b);
        } else if !run.is_empty() {
            lines.push(std::mem::take(&mut run));
        }
    }
    if !run.is_empty() {
        lines.push(run);
    }
}

/// Strips of the area outside all zones; strips one below the other that are the same become one.
fn outside(zones: &[Rings], area: Rect, strip: f32) -> Vec<Rect> {
    let mut done: Vec<Rect> = Vec::new();
    let mut open: Vec<Rect> = Vec::new();
    let rows = (area.h / strip).ceil() as usize;
    let crossings = Crossings::of(zones, area, strip, rows);
    for row in 0..rows {
        let y = area.y.floor() + row as f32 * strip;
        let mut free: Vec<Rect> = Vec::new();
        let mut x = area.x;
        for (from, to) in crossings.inside(row) {
            if from > x {
                free.push(Rect {
                    x,
                    y,
                    w: from - x,
                    h: strip,
                });
            }
            x = x.max(to);
        }
        if x < area.x + area.w {
            let w = area.x + area.w - x;
            free.push(Rect { x, y, w, h: strip });
        }
        let same = open.len() == free.len() && open.iter().zip(&free).all(|(a, b)| a.x == b.x && a.w == b.w);
        if same {
            open.iter_mut().for_each(|rect| rect.h += strip);
        } else {
            done.append(&mut open);
            open = free;
        }
    }
    done.append(&mut open);
    done
}

/// Where the outlines cross the middle of each strip, zone by zone.
struct Crossings {
    /// For each row: zone and position.
    rows: Vec<Vec<(usize, f32)>>,
}

impl Crossings {
    fn of(zones: &[Rings], area: Rect, strip: f32, rows: usize) -> Self {
        let mut crossings = vec![Vec::new(); rows];
        let top = area.y.floor() + strip / 2.0;
        for (zone, rings) in zones.iter().enumerate() {
            for edge in rings.iter().flat_map(|ring| ring.windows(2)) {
                let [a, b] = if edge[0][1] < edge[1][1] {
                    [edge[0], edge[1]]
                } else {
                    [edge[1], edge[0]]
                };
                // The middles from a (included) to b (excluded).
                let first = ((a[1] - top) / strip).ceil().max(0.0) as usize;
                let last = ((b[1] - top) / strip).ceil().clamp(0.0, rows as f32) as usize;
                for (row, at_row) in crossings.iter_mut().enumerate().take(last).skip(first) {
                    let y = top + row as f32 * strip;
                    let x = a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]);
                    at_row.push((zone, x));
                }
            }
        }
        Self { rows: crossings }
    }

    /// Spans of a row that lie in some zone, from left to right; they may overlap.
    fn inside(&self, row: usize) -> Vec<(f32, f32)> {
        let mut found = self.rows[row].clone();
        found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let of_zone = found.chunk_by(|a, b| a.0 == b.0);
        let mut spans: Vec<(f32, f32)> = of_zone
            .flat_map(|crossings| crossings.chunks_exact(2))
            .map(|pair| (pair[0].1, pair[1].1))
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        spans
    }
}

/// Names of the zones that are small enough to be seen as a whole, inside their outline where nothing else is.
pub(super) fn names(zones: &[MapZone], drawn: &[Rings], board: &mut Board, sizes: &Sizes) -> Vec<Label> {
    let pairs = zones.iter().zip(drawn).filter(|(zone, _)| !zone.name.is_empty());
    let mut labels = Vec::new();
    for (zone, rings) in pairs {
        if labels.len() < MAX_NAMES
            && let Some(label) = name(&zone.name, rings, board, sizes)
        {
            labels.push(label);
        }
    }
    labels
}

fn name(text: &str, rings: &Rings, board: &mut Board, sizes: &Sizes) -> Option<Label> {
    let largest = rings
        .iter()
        .map(|ring| bounds(ring))
        .max_by(|a, b| (a.w * a.h).total_cmp(&(b.w * b.h)))?;
    if largest.w < NAMED_FROM * sizes.unit {
        return None;
    }
    let text = shortened(text);
    // For a room all names are of one size.
    let size = if sizes.max_names == usize::MAX {
        sizes.place * 1.15
    } else {
        sizes.name
    };
    let weight = Weight::SemiBold;
    let (w, h) = (measure(&text, weight, size), size * LINE);
    let places = PLACES.map(|(x, y)| [largest.x + x * largest.w, largest.y + y * largest.h]);
    let fits = |rect: &Rect| {
        let corners = [
            [rect.x, rect.y],
            [rect.x + rect.w, rect.y],
            [rect.x, rect.y + rect.h],
            [rect.x + rect.w, rect.y + rect.h],
        ];
        corners.into_iter().all(|corner| is_inside(rings, corner))
    };
    let inside = places.into_iter().map(|at| Rect::centred(at, w, h)).filter(fits);
    let (_, rect) = board
        .choose(inside, 1.0)
        .filter(|(cost, _)| *cost < MOST_COVERED)?;
    board.take(rect.grown(2.0 * sizes.unit));
    Some(Label {
        baseline: rect.y + h * BASE,
        text,
        rect,
        size,
        weight,
        role: LabelRole::Zone,
        actor: None,
        halo: sizes.name_halo,
    })
}

/// A name that would cover more than this is not drawn.
const MOST_COVERED: f32 = 24.0;

/// Where a name may stand, as shares of the box around the zone: high up first, out of the way of what is drawn.
const PLACES: [(f32, f32); 15] = [
    (0.5, 0.12),
    (0.5, 0.2),
    (0.3, 0.16),
    (0.7, 0.16),
    (0.5, 0.85),
    (0.3, 0.85),
    (0.7, 0.85),
    (0.5, 0.5),
    (0.3, 0.3),
    (0.7, 0.3),
    (0.3, 0.7),
    (0.7, 0.7),
    (0.25, 0.5),
    (0.75, 0.5),
    (0.5, 0.35),
];

fn bounds(ring: &[Point]) -> Rect {
    let low = |axis: usize| ring.iter().map(|p| p[axis]).fold(f32::INFINITY, f32::min);
    let high = |axis: usize| ring.iter().map(|p| p[axis]).fold(f32::NEG_INFINITY, f32::max);
    Rect {
        x: low(0),
        y: low(1),
        w: high(0) - low(0),
        h: high(1) - low(1),
    }
}

fn is_inside(rings: &Rings, [x, y]: Point) -> bool {
    let crosses = |edge: &&[Point]| {
        let [a, b] = [edge[0], edge[1]];
        (a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    };
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    edges.filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f32, y: f32, side: f32) -> Vec<Point> {
        vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    }

    fn is_shaded(rects: &[Rect], at: Point) -> bool {
        rects.iter().any(|rect| rect.contains(at))
    }

    #[test]
    fn the_shade_lies_outside_all_zones_and_in_their_holes() {
        let area = Rect {
            x: -10.0,
            y: -10.0,
            w: 120.0,
            h: 120.0,
        };
        let mut hole = square(20.0, 20.0, 10.0);
        hole.reverse();
        // Two zones that overlap: the shade stays out of both.
        let zones = [vec![square(0.0, 0.0, 60.0), hole], vec![square(40.0, 40.0, 40.0)]];
        let rects = outside(&zones, area, 2.0);
        for (at, shaded) in [
            ([10.0, 10.0], false),
            ([25.0, 25.0], true),
            ([50.0, 50.0], false),
            ([70.0, 70.0], false),
            ([70.0, 20.0], true),
            ([-5.0, 105.0], true),
        ] {
            assert_eq!(is_shaded(&rects, at), shaded, "{at:?}");
        }
        let covered: f32 = rects.iter().map(|r| r.w * r.h).sum();
        let free = 120.0 * 120.0 - (3600.0 - 100.0 + 1600.0 - 400.0);
        assert!((covered - free).abs() < 300.0, "{covered} for {free}");
    }

    #[test]
    fn only_what_touches_the_area_is_drawn() {
        let area = Rect {
            x: 0.0,
            y: 0.0,
            w: 10.0,
            h: 10.0,
        };
        let mut lines = Vec::new();
        visible(&square(5.0, -5.0, 100.0), area, &mut lines);
        assert_eq!(lines, [vec![[5.0, 95.0], [5.0, -5.0]]]);
        lines.clear();
        visible(&square(50.0, 50.0, 10.0), area, &mut lines);
        assert!(lines.is_empty());
    }
}
