//! Every word the product shows, in French and English, from `assets/i18n/<lang>/<area>.ftl`.
//!
//! The resources are compiled in and parsed once. French typography (no-break blanks before `; : ! ?` and inside
//! guillemets, curly apostrophes) is applied when a resource is read, so that translators type plain text.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the interface.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// French, the first language of the product.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// Both languages, French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Two-letter code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Reads a two-letter code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

macro_rules! areas {
    ($($area:literal),+ $(,)?) => {
        /// Resource texts of one language, one per area of the product.
        const fn resources(lang: Lang) -> &'static [&'static str] {
            match lang {
                Lang::Fr => &[$(include_str!(concat!("../../assets/i18n/fr/", $area, ".ftl"))),+],
                Lang::En => &[$(include_str!(concat!("../../assets/i18n/en/", $area, ".ftl"))),+],
            }
        }
    };
}
areas![
    "activity",
    "missing",
    "print",
    "backdrop",
    "export",
    "basemap",
    "domain",
    "change",
    "cli",
    "chooser",
    "map",
    "matching",
    "matrix",
    "session",
    "spec",
    "store",
    "support",
    "wall",
    "board",
    "brakes",
    "window",
    "workshop",
    "import",
    "knowledge",
    "ranking",
    "online",
    "report",
];

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 2]> = LazyLock::new(|| Lang::ALL.map(load));

fn load(lang: Lang) -> FluentBundle<FluentResource> {
    // Both codes are well formed; the undetermined language would only lose plural forms.
    let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for text in resources(lang) {
        let text = if lang == Lang::Fr {
            french_typography(text)
        } else {
            (*text).to_owned()
        };
        // A faulty resource still yields its good entries; a test refuses both faults and doubles.
        let resource = match FluentResource::try_new(text) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// No-break blanks and curly apostrophes where French wants them.
fn french_typography(text: &str) -> String {
    let mut out = text
        .replace('\'', "’")
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»");
    for mark in [';', ':', '!', '?'] {
        out = out.replace(&format!(" {mark}"), &format!("\u{202f}{mark}"));
    }
    out
}

/// A value put into a message.
pub type Arg<'a> = FluentValue<'a>;

/// The message of that key. A missing key shows as itself, which a test forbids.
pub fn tr(lang: Lang, key: &str) -> String {
    tr_args(lang, key, &[])
}

/// The message of that key with its arguments filled in.
///
/// Pass numbers as text already formatted by [`super::number`]; pass `n` as a number only to choose a plural.
pub fn tr_args(lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
    let bundle = &BUNDLES[lang as usize];
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return key.to_owned();
    };
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        values.set(Cow::Borrowed(*name), value.clone());
    }
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(&values), &mut errors)
        .into_owned()
}

/// True when the language has that key.
pub fn has(lang: Lang, key: &str) -> bool {
    BUNDLES[lang as usize].has_message(key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use super::*;

    fn keys(lang: Lang) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for text in resources(lang) {
            let resource = FluentResource::try_new((*text).to_owned()).expect("a resource without fault");
            assert!(resource.entries().count() > 0);
            for line in text.lines() {
                let is_entry = line.starts_with(|c: char| c.is_ascii_lowercase());
                if let (true, Some((key, _))) = (is_entry, line.split_once('=')) {
                    assert!(
                        keys.insert(key.trim().to_owned()),
                        "{} stands twice in {lang:?}",
                        key.trim()
                    );
                }
            }
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (fr, en) = (keys(Lang::Fr), keys(Lang::En));
        assert_eq!(
            fr.difference(&en).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "missing in English"
        );
        assert_eq!(
            en.difference(&fr).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "missing in French"
        );
        assert!(fr.iter().all(|key| has(Lang::Fr, key) && has(Lang::En, key)));
    }

    #[test]
    fn french_gets_its_blanks() {
        assert_eq!(
            french_typography("l'eau : « oui » ?"),
            "l’eau\u{202f}: «\u{a0}oui\u{a0}»\u{202f}?"
        );
    }
}
