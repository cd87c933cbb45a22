//! Choices of the room that override the optimum.

use std::collections::BTreeMap;

use super::super::candidate::{Candidate, Exchange};
use crate::model::Project;

/// How much of a pair the room wants to see exchanged: the project setting [`Pin::key`] of that pair.
///
/// The setting says `all` (as much as both sides can), or a number of 0 or more (units of the offer's nature a year,
/// as far as both sides can; 0 is nothing). Anything else is ignored.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Pin {
    /// As much as both sides can.
    All,
    /// So much a year, in the usual unit of the offer's nature.
    Amount(f64),
}

impl Pin {
    /// Prefix of the settings that pin a pair, followed by the identifier of the candidate.
    pub const PREFIX: &'static str = "pin.";

    /// The setting that pins a pair.
    pub fn key(project: &Project, exchange: &Exchange) -> String {
        let candidate = Candidate::Exchange(*exchange);
        format!("{}{}", Self::PREFIX, candidate.id(project))
    }

    /// Reads the value of a setting.
    pub fn read(value: &str) -> Option<Self> {
        let value = value.trim();
        if value.eq_ignore_ascii_case("all") {
            return Some(Self::All);
        }
        let amount: f64 = value.parse().ok()?;
        (amount.is_finite() && amount >= 0.0).then_some(Self::Amount(amount))
    }

    /// The value of a setting.
    pub fn value(self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Amount(amount) => amount.to_string(),
        }
    }
}

/// The pinned places among the exchanges, in the order of their keys.
pub(super) fn pinned(project: &Project, exchanges: &[Exchange]) -> Vec<(usize, Pin)> {
    let after = |key: &str| key.starts_with(Pin::PREFIX);
    let settings = project.settings.range(Pin::PREFIX.to_owned()..);
    let pins: BTreeMap<&str, Pin> = settings
        .take_while(|(key, _)| after(key))
        .filter_map(|(key, value)| Some((key.as_str(), Pin::read(value)?)))
        .collect();
    if pins.is_empty() {
        return Vec::new();
    }
    let mut found = BTreeMap::new();
    for (place, exchange) in exchanges.iter().enumerate() {
        let key = Pin::key(project, exchange);
        if let Some((key, pin)) = pins.get_key_value(key.as_str()) {
            found.entry(*key).or_insert((place, *pin));
        }
    }
    found.into_values().collect()
}
