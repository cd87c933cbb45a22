//! Serves the map: what is kept at once, what is not a little later. A few threads ask, the newest wish first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::cache::{Cache, Kept, Shelf, TileKey};
use super::choices::{Allowed, Choices};
use super::client::{AT_ONCE, Answer, Client};
use super::freshness::Freshness;
use super::pace::{LONGEST_WAIT, Pace};
use super::provider::Provider;
use super::recent::{Outcome, Recent};
use super::tiles::OnlineTiles;
use super::trouble::Trouble;

/// Wishes kept waiting: more than the largest screen shows at once.
const MOST_WISHES: usize = 256;
/// A tile that failed this often by itself is left alone for a while.
const TRIES: u8 = 3;
/// That while.
const ALONE: Duration = Duration::from_secs(600);
/// A tile that was looked after is not looked after again within this time, whatever its server says.
const LOOKED_AFTER: Duration = Duration::from_secs(60);

type Wish = (Provider, TileKey);

/// Where one provider stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Status {
    /// Tiles wanted and not yet here.
    pub waiting: usize,
    /// Tiles that came since the start.
    pub arrived: u64,
    /// Places where the server has no tile.
    pub absent: u64,
    /// What went wrong last, until something comes again.
    pub trouble: Option<Trouble>,
}

/// The threads that ask, and what they know. Nothing is asked, and no thread started, before a provider that is
/// switched on is looked at.
pub struct Fetcher {
    shared: Arc<Shared>,
}

pub(super) struct Shared {
    client: Client,
    pub(super) cache: Arc<Cache>,
    state: Mutex<State>,
    more: Condvar,
    wake: Box<dyn Fn() + Send + Sync>,
}

#[derive(Default)]
struct State {
    choices: Choices,
    /// The newest last.
    wishes: Vec<Wish>,
    under_way: BTreeSet<Wish>,
    tries: BTreeMap<Wish, u8>,
    recent: Recent,
    paces: BTreeMap<Provider, Pace>,
    statuses: BTreeMap<Provider, Status>,
    arrivals: u64,
    workers: usize,
    stopped: bool,
}

