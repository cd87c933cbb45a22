//! The same document as a spreadsheet: one sheet for what is said in words, one for each table, typed cells.
//!
//! Words go in by the string call alone, so nothing that somebody typed becomes a formula or a link.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::archive::CREATOR;
use super::content::{Block, Cell, Document, Table};
use super::error::ReportError;
use super::style::Tone;
use crate::base::i18n::{Lang, tr};
use crate::base::number::NBSP;

/// Most characters of a cell.
const MOST_CHARS: usize = 32_767;
/// Most characters of a sheet's name.
const MOST_NAME: usize = 31;
/// Width of a column of weight 1, in characters.
const WIDTH: f64 = 12.0;
/// Narrowest and widest column, in characters.
const WIDTHS: [f64; 2] = [10.0, 70.0];
/// Widths of the two columns of the first sheet, in characters.
const FIRST_SHEET: [f64; 2] = [26.0, 90.0];
/// Paper of the size A4.
const A4: u8 = 9;
/// Most characters of a unit that stands in the number's format.
const MOST_UNIT: usize = 40;

/// The bytes of the file. Equal documents give equal bytes.
///
/// # Errors
/// [`ReportError::Unmade`] when the format does not hold it, for instance more than a million rows.
pub fn bytes(document: &Document) -> Result<Vec<u8>, ReportError> {
    written(document).map_err(|error| ReportError::Unmade(error.to_string()))
}

fn written(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(&document.title)
        .set_author(CREATOR)
        .set_creation_datetime(&day(document.date)?);
    book.set_properties(&properties);
    let looks = Looks::new(document.lang);
    first_sheet(book.add_worksheet(), document, &looks)?;
    let mut sheets: Vec<(&Table, u32)> = Vec::new();
    let mut names = vec![sheet_name(&tr(document.lang, "report-sheet-document"), &[])];
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if !table.rows.is_empty() => Some(table),
        _ => None,
    });
    for table in tables {
        let known = sheets.iter().position(|(other, _)| belongs(other, table));
        let at = match known {
            Some(at) => at,
            None => {
                let name = sheet_name(&table.sheet, &names);
                begin(book.add_worksheet(), table, &name, &looks)?;
                names.push(name);
                sheets.push((table, 1));
                sheets.len() - 1
            }
        };
        let sheet = book.worksheet_from_index(at + 1)?;
        sheets[at].1 = rows(sheet, table, sheets[at].1, &looks)?;
    }
    for (at, (table, end)) in sheets.iter().enumerate() {
        let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        book.worksheet_from_index(at + 1)?
            .autofilter(0, 0, end.saturating_sub(1), last)?;
    }
    book.save_to_buffer()
}

/// True when both tables go into one sheet.
fn belongs(one: &Table, other: &Table) -> bool {
    one.sheet == other.sheet && one.columns == other.columns
}

/// Everything but tables, in reading order.
fn first_sheet(sheet: &mut Worksheet, document: &Document, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&tr(document.lang, "report-sheet-document"), &[]))?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    for (column, width) in (0..).zip(FIRST_SHEET) {
        sheet.set_column_width(column, width)?;
    }
    let mut row = 0;
    let mut put = |column: u16, words: &str, look: &Format, last: bool| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, column, shortened(words), look)?;
        row += u32::from(last);
        Ok(())
    };
    for (at, block) in document.blocks.iter().enumerate() {
        // The heading of a table would stand above nothing.
        let is_of_table = matches!(document.blocks.get(at + 1), Some(Block::Table(_)));
        match block {
            Block::Heading(_) if is_of_table => {}
            Block::Title { sort, name, under } => {
                put(0, sort, &looks.second, true)?;
                put(0, name, &looks.title, true)?;
                put(0, under, &looks.second, true)?;
            }
            Block::Heading(words) => put(0, words, &looks.heading, true)?,
            Block::Paragraph(words) | Block::Note(words) => put(1, words, &looks.text, true)?,
            Block::Facts(facts) => {
                for (name, words) in facts {
                    put(0, name, &looks.second, false)?;
                    put(1, words, &looks.text, true)?;
                }
            }
            Block::List(points) => {
                for words in points {
                    put(1, words, &looks.text, true)?;
                }
            }
            Block::Table(_) | Block::Space(_) | Block::PageBreak => {}
        }
    }
    put(0, &document.foot, &looks.second, true)
}

