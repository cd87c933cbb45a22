//! Floor 0: plain tools that know neither the domain nor the outside world.

pub mod date;
pub mod geo;
pub mod i18n;
pub mod ids;
pub mod lambert93;
pub mod likeness;
pub mod month;
pub mod number;
pub mod shape;
pub mod text;
