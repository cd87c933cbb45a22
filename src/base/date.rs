//! Dates as people say and read them; files and intents hold ISO dates.

use jiff::civil::Date;

use super::i18n::{Lang, tr};

/// Reads `2027-01-15`, `15/01/2027`, `15/1/27`, `15.1.2027`, `15-1` or `15/1`. Without a year it is the next such day.
pub fn parse(text: &str, today: Date) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' '])
        .filter(|p| !p.is_empty())
        .collect();
    let number = |text: &str| text.parse::<i16>().ok();
    match parts[..] {
        [day, month] => {
            let at = |year| {
                Date::new(
                    year,
                    number(month)?.try_into().ok()?,
                    number(day)?.try_into().ok()?,
                )
                .ok()
            };
            at(today.year())
                .filter(|d| *d >= today)
                .or_else(|| at(today.year() + 1))
        }
        [day, month, year] => {
            let year = number(year)?;
            let year = if (0..100).contains(&year) {
                2000 + year
            } else {
                year
            };
            Date::new(
                year,
                number(month)?.try_into().ok()?,
                number(day)?.try_into().ok()?,
            )
            .ok()
        }
        _ => None,
    }
}

/// Writes an ISO date as people read it, such as `15 janv. 2027`; any other text stays as it is.
pub fn words(lang: Lang, iso: &str) -> String {
    match iso.parse::<Date>() {
        Ok(date) => format!(
            "{} {} {}",
            date.day(),
            tr(lang, &format!("month-{}", date.month())),
            date.year()
        ),
        Err(_) => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_say_them() {
        let today: Date = "2026-11-24".parse().expect("a date");
        for (said, meant) in [
            ("2027-01-15", "2027-01-15"),
            ("15/01/2027", "2027-01-15"),
            ("15/1/27", "2027-01-15"),
            ("15.1.2027", "2027-01-15"),
            ("15/1", "2027-01-15"),
            ("1/12", "2026-12-01"),
            ("24/11", "2026-11-24"),
        ] {
            assert_eq!(
                parse(said, today).map(|d| d.to_string()).as_deref(),
                Some(meant),
                "{said}"
            );
        }
        for nonsense in ["", "demain", "32/1", "15/13/2027", "1/2/3/4", "29/2/2027"] {
            assert_eq!(parse(nonsense, today), None, "{nonsense}");
        }
    }

    #[test]
    fn dates_are_written_with_the_month_in_words() {
        assert_eq!(words(Lang::Fr, "2027-01-15"), "15 janv. 2027");
        assert_eq!(words(Lang::En, "2027-01-15"), "15 Jan 2027");
        assert_eq!(words(Lang::Fr, "bientôt"), "bientôt");
    }
}
