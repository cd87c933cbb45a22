//! Workshops: who meets when and where, in which order people speak, and what is noted there.

use serde::{Deserialize, Serialize};

use super::coded::coded_enum;
use crate::base::ids::{ActorId, FlowId, RemarkId, SynergyId, WorkshopId};

/// Somebody invited, in the running order.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Participant {
    /// For whom they speak.
    pub actor: ActorId,
    /// Their names, as written; may be empty.
    pub people: String,
    /// The table they sit at; may be empty.
    pub table: String,
    /// False for somebody invited who did not come.
    pub present: bool,
}

/// Seconds of one turn of speech when nothing else was said.
pub const USUAL_TURN_S: u32 = 120;

/// A meeting in a room. Only the name is needed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Workshop {
    /// Stable identifier.
    pub id: WorkshopId,
    /// Human reference, unique among workshops.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What it is called.
    pub name: String,
    /// When: an ISO date, or empty.
    pub date: String,
    /// From when to when, as written: « 14 h – 15 h 30 »; may be empty.
    pub hours: String,
    /// Where; may be empty.
    pub place: String,
    /// Running order, one point a line; may be empty.
    pub agenda: String,
    /// Seconds that each participant has in each turn.
    pub turn_s: u32,
    /// Who is invited, in the order in which they speak.
    pub participants: Vec<Participant>,
    /// When it began, in milliseconds since 1970; `None` before.
    pub started_ms: Option<i64>,
    /// When it ended, in milliseconds since 1970; `None` before.
    pub ended_ms: Option<i64>,
    /// Free remark.
    pub note: String,
}

impl Workshop {
    /// A workshop of which only the name is known.
    pub fn named(id: WorkshopId, name: impl Into<String>) -> Self {
        Self {
            id,
            reference: format!("w-{id}"),
            name: name.into(),
            date: String::new(),
            hours: String::new(),
            place: String::new(),
            agenda: String::new(),
            turn_s: USUAL_TURN_S,
            participants: Vec::new(),
            started_ms: None,
            ended_ms: None,
            note: String::new(),
        }
    }

    /// Those who came, in the order in which they speak.
    pub fn present(&self) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(|p| p.present)
    }

    /// True between its beginning and its end.
    pub fn is_under_way(&self) -> bool {
        self.started_ms.is_some() && self.ended_ms.is_none()
    }
}

coded_enum! {
    /// What sort of remark it is.
    RemarkKind {
        /// Something said, worth keeping.
        Said = "said",
        /// Something to be found out: it stays open until it is answered.
        Question = "question",
        /// An actor raised a hand for a proposal.
        Interest = "interest",
    }
}

/// Something noted in a room, or between two meetings.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Remark {
    /// Stable identifier.
    pub id: RemarkId,
    /// Human reference, unique among remarks.
    #[serde(rename = "ref")]
    pub reference: String,
    /// What sort it is.
    pub kind: RemarkKind,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// In which workshop, if in one.
    pub workshop: Option<WorkshopId>,
    /// Who spoke or raised a hand, if that is known.
    pub actor: Option<ActorId>,
    /// The synergy it is about, if it is about one.
    pub synergy: Option<SynergyId>,
    /// The flows of the proposal it is about, in the order of the proposal; may be empty.
    pub flows: Vec<FlowId>,
    /// In words; empty for a raised hand.
    pub text: String,
    /// True for a question that has found its answer.
    pub answered: bool,
}
