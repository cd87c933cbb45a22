//! Names beside discs: eight positions scored by what they would cover; hidden rather than shrunk.

use super::labels::{Board, shortened, small};
use super::scene::{Label, LabelRole, Point};
use super::sizes::Sizes;
use super::typeface::{BASE, LINE, Weight, measure};
use super::view::Rect;

/// What each further position costs, where one sample of line under the name costs 1.
const STEP: f32 = 0.6;
/// Distances of a name from its disc, in points: where heads land all round, it stands behind them.
const GAPS: [f32; 2] = [4.0, 17.0];
/// What it costs not to show a name.
const HIDDEN: f32 = 60.0;
/// Names that cost more look for a neighbour who could make room.
const CONTENT: f32 = 6.0;
/// Gain that is worth moving two names.
const WORTH: f32 = 2.0;
/// Names up to which neighbours are asked, and how often.
const MAX_ASKING: usize = 120;
const ROUNDS: usize = 2;

/// A name waiting for a place.
pub(super) struct Wanted {
    pub text: String,
    /// Second, smaller line; empty for none.
    pub detail: String,
    pub at: Point,
    /// Outer radius of its disc.
    pub r: f32,
    pub actor: Option<u32>,
    pub bold: bool,
    pub role: LabelRole,
    /// Other discs nearby, with their radius; filled when names are placed.
    pub strangers: Vec<(Point, f32)>,
}

impl Wanted {
    fn weight(&self) -> Weight {
        if self.bold { Weight::Bold } else { Weight::SemiBold }
    }

    /// Right, above, below, left, then the four corners, each with a little room around; then the same further off.
    ///
    /// Places that lie nearer to a stranger's disc are left out: there the name would be read as the stranger's.
    fn positions(&self, sizes: &Sizes) -> impl Iterator<Item = Rect> + use<'_> {
        let (near, far) = (
            self.positions_at(GAPS[0] * sizes.unit, sizes),
            self.positions_at(GAPS[1] * sizes.unit, sizes),
        );
        near.into_iter()
            .chain(far)
            .filter(|rect| self.is_nearest_to(*rect))
    }

    fn is_nearest_to(&self, rect: Rect) -> bool {
        let away = |[x, y]: Point, r: f32| {
            let dx = (rect.x - x).max(x - rect.x - rect.w).max(0.0);
            let dy = (rect.y - y).max(y - rect.y - rect.h).max(0.0);
            dx.hypot(dy) - r
        };
        let own = away(self.at, self.r);
        self.strangers.iter().all(|(at, r)| own < away(*at, *r))
    }

    /// Notes which discs stand so near that the name could be taken for theirs; `discs` rise from left to right.
    fn meet(&mut self, discs: &[(Point, f32)], sizes: &Sizes) {
        let w = measure(&self.text, self.weight(), sizes.name);
        let reach = w + self.r + 3.0 * GAPS[1] * sizes.unit;
        let from = discs.partition_point(|(at, _)| at[0] < self.at[0] - reach);
        let near = discs[from..]
            .iter()
            .take_while(|(at, _)| at[0] <= self.at[0] + reach);
        let near = near.filter(|(at, _)| (at[1] - self.at[1]).abs() <= reach && *at != self.at);
        self.strangers = near.copied().collect();
    }

    fn positions_at(&self, gap: f32, sizes: &Sizes) -> [Rect; 8] {
        let detail_h = if self.detail.is_empty() {
            0.0
        } else {
            sizes.detail * LINE
        };
        let detail_w = measure(&self.detail, Weight::Regular, sizes.detail);
        let w = measure(&self.text, self.weight(), sizes.name).max(detail_w);
        let h = sizes.name * LINE + detail_h;
        let [x, y] = self.at;
        let r = self.r + gap;
        let corner = r * 0.72;
        let (right, left) = (x + corner, x - corner - w);
        let (above, below) = (y - corner - h, y + corner);
        let places = [
            (x + r, y - h / 2.0),
            (x - w / 2.0, y - r - h),
            (x - w / 2.0, y + r),
            (x - r - w, y - h / 2.0),
            (right, above),
            (right, below),
            (left, above),
            (left, below),
        ];
        let pad = sizes.unit;
        places.map(|(x, y)| Rect { x, y, w, h }.grown(pad))
    }

    /// The texts in the box that was found: toward the disc, or centred above and below it.
    fn labels(&self, found: Rect, sizes: &Sizes) -> Vec<Label> {
        let inner = found.grown(-sizes.unit);
        let centred = (inner.centre()[0] - self.at[0]).abs() < 0.5;
        let to_left = inner.centre()[0] < self.at[0] - self.r;
        let align = |width: f32| match (centred, to_left) {
            (true, _) => inner.centre()[0] - width / 2.0,
            (false, true) => inner.x + inner.w - width,
            (false, false) => inner.x,
        };
        let (w, h) = (measure(&self.text, self.weight(), sizes.name), sizes.name * LINE);
        let rect = Rect {
            x: align(w),
            y: inner.y,
            w,
            h,
        };
        let mut labels = vec![Label {
            text: self.text.clone(),
            rect,
            baseline: rect.y + h * BASE,
            size: sizes.name,
            weight: self.weight(),
            role: self.role,
            actor: self.actor,
            halo: sizes.name_halo,
        }];
        if !self.detail.is_empty() {
            let w = measure(&self.detail, Weight::Regular, sizes.detail);
            let rect = Rect {
                x: align(w),
                y: inner.y + h,
                w,
                h: sizes.detail * LINE,
            };
            labels.push(small(self.detail.clone(), rect, sizes));
        }
        labels
    }
}

