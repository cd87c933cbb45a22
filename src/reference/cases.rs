//! Exchanges that run or ran somewhere and were published: a pair like one of them is more than an idea.

use std::sync::LazyLock;

use serde::Deserialize;

use super::nomenclature::{NatureIx, nomenclature};
use super::table;
use crate::base::geo::LonLat;
use crate::model::Origin;

const TABLE: &str = include_str!("../../assets/data/cases.csv");

/// A published exchange.
#[derive(Clone, PartialEq, Debug)]
pub struct Case {
    /// Nature given.
    pub offer: NatureIx,
    /// Nature served.
    pub need: NatureIx,
    /// Division of the giving activity (its first two digits), when known.
    pub giver: Option<u8>,
    /// Division of the receiving activity, when known.
    pub seeker: Option<u8>,
    /// Where, in words.
    pub place: String,
    /// Where, about.
    pub at: LonLat,
    /// What, in French.
    pub label_fr: String,
    /// Where it was published.
    pub origin: Origin,
}

#[derive(Deserialize)]
struct Row {
    offer_nature: String,
    need_nature: String,
    offer_activity: String,
    need_activity: String,
    place: String,
    lon: f64,
    lat: f64,
    label_fr: String,
    status: String,
    source: String,
}

/// All cases in the order of the table.
pub fn cases() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        rows.into_iter().filter_map(case).collect()
    });
    &CASES
}

/// The division of an activity code: its first two digits.
pub fn division(activity_code: &str) -> Option<u8> {
    activity_code.get(..2)?.parse().ok()
}

fn case(row: Row) -> Option<Case> {
    Some(Case {
        offer: nomenclature().index_of(&row.offer_nature)?,
        need: nomenclature().index_of(&row.need_nature)?,
        giver: division(&row.offer_activity),
        seeker: division(&row.need_activity),
        at: LonLat::checked(row.lon, row.lat)?,
        place: row.place,
        label_fr: row.label_fr,
        origin: table::origin(&row.status, row.source),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_reads_and_is_sourced() {
        assert_eq!(
            cases().len(),
            table::count(TABLE),
            "a foreign key does not resolve"
        );
        for case in cases() {
            assert!(!case.place.is_empty() && !case.label_fr.is_empty());
            table::assert_origin(&case.origin, &case.label_fr);
        }
    }
}
