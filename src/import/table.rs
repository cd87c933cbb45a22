//! Cells with a header line, wherever they come from.

use super::error::TableError;

/// Most columns of a table.
pub const MAX_COLUMNS: usize = 500;
/// Most cells of a table, so that a small file of separators cannot fill the memory.
pub const MAX_CELLS: usize = 4_000_000;

/// One line of a table below its header.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// Line of the file on which it begins, from 1; in a spreadsheet the row number.
    pub line: usize,
    /// Its cells as they stand, in the order of the headers; missing ones at the end are empty.
    pub cells: Vec<String>,
}

/// A table of text: the common form of CSV files, spreadsheets and pasted cells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// Names of the columns as they stand.
    pub headers: Vec<String>,
    /// Lines that hold anything.
    pub rows: Vec<Row>,
    /// What was recognised on the way in.
    pub reading: Reading,
}

/// How a text was read, to be shown and corrected.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reading {
    /// Name of the encoding, such as `UTF-8` or `windows-1252`; empty when the source was no text.
    pub encoding: String,
    /// Character between cells, where there is one.
    pub separator: Option<char>,
    /// True when some bytes meant nothing in that encoding: they show as `U+FFFD`.
    pub lossy: bool,
}

impl Table {
    /// Takes rows of cells, the first being the header.
    ///
    /// # Errors
    /// [`TableError`] when there is no header or a limit is passed.
    pub fn collect(
        records: impl IntoIterator<Item = Result<Row, TableError>>,
        reading: Reading,
    ) -> Result<Self, TableError> {
        let mut records = records.into_iter();
        let header = loop {
            match records.next() {
                Some(row) if is_blank(row.as_ref()) => {}
                Some(row) => break row?,
                None => return Err(TableError::NoHeader),
            }
        };
        let mut table = Self {
            headers: trimmed_end(header.cells)
                .iter()
                .map(|h| h.trim().to_owned())
                .collect(),
            rows: Vec::new(),
            reading,
        };
        let columns = table.headers.len();
        if columns > MAX_COLUMNS {
            return Err(TableError::TooManyColumns { columns });
        }
        let mut cells = 0;
        for row in records {
            if is_blank(row.as_ref()) {
                continue;
            }
            let Row { line, cells: found } = row?;
            let mut found = trimmed_end(found);
            if found.len() < columns {
                found.resize(columns, String::new());
            }
            cells += found.len();
            if cells > MAX_CELLS {
                return Err(TableError::TooManyCells { line });
            }
            table.rows.push(Row { line, cells: found });
        }
        Ok(table)
    }
}

/// True for a line without any text.
fn is_blank(row: Result<&Row, &TableError>) -> bool {
    row.is_ok_and(|row| row.cells.iter().all(|cell| cell.trim().is_empty()))
}

/// The cells up to the last one that holds anything.
fn trimmed_end(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells
}
