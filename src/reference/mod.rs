//! Floor 2: the tables that travel inside the program, parsed once, each row with its status and source.
//!
//! Every table is a CSV file under `assets/data`, compiled in; `assets/data/README.md` says what each one is worth.

pub mod conversions;
pub mod nomenclature;
pub mod substitutions;
mod table;
pub mod units;

pub use conversions::{Converted, convert};
pub use nomenclature::{Nature, NatureIx, Nomenclature, nomenclature};
pub use substitutions::{Rule, rules};
pub use units::{Dimension, Unit, unit};
