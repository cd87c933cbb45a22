//! Dates as people say and read them; files and intents hold ISO dates.

use jiff::civil::Date;

use super::i18n::{Lang, tr, tr_args};
use super::text::fold;

/// Reads `2027-01-15`, `15/01/2027`, `15/1/27`, `15.1.2027`, `15-1`, `15/1`, `15 janvier`, `vendredi`, `demain` or
/// `dans 3 semaines`; `début`, `mi` and `fin janvier` or `janvier` alone are its 10th, 15th and last day. Without a year
/// it is the next such day.
pub fn parse(text: &str, today: Date) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let folded = fold(text);
    if let Some(date) = from_today(&folded, today) {
        return Some(date);
    }
    if let Some(date) = part_of_month(&folded, today) {
        return Some(date);
    }
    let text = month_as_number(&folded);
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

/// `début janvier`, `mi-janvier`, `fin janvier 2027`, or the whole name of a month: by its last day.
fn part_of_month(folded: &str, today: Date) -> Option<Date> {
    let words: Vec<&str> = folded.split(' ').collect();
    let (day, rest) = match words[..] {
        ["debut" | "early", ref rest @ ..] => (Some(10), rest),
        ["mi" | "mid", ref rest @ ..] => (Some(15), rest),
        ["fin" | "late", ref rest @ ..] | ["end", "of", ref rest @ ..] => (None, rest),
        // « March 12 », « mars 12 ».
        [month, day] if day.len() <= 2 && day.parse::<u8>().is_ok() => {
            let (month, _) = month_named(month)?;
            return parse(&format!("{day}/{month}"), today);
        }
        // A short form alone is as well a name: « Jan ».
        [word, ..] if month_named(word).is_some_and(|(_, whole)| whole) => (None, &words[..]),
        _ => return None,
    };
    let (month, year) = match *rest {
        [month] => (month, None),
        [month, year] => (month, Some(year.parse::<i16>().ok().filter(|year| *year > 1000)?)),
        _ => return None,
    };
    let (month, _) = month_named(month)?;
    let at = |year| {
        let first = Date::new(year, month, day.unwrap_or(1)).ok()?;
        Some(if day.is_none() {
            first.last_of_month()
        } else {
            first
        })
    };
    match year {
        Some(year) => at(year),
        None => at(today.year())
            .filter(|date| *date >= today)
            .or_else(|| at(today.year() + 1)),
    }
}

/// The month of that name or short form, and whether it is the whole name; folded.
fn month_named(word: &str) -> Option<(i8, bool)> {
    let named = |lang: Lang, month: i8| {
        let long = fold(&tr(lang, &format!("month-long-{month}")));
        let short = fold(&tr(lang, &format!("month-{month}")));
        let cut = word.len() >= 3 && long.starts_with(word);
        (cut || short == word).then_some((month, long == word))
    };
    let all = Lang::ALL
        .into_iter()
        .flat_map(|lang| (1..=12).filter_map(move |month| named(lang, month)));
    all.max_by_key(|(_, whole)| *whole)
}

/// Days counted from today, in words.
fn from_today(folded: &str, today: Date) -> Option<Date> {
    let days = match folded {
        "aujourd'hui" | "aujourd hui" | "today" => 0,
        "demain" | "tomorrow" => 1,
        "apres-demain" | "apres demain" => 2,
        _ => match folded.split_whitespace().collect::<Vec<_>>()[..] {
            ["dans" | "in", number, unit] => number.parse::<i64>().ok()?.checked_mul(days_of(unit)?)?,
            _ => return weekday(folded, today),
        },
    };
    today.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn days_of(unit: &str) -> Option<i64> {
    Some(match unit {
        "jour" | "jours" | "day" | "days" => 1,
        "semaine" | "semaines" | "week" | "weeks" => 7,
        _ => return None,
    })
}

/// The next such day of the week, after today.
fn weekday(folded: &str, today: Date) -> Option<Date> {
    const DAYS: [[&str; 2]; 7] = [
        ["lundi", "monday"],
        ["mardi", "tuesday"],
        ["mercredi", "wednesday"],
        ["jeudi", "thursday"],
        ["vendredi", "friday"],
        ["samedi", "saturday"],
        ["dimanche", "sunday"],
    ];
    let wanted = DAYS.iter().position(|names| names.contains(&folded))?;
    (1..=7)
        .filter_map(|days| today.checked_add(jiff::Span::new().days(days)).ok())
        .find(|day| day.weekday().to_monday_zero_offset() as usize == wanted)
}

/// `15 janvier 2027` as `15 1 2027`; any other text as it is.
fn month_as_number(folded: &str) -> String {
    let word = |word: &str| month_named(word).map_or_else(|| word.to_owned(), |(month, _)| month.to_string());
    let words = folded
        .split_whitespace()
        .map(|part| match part.chars().all(char::is_alphabetic) {
            true => word(part),
            false => part.to_owned(),
        });
    words.collect::<Vec<_>>().join(" ")
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

/// Writes a day in full, such as « mercredi 25 novembre 2026 ».
pub fn long_words(lang: Lang, day: Date) -> String {
    let args = [
        (
            "weekday",
            tr(lang, &format!("weekday-{}", day.weekday().to_monday_one_offset())).into(),
        ),
        ("day", f64::from(day.day()).into()),
        ("month", tr(lang, &format!("month-long-{}", day.month())).into()),
        ("year", day.year().to_string().into()),
    ];
    tr_args(lang, "date-long", &args)
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
            ("15 janvier", "2027-01-15"),
            ("1 déc. 2027", "2027-12-01"),
            ("3 février", "2027-02-03"),
            ("12 June", "2027-06-12"),
            ("vendredi", "2026-11-27"),
            ("mardi", "2026-12-01"),
            ("Demain", "2026-11-25"),
            ("dans 3 semaines", "2026-12-15"),
            ("mars", "2027-03-31"),
            ("March 12", "2027-03-12"),
            ("fin mars", "2027-03-31"),
            ("fin févr. 2028", "2028-02-29"),
            ("mi-mars", "2027-03-15"),
            ("Début mars", "2027-03-10"),
            ("mi novembre", "2027-11-15"),
            ("novembre", "2026-11-30"),
            ("end of June", "2027-06-30"),
        ] {
            assert_eq!(
                parse(said, today).map(|d| d.to_string()).as_deref(),
                Some(meant),
                "{said}"
            );
        }
        for nonsense in [
            "",
            "bientôt",
            "Petit 1",
            "Martin",
            "3 martin",
            "jan",
            "fin",
            "fin de course",
            "32/1",
            "dans 9999999999999999999 jours",
            "dans 999999999999 semaines",
            "15/13/2027",
            "1/2/3/4",
            "29/2/2027",
        ] {
            assert_eq!(parse(nonsense, today), None, "{nonsense}");
        }
    }

    #[test]
    fn dates_are_written_with_the_month_in_words() {
        assert_eq!(words(Lang::Fr, "2027-01-15"), "15 janv. 2027");
        assert_eq!(words(Lang::En, "2027-01-15"), "15 Jan 2027");
        assert_eq!(words(Lang::Fr, "bientôt"), "bientôt");
    }

    #[test]
    fn days_are_written_in_full() {
        let day = |iso: &str| iso.parse().expect("a date");
        assert_eq!(
            long_words(Lang::Fr, day("2026-11-25")),
            "mercredi 25 novembre 2026"
        );
        assert_eq!(long_words(Lang::Fr, day("2027-02-01")), "lundi 1er février 2027");
        assert_eq!(long_words(Lang::En, day("2027-02-01")), "Monday 1 February 2027");
    }
}
