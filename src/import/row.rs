//! One row while it is read: its cells by field, and what was found about them.

use std::collections::BTreeMap;

use super::finding::{Finding, Problem};
use super::mapping::{Mapping, Role};
use super::table::{Row, Table};
use super::{codes, words};
use crate::base::number;
use crate::base::text::fold;
use crate::model::{Level, Origin, Period, Quantity};
use crate::tables::guard::unguard;
use crate::tables::{UNKNOWN, columns};

/// What a cell says about a value that may be unknown.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Said<T> {
    /// Empty, or not to be read: what is known stays.
    Nothing,
    /// Marked as unknown.
    Unknown,
    /// A value.
    Value(T),
}

impl<T> Said<T> {
    /// Puts the value where it belongs. An empty cell never erases what is known.
    pub(super) fn put(self, slot: &mut Option<T>) {
        match self {
            Self::Nothing => {}
            Self::Unknown => *slot = None,
            Self::Value(value) => *slot = Some(value),
        }
    }
}

/// The row left out; its finding is recorded.
#[derive(Debug)]
pub(super) struct Refused;

/// One row with access by field.
pub(super) struct RowReader<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    row: &'a Row,
    /// What was found so far.
    pub(super) findings: Vec<Finding>,
}

impl<'a> RowReader<'a> {
    /// Looks at one row of a table.
    pub(super) fn new(table: &'a Table, mapping: &'a Mapping, row: &'a Row) -> Self {
        Self {
            table,
            mapping,
            row,
            findings: Vec::new(),
        }
    }

    /// Checks what concerns the row as a whole: surplus and unreadable cells.
    pub(super) fn check_cells(&mut self) -> Result<(), Refused> {
        let columns = self.table.headers.len();
        if let Some(surplus) = self.row.cells.get(columns) {
            let value = surplus.clone();
            return Err(self.refuse_with("", value, Problem::TooManyCells));
        }
        if self.table.reading.lossy {
            for (at, cell) in self.row.cells.iter().enumerate() {
                if cell.contains('\u{fffd}') {
                    let header = &self.table.headers[at];
                    self.record(header.clone(), cell.clone(), Problem::Undecodable, false);
                }
            }
        }
        Ok(())
    }

