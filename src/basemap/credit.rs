//! Texts that a pack brings along, made fit to be shown: they come from outside.

/// Longest text kept, in letters: three lines of a map's foot.
const LONGEST: usize = 300;

/// More layers than any map is drawn from.
const MOST_LAYERS: usize = 256;

/// Plain text of a credit that may be written as HTML: no tags, no entities, no control characters, one line.
pub fn plain(text: &str) -> String {
    let mut bare = String::new();
    let mut in_tag = false;
    for letter in text.chars().take(LONGEST * 8) {
        match letter {
            '<' => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            _ if is_unfit(letter) => bare.push(' '),
            _ => bare.push(letter),
        }
    }
    for (entity, letter) in [
        ("&copy;", "©"),
        ("&#169;", "©"),
        ("&nbsp;", " "),
        ("&middot;", "·"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        bare = bare.replace(entity, letter);
    }
    let one_line = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = one_line.chars();
    let mut kept: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        kept.push('…');
    }
    kept
}

/// Names of the layers in a description's `vector_layers`.
pub fn layers(described: Option<&serde_json::Value>) -> Vec<String> {
    let listed = described.and_then(|v| v.as_array()).into_iter().flatten();
    let names = listed.filter_map(|layer| layer.get("id")?.as_str());
    names.take(MOST_LAYERS).map(str::to_owned).collect()
}

/// Control characters and marks that turn the direction of writing around.
fn is_unfit(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credit_in_html_becomes_one_plain_line() {
        let html = "<a href=\"https://www.openstreetmap.org/copyright\">&copy; OpenStreetMap</a>\n contributors &amp; IGN";
        assert_eq!(plain(html), "© OpenStreetMap contributors & IGN");
        assert_eq!(plain("a\u{202e}b\u{0}c"), "a b c");
        assert_eq!(plain("<never closed"), "");
        assert_eq!(plain(&"é".repeat(50_000)).chars().count(), LONGEST + 1);
    }
}
