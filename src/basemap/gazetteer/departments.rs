//! Names of the French départements.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: &str = include_str!("../../../assets/basemap/departments.csv");

static NAMES: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    TABLE
        .lines()
        .skip(1)
        .filter_map(|row| row.split_once(','))
        .collect()
});

/// The name for a département's code; empty for any other text.
pub fn name(code: &str) -> &'static str {
    NAMES.get(code).copied().unwrap_or_default()
}
