//! Online maps as the window holds them: switches, threads that fetch, the area that is being prepared.
//!
//! Nothing is opened on the disk and no thread runs before a source is switched on.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::basemap::TileSource;
use crate::online::cache::{self, Cache};
use crate::online::client::{Client, Patience};
use crate::online::pack;
use crate::online::plan::Plan;
use crate::online::prepare::{Preparation, Stage};
use crate::online::{Allowed, Choices, Fetcher, Provider, Status, Trouble};

/// What the page asks for.
#[derive(Clone, PartialEq, Debug)]
pub enum OnlineWish {
    /// A source on or off.
    Switch(Provider, bool),
    /// Another address for a source; `None` is the usual one.
    Address(Provider, Option<String>),
    /// Throw the cache away.
    EmptyCache,
    /// Fetch an area.
    Prepare(Plan),
    /// Start no further request.
    Pause,
    /// Go on.
    Resume,
    /// End the preparation and throw it away.
    Cancel,
    /// Put away the news of a preparation that is over.
    Close,
    /// Go on with a preparation of an earlier day.
    TakeUp(PathBuf),
    /// Throw a preparation of an earlier day away.
    Discard(PathBuf),
}

/// Switches, threads and preparation.
pub struct Online {
    folder: PathBuf,
    ctx: Context,
    choices: Choices,
    fetcher: Option<Fetcher>,
    preparation: Option<Preparation>,
    unfinished: Vec<(PathBuf, Plan)>,
    problem: Option<Trouble>,
    cache_bytes: u64,
    /// What had come when the names on the map were looked at.
    seen: u64,
}

impl Online {
    /// As the preferences say; `data_dir` is where cache and packs live.
    pub fn new(ctx: &Context, data_dir: &Path, choices: &Choices) -> Self {
        let mut online = Self {
            folder: data_dir.to_owned(),
            ctx: ctx.clone(),
            choices: Choices::default(),
            fetcher: None,
            preparation: None,
            unfinished: Vec::new(),
            problem: None,
            cache_bytes: 0,
            seen: 0,
        };
        online.choose(choices);
        online
    }

    /// What is switched on.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Takes the switches as they are now. A preparation whose source was switched off pauses.
    pub fn choose(&mut self, choices: &Choices) {
        self.choices = choices.clone();
        let is_any_on = Provider::ALL.iter().any(|p| choices.allowed(*p).is_some());
        if is_any_on && self.fetcher.is_none() {
            let ctx = self.ctx.clone();
            self.fetcher = Cache::open(&self.cache_path(), cache::LIMIT).ok().map(|cache| {
                let client = Client::new(Patience::default());
                Fetcher::new(client, Arc::new(cache), move || ctx.request_repaint())
            });
        }
        if let Some(fetcher) = &self.fetcher {
            fetcher.choose(choices);
        }
        if let Some(preparation) = &self.preparation
            && preparation.plan().allowed(choices).is_none()
        {
            preparation.pause();
        }
    }

    /// The tiles of a source that is switched on.
    pub fn tiles(&self, provider: Provider) -> Option<Arc<dyn TileSource>> {
        let tiles = self.fetcher.as_ref()?.tiles(provider)?;
        Some(tiles)
    }

    /// Where a source stands.
    pub fn status(&self, provider: Provider) -> Status {
        let fetcher = self.fetcher.as_ref();
        fetcher
            .map(|fetcher| fetcher.status(provider))
            .unwrap_or_default()
    }

    /// Bytes that an area takes, by what is known of its tiles.
    pub fn estimate(&self, plan: &Plan, allowed: &Allowed) -> u64 {
        let fetcher = self.fetcher.as_ref();
        fetcher.map_or(0, |fetcher| plan.estimate(allowed, fetcher.cache()))
    }

    /// The preparation under way, or just over.
    pub fn preparation(&self) -> Option<&Preparation> {
        self.preparation.as_ref()
    }

    /// Preparations that were interrupted.
    pub fn unfinished(&self) -> &[(PathBuf, Plan)] {
        &self.unfinished
    }

