//! The European list of waste: 842 six-digit codes.

use std::sync::LazyLock;

use serde::Deserialize;

use super::table;
use crate::base::i18n::Lang;
use crate::base::text::fold;
use crate::model::{Origin, Status};

const TABLE: &str = include_str!("../../assets/data/ewc_codes.csv");

/// One entry of the list.
#[derive(Clone, PartialEq, Debug)]
pub struct WasteCode {
    /// Six digits without blanks or star.
    pub code: String,
    /// As printed: `13 02 05*`.
    pub display: String,
    /// Carries a star.
    pub hazardous: bool,
    /// Has a twin entry with the opposite hazard, to be decided by the composition.
    pub mirror: bool,
    /// Ends in 99, "not otherwise specified": two such codes say nothing about identity.
    pub unspecified: bool,
    /// Official French wording.
    pub label_fr: String,
    /// Official English wording.
    pub label_en: String,
    /// The official list and where its text was read.
    pub origin: Origin,
    searched_fr: String,
    searched_en: String,
}

impl WasteCode {
    /// Official wording in a language.
    pub fn label(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.label_fr, &self.label_en)
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    code_display: String,
    hazardous: u8,
    entry_type: String,
    label_fr: String,
    label_en: String,
    source: String,
}

/// All codes in numerical order.
pub fn waste_codes() -> &'static [WasteCode] {
    static CODES: LazyLock<Vec<WasteCode>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        rows.into_iter().map(waste_code_of).collect()
    });
    &CODES
}

fn waste_code_of(row: Row) -> WasteCode {
    WasteCode {
        hazardous: row.hazardous == 1,
        mirror: row.entry_type.starts_with("Mirror"),
        unspecified: row.code.ends_with("99"),
        searched_fr: fold(&row.label_fr),
        searched_en: fold(&row.label_en),
        code: row.code,
        display: row.code_display,
        label_fr: row.label_fr,
        label_en: row.label_en,
        origin: Origin {
            status: Some(Status::Sourced),
            source: row.source,
        },
    }
}

/// The entry of a code written with or without blanks, dots and star.
pub fn waste_code(text: &str) -> Option<&'static WasteCode> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let codes = waste_codes();
    let at = codes
        .binary_search_by(|code| code.code.as_str().cmp(&digits))
        .ok()?;
    Some(&codes[at])
}

/// Entries that contain every word of the query (or start with its digits), in numerical order.
///
/// `hazardous` keeps only the starred or only the plain entries. An empty query finds nothing.
pub fn search(query: &str, lang: Lang, hazardous: Option<bool>, limit: usize) -> Vec<&'static WasteCode> {
    let folded = fold(query);
    let digits: String = folded.chars().filter(|c| *c != ' ').collect();
    let by_digits = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let found = |code: &WasteCode| {
        let text = table::in_lang(lang, &code.searched_fr, &code.searched_en);
        if by_digits {
            code.code.starts_with(&digits)
        } else {
            !words.is_empty() && words.iter().all(|word| starts_a_word(text, word))
        }
    };
    waste_codes()
        .iter()
        .filter(|code| hazardous.is_none_or(|wanted| code.hazardous == wanted) && found(code))
        .take(limit)
        .collect()
}

fn starts_a_word(text: &str, start: &str) -> bool {
    text.split(' ').any(|word| word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_and_is_sound() {
        let codes = waste_codes();
        assert_eq!((codes.len(), table::count(TABLE)), (842, 842));
        assert!(
            codes.windows(2).all(|w| w[0].code < w[1].code),
            "unique and in order"
        );
        for code in codes {
            let plain: String = code.display.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(plain, code.code);
            assert!(code.code.len() == 6 && !code.label_fr.is_empty() && !code.label_en.is_empty());
            assert_eq!(code.hazardous, code.display.ends_with('*'), "{}", code.code);
            table::assert_origin(&code.origin, &code.code);
        }
        assert_eq!(codes.iter().filter(|c| c.hazardous).count(), 408);
    }

    #[test]
    fn a_code_is_found_however_it_is_written() {
        for text in ["150101", "15 01 01", "15.01.01", " 15-01-01 "] {
            assert_eq!(
                waste_code(text).map(|c| c.display.as_str()),
                Some("15 01 01"),
                "{text}"
            );
        }
        assert!(waste_code("13 02 05*").is_some_and(|c| c.hazardous));
        assert!(waste_code("999999").is_none() && waste_code("").is_none());
    }

    #[test]
    fn words_and_hazard_narrow_the_list() {
        let found = search("emballages bois", Lang::Fr, None, 10);
        assert_eq!(
            found.iter().map(|c| c.display.as_str()).collect::<Vec<_>>(),
            ["15 01 03"]
        );
        assert!(
            search("huiles", Lang::Fr, Some(true), 50)
                .iter()
                .all(|c| c.hazardous)
        );
        assert_eq!(search("1501", Lang::En, None, 50).len(), 10);
        assert!(search("", Lang::Fr, None, 10).is_empty());
    }
}
