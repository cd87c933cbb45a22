//! What a row says that cannot be taken as it stands: where, what, and what to do.

use crate::base::i18n::{Lang, tr, tr_args};
use crate::tables::TableKind;

/// Declares the problems with their message keys.
macro_rules! problems {
    ($($(#[$doc:meta])* $variant:ident = $key:literal),+ $(,)?) => {
        /// What is wrong with a cell or a row.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Problem { $($(#[$doc])* $variant),+ }

        impl Problem {
            /// Every problem.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Key of its sentence in `import.ftl`; with `-remedy` behind it, of what to do.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => concat!("import-", $key)),+ }
            }
        }
    };
}

problems! {
    /// A column without which no row can be read.
    MissingColumn = "missing-column",
    /// A column that this table has no place for.
    ColumnNotKept = "column-not-kept",
    /// More cells than headers.
    TooManyCells = "too-many-cells",
    /// Bytes that mean nothing in the encoding.
    Undecodable = "undecodable",
    /// A cell that must hold something.
    MissingValue = "missing-value",
    /// A reference that stood on an earlier row.
    DuplicateReference = "duplicate-reference",
    /// No actor of that reference or name.
    UnknownActor = "unknown-actor",
    /// Several actors of that name.
    AmbiguousActor = "ambiguous-actor",
    /// No flow of that reference.
    UnknownFlow = "unknown-flow",
    /// No pool of that reference.
    UnknownPool = "unknown-pool",
    /// A synergy without its two ends, or a pool without group.
    IncompleteSynergy = "incomplete-synergy",
    /// Neither offer, need nor pool.
    UnknownDirection = "unknown-direction",
    /// No kind of actor or synergy.
    UnknownKind = "unknown-kind",
    /// No state of a synergy.
    UnknownState = "unknown-state",
    /// No reason of ours.
    UnknownReason = "unknown-reason",
    /// A state that demands a reason, without one.
    MissingReason = "missing-reason",
    /// No code of the nomenclature.
    UnknownNature = "unknown-nature",
    /// No period.
    UnknownPeriod = "unknown-period",
    /// No status of a fact.
    UnknownStatus = "unknown-status",
    /// No level of confidentiality.
    UnknownLevel = "unknown-level",
    /// A level for a field that does not exist.
    UnknownLevelField = "unknown-level-field",
    /// No number.
    BadNumber = "bad-number",
    /// A number below zero where there is none.
    NegativeNumber = "negative-number",
    /// No whole number.
    NotWhole = "not-whole",
    /// A minimum above the maximum.
    InvertedRange = "inverted-range",
    /// Below absolute zero or beyond any process.
    BadTemperature = "bad-temperature",
    /// Latitude or longitude out of range, or one without the other.
    BadPosition = "bad-position",
    /// A place that the gazetteer does not know.
    UnknownPlace = "unknown-place",
    /// No fourteen digits.
    BadSiret = "bad-siret",
    /// Fourteen digits whose control digit is wrong.
    DoubtfulSiret = "doubtful-siret",
    /// A number that a spreadsheet has rounded to an exponent.
    RoundedNumber = "rounded-number",
    /// No six digits of the list of waste.
    BadWasteCode = "bad-waste-code",
    /// No twelve 0 or 1.
    BadAvailability = "bad-availability",
    /// No date.
    BadDate = "bad-date",
    /// No axes with steps.
    BadMaturity = "bad-maturity",
    /// No questions with answers.
    BadChecks = "bad-checks",
}

/// One thing to look at, named with its cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Which table.
    pub table: TableKind,
    /// Line of the file, from 1.
    pub line: usize,
    /// Header of the column as it stands in the file, or the canonical name when the column is missing.
    pub column: String,
    /// The value as it stands.
    pub value: String,
    /// What is wrong.
    pub problem: Problem,
    /// True when the whole row was left out; else only that value was.
    pub refused: bool,
}

/// Longest value shown in a message, in characters.
const SHOWN_CHARS: usize = 60;

impl Finding {
    /// Where it is: table, line and column.
    pub fn place(&self, lang: Lang) -> String {
        let table = tr(lang, &format!("import-table-{}", self.table.file_stem()));
        let args = [
            ("table", table.into()),
            ("line", self.line.to_string().into()),
            ("column", self.column.as_str().into()),
        ];
        tr_args(lang, "import-place", &args)
    }

    /// What is wrong, with the value.
    pub fn title(&self, lang: Lang) -> String {
        self.sentence(lang, self.problem.key())
    }

    /// What to do.
    pub fn remedy(&self, lang: Lang) -> String {
        self.sentence(lang, &format!("{}-remedy", self.problem.key()))
    }

    /// Place, problem, consequence and remedy on one line.
    pub fn message(&self, lang: Lang) -> String {
        let consequence = if self.refused {
            "import-row-left-out"
        } else {
            "import-value-left-out"
        };
        let args = [
            ("place", self.place(lang).into()),
            ("title", self.title(lang).into()),
            ("consequence", tr(lang, consequence).into()),
            ("remedy", self.remedy(lang).into()),
        ];
        tr_args(lang, "import-finding", &args)
    }

    fn sentence(&self, lang: Lang, key: &str) -> String {
        let mut shown: String = self.value.chars().take(SHOWN_CHARS).collect();
        if shown.len() < self.value.len() {
            shown.push('…');
        }
        let args = [("value", shown.into()), ("column", self.column.as_str().into())];
        tr_args(lang, key, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::has;

    #[test]
    fn every_problem_has_its_sentence_and_its_remedy_in_both_languages() {
        for lang in Lang::ALL {
            for problem in Problem::ALL {
                assert!(has(lang, problem.key()), "{problem:?}");
                assert!(has(lang, &format!("{}-remedy", problem.key())), "{problem:?}");
            }
            for kind in TableKind::ALL {
                assert!(has(lang, &format!("import-table-{}", kind.file_stem())));
            }
        }
    }

    #[test]
    fn a_finding_says_where_what_and_what_to_do() {
        let finding = Finding {
            table: TableKind::Flows,
            line: 12,
            column: "Quantité".to_owned(),
            value: "beaucoup".to_owned(),
            problem: Problem::BadNumber,
            refused: false,
        };
        let message = finding.message(Lang::Fr);
        for part in ["ligne 12", "Quantité", "beaucoup", "1 234,5"] {
            assert!(message.replace('\u{202f}', " ").contains(part), "{message}");
        }
    }
}
