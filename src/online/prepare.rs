//! Fetches an area before the meeting, with progress, pause and end; what was fetched stays when it is interrupted.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::cache::{Cache, Shelf, TileKey};
use super::choices::Allowed;
use super::client::{AT_ONCE, Answer, Client};
use super::pack::{Contents, PackWriter};
use super::plan::Plan;
use super::trouble::Trouble;
use crate::basemap::{TileType, picture_type};

/// Requests at a time: one place is left for the map.
const HANDS: usize = AT_ONCE - 1;
/// After so many failures in a row it stops and says why.
const FAILURES_IN_A_ROW: u32 = 3;
/// A tile that fails so often by itself counts as one that the server has not.
const TRIES: u8 = 3;

/// How far it has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Tiles settled: in the pack, or not to be had.
    pub done: u64,
    /// Those of them that are not to be had.
    pub absent: u64,
    /// All tiles.
    pub total: u64,
    /// Bytes in the pack.
    pub bytes: u64,
    /// What it does now.
    pub stage: Stage,
}

/// What a preparation does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    /// It fetches.
    Running,
    /// The person has paused it.
    Paused,
    /// It has stopped by itself; it can be resumed, where a wait was asked for only after it.
    Stopped(Trouble),
    /// The pack is there.
    Finished(PathBuf),
    /// The person has given it up; nothing is left of it.
    Cancelled,
}

/// A preparation under way. Dropped, it stops and can be taken up again.
#[derive(Debug)]
pub struct Preparation {
    shared: Arc<Shared>,
}

struct Shared {
    client: Client,
    cache: Arc<Cache>,
    allowed: Allowed,
    plan: Plan,
    state: Mutex<State>,
    changed: Condvar,
    wake: Box<dyn Fn() + Send + Sync>,
}

struct State {
    pack: Option<PackWriter>,
    /// What is still to be fetched, the next one last.
    left: Vec<TileKey>,
    under_way: u64,
    /// Counts how often it was told to go on.
    run: u32,
    tries: BTreeMap<TileKey, u8>,
    failures: u32,
    not_before: Option<Instant>,
    progress: Progress,
    /// Nobody looks any more.
    abandoned: bool,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("plan", &self.plan)
            .finish_non_exhaustive()
    }
}

