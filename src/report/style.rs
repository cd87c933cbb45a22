//! Sizes, distances and colours of a page, in points.

use crate::picture::tokens::{Palette, Rgb, Theme};
use crate::picture::typeface::Weight;

/// Width of an A4 page.
pub const PAGE_WIDTH: f32 = 595.28;
/// Height of an A4 page.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Left and right margin.
pub const SIDE: f32 = 59.0;
/// Upper margin.
pub const TOP: f32 = 58.0;
/// Lowest line of what a page says.
pub const BOTTOM: f32 = PAGE_HEIGHT - 74.0;
/// Width of what a page says.
pub const MEASURE: f32 = PAGE_WIDTH - 2.0 * SIDE;
/// Baseline of the foot.
pub const FOOT: f32 = PAGE_HEIGHT - 40.0;
/// Rule above the foot.
pub const FOOT_RULE: f32 = FOOT - 15.0;

/// Thickness of a hairline.
pub const HAIRLINE: f32 = 0.5;
/// Thickness of the rule below the heads of columns.
pub const HEAD_RULE: f32 = 0.9;
/// The bar above a title: width and thickness.
pub const BAR: [f32; 2] = [42.0, 3.2];

/// Between a title's bar and its words.
pub const AFTER_BAR: f32 = 13.0;
/// Below a title.
pub const AFTER_TITLE: f32 = 16.0;
/// Above a heading.
pub const BEFORE_HEADING: f32 = 21.0;
/// Below a heading.
pub const AFTER_HEADING: f32 = 6.0;
/// Below a paragraph, a list, facts.
pub const AFTER_BLOCK: f32 = 7.0;
/// Between two facts or two points.
pub const BETWEEN_POINTS: f32 = 3.0;
/// Width of the names of facts.
pub const FACT_NAME: f32 = 104.0;
/// Where the words of a point begin.
pub const POINT_INDENT: f32 = 13.0;
/// Above and below the words of a row.
pub const ROW_PADDING: f32 = 4.6;
/// Between two columns.
pub const GUTTER: f32 = 12.0;
/// A heading stays with at least this much of what follows.
pub const KEPT_WITH_NEXT: f32 = 42.0;

/// The colour of a line of words or of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Ink.
    Text,
    /// Second text.
    Second,
    /// The accent.
    Accent,
    /// Hairlines.
    Rule,
    /// Stronger rules.
    StrongRule,
}

impl Tone {
    /// The colour on paper.
    pub const fn colour(self) -> Rgb {
        const PAPER: &Palette = Theme::Light.palette();
        match self {
            Self::Text => PAPER.text,
            Self::Second => PAPER.text_2,
            Self::Accent => PAPER.accent,
            Self::Rule => PAPER.rule,
            Self::StrongRule => PAPER.rule_strong,
        }
    }
}

/// How words are set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Style {
    /// Weight of the face.
    pub weight: Weight,
    /// Size of the letters.
    pub size: f32,
    /// From one baseline to the next.
    pub leading: f32,
    /// Colour.
    pub tone: Tone,
}

const fn style(weight: Weight, size: f32, leading: f32, tone: Tone) -> Style {
    Style {
        weight,
        size,
        leading,
        tone,
    }
}

/// What sort of document it is.
pub const SORT: Style = style(Weight::Medium, 10.0, 14.0, Tone::Accent);
/// Its name.
pub const NAME: Style = style(Weight::SemiBold, 24.0, 29.0, Tone::Text);
/// Below its name.
pub const UNDER_NAME: Style = style(Weight::Regular, 11.0, 16.0, Tone::Second);
/// Heading of a part.
pub const HEADING: Style = style(Weight::SemiBold, 13.0, 17.0, Tone::Accent);
/// Running text.
pub const TEXT: Style = style(Weight::Regular, 9.8, 14.2, Tone::Text);
/// A note.
pub const NOTE: Style = style(Weight::Regular, 8.8, 12.6, Tone::Second);
/// Name of a fact.
pub const FACT: Style = style(Weight::Regular, 9.8, 14.2, Tone::Second);
/// Head of a column.
pub const HEAD: Style = style(Weight::Medium, 8.2, 11.0, Tone::Second);
/// Words of a cell.
pub const CELL: Style = style(Weight::Regular, 9.2, 12.6, Tone::Text);
/// Words of the first cell of a row.
pub const FIRST_CELL: Style = style(Weight::Medium, 9.2, 12.6, Tone::Text);
/// Words under those of a cell.
pub const UNDER_CELL: Style = style(Weight::Regular, 8.4, 11.4, Tone::Second);
/// Foot of a page.
pub const FOOT_TEXT: Style = style(Weight::Regular, 8.0, 11.0, Tone::Second);
