//! Values of a file that cannot be what the column promises.

use crate::base::i18n::{Lang, tr, tr_args};

/// What is wrong with a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The row has no usable identifier and was left out.
    NoIdentifier,
    /// The value is not one of the list; it was read as unknown.
    NotInList,
    /// The number is outside its range, or no number; it was read as unknown.
    OutOfRange,
    /// The geometry cannot be read; the place was read as unknown.
    BadGeometry,
    /// It points at something that is not in the file; the link was left out.
    Dangling,
    /// The text is unreadable.
    Unreadable,
}

/// One value that was not taken as it stands. The row itself stays in the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Table.
    pub table: String,
    /// Key of the row: its `fid`.
    pub row: i64,
    /// Column.
    pub column: String,
    /// The value, shortened.
    pub value: String,
    /// What is wrong.
    pub fault: Fault,
}

impl Finding {
    /// One sentence: where, what, and what was done.
    pub fn message(&self, lang: Lang) -> String {
        let key = match self.fault {
            Fault::NoIdentifier => "store-fault-no-identifier",
            Fault::NotInList => "store-fault-not-in-list",
            Fault::OutOfRange => "store-fault-out-of-range",
            Fault::BadGeometry => "store-fault-geometry",
            Fault::Dangling => "store-fault-dangling",
            Fault::Unreadable => "store-fault-unreadable",
        };
        let args = [
            ("table", self.table.as_str().into()),
            ("row", self.row.to_string().into()),
            ("column", self.column.as_str().into()),
            ("value", self.value.as_str().into()),
            ("fault", tr(lang, key).into()),
        ];
        tr_args(lang, "store-finding", &args)
    }
}
