//! Why a verb stopped, and with which exit code.

use crate::base::i18n::Lang;
use crate::session::Refusal;
use crate::store::StoreError;

/// Why a verb did not do what it was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// The command line cannot be understood.
    Usage(String),
    /// It was refused or it failed: one sentence with what, where and what to do.
    Failed(String),
    /// Nobody reads the output any more, which is no fault.
    NobodyReads,
}

impl Failure {
    /// Exit code of the program.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::Failed(_) => 1,
            Self::NobodyReads => 0,
        }
    }

    /// What to say.
    pub fn message(&self) -> &str {
        match self {
            Self::Usage(words) | Self::Failed(words) => words,
            Self::NobodyReads => "",
        }
    }

    /// A refused file.
    pub fn store(error: &StoreError, lang: Lang) -> Self {
        Self::Failed(error.message(lang))
    }

    /// A refused intent.
    pub fn refusal(refusal: &Refusal, lang: Lang) -> Self {
        Self::Failed(refusal.message(lang))
    }
}
