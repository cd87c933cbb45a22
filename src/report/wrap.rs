//! Where lines break.

use super::style::Style;
use crate::picture::typeface::measure;

/// Breaks words into lines of that width. A line break in the text stays one; what is longer than a line is broken
/// anywhere. Never empty.
pub fn wrap(text: &str, style: &Style, width: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        wrap_paragraph(&clean(paragraph), style, width, &mut lines);
    }
    lines
}

/// The text without what has no place on paper: control characters and marks that only steer a screen.
fn clean(text: &str) -> String {
    let shown = text.chars().filter_map(|c| match c {
        '\t' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    });
    let shown: String = shown.collect();
    // What stands between two names stays with the first.
    shown.replace(" · ", "\u{a0}· ").replace(" → ", "\u{a0}→ ")
}

fn wrap_paragraph(text: &str, style: &Style, width: f32, lines: &mut Vec<String>) {
    let wide = |text: &str| measure(text, style.weight, style.size);
    let (mut line, mut used) = (String::new(), 0.0);
    for piece in pieces(text) {
        let room = width - used;
        let own = wide(piece.trim_end_matches(' '));
        if own > room && !line.is_empty() {
            lines.push(line.trim_end().to_owned());
            (line, used) = (String::new(), 0.0);
        }
        if own <= width {
            line.push_str(piece);
            used += wide(piece);
            continue;
        }
        for c in piece.chars() {
            let own = wide(c.encode_utf8(&mut [0; 4]));
            if used + own > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(c);
            used += own;
        }
    }
    lines.push(line.trim_end().to_owned());
}

/// The text in pieces between which a line may break: behind blanks and hyphens.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '\u{2013}', '\u{2014}'])
}

#[cfg(test)]
mod tests {
    use super::super::style::{CELL, TEXT};
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_column_and_no_letter_is_lost() {
        let long = "x".repeat(400);
        let text = format!("Sciures de bois, 120 t/an : l’œuvre d’une scierie {long} et voilà");
        for width in [20.0, 60.0, 150.0, 400.0] {
            let lines = wrap(&text, &TEXT, width);
            for line in &lines {
                assert!(measure(line, TEXT.weight, TEXT.size) <= width, "{width}: {line}");
            }
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&lines.concat()), bare(&text));
        }
    }

    #[test]
    fn a_no_break_blank_keeps_its_words_together_and_line_ends_stay() {
        let lines = wrap("oui\nnon\r\n12\u{202f}000\u{a0}m³", &CELL, 30.0);
        assert_eq!(lines[..2], ["oui", "non"]);
        assert_eq!(lines.concat(), "ouinon12\u{202f}000\u{a0}m³");
        assert_eq!(wrap("", &CELL, 30.0), [""]);
        assert_eq!(wrap("a\u{0}b\u{200b}c\td", &CELL, 300.0), ["abc d"]);
    }
}
