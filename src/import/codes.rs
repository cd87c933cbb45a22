//! Codes that spreadsheets like to damage: SIRET, waste codes, months, dates.

use super::finding::Problem;
use crate::base::month::Months;
use crate::base::text::fold;

/// True for a number that a spreadsheet has written as `3,62522E+13`: its digits are lost.
pub(super) fn is_rounded(text: &str) -> bool {
    let folded = text.trim().to_ascii_lowercase();
    folded.split_once('e').is_some_and(|(mantissa, exponent)| {
        let digits = |part: &str| {
            part.chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ','))
        };
        mantissa.contains(|c: char| c.is_ascii_digit())
            && !exponent.is_empty()
            && exponent.starts_with(['+', '-'])
            && digits(mantissa)
            && digits(exponent)
    })
}

/// The digits of a code: blanks and dots between groups dropped, and the `.0` that made it a number.
fn digits_of(text: &str) -> Option<String> {
    let text = text.trim();
    let whole = match text.rsplit_once(['.', ',']) {
        Some((whole, zeros)) if !zeros.is_empty() && zeros.len() <= 2 && zeros.bytes().all(|b| b == b'0') => {
            whole
        }
        _ => text,
    };
    let digits: String = whole
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .collect();
    (!digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// A SIRET as fourteen digits and what is doubtful about it.
pub(super) fn siret(text: &str) -> Result<(String, Option<Problem>), Problem> {
    if is_rounded(text) {
        return Err(Problem::RoundedNumber);
    }
    let digits = digits_of(text).ok_or(Problem::BadSiret)?;
    match digits.len() {
        14 if has_control_digit(&digits) => Ok((digits, None)),
        14 => Ok((digits, Some(Problem::DoubtfulSiret))),
        // A spreadsheet drops leading zeros: give them back when the control digit then fits.
        10..=13 => {
            let padded = format!("{digits:0>14}");
            if has_control_digit(&padded) {
                Ok((padded, None))
            } else {
                Err(Problem::BadSiret)
            }
        }
        _ => Err(Problem::BadSiret),
    }
}

/// Luhn's rule; establishments of La Poste may follow a plain sum instead.
fn has_control_digit(siret: &str) -> bool {
    let digits = siret.bytes().map(|b| u32::from(b - b'0'));
    let luhn: u32 = digits
        .clone()
        .rev()
        .enumerate()
        .map(|(at, digit)| match digit * (1 + u32::from(at % 2 == 1)) {
            double @ 10.. => double - 9,
            small => small,
        })
        .sum();
    let la_poste = siret.starts_with("356000000") && digits.sum::<u32>().is_multiple_of(5);
    luhn.is_multiple_of(10) || la_poste
}

/// Six digits of the list of waste, with `*` for dangerous ones.
pub(super) fn waste_code(text: &str) -> Option<String> {
    let text = text.trim();
    let (code, star) = match text.strip_suffix('*') {
        Some(code) => (code, "*"),
        None => (text, ""),
    };
    let digits = digits_of(code)?;
    // Chapters 01 to 09 lose their zero in a spreadsheet.
    (5..=6)
        .contains(&digits.len())
        .then(|| format!("{digits:0>6}{star}"))
}

/// Twelve 0 or 1 from January; leading zeros lost in a spreadsheet come back.
pub(super) fn availability(text: &str) -> Result<Months, Problem> {
    if is_rounded(text) {
        return Err(Problem::RoundedNumber);
    }
    if matches!(
        fold(text).as_str(),
        "toute l annee" | "annee" | "all year" | "tous les mois"
    ) {
        return Ok(Months::ALL);
    }
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    // One or two digits are more likely the number of a month.
    let padded = if (3..12).contains(&digits.len()) {
        format!("{digits:0>12}")
    } else {
        digits
    };
    Months::parse(&padded).ok_or(Problem::BadAvailability)
}

/// A date as `2027-01-15`, from that form or `15/01/2027`.
pub(super) fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
    let [first, middle, last] = parts.as_slice() else {
        return None;
    };
    let (year, day) = if first.len() == 4 {
        (first, last)
    } else {
        (last, first)
    };
    if year.len() != 4 {
        return None;
    }
    let date = jiff::civil::Date::new(year.parse().ok()?, middle.parse().ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siret_survives_the_spreadsheet() {
        let good = "73282932000074".to_owned();
        for text in [
            "73282932000074",
            "732 829 320 00074",
            "73282932000074.0",
            "73282932000074,00",
        ] {
            assert_eq!(siret(text), Ok((good.clone(), None)), "{text}");
        }
        // 00523060200011 holds the control digit and loses two zeros as a number.
        let zeros = (0..10)
            .map(|d| format!("0052306020001{d}"))
            .find(|s| has_control_digit(s))
            .unwrap();
        assert_eq!(siret(zeros.trim_start_matches('0')), Ok((zeros, None)));
        assert_eq!(siret("35600000049837").unwrap().1, None, "La Poste");
        assert_eq!(siret("3,62522E+13"), Err(Problem::RoundedNumber));
        assert_eq!(siret("362521879"), Err(Problem::BadSiret));
        assert_eq!(siret("inconnu"), Err(Problem::BadSiret));
        assert_eq!(siret("73282932000075").unwrap().1, Some(Problem::DoubtfulSiret));
    }

    #[test]
    fn waste_codes_months_and_dates_are_read_in_their_usual_forms() {
        assert_eq!(waste_code("15 01 10*").as_deref(), Some("150110*"));
        assert_eq!(waste_code("30105").as_deref(), Some("030105"));
        assert_eq!(waste_code("bois"), None);
        assert_eq!(availability("11000"), Ok(Months::parse("000000011000").unwrap()));
        assert_eq!(availability("10"), Err(Problem::BadAvailability));
        assert_eq!(availability("1,11E+11"), Err(Problem::RoundedNumber));
        assert_eq!(date("15/01/2027").as_deref(), Some("2027-01-15"));
        assert_eq!(date("2027-01-15").as_deref(), Some("2027-01-15"));
        assert_eq!(date("31/02/2027"), None);
        assert_eq!(date("demain"), None);
    }
}
