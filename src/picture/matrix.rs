//! Gain against effort: proposals and synergies in the cells of a grid, what brings most for least first.
//!
//! Columns are the effort, rows the gain. What is not known yet has a column and a row of its own: an unknown is
//! shown, never guessed. A cell lists as many as it has room for and counts the rest.

use super::typeface::{Weight, ascent, descent, measure};
use super::view::{Captions, Rect};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;
use crate::model::Family;

/// Height of the screen on which the wall's lengths were drawn.
const WALL_HEIGHT: f32 = 1080.0;
/// A column of what is not known is narrower than the others by this factor.
const UNKNOWN: f32 = 0.6;
/// Each row has room for at least so many lines.
const LEAST_LINES: f32 = 1.8;
/// Lines that the name of the best cell takes, and those that the edges of a cell take.
const HEAD_LINES: f32 = 1.0;
const BORDER_LINES: f32 = 0.7;
/// Share of a line that the words before the ends may take.
const TITLE_SHARE: f32 = 0.72;

/// Little, medium or much; `None` while nobody has said.
pub type Step = Option<u8>;

/// One proposal or synergy.
#[derive(Clone, PartialEq, Debug)]
pub struct MatrixItem {
    /// Identifier of its link or group on the map.
    pub id: String,
    /// What flows, in a few words.
    pub title: String,
    /// Who takes part.
    pub ends: String,
    /// Colour and icon.
    pub family: Option<Family>,
    /// 1 little, 2 medium, 3 much.
    pub gain: Step,
    /// 1 transport or sorting, 2 treatment, 3 a plant.
    pub effort: Step,
    /// The room has kept it; else it is a proposal.
    pub decided: bool,
    /// It appeared with the last edit.
    pub new: bool,
}

/// Where the grid is drawn.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MatrixView {
    /// Width in view pixels.
    pub width: f32,
    /// Height in view pixels.
    pub height: f32,
    /// Large type for a room.
    pub wall: bool,
    /// Words around the grid; empty ones take no room.
    pub captions: Captions,
}

/// Words in their place: the left end of the baseline.
#[derive(Clone, PartialEq, Debug)]
pub struct Words {
    /// What is written.
    pub text: String,
    /// Where.
    pub at: [f32; 2],
    /// Size in view pixels.
    pub size: f32,
}

/// One item in its place.
#[derive(Clone, PartialEq, Debug)]
pub struct MatrixRow {
    /// Index into the items.
    pub item: usize,
    /// What is clicked.
    pub rect: Rect,
    /// Middle of its icon.
    pub icon: [f32; 2],
    /// What flows, shortened where it does not fit.
    pub title: Words,
    /// Who takes part, shortened where it does not fit; may be empty.
    pub ends: Words,
}

/// One cell.
#[derive(Clone, PartialEq, Debug)]
pub struct MatrixCell {
    /// Its area.
    pub rect: Rect,
    /// Much gain, little effort.
    pub quick: bool,
    /// Number of what has no room.
    pub more: Option<Words>,
}

/// The grid, laid out.
#[derive(Clone, PartialEq, Debug)]
pub struct MatrixScene {
    /// Type size of rows.
    pub size: f32,
    /// Cells, row by row from the top.
    pub cells: Vec<MatrixCell>,
    /// What stands in them.
    pub rows: Vec<MatrixRow>,
    /// Heads of rows and columns.
    pub heads: Vec<Words>,
    /// Names of the two axes.
    pub axes: [Words; 2],
    /// Name of the best cell.
    pub quick: Words,
    /// Name of the territory, what is shown of it, and the one sentence.
    pub captions: [Words; 3],
}

/// Lengths of one grid.
struct Sizes {
    text: f32,
    head: f32,
    row: f32,
    pad: f32,
    left: f32,
    foot: f32,
    top: f32,
}

impl Sizes {
    fn of(view: &MatrixView) -> Self {
        let (text, unit) = match view.wall {
            true => (26.0 * view.height / WALL_HEIGHT, view.height / WALL_HEIGHT * 2.0),
            false => (13.0, 1.0),
        };
        Self {
            text,
            head: text * 1.08,
            row: text * 1.85,
            pad: 10.0 * unit,
            left: 118.0 * unit,
            foot: 58.0 * unit,
            top: if view.captions.title.is_empty() {
                0.0
            } else {
                text * 3.2
            },
        }
    }
}

