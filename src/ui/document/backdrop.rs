//! What is drawn beneath actors and flows: the embedded map, the pack that the project carries, or a pack of tiles in
//! a file; and the work of putting such a file into the project.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::Document;
use crate::base::geo::GeoBox;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::basemap::staging::{Progress, StageError, Staged, stage};
use crate::basemap::{About, Ground, TileSource, open_pack};
use crate::session::{Done, Refusal};
use crate::ui::message::ground::Drawn;

/// The ground of a document and what is being done with it.
#[derive(Default)]
pub struct Backdrop {
    /// What is drawn.
    pub drawn: Drawn,
    /// What the pack that is drawn says of itself; `None` for the embedded map alone.
    pub about: Option<About>,
    /// The pack in the project, with its bytes.
    pub carried: Option<(About, u64)>,
    /// Why what was wanted is not drawn.
    pub problem: Option<String>,
    /// Why the last preparation came to nothing.
    pub refused: Option<String>,
    /// Packs used lately, newest first.
    pub recent: Vec<PathBuf>,
    /// A pack that is ready to be put in.
    pub staged: Option<Staged>,
    job: Option<Job>,
}

/// A preparation under way. It stops when this value goes.
struct Job {
    progress: Arc<Progress>,
    result: Receiver<Result<Staged, StageError>>,
}

impl Drop for Job {
    fn drop(&mut self) {
        self.progress.stop();
    }
}

impl Backdrop {
    /// Squares looked at and squares in all, while a pack is being prepared.
    pub fn preparing(&self) -> Option<[u64; 2]> {
        self.job.as_ref().map(|job| job.progress.now())
    }
}

impl Document {
    /// Draws on that ground. What cannot be had is told, and the embedded map shows.
    pub fn draw_on(&mut self, wanted: Drawn, lang: Lang) {
        self.backdrop.problem = None;
        self.look_at_carried(lang);
        let source = match &wanted {
            Drawn::Embedded => None,
            Drawn::Project => self.session.pack().unwrap_or_default(),
            Drawn::File(path) => match open_pack(path) {
                Ok(pack) => Some(pack),
                Err(error) => {
                    let file = path.display().to_string();
                    let args = [("file", file.into()), ("why", error.message(lang).into())];
                    self.backdrop.problem = Some(tr_args(lang, "backdrop-unreadable", &args));
                    None
                }
            },
        };
        self.backdrop.drawn = wanted;
        self.lay(source);
        if let Some(problem) = self.backdrop.problem.clone() {
            self.tell(problem);
        }
    }

    /// Lays a map server's tiles over it all: a ground instead of the one that was chosen, and a transparent one.
    pub fn lay_online(
        &mut self,
        over: Option<Arc<dyn TileSource>>,
        overlay: Option<Arc<dyn TileSource>>,
        lang: Lang,
    ) {
        if over.is_none() {
            self.draw_on(self.backdrop.drawn.clone(), lang);
        }
        let Some(ground) = self.map.ground.clone() else {
            return;
        };
        let ground = ground.with_overlay(overlay);
        let ground = match over {
            Some(over) => ground.with_source(Some(over)),
            None => ground,
        };
        self.change_ground(&ground);
    }

    fn lay(&mut self, source: Option<Arc<dyn TileSource>>) {
        self.backdrop.about = source.as_ref().map(|source| source.about().clone());
        let bare = match &self.map.ground {
            Some(ground) => Ok(ground.clone()),
            None => Ground::embedded(),
        };
        if let Ok(bare) = bare {
            self.change_ground(&bare.with_source(source));
        }
    }

    fn look_at_carried(&mut self, lang: Lang) {
        match self.session.pack_weight() {
            Ok(carried) => self.backdrop.carried = carried,
            Err(error) => {
                self.backdrop.carried = None;
                self.backdrop.problem = Some(error.message(lang));
            }
        }
    }

