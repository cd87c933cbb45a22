//! The matcher on its own thread: the newest request wins, nothing touched is ever forgotten.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::snapshot::{LISTED, News, Snapshot};
use crate::base::ids::FlowId;
use crate::matching::{Exchange, MatchError, Matcher, Moves};
use crate::model::{Project, Touched};

/// What the thread is asked to match.
struct Job {
    project: Project,
    touched: Touched,
    revision: u64,
    /// False while a gesture is under way: its effects are told when it ends.
    settled: bool,
}

/// A matcher that works beside the window.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    newest: Arc<Mutex<Option<Result<Snapshot, MatchError>>>>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread on a project. `wake` is called after each result, from that thread.
    ///
    /// # Errors
    /// The system's, when it has no thread to give.
    pub fn start(project: Project, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let newest = Arc::new(Mutex::new(None));
        let outbox = Arc::clone(&newest);
        let thread = std::thread::Builder::new()
            .name("matcher".to_owned())
            .spawn(move || work(project, &inbox, &outbox, &wake))?;
        Ok(Self {
            jobs: Some(jobs),
            newest,
            thread: Some(thread),
        })
    }

    /// Asks for the list of a project in which `touched` differs from the one given before.
    ///
    /// `settled` is false for previews: what they change is reported once, with the next settled request.
    pub fn request(&self, project: Project, touched: Touched, revision: u64, settled: bool) {
        if let Some(jobs) = &self.jobs {
            // The thread is gone only when this value is being dropped.
            let _ = jobs.send(Job {
                project,
                touched,
                revision,
                settled,
            });
        }
    }

    /// Takes the newest result, if one came since the last call.
    pub fn take(&self) -> Option<Result<Snapshot, MatchError>> {
        self.newest.lock().ok()?.take()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

type Outbox = Mutex<Option<Result<Snapshot, MatchError>>>;

fn work(project: Project, inbox: &Receiver<Job>, outbox: &Outbox, wake: &impl Fn()) {
    let mut desk = Desk {
        matcher: None,
        pending: Pending::default(),
    };
    let mut job = Job {
        project,
        touched: Touched::default(),
        revision: 0,
        settled: true,
    };
    loop {
        let result = desk.run(&job);
        let answer = result.map(|(news, candidates, count, rules)| Snapshot {
            project: job.project,
            candidates: Arc::new(candidates),
            count,
            rules: Arc::new(rules),
            news: Arc::new(news),
            revision: job.revision,
        });
        if let Ok(mut slot) = outbox.lock() {
            // A result that nobody has taken yet passes its news on.
            let earlier = slot.take().and_then(Result::ok).map(|s| s.news);
            *slot = Some(answer.map(|snapshot| with_earlier_news(snapshot, earlier)));
        }
        wake();
        let Ok(mut next) = inbox.recv() else { return };
        while let Ok(newer) = inbox.try_recv() {
            let mut touched = next.touched;
            touched.merge(newer.touched);
            let settled = next.settled || newer.settled;
            next = Job {
                touched,
                settled,
                ..newer
            };
        }
        job = next;
    }
}

fn with_earlier_news(mut snapshot: Snapshot, earlier: Option<Arc<News>>) -> Snapshot {
    if let Some(earlier) = earlier.filter(|e| **e != News::default()) {
        let mut news = (*earlier).clone();
        news.new.extend(&snapshot.news.new);
        news.stronger.extend(&snapshot.news.stronger);
        news.new_pools.extend(snapshot.news.new_pools.iter().cloned());
        for gone in &snapshot.news.gone {
            news.new.remove(&(gone.offer, gone.need));
            news.gone.push(*gone);
        }
        snapshot.news = Arc::new(news);
    }
    snapshot
}

/// The matcher and what it has not told yet.
struct Desk {
    matcher: Option<Matcher>,
    pending: Pending,
}

type Answer = (
    News,
    Vec<crate::matching::Candidate>,
    usize,
    crate::matching::Rulebook,
);

impl Desk {
    fn run(&mut self, job: &Job) -> Result<Answer, MatchError> {
        let known = self.matcher.take();
        // A fault of ours in the incremental path must not cost the session: start again from the project.
        let updated = known.and_then(|mut matcher| {
            let run = AssertUnwindSafe(|| matcher.update(&job.project, &job.touched));
            let moves = catch_unwind(run).ok()?;
            Some(moves.map(|moves| (matcher, moves)))
        });
        let (matcher, moves) = match updated {
            Some(result) => result?,
            None => (Matcher::new(&job.project)?, Moves::default()),
        };
        self.pending.add(moves);
        let news = if job.settled {
            self.pending.tell()
        } else {
            News::default()
        };
        let count = matcher.count() + matcher.pool_count();
        let answer = (
            news,
            matcher.candidates(&job.project, LISTED),
            count,
            matcher.rules().clone(),
        );
        self.matcher = Some(matcher);
        Ok(answer)
    }
}

/// Moves of a gesture under way, folded so that what comes and goes again is not told.
#[derive(Default)]
struct Pending {
    pairs: BTreeMap<(FlowId, FlowId), Fate>,
    /// Pools by their members: how often each came, less how often it went.
    pools: BTreeMap<Vec<FlowId>, i32>,
}

#[derive(Clone, Copy)]
struct Fate {
    was_listed: bool,
    is_listed: bool,
    rose: bool,
    last: Exchange,
}

impl Pending {
    fn add(&mut self, moves: Moves) {
        let Moves {
            new,
            gone,
            stronger,
            pools,
        } = moves;
        for (members, step) in pools
            .new
            .into_iter()
            .map(|m| (m, 1))
            .chain(pools.gone.into_iter().map(|m| (m, -1)))
        {
            *self.pools.entry(members).or_default() += step;
        }
        let steps = [
            (new, false, true, false),
            (gone, true, false, false),
            (stronger, true, true, true),
        ];
        for (list, was_listed, is_listed, rose) in steps {
            for last in list {
                let fresh = Fate {
                    was_listed,
                    is_listed,
                    rose,
                    last,
                };
                let fate = self.pairs.entry((last.offer, last.need)).or_insert(fresh);
                (fate.is_listed, fate.rose, fate.last) = (is_listed, rose, last);
            }
        }
    }

    fn tell(&mut self) -> News {
        let mut news = News::default();
        let pools = std::mem::take(&mut self.pools).into_iter();
        news.new_pools = pools
            .filter(|(_, balance)| *balance > 0)
            .map(|(m, _)| m)
            .collect();
        for (pair, fate) in std::mem::take(&mut self.pairs) {
            match (fate.was_listed, fate.is_listed) {
                (false, true) => drop(news.new.insert(pair)),
                (true, false) => news.gone.push(fate.last),
                (true, true) if fate.rose => drop(news.stronger.insert(pair)),
                _ => {}
            }
        }
        news
    }
}
