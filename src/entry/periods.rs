//! How often: « par an », « /mois », « chaque semaine », « tous les 15 jours ».

use super::numbers::number_at;
use super::tokens::Line;
use crate::model::Period;
use crate::reference::units;

/// A period as said.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rhythm {
    /// The nearest period that a quantity can have.
    pub period: Period,
    /// A quantity said so often is this many times as much in one such period: 4 for a quarter told by the year.
    pub times: f64,
    pub sure: bool,
    /// First token after it.
    pub end: usize,
}

/// The period that starts at a token anywhere in the line, where « le mois » may be a part of the label.
pub(super) fn rhythm_apart(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    // « le week-end » is no week.
    if line.word(at + 2) == Some("end") {
        return None;
    }
    let loose = matches!(line.word(at), Some("le" | "l" | "au"));
    let english = || {
        matches!(
            line.word(at + 1),
            Some("week" | "day" | "month" | "year" | "hour")
        )
    };
    let bare = line.word(at) == Some("a") && !matches!(line.word(at + 1), Some("la" | "l")) && !english();
    (!loose && !bare).then(|| rhythm_at(line, at)).flatten()
}

/// The period that starts at a token right behind an amount.
pub(super) fn rhythm_at(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    if line.words_are(at, &["le", "week", "end"]) {
        return None;
    }
    once(line, at)
        .or_else(|| few_times(line, at))
        .or_else(|| alternate(line, at))
        .or_else(|| simple(line, at))
        .map(|rhythm| worked(line, rhythm))
}

/// A rhythm that is not counted in « fois ».
fn simple(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    if let Some(rhythm) = every_few(line, at) {
        return Some(rhythm);
    }
    if line.open(at)?.is_mark('/') {
        return named(line.open(at + 1)?.fold.as_str(), at + 2);
    }
    let word = line.word(at)?;
    if let Some(rhythm) = adverb(word, at + 1) {
        return Some(rhythm);
    }
    let start = opening(line, at)?;
    let period = line.word(start)?;
    if let Some(rhythm) = each_time(line.word(start - 1)?, period, start + 1) {
        return Some(rhythm);
    }
    // « a » and single letters are periods only behind a stroke.
    let long = period.len() > 1 || matches!(period, "h" | "j");
    long.then(|| named(period, start + 1)).flatten()
}

/// First token after « par », « chaque », « tous les », « à la » …
fn opening(line: &Line<'_>, at: usize) -> Option<usize> {
    const OPENINGS: &[&[&str]] = &[
        &["tous", "les"],
        &["toutes", "les"],
        &["par"],
        &["per"],
        &["each"],
        &["every"],
        &["chaque"],
        &["a", "la"],
        &["a", "l"],
        &["au"],
        &["le"],
        &["l"],
        &["a"],
    ];
    let words = OPENINGS.iter().find(|words| line.words_are(at, words))?;
    Some(at + words.len())
}

fn named(word: &str, end: usize) -> Option<Rhythm> {
    let (period, times) = match word {
        "trimestre" | "trimestres" | "quarter" => (Period::Year, 4.0),
        "semestre" | "semestres" => (Period::Year, 2.0),
        "quinzaine" => (Period::Week, 0.5),
        "fois" => return None,
        other => (units::period(other)?, 1.0),
    };
    Some(Rhythm {
        period,
        times,
        sure: true,
        end,
    })
}

/// « par hiver », « par campagne », « tous les lundis »: once a year or a week, for how long nobody said.
fn each_time(opener: &str, word: &str, end: usize) -> Option<Rhythm> {
    let all = matches!(opener, "par" | "chaque" | "per" | "each" | "every" | "les");
    let (period, sure) = match word {
        "hiver" | "ete" | "printemps" | "automne" | "hivers" | "etes" if all => (Period::Year, false),
        "campagne" | "campagnes" | "recolte" | "vendange" | "vendanges" if all => (Period::Year, false),
        other if all && is_weekday(other) => (Period::Week, true),
        _ => return None,
    };
    Some(Rhythm {
        period,
        times: 1.0,
        sure,
        end,
    })
}

/// « lundi », « mardis ».
pub(super) fn is_weekday(word: &str) -> bool {
    const DAYS: &[&str] = &[
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ];
    DAYS.contains(&word.trim_end_matches('s'))
}