/// A name that has its place.
#[derive(Clone, Copy)]
struct Placed {
    id: u32,
    rect: Rect,
    cost: f32,
}

/// Places at most `most` names, given by importance.
///
/// `discs` are all that are drawn, with their radius.
pub(super) fn place(
    board: &mut Board,
    mut names: Vec<Wanted>,
    mut discs: Vec<(Point, f32)>,
    most: usize,
    sizes: &Sizes,
) -> Vec<Label> {
    discs.sort_by(|a, b| a.0[0].total_cmp(&b.0[0]));
    for name in &mut names {
        name.text = shortened(&name.text);
        name.meet(&discs, sizes);
    }
    let mut table = Table {
        board,
        places: vec![None; names.len()],
        sizes,
    };
    let mut left = most;
    for (i, name) in names.iter().enumerate() {
        if left > 0 && table.put(i, name) {
            left -= 1;
        }
    }
    if names.len() <= MAX_ASKING {
        for _ in 0..ROUNDS {
            for i in 0..names.len() {
                let shown = table.places[i].is_some();
                let allowed = shown || left > 0;
                if allowed && table.ask_neighbour(i, &names) {
                    left -= usize::from(!shown);
                }
            }
        }
    }
    let placed = names.iter().zip(&table.places);
    placed
        .filter_map(|(name, place)| place.map(|p| name.labels(p.rect, sizes)))
        .flatten()
        .collect()
}

/// All names with the places they have so far.
struct Table<'a> {
    board: &'a mut Board,
    places: Vec<Option<Placed>>,
    sizes: &'a Sizes,
}

impl Table<'_> {
    /// Gives a name the best free place.
    fn put(&mut self, i: usize, name: &Wanted) -> bool {
        let found = self.board.choose(name.positions(self.sizes), STEP);
        self.places[i] = found.map(|(cost, rect)| Placed {
            id: self.board.take(rect),
            rect,
            cost,
        });
        found.is_some()
    }

    /// Moves the one name that is in the way of a better place, when both together gain by it.
    fn ask_neighbour(&mut self, i: usize, names: &[Wanted]) -> bool {
        let now = self.places[i];
        let cost = now.map_or(HIDDEN, |place| place.cost);
        if cost < CONTENT {
            return false;
        }
        if let Some(place) = now {
            self.board.release(place.id);
        }
        let mut best: Option<(f32, Rect, Option<usize>)> = None;
        for (order, rect) in names[i].positions(self.sizes).enumerate() {
            let mine = order as f32 * STEP + self.board.ink(rect) as f32;
            let Some(blocker) = self.board.only_blocker(rect) else {
                continue;
            };
            let (gain, moved) = match blocker {
                None => (cost - mine, None),
                Some(id) => match self.loss_of_moving(id, rect, names) {
                    Some((loss, j)) => (cost - mine - loss, Some(j)),
                    None => continue,
                },
            };
            if gain > WORTH && best.is_none_or(|(most, ..)| gain > most) {
                best = Some((gain, rect, moved));
            }
        }
        match (best, now) {
            (Some((_, rect, moved)), _) => {
                self.settle(i, rect, moved, names);
                true
            }
            (None, Some(place)) => {
                self.board.restore(place.id, place.rect);
                false
            }
            (None, None) => false,
        }
    }

    /// What the name with that number loses when `rect` is taken from it, and which name it is; `None` if it cannot move.
    fn loss_of_moving(&mut self, id: u32, rect: Rect, names: &[Wanted]) -> Option<(f32, usize)> {
        let j = self
            .places
            .iter()
            .position(|place| place.is_some_and(|p| p.id == id))?;
        let old = self.places[j]?;
        self.board.release(id);
        let here = self
            .board
            .choose(names[j].positions(self.sizes).filter(|r| !r.overlaps(rect)), STEP);
        self.board.restore(id, old.rect);
        here.map(|(cost, _)| (cost - old.cost, j))
    }

    fn settle(&mut self, i: usize, rect: Rect, moved: Option<usize>, names: &[Wanted]) {
        if let Some(place) = moved.and_then(|j| self.places[j]) {
            self.board.release(place.id);
        }
        let cost = names[i]
            .positions(self.sizes)
            .position(|r| r == rect)
            .unwrap_or(0) as f32
            * STEP
            + self.board.ink(rect) as f32;
        self.places[i] = Some(Placed {
            id: self.board.take(rect),
            rect,
            cost,
        });
        if let Some(j) = moved {
            self.put(j, &names[j]);
        }
    }
}
