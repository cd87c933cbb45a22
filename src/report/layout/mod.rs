//! Documents as pages: where each line of words and each rule stands. No file is made here.

mod blocks;
mod table;

use super::content::{Block, Document};
use super::style::{BOTTOM, HAIRLINE, KEPT_WITH_NEXT, SIDE, Style, TOP, Tone};
use super::tags::{TagId, Tags};
use crate::base::i18n::Lang;
use crate::picture::typeface::{ascent, descent};

/// One line of words.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The words.
    pub text: String,
    /// Left end on the baseline, y down from the top of the page.
    pub at: [f32; 2],
    /// How they are set.
    pub style: Style,
    /// The element that they belong to; `None` when a screen reader passes over them.
    pub element: Option<TagId>,
}

/// A filled strip.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Rule {
    /// Left, top, width, height.
    pub area: [f32; 4],
    /// Colour.
    pub tone: Tone,
}

/// One page.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Page {
    /// Words, in reading order.
    pub lines: Vec<Line>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// A title stands at its top: pages are counted from here, since documents that are bound together are handed
    /// out one by one.
    pub is_first: bool,
}

/// Pages and their structure.
#[derive(Clone, PartialEq, Debug)]
pub struct Laid {
    /// At least one.
    pub pages: Vec<Page>,
    /// What a screen reader follows.
    pub tags: Tags,
}

impl Laid {
    /// The number of each page and how many its document has.
    pub fn numbers(&self) -> Vec<(usize, usize)> {
        let documents = self.pages.chunk_by(|_, next| !next.is_first);
        let numbers = documents.flat_map(|pages| (1..=pages.len()).map(|at| (at, pages.len())));
        numbers.collect()
    }
}

/// Sets a document.
pub fn lay_out(document: &Document) -> Laid {
    let mut sheet = Sheet {
        laid: Laid {
            pages: vec![Page::default()],
            tags: Tags::default(),
        },
        y: TOP,
        lang: document.lang,
    };
    for (at, block) in document.blocks.iter().enumerate() {
        sheet.block(block, document.blocks.get(at + 1));
    }
    // A break at the very end would leave an empty page.
    while sheet.laid.pages.len() > 1 && sheet.laid.pages.last().is_some_and(|page| page.lines.is_empty()) {
        sheet.laid.pages.pop();
    }
    sheet.laid
}

/// Pages while they fill.
struct Sheet {
    laid: Laid,
    /// Where the next thing begins.
    y: f32,
    lang: Lang,
}

impl Sheet {
    fn page(&mut self) -> &mut Page {
        if self.laid.pages.is_empty() {
            self.laid.pages.push(Page::default());
        }
        let last = self.laid.pages.len() - 1;
        &mut self.laid.pages[last]
    }

    fn break_page(&mut self) {
        if self.y > TOP {
            self.laid.pages.push(Page::default());
            self.y = TOP;
        }
    }

    /// Begins a new page when less than that is left of this one.
    fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.break_page();
        }
    }

    /// Leaves a strip empty, but not at the top of a page.
    fn skip(&mut self, height: f32) {
        if self.y > TOP {
            self.y += height;
        }
    }

    /// Puts one line of words below `top` and returns where it ends.
    fn line(&mut self, text: String, x: f32, top: f32, style: Style, element: Option<TagId>) -> f32 {
        let (up, down) = (
            ascent(style.weight, style.size),
            descent(style.weight, style.size),
        );
        let baseline = top + (style.leading - up - down) / 2.0 + up;
        if !text.is_empty() {
            self.page().lines.push(Line {
                text,
                at: [x, baseline],
                style,
                element,
            });
        }
        top + style.leading
    }

    /// Puts lines of words at the left margin, or further right, over as many pages as they need.
    fn lines(&mut self, lines: Vec<String>, indent: f32, style: Style, element: TagId) {
        for text in lines {
            self.need(style.leading);
            self.y = self.line(text, SIDE + indent, self.y, style, Some(element));
        }
    }

    fn rule(&mut self, x: f32, width: f32, thickness: f32, tone: Tone) {
        let area = [x, self.y, width, thickness];
        self.page().rules.push(Rule { area, tone });
    }

    /// Height of what should not be parted from a heading before it.
    fn lead(&self, block: Option<&Block>) -> f32 {
        match block {
            Some(Block::Table(table)) => self.lead_of_table(table),
            Some(Block::PageBreak) | None => 0.0,
            Some(_) => KEPT_WITH_NEXT,
        }
    }
}

/// A hairline of that colour takes this much height.
const fn hairline() -> (f32, Tone) {
    (HAIRLINE, Tone::Rule)
}
