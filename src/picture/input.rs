//! What is to be drawn, as plain data: already filtered for the audience, in positions of the unit mercator square.

use std::sync::Arc;

use super::places::PlaceLabel;
use crate::model::{ActorKind, Family, SynergyState};

/// Everything that the picture may show.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct MapInput {
    /// Actors that have a place.
    pub actors: Vec<MapActor>,
    /// Directed links between two of them.
    pub links: Vec<MapLink>,
    /// Groups.
    pub pools: Vec<MapPool>,
    /// Zones of the territory.
    pub zones: Vec<MapZone>,
    /// Names of the ground.
    pub places: Vec<PlaceLabel>,
    /// Somebody who is only imagined, drawn over everything else.
    pub visitor: Option<MapVisitor>,
    /// Proposals among links and groups, and how many there are in all; 0 where nobody said.
    pub proposals: (usize, usize),
}

/// One actor.
#[derive(Clone, PartialEq, Debug)]
pub struct MapActor {
    /// Human reference, unique among actors.
    pub reference: String,
    /// Name for the map, already short.
    pub name: String,
    /// Its commune, or empty: clusters are called after that of their members.
    pub commune: String,
    /// Kind, drawn as an icon.
    pub kind: ActorKind,
    /// Position on the unit web-mercator square.
    pub mercator: [f64; 2],
    /// Illustrative, or placed worse than one kilometre: its edge is dashed.
    pub dashed: bool,
}

/// One link, from giver to receiver.
#[derive(Clone, PartialEq, Debug)]
pub struct MapLink {
    /// Stable identifier, unique among links; breaks every tie.
    pub id: String,
    /// Index of the giver in [`MapInput::actors`].
    pub from: u32,
    /// Index of the receiver in [`MapInput::actors`].
    pub to: u32,
    /// Family of the nature; `None` when not recognised.
    pub family: Option<Family>,
    /// Dotted nature code, or empty.
    pub nature: String,
    /// How far it has come.
    pub line: LineState,
    /// Width class 0 to 4 by quantity within its unit; `None` when the quantity is unknown or hidden.
    pub width_class: Option<u8>,
    /// Score or rank of the quantity: the strongest are drawn first.
    pub strength: f32,
    /// Appeared with the last edits.
    pub is_new: bool,
    /// What flows, in words; for pointers and screen readers.
    pub label: String,
}

/// A group around one shared need or means.
#[derive(Clone, PartialEq, Debug)]
pub struct MapPool {
    /// Stable identifier.
    pub id: String,
    /// Indices of the members in [`MapInput::actors`].
    pub members: Vec<u32>,
    /// Family of what is shared.
    pub family: Option<Family>,
    /// How far it has come.
    pub line: LineState,
    /// Appeared with the last edits.
    pub is_new: bool,
}

/// How a line is dashed, in the order of drawing weight on the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LineState {
    /// Computed, not decided.
    Proposed,
    /// Kept or talked about.
    Lead,
    /// Studied or negotiated.
    Study,
    /// Being built.
    SettingUp,
    /// Running.
    Running,
    /// On hold or interrupted.
    Parked,
    /// Was running and ended.
    Stopped,
}

impl LineState {
    /// The line of a stored synergy; `None` for those that are not drawn unless asked (given up, refused).
    pub fn of_state(state: SynergyState) -> Option<Self> {
        use SynergyState as S;
        Some(match state {
            S::Piste | S::Discussion => Self::Lead,
            S::Etude | S::Negociation => Self::Study,
            S::MiseEnOeuvre => Self::SettingUp,
            S::EnService => Self::Running,
            S::Attente | S::Suspendue => Self::Parked,
            S::Arretee => Self::Stopped,
            S::Abandonnee | S::Refusee => return None,
        })
    }

    /// Message key of its word in the legend.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Proposed => "state-candidate",
            Self::Lead => "state-piste",
            Self::Study => "state-etude",
            Self::SettingUp => "state-mise_en_oeuvre",
            Self::Running => "state-en_service",
            Self::Parked => "state-attente",
            Self::Stopped => "state-arretee",
        }
    }
}

/// A zone to be drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct MapZone {
    /// Human reference, unique among zones.
    pub reference: String,
    /// Name for the map.
    pub name: String,
    /// Closed rings, outer ones and holes, on the unit web-mercator square.
    pub rings: Arc<Vec<Vec<[f64; 2]>>>,
}

/// Somebody who is not in the territory yet.
#[derive(Clone, PartialEq, Debug)]
pub struct MapVisitor {
    /// Name for the map.
    pub name: String,
    /// What it is and how much it would exchange, in a few words.
    pub note: String,
    /// Kind, drawn as an icon.
    pub kind: ActorKind,
    /// Position on the unit web-mercator square.
    pub mercator: [f64; 2],
    /// Its links, strongest first.
    pub links: Vec<VisitorLink>,
}

/// One link of the visitor.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct VisitorLink {
    /// Position of the other actor on the unit web-mercator square.
    pub mercator: [f64; 2],
    /// True when the visitor gives, false when it takes.
    pub gives: bool,
    /// Family of what flows.
    pub family: Option<Family>,
}
