//! What the command line asks for: its words sorted by what each verb takes.

use std::ffi::OsString;

use lexopt::prelude::{Long, Short, Value};

use super::args::{Args, bad_value, usage};
use super::failure::Failure;
use super::verbs::{Verb, help};
use crate::base::i18n::Lang;

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
    let mut wants_help = false;
    let mut parser = lexopt::Parser::from_args(words);
    while let Some(word) = parser
        .next()
        .map_err(|error| unknown_option(lang, &error.to_string()))?
    {
        match word {
            Long("help") | Short('h') => wants_help = true,
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
        Some(verb) if !wants_help => checked(verb, args),
        None if !wants_help => Err(Failure::Usage(help(None, lang))),
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

fn unknown_option(lang: Lang, word: &str) -> Failure {
    usage(lang, "cli-unknown-option", word)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

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
