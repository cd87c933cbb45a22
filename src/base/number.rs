//! Numbers as people write and read them.
//!
//! French groups thousands with U+202F and marks decimals with a comma; reading accepts every usual form.

use super::i18n::Lang;

/// Narrow no-break space between thousands.
pub const THIN: char = '\u{202f}';
/// No-break space between a number and its unit.
pub const NBSP: char = '\u{a0}';

/// Writes a number with at most `decimals` decimals and no trailing zeros.
pub fn format(lang: Lang, value: f64, decimals: usize) -> String {
    let fixed = format!("{:.*}", decimals, value.abs());
    let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let fraction = fraction.trim_end_matches('0');
    let (group, mark) = match lang {
        Lang::Fr => (THIN, ','),
        Lang::En => (',', '.'),
    };
    let negative = value < 0.0 && (whole.bytes().any(|b| b != b'0') || !fraction.is_empty());
    let mut out = String::from(if negative { "\u{2212}" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        // Four-digit numbers stay whole in English; French style groups from 1 000 on.
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(mark);
        out.push_str(fraction);
    }
    out
}

/// Writes a measured value with about three significant digits: `0,42`, `6,1`, `390`, `26 000`.
pub fn format_measure(lang: Lang, value: f64) -> String {
    let magnitude = value.abs();
    let decimals = match magnitude {
        m if m >= 20.0 || m == 0.0 => 0,
        m if m >= 1.0 => 1,
        m if m >= 0.1 => 2,
        _ => 3,
    };
    format(lang, value, decimals)
}

/// A value and its unit, kept on one line.
pub fn format_with_unit(lang: Lang, value: f64, unit: &str) -> String {
    let shown = match unit {
        "m3" => "m³",
        "Nm3" => "Nm³",
        "m2" => "m²",
        other => other,
    };
    if shown.is_empty() {
        return format_measure(lang, value);
    }
    format!("{}{NBSP}{shown}", format_measure(lang, value))
}

/// Reads `1 234,5`, `1234.5`, `1.234,5`, `1,234.5`, with plain, no-break or narrow blanks. `None` when it is no number.
pub fn parse(text: &str) -> Option<f64> {
    let compact: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\''))
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let (last_comma, last_dot) = (compact.rfind(','), compact.rfind('.'));
    let plain = match (last_comma, last_dot) {
        (Some(comma), Some(dot)) if comma > dot => compact.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => compact.replace(',', ""),
        (Some(_), None) if compact.matches(',').count() == 1 => compact.replace(',', "."),
        (Some(_), None) => compact.replace(',', ""),
        (None, Some(_)) if compact.matches('.').count() > 1 => compact.replace('.', ""),
        _ => compact,
    };
    let looks_numeric = plain
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+'));
    plain
        .parse::<f64>()
        .ok()
        .filter(|v| looks_numeric && v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_numbers_are_read_in_every_form() {
        for text in [
            "1234,5",
            "1 234,5",
            "1\u{202f}234,5",
            "1\u{a0}234.5",
            "1.234,5",
            "1,234.5",
            "+1234,50",
        ] {
            assert_eq!(parse(text), Some(1234.5), "{text}");
        }
        for text in ["", "abc", "12 t", "1e5", "inf", "--3"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_by_the_habit_of_the_language() {
        assert_eq!(format(Lang::Fr, 1_234_567.891, 2), "1\u{202f}234\u{202f}567,89");
        assert_eq!(format(Lang::En, 1_234_567.891, 2), "1,234,567.89");
        assert_eq!(format(Lang::Fr, -0.001, 1), "0");
        assert_eq!(format_measure(Lang::Fr, 6.13), "6,1");
        assert_eq!(
            format_with_unit(Lang::Fr, 12_000.0, "m3"),
            "12\u{202f}000\u{a0}m³"
        );
    }
}
