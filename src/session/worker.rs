//! The matcher on its own thread: the newest request wins, nothing touched is ever forgotten.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::snapshot::{LISTED, News, Snapshot};
use super::wall::WallAnswer;
use super::what_if::{MissingAnswer, Visit, VisitAnswer};
use crate::base::ids::FlowId;
use crate::matching::net::{Net, Netting};
use crate::matching::{Candidate, Exchange, MatchError, Matcher, Moves};
use crate::model::{Level, Project, Touched};

/// The best pairs among which quantities are shared out; weaker ones would get what nobody else wants.
const NETTED: usize = 20_000;

/// What the thread is asked to match.
struct Job {
    project: Project,
    touched: Touched,
    revision: u64,
    /// False while a gesture is under way: its effects are told when it ends.
    settled: bool,
    /// Requests that it answers.
    requests: u64,
}

/// What the thread is asked.
enum Ask {
    /// The list of a project.
    Match(Box<Job>),
    /// What a visitor would exchange where it stands.
    Visit(Visit),
    /// Who is missing.
    Missing,
    /// What an audience may see on the wall from now on; `None` ends it.
    Wall(Option<Level>),
}

/// What the thread has found and nobody has taken yet.
#[derive(Default)]
struct Answers {
    newest: Mutex<Option<Result<Snapshot, MatchError>>>,
    visit: Mutex<Option<VisitAnswer>>,
    missing: Mutex<Option<MissingAnswer>>,
    net: Mutex<Option<NetAnswer>>,
    wall: Mutex<Option<WallAnswer>>,
    /// Requests for lists that the results so far answer.
    answered: AtomicU64,
}

/// Net quantities of the list of one revision.
#[derive(Clone, Debug)]
pub struct NetAnswer {
    /// The session's revision that they belong to.
    pub revision: u64,
    /// What each pair could exchange when nothing is promised twice.
    pub net: Arc<Net>,
}

/// A matcher that works beside the window.
pub struct Worker {
    asks: Option<Sender<Ask>>,
    answers: Arc<Answers>,
    /// Requests for lists made so far; the first list is one.
    asked: AtomicU64,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread on a project. `wake` is called after each result, from that thread.
    ///
    /// # Errors
    /// The system's, when it has no thread to give.
    pub fn start(project: Project, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (asks, inbox) = channel();
        let answers = Arc::new(Answers::default());
        let outbox = Arc::clone(&answers);
        let thread = std::thread::Builder::new()
            .name("matcher".to_owned())
            .spawn(move || work(project, &inbox, &outbox, &wake))?;
        Ok(Self {
            asks: Some(asks),
            answers,
            asked: AtomicU64::new(1),
            thread: Some(thread),
        })
    }

    /// Asks for the list of a project in which `touched` differs from the one given before.
    ///
    /// `settled` is false for previews: what they change is reported once, with the next settled request.
    pub fn request(&self, project: Project, touched: Touched, revision: u64, settled: bool) {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.ask(Ask::Match(Box::new(Job {
            project,
            touched,
            revision,
            settled,
            requests: 1,
        })));
    }

    /// Asks what a visitor would exchange where it stands; of several such questions the newest is answered.
    pub fn visit(&self, visit: Visit) {
        self.ask(Ask::Visit(visit));
    }

    /// Asks who is missing in the project given last.
    pub fn missing(&self) {
        self.ask(Ask::Missing);
    }

    /// Asks what an audience may see, of this and every later project; `None` ends it.
    pub fn wall(&self, level: Option<Level>) {
        self.ask(Ask::Wall(level));
    }

    /// Takes what was found for the wall since the last call.
    pub fn take_wall(&self) -> Option<WallAnswer> {
        self.answers.wall.lock().ok()?.take()
    }

    fn ask(&self, ask: Ask) {
        if let Some(asks) = &self.asks {
            // The thread is gone only when this value is being dropped.
            let _ = asks.send(ask);
        }
    }

    /// Takes the newest result, if one came since the last call.
    pub fn take(&self) -> Option<Result<Snapshot, MatchError>> {
        self.answers.newest.lock().ok()?.take()
    }

    /// Takes what was found for a visitor since the last call.
    pub fn take_visit(&self) -> Option<VisitAnswer> {
        self.answers.visit.lock().ok()?.take()
    }

    /// Takes who was found missing since the last call.
    pub fn take_missing(&self) -> Option<MissingAnswer> {
        self.answers.missing.lock().ok()?.take()
    }

    /// Takes the net quantities found since the last call. They follow a list when no other question waits.
    pub fn take_net(&self) -> Option<NetAnswer> {
        self.answers.net.lock().ok()?.take()
    }

