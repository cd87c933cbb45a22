//! One row of a foreign table: every value is checked before it is believed.

use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::finding::{Fault, Finding};

/// How much of a refused value a finding quotes, in characters.
const QUOTED: usize = 60;

/// A row and the list that its faults go to. A column that the table lacks reads as unknown.
pub(super) struct Cells<'a, 'stmt> {
    table: &'static str,
    row: &'a Row<'stmt>,
    findings: &'a mut Vec<Finding>,
}

impl<'a, 'stmt> Cells<'a, 'stmt> {
    pub(super) fn new(table: &'static str, row: &'a Row<'stmt>, findings: &'a mut Vec<Finding>) -> Self {
        Self { table, row, findings }
    }

    fn raw(&self, column: &str) -> ValueRef<'a> {
        self.row.get_ref(column).unwrap_or(ValueRef::Null)
    }

    /// Notes that the value of a column was not taken.
    pub(super) fn report(&mut self, column: &str, value: &str, fault: Fault) {
        let row = match self.row.get_ref(0) {
            Ok(ValueRef::Integer(number)) => number,
            _ => 0,
        };
        self.findings.push(Finding {
            table: self.table.to_owned(),
            row,
            column: column.to_owned(),
            value: value.chars().take(QUOTED).collect(),
            fault,
        });
    }

    /// A text, or a number as text; `None` for NULL.
    pub(super) fn text(&mut self, column: &str) -> Option<String> {
        match self.raw(column) {
            ValueRef::Null => None,
            ValueRef::Integer(number) => Some(number.to_string()),
            ValueRef::Real(number) => Some(number.to_string()),
            ValueRef::Text(bytes) => {
                let text = String::from_utf8_lossy(bytes);
                if matches!(text, std::borrow::Cow::Owned(_)) {
                    self.report(column, &text, Fault::Unreadable);
                }
                Some(text.into_owned())
            }
            ValueRef::Blob(_) => {
                self.report(column, "BLOB", Fault::Unreadable);
                None
            }
        }
    }

    /// A text; empty for NULL.
    pub(super) fn words(&mut self, column: &str) -> String {
        self.text(column).unwrap_or_default()
    }

    /// A finite number, or nothing.
    pub(super) fn number(&mut self, column: &str) -> Option<f64> {
        let (shown, number) = match self.raw(column) {
            ValueRef::Null => return None,
            #[allow(clippy::cast_precision_loss, reason = "quantities far below 2^53")]
            ValueRef::Integer(number) => (number.to_string(), Some(number as f64)),
            ValueRef::Real(number) => (number.to_string(), Some(number).filter(|n| n.is_finite())),
            ValueRef::Text(bytes) => (String::from_utf8_lossy(bytes).into_owned(), None),
            ValueRef::Blob(_) => ("BLOB".to_owned(), None),
        };
        if number.is_none() {
            self.report(column, &shown, Fault::OutOfRange);
        }
        number
    }

    /// A whole number, or nothing.
    pub(super) fn whole(&mut self, column: &str) -> Option<i64> {
        match self.raw(column) {
            ValueRef::Null => None,
            ValueRef::Integer(number) => Some(number),
            _ => {
                self.report(column, "", Fault::OutOfRange);
                None
            }
        }
    }

    /// A count from 0 to the largest that fits, or nothing.
    pub(super) fn count(&mut self, column: &str) -> Option<u32> {
        let number = self.number(column)?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked against the range"
        )]
        let count =
            (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32);
        if count.is_none() {
            self.report(column, &number.to_string(), Fault::OutOfRange);
        }
        count
    }

    /// A value of a closed list, or nothing.
    pub(super) fn code<T>(&mut self, column: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(column).filter(|text| !text.is_empty())?;
        let value = read(&text);
        if value.is_none() {
            self.report(column, &text, Fault::NotInList);
        }
        value
    }

    /// The identifier of the row itself. Without one the row cannot be taken.
    pub(super) fn own_id<T: FromStr>(&mut self) -> Option<T> {
        let text = self.words("uuid");
        let id = text.parse().ok();
        if id.is_none() {
            self.report("uuid", &text, Fault::NoIdentifier);
        }
        id
    }

    /// A link to a row that must be there.
    pub(super) fn link<T: FromStr>(&mut self, column: &str, known: impl Fn(&T) -> bool) -> Option<T> {
        let text = self.text(column).filter(|text| !text.is_empty())?;
        let id = text.parse().ok().filter(|id| known(id));
        if id.is_none() {
            self.report(column, &text, Fault::Dangling);
        }
        id
    }

    /// The bytes of a blob; `None` for NULL. Anything else is reported.
    pub(super) fn blob(&mut self, column: &str) -> Option<&'a [u8]> {
        match self.raw(column) {
            ValueRef::Null => None,
            ValueRef::Blob(bytes) => Some(bytes),
            _ => {
                self.report(column, "", Fault::BadGeometry);
                None
            }
        }
    }
}
