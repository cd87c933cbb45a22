//! Floor 2: the tables that travel inside the program, parsed once, each row with its status and source.
//!
//! Every table is a CSV file under `assets/data`, compiled in; `assets/data/README.md` says what each one is worth.

pub mod activities;
pub mod cases;
pub mod checklists;
pub mod conversions;
pub mod factors;
pub mod grades;
pub mod knowledge;
pub mod nomenclature;
pub mod phases;
pub mod profiles;
pub mod recognise;
pub mod saying;
pub mod substitutions;
pub mod support;
pub mod suspects;
mod table;
pub mod units;
pub mod waste_codes;

pub use activities::{Activity, activity};
pub use conversions::Converted;
pub use factors::{Factor, factor};
pub use knowledge::Knowledge;
pub use nomenclature::{Nature, NatureIx, Nomenclature};
pub use profiles::{ProfileLine, profile};
pub use recognise::Recognition;
pub use substitutions::{Rule, RuleIx};
pub use units::{Dimension, Unit, unit};
pub use waste_codes::{WasteCode, waste_code};
