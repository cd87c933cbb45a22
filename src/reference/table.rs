//! Reading of a compiled-in table.

use serde::de::DeserializeOwned;

use crate::base::i18n::Lang;
use crate::model::{Origin, Status};

/// The rows of a compiled-in CSV text.
///
/// # Limits
/// A row that does not read is left out: the test of each table proves that none is.
pub(super) fn rows<T: DeserializeOwned>(text: &'static str) -> Vec<T> {
    csv::Reader::from_reader(text.as_bytes())
        .into_deserialize()
        .filter_map(Result::ok)
        .collect()
}

/// Status and source of a row as written in the table.
pub(super) fn origin(status: &str, source: String) -> Origin {
    Origin {
        status: Status::from_code(status),
        source,
    }
}

/// The text of one language.
pub(super) fn in_lang<'a>(lang: Lang, fr: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// Number of data rows in the text, for the tests that prove that none was left out.
#[cfg(test)]
pub(super) fn count(text: &str) -> usize {
    csv::Reader::from_reader(text.as_bytes()).records().count()
}

/// Fails when a row says nothing about where it comes from.
#[cfg(test)]
pub(super) fn assert_origin(origin: &Origin, row: &str) {
    assert!(origin.status.is_some(), "{row}: unknown status");
    assert!(!origin.source.trim().is_empty(), "{row}: no source");
}