/// Puts items, best first, into their cells.
pub fn layout_matrix(items: &[MatrixItem], view: &MatrixView, lang: Lang) -> MatrixScene {
    let sizes = Sizes::of(view);
    let steps = |known: [u8; 3], unknown: bool| -> Vec<Step> {
        known
            .into_iter()
            .map(Some)
            .chain(unknown.then_some(None))
            .collect()
    };
    let columns = steps([1, 2, 3], items.iter().any(|i| i.effort.is_none()));
    let lines = steps([3, 2, 1], items.iter().any(|i| i.gain.is_none()));
    let grid = Rect {
        x: sizes.left,
        y: sizes.pad + sizes.top,
        w: (view.width - sizes.left - sizes.pad).max(1.0),
        h: (view.height - sizes.pad - sizes.top - sizes.foot).max(1.0),
    };
    let width = |step: &Step| if step.is_some() { 1.0 } else { UNKNOWN };
    let across = shares(&columns, width, grid.x, grid.w);
    let heights = heights(items, &lines, &columns, grid.h / sizes.row);
    let down = shares(&heights, |height| *height, grid.y, grid.h);
    let mut scene = MatrixScene {
        size: sizes.text,
        cells: Vec::new(),
        rows: Vec::new(),
        heads: heads(&columns, &across, &lines, &down, &grid, &sizes, lang),
        axes: axes(&grid, &sizes, lang),
        quick: Words {
            text: tr(lang, "matrix-quick"),
            at: [grid.x + sizes.pad, grid.y + sizes.pad * 0.6 + sizes.head],
            size: sizes.head,
        },
        captions: captions(view, &grid, &sizes),
    };
    for (line, (y, h)) in lines.iter().zip(&down) {
        for (column, (x, w)) in columns.iter().zip(&across) {
            let gap = sizes.pad * 0.15;
            let rect = Rect {
                x: *x,
                y: *y,
                w: *w,
                h: *h,
            }
            .grown(-gap);
            let here = items
                .iter()
                .enumerate()
                .filter(|(_, item)| item.gain == *line && item.effort == *column);
            let quick = (*line, *column) == (Some(3), Some(1));
            fill_cell(&mut scene, rect, quick, &here.collect::<Vec<_>>(), &sizes, lang);
        }
    }
    scene
}

/// Lines of each row in a grid that has room for so many: what brings much is served first, and none is crushed.
fn heights(items: &[MatrixItem], lines: &[Step], columns: &[Step], room: f32) -> Vec<f32> {
    let head = |line: &Step| if *line == Some(3) { HEAD_LINES } else { 0.0 };
    let fullest = |line: &Step| {
        let count = |column| {
            items
                .iter()
                .filter(|i| (i.gain, i.effort) == (*line, column))
                .count()
        };
        columns
            .iter()
            .map(|column| count(*column))
            .max()
            .unwrap_or_default() as f32
    };
    let least = |line: &Step| LEAST_LINES + head(line);
    let mut spare = (room - lines.iter().map(least).sum::<f32>()).max(0.0);
    let height = |line: &Step| {
        let wanted = fullest(line) + head(line) + BORDER_LINES - least(line);
        let more = wanted.clamp(0.0, spare);
        spare -= more;
        least(line) + more
    };
    let mut heights: Vec<f32> = lines.iter().map(height).collect();
    let each = spare / lines.len() as f32;
    heights.iter_mut().for_each(|height| *height += each);
    heights
}

/// Start and length of each step along one axis.
fn shares<T>(steps: &[T], weight: impl Fn(&T) -> f32, start: f32, length: f32) -> Vec<(f32, f32)> {
    let all: f32 = steps.iter().map(&weight).sum();
    let mut at = start;
    let share = |step| {
        let size = length * weight(step) / all.max(1.0);
        at += size;
        (at - size, size)
    };
    steps.iter().map(share).collect()
}

