//! Texts other than actors' names, and the board on which all texts find free places.

use super::grid::{Density, Grid};
use super::scene::{Label, LabelRole, Point, Tag};
use super::sizes::Sizes;
use super::typeface::{BASE, LINE, Weight, measure};
use super::view::Rect;

/// Height of capitals as a share of the type size.
const CAP: f32 = 0.7;
/// Longest name that is drawn, in characters; longer ones end in an ellipsis.
const MAX_CHARS: usize = 40;
/// What each further place costs a tag, which should stay near its line's middle.
const TAG_STEP: f32 = 2.5;
/// A rectangle that overlaps nothing.
const NOTHING: Rect = Rect {
    x: f32::INFINITY,
    y: f32::INFINITY,
    w: 0.0,
    h: 0.0,
};

/// What texts must keep clear of, filled as they are placed.
pub(super) struct Board {
    area: Rect,
    grid: Grid,
    taken: Vec<Rect>,
    lines: Density,
}

impl Board {
    /// A board of the view with the rectangles that are taken from the start.
    pub(super) fn new(area: Rect, taken: &[Rect], unit: f32) -> Self {
        let mut board = Self {
            area,
            grid: Grid::new(area, 48.0 * unit),
            taken: Vec::new(),
            lines: Density::new(area.w, area.h, 5.0 * unit),
        };
        for rect in taken {
            board.take(*rect);
        }
        board
    }

    /// Nothing else may lie there. The number returned takes it back.
    pub(super) fn take(&mut self, rect: Rect) -> u32 {
        let id = self.taken.len() as u32;
        self.grid.insert(rect, id);
        self.taken.push(rect);
        id
    }

    /// What was taken under that number is free again.
    pub(super) fn release(&mut self, id: u32) {
        self.taken[id as usize] = NOTHING;
    }

    /// Takes again, under its number, what was released.
    pub(super) fn restore(&mut self, id: u32, rect: Rect) {
        self.taken[id as usize] = rect;
    }

    /// The one thing that lies there: `Some(None)` when it is free, `None` when there are several or it is no place.
    pub(super) fn only_blocker(&self, rect: Rect) -> Option<Option<u32>> {
        let mut found: Option<u32> = None;
        let mut several = false;
        self.grid.visit(rect, |id| {
            if found != Some(id) && self.taken[id as usize].overlaps(rect) {
                several |= found.is_some();
                found = Some(id);
            }
        });
        (self.area.holds(rect) && !several).then_some(found)
    }

    /// A line or head passes there: texts avoid it if they can.
    pub(super) fn trace(&mut self, at: Point, weight: u16) {
        self.lines.add(at, weight);
    }

    pub(super) fn is_free(&self, rect: Rect) -> bool {
        let mut free = self.area.holds(rect);
        if free {
            self.grid
                .visit(rect, |id| free &= !self.taken[id as usize].overlaps(rect));
        }
        free
    }

    /// Amount of line under a rectangle.
    pub(super) fn ink(&self, rect: Rect) -> u32 {
        self.lines.sum(rect)
    }

    /// The cheapest free rectangle of a list given by preference, with its cost.
    ///
    /// # Arguments
    /// `step`: what each place down the list costs, where one sample of line costs 1.
    pub(super) fn choose(&self, candidates: impl Iterator<Item = Rect>, step: f32) -> Option<(f32, Rect)> {
        let mut best: Option<(f32, Rect)> = None;
        for (order, rect) in candidates.enumerate() {
            let preference = order as f32 * step;
            if best.is_some_and(|(least, _)| preference >= least) || !self.is_free(rect) {
                continue;
            }
            let cost = preference + self.ink(rect) as f32;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, rect));
            }
        }
        best
    }
}

/// A small grey text in that box.
pub(super) fn small(text: String, rect: Rect, sizes: &Sizes) -> Label {
    Label {
        text,
        rect,
        baseline: rect.y + rect.h * BASE,
        size: sizes.detail,
        weight: Weight::Regular,
        role: LabelRole::Detail,
        actor: None,
        halo: sizes.name_halo,
    }
}

