//! Floor 1: the nouns of the domain, as plain values. No clock, no disk, no window.

pub mod actor;
mod coded;
pub mod family;
pub mod flow;
pub mod level;
pub mod maturity;
pub mod origin;
pub mod pool;
pub mod project;
pub mod quantity;
pub mod synergy;
pub mod touched;
pub mod workshop;
pub mod zone;

pub use actor::{Actor, ActorKind, COMMUNE_PRECISION_M, Position};
pub use family::Family;
pub use flow::{Direction, Flow};
pub use level::Level;
pub use maturity::{Answer, Axis, Checks, Maturity};
pub use origin::{Origin, Status};
pub use pool::Pool;
pub use project::Project;
pub use quantity::{Period, Quantity};
pub use synergy::{Reason, Synergy, SynergyKind, SynergyState};
pub use touched::Touched;
pub use workshop::{Participant, Remark, RemarkKind, Workshop};
pub use zone::{Zone, ZoneKind};
