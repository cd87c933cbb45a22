//! Text that a spreadsheet would take for a formula, or trim, goes out behind an apostrophe and comes back without.

use std::borrow::Cow;

/// First characters that make spreadsheets compute, and blanks that programs like to drop.
fn is_dangerous_start(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\0' | '＝' | '＋' | '－' | '＠') || c.is_whitespace()
}

/// True when the text, behind any apostrophes of its own, must not stand bare in a cell.
fn needs_guard(text: &str) -> bool {
    let body = text.trim_start_matches('\'');
    body.starts_with(is_dangerous_start) || body.ends_with(char::is_whitespace)
}

/// The text as it is written in a cell.
///
/// ```
/// use maillage::tables::guard::{guard, unguard};
/// assert_eq!(guard("+33 6 12"), "'+33 6 12");
/// assert_eq!(unguard(&guard("=1+1")), "=1+1");
/// ```
pub fn guard(text: &str) -> Cow<'_, str> {
    if needs_guard(text) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text behind a cell: without the apostrophe that [`guard`] added, else without blanks around it.
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if needs_guard(text) => text,
        _ => cell.trim(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_defused_and_apostrophes_of_people_stay() {
        for text in [
            "=HYPERLINK(1)",
            "+33 6",
            "-abc",
            "@x",
            "\tx",
            "\rx",
            "＝1",
            "'=1",
            " x",
            "x ",
        ] {
            assert!(guard(text).starts_with('\''), "{text:?}");
        }
        for text in ["", "'n beetje", "''", "a=b", "l’eau"] {
            assert_eq!(guard(text), text);
        }
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@ \t\ra-z＝]{0,6}|\\PC{0,12}") {
            let cell = guard(&text);
            prop_assert_eq!(unguard(&cell), text.as_str());
        }
    }
}