    /// The text of a field, empty when the cell or the column is missing.
    pub(super) fn text(&self, field: &str) -> &'a str {
        let cell = self.mapping.column(field).and_then(|at| self.row.cells.get(at));
        cell.map_or("", |cell| unguard(cell))
    }

    /// Puts a text where it belongs, unless the cell is empty.
    pub(super) fn put_text(&self, field: &str, slot: &mut String) {
        let text = self.text(field);
        if !text.is_empty() && text != slot {
            text.clone_into(slot);
        }
    }

    /// Records that one value is left out.
    pub(super) fn find(&mut self, field: &str, problem: Problem) {
        let value = self.text(field).to_owned();
        self.record(self.header(field), value, problem, false);
    }

    /// Records that the row is left out because of one field.
    pub(super) fn refuse(&mut self, field: &str, problem: Problem) -> Refused {
        let value = self.text(field).to_owned();
        self.refuse_with(field, value, problem)
    }

    fn refuse_with(&mut self, field: &str, value: String, problem: Problem) -> Refused {
        self.record(self.header(field), value, problem, true);
        Refused
    }

    /// Records something about a part of a cell.
    pub(super) fn find_part(&mut self, field: &str, part: &str, problem: Problem) {
        self.record(self.header(field), part.to_owned(), problem, false);
    }

    fn header(&self, field: &str) -> String {
        let at = self.mapping.column(field);
        at.map_or_else(|| field.to_owned(), |at| self.table.headers[at].clone())
    }

    fn record(&mut self, column: String, value: String, problem: Problem, refused: bool) {
        self.findings.push(Finding {
            table: self.mapping.kind,
            line: self.row.line,
            column,
            value,
            problem,
            refused,
        });
    }

    /// A word of a closed list.
    pub(super) fn coded<T>(
        &mut self,
        field: &str,
        read: impl Fn(&str) -> Option<T>,
        problem: Problem,
    ) -> Said<T> {
        match self.text(field) {
            "" => Said::Nothing,
            UNKNOWN => Said::Unknown,
            word => read(word).map_or_else(
                || {
                    self.find(field, problem);
                    Said::Nothing
                },
                Said::Value,
            ),
        }
    }

    /// A number of any sign.
    pub(super) fn number(&mut self, field: &str) -> Said<f64> {
        let text = self.text(field);
        match number_word(text) {
            Some(said) => said,
            None => match number::parse(text) {
                Some(value) => Said::Value(value),
                None if codes::is_rounded(text) => self.unread(field, Problem::RoundedNumber),
                None => self.unread(field, Problem::BadNumber),
            },
        }
    }

    /// A number that cannot be below zero.
    pub(super) fn amount(&mut self, field: &str) -> Said<f64> {
        match self.number(field) {
            Said::Value(value) if value < 0.0 => self.unread(field, Problem::NegativeNumber),
            said => said,
        }
    }

    /// Records a problem and reads nothing.
    pub(super) fn unread<T>(&mut self, field: &str, problem: Problem) -> Said<T> {
        self.find(field, problem);
        Said::Nothing
    }

    /// Quantity, bounds, unit and period; a unit written behind the number, and a period behind the unit, are read.
    pub(super) fn put_quantity(&mut self, slot: &mut Quantity) {
        let (amount, unit_behind) = split_unit(self.text("quantity"));
        match (amount, unit_behind) {
            (Some(value), Some(unit)) if value >= 0.0 && self.text("unit").is_empty() => {
                slot.value = Some(value);
                self.put_unit(unit, slot);
            }
            _ => {
                self.amount("quantity").put(&mut slot.value);
                self.put_unit(self.text("unit"), slot);
            }
        }
        self.amount("quantity_min").put(&mut slot.min);
        self.amount("quantity_max").put(&mut slot.max);
        self.coded("period", words::period, Problem::UnknownPeriod)
            .put(&mut slot.period);
        if let (Some(min), Some(max)) = (slot.min, slot.max)
            && min > max
        {
            self.find("quantity_min", Problem::InvertedRange);
            (slot.min, slot.max) = (None, None);
        }
    }

    fn put_unit(&self, unit: &str, slot: &mut Quantity) {
        if unit.is_empty() {
            return;
        }
        match unit.rsplit_once('/') {
            Some((unit, per)) if self.text("period").is_empty() => match period_behind(unit, per) {
                Some((unit, period)) => {
                    unit.clone_into(&mut slot.unit);
                    slot.period = Some(period);
                }
                None => format!("{unit}/{per}").clone_into(&mut slot.unit),
            },
            _ => unit.clone_into(&mut slot.unit),
        }
    }

    /// Status and source.
    pub(super) fn put_origin(&mut self, slot: &mut Origin) {
        self.coded("status", words::status, Problem::UnknownStatus)
            .put(&mut slot.status);
        self.put_text("source", &mut slot.source);
    }

    /// Levels of single fields, `field=level;…`.
    pub(super) fn put_levels(&mut self, slot: &mut BTreeMap<String, Level>) {
        let cell = self.text("levels");
        if cell == UNKNOWN {
            slot.clear();
        }
        if cell.is_empty() || cell == UNKNOWN {
            return;
        }
        let mut levels = BTreeMap::new();
        for pair in cell.split([';', ',']).filter(|pair| !pair.trim().is_empty()) {
            let (field, word) = pair.split_once('=').unwrap_or((pair, ""));
            let (field, level) = (field.trim(), words::level(word.trim()));
            match level {
                _ if !columns::may_have_level(self.mapping.kind, field) => {
                    self.find_part("levels", pair, Problem::UnknownLevelField);
                }
                Some(level) => {
                    levels.insert(field.to_owned(), level);
                }
                None => self.find_part("levels", pair, Problem::UnknownLevel),
            }
        }
        *slot = levels;
    }

    /// The remark, with one line for each cell that has no column of ours and for the extra fields named.
    pub(super) fn put_note(&self, slot: &mut String, extra_fields: &[&str]) {
        self.put_text("note", slot);
        for (at, role) in self.mapping.roles.iter().enumerate() {
            let kept = match role {
                Role::Extra => true,
                Role::Field(field) => extra_fields.contains(field),
                Role::Nameless => false,
            };
            let value = self.row.cells.get(at).map_or("", |cell| unguard(cell));
            if !kept || value.is_empty() {
                continue;
            }
            let line = format!("{} : {value}", self.table.headers[at]);
            if !slot.contains(&line) {
                if !slot.is_empty() {
                    slot.push('\n');
                }
                slot.push_str(&line);
            }
        }
    }
}

/// Reads the empty cell, the mark of the unknown and the ways in which people write "not known".
fn number_word<T>(text: &str) -> Option<Said<T>> {
    if text == UNKNOWN {
        return Some(Said::Unknown);
    }
    let unknown = matches!(
        fold(text).as_str(),
        "" | "nc" | "n c" | "na" | "n a" | "nd" | "inconnu" | "inconnue" | "unknown"
    );
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    (unknown && !has_digit).then_some(Said::Nothing)
}

/// `1 234,5 t/an` as number and what follows it.
fn split_unit(text: &str) -> (Option<f64>, Option<&str>) {
    let end = text.find(char::is_alphabetic).unwrap_or(text.len());
    let (amount, unit) = text.split_at(end);
    let unit = unit.trim();
    (number::parse(amount), (!unit.is_empty()).then_some(unit))
}

fn period_behind<'a>(unit: &'a str, per: &str) -> Option<(&'a str, Period)> {
    Some((unit.trim_end(), words::period(per.trim())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_behind_a_number_is_split_off() {
        assert_eq!(split_unit("1 234,50 t/an"), (Some(1234.5), Some("t/an")));
        assert_eq!(split_unit("120"), (Some(120.0), None));
        assert_eq!(split_unit("beaucoup").0, None);
    }

    #[test]
    fn unknown_is_no_number_and_no_error() {
        for text in ["", "-", "NC", "n/a", "inconnu"] {
            assert_eq!(number_word::<f64>(text), Some(Said::Nothing), "{text}");
        }
        assert_eq!(number_word::<f64>("?"), Some(Said::Unknown));
        assert_eq!(number_word::<f64>("-3"), None);
        assert_eq!(number_word::<f64>("beaucoup"), None);
    }
}
