//! Lists inside one cell: references, and levels of single fields.

use std::collections::BTreeMap;

use crate::model::Level;

/// Characters that part references in a cell.
fn parts(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | ',' | '|')
}

/// References in one cell, parted by blanks; one that holds a separator or a quote stands in quotes.
pub fn join_refs<'a>(refs: impl IntoIterator<Item = &'a str>) -> String {
    let quoted = |reference: &str| {
        if reference.contains(|c| parts(c) || c == '"') {
            format!("\"{}\"", reference.replace('"', "\"\""))
        } else {
            reference.to_owned()
        }
    };
    refs.into_iter().map(quoted).collect::<Vec<_>>().join(" ")
}

/// Reads what [`join_refs`] writes, and lists parted by `;`, `,` or `|`.
pub fn split_refs(cell: &str) -> Vec<String> {
    let mut refs = Vec::new();
    let mut rest = cell.trim_start_matches(parts);
    while !rest.is_empty() {
        let (reference, after) = match rest.strip_prefix('"') {
            Some(quoted) => until_closing_quote(quoted),
            None => {
                let end = rest.find(parts).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        refs.push(reference);
        rest = after.trim_start_matches(parts);
    }
    refs
}

/// The text up to the closing quote, doubled quotes made single, and what follows.
fn until_closing_quote(quoted: &str) -> (String, &str) {
    let mut text = String::new();
    let mut rest = quoted;
    while let Some(at) = rest.find('"') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                text.push('"');
                rest = after;
            }
            None => return (text, rest),
        }
    }
    text.push_str(rest);
    (text, "")
}

/// Levels of single fields as `quantity=public;note=operator`.
pub fn join_levels(levels: &BTreeMap<String, Level>) -> String {
    let pairs: Vec<String> = levels
        .iter()
        .map(|(field, level)| format!("{field}={}", level.code()))
        .collect();
    pairs.join(";")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_are_read_with_any_usual_separator() {
        for cell in ["f1 f2 f3", "f1;f2 ; f3", "f1, f2,f3", " f1|f2|f3 "] {
            assert_eq!(split_refs(cell), ["f1", "f2", "f3"], "{cell}");
        }
        assert_eq!(split_refs(""), Vec::<String>::new());
        assert_eq!(join_refs(["f 1", "f2"]), "\"f 1\" f2");
    }

    proptest! {
        #[test]
        fn every_list_of_references_comes_back(refs in prop::collection::vec("[a\" ;,|é]{1,5}", 0..5)) {
            prop_assert_eq!(split_refs(&join_refs(refs.iter().map(String::as_str))), refs);
        }
    }
}