    /// Why the last preparation did not begin.
    pub fn problem(&self) -> Option<&Trouble> {
        self.problem.as_ref()
    }

    /// Size of the cache when the page was opened or the cache emptied, in bytes.
    pub fn cache_bytes(&self) -> u64 {
        self.cache_bytes
    }

    /// True once when all that was wanted has come: names that stood in for it may have to go.
    pub fn has_settled(&mut self) -> bool {
        let Some(arrivals) = self.fetcher.as_ref().and_then(Fetcher::settled) else {
            return false;
        };
        let news = arrivals != self.seen;
        if news {
            self.seen = arrivals;
            self.look();
        }
        news
    }

    /// Looks at the disk again, as the page is opened.
    pub fn look(&mut self) {
        self.cache_bytes = match &self.fetcher {
            Some(fetcher) => fetcher.cache().bytes(),
            None => std::fs::metadata(self.cache_path()).map_or(0, |file| file.len()),
        };
        let busy = self.preparation.as_ref().is_some_and(is_under_way);
        self.unfinished = if busy {
            Vec::new()
        } else {
            pack::unfinished(&self.pack_folder())
        };
    }

    /// Throws away what was kept of servers' answers.
    pub fn empty_cache(&mut self) {
        let emptied = match &self.fetcher {
            Some(fetcher) => fetcher.cache().empty(),
            None => Cache::open(&self.cache_path(), cache::LIMIT).and_then(|cache| cache.empty()),
        };
        self.problem = emptied.err().map(|error| Trouble::Disk(error.to_string()));
        self.look();
    }

    /// Carries out what concerns a preparation.
    pub fn prepare(&mut self, wish: OnlineWish) {
        self.problem = None;
        match wish {
            OnlineWish::Prepare(plan) => {
                let folder = self.pack_folder();
                self.begin(plan.allowed(&self.choices), |tools, allowed, wake| {
                    Preparation::start(tools, allowed, plan, &folder, wake)
                });
            }
            OnlineWish::TakeUp(path) => {
                let found = self.unfinished.iter().find(|(known, _)| *known == path);
                let allowed = found.and_then(|(_, plan)| plan.allowed(&self.choices));
                self.begin(allowed, |tools, allowed, wake| {
                    Preparation::resume_file(tools, allowed, &path, wake)
                });
            }
            OnlineWish::Discard(path) => pack::remove(&path),
            OnlineWish::Close => self.preparation = None,
            OnlineWish::Pause => self.tell(Preparation::pause),
            OnlineWish::Resume => self.tell(|preparation| {
                if preparation.plan().allowed(&self.choices).is_some() {
                    preparation.resume();
                }
            }),
            OnlineWish::Cancel => self.tell(Preparation::cancel),
            OnlineWish::Switch(..) | OnlineWish::Address(..) | OnlineWish::EmptyCache => {}
        }
        self.look();
    }

    fn tell(&self, what: impl Fn(&Preparation)) {
        if let Some(preparation) = &self.preparation {
            what(preparation);
        }
    }

    fn begin(
        &mut self,
        allowed: Option<Allowed>,
        start: impl FnOnce(
            (Client, Arc<Cache>),
            Allowed,
            Box<dyn Fn() + Send + Sync>,
        ) -> Result<Preparation, Trouble>,
    ) {
        let (Some(fetcher), Some(allowed)) = (&self.fetcher, allowed) else {
            return;
        };
        let tools = (fetcher.client().clone(), fetcher.cache().clone());
        let ctx = self.ctx.clone();
        match start(tools, allowed, Box::new(move || ctx.request_repaint())) {
            Ok(preparation) => self.preparation = Some(preparation),
            Err(trouble) => self.problem = Some(trouble),
        }
    }

    fn cache_path(&self) -> PathBuf {
        self.folder.join("en-ligne.sqlite")
    }

    /// Where prepared packs lie.
    pub fn pack_folder(&self) -> PathBuf {
        self.folder.join("fonds")
    }
}

/// True until it is finished or given up.
pub fn is_under_way(preparation: &Preparation) -> bool {
    !matches!(
        preparation.progress().stage,
        Stage::Finished(_) | Stage::Cancelled
    )
}
