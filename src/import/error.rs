//! Why a whole table could not be read. A fault of one row is a finding instead.

use crate::base::i18n::{Lang, tr_args};

/// A table that gives no rows at all.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TableError {
    /// The file passes the limit.
    #[error("the table is larger than {limit_mb} MB")]
    TooLarge {
        /// Limit in megabytes.
        limit_mb: usize,
    },
    /// Nothing stands in the file.
    #[error("the table has no header line")]
    NoHeader,
    /// One record passes the limit: most often a quote that is never closed.
    #[error("line {line}: one row holds more than 1 MB")]
    RowTooLong {
        /// Line on which it begins.
        line: usize,
    },
    /// The header names too many columns.
    #[error("the table has {columns} columns")]
    TooManyColumns {
        /// How many.
        columns: usize,
    },
    /// The table holds too many cells.
    #[error("line {line}: too many cells")]
    TooManyCells {
        /// Line on which the limit was passed.
        line: usize,
    },
}

impl TableError {
    /// What happened, where, and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let (key, number) = match self {
            Self::TooLarge { limit_mb } => ("import-too-large", *limit_mb),
            Self::NoHeader => ("import-no-header", 0),
            Self::RowTooLong { line } => ("import-row-too-long", *line),
            Self::TooManyColumns { columns } => ("import-too-many-columns", *columns),
            Self::TooManyCells { line } => ("import-too-many-cells-in-all", *line),
        };
        tr_args(lang, key, &[("number", number.to_string().into())])
    }
}
