//! The canonical tables and their columns, in the order in which they are written.

/// One of the five canonical tables, in the order in which they are read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TableKind {
    /// Who.
    Actors,
    /// What they give, seek or share.
    Flows,
    /// Groups formed by the room.
    Pools,
    /// Synergies decided on.
    Synergies,
    /// Settings and the name of the territory.
    Settings,
}

impl TableKind {
    /// Every table, in the order in which they are read: a row may only point at an earlier table.
    pub const ALL: [Self; 5] = [
        Self::Actors,
        Self::Flows,
        Self::Pools,
        Self::Synergies,
        Self::Settings,
    ];

    /// Base name of its file: `actors.csv`, `flows.csv` …
    pub const fn file_stem(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Flows => "flows",
            Self::Pools => "pools",
            Self::Synergies => "synergies",
            Self::Settings => "settings",
        }
    }

    /// Its canonical columns, in the order in which they are written.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Actors => ACTORS,
            Self::Flows => FLOWS,
            Self::Pools => POOLS,
            Self::Synergies => SYNERGIES,
            Self::Settings => SETTINGS,
        }
    }
}

/// Key of the settings table that holds the name of the territory.
pub const NAME_KEY: &str = "name";

/// True for a field of that table that may have a level of its own.
pub fn may_have_level(kind: TableKind, field: &str) -> bool {
    kind.columns().contains(&field) || field == "position"
}

const ACTORS: &[&str] = &[
    "actor_id",
    "name",
    "short_name",
    "kind",
    "siret",
    "activity_code",
    "activity",
    "commune",
    "lat",
    "lon",
    "precision_m",
    "employees",
    "note",
    "status",
    "source",
    "levels",
];

const FLOWS: &[&str] = &[
    "flow_id",
    "actor_id",
    "direction",
    "label",
    "nature",
    "quantity",
    "quantity_min",
    "quantity_max",
    "unit",
    "period",
    "temperature_c",
    "waste_code",
    "availability",
    "confidentiality",
    "note",
    "status",
    "source",
    "levels",
];

const POOLS: &[&str] = &["pool_id", "flow_ids"];

const SYNERGIES: &[&str] = &[
    "synergy_id",
    "kind",
    "offer_flow_id",
    "need_flow_id",
    "from_actor_id",
    "to_actor_id",
    "pool_id",
    "label",
    "state",
    "reason",
    "owner",
    "next_action",
    "due",
    "brakes",
    "motive",
    "maturity",
    "checks",
    "documents",
    "help",
    "nda",
    "quantity",
    "quantity_min",
    "quantity_max",
    "unit",
    "period",
    "note",
    "status",
    "source",
    "levels",
];

const SETTINGS: &[&str] = &["key", "value"];
