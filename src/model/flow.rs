//! What an actor gives, seeks or would share.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::coded::coded_enum;
use super::{Family, Level, Origin, Quantity};
use crate::base::ids::{ActorId, FlowId};
use crate::base::month::Months;

coded_enum! {
    /// Which way a flow goes.
    Direction {
        /// The actor gives it.
        Offer = "offer",
        /// The actor seeks it.
        Need = "need",
        /// A need or means that the actor would share with others.
        Pool = "pool",
    }
}

/// One flow. Three fields suffice: who, direction, label.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Flow {
    /// Stable identifier.
    pub id: FlowId,
    /// Human reference, unique among flows.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Whose flow it is.
    pub actor: ActorId,
    /// Gives, seeks or shares.
    pub direction: Direction,
    /// In people's words.
    pub label: String,
    /// Nature code of the nomenclature; `None` while not recognised.
    pub nature: Option<String>,
    /// How much.
    pub quantity: Quantity,
    /// Temperature in °C, where it matters.
    pub temperature_c: Option<f64>,
    /// Six digits of the European list of waste, `*` kept, or empty.
    pub waste_code: String,
    /// Months of availability; `None` when unknown.
    pub availability: Option<Months>,
    /// Who may know that the flow exists.
    pub level: Level,
    /// Free remark.
    pub note: String,
    /// Where the row comes from.
    pub origin: Origin,
    /// Levels of single fields that differ from the default.
    pub levels: BTreeMap<String, Level>,
}

impl Flow {
    /// A flow with its three needed fields and nothing else.
    pub fn said(id: FlowId, actor: ActorId, direction: Direction, label: impl Into<String>) -> Self {
        Self {
            id,
            reference: format!("f-{id}"),
            actor,
            direction,
            label: label.into(),
            nature: None,
            quantity: Quantity::default(),
            temperature_c: None,
            waste_code: String::new(),
            availability: None,
            level: Level::Public,
            note: String::new(),
            origin: Origin::default(),
            levels: BTreeMap::new(),
        }
    }

    /// Family of its nature, when recognised.
    pub fn family(&self) -> Option<Family> {
        Family::of_nature(self.nature.as_deref()?)
    }

    /// The level of one field: its own, else the default (quantities are for the operator), never below the flow's.
    pub fn level_of(&self, field: &str) -> Level {
        let default = match field {
            "quantity" | "quantity_min" | "quantity_max" | "note" => Level::Operator,
            _ => Level::Public,
        };
        self.levels.get(field).copied().unwrap_or(default).max(self.level)
    }
}
