//! The texts of the sample zones.

use crate::import::read_str;

/// The tables of one zone.
pub(super) struct Zone {
    pub(super) key: &'static str,
    pub(super) actors: &'static str,
    pub(super) flows: &'static str,
    pub(super) pools: &'static str,
    pub(super) synergies: &'static str,
    about: &'static str,
}

macro_rules! zones {
    ($($key:literal),+ $(,)?) => {
        &[$(Zone {
            key: $key,
            actors: include_str!(concat!("../../sample_zones/", $key, "/actors.csv")),
            flows: include_str!(concat!("../../sample_zones/", $key, "/flows.csv")),
            pools: include_str!(concat!("../../sample_zones/", $key, "/pools.csv")),
            synergies: include_str!(concat!("../../sample_zones/", $key, "/synergies.csv")),
            about: include_str!(concat!("../../sample_zones/", $key, "/zone.csv")),
        }),+]
    };
}

/// All zones, in the order in which they are offered.
pub(super) const ZONES: &[Zone] = zones!["kalundborg", "dunkerque", "pays-de-retz", "mare-a-jouy"];

impl Zone {
    /// A value of `zone.csv`; empty when it is not there, which a test forbids.
    pub(super) fn value(&self, key: &str) -> String {
        let table = read_str(self.about).unwrap_or_default();
        let row = table
            .rows
            .iter()
            .find(|row| row.cells.first().is_some_and(|k| k == key));
        row.and_then(|row| row.cells.get(1)).cloned().unwrap_or_default()
    }
}