/// Lists what fits; the last line counts the rest.
fn fill_cell(
    scene: &mut MatrixScene,
    rect: Rect,
    quick: bool,
    here: &[(usize, &MatrixItem)],
    sizes: &Sizes,
    lang: Lang,
) {
    let head = if quick { sizes.head * 1.5 } else { 0.0 };
    let top = rect.y + sizes.pad * 0.5 + head;
    let room = ((rect.y + rect.h - sizes.pad * 0.3 - top) / sizes.row).max(0.0) as usize;
    let shown = if here.len() > room {
        room.saturating_sub(1)
    } else {
        here.len()
    };
    let baseline = |nth: usize| {
        let letters = ascent(Weight::SemiBold, sizes.text) - descent(Weight::SemiBold, sizes.text);
        top + sizes.row * nth as f32 + (sizes.row + letters) / 2.0
    };
    for (nth, (index, item)) in here.iter().take(shown).enumerate() {
        let area = Rect {
            x: rect.x,
            y: top + sizes.row * nth as f32,
            w: rect.w,
            h: sizes.row,
        };
        scene.rows.push(placed(*index, item, area, baseline(nth), sizes));
    }
    let left = here.len() - shown;
    let more = (left > 0).then(|| {
        let count = number::format(lang, left as f64, 0);
        let args = [("n", (left as f64).into()), ("count", count.into())];
        let key = if shown > 0 { "matrix-more" } else { "matrix-count" };
        Words {
            text: tr_args(lang, key, &args),
            at: [rect.x + sizes.pad, baseline(shown)],
            size: sizes.text,
        }
    });
    scene.cells.push(MatrixCell { rect, quick, more });
}

fn placed(item: usize, of: &MatrixItem, area: Rect, baseline: f32, sizes: &Sizes) -> MatrixRow {
    let icon = [area.x + sizes.pad + sizes.text * 0.6, area.y + area.h / 2.0];
    let start = icon[0] + sizes.text * 1.1;
    let room = (area.x + area.w - sizes.pad - start).max(0.0);
    let whole = measure(&of.title, Weight::SemiBold, sizes.text);
    let gap = sizes.text * 0.6;
    let ends = measure(&of.ends, Weight::Regular, sizes.text);
    // Both are shortened only when together they do not fit, the title last.
    let for_title = if whole + gap + ends <= room {
        whole
    } else {
        whole.min(room * TITLE_SHARE)
    };
    let title = shortened(&of.title, Weight::SemiBold, sizes.text, for_title);
    let after = start + measure(&title, Weight::SemiBold, sizes.text) + gap;
    let ends = shortened(
        &of.ends,
        Weight::Regular,
        sizes.text,
        area.x + area.w - sizes.pad - after,
    );
    let words = |text, x| Words {
        text,
        at: [x, baseline],
        size: sizes.text,
    };
    MatrixRow {
        item,
        rect: area,
        icon,
        title: words(title, start),
        ends: words(ends, after),
    }
}

/// The words, or as many letters of them as fit before a « … ».
fn shortened(words: &str, weight: Weight, size: f32, room: f32) -> String {
    if measure(words, weight, size) <= room + 0.1 {
        return words.to_owned();
    }
    let dots = measure("…", weight, size);
    let mut kept = String::new();
    let mut width = 0.0;
    for c in words.chars() {
        width += measure(c.encode_utf8(&mut [0; 4]), weight, size);
        if width + dots > room {
            break;
        }
        kept.push(c);
    }
    match kept.trim_end() {
        "" => String::new(),
        kept => format!("{kept}…"),
    }
}

fn heads(
    columns: &[Step],
    across: &[(f32, f32)],
    lines: &[Step],
    down: &[(f32, f32)],
    grid: &Rect,
    sizes: &Sizes,
    lang: Lang,
) -> Vec<Words> {
    let words = |axis: &str, step: &Step| {
        let step = step.map_or_else(|| "unknown".to_owned(), |s| s.to_string());
        tr(lang, &format!("matrix-{axis}-{step}"))
    };
    let below = grid.y + grid.h + sizes.head * 1.35;
    let under = columns.iter().zip(across).map(|(step, (x, w))| {
        let text = shortened(&words("effort", step), Weight::Medium, sizes.text, *w);
        let width = measure(&text, Weight::Medium, sizes.text);
        Words {
            text,
            at: [x + (w - width) / 2.0, below],
            size: sizes.text,
        }
    });
    let beside = lines.iter().zip(down).map(|(step, (y, h))| {
        let text = shortened(
            &words("gain", step),
            Weight::Medium,
            sizes.text,
            sizes.left - sizes.pad,
        );
        let width = measure(&text, Weight::Medium, sizes.text);
        Words {
            text,
            at: [grid.x - sizes.pad * 0.8 - width, y + h / 2.0 + sizes.text * 0.35],
            size: sizes.text,
        }
    });
    under.chain(beside).collect()
}

