//! The map on its way into a file.

use std::path::{Path, PathBuf};

use super::Document;
use crate::base::i18n::{Lang, tr_args};
use crate::basemap::Ground;
use crate::print::{Job, Order, PrintError};

/// Files being written, and how the last one ended.
#[derive(Default)]
pub struct Export {
    /// The one that is wanted.
    pub job: Option<Job>,
    /// Where the last one stands, or why it was not written.
    pub outcome: Option<Result<PathBuf, String>>,
    /// Those that are being stopped.
    leaving: Vec<Job>,
}

impl Export {
    /// Stops what is being written; false when nothing is.
    pub fn stop(&mut self) -> bool {
        let Some(job) = self.job.take() else {
            return false;
        };
        job.stop();
        self.leaving.push(job);
        true
    }

    /// True while a file is on its way.
    pub fn is_busy(&self) -> bool {
        self.job.is_some() || !self.leaving.is_empty()
    }
}

impl Document {
    /// Begins to write the map into a file.
    pub fn start_export(
        &mut self,
        order: Order,
        path: &Path,
        lang: Lang,
        wake: impl FnOnce() + Send + 'static,
    ) {
        self.export.stop();
        self.export.outcome = None;
        // Making a file fetches nothing: what a map server has not given yet stays the embedded map.
        let ground = self.map.ground.as_ref();
        let ground = ground.map_or_else(Ground::embedded, |ground| Ok(ground.at_hand()));
        let started = match ground {
            Ok(ground) => {
                let project = self.session.project().clone();
                Job::start(order, project, ground, lang, path.to_owned(), wake)
                    .map_err(|error| PrintError::io(path, &error).message(lang))
            }
            Err(error) => Err(error.message(lang)),
        };
        match started {
            Ok(job) => self.export.job = Some(job),
            Err(words) => self.export.outcome = Some(Err(words)),
        }
    }

    /// Takes in how files ended.
    pub(super) fn receive_export(&mut self, lang: Lang) {
        self.export.leaving.retain_mut(|job| job.outcome().is_none());
        let Some(job) = &mut self.export.job else { return };
        let Some(outcome) = job.outcome() else { return };
        let path = job.path().to_owned();
        self.export.job = None;
        let outcome = match outcome {
            Ok(()) => Ok(path),
            Err(error) => Err(error.message(lang)),
        };
        self.tell(match &outcome {
            Ok(path) => {
                let path = path.display().to_string();
                tr_args(lang, "export-written", &[("path", path.into())])
            }
            Err(words) => words.clone(),
        });
        self.export.outcome = Some(outcome);
    }
}
