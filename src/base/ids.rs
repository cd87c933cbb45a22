//! Stable typed identifiers: UUIDv7, so that copies of a file can be merged later.
//!
//! Nothing on this floor makes an identifier: the session does, from its clock.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! typed_id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    )+};
}

typed_id! {
    /// An actor: company, public body, farm, association or household.
    ActorId,
    /// Something an actor gives, seeks or shares.
    FlowId,
    /// A group of actors that share one need or means.
    PoolId,
    /// A decided synergy.
    SynergyId,
    /// A zone of the territory.
    ZoneId,
    /// A meeting in a room.
    WorkshopId,
    /// Something noted in a room.
    RemarkId,
    /// One entry of the operation log.
    OperationId,
}

impl OperationId {
    /// When the operation was carried out, in Unix milliseconds: a UUIDv7 holds its time.
    pub fn at_ms(self) -> Option<i64> {
        let (seconds, nanos) = self.0.get_timestamp()?.to_unix();
        i64::try_from(seconds * 1000 + u64::from(nanos) / 1_000_000).ok()
    }
}
