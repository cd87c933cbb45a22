//! CSV tables read by column name, with the place of every fault.

use std::io::Read;
use std::str::FromStr;

use csv::{ByteRecord, Position, Reader, ReaderBuilder, Trim};

use super::error::{Problem, SpecError};

/// Most rows of one table.
const MAX_ROWS: u64 = 50_000_000;

/// A table with `N` wanted columns; others are passed over.
pub(super) struct Table<R: Read, const N: usize> {
    file: &'static str,
    columns: [&'static str; N],
    at: [usize; N],
    reader: Reader<R>,
    record: ByteRecord,
    rows: u64,
}

impl<R: Read, const N: usize> Table<R, N> {
    /// Reads the header and finds the columns in it.
    pub fn open(file: &'static str, source: R, columns: [&'static str; N]) -> Result<Self, SpecError> {
        let mut reader = ReaderBuilder::new()
            .trim(Trim::Headers)
            .buffer_capacity(1 << 16)
            .from_reader(source);
        let header = reader.byte_headers().map_err(|e| unreadable(file, &e))?.clone();
        let mut at = [0; N];
        for (place, &column) in at.iter_mut().zip(&columns) {
            *place = header
                .iter()
                .position(|name| name == column.as_bytes())
                .ok_or(SpecError {
                    file,
                    line: 1,
                    column,
                    value: String::new(),
                    problem: Problem::NoColumn,
                })?;
        }
        Ok(Self {
            file,
            columns,
            at,
            reader,
            record: ByteRecord::new(),
            rows: 0,
        })
    }

    /// The next row; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Fields<'_, N>>, SpecError> {
        if !self
            .reader
            .read_byte_record(&mut self.record)
            .map_err(|e| unreadable(self.file, &e))?
        {
            return Ok(None);
        }
        self.rows += 1;
        let fields = Fields {
            file: self.file,
            columns: &self.columns,
            at: &self.at,
            record: &self.record,
        };
        if self.rows > MAX_ROWS {
            return Err(fields.fault_of_line(Problem::TooMany));
        }
        Ok(Some(fields))
    }
}

fn unreadable(file: &'static str, error: &csv::Error) -> SpecError {
    let line = error.position().map_or(0, Position::line);
    let problem = Problem::Unreadable(error.to_string());
    SpecError {
        file,
        line,
        column: "",
        value: String::new(),
        problem,
    }
}

/// One row, read by the number of the wanted column.
pub(super) struct Fields<'a, const N: usize> {
    file: &'static str,
    columns: &'a [&'static str; N],
    at: &'a [usize; N],
    record: &'a ByteRecord,
}

impl<'a, const N: usize> Fields<'a, N> {
    /// The bytes of a field, without blanks around.
    pub fn bytes(&self, column: usize) -> &'a [u8] {
        self.record.get(self.at[column]).unwrap_or_default().trim_ascii()
    }

    /// Line of the row, from 1.
    pub fn line(&self) -> u64 {
        self.record.position().map_or(0, Position::line)
    }

    /// An error about one field.
    pub fn fault(&self, column: usize, problem: Problem) -> SpecError {
        let text = String::from_utf8_lossy(self.bytes(column));
        let value = text.chars().take(40).collect();
        SpecError {
            file: self.file,
            line: self.line(),
            column: self.columns[column],
            value,
            problem,
        }
    }

    /// An error about the whole row.
    pub fn fault_of_line(&self, problem: Problem) -> SpecError {
        SpecError {
            file: self.file,
            line: self.line(),
            column: "",
            value: String::new(),
            problem,
        }
    }

    fn parse<T: FromStr>(&self, column: usize) -> Option<T> {
        std::str::from_utf8(self.bytes(column)).ok()?.parse().ok()
    }

    /// An identifier, 1 to 2^32 - 1.
    pub fn id(&self, column: usize) -> Result<u32, SpecError> {
        whole(self.bytes(column))
            .filter(|&id| id > 0)
            .ok_or_else(|| self.fault(column, Problem::Id))
    }

    /// A finite number between the bounds.
    pub fn number(&self, column: usize, from: f64, to: f64) -> Result<f64, SpecError> {
        self.parse(column)
            .filter(|n: &f64| n.is_finite() && (from..=to).contains(n))
            .ok_or_else(|| self.fault(column, Problem::Number))
    }

    /// A whole number up to `most`.
    pub fn mask(&self, column: usize, most: u16) -> Result<u16, SpecError> {
        whole(self.bytes(column))
            .and_then(|n| u16::try_from(n).ok())
            .filter(|&n| n <= most)
            .ok_or_else(|| self.fault(column, Problem::Number))
    }
}

/// Digits and nothing else, below 2^32. Half of a project is such numbers.
fn whole(digits: &[u8]) -> Option<u32> {
    let add = |number: u32, digit: &u8| {
        let digit = digit.checked_sub(b'0').filter(|d| *d < 10)?;
        number.checked_mul(10)?.checked_add(digit.into())
    };
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0, add)
}
