//! When a server may be asked again: at once while all is well, ever later while it is not.

use std::time::{Duration, Instant};

use super::trouble::Trouble;

/// Wait after the first failure; it doubles with each further one.
pub const FIRST_WAIT: Duration = Duration::from_secs(5);
/// Longest wait after failures.
pub const LONGEST_WAIT: Duration = Duration::from_secs(300);
/// Wait after a refusal, which nothing but a person can mend.
pub const REFUSED_WAIT: Duration = Duration::from_secs(3600);
/// Longest time that a server may ask for with `Retry-After`; what is longer is cut.
pub const LONGEST_ASKED: Duration = Duration::from_secs(24 * 3600);

/// The pace of one server.
#[derive(Clone, Debug, Default)]
pub struct Pace {
    failures: u32,
    not_before: Option<Instant>,
    under_way: u32,
}

impl Pace {
    /// True when another request may start; after a failure only one at a time, to see.
    pub fn may_start(&self, now: Instant) -> bool {
        self.wait(now).is_zero() && (self.failures == 0 || self.under_way == 0)
    }

    /// Time until a request may start, zero when it may.
    pub fn wait(&self, now: Instant) -> Duration {
        self.not_before
            .map_or(Duration::ZERO, |at| at.saturating_duration_since(now))
    }

    /// A request has started.
    pub fn started(&mut self) {
        self.under_way += 1;
    }

    /// The server answered as it should.
    pub fn succeeded(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
        self.failures = 0;
        self.not_before = None;
    }

    /// The server, or the way to it, failed.
    pub fn failed(&mut self, trouble: &Trouble, now: Instant) {
        self.under_way = self.under_way.saturating_sub(1);
        // What was under way together fails together and counts once.
        if !self.wait(now).is_zero() && !matches!(trouble, Trouble::Wait(_)) {
            return;
        }
        self.failures = self.failures.saturating_add(1);
        let doubled = FIRST_WAIT.saturating_mul(1 << (self.failures - 1).min(16));
        let wait = match trouble {
            Trouble::Wait(asked) => (*asked).clamp(FIRST_WAIT, LONGEST_ASKED),
            Trouble::Refused(_) | Trouble::Elsewhere => REFUSED_WAIT,
            _ => doubled.min(LONGEST_WAIT),
        };
        let until = now.checked_add(wait);
        self.not_before = self.not_before.max(until);
    }

    /// A request was given up without an answer.
    pub fn given_up(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_five_minutes_and_end_with_a_success() {
        let (mut pace, mut now) = (Pace::default(), Instant::now());
        let mut waits = Vec::new();
        for _ in 0..8 {
            assert!(pace.may_start(now));
            pace.started();
            assert!(
                waits.is_empty() || !pace.may_start(now),
                "one at a time while it fails"
            );
            pace.failed(&Trouble::Cut, now);
            waits.push(pace.wait(now).as_secs());
            now += pace.wait(now);
        }
        assert_eq!(waits, [5, 10, 20, 40, 80, 160, 300, 300]);
        pace.started();
        pace.succeeded();
        assert!(pace.may_start(now));
        pace.started();
        assert!(pace.may_start(now), "several at a time when all is well");
    }

    #[test]
    fn four_that_fail_together_count_once() {
        let (mut pace, now) = (Pace::default(), Instant::now());
        for _ in 0..4 {
            pace.started();
        }
        for _ in 0..4 {
            pace.failed(&Trouble::Fault(500), now);
        }
        assert_eq!(pace.wait(now), FIRST_WAIT);
    }

    #[test]
    fn what_the_server_asks_for_is_kept_within_reason() {
        let now = Instant::now();
        let wait = |asked: u64| {
            let mut pace = Pace::default();
            pace.started();
            pace.failed(&Trouble::Wait(Duration::from_secs(asked)), now);
            pace.wait(now).as_secs()
        };
        assert_eq!([wait(0), wait(90), wait(u64::MAX)], [5, 90, 24 * 3600]);
    }
}
