//! What a verb was given, read as paths, numbers, days and places.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::PathBuf;

use jiff::civil::Date;

use super::failure::Failure;
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
    pub(super) words: Vec<OsString>,
    pub(super) values: BTreeMap<&'static str, OsString>,
    pub(super) flags: BTreeSet<&'static str>,
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

pub(super) fn usage(lang: Lang, key: &str, word: &str) -> Failure {
    Failure::Usage(tr_args(lang, key, &[("word", word.into())]))
}

pub(super) fn bad_value(lang: Lang, option: &str, value: &str, expected: &str) -> Failure {
    let args = [
        ("option", option.into()),
        ("value", value.into()),
        ("expected", expected.into()),
    ];
    Failure::Usage(tr_args(lang, "cli-bad-value", &args))
}
