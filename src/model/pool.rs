//! A group formed by the room around one shared need or means.

use serde::{Deserialize, Serialize};

use crate::base::ids::{FlowId, PoolId};

/// A pool that people decided on; computed pool candidates are not stored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pool {
    /// Stable identifier.
    pub id: PoolId,
    /// Human reference, unique among pools.
    #[serde(rename = "ref")]
    pub reference: String,
    /// Flows brought together, one per actor.
    pub flows: Vec<FlowId>,
}
