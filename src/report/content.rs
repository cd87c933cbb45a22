//! What a document holds, as plain data: the same for paper and for a spreadsheet.

use jiff::civil::Date;

use crate::base::i18n::Lang;

/// A document, complete before anything is laid out.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Title of the file; what stands on the page are its [`Block::Title`]s.
    pub title: String,
    /// Language of its words.
    pub lang: Lang,
    /// Day on which it was made.
    pub date: Date,
    /// Stands at the foot of every page, before the number of the page.
    pub foot: String,
    /// What it says, in reading order.
    pub blocks: Vec<Block>,
}

/// One piece of a document.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// The head of a document, or of one of several that are bound together.
    Title {
        /// What sort of document it is; stands above the name.
        sort: String,
        /// Its name.
        name: String,
        /// Stands below the name; may be empty.
        under: String,
    },
    /// A heading of a part.
    Heading(String),
    /// Running text.
    Paragraph(String),
    /// A remark on what stands around it, in the second colour.
    Note(String),
    /// What is known, each with its name.
    Facts(Vec<(String, String)>),
    /// Rows and columns.
    Table(Table),
    /// Points.
    List(Vec<String>),
    /// An empty strip of that height, in points.
    Space(f32),
    /// What follows begins on a new page.
    PageBreak,
}

/// Rows and columns.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Name of its sheet in a spreadsheet. Tables of one name and of the same columns stand in one sheet.
    pub sheet: String,
    /// What stands above.
    pub columns: Vec<Column>,
    /// Cells in the order of the columns.
    pub rows: Vec<Vec<Cell>>,
    /// On paper, the words of the first column are not repeated from one row to the next.
    pub grouped: bool,
}

/// One column.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// Its share of the width.
    pub weight: f32,
    /// Where it stands on paper.
    pub place: Place,
}

/// Where a column stands on paper; in a spreadsheet each has its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Beside the others; a column of which nothing is known takes no room.
    Beside,
    /// Below the words of the column before it.
    Under,
    /// Nowhere: the page says it already.
    SheetOnly,
}

impl Column {
    /// A column beside the others.
    pub fn new(title: impl Into<String>, weight: f32) -> Self {
        Self {
            title: title.into(),
            weight,
            place: Place::Beside,
        }
    }

    /// A column that stands below the one before it.
    pub fn under(title: impl Into<String>, weight: f32) -> Self {
        Self {
            place: Place::Under,
            ..Self::new(title, weight)
        }
    }

    /// A column that only a spreadsheet has.
    pub fn sheet_only(title: impl Into<String>, weight: f32) -> Self {
        Self {
            place: Place::SheetOnly,
            ..Self::new(title, weight)
        }
    }
}

/// One cell: a spreadsheet keeps its type, paper shows it in words.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Not known, or not said.
    Blank,
    /// Words.
    Text(String),
    /// A number and what it counts; the unit may be empty.
    Amount(f64, String),
    /// A day.
    Day(Date),
}

impl Cell {
    /// Words, or nothing when there are none.
    pub fn text(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() {
            Self::Blank
        } else {
            Self::Text(words)
        }
    }

    /// An ISO date as a day; any other text as words.
    pub fn day(iso: &str) -> Self {
        iso.parse().map_or_else(|_| Self::text(iso), Self::Day)
    }
}
