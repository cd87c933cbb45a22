//! Scales of quality: what may serve where less is asked, and what must be lifted first.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::nomenclature::{NatureIx, nomenclature};
use super::table;

const TABLE: &str = include_str!("../../assets/data/grades.csv");

/// What a grade measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Level of temperature.
    Heat,
    /// Purity of water.
    Water,
    /// Cleanness of wood.
    Wood,
}

/// A place on a scale: a higher grade serves where a lower one is sought, never the other way without treatment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Grade {
    /// Which scale.
    pub scale: Scale,
    /// 1 is lowest. Grades of different scales do not compare.
    pub level: u8,
}

#[derive(Deserialize)]
struct Row {
    nature: String,
    scale: Scale,
    grade: u8,
    #[cfg_attr(not(test), expect(dead_code, reason = "checked by the table test"))]
    status: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "checked by the table test"))]
    source: String,
}

/// The grades of the compiled-in natures.
pub(super) fn grades() -> &'static BTreeMap<NatureIx, Grade> {
    static GRADES: LazyLock<BTreeMap<NatureIx, Grade>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        let graded = |row: Row| {
            let grade = Grade {
                scale: row.scale,
                level: row.grade,
            };
            Some((nomenclature().index_of(&row.nature)?, grade))
        };
        rows.into_iter().filter_map(graded).collect()
    });
    &GRADES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grade_reads_and_is_sound() {
        let rows: Vec<Row> = table::rows(TABLE);
        assert_eq!(rows.len(), table::count(TABLE));
        assert_eq!(
            grades().len(),
            rows.len(),
            "a nature does not exist or stands twice"
        );
        for row in rows {
            assert!(row.grade >= 1, "{}", row.nature);
            table::assert_origin(&table::origin(&row.status, row.source), &row.nature);
        }
    }
}
