//! A file written on a thread of its own.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::error::PrintError;
use super::order::Order;
use super::progress::Progress;
use crate::base::i18n::Lang;
use crate::basemap::Ground;
use crate::model::Project;

/// Before this much time nobody can say how long the rest takes.
const TELLING: Duration = Duration::from_secs(10);

/// A file on its way. Dropped, it stops and leaves nothing.
#[derive(Debug)]
pub struct Job {
    path: PathBuf,
    progress: Arc<Progress>,
    since: Instant,
    writer: Option<JoinHandle<Result<(), PrintError>>>,
}

impl Job {
    /// Begins to write. `wake` is called once the outcome is there.
    ///
    /// # Errors
    /// The system's, when it has no thread to give.
    pub fn start(
        order: Order,
        project: Project,
        ground: Ground,
        lang: Lang,
        path: PathBuf,
        wake: impl FnOnce() + Send + 'static,
    ) -> io::Result<Self> {
        let progress = Arc::new(Progress::default());
        let (target, watched) = (path.clone(), Arc::clone(&progress));
        let work = move || {
            let written = super::write(&order, &project, &ground, lang, &target, &watched);
            wake();
            written
        };
        let writer = Builder::new().name("print".to_owned()).spawn(work)?;
        Ok(Self {
            path,
            progress,
            since: Instant::now(),
            writer: Some(writer),
        })
    }

    /// Where the file will stand.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Share of the work done, 0 to 1.
    pub fn share(&self) -> f32 {
        self.progress.share()
    }

    /// How long the rest may take, once there is enough to tell from.
    pub fn remaining(&self) -> Option<Duration> {
        let (passed, share) = (self.since.elapsed(), self.share());
        (passed > TELLING && share > 0.0).then(|| passed.mul_f32((1.0 - share) / share))
    }

    /// Asks the writer to stop. It does so between two lines of the picture; nothing is left of the file.
    pub fn stop(&self) {
        self.progress.stop();
    }

    /// True once somebody asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.progress.is_stopped()
    }

    /// The outcome, once.
    pub fn outcome(&mut self) -> Option<Result<(), PrintError>> {
        let writer = self.writer.take_if(|writer| writer.is_finished())?;
        // A fault of ours in the writer must not take the window along.
        let broken = |_| Err(PrintError::Pdf(String::new()));
        Some(writer.join().unwrap_or_else(broken))
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.stop();
        if let Some(writer) = self.writer.take() {
            // Whatever it says now, nobody waits for it any more.
            let _ = writer.join();
        }
    }
}
