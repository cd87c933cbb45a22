//! Activities whose usual inputs and outputs are known, as people call them.

use std::sync::LazyLock;

use crate::base::i18n::{Lang, has, tr};
use crate::base::text::fold;
use crate::reference::profiles::profiles;

/// The European classes that have a profile, ascending.
pub fn classes() -> &'static [String] {
    static CLASSES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut classes: Vec<String> = profiles().iter().map(|line| line.class.clone()).collect();
        classes.sort();
        classes.dedup();
        classes
    });
    &CLASSES
}

/// What to call it in a sentence: `une scierie`, `a sawmill`.
pub fn phrase(class: &str, lang: Lang) -> String {
    let key = format!("activity-{}", class.replace('.', "-"));
    if has(lang, &key) {
        return tr(lang, &key);
    }
    let line = profiles().iter().find(|line| line.class == class);
    line.map_or_else(|| class.to_owned(), |line| line.activity_fr.to_lowercase())
}

/// The same at the head of a sentence: `Une scierie`.
pub fn headline(class: &str, lang: Lang) -> String {
    capitalised(&phrase(class, lang))
}

/// The same as a name, without its article: `Scierie`.
pub fn name(class: &str, lang: Lang) -> String {
    let phrase = phrase(class, lang);
    let bare = match phrase.split_once(' ') {
        Some(("un" | "une" | "a" | "an", rest)) => rest,
        _ => phrase.as_str(),
    };
    capitalised(bare)
}

/// The classes whose words begin with every word sought, in order of their words; all of them for no words.
pub fn search(query: &str, lang: Lang) -> Vec<&'static str> {
    let wanted = fold(query);
    let wanted: Vec<&str> = wanted.split(' ').filter(|w| !w.is_empty()).collect();
    let mut found: Vec<(String, &str)> = classes()
        .iter()
        .map(|class| (fold(&name(class, lang)), class.as_str()))
        .filter(|(words, _)| {
            wanted
                .iter()
                .all(|w| words.split(' ').any(|word| word.starts_with(w)))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, class)| class).collect()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_has_words_in_both_languages() {
        for class in classes() {
            for lang in Lang::ALL {
                let key = format!("activity-{}", class.replace('.', "-"));
                assert!(has(lang, &key), "{key} has no words in {lang:?}");
            }
        }
    }

    #[test]
    fn an_activity_is_found_by_the_beginning_of_its_words() {
        assert_eq!(search("scierie", Lang::Fr), ["16.10"]);
        assert_eq!(search("sort recycl centre", Lang::En), ["38.32"]);
        assert_eq!(search("", Lang::Fr).len(), classes().len());
        assert_eq!(name("38.32", Lang::Fr), "Centre de tri et de recyclage");
        assert_eq!(headline("16.10", Lang::En), "A sawmill");
    }
}
