//! Codes for natures and rules that a project adds, and the words that a nature goes by.

use imbl::OrdMap;

use super::{Knowledge, NATURE, RULE};
use crate::base::text::fold;
use crate::reference::NatureIx;

/// Longest last part of a made code, in letters.
const LONGEST: usize = 12;

impl Knowledge {
    /// True for a nature that the project added.
    pub fn is_own(&self, ix: NatureIx) -> bool {
        ix.index() >= Self::built_in().natures.all().len()
    }

    /// A code that is free for a nature of that name below another: `W.WOOD.CHUTESLIEGE` for « Chutes de liège ».
    ///
    /// A code whose row is in the settings but cannot be used counts as taken.
    pub fn free_code(&self, settings: &OrdMap<String, String>, above: NatureIx, name: &str) -> String {
        let stem = format!("{}.{}", self.natures.get(above).code, stem(name));
        free(&stem, "", |code| {
            self.natures.index_of(code).is_some() || settings.contains_key(&format!("{NATURE}{code}"))
        })
    }

    /// An identifier that is free for a rule between two natures: `W.WOOD.BARK>M.LITTER`.
    ///
    /// Two people who add the same rule to two copies of a project so speak of the same row when the copies merge.
    pub fn free_rule_id(&self, settings: &OrdMap<String, String>, offer: &str, need: &str) -> String {
        free(&format!("{offer}>{need}"), "-", |id| {
            self.rules.iter().any(|r| r.id == id) || settings.contains_key(&format!("{RULE}{id}"))
        })
    }
}

/// The first of `stem`, `stem2`, `stem3` … that is not taken.
fn free(stem: &str, gap: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut code = stem.to_owned();
    let mut next = 2;
    while taken(&code) {
        code = format!("{stem}{gap}{next}");
        next += 1;
    }
    code
}

/// Capital letters and figures of the words of a name, the shortest words left out.
fn stem(name: &str) -> String {
    let folded = fold(name);
    let long = folded.split(' ').filter(|word| word.len() > 2);
    let ascii = |words: String| -> String {
        let letters = words.chars().filter(char::is_ascii_alphanumeric);
        letters.take(LONGEST).collect::<String>().to_uppercase()
    };
    let candidates = [ascii(long.collect()), ascii(folded.clone())];
    let found = candidates.into_iter().find(|stem| !stem.is_empty());
    found.unwrap_or_else(|| "NATURE".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(known: &Knowledge, settings: &OrdMap<String, String>, name: &str) -> String {
        let wood = known.natures().index_of("W.WOOD").unwrap();
        known.free_code(settings, wood, name)
    }

    #[test]
    fn a_code_is_made_of_the_words_of_the_name() {
        let known = Knowledge::built_in();
        let none = OrdMap::new();
        for (name, made) in [
            ("Chutes de liège", "W.WOOD.CHUTESLIEGE"),
            ("Bouchons d’œuvre n° 3", "W.WOOD.BOUCHONSOEUV"),
            ("PE", "W.WOOD.PE"),
            ("…", "W.WOOD.NATURE"),
            ("Écorces", "W.WOOD.ECORCES"),
            // Another nature has that code already.
            ("bark", "W.WOOD.BARK2"),
        ] {
            assert_eq!(code(known, &none, name), made, "{name}");
        }
    }

    #[test]
    fn a_made_code_is_free_and_makes_a_nature() {
        let mut settings = OrdMap::new();
        settings.insert("nature.W.WOOD.LIEGE".to_owned(), "not readable".to_owned());
        let known = Knowledge::of(&settings);
        assert_eq!(code(&known, &settings, "Liège"), "W.WOOD.LIEGE2");
        settings.insert(
            "nature.W.WOOD.LIEGE2".to_owned(),
            r#"{"label":"Liège"}"#.to_owned(),
        );
        let known = Knowledge::of(&settings);
        let cork = known.natures().index_of("W.WOOD.LIEGE2").unwrap();
        assert!(known.is_own(cork) && !known.is_own(known.natures().index_of("W.WOOD").unwrap()));
        assert_eq!(code(&known, &settings, "Liège"), "W.WOOD.LIEGE3");
    }

    #[test]
    fn a_rule_is_called_by_its_two_natures() {
        let known = Knowledge::built_in();
        let mut settings = OrdMap::new();
        let id = known.free_rule_id(&settings, "W.WOOD.BARK", "M.LITTER");
        assert_eq!(id, "W.WOOD.BARK>M.LITTER");
        settings.insert(format!("rule.{id}"), "off".to_owned());
        assert_eq!(
            known.free_rule_id(&settings, "W.WOOD.BARK", "M.LITTER"),
            "W.WOOD.BARK>M.LITTER-2"
        );
    }
}
