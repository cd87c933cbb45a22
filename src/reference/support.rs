//! Who helps with a synergy, and the kinds of aid: a directory to start from, without amounts or promises.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::table;
use crate::base::i18n::Lang;
use crate::model::{Origin, SynergyState};

const TABLE: &str = include_str!("../../assets/data/support.csv");

/// A body that helps, or a kind of aid.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SupportKind {
    /// Somebody to call.
    Body,
    /// Money, time or advice to ask for.
    Aid,
}

/// One entry of the directory.
#[derive(Clone, PartialEq, Debug)]
pub struct Support {
    /// Stable code, kept with a synergy.
    pub code: String,
    /// Body or aid.
    pub kind: SupportKind,
    /// The states of a synergy in which it helps.
    pub steps: Vec<SynergyState>,
    /// Where it is known from.
    pub origin: Origin,
    name: [String; 2],
    what: [String; 2],
}

impl Support {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.name[0], &self.name[1])
    }

    /// What one asks for, in a language.
    pub fn what(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.what[0], &self.what[1])
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    kind: SupportKind,
    name_fr: String,
    name_en: String,
    what_fr: String,
    what_en: String,
    steps: String,
    status: String,
    source: String,
}

/// Every entry in the order of the table.
pub fn supports() -> &'static [Support] {
    static SUPPORTS: LazyLock<Vec<Support>> = LazyLock::new(|| {
        let support = |row: Row| Support {
            code: row.code,
            kind: row.kind,
            steps: row.steps.split(' ').filter_map(SynergyState::from_code).collect(),
            origin: table::origin(&row.status, row.source),
            name: [row.name_fr, row.name_en],
            what: [row.what_fr, row.what_en],
        };
        table::rows(TABLE).into_iter().map(support).collect()
    });
    &SUPPORTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_reads_and_helps_at_some_step() {
        let all = supports();
        assert_eq!(all.len(), table::count(TABLE), "a row does not read");
        let codes: std::collections::BTreeSet<_> = all.iter().map(|s| &s.code).collect();
        assert_eq!(codes.len(), all.len(), "a code stands twice");
        let rows: Vec<Row> = table::rows(TABLE);
        for (support, row) in all.iter().zip(rows) {
            table::assert_origin(&support.origin, &support.code);
            assert_eq!(
                support.steps.len(),
                row.steps.split(' ').count(),
                "{}",
                support.code
            );
            for lang in Lang::ALL {
                assert!(!support.name(lang).is_empty() && !support.what(lang).is_empty());
            }
        }
    }
}