    /// True while a request is still being worked on: the newest list is not yet that of the newest request.
    pub fn is_busy(&self) -> bool {
        self.answers.answered.load(Ordering::Acquire) < self.asked.load(Ordering::Relaxed)
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.asks = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn work(project: Project, inbox: &Receiver<Ask>, answers: &Answers, wake: &impl Fn()) {
    let mut desk = Desk {
        matcher: None,
        pending: Pending::default(),
        netting: Netting::default(),
        wall: None,
    };
    let mut asked = Asked {
        job: Some(Job {
            project: project.clone(),
            touched: Touched::default(),
            revision: 0,
            settled: true,
            requests: 1,
        }),
        ..Asked::default()
    };
    let mut known = (project, 0);
    loop {
        let listed = asked.job.is_some();
        if let Some(job) = asked.job {
            known = (job.project.clone(), job.revision);
            answer_list(&mut desk, job, answers);
        }
        if let (Some(visit), Some(matcher)) = (asked.visit, &desk.matcher) {
            put(&answers.visit, visit.answer(matcher));
        }
        if let (true, Some(matcher)) = (asked.missing, &desk.matcher) {
            let (project, revision) = &known;
            put(&answers.missing, MissingAnswer::of(project, *revision, matcher));
        }
        // Put away and up again at once, the wall has forgotten what it was told.
        let wall_asked = asked.wall.is_some();
        desk.wall = asked.wall.unwrap_or(desk.wall);
        if desk.wall.is_some() && (listed || wall_asked) {
            // The operator's list does not wait for the wall.
            wake();
            desk.show_wall(&known, answers);
        }
        wake();
        asked = Asked::default();
        // Quantities are shared out only when nobody waits for anything else.
        let first = match inbox.try_recv() {
            Err(TryRecvError::Empty) if listed => {
                desk.share_out(&known, answers);
                wake();
                inbox.recv().ok()
            }
            Err(TryRecvError::Empty) => inbox.recv().ok(),
            other => other.ok(),
        };
        let Some(first) = first else { return };
        asked.add(first);
        while let Ok(next) = inbox.try_recv() {
            asked.add(next);
        }
    }
}

/// Questions that came while the last ones were answered, folded: the newest of each kind, and all that was touched.
#[derive(Default)]
struct Asked {
    job: Option<Job>,
    visit: Option<Visit>,
    missing: bool,
    wall: Option<Option<Level>>,
}

impl Asked {
    fn add(&mut self, ask: Ask) {
        match ask {
            Ask::Match(newer) => {
                let newer = *newer;
                self.job = Some(match self.job.take() {
                    None => newer,
                    Some(earlier) => {
                        let mut touched = earlier.touched;
                        touched.merge(newer.touched);
                        Job {
                            touched,
                            settled: earlier.settled || newer.settled,
                            requests: earlier.requests + newer.requests,
                            ..newer
                        }
                    }
                });
            }
            Ask::Visit(visit) => self.visit = Some(visit),
            Ask::Missing => self.missing = true,
            Ask::Wall(level) => self.wall = Some(level),
        }
    }
}

fn put<T>(slot: &Mutex<Option<T>>, answer: T) {
    if let Ok(mut slot) = slot.lock() {
        *slot = Some(answer);
    }
}

fn answer_list(desk: &mut Desk, job: Job, answers: &Answers) {
    let requests = job.requests;
    let result = desk.run(&job);
    let answer = result.map(|(news, candidates, count, rules)| Snapshot {
        project: job.project,
        candidates: Arc::new(candidates),
        count,
        rules: Arc::new(rules),
        news: Arc::new(news),
        revision: job.revision,
    });
    if let Ok(mut slot) = answers.newest.lock() {
        // A result that nobody has taken yet passes its news on.
        let earlier = slot.take().and_then(Result::ok).map(|s| s.news);
        *slot = Some(answer.map(|snapshot| with_earlier_news(snapshot, earlier)));
    }
    answers.answered.fetch_add(requests, Ordering::Release);
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
    netting: Netting,
    /// For whom the wall is, while there is one.
    wall: Option<Level>,
}

type Answer = (
    News,
    Vec<crate::matching::Candidate>,
    usize,
    crate::matching::Rulebook,
);

impl Desk {
    /// Shares out quantities among the pairs of the last list.
    fn share_out(&mut self, (project, revision): &(Project, u64), answers: &Answers) {
        let Some(matcher) = &self.matcher else { return };
        let all = matcher.candidates(project, NETTED);
        let pairs = all.iter().filter_map(|candidate| match candidate {
            Candidate::Exchange(exchange) => Some(*exchange),
            Candidate::Chain(_) | Candidate::Pool(_) => None,
        });
        let net = self
            .netting
            .refresh(project, &pairs.collect::<Vec<_>>(), matcher.rules());
        let answer = NetAnswer {
            revision: *revision,
            net: Arc::new(net.clone()),
        };
        put(&answers.net, answer);
    }

    /// Works out what the wall may show. A fault in it costs the wall its news, never the list.
    fn show_wall(&self, (project, revision): &(Project, u64), answers: &Answers) {
        let (Some(level), Some(matcher)) = (self.wall, &self.matcher) else {
            return;
        };
        let count = matcher.count() + matcher.pool_count();
        let run = AssertUnwindSafe(|| WallAnswer::of(project, *revision, level, count));
        if let Ok(Ok(answer)) = catch_unwind(run) {
            put(&answers.wall, answer);
        }
    }

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