impl Preparation {
    /// Begins; `wake` is called from the threads when there is something new to show.
    ///
    /// # Errors
    /// [`Trouble::Disk`] when the pack cannot be written.
    pub fn start(
        (client, cache): (Client, Arc<Cache>),
        allowed: Allowed,
        plan: Plan,
        folder: &Path,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, Trouble> {
        let pack = PackWriter::begin(folder, plan).map_err(|error| disk(&error))?;
        Ok(Self::run(
            (client, cache),
            allowed,
            (pack, Contents::default()),
            Box::new(wake),
        ))
    }

    /// Takes an unfinished pack up.
    ///
    /// # Errors
    /// [`Trouble::Disk`] when it cannot be read or written.
    pub fn resume_file(
        (client, cache): (Client, Arc<Cache>),
        allowed: Allowed,
        path: &Path,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, Trouble> {
        let begun = PackWriter::resume(path).map_err(|error| disk(&error))?;
        Ok(Self::run((client, cache), allowed, begun, Box::new(wake)))
    }

    fn run(
        (client, cache): (Client, Arc<Cache>),
        allowed: Allowed,
        (pack, contents): (PackWriter, Contents),
        wake: Box<dyn Fn() + Send + Sync>,
    ) -> Self {
        let plan = pack.plan().clone();
        let mut left: Vec<_> = plan
            .tiles()
            .filter(|tile| !contents.settled.contains(tile))
            .collect();
        left.reverse();
        let progress = Progress {
            done: plan.count() - left.len() as u64,
            absent: contents.absent,
            total: plan.count(),
            bytes: contents.bytes,
            stage: Stage::Running,
        };
        let mut state = State {
            pack: Some(pack),
            left,
            under_way: 0,
            run: 0,
            tries: BTreeMap::new(),
            failures: 0,
            not_before: None,
            progress,
            abandoned: false,
        };
        // One that was interrupted just before its end has nothing left to fetch.
        state.finish_if_complete(&allowed);
        let shared = Arc::new(Shared {
            client,
            cache,
            allowed,
            plan,
            state: Mutex::new(state),
            changed: Condvar::new(),
            wake,
        });
        for hand in 0..HANDS {
            let worker = shared.clone();
            let name = format!("prepare-{hand}");
            let started = std::thread::Builder::new()
                .name(name)
                .spawn(move || worker.work());
            if started.is_err() && hand == 0 {
                shared.lock().progress.stage = Stage::Stopped(Trouble::Disk(String::new()));
            }
        }
        Self { shared }
    }

    /// What it fetches.
    pub fn plan(&self) -> &Plan {
        &self.shared.plan
    }

    /// Whose tiles they are.
    pub fn allowed(&self) -> &Allowed {
        &self.shared.allowed
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        self.shared.lock().progress.clone()
    }

    #[cfg(test)]
    pub(super) fn is_at_rest(&self) -> bool {
        self.shared.lock().under_way == 0
    }

    /// How long the server still wants to be left alone.
    pub fn wait(&self) -> Duration {
        let until = self.shared.lock().not_before;
        until.map_or(Duration::ZERO, |until| {
            until.saturating_duration_since(Instant::now())
        })
    }

    /// Starts no further request.
    pub fn pause(&self) {
        let mut state = self.shared.lock();
        if state.progress.stage == Stage::Running {
            state.progress.stage = Stage::Paused;
        }
    }

    /// Goes on after a pause or a stop, unless the server asked for a wait that is not over.
    pub fn resume(&self) {
        let mut state = self.shared.lock();
        let waits = state.not_before.is_some_and(|until| until > Instant::now());
        if matches!(state.progress.stage, Stage::Paused | Stage::Stopped(_)) && state.pack.is_some() && !waits
        {
            state.failures = 0;
            state.run += 1;
            state.progress.stage = Stage::Running;
            state.finish_if_complete(&self.shared.allowed);
            self.shared.changed.notify_all();
        }
    }

    /// Ends it and throws away what was fetched; nothing is waited for.
    pub fn cancel(&self) {
        let mut state = self.shared.lock();
        if let Some(pack) = state.pack.take() {
            pack.discard();
            state.progress.stage = Stage::Cancelled;
        }
        self.shared.changed.notify_all();
    }
}

impl Drop for Preparation {
    fn drop(&mut self) {
        self.shared.lock().abandoned = true;
        self.shared.changed.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some((key, run)) = self.next() {
            let result = self.fetch(key);
            let mut state = self.lock();
            state.under_way -= 1;
            match result {
                Ok(found) => state.settle(key, found),
                // A fault from before it was told to go on does not stop it again.
                Err(trouble) if run != state.run && !matches!(trouble, Trouble::Wait(_)) => {
                    state.left.insert(0, key);
                }
                Err(trouble) => state.fail(key, trouble),
            }
            state.finish_if_complete(&self.allowed);
            drop(state);
            self.changed.notify_all();
            (self.wake)();
        }
    }

    /// Waits for the next tile to fetch; `None` when there is nothing more to do.
    fn next(&self) -> Option<(TileKey, u32)> {
        let mut state = self.lock();
        loop {
            let is_over = matches!(state.progress.stage, Stage::Finished(_) | Stage::Cancelled);
            if is_over || state.abandoned {
                return None;
            }
            if state.progress.stage == Stage::Running
                && let Some(key) = state.left.pop()
            {
                state.under_way += 1;
                return Some((key, state.run));
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// One tile, from the cache while it is good there; `None` when there is none.
    fn fetch(&self, key: TileKey) -> Result<Option<(Vec<u8>, TileType)>, Trouble> {
        let shelf = Shelf::new(self.allowed.provider(), self.allowed.template());
        let now = SystemTime::now();
        let kept = self.cache.get(&shelf, key, now);
        if let Some(kept) = kept.filter(|kept| kept.freshness.is_fresh(now)) {
            return Ok(picture_type(&kept.bytes).map(|tile_type| (kept.bytes, tile_type)));
        }
        match self.client.get(&self.allowed, key, None, now)? {
            Answer::Picture { bytes, tile_type, .. } => Ok(Some((bytes, tile_type))),
            Answer::Absent(_) | Answer::Same(_) => Ok(None),
        }
    }
}

impl State {
    fn settle(&mut self, key: TileKey, found: Option<(Vec<u8>, TileType)>) {
        let Some(pack) = &mut self.pack else { return };
        let written = match &found {
            Some((bytes, tile_type)) => pack.put(key, bytes, *tile_type),
            None => pack.put_absent(key),
        };
        match written {
            Ok(()) => {
                self.failures = 0;
                self.progress.done += 1;
                self.progress.absent += u64::from(found.is_none());
                self.progress.bytes += found.map_or(0, |(bytes, _)| bytes.len() as u64);
            }
            Err(error) => {
                self.left.push(key);
                self.stop(disk(&error));
            }
        }
    }

    fn fail(&mut self, key: TileKey, trouble: Trouble) {
        let of_the_tile = matches!(trouble, Trouble::Cut | Trouble::TooLarge | Trouble::NotAPicture);
        if of_the_tile {
            let tries = self.tries.entry(key).or_default();
            *tries += 1;
            if *tries >= TRIES {
                self.settle(key, None);
                return;
            }
        }
        // The last in line, so that one bad tile does not stand before all others.
        self.left.insert(0, key);
        self.failures += 1;
        let at_once = matches!(
            trouble,
            Trouble::Wait(_) | Trouble::Refused(_) | Trouble::Fault(_) | Trouble::Elsewhere
        );
        if at_once || self.failures >= FAILURES_IN_A_ROW {
            self.stop(trouble);
        }
    }

    fn stop(&mut self, trouble: Trouble) {
        if let Trouble::Wait(wait) = trouble {
            self.not_before = Instant::now().checked_add(wait.min(super::pace::LONGEST_ASKED));
        }
        if self.progress.stage == Stage::Running || self.progress.stage == Stage::Paused {
            self.progress.stage = Stage::Stopped(trouble);
        }
    }

    fn finish_if_complete(&mut self, allowed: &Allowed) {
        if !self.left.is_empty() || self.under_way > 0 || self.progress.stage != Stage::Running {
            return;
        }
        if self.progress.absent == self.progress.total {
            self.stop(Trouble::NothingThere);
            return;
        }
        if let Some(pack) = self.pack.take() {
            self.progress.stage = match pack.finish(allowed) {
                Ok(path) => Stage::Finished(path),
                Err(error) => Stage::Stopped(Trouble::Disk(error.to_string())),
            };
        }
    }
}

fn disk(error: &rusqlite::Error) -> Trouble {
    Trouble::Disk(error.to_string())
}
