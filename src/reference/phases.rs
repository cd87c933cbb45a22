//! The phases of a démarche: what is done in each, its papers and its people.

use std::sync::LazyLock;

use serde::Deserialize;

use super::table;
use crate::base::i18n::Lang;
use crate::model::Origin;

const TABLE: &str = include_str!("../../assets/data/phases.csv");

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhaseKind {
    /// The phase itself.
    Phase,
    /// Something to do.
    Step,
    /// A paper.
    Document,
    /// Somebody to find.
    Who,
}

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct PhaseRow {
    /// Stable code, kept with what was ticked.
    pub code: String,
    /// 1 to 9.
    pub phase: u8,
    /// What it is about.
    pub kind: PhaseKind,
    /// Where it is known from.
    pub origin: Origin,
    title: [String; 2],
}

impl PhaseRow {
    /// Its words in a language.
    pub fn title(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.title[0], &self.title[1])
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    phase: u8,
    kind: PhaseKind,
    title_fr: String,
    title_en: String,
    status: String,
    source: String,
}

/// Every row, phase by phase; the phase itself comes first.
pub fn phase_rows() -> &'static [PhaseRow] {
    static ROWS: LazyLock<Vec<PhaseRow>> = LazyLock::new(|| {
        let row = |row: Row| PhaseRow {
            code: row.code,
            phase: row.phase,
            kind: row.kind,
            origin: table::origin(&row.status, row.source),
            title: [row.title_fr, row.title_en],
        };
        table::rows(TABLE).into_iter().map(row).collect()
    });
    &ROWS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_phases_follow_each_other_each_with_something_to_do() {
        let all = phase_rows();
        assert_eq!(all.len(), table::count(TABLE), "a row does not read");
        let codes: std::collections::BTreeSet<_> = all.iter().map(|row| &row.code).collect();
        assert_eq!(codes.len(), all.len(), "a code stands twice");
        let phases: Vec<u8> = all
            .iter()
            .filter(|r| r.kind == PhaseKind::Phase)
            .map(|r| r.phase)
            .collect();
        assert_eq!(phases, (1..=9).collect::<Vec<u8>>());
        assert!(all.windows(2).all(|two| two[0].phase <= two[1].phase));
        for row in all {
            table::assert_origin(&row.origin, &row.code);
            assert!(Lang::ALL.iter().all(|lang| !row.title(*lang).is_empty()));
        }
        for phase in phases {
            assert!(all.iter().filter(|r| r.phase == phase).count() >= 3, "{phase}");
        }
    }
}