    /// Takes what came from the preparation, and tells when the pack that is drawn has been lost.
    pub fn follow_backdrop(&mut self, lang: Lang) {
        let came = self.backdrop.job.as_ref().map(|job| job.result.try_recv());
        match came {
            None | Some(Err(TryRecvError::Empty)) => {}
            Some(Ok(Ok(staged))) => {
                self.backdrop.job = None;
                self.backdrop.staged = Some(staged);
            }
            Some(Ok(Err(error))) => {
                self.backdrop.job = None;
                self.backdrop.refused = Some(error.message(lang));
            }
            Some(Err(TryRecvError::Disconnected)) => {
                self.backdrop.job = None;
                self.backdrop.refused = Some(tr(lang, "backdrop-broke-off"));
            }
        }
        let fault = self.map.ground.as_ref().and_then(Ground::fault);
        if let (Some(fault), None) = (fault, &self.backdrop.problem) {
            let words = tr_args(lang, "backdrop-lost", &[("why", fault.message(lang).into())]);
            self.backdrop.problem = Some(words.clone());
            self.tell(words);
        }
    }

    /// Begins to make the drawn file ready to travel in the project.
    pub fn prepare_pack(&mut self, cut: bool, lang: Lang, wake: impl Fn() + Send + 'static) {
        let Drawn::File(path) = self.backdrop.drawn.clone() else {
            return;
        };
        (self.backdrop.refused, self.backdrop.staged, self.backdrop.job) = (None, None, None);
        let within = if cut { self.session.pack_area() } else { None };
        if cut && within.is_none() {
            self.backdrop.refused = Some(tr(lang, "backdrop-nobody-placed"));
            return;
        }
        match self.session.staging() {
            Ok(target) => self.backdrop.job = start(path, within, target, wake),
            Err(refusal) => self.backdrop.refused = Some(refusal.message(lang)),
        }
    }

    /// Puts the prepared pack into the project and draws on it.
    pub fn put_pack(&mut self, lang: Lang) {
        let Some(staged) = self.backdrop.staged.take() else {
            return;
        };
        let done = self.session.put_pack(&staged);
        self.after_pack(done, lang);
    }

    /// Takes the pack out of the project.
    pub fn remove_pack(&mut self, lang: Lang) {
        let done = self.session.remove_pack();
        self.after_pack(done, lang);
    }

    fn after_pack(&mut self, done: Result<Done, Refusal>, lang: Lang) {
        match done {
            Ok(done) => {
                self.touched_file();
                // Another database lies under the same name now.
                let drawn = match &self.backdrop.drawn {
                    Drawn::File(_) => Drawn::Project,
                    other => other.clone(),
                };
                self.draw_on(drawn, lang);
                if let Some(name) = done.name {
                    self.tell(tr_args(lang, "told-done", &[("what", name.words(lang).into())]));
                }
            }
            Err(refusal) => self.backdrop.refused = Some(refusal.message(lang)),
        }
    }

    /// Gives up the preparation, or what was prepared.
    pub fn give_up_pack(&mut self) {
        (self.backdrop.job, self.backdrop.staged, self.backdrop.refused) = (None, None, None);
    }

    /// Lets go of the files of the ground, before the project is closed.
    pub fn leave_ground(&mut self) {
        self.give_up_pack();
        self.lay(None);
    }
}

fn start(
    path: PathBuf,
    within: Option<GeoBox>,
    target: PathBuf,
    wake: impl Fn() + Send + 'static,
) -> Option<Job> {
    let progress = Arc::new(Progress::default());
    let (outbox, result) = channel();
    let watched = Arc::clone(&progress);
    let work = move || {
        let prepared = prepare(&path, within, &target, &watched);
        // Nobody waits any more when it was given up.
        let _ = outbox.send(prepared);
        wake();
    };
    let thread = std::thread::Builder::new().name("pack".to_owned()).spawn(work);
    thread.is_ok().then_some(Job { progress, result })
}

fn prepare(
    path: &Path,
    within: Option<GeoBox>,
    target: &Path,
    progress: &Progress,
) -> Result<Staged, StageError> {
    stage(&*open_pack(path)?, within, target, progress)
}
