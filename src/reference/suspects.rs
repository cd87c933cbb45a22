//! Natures that may carry what must not spread: their rules hold for what they name and no further.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::nomenclature::{NatureIx, nomenclature};
use super::table;
use crate::base::i18n::Lang;

const TABLE: &str = include_str!("../../assets/data/suspects.csv");

/// Why a nature has to be analysed before it is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Suspect {
    why_fr: String,
    why_en: String,
}

impl Suspect {
    /// What it may carry, in a language.
    pub fn why(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.why_fr, &self.why_en)
    }
}

#[derive(Deserialize)]
struct Row {
    nature: String,
    why_fr: String,
    why_en: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "checked by the table test"))]
    status: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "checked by the table test"))]
    source: String,
}

/// The suspects among the compiled-in natures.
pub(super) fn suspects() -> &'static BTreeMap<NatureIx, Suspect> {
    static SUSPECTS: LazyLock<BTreeMap<NatureIx, Suspect>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        let suspect = |row: Row| {
            let nature = nomenclature().index_of(&row.nature)?;
            Some((
                nature,
                Suspect {
                    why_fr: row.why_fr,
                    why_en: row.why_en,
                },
            ))
        };
        rows.into_iter().filter_map(suspect).collect()
    });
    &SUSPECTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_suspect_reads_and_is_sound() {
        let rows: Vec<Row> = table::rows(TABLE);
        assert_eq!(rows.len(), table::count(TABLE));
        assert_eq!(
            suspects().len(),
            rows.len(),
            "a nature does not exist or stands twice"
        );
        for row in rows {
            assert!(!row.why_fr.is_empty() && !row.why_en.is_empty(), "{}", row.nature);
            table::assert_origin(&table::origin(&row.status, row.source), &row.nature);
        }
    }
}
