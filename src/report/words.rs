//! Cells in words.

use super::content::Cell;
use crate::base::date;
use crate::base::i18n::Lang;
use crate::base::number::{NBSP, format_with_unit};

/// What paper shows of a cell.
pub fn of(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(words) => words.clone(),
        Cell::Amount(value, unit) => format_with_unit(lang, *value, unit),
        Cell::Day(day) => date::words(lang, &day.to_string()).replace(' ', &NBSP.to_string()),
    }
}
