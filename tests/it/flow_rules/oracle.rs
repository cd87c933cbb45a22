//! Judges a map by its numbers alone: what `dump-geometry` prints, with a geometry of its own.

use serde_json::Value;

type Point = (f64, f64);

/// Free space, in pixels, that parts the casings of two lines: a casing is this much wider than its line.
const CASING: f64 = 3.0;
/// Crossings at less are acute.
const ACUTE_DEGREES: f64 = 30.0;

/// One flow of the dump.
struct Flow {
    /// Discs that it ties, by number.
    ends: (usize, usize),
    /// The line with the head's tip.
    line: Vec<Point>,
    width: f64,
    arrow: [Point; 3],
}

/// Something round that lines must not pass under.
struct Disc {
    members: Vec<String>,
    at: Point,
    r: f64,
}

/// An upright box: left, top, right, bottom.
type Rect = (f64, f64, f64, f64);

/// A dumped map.
pub struct Map {
    size: Point,
    flows: Vec<Flow>,
    discs: Vec<Disc>,
    labels: Vec<Rect>,
}

/// What is wrong with a map, as counts.
#[derive(Clone, Copy, Default, Debug)]
pub struct Verdict {
    pub flows: usize,
    /// Flow and disc pairs where a line passes under an actor it does not belong to.
    pub under: usize,
    /// The same with straight lines.
    pub under_straight: usize,
    /// Pairs of lines that cross at less than 30°.
    pub acute: usize,
    pub acute_straight: usize,
    /// Heads of which less than 6 pixels can be seen.
    pub hidden_heads: usize,
    /// Pairs of lanes between the same ends whose casings touch in their middle half.
    pub merged_lanes: usize,
    /// Lines between actors in view that leave it, and labels that do.
    pub outside: usize,
    pub overlapping_labels: usize,
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

fn point(value: &Value) -> Point {
    (number(&value[0]), number(&value[1]))
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

impl Map {
    pub fn read(dump: &Value) -> Self {
        let actors = list(&dump["actors"]).iter().map(|a| (vec![text(&a["ref"])], a));
        let clusters = list(&dump["clusters"])
            .iter()
            .map(|c| (list(&c["members"]).iter().map(text).collect(), c));
        let discs: Vec<Disc> = actors
            .chain(clusters)
            .map(|(members, d)| Disc {
                members,
                at: (number(&d["x"]), number(&d["y"])),
                r: number(&d["r"]),
            })
            .collect();
        let disc_of = |reference: String| discs.iter().position(|d| d.members.contains(&reference));
        let flow = |f: &Value| {
            let arrow = [0, 1, 2].map(|i| point(&f["arrow"][i]));
            let line = list(&f["points"]).iter().map(point).chain([arrow[0]]);
            Some(Flow {
                ends: (disc_of(text(&f["from"]))?, disc_of(text(&f["to"]))?),
                line: line.collect(),
                width: number(&f["width"]),
                arrow,
            })
        };
        let rect = |l: &Value| {
            let (x, y) = (number(&l["x"]), number(&l["y"]));
            (x, y, x + number(&l["w"]), y + number(&l["h"]))
        };
        Self {
            size: (number(&dump["width"]), number(&dump["height"])),
            flows: list(&dump["flows"]).iter().filter_map(flow).collect(),
            labels: list(&dump["labels"]).iter().map(rect).collect(),
            discs,
        }
    }

    pub fn judge(&self) -> Verdict {
        let lines: Vec<Vec<Point>> = self.flows.iter().map(|f| f.line.clone()).collect();
        let chords: Vec<Vec<Point>> = self
            .flows
            .iter()
            .map(|f| vec![self.discs[f.ends.0].at, self.discs[f.ends.1].at])
            .collect();
        Verdict {
            flows: self.flows.len(),
            under: self.under(&lines),
            under_straight: self.under(&chords),
            acute: self.acute(&lines, false),
            acute_straight: self.acute(&chords, true),
            hidden_heads: (0..self.flows.len())
                .filter(|i| self.seen_of_head(*i) < 6.0)
                .count(),
            merged_lanes: self.merged_lanes(),
            outside: self.outside(),
            overlapping_labels: self.overlapping_labels(),
        }
    }

    fn under(&self, lines: &[Vec<Point>]) -> usize {
        let passes = |flow: &Flow, line: &[Point]| {
            let strange = (0..self.discs.len()).filter(|d| *d != flow.ends.0 && *d != flow.ends.1);
            strange
                .filter(|d| {
                    let disc = &self.discs[*d];
                    distance_to_line(disc.at, line) < disc.r + flow.width / 2.0
                })
                .count()
        };
        self.flows
            .iter()
            .zip(lines)
            .map(|(flow, line)| passes(flow, line))
            .sum()
    }

    /// `straight`: lines that share an end meet there and nowhere else.
    fn acute(&self, lines: &[Vec<Point>], straight: bool) -> usize {
        let mut count = 0;
        for (i, a) in lines.iter().enumerate() {
            for (j, b) in lines[..i].iter().enumerate() {
                let (p, q) = (self.flows[i].ends, self.flows[j].ends);
                let shared = [q.0, q.1].iter().any(|end| *end == p.0 || *end == p.1);
                let acute = |angle: f64| angle < ACUTE_DEGREES;
                count += usize::from(!(straight && shared) && crossings(a, b).into_iter().any(acute));
            }
        }
        count
    }

    /// The longest piece of the head's axis, from the tip on, that nothing lies over.
    fn seen_of_head(&self, index: usize) -> f64 {
        let [tip, one, other] = self.flows[index].arrow;
        let base = ((one.0 + other.0) / 2.0, (one.1 + other.1) / 2.0);
        let length = apart(tip, base);
        let later = &self.flows[index + 1..];
        let hidden = |p: Point| {
            self.discs.iter().any(|d| apart(d.at, p) < d.r)
                || self.labels.iter().any(|l| holds(*l, p))
                || later.iter().any(|flow| in_triangle(p, flow.arrow))
        };
        let steps = (length / 0.25) as usize;
        let (mut run, mut longest) = (0.0f64, 0.0f64);
        for step in 0..=steps {
            let t = step as f64 / steps.max(1) as f64;
            let p = (tip.0 + t * (base.0 - tip.0), tip.1 + t * (base.1 - tip.1));
            run = if hidden(p) { 0.0 } else { run + 0.25 };
            longest = longest.max(run);
        }
        longest.min(apart(one, other))
    }

    fn merged_lanes(&self) -> usize {
        let mut count = 0;
        for (i, a) in self.flows.iter().enumerate() {
            for b in &self.flows[..i] {
                let same = a.ends == b.ends || a.ends == (b.ends.1, b.ends.0);
                let room = (a.width + b.width) / 2.0 + CASING;
                let (one, other) = (middle_half(&a.line), middle_half(&b.line));
                let near = |p: &Point| distance_to_line(*p, &other) < room;
                count += usize::from(same && one.iter().any(near));
            }
        }
        count
    }

    fn outside(&self) -> usize {
        let frame = (0.0, 0.0, self.size.0, self.size.1);
        let leaves = |flow: &&Flow| {
            let at_home = [flow.ends.0, flow.ends.1]
                .iter()
                .all(|d| holds(frame, self.discs[*d].at));
            at_home && !flow.line.iter().all(|p| holds(frame, *p))
        };
        let label_leaves = |l: &&Rect| l.0 < 0.0 || l.1 < 0.0 || l.2 > frame.2 || l.3 > frame.3;
        self.flows.iter().filter(leaves).count() + self.labels.iter().filter(label_leaves).count()
    }

    fn overlapping_labels(&self) -> usize {
        let overlap = |a: &Rect, b: &Rect| a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3;
        let pairs = self.labels.iter().enumerate();
        pairs
            .map(|(i, a)| self.labels[..i].iter().filter(|b| overlap(a, b)).count())
            .sum()
    }
}

fn apart(a: Point, b: Point) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

fn holds(r: Rect, p: Point) -> bool {
    p.0 >= r.0 && p.0 <= r.2 && p.1 >= r.1 && p.1 <= r.3
}

fn distance_to_line(p: Point, line: &[Point]) -> f64 {
    let to_piece = |a: Point, b: Point| {
        let along = (b.0 - a.0, b.1 - a.1);
        let square = along.0 * along.0 + along.1 * along.1;
        let t = if square == 0.0 {
            0.0
        } else {
            (((p.0 - a.0) * along.0 + (p.1 - a.1) * along.1) / square).clamp(0.0, 1.0)
        };
        apart(p, (a.0 + t * along.0, a.1 + t * along.1))
    };
    line.windows(2)
        .map(|w| to_piece(w[0], w[1]))
        .fold(f64::INFINITY, f64::min)
}

/// Angles in degrees, 0 to 90, at which two lines cross.
fn crossings(a: &[Point], b: &[Point]) -> Vec<f64> {
    let mut angles = Vec::new();
    for p in a.windows(2) {
        for q in b.windows(2) {
            let side = |o: Point, d: Point, x: Point| (d.0 - o.0) * (x.1 - o.1) - (d.1 - o.1) * (x.0 - o.0);
            let parted = side(p[0], p[1], q[0]) * side(p[0], p[1], q[1]) < 0.0
                && side(q[0], q[1], p[0]) * side(q[0], q[1], p[1]) < 0.0;
            if parted {
                let heading = |w: &[Point]| (w[1].1 - w[0].1).atan2(w[1].0 - w[0].0).to_degrees();
                let turn = (heading(p) - heading(q)).abs() % 180.0;
                angles.push(turn.min(180.0 - turn));
            }
        }
    }
    angles
}

fn in_triangle(p: Point, [a, b, c]: [Point; 3]) -> bool {
    let side = |q: Point, r: Point| (r.0 - q.0) * (p.1 - q.1) - (r.1 - q.1) * (p.0 - q.0);
    let signs = [side(a, b), side(b, c), side(c, a)];
    signs.iter().all(|s| *s >= 0.0) || signs.iter().all(|s| *s <= 0.0)
}

/// The points of a line between a quarter and three quarters of its length, a pixel apart.
fn middle_half(line: &[Point]) -> Vec<Point> {
    let total: f64 = line.windows(2).map(|w| apart(w[0], w[1])).sum();
    let mut walked = 0.0;
    let mut kept = Vec::new();
    for w in line.windows(2) {
        let length = apart(w[0], w[1]);
        for step in 0..length.ceil() as usize {
            let t = step as f64 / length.ceil();
            let at = walked + t * length;
            if (total * 0.25..=total * 0.75).contains(&at) {
                kept.push((w[0].0 + t * (w[1].0 - w[0].0), w[0].1 + t * (w[1].1 - w[0].1)));
            }
        }
        walked += length;
    }
    kept
}
