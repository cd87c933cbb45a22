//! Floor 4: tables into a project. Nothing is applied here: the result is one change and what to look at.

mod actors;
mod codes;
pub mod encoding;
pub mod error;
pub mod finding;
mod flows;
pub mod geojson;
mod index;
pub mod mapping;
pub mod plan;
mod pools;
mod row;
mod settings;
mod synergies;
mod synonyms;
pub mod table;
pub mod text;
mod words;
pub mod zones;

#[cfg(test)]
mod tests;

pub use error::TableError;
pub use finding::{Finding, Problem};
pub use mapping::{Mapping, Role};
pub use plan::{ImportPlan, Input, plan};
pub use table::{Row, Table};
pub use text::{ReadOptions, read, read_str};
pub use zones::{ZoneFileError, ZonesPlan};
