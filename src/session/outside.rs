//! What the session takes from the world: time and fresh identifiers. Tests give their own.

use uuid::Uuid;

/// Clock and source of identifiers.
pub struct Outside {
    now_ms: Box<dyn FnMut() -> i64 + Send>,
    fresh: Box<dyn FnMut() -> Uuid + Send>,
}

impl Outside {
    /// The real clock and time-ordered identifiers.
    pub fn real() -> Self {
        Self {
            now_ms: Box::new(|| jiff::Timestamp::now().as_millisecond()),
            fresh: Box::new(Uuid::now_v7),
        }
    }

    /// A clock that stands still and identifiers that count up, for tests.
    pub fn counting(now_ms: i64) -> Self {
        let mut next = 0u128;
        let fresh = move || {
            next += 1;
            // Version 7 and the RFC variant, so that the files hold valid identifiers.
            Uuid::from_u128(0x7000_8000_0000_0000_0000 | next)
        };
        Self {
            now_ms: Box::new(move || now_ms),
            fresh: Box::new(fresh),
        }
    }

    /// Unix milliseconds.
    pub fn now_ms(&mut self) -> i64 {
        (self.now_ms)()
    }

    /// The day it is here.
    pub fn today(&mut self) -> jiff::civil::Date {
        let now = jiff::Timestamp::from_millisecond(self.now_ms()).unwrap_or_default();
        now.to_zoned_datetime(jiff::tz::TimeZone::system()).date()
    }

    /// A fresh UUIDv7.
    pub fn fresh(&mut self) -> Uuid {
        (self.fresh)()
    }
}
