//! The regions around the map, a file or a folder each. A panel reads a [`Scope`] and pushes messages.

pub mod backdrop;
pub mod board;
pub mod entry_bar;
pub mod export_page;
pub mod filter_bar;
pub mod finder;
pub mod focus;
pub mod forms;
pub mod grid;
pub mod in_place;
pub mod inspector;
pub mod keys_page;
pub mod knowledge;
pub mod lists;
pub mod matrix;
mod memo;
pub mod online;
pub mod page_head;
pub mod phases;
pub mod ranking;
pub mod spoken_line;
pub mod status_bar;
pub mod support;
pub mod territory;
pub mod top_bar;
pub mod wall_bar;
pub mod welcome;
pub mod workshop;

use crate::base::i18n::{Lang, tr, tr_args};
use crate::model::Origin;
use crate::ui::document::Document;
use crate::ui::message::Message;
use crate::ui::online::Online;

/// What a panel may read, and where it says what it wants.
pub struct Scope<'a> {
    /// Language of the interface.
    pub lang: Lang,
    /// The open document.
    pub document: &'a Document,
    /// Online maps.
    pub online: &'a Online,
    /// What the panels ask for, carried out after the frame.
    pub out: &'a mut Vec<Message>,
}

impl Scope<'_> {
    /// A message in the interface's language.
    pub fn tr(&self, key: &str) -> String {
        tr(self.lang, key)
    }

    /// A message with words filled in.
    pub fn tr_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        let args: Vec<_> = args
            .iter()
            .map(|(name, value)| (*name, (*value).into()))
            .collect();
        tr_args(self.lang, key, &args)
    }

    /// A message that counts things: `n` chooses the plural, `count` is shown.
    pub fn count(&self, key: &str, n: usize) -> String {
        let shown = crate::base::number::format(self.lang, n as f64, 0);
        tr_args(
            self.lang,
            key,
            &[("n", (n as f64).into()), ("count", shown.into())],
        )
    }

    /// Where a row comes from, in a line.
    pub fn origin(&self, origin: &Origin) -> String {
        let status = origin.status.map(|s| self.tr(&format!("status-{}", s.code())));
        match (status, origin.source.as_str()) {
            (None, "") => self.tr("origin-unsaid"),
            (None, source) => self.tr_with("origin-status", &[("status", source)]),
            (Some(status), "") => self.tr_with("origin-status", &[("status", &status)]),
            (Some(status), source) => {
                self.tr_with("origin-source", &[("status", &status), ("source", source)])
            }
        }
    }

    /// Asks for something.
    pub fn say(&mut self, message: Message) {
        self.out.push(message);
    }
}
