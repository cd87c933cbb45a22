//! Synergies that people decided on, and their states.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::coded::coded_enum;
use super::{Checks, Level, Maturity, Origin, Quantity};
use crate::base::ids::{ActorId, FlowId, PoolId, SynergyId};

coded_enum! {
    /// What sort of cooperation it is.
    SynergyKind {
        /// One actor's offer meets another's need.
        Exchange = "exchange",
        /// An offer reaches a need through a transformer.
        Chain = "chain",
        /// Several actors share a need or means.
        Pool = "pool",
    }
}

coded_enum! {
    /// How far a synergy has come. A computed candidate is not stored and has no state.
    SynergyState {
        /// Kept by the room.
        Piste = "piste",
        /// The actors talk.
        Discussion = "discussion",
        /// Feasibility is studied.
        Etude = "etude",
        /// Terms are negotiated.
        Negociation = "negociation",
        /// Being built.
        MiseEnOeuvre = "mise_en_oeuvre",
        /// Running.
        EnService = "en_service",
        /// Parked.
        Attente = "attente",
        /// Interrupted.
        Suspendue = "suspendue",
        /// Given up, with a reason.
        Abandonnee = "abandonnee",
        /// Was running and ended, with a reason.
        Arretee = "arretee",
        /// Refused by the room, with a reason; does not come back by itself.
        Refusee = "refusee",
    }
}

impl SynergyState {
    /// True when leaving the main path: the state needs a [`Reason`].
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Abandonnee | Self::Arretee | Self::Refusee)
    }

    /// True for the states whose quantities are promised and therefore locked.
    pub fn locks_quantity(self) -> bool {
        matches!(self, Self::MiseEnOeuvre | Self::EnService)
    }
}

coded_enum! {
    /// Why a synergy left the main path.
    Reason {
        /// It does not work technically.
        Technique = "technique",
        /// It does not pay.
        Economique = "économique",
        /// The rules forbid or hamper it.
        Reglementaire = "réglementaire",
        /// The quantities do not fit.
        Quantite = "quantité",
        /// The quality does not fit.
        Qualite = "qualité",
        /// Too far.
        Distance = "distance",
        /// The actors do not trust each other enough.
        Confiance = "confiance",
        /// Nobody has the time.
        Disponibilite = "disponibilité",
        /// Anything else, told in words.
        Autre = "autre",
    }
}

impl Reason {
    /// Reads a reason with or without its accents.
    pub fn from_words(text: &str) -> Option<Self> {
        let folded = crate::base::text::fold(text);
        Self::ALL
            .iter()
            .copied()
            .find(|r| crate::base::text::fold(r.code()) == folded)
    }
}

/// A synergy that the room keeps, refuses, follows or has drawn by hand.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Synergy {
    /// Stable identifier.
    pub id: SynergyId,
    /// Human reference, unique among synergies.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Exchange, chain or pool.
    pub kind: SynergyKind,
    /// The flow given, when known.
    pub offer_flow: Option<FlowId>,
    /// The flow served, when known.
    pub need_flow: Option<FlowId>,
    /// The giving actor; `None` only for a pool.
    pub from_actor: Option<ActorId>,
    /// The receiving actor; `None` only for a pool.
    pub to_actor: Option<ActorId>,
    /// The group, for a pool.
    pub pool: Option<PoolId>,
    /// What it is about, in words.
    pub label: String,
    /// How far it has come.
    pub state: SynergyState,
    /// Why it left the main path, where its state demands it.
    pub reason: Option<Reason>,
    /// Who carries it.
    pub owner: String,
    /// What happens next.
    pub next_action: String,
    /// When: an ISO date such as `2027-01-15`, or empty.
    pub due: String,
    /// What stands in the way.
    pub brakes: String,
    /// Why the actors want it, in their words.
    pub motive: String,
    /// How ripe it is; steps of [`super::maturity::STEPS`].
    #[serde(default)]
    pub maturity: Maturity,
    /// What was answered to the questions of the check lists.
    #[serde(default)]
    pub checks: Checks,
    /// Papers about it, one a line: what it is and where it lies. Never opened, never followed.
    #[serde(default)]
    pub documents: String,
    /// Who helps: codes of the support directory.
    #[serde(default)]
    pub help: BTreeSet<String>,
    /// When a confidentiality agreement was signed: an ISO date, or empty.
    #[serde(default)]
    pub nda: String,
    /// Promised or running quantity.
    pub quantity: Quantity,
    /// Free remark.
    pub note: String,
    /// Where the row comes from.
    pub origin: Origin,
    /// Levels of single fields that differ from the default.
    pub levels: BTreeMap<String, Level>,
}

impl Synergy {
    /// A lead about which nothing is known yet.
    pub fn blank(id: SynergyId) -> Self {
        Self {
            id,
            reference: format!("s-{id}"),
            kind: SynergyKind::Exchange,
            offer_flow: None,
            need_flow: None,
            from_actor: None,
            to_actor: None,
            pool: None,
            label: String::new(),
            state: SynergyState::Piste,
            reason: None,
            owner: String::new(),
            next_action: String::new(),
            due: String::new(),
            brakes: String::new(),
            motive: String::new(),
            maturity: Maturity::new(),
            checks: Checks::new(),
            documents: String::new(),
            help: BTreeSet::new(),
            nda: String::new(),
            quantity: Quantity::default(),
            note: String::new(),
            origin: Origin::default(),
            levels: BTreeMap::new(),
        }
    }

    /// The level of one field: its own, else the default (quantities, owner and remarks are for the operator).
    pub fn level_of(&self, field: &str) -> Level {
        let default = match field {
            "quantity" | "owner" | "next_action" | "due" | "brakes" | "motive" | "note" | "maturity"
            | "checks" | "documents" | "help" | "nda" => Level::Operator,
            _ => Level::Public,
        };
        self.levels.get(field).copied().unwrap_or(default)
    }
}
