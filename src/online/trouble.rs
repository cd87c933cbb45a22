//! What can go wrong between this machine and a map server, as sentences.

use std::time::Duration;

use crate::base::i18n::{Lang, tr, tr_args};

/// Why no tile came.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Trouble {
    /// No network, no such server, no trusted certificate, or no answer in time.
    #[error("the server cannot be reached: {0}")]
    Unreachable(String),
    /// The answer broke off.
    #[error("the answer broke off")]
    Cut,
    /// The server asks to wait.
    #[error("the server asks to wait {} s", .0.as_secs())]
    Wait(Duration),
    /// The server refuses this program, or asks for a password.
    #[error("the server refuses: {0}")]
    Refused(u16),
    /// The server has a fault of its own.
    #[error("the server has a fault: {0}")]
    Fault(u16),
    /// Sent on too often, to an unencrypted address, or to nowhere.
    #[error("the server sends elsewhere")]
    Elsewhere,
    /// Larger than any tile.
    #[error("the answer is too large")]
    TooLarge,
    /// Something else than a picture: a page to log in, perhaps.
    #[error("the answer is not a picture")]
    NotAPicture,
    /// The server has no tile in the whole area.
    #[error("no tile in the whole area")]
    NothingThere,
    /// The pack that is being prepared could not be written.
    #[error("the pack cannot be written: {0}")]
    Disk(String),
}

impl Trouble {
    /// A calm sentence: what is the matter and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let status = |key: &str, status: u16| tr_args(lang, key, &[("status", status.to_string().into())]);
        match self {
            Self::Unreachable(_) => tr(lang, "online-trouble-unreachable"),
            Self::Cut => tr(lang, "online-trouble-cut"),
            Self::Wait(wait) => tr_args(
                lang,
                "online-trouble-wait",
                &[("minutes", wait.as_secs().div_ceil(60).max(1).into())],
            ),
            Self::Refused(found) => status("online-trouble-refused", *found),
            Self::Fault(found) => status("online-trouble-fault", *found),
            Self::Elsewhere => tr(lang, "online-trouble-elsewhere"),
            Self::TooLarge => tr(lang, "online-trouble-too-large"),
            Self::NotAPicture => tr(lang, "online-trouble-not-a-picture"),
            Self::NothingThere => tr(lang, "online-trouble-nothing-there"),
            Self::Disk(cause) => tr_args(lang, "online-trouble-disk", &[("cause", cause.clone().into())]),
        }
    }
}
