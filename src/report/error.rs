//! Why there is no document.

use crate::base::i18n::{Lang, tr, tr_args};

/// Why there is no document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReportError {
    /// The file could not be put together.
    Unmade(String),
    /// The workshop is not in the project.
    NoWorkshop,
    /// The actor is not in the project, or the audience may not know it.
    NoActor,
    /// The proposals could not be computed.
    Matching(String),
}

impl ReportError {
    /// One sentence: what, where, what to do.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unmade(why) => tr_args(lang, "report-unmade", &[("why", why.as_str().into())]),
            Self::NoWorkshop => tr(lang, "report-no-workshop"),
            Self::NoActor => tr(lang, "report-no-actor"),
            Self::Matching(why) => tr_args(lang, "print-matching", &[("why", why.as_str().into())]),
        }
    }
}