/// What becomes of a wish.
pub(super) enum Wished {
    /// It is here.
    Here(Vec<u8>),
    /// It cannot be had.
    Nothing,
    /// It was asked for.
    OnItsWay,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Fetcher {
    /// A fetcher that calls `wake` from its threads whenever something has come or failed.
    pub fn new(client: Client, cache: Arc<Cache>, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let shared = Shared {
            client,
            cache,
            state: Mutex::default(),
            more: Condvar::new(),
            wake: Box::new(wake),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Takes the switches as they are now; wishes of what was switched off are dropped, and what was switched on
    /// or given another address begins anew.
    pub fn choose(&self, choices: &Choices) {
        let mut state = self.shared.lock();
        for provider in Provider::ALL {
            if state.choices.allowed(provider) != choices.allowed(provider) {
                state.wishes.retain(|(wished, _)| *wished != provider);
                state.tries.retain(|(wished, _), _| *wished != provider);
                state.recent.forget(provider);
                state.paces.remove(&provider);
                state.statuses.remove(&provider);
            }
        }
        state.choices = choices.clone();
    }

    /// The tiles of a provider that is switched on: from the cache, else from its server.
    pub fn tiles(&self, provider: Provider) -> Option<Arc<OnlineTiles>> {
        let allowed = self.shared.lock().choices.allowed(provider)?;
        Some(Arc::new(OnlineTiles::new(self.shared.clone(), allowed)))
    }

    /// Where a provider stands.
    pub fn status(&self, provider: Provider) -> Status {
        let state = self.shared.lock();
        let known = state.statuses.get(&provider).cloned().unwrap_or_default();
        let is_theirs = |wish: &&Wish| wish.0 == provider;
        let waiting =
            state.wishes.iter().filter(is_theirs).count() + state.under_way.iter().filter(is_theirs).count();
        Status { waiting, ..known }
    }

    /// Counts what has come, was found absent or was given up; `None` while more is on its way.
    pub fn settled(&self) -> Option<u64> {
        let state = self.shared.lock();
        let idle = state.wishes.is_empty() && state.under_way.is_empty();
        idle.then_some(state.arrivals)
    }

    /// The cache.
    pub fn cache(&self) -> &Arc<Cache> {
        &self.shared.cache
    }

    /// The client, for the preparation of an area.
    pub fn client(&self) -> &Client {
        &self.shared.client
    }
}

impl Drop for Fetcher {
    fn drop(&mut self) {
        self.shared.lock().stopped = true;
        self.shared.more.notify_all();
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn is_idle(&self) -> bool {
        self.lock().under_way.is_empty()
    }

    /// Counts what has come, was found absent or was given up.
    pub(super) fn arrivals(&self) -> u64 {
        self.lock().arrivals
    }

    /// Asks for a tile unless it is known or may not be asked for.
    pub(super) fn wish(self: &Arc<Self>, allowed: &Allowed, key: TileKey) -> Wished {
        let (now, wish) = (Instant::now(), (allowed.provider(), key));
        let mut state = self.lock();
        if state.stopped || state.choices.allowed(allowed.provider()).as_ref() != Some(allowed) {
            return Wished::Nothing;
        }
        match state.recent.get(wish, now) {
            Some(Outcome::Picture(bytes)) => return Wished::Here(bytes.clone()),
            Some(_) => return Wished::Nothing,
            None => {}
        }
        let pace = state.paces.entry(allowed.provider()).or_default();
        if pace.wait(now) > LONGEST_WAIT {
            return Wished::Nothing;
        }
        if state.under_way.contains(&wish) {
            return Wished::OnItsWay;
        }
        state.wishes.retain(|known| *known != wish);
        state.wishes.push(wish);
        if state.wishes.len() > MOST_WISHES {
            state.wishes.remove(0);
        }
        if state.workers < AT_ONCE.min(state.wishes.len() + state.under_way.len()) {
            let shared = self.clone();
            let name = format!("online-{}", state.workers);
            if std::thread::Builder::new()
                .name(name)
                .spawn(move || shared.work())
                .is_ok()
            {
                state.workers += 1;
            }
        }
        self.more.notify_one();
        Wished::OnItsWay
    }

    fn work(&self) {
        while let Some((allowed, key)) = self.next() {
            let (shelf, now) = (
                Shelf::new(allowed.provider(), allowed.template()),
                SystemTime::now(),
            );
            let kept = self.cache.get(&shelf, key, now).map(|kept| kept.freshness);
            let answer = self.client.get(&allowed, key, kept.as_ref(), now);
            self.record(&allowed, &shelf, key, answer);
            (self.wake)();
        }
    }

    /// Waits for the newest wish whose server may be asked; `None` when all is over.
    fn next(&self) -> Option<(Allowed, TileKey)> {
        let mut state = self.lock();
        loop {
            if state.stopped {
                return None;
            }
            let now = Instant::now();
            match state.take(now) {
                Ok(found) => return Some(found),
                Err(wait) => {
                    let waited = self.more.wait_timeout(state, wait);
                    state = waited.unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        }
    }

    fn record(&self, allowed: &Allowed, shelf: &Shelf, key: TileKey, answer: Result<Answer, Trouble>) {
        // The disk is written without the lock.
        let keep = |bytes: &[u8], freshness: Freshness| {
            let kept = Kept {
                bytes: bytes.to_vec(),
                freshness,
            };
            self.cache.put(shelf, key, &kept, SystemTime::now());
        };
        let outcome = answer.map(|answer| match answer {
            Answer::Picture { bytes, freshness, .. } => {
                keep(&bytes, freshness);
                Outcome::Picture(bytes)
            }
            Answer::Absent(freshness) => {
                keep(&[], freshness);
                Outcome::Absent
            }
            Answer::Same(freshness) => {
                self.cache.renew(shelf, key, &freshness);
                Outcome::NotBefore(Instant::now() + LOOKED_AFTER)
            }
        });
        let mut state = self.lock();
        let wish = (allowed.provider(), key);
        state.under_way.remove(&wish);
        if state.choices.allowed(allowed.provider()).as_ref() == Some(allowed) {
            match outcome {
                Ok(outcome) => state.succeeded(wish, outcome),
                Err(trouble) => state.failed(wish, trouble),
            }
        }
        // Another may have waited for this one to show that the server answers again.
        self.more.notify_all();
    }
}

impl State {
    /// The newest wish that may be asked for, else how long to wait.
    fn take(&mut self, now: Instant) -> Result<(Allowed, TileKey), Duration> {
        let mut wait = Duration::from_secs(3600);
        for at in (0..self.wishes.len()).rev() {
            let wish = self.wishes[at];
            let pace = self.paces.entry(wish.0).or_default();
            if !pace.may_start(now) {
                let until = pace.wait(now);
                wait = wait.min(if until.is_zero() { LONGEST_WAIT } else { until });
                continue;
            }
            self.wishes.remove(at);
            if let Some(allowed) = self.choices.allowed(wish.0) {
                self.paces.entry(wish.0).or_default().started();
                self.under_way.insert(wish);
                return Ok((allowed, wish.1));
            }
            // Switched off meanwhile: look at the rest at once.
            return self.take(now);
        }
        Err(wait)
    }

    fn succeeded(&mut self, wish: Wish, outcome: Outcome) {
        self.paces.entry(wish.0).or_default().succeeded();
        self.tries.remove(&wish);
        let status = self.statuses.entry(wish.0).or_default();
        status.trouble = None;
        match outcome {
            Outcome::Picture(_) => status.arrived += 1,
            Outcome::Absent => status.absent += 1,
            Outcome::NotBefore(_) => {}
        }
        self.arrivals += 1;
        self.recent.put(wish, outcome);
    }

    fn failed(&mut self, wish: Wish, trouble: Trouble) {
        let now = Instant::now();
        self.paces.entry(wish.0).or_default().failed(&trouble, now);
        let given_up = match trouble {
            // Not the tile's fault: it waits until the server can be reached again.
            Trouble::Unreachable(_) | Trouble::Wait(_) => false,
            Trouble::Refused(_) | Trouble::Elsewhere => {
                self.wishes.retain(|(provider, _)| *provider != wish.0);
                true
            }
            _ => {
                let tries = self.tries.entry(wish).or_default();
                *tries += 1;
                *tries >= TRIES
            }
        };
        if given_up {
            self.tries.remove(&wish);
            self.recent.put(wish, Outcome::NotBefore(now + ALONE));
            self.arrivals += 1;
        } else if self.wishes.len() < MOST_WISHES {
            // The oldest, so that one bad tile does not stand before all others.
            self.wishes.insert(0, wish);
        }
        self.statuses.entry(wish.0).or_default().trouble = Some(trouble);
    }
}