/// « Gain ↑ » above the rows' heads, « Effort → » at the right below.
fn axes(grid: &Rect, sizes: &Sizes, lang: Lang) -> [Words; 2] {
    let gain = tr(lang, "matrix-gain");
    let effort = tr(lang, "matrix-effort");
    let width = measure(&effort, Weight::SemiBold, sizes.head);
    let up = measure(&gain, Weight::SemiBold, sizes.head);
    [
        Words {
            text: gain,
            at: [grid.x - sizes.pad * 0.8 - up, grid.y + sizes.head],
            size: sizes.head,
        },
        Words {
            text: effort,
            at: [grid.x + grid.w - width, grid.y + grid.h + sizes.head * 2.9],
            size: sizes.head,
        },
    ]
}

/// Title and subtitle above, the sentence below at the left of the axis' name.
fn captions(view: &MatrixView, grid: &Rect, sizes: &Sizes) -> [Words; 3] {
    let told = &view.captions;
    let large = sizes.text * 1.4;
    let title = measure(&told.title, Weight::Bold, large);
    let baseline = sizes.pad + large;
    let beside = grid.x + title + sizes.text;
    let below = grid.w - measure("m", Weight::Medium, sizes.head) * 8.0;
    let words = |text: String, at, size| Words { text, at, size };
    let subtitle = shortened(
        &told.subtitle,
        Weight::Regular,
        sizes.text,
        view.width - sizes.pad - beside,
    );
    let sentence = shortened(&told.sentence, Weight::SemiBold, sizes.head, below);
    [
        words(told.title.clone(), [grid.x, baseline], large),
        words(subtitle, [beside, baseline], sizes.text),
        words(sentence, [grid.x, grid.y + grid.h + sizes.head * 2.9], sizes.head),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: usize, gain: Step, effort: Step) -> MatrixItem {
        MatrixItem {
            id: id.to_string(),
            title: format!("Sciure de bois sèche numéro {id}"),
            ends: "Scierie Martin → Chaufferie bois de la communauté".to_owned(),
            family: Some(Family::Waste),
            gain,
            effort,
            decided: false,
            new: false,
        }
    }

    fn views() -> [MatrixView; 3] {
        let captions = Captions {
            title: "Zone de la Plaine".to_owned(),
            sentence: "La scierie donne sa sciure à la chaufferie. ".repeat(9),
            ..Captions::default()
        };
        let view = |width, height, wall, captions| MatrixView {
            width,
            height,
            wall,
            captions,
        };
        [
            view(683.0, 400.0, false, Captions::default()),
            view(1366.0, 600.0, false, Captions::default()),
            view(1920.0, 1080.0, true, captions),
        ]
    }

    #[test]
    fn each_item_stands_once_within_its_cell_or_is_counted() {
        let steps = [None, Some(1), Some(2), Some(3)];
        let items: Vec<MatrixItem> = (0..400)
            .map(|i| item(i, steps[i % 4], steps[i / 4 % 4]))
            .collect();
        for view in views() {
            let scene = layout_matrix(&items, &view, Lang::Fr);
            assert_eq!(scene.cells.len(), 16);
            let counted: usize = scene
                .cells
                .iter()
                .filter_map(|c| c.more.as_ref())
                .map(|words| {
                    let digits: String = words.text.chars().filter(char::is_ascii_digit).collect();
                    digits.parse::<usize>().expect("a number")
                })
                .sum();
            assert_eq!(scene.rows.len() + counted, items.len(), "{view:?}");
            for row in &scene.rows {
                let held = scene
                    .cells
                    .iter()
                    .filter(|cell| cell.rect.grown(0.5).holds(row.rect))
                    .count();
                assert_eq!(held, 1, "a row stands in one cell");
                let end = row.ends.at[0] + measure(&row.ends.text, Weight::Regular, row.ends.size);
                assert!(end <= row.rect.x + row.rect.w, "{row:?}");
            }
            for (at, row) in scene.rows.iter().enumerate() {
                for other in &scene.rows[at + 1..] {
                    assert!(!row.rect.grown(-0.01).overlaps(other.rect), "{row:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn what_everybody_knows_needs_no_row_for_what_nobody_knows() {
        let scene = layout_matrix(&[item(0, Some(3), Some(1))], &views()[1], Lang::Fr);
        assert_eq!(scene.cells.len(), 9);
        let quick: Vec<usize> = (0..9).filter(|at| scene.cells[*at].quick).collect();
        assert_eq!(quick, [0], "much gain for little effort stands first");
        assert!(scene.cells[0].rect.holds(scene.rows[0].rect));
        assert_eq!(scene.rows[0].title.text, "Sciure de bois sèche numéro 0");
    }
}
