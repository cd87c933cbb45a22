//! The French list of activities (NAF rev. 2): 732 subclasses.

use std::sync::LazyLock;

use serde::Deserialize;

use super::table;
use crate::base::i18n::Lang;
use crate::base::text::fold;
use crate::model::{Origin, Status};

const TABLE: &str = include_str!("../../assets/data/naf_codes.csv");

/// One subclass.
#[derive(Clone, PartialEq, Debug)]
pub struct Activity {
    /// With dot and letter: `16.10A`.
    pub code: String,
    /// European class: `16.10`.
    pub class: String,
    /// French wording of the subclass.
    pub label_fr: String,
    /// English wording of its class.
    pub label_en: String,
    /// Section letter, `A` to `U`.
    pub section: String,
    /// French wording of the section.
    pub section_label_fr: String,
    /// The official list and where its text was read.
    pub origin: Origin,
    searched_fr: String,
    searched_en: String,
}

impl Activity {
    /// Wording in a language.
    pub fn label(&self, lang: Lang) -> &str {
        table::in_lang(lang, &self.label_fr, &self.label_en)
    }
}

#[derive(Deserialize)]
struct Row {
    code: String,
    label_fr: String,
    class_code: String,
    class_label_en: String,
    section_code: String,
    section_label_fr: String,
    source: String,
}

/// All subclasses in the order of their codes.
pub fn activities() -> &'static [Activity] {
    static ACTIVITIES: LazyLock<Vec<Activity>> = LazyLock::new(|| {
        let rows: Vec<Row> = table::rows(TABLE);
        rows.into_iter().map(activity_of).collect()
    });
    &ACTIVITIES
}

fn activity_of(row: Row) -> Activity {
    Activity {
        searched_fr: fold(&row.label_fr),
        searched_en: fold(&row.class_label_en),
        code: row.code,
        class: row.class_code,
        label_fr: row.label_fr,
        label_en: row.class_label_en,
        section: row.section_code,
        section_label_fr: row.section_label_fr.trim().to_owned(),
        origin: Origin {
            status: Some(Status::Sourced),
            source: row.source,
        },
    }
}

/// The subclass of a code with or without dot (`16.10A`, `1610a`); a class alone gives its first subclass.
pub fn activity(code: &str) -> Option<&'static Activity> {
    let wanted = plain(code);
    let exact = activities().iter().find(|a| plain(&a.code) == wanted);
    exact.or_else(|| activities().iter().find(|a| plain(&a.class) == wanted))
}

/// The European class of a code with or without dot and letter (`1610A` → `16.10`), whether listed or not.
pub fn class_of(code: &str) -> Option<String> {
    let digits: String = plain(code)
        .chars()
        .take_while(char::is_ascii_digit)
        .take(4)
        .collect();
    (digits.len() == 4).then(|| format!("{}.{}", &digits[..2], &digits[2..]))
}

fn plain(code: &str) -> String {
    let kept = code.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| c.to_ascii_uppercase()).collect()
}

/// Subclasses whose wording has every word of the query, or whose code starts with it, in the order of codes.
pub fn search(query: &str, lang: Lang, limit: usize) -> Vec<&'static Activity> {
    let start = plain(query);
    let folded = fold(query);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let by_code = start.starts_with(|c: char| c.is_ascii_digit());
    let found = |a: &Activity| {
        let text = table::in_lang(lang, &a.searched_fr, &a.searched_en);
        let by_words = || {
            words
                .iter()
                .all(|word| text.split(' ').any(|t| t.starts_with(word)))
        };
        !words.is_empty()
            && if by_code {
                plain(&a.code).starts_with(&start)
            } else {
                by_words()
            }
    };
    activities().iter().filter(|a| found(a)).take(limit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_activity_reads_and_is_sound() {
        let all = activities();
        assert_eq!((all.len(), table::count(TABLE)), (732, 732));
        assert!(
            all.windows(2).all(|w| w[0].code < w[1].code),
            "unique and in order"
        );
        for a in all {
            assert_eq!(class_of(&a.code).as_ref(), Some(&a.class));
            assert!(!a.label_fr.is_empty() && !a.label_en.is_empty(), "{}", a.code);
            assert!(
                a.section.len() == 1 && !a.section_label_fr.is_empty(),
                "{}",
                a.code
            );
            table::assert_origin(&a.origin, &a.code);
        }
    }

    #[test]
    fn a_code_is_found_with_or_without_dot() {
        for code in ["16.10A", "1610A", "16.10a", " 1610 a "] {
            assert_eq!(activity(code).map(|a| a.code.as_str()), Some("16.10A"), "{code}");
        }
        assert_eq!(activity("16.10").map(|a| a.code.as_str()), Some("16.10A"));
        assert!(activity("").is_none() && activity("99.99X").is_none());
        assert_eq!(class_of("0111z").as_deref(), Some("01.11"));
        assert_eq!(class_of("É1"), None);
    }

    #[test]
    fn activities_are_found_by_word_or_code() {
        assert!(search("sciage", Lang::Fr, 5).iter().any(|a| a.code == "16.10A"));
        assert!(
            search("sawmilling", Lang::En, 5)
                .iter()
                .any(|a| a.class == "16.10")
        );
        assert_eq!(search("16.1", Lang::Fr, 9).len(), 2);
        assert!(search(" ", Lang::Fr, 9).is_empty());
    }
}