fn begin(sheet: &mut Worksheet, table: &Table, name: &str, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(&table.columns) {
        let width = f64::from(column.weight) * WIDTH;
        sheet.set_column_width(at, width.clamp(WIDTHS[0], WIDTHS[1]))?;
        sheet.write_string_with_format(0, at, shortened(&column.title), &looks.head)?;
    }
    Ok(())
}

/// Adds the rows of a table and returns the row after the last.
fn rows(sheet: &mut Worksheet, table: &Table, from: u32, looks: &Looks) -> Result<u32, XlsxError> {
    let mut at = from;
    for row in &table.rows {
        for (column, cell) in (0..).zip(row) {
            match cell {
                Cell::Blank => {}
                Cell::Text(words) => {
                    sheet.write_string_with_format(at, column, shortened(words), &looks.text)?;
                }
                Cell::Amount(value, unit) => {
                    sheet.write_number_with_format(at, column, *value, &looks.amount(unit))?;
                }
                Cell::Day(date) => {
                    sheet.write_datetime_with_format(at, column, day(*date)?, &looks.day)?;
                }
            }
        }
        at += 1;
    }
    Ok(at)
}

fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    // jiff's months and days are positive.
    let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
    ExcelDateTime::from_ymd(date.year().unsigned_abs(), month, day)
}

fn shortened(words: &str) -> String {
    // What XML cannot hold would make a file that no program opens.
    let shown = words.chars().filter(|c| !c.is_control() || *c == '\n');
    shown.take(MOST_CHARS).collect()
}

/// A name that the format allows and that no other sheet has: a number tells it from those.
fn sheet_name(name: &str, others: &[String]) -> String {
    let shown = name
        .chars()
        .filter(|c| !c.is_control() && !r"[]:*?/\'".contains(*c));
    let shown: String = shown.collect();
    let is_free = |name: &str| !others.iter().any(|other| other.eq_ignore_ascii_case(name));
    let numbered = (2..).map(|number: usize| {
        let end = format!(" {number}");
        let start: String = shown.chars().take(MOST_NAME - end.len()).collect();
        start + &end
    });
    let plain: String = shown.chars().take(MOST_NAME).collect();
    let plain = Some(plain).filter(|name| !name.trim().is_empty());
    let mut names = plain.into_iter().chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_default()
}

/// How cells look.
struct Looks {
    title: Format,
    heading: Format,
    head: Format,
    second: Format,
    text: Format,
    day: Format,
}

impl Looks {
    fn new(lang: Lang) -> Self {
        let colour = |tone: Tone| {
            let rgb = tone.colour();
            Color::RGB(u32::from(rgb.0) << 16 | u32::from(rgb.1) << 8 | u32::from(rgb.2))
        };
        let top = || Format::new().set_align(FormatAlign::Top);
        let accent = || top().set_bold().set_font_color(colour(Tone::Accent));
        Self {
            title: top().set_bold().set_font_size(18),
            heading: accent().set_font_size(13),
            head: accent().set_border_bottom(FormatBorder::Thin).set_text_wrap(),
            second: top().set_font_color(colour(Tone::Second)),
            text: top().set_text_wrap(),
            day: top()
                .set_align(FormatAlign::Left)
                .set_num_format(tr(lang, "report-sheet-day")),
        }
    }

    /// A number with its unit, still a number.
    fn amount(&self, unit: &str) -> Format {
        let plain = "#,##0.###";
        let fits = unit.chars().count() <= MOST_UNIT;
        let clean = |c: char| !c.is_control() && c != '"' && c != '\\';
        let format = match unit {
            "" => plain.to_owned(),
            unit if fits && unit.chars().all(clean) => format!("{plain}\"{NBSP}{unit}\""),
            _ => plain.to_owned(),
        };
        Format::new().set_align(FormatAlign::Top).set_num_format(format)
    }
}
