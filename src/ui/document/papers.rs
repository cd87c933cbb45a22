//! Records, hand-outs and invitations on their way into a file beside the project.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use jiff::ZonedDateTime;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Document;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::edit::History;
use crate::model::{Level, Project};
use crate::print::draft::Draft;
use crate::session::after::{self, Form, Kind, Order};

/// So many files of one name and day may stand side by side.
const SAME_NAME: usize = 1_000;

/// Where the last document stands, or why it was not written.
type Outcome = Result<PathBuf, String>;

/// Documents being written, and how the last one ended.
pub struct Papers {
    /// For whom they are.
    pub level: Level,
    /// How the last one ended.
    pub outcome: Option<Outcome>,
    job: Option<JoinHandle<Outcome>>,
}

impl Default for Papers {
    fn default() -> Self {
        Self {
            level: Level::Operator,
            outcome: None,
            job: None,
        }
    }
}

impl Papers {
    /// True while one is being written.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }
}

/// Everything that a thread of its own needs.
struct Task {
    kind: Kind,
    form: Form,
    project: Project,
    history: History,
    level: Level,
    lang: Lang,
    date: Date,
    folder: PathBuf,
}

impl Task {
    /// Writes the file under a name that nothing bears yet: what somebody has completed by hand is never lost.
    fn run(&self) -> Outcome {
        let order = Order {
            kind: self.kind,
            project: &self.project,
            history: &self.history,
            audience: self.level,
            lang: self.lang,
            date: self.date,
            zone: TimeZone::system(),
        };
        let bytes = after::write(&order, self.form).map_err(|error| error.message(self.lang))?;
        let path = free(&self.folder.join(after::file_name(&order, self.form)));
        let written = Draft::begin(&path).and_then(|mut draft| {
            draft.put(&bytes)?;
            draft.keep()
        });
        written.map_err(|error| error.message(self.lang))?;
        Ok(path)
    }
}

/// The path, or the first with a number that is free.
fn free(path: &Path) -> PathBuf {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let numbered = |n: usize| path.with_file_name(format!("{stem} ({n}).{ending}"));
    let mut names = std::iter::once(path.to_owned()).chain((2..SAME_NAME).map(numbered));
    names
        .find(|name| !name.exists())
        .unwrap_or_else(|| path.to_owned())
}

impl Document {
    /// Begins to write a document beside the project file; one at a time.
    pub fn start_paper(&mut self, kind: Kind, form: Form, lang: Lang, wake: impl FnOnce() + Send + 'static) {
        if self.papers.is_busy() {
            return;
        }
        // An invitation goes out: it never holds what is the operator's alone.
        let widest = match kind {
            Kind::Invitation(_) => Level::Partners,
            _ => Level::Operator,
        };
        let task = Task {
            kind,
            form,
            project: self.session.project().clone(),
            history: self.session.history().clone(),
            level: self.papers.level.min(widest),
            lang,
            date: ZonedDateTime::now().date(),
            folder: self.path.parent().unwrap_or(Path::new(".")).to_owned(),
        };
        let started = thread::Builder::new().name("paper".to_owned()).spawn(move || {
            let outcome = task.run();
            wake();
            outcome
        });
        match started {
            Ok(job) => self.papers.job = Some(job),
            Err(error) => self.papers.outcome = Some(Err(error.to_string())),
        }
    }

    /// Takes in how a document ended.
    pub(super) fn receive_paper(&mut self, lang: Lang) {
        let Some(job) = self.papers.job.take_if(|job| job.is_finished()) else {
            return;
        };
        let outcome = job.join().unwrap_or_else(|_| Err(tr(lang, "paper-failed")));
        self.tell(match &outcome {
            Ok(path) => {
                let path = path.display().to_string();
                tr_args(lang, "export-written", &[("path", path.into())])
            }
            Err(words) => words.clone(),
        });
        self.papers.outcome = Some(outcome);
    }
}