/// « par jour ouvré », « par jour d’école »: not every day of the year.
fn worked(line: &Line<'_>, rhythm: Rhythm) -> Rhythm {
    const WORKED: &[&[&str]] = &[
        &["ouvre"],
        &["ouvres"],
        &["ouvrable"],
        &["ouvrables"],
        &["travaille"],
        &["travailles"],
        &["d", "ecole"],
        &["de", "classe"],
        &["de", "marche"],
    ];
    let words = WORKED.iter().find(|words| line.words_are(rhythm.end, words));
    match words {
        Some(words) if rhythm.period == Period::Day => Rhythm {
            sure: false,
            end: rhythm.end + words.len(),
            ..rhythm
        },
        _ => rhythm,
    }
}

/// « un mois sur deux », « une semaine sur trois ».
pub(super) fn alternate(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    let count = number_at(line, at)?;
    let rhythm = named(line.word(count.end)?, count.end + 1)?;
    (line.word(rhythm.end)? == "sur").then_some(())?;
    let few = number_at(line, rhythm.end + 1)?;
    let times = rhythm.times * count.value? / few.value.filter(|few| *few > 0.0)?;
    Some(Rhythm {
        times,
        end: few.end,
        ..rhythm
    })
}

fn adverb(word: &str, end: usize) -> Option<Rhythm> {
    let stem = word.trim_end_matches('s');
    let (period, times) = match stem {
        "annuel" | "annuelle" | "annuellement" | "yearly" | "annually" => (Period::Year, 1.0),
        "mensuel" | "mensuelle" | "mensuellement" | "monthly" => (Period::Month, 1.0),
        "hebdo" | "hebdomadaire" | "weekly" => (Period::Week, 1.0),
        "quotidien" | "quotidienne" | "quotidiennement" | "journalier" | "journaliere" | "daily" => {
            (Period::Day, 1.0)
        }
        "trimestriel" | "trimestrielle" => (Period::Year, 4.0),
        "ponctuel" | "ponctuelle" | "ponctuellement" => (Period::Once, 1.0),
        _ => return None,
    };
    Some(Rhythm {
        period,
        times,
        sure: true,
        end,
    })
}

fn once(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    const ONCE: &[&[&str]] = &[
        &["en", "une", "seule", "fois"],
        &["en", "une", "fois"],
        &["une", "seule", "fois"],
        &["une", "fois"],
        &["once"],
    ];
    let words = ONCE.iter().find(|words| line.words_are(at, words))?;
    let end = at + words.len();
    // « une fois par an » is a rhythm.
    if simple(line, end).is_some() {
        return None;
    }
    Some(Rhythm {
        period: Period::Once,
        times: 1.0,
        sure: true,
        end,
    })
}

/// « tous les 15 jours », « toutes les deux semaines », « every two weeks ».
fn every_few(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    let every = [&["tous", "les"][..], &["toutes", "les"], &["every"]];
    let words = every.into_iter().find(|words| line.words_are(at, words))?;
    let count = number_at(line, at + words.len())?;
    let rhythm = named(line.word(count.end)?, count.end + 1)?;
    let few = count.value.filter(|few| *few > 0.0)?;
    let (period, few) = match (rhythm.period, few) {
        (Period::Day, 15.0) => (Period::Week, 2.0),
        other => other,
    };
    Some(Rhythm {
        period,
        times: rhythm.times / few,
        ..rhythm
    })
}

/// « 2 fois par an »: it may mean the amount each time or in all, so it is doubtful.
fn few_times(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    let count = number_at(line, at)?;
    if !matches!(line.word(count.end)?, "fois" | "times") {
        return None;
    }
    let rhythm = simple(line, count.end + 1)?;
    Some(Rhythm {
        times: rhythm.times * count.value?,
        sure: count.value == Some(1.0),
        ..rhythm
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhythms_are_read() {
        for (text, period, times) in [
            ("par an", Period::Year, 1.0),
            ("/mois", Period::Month, 1.0),
            ("/ j", Period::Day, 1.0),
            ("à la semaine", Period::Week, 1.0),
            ("à l'année", Period::Year, 1.0),
            ("tous les mois", Period::Month, 1.0),
            ("tous les 15 jours", Period::Week, 0.5),
            ("tous les deux mois", Period::Month, 0.5),
            ("par trimestre", Period::Year, 4.0),
            ("un mois sur deux", Period::Month, 0.5),
            ("tous les lundis", Period::Week, 1.0),
            ("par campagne", Period::Year, 1.0),
            ("une fois par an", Period::Year, 1.0),
            ("une fois", Period::Once, 1.0),
            ("hebdomadaires", Period::Week, 1.0),
            ("a week", Period::Week, 1.0),
        ] {
            let rhythm = rhythm_at(&Line::new(text), 0).unwrap();
            assert_eq!((rhythm.period, rhythm.times), (period, times), "{text}");
        }
        assert!(rhythm_at(&Line::new("par camion"), 0).is_none());
    }
}
