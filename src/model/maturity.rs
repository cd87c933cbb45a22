//! How ripe a synergy is, on six axes, and the answers to the questions that brakes ask.

use std::collections::BTreeMap;

use super::coded::coded_enum;

coded_enum! {
    /// The six sides from which the maturity of a synergy is looked at.
    Axis {
        /// Does it work, with what is there?
        Technology = "technology",
        /// Does it pay, for each of those who take part?
        Business = "business",
        /// Who does what, day by day?
        Organisation = "organisation",
        /// Do the rules and contracts stand?
        Legal = "legal",
        /// Do people want it?
        Social = "social",
        /// Is it better for air, water and soil?
        Environment = "environment",
    }
}

/// Steps of an axis: 1 is an idea, 5 runs and is proven.
pub const STEPS: std::ops::RangeInclusive<u8> = 1..=5;

/// What is known of each axis; an axis that nobody judged is absent.
pub type Maturity = BTreeMap<Axis, u8>;

coded_enum! {
    /// The answer to one question of a check list.
    Answer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// To be found out.
        ToSee = "to_see",
    }
}

/// Answers by the code of their question.
pub type Checks = BTreeMap<String, Answer>;

/// Pairs as tables and files write them: `technology=3;legal=1`.
fn join<K: AsRef<str>, V: std::fmt::Display>(pairs: impl IntoIterator<Item = (K, V)>) -> String {
    let pairs = pairs
        .into_iter()
        .map(|(key, value)| format!("{}={value}", key.as_ref()));
    pairs.collect::<Vec<_>>().join(";")
}

/// The pairs of such a text; what is no pair is left out.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(';')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (key.trim(), value.trim()))
        .filter(|(key, value)| !key.is_empty() && !value.is_empty())
}

/// A maturity as written; `None` for an axis or a step that is not one of ours.
///
/// ```
/// use maillage::model::maturity::{Axis, read, write};
/// let maturity = read("technology=3;legal=1").unwrap_or_default();
/// assert_eq!(maturity[&Axis::Legal], 1);
/// assert_eq!(write(&maturity), "technology=3;legal=1");
/// assert_eq!(read("legal=9"), None);
/// ```
pub fn read(text: &str) -> Option<Maturity> {
    pairs(text)
        .map(|(axis, step)| {
            let step = step.parse().ok().filter(|step| STEPS.contains(step))?;
            Some((Axis::from_code(axis)?, step))
        })
        .collect()
}

/// A maturity in the form that [`read`] takes.
pub fn write(maturity: &Maturity) -> String {
    join(maturity.iter().map(|(axis, step)| (axis.code(), step)))
}

/// Answers as written; `None` for an answer that is not one of ours.
pub fn read_checks(text: &str) -> Option<Checks> {
    pairs(text)
        .map(|(question, answer)| Some((question.to_owned(), Answer::from_code(answer)?)))
        .collect()
}

/// Answers in the form that [`read_checks`] takes.
pub fn write_checks(checks: &Checks) -> String {
    join(checks.iter().map(|(question, answer)| (question, answer.code())))
}

/// Codes as written, apart by `;`.
pub fn read_codes(text: &str) -> std::collections::BTreeSet<String> {
    let codes = text.split(';').map(str::trim).filter(|code| !code.is_empty());
    codes.map(str::to_owned).collect()
}

/// Codes in the form that [`read_codes`] takes.
pub fn write_codes(codes: &std::collections::BTreeSet<String>) -> String {
    codes.iter().map(String::as_str).collect::<Vec<_>>().join(";")
}
