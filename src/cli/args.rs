//! The words of the command line, sorted by what each verb takes.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::Date;
use lexopt::prelude::{Long, Short, Value};

use super::failure::Failure;
use super::verbs::Verb;
use crate::base::geo::{GeoBox, LonLat};
use crate::base::i18n::{Lang, tr, tr_args};

/// Largest side of a picture, in pixels.
const MAX_SIDE: u32 = 16_384;
/// Most pixels of a picture: 400 MB of memory.
const MAX_PIXELS: u64 = 100_000_000;

/// A picture's width and height in pixels.
pub type Size = (u32, u32);

/// What a verb was given.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Args {
    /// Language of every sentence.
    pub lang: Lang,
    /// Output for programs.
    pub json: bool,
    words: Vec<OsString>,
    values: BTreeMap<&'static str, OsString>,
    flags: BTreeSet<&'static str>,
}

/// What the command line asks for.
pub enum Asked {
    /// A verb with what it was given.
    Run(&'static Verb, Args),
    /// How to call one verb, or the program.
    Help(Option<&'static Verb>, Lang),
}

/// Reads a command line without the program's name.
///
/// # Errors
/// [`Failure::Usage`] for an unknown verb or option, or a missing or extra word; with the language asked for.
pub fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Asked, (Lang, Failure)> {
    let words: Vec<OsString> = words.into_iter().collect();
    let lang = language(&words).map_err(|failure| (Lang::default(), failure))?;
    sort(words, lang).map_err(|failure| (lang, failure))
}

/// The language asked for, wherever it stands, so that every complaint is in it.
fn language(words: &[OsString]) -> Result<Lang, Failure> {
    let mut lang = Lang::default();
    for (at, word) in words.iter().enumerate() {
        let word = word.to_string_lossy();
        let code = match word.strip_prefix("--lang=") {
            Some(code) => code.to_owned(),
            None if word == "--lang" => words
                .get(at + 1)
                .map(|w| w.to_string_lossy().into_owned())
                .unwrap_or_default(),
            None => continue,
        };
        lang = Lang::from_code(&code).ok_or_else(|| bad_value(lang, "--lang", &code, "fr, en"))?;
    }
    Ok(lang)
}

fn sort(words: Vec<OsString>, lang: Lang) -> Result<Asked, Failure> {
    let mut args = Args {
        lang,
        ..Args::default()
    };
    let mut verb: Option<&'static Verb> = None;
    let mut help = false;
    let mut parser = lexopt::Parser::from_args(words);
    while let Some(word) = parser
        .next()
        .map_err(|error| unknown_option(lang, &error.to_string()))?
    {
        match word {
            Long("help") | Short('h') => help = true,
            Long("json") => args.json = true,
            Long("lang") => drop(parser.value()),
            Long(name) => {
                let name = name.to_owned();
                let Some(verb) = verb else {
                    return Err(unknown_option(lang, &format!("--{name}")));
                };
                if let Some(flag) = verb.flags.iter().find(|flag| **flag == name) {
                    args.flags.insert(flag);
                } else if let Some(option) = verb.values.iter().find(|option| **option == name) {
                    let missing = |_| usage(lang, "cli-missing-value", &format!("--{name}"));
                    args.values.insert(option, parser.value().map_err(missing)?);
                } else {
                    return Err(unknown_option(lang, &format!("--{name}")));
                }
            }
            Short(letter) => return Err(unknown_option(lang, &format!("-{letter}"))),
            Value(word) if verb.is_none() => {
                let name = word.to_string_lossy();
                verb = Some(Verb::named(&name).ok_or_else(|| usage(lang, "cli-unknown-verb", &name))?);
            }
            Value(word) => args.words.push(word),
        }
    }
    match verb {
        Some(verb) if !help => checked(verb, args),
        None if !help => Err(Failure::Usage(super::help(None, lang))),
        _ => Ok(Asked::Help(verb, lang)),
    }
}

fn checked(verb: &'static Verb, args: Args) -> Result<Asked, Failure> {
    if args.words.len() < verb.fewest {
        return Err(usage(
            args.lang,
            "cli-missing-word",
            &format!("{} {}", verb.name, verb.shape),
        ));
    }
    if let Some(extra) = args.words.get(verb.most) {
        return Err(usage(args.lang, "cli-extra-word", &extra.to_string_lossy()));
    }
    Ok(Asked::Run(verb, args))
}

impl Args {
    /// The words behind the verb.
    pub fn words(&self) -> &[OsString] {
        &self.words
    }

    /// The word at that place as a path; the verb's shape says that it is there.
    pub fn path(&self, at: usize) -> PathBuf {
        self.words.get(at).map(PathBuf::from).unwrap_or_default()
    }

    /// True when the option without value was given.
    pub fn has(&self, flag: &str) -> bool {
        self.flags.contains(flag)
    }

    /// The value of an option as text.
    pub fn text(&self, option: &str) -> Option<String> {
        self.values
            .get(option)
            .map(|value| value.to_string_lossy().into_owned())
    }

    /// The value of an option as a path.
    pub fn path_of(&self, option: &str) -> Option<PathBuf> {
        self.values.get(option).map(PathBuf::from)
    }

    /// The value of an option that must be there.
    ///
    /// # Errors
    /// [`Failure::Usage`] when it is not.
    pub fn needed(&self, option: &str) -> Result<PathBuf, Failure> {
        self.path_of(option)
            .ok_or_else(|| usage(self.lang, "cli-missing-option", &format!("--{option}")))
    }

    /// A whole number of 1 or more.
    ///
    /// # Errors
    /// [`Failure::Usage`] for anything else.
    pub fn count(&self, option: &str) -> Result<Option<usize>, Failure> {
        let Some(text) = self.text(option) else {
            return Ok(None);
        };
        let number = text.parse().ok().filter(|n| *n > 0);
        number
            .map(Some)
            .ok_or_else(|| self.bad(option, &text, &tr(self.lang, "cli-expected-count")))
    }

    /// A whole number from `least` to `most`.
    ///
    /// # Errors
    /// [`Failure::Usage`] for anything else.
    pub fn between(&self, option: &str, least: u32, most: u32) -> Result<Option<u32>, Failure> {
        let Some(text) = self.text(option) else {
            return Ok(None);
        };
        let number = text.parse().ok().filter(|n| (least..=most).contains(n));
        let expected = || {
            let args = [
                ("least", f64::from(least).into()),
                ("most", f64::from(most).into()),
            ];
            tr_args(self.lang, "cli-expected-between", &args)
        };
        number
            .map(Some)
            .ok_or_else(|| self.bad(option, &text, &expected()))
    }

    /// A day as `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`Failure::Usage`] for anything else.
    pub fn date(&self, option: &str) -> Result<Option<Date>, Failure> {
        let Some(text) = self.text(option) else {
            return Ok(None);
        };
        let date = text.parse().ok();
        date.map(Some)
            .ok_or_else(|| self.bad(option, &text, &tr(self.lang, "cli-expected-date")))
    }

    /// Two options that exclude each other were given.
    pub fn contradiction(&self, option: &str, value: &str, other: &str) -> Failure {
        let word = format!("{option} {value}");
        let args = [("word", word.trim().into()), ("other", other.into())];
        Failure::Usage(tr_args(self.lang, "cli-contradiction", &args))
    }

    /// One of the words allowed for an option, or `None` when it was not given.
    ///
    /// # Errors
    /// [`Failure::Usage`] for any other word.
    pub fn choice<T: Copy>(&self, option: &str, allowed: &[(&str, T)]) -> Result<Option<T>, Failure> {
        let Some(text) = self.text(option) else {
            return Ok(None);
        };
        if let Some((_, chosen)) = allowed.iter().find(|(word, _)| *word == text) {
            return Ok(Some(*chosen));
        }
        let words: Vec<&str> = allowed.iter().map(|(word, _)| *word).collect();
        Err(self.bad(option, &text, &words.join(", ")))
    }

    /// `--size WxH`, which must be there.
    ///
    /// # Errors
    /// [`Failure::Usage`] when it is missing, malformed or larger than memory allows.
    pub fn size(&self) -> Result<Size, Failure> {
        let text = self.needed("size")?.to_string_lossy().into_owned();
        let sides = text.split_once(['x', 'X', '×']);
        let size = sides.and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
        let fits = |(w, h): &Size| {
            (1..=MAX_SIDE).contains(w)
                && (1..=MAX_SIDE).contains(h)
                && u64::from(*w) * u64::from(*h) <= MAX_PIXELS
        };
        size.filter(fits)
            .ok_or_else(|| self.bad("size", &text, &tr(self.lang, "cli-expected-size")))
    }

    /// `--bbox W,S,E,N` in degrees.
    ///
    /// # Errors
    /// [`Failure::Usage`] when it is no box on Earth.
    pub fn bbox(&self) -> Result<Option<GeoBox>, Failure> {
        let Some(text) = self.text("bbox") else {
            return Ok(None);
        };
        let bad = || self.bad("bbox", &text, &tr(self.lang, "cli-expected-bbox"));
        let sides: Vec<f64> = text
            .split(',')
            .filter_map(|side| side.trim().parse().ok())
            .collect();
        let [west, south, east, north] = sides[..] else {
            return Err(bad());
        };
        let on_earth = LonLat::checked(west, south).is_some() && LonLat::checked(east, north).is_some();
        let sound = on_earth && west < east && south < north && text.split(',').count() == 4;
        sound
            .then_some(Some(GeoBox {
                west,
                south,
                east,
                north,
            }))
            .ok_or_else(bad)
    }

    /// `--with ACTIVITY@LON,LAT`: class or code of an activity and a place.
    ///
    /// # Errors
    /// [`Failure::Usage`] when it is not of that form or names no place on Earth.
    pub fn visitor(&self) -> Result<Option<(String, LonLat)>, Failure> {
        let Some(text) = self.text("with") else {
            return Ok(None);
        };
        let read = || {
            let (activity, place) = text.split_once('@')?;
            let (lon, lat) = place.split_once(',')?;
            let at = LonLat::checked(lon.trim().parse().ok()?, lat.trim().parse().ok()?)?;
            Some((activity.trim().to_owned(), at))
        };
        read()
            .map(Some)
            .ok_or_else(|| self.bad("with", &text, &tr(self.lang, "cli-expected-visitor")))
    }

    fn bad(&self, option: &str, value: &str, expected: &str) -> Failure {
        bad_value(self.lang, &format!("--{option}"), value, expected)
    }
}

fn usage(lang: Lang, key: &str, word: &str) -> Failure {
    Failure::Usage(tr_args(lang, key, &[("word", word.into())]))
}

fn unknown_option(lang: Lang, word: &str) -> Failure {
    usage(lang, "cli-unknown-option", word)
}

fn bad_value(lang: Lang, option: &str, value: &str, expected: &str) -> Failure {
    let args = [
        ("option", option.into()),
        ("value", value.into()),
        ("expected", expected.into()),
    ];
    Failure::Usage(tr_args(lang, "cli-bad-value", &args))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Args, String> {
        match parse(line.split_whitespace().map(OsString::from)) {
            Ok(Asked::Run(_, args)) => Ok(args),
            Ok(Asked::Help(..)) => Err("help".to_owned()),
            Err((_, failure)) => Err(failure.message().to_owned()),
        }
    }

    #[test]
    fn a_box_may_begin_with_a_minus_and_options_stand_anywhere() {
        let args =
            parsed("map --bbox -2.1,46.9,-1.5,47.4 p.gpkg --lang en --size 800x600 --out m.png").unwrap();
        assert_eq!(args.bbox().unwrap().unwrap().west, -2.1);
        assert_eq!((args.size().unwrap(), args.lang), ((800, 600), Lang::En));
        assert_eq!(args.path(0), PathBuf::from("p.gpkg"));
    }

    #[test]
    fn what_is_no_size_or_box_is_refused() {
        for size in ["0x10", "10", "10x", "-1x5", "20000x10", "16000x16000", "axb"] {
            assert!(
                parsed(&format!("map p --size {size}")).unwrap().size().is_err(),
                "{size}"
            );
        }
        for bbox in [
            "1,2,3",
            "1,2,3,4,5",
            "3,2,1,4",
            "1,2,3,95",
            "a,b,c,d",
            "nan,1,2,3",
        ] {
            assert!(
                parsed(&format!("map p --bbox {bbox}")).unwrap().bbox().is_err(),
                "{bbox}"
            );
        }
    }

    #[test]
    fn unknown_and_missing_words_are_named_in_the_language_asked_for() {
        assert!(parsed("fly --lang en").unwrap_err().contains("fly"));
        assert!(parsed("dump --fly p").unwrap_err().contains("--fly"));
        assert!(parsed("dump").unwrap_err().contains("dump FILE"));
        assert!(parsed("dump a b").unwrap_err().contains('b'));
        assert!(parsed("candidates p --limit").unwrap_err().contains("--limit"));
        assert!(parsed("dump p --lang de").unwrap_err().contains("fr, en"));
        assert_eq!(parsed("dump --help").unwrap_err(), "help");
    }
}