/// The number inside a cluster.
pub(super) fn count(at: Point, members: usize, sizes: &Sizes) -> Label {
    let text = if members > 9999 {
        "9999+".to_owned()
    } else {
        members.to_string()
    };
    let fits = 1.7 * sizes.cluster_r;
    let size = sizes.count * (fits / measure(&text, Weight::SemiBold, sizes.count)).min(1.0);
    let w = measure(&text, Weight::SemiBold, size);
    Label {
        rect: Rect::centred(at, w, size * LINE),
        baseline: at[1] + size * CAP / 2.0,
        text,
        size,
        weight: Weight::SemiBold,
        role: LabelRole::Count,
        actor: None,
        halo: 0.0,
    }
}

/// A name of the ground on its place, where nothing else is.
pub(super) fn ground(board: &mut Board, text: &str, at: Point, large: bool, sizes: &Sizes) -> Option<Label> {
    let text = shortened(text);
    let size = if large { sizes.place * 1.15 } else { sizes.place };
    let weight = if large { Weight::Medium } else { Weight::Regular };
    let (w, h) = (measure(&text, weight, size), size * LINE);
    let rect = Rect::centred(at, w, h);
    let around = rect.grown(3.0 * sizes.unit);
    if !board.is_free(around) || board.ink(rect) > 3 {
        return None;
    }
    board.take(around);
    Some(Label {
        text,
        rect,
        baseline: rect.y + h * BASE,
        size,
        weight,
        role: LabelRole::Place,
        actor: None,
        halo: sizes.name_halo * 0.7,
    })
}

/// The word `nouveau` beside a line: free places near its middle first, then further off with a leader.
///
/// # Arguments
/// `line`: points of the curve near its middle, by preference, each with the unit vector across it.
pub(super) fn tag(board: &mut Board, word: &str, line: &[(Point, Point)], sizes: &Sizes) -> Option<Tag> {
    let (pad_x, pad_y) = (5.0 * sizes.unit, 2.0 * sizes.unit);
    let (w, h) = (
        measure(word, Weight::SemiBold, sizes.tag) + 2.0 * pad_x,
        sizes.tag * LINE + 2.0 * pad_y,
    );
    let offsets = [6.0, -6.0, 22.0, -22.0];
    let candidates = offsets.iter().flat_map(|offset| {
        line.iter().map(move |(at, across)| {
            // Half the box as seen along the direction across the line.
            let reach = (across[0].abs() * w + across[1].abs() * h) / 2.0;
            let by = offset * sizes.unit + reach * offset.signum();
            Rect::centred([at[0] + across[0] * by, at[1] + across[1] * by], w, h)
        })
    });
    let on_line = line.iter().map(|(at, _)| Rect::centred(*at, w, h));
    let beside = board.choose(candidates, TAG_STEP).map(|(_, rect)| rect);
    let rect = beside.or_else(|| on_line.into_iter().find(|rect| board.is_free(*rect)))?;
    board.take(rect);
    let anchor = line.first().map(|(at, _)| *at)?;
    let moved = !rect.grown(10.0 * sizes.unit).contains(anchor);
    Some(Tag {
        text: word.to_owned(),
        rect,
        baseline: rect.y + pad_y + sizes.tag * LINE * BASE,
        size: sizes.tag,
        leader: moved.then(|| [anchor, rect.centre()]),
    })
}

/// Names too long for any map end in an ellipsis between words.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MAX_CHARS).collect();
    let whole = cut
        .rfind(' ')
        .filter(|at| *at > MAX_CHARS / 3)
        .map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end())
}

/// The longest beginning of a word that fits, so that no text leaves its box.
pub(super) fn fitting(word: &str, weight: Weight, size: f32, room: f32) -> String {
    if measure(word, weight, size) <= room {
        return word.to_owned();
    }
    let mut cut = String::new();
    let mut width = measure("…", weight, size);
    for c in word.chars() {
        width += measure(c.encode_utf8(&mut [0; 4]), weight, size);
        if width > room {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    cut
}
