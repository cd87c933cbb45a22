//! Why a table was refused: which file, line and column, and what to do.

use std::fmt;

use crate::base::i18n::{Arg, Lang, tr, tr_args};

/// What is wrong with a value, a line or a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// The file cannot be read; the reason as the system gives it.
    Unreadable(String),
    /// A column of that name is missing from the header.
    NoColumn,
    /// Not a whole number from 1 to 4294967295.
    Id,
    /// The identifier stands twice.
    Twice,
    /// Not a number, or one out of range.
    Number,
    /// Neither of the words allowed there.
    Word,
    /// Refers to a site that is not in sites.csv.
    NoSite,
    /// Refers to a nature that is not in limits.csv.
    NoNature,
    /// More rows than the program takes.
    TooMany,
}

impl Problem {
    fn key(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "spec-unreadable",
            Self::NoColumn => "spec-no-column",
            Self::Id => "spec-id",
            Self::Twice => "spec-twice",
            Self::Number => "spec-number",
            Self::Word => "spec-word",
            Self::NoSite => "spec-no-site",
            Self::NoNature => "spec-no-nature",
            Self::TooMany => "spec-too-many",
        }
    }
}

/// A refused table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SpecError {
    /// Name of the file, without its folder.
    pub file: &'static str,
    /// Line from 1, 0 when the whole file is meant.
    pub line: u64,
    /// Name of the column, empty when the whole line is meant.
    pub column: &'static str,
    /// The value found.
    pub value: String,
    /// What is wrong with it.
    pub problem: Problem,
}

impl std::error::Error for SpecError {}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl SpecError {
    /// One sentence: where, what is wrong, what to do.
    pub fn message(&self, lang: Lang) -> String {
        let place = match (self.line, self.column) {
            (0, "") => self.file.to_owned(),
            (line, "") => tr_args(
                lang,
                "spec-at-line",
                &[("file", self.file.into()), ("line", text(line))],
            ),
            (line, column) => tr_args(
                lang,
                "spec-at-column",
                &[
                    ("file", self.file.into()),
                    ("line", text(line)),
                    ("column", column.into()),
                ],
            ),
        };
        let what = match &self.problem {
            Problem::Unreadable(reason) => {
                tr_args(lang, self.problem.key(), &[("reason", reason.as_str().into())])
            }
            _ if self.value.is_empty() => tr(lang, self.problem.key()),
            _ => format!("{} ({})", tr(lang, self.problem.key()), self.value),
        };
        tr_args(
            lang,
            "spec-sentence",
            &[("place", place.into()), ("what", what.into())],
        )
    }
}

/// A number as plain digits: line numbers are not grouped.
fn text<'a>(number: u64) -> Arg<'a> {
    number.to_string().into()
}
