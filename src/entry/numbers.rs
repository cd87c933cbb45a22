//! Numbers in digits or in words.

use super::tokens::{Kind, Line};

/// A number as said.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Said {
    /// `None` for « quelques », « plusieurs ».
    pub value: Option<f64>,
    /// False when it may be read in two ways.
    pub sure: bool,
    /// « une dizaine »: about.
    pub about: bool,
    /// Written with digits, or a word that is nothing else: « deux », not « un » or « neuf ».
    pub plain: bool,
    /// First token after it.
    pub end: usize,
}

/// The number that starts at a token.
pub(super) fn number_at(line: &Line<'_>, at: usize) -> Option<Said> {
    let mut said = match line.open(at)?.kind {
        Kind::Number { value, sure } => Said {
            value: Some(value),
            sure,
            about: false,
            plain: true,
            end: at + 1,
        },
        Kind::Word => in_words(line, at)?,
        Kind::Mark(_) => return None,
    };
    if let Some(factor) = line.word(said.end).and_then(thousands) {
        said.value = said.value.map(|value| value * factor);
        said.end += 1;
    }
    // « mille cinq cents »
    if line.word(said.end - 1) == Some("mille")
        && let Some(rest) = in_words(line, said.end).filter(|rest| rest.plain && rest.end > said.end)
        && let Some(more) = rest.value.filter(|more| *more < 1e3)
    {
        said.value = said.value.map(|value| value + more);
        said.end = rest.end;
    }
    said.end = collective(line, &mut said);
    Some(said)
}

/// « deux dizaines de », « une centaine de »: multiplies and passes the « de ».
fn collective(line: &Line<'_>, said: &mut Said) -> usize {
    // « une bonne dizaine », « une petite centaine »
    let shade = matches!(line.word(said.end), Some("bonne" | "petite" | "grosse" | "belle"));
    let at = said.end + usize::from(shade);
    let Some(factor) = line.word(at).and_then(dozens) else {
        return said.end;
    };
    said.value = said.value.map(|value| value * factor);
    said.about = true;
    said.plain = true;
    at + 1
}

fn in_words(line: &Line<'_>, at: usize) -> Option<Said> {
    let first = line.word(at)?;
    if matches!(first, "quelques" | "plusieurs" | "some" | "several") {
        return Some(Said {
            value: None,
            sure: false,
            about: true,
            plain: true,
            end: at + 1,
        });
    }
    let (mut total, mut last, mut end) = (0.0, 0.0, at);
    while let Some(word) = line.word(end) {
        let joined =
            word == "et" && end > at && line.word(end + 1).is_some_and(|w| matches!(w, "un" | "une"));
        let Some(value) = joined.then_some(0.0).or_else(|| small(word)) else {
            break;
        };
        (total, last) = match (word, last) {
            ("vingt" | "vingts", 4.0) => (total + 76.0, 80.0),
            ("cent" | "cents" | "hundred", before) if before > 0.0 => (total + before * 99.0, before * 100.0),
            ("demi" | "demie" | "half", 1.0) => (total - 0.5, 0.5),
            // « un » after « vingt » adds; two numbers side by side are no number.
            (_, before) if before > 0.0 && before <= value => break,
            _ => (total + value, if joined { last } else { value }),
        };
        end += 1;
    }
    if end == at {
        let factor =
            thousands(first).or_else(|| (dozens(first).is_some() && first != "quinzaine").then_some(1.0))?;
        let counted = thousands(first).is_some();
        return Some(Said {
            value: Some(factor),
            sure: true,
            about: false,
            plain: true,
            end: at + usize::from(counted),
        });
    }
    let lone = end == at + 1 && matches!(first, "un" | "une" | "a" | "an" | "one" | "neuf");
    Some(Said {
        value: Some(total),
        sure: true,
        about: false,
        plain: !lone,
        end,
    })
}

fn small(word: &str) -> Option<f64> {
    Some(match word {
        "un" | "une" | "one" => 1.0,
        "demi" | "demie" | "half" => 0.5,
        "deux" | "two" => 2.0,
        "trois" | "three" => 3.0,
        "quatre" | "four" => 4.0,
        "cinq" | "five" => 5.0,
        "six" => 6.0,
        "sept" | "seven" => 7.0,
        "huit" | "eight" => 8.0,
        "neuf" | "nine" => 9.0,
        "dix" | "ten" => 10.0,
        "onze" | "eleven" => 11.0,
        "douze" | "twelve" => 12.0,
        "treize" => 13.0,
        "quatorze" => 14.0,
        "quinze" | "fifteen" => 15.0,
        "seize" => 16.0,
        "vingt" | "vingts" | "twenty" => 20.0,
        "trente" | "thirty" => 30.0,
        "quarante" | "forty" => 40.0,
        "cinquante" | "fifty" => 50.0,
        "soixante" | "sixty" => 60.0,
        "cent" | "cents" | "hundred" => 100.0,
        _ => return None,
    })
}

fn thousands(word: &str) -> Option<f64> {
    Some(match word {
        "mille" | "milliers" | "millier" | "thousand" => 1e3,
        "million" | "millions" => 1e6,
        "milliard" | "milliards" => 1e9,
        _ => return None,
    })
}

fn dozens(word: &str) -> Option<f64> {
    Some(match word {
        "dizaine" | "dizaines" => 10.0,
        "douzaine" | "douzaines" | "dozen" => 12.0,
        "quinzaine" => 15.0,
        "vingtaine" => 20.0,
        "trentaine" => 30.0,
        "quarantaine" => 40.0,
        "cinquantaine" => 50.0,
        "soixantaine" => 60.0,
        "centaine" | "centaines" | "hundreds" => 100.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<f64> {
        number_at(&Line::new(text), 0).and_then(|said| said.value)
    }

    #[test]
    fn numbers_in_words_are_read() {
        for (text, value) in [
            ("deux bennes", 2.0),
            ("vingt-cinq tonnes", 25.0),
            ("vingt et une tonnes", 21.0),
            ("quatre-vingt-dix", 90.0),
            ("deux cents kilos", 200.0),
            ("deux mille tonnes", 2000.0),
            ("mille litres", 1000.0),
            ("mille cinq cents palettes", 1500.0),
            ("deux mille trois cents", 2300.0),
            ("une demi-tonne", 0.5),
            ("une dizaine de tonnes", 10.0),
            ("deux douzaines d'œufs", 24.0),
            ("une centaine", 100.0),
            ("3 millions de litres", 3e6),
            ("1,5 million", 1.5e6),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
        assert_eq!(read("sciure"), None);
        assert_eq!(read("quelques palettes"), None);
    }

    #[test]
    fn digits_are_read_with_every_blank_and_mark() {
        for (text, value, sure) in [
            ("1\u{202f}234,5 t", 1234.5, true),
            ("1 234 567", 1_234_567.0, true),
            ("12.5", 12.5, true),
            ("1.200 m3", 1200.0, false),
            ("80,000 t", 80_000.0, false),
            ("0,125", 0.125, true),
            ("2026 12", 2026.0, true),
        ] {
            let said = number_at(&Line::new(text), 0).unwrap();
            assert_eq!((said.value, said.sure), (Some(value), sure), "{text}");
        }
    }
}
