//! What the reader of tables asks of the gazetteer and the nomenclature, handed in by the caller.

use crate::model::{Direction, Position};
use crate::reference::Knowledge;

/// Words about a place, as they stand in a table. Any of them may be empty.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct PlaceQuery {
    /// Name of a commune.
    pub commune: String,
    /// INSEE code of a commune, five characters.
    pub insee: String,
    /// Postcode, five digits.
    pub postcode: String,
}

/// Knowledge that lives on other floors, passed in as functions.
#[derive(Clone, Copy)]
pub struct Lookups<'a> {
    /// The nature code of a free French label that is given, sought or shared, when it is sure enough to be filled in without asking.
    pub recognise: &'a dyn Fn(&Knowledge, &str, Direction) -> Option<String>,
    /// The approximate position of a place, with its precision.
    pub locate: &'a dyn Fn(&PlaceQuery) -> Option<Position>,
}

impl Lookups<'_> {
    /// Knows no label and no place: what is in the table is all there is.
    pub const NONE: Lookups<'static> = Lookups {
        recognise: &|_, _, _| None,
        locate: &|_| None,
    };
}

impl std::fmt::Debug for Lookups<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lookups")
    }
}
