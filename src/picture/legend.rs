//! The legend: only families and states that are present, and the number of links left out.

use std::collections::BTreeSet;

use super::input::LineState;
use super::scene::{Legend, LegendKey, LegendRow, Point, Scene};
use super::sizes::Sizes;
use super::typeface::{Weight, measure};
use super::view::{LegendMode, Rect};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;
use crate::model::Family;

/// States from the firmest to the loosest, as the legend lists them.
const STATES: [LineState; 7] = [
    LineState::Running,
    LineState::SettingUp,
    LineState::Study,
    LineState::Lead,
    LineState::Proposed,
    LineState::Parked,
    LineState::Stopped,
];

/// What is present in the picture.
#[derive(Default)]
pub(super) struct Present {
    pub families: BTreeSet<Option<Family>>,
    pub lines: BTreeSet<LineState>,
}

/// How many links are shown, and how.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    faded: usize,
    full: usize,
    bundled: usize,
    hidden: usize,
    proposals: (usize, usize),
}

impl Counts {
    pub(super) fn of(scene: &Scene, faded: usize, proposals: (usize, usize)) -> Self {
        Self {
            faded,
            full: scene.full,
            bundled: scene.bundled,
            hidden: scene.hidden,
            proposals,
        }
    }

    /// The notes that say it: only where something is not drawn in full, and how many are only where some are bundled.
    fn notes(self) -> Vec<LegendKey> {
        let (drawn, found) = self.proposals;
        let notes = [
            (LegendKey::Proposals, 0 < drawn && drawn < found),
            (LegendKey::Faded, self.faded > 0),
            (LegendKey::Full, self.bundled > 0),
            (LegendKey::Bundled, self.bundled > 0),
            (LegendKey::Hidden, self.hidden > 0),
        ];
        notes
            .into_iter()
            .filter(|(_, is)| *is)
            .map(|(key, _)| key)
            .collect()
    }
}

/// Message key of a family's word.
pub fn family_key(family: Option<Family>) -> String {
    family.map_or_else(|| "family-unknown".to_owned(), |f| format!("family-{}", f.code()))
}

/// Lays the legend out below and right of `at`.
pub(super) fn lay(
    present: &Present,
    counts: Counts,
    mode: LegendMode,
    wall: bool,
    at: Point,
    sizes: &Sizes,
    lang: Lang,
) -> Option<Legend> {
    let open = matches!(mode, LegendMode::Open | LegendMode::Opened);
    let present_at_all = !(present.families.is_empty() && present.lines.is_empty());
    let title = matches!(mode, LegendMode::Button | LegendMode::Opened) && present_at_all;
    let known = present.families.iter().copied().filter(Option::is_some);
    let unknown = present.families.iter().copied().filter(Option::is_none);
    let families: Vec<LegendKey> = known
        .chain(unknown)
        .filter(|_| open)
        .map(LegendKey::Family)
        .collect();
    let states = STATES
        .into_iter()
        .filter(|line| open && present.lines.contains(line));
    let states: Vec<LegendKey> = states.map(LegendKey::Line).collect();
    let notes = counts.notes();
    if families.is_empty() && states.is_empty() && notes.is_empty() && !title {
        return None;
    }
    let mut setter = Setter::new(at, wall, counts, sizes, lang);
    if title {
        setter.column(&[LegendKey::Title]);
    }
    let top = setter.y;
    setter.column(&families);
    if wall {
        setter.column(&states);
    } else {
        let below = setter.y;
        if !families.is_empty() && !states.is_empty() {
            setter.x = setter.right + 20.0 * sizes.unit;
        }
        setter.y = top;
        setter.column(&states);
        setter.y = setter.y.max(below);
        setter.x = setter.left;
    }
    setter.column(&notes);
    Some(setter.finish())
}

struct Setter<'a> {
    at: Point,
    left: f32,
    x: f32,
    y: f32,
    right: f32,
    pad: f32,
    row: f32,
    boxed: bool,
    counts: Counts,
    sizes: &'a Sizes,
    lang: Lang,
    rows: Vec<LegendRow>,
}

impl<'a> Setter<'a> {
    fn new(at: Point, wall: bool, counts: Counts, sizes: &'a Sizes, lang: Lang) -> Self {
        let pad = if wall { 0.0 } else { 11.0 * sizes.unit };
        let left = at[0] + pad;
        Self {
            at,
            left,
            x: left,
            y: at[1] + pad * 0.7,
            right: left,
            pad,
            row: sizes.legend * if wall { 1.5 } else { 1.6 },
            boxed: !wall,
            counts,
            sizes,
            lang,
            rows: Vec::new(),
        }
    }

    fn words(&self, key: LegendKey) -> String {
        match key {
            LegendKey::Family(family) => tr(self.lang, &family_key(family)),
            LegendKey::Line(line) => tr(self.lang, line.key()),
            LegendKey::Title => tr(self.lang, "map-legend"),
            LegendKey::Proposals => {
                let words = |n: usize| number::format(self.lang, n as f64, 0);
                let (drawn, found) = self.counts.proposals;
                let args = [("shown", words(drawn).into()), ("found", words(found).into())];
                tr_args(self.lang, "map-proposals", &args)
            }
            LegendKey::Faded => self.counted("map-faded", self.counts.faded),
            LegendKey::Full => self.counted("map-full", self.counts.full),
            LegendKey::Bundled => self.counted("map-bundled", self.counts.bundled),
            LegendKey::Hidden => self.counted("map-hidden", self.counts.hidden),
        }
    }

    fn counted(&self, key: &str, count: usize) -> String {
        let shown = number::format(self.lang, count as f64, 0);
        let many = i64::try_from(count).unwrap_or(i64::MAX);
        tr_args(self.lang, key, &[("n", many.into()), ("shown", shown.into())])
    }

    /// Rows one under the other from the current place.
    fn column(&mut self, keys: &[LegendKey]) {
        let size = self.sizes.legend;
        for key in keys {
            let text = self.words(*key);
            let sample_w = match key {
                LegendKey::Family(_) | LegendKey::Title => size * 1.3,
                LegendKey::Line(_) => size * 2.5,
                LegendKey::Proposals
                | LegendKey::Faded
                | LegendKey::Full
                | LegendKey::Bundled
                | LegendKey::Hidden => 0.0,
            };
            let gap = if sample_w > 0.0 { size * 0.55 } else { 0.0 };
            let width = sample_w + gap + measure(&text, Weight::Regular, size);
            self.rows.push(LegendRow {
                key: *key,
                text,
                rect: Rect {
                    x: self.x,
                    y: self.y,
                    w: width,
                    h: self.row,
                },
                sample: Rect {
                    x: self.x,
                    y: self.y,
                    w: sample_w,
                    h: self.row,
                },
                text_at: [self.x + sample_w + gap, self.y + self.row / 2.0 + size * 0.35],
            });
            self.right = self.right.max(self.x + width);
            self.y += self.row;
        }
    }

    fn finish(self) -> Legend {
        let [x, y] = self.at;
        Legend {
            rect: Rect {
                x,
                y,
                w: self.right + self.pad - x,
                h: self.y + self.pad * 0.7 - y,
            },
            rows: self.rows,
            size: self.sizes.legend,
            boxed: self.boxed,
        }
    }
}
