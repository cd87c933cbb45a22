//! What came of the newest requests, in memory: so that nothing is asked twice because it could not be kept on disk.

use std::collections::BTreeMap;
use std::time::Instant;

use super::cache::TileKey;
use super::provider::Provider;

/// Pictures held, in bytes.
const LIMIT: usize = 24 << 20;
/// What an entry itself takes, so that those without a picture count as well.
const ENTRY: usize = 256;

/// What came of a request.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A picture.
    Picture(Vec<u8>),
    /// The server has none there.
    Absent,
    /// Nothing, and not to be asked for again until then.
    NotBefore(Instant),
}

/// A bounded table of outcomes; the oldest go first.
#[derive(Debug, Default)]
pub struct Recent {
    kept: BTreeMap<(Provider, TileKey), (u64, Outcome)>,
    order: BTreeMap<u64, (Provider, TileKey)>,
    bytes: usize,
    clock: u64,
}

impl Recent {
    /// What came of it, if it was asked for not long ago.
    pub fn get(&self, wanted: (Provider, TileKey), now: Instant) -> Option<&Outcome> {
        let (_, outcome) = self.kept.get(&wanted)?;
        match outcome {
            Outcome::NotBefore(until) if *until <= now => None,
            outcome => Some(outcome),
        }
    }

    /// Keeps an outcome.
    pub fn put(&mut self, wanted: (Provider, TileKey), outcome: Outcome) {
        self.remove(wanted);
        self.clock += 1;
        self.bytes += weight(&outcome);
        self.order.insert(self.clock, wanted);
        self.kept.insert(wanted, (self.clock, outcome));
        while self.bytes > LIMIT {
            let Some((_, oldest)) = self.order.first_key_value() else {
                break;
            };
            self.remove(*oldest);
        }
    }

    /// Forgets what came from a provider, as its address has changed.
    pub fn forget(&mut self, provider: Provider) {
        let theirs: Vec<_> = self
            .kept
            .keys()
            .filter(|(p, _)| *p == provider)
            .copied()
            .collect();
        for wanted in theirs {
            self.remove(wanted);
        }
    }

    fn remove(&mut self, wanted: (Provider, TileKey)) {
        if let Some((at, outcome)) = self.kept.remove(&wanted) {
            self.order.remove(&at);
            self.bytes -= weight(&outcome);
        }
    }
}

fn weight(outcome: &Outcome) -> usize {
    match outcome {
        Outcome::Picture(bytes) => ENTRY + bytes.len(),
        _ => ENTRY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first_and_the_limit_holds() {
        let mut recent = Recent::default();
        let now = Instant::now();
        for x in 0..40 {
            recent.put((Provider::Osm, (9, x, 0)), Outcome::Picture(vec![0; 1 << 20]));
            assert!(recent.bytes <= LIMIT);
        }
        assert!(recent.get((Provider::Osm, (9, 0, 0)), now).is_none());
        assert!(recent.get((Provider::Osm, (9, 39, 0)), now).is_some());
        recent.forget(Provider::Osm);
        assert_eq!((recent.bytes, recent.order.len()), (0, 0));
    }
}
