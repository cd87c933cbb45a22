//! French words as said in a room, cut down to what tells natures apart.

use crate::base::text::fold;

/// Longest label read, in characters; the rest is ignored.
const MAX_CHARS: usize = 200;
/// Most words read of one label.
const MAX_WORDS: usize = 16;

/// Words without meaning of their own.
const STOP: &[&str] = &[
    "a", "ai", "and", "au", "aux", "avec", "avons", "c", "ce", "ces", "cette", "chez", "d", "dans", "de",
    "des", "du", "en", "est", "et", "etc", "for", "il", "ils", "in", "j", "je", "l", "la", "le", "les",
    "leur", "leurs", "m", "ma", "mes", "mon", "n", "ne", "nos", "notre", "nous", "of", "on", "ou", "par",
    "pas", "pour", "qu", "que", "qui", "s", "sa", "sans", "se", "ses", "son", "sont", "sur", "the", "to",
    "tout", "tous", "toute", "toutes", "un", "une", "vos", "votre", "vous", "y", "ont", "sous", "chaque",
    "tres", "plus", "environ",
];

/// Words that say that the speaker seeks.
const SEEKING: &[&str] = &[
    "besoin",
    "need",
    "cherche",
    "cherchent",
    "cherchons",
    "chercher",
    "recherche",
    "recherchons",
    "recherchee",
    "manque",
    "voudrait",
    "voudrions",
    "veut",
    "souhaite",
    "souhaitons",
    "demande",
    "acheter",
    "achete",
    "achetons",
    "faut",
    "faudrait",
];

/// Words that say that the speaker gives.
const GIVING: &[&str] = &[
    "donne",
    "donner",
    "donnons",
    "vend",
    "vends",
    "vendre",
    "vendons",
    "propose",
    "proposer",
    "proposons",
    "offre",
    "offrir",
    "offrons",
    "debarrasser",
    "jeter",
    "jette",
    "jetons",
    "evacuer",
    "valoriser",
    "ceder",
    "cede",
    "surplus",
    "excedent",
    "rejet",
    "dechet",
    "dechets",
];

/// Adjectives and fillers: they help to choose between two natures but never carry one alone.
const NEUTRAL: &[&str] = &[
    "abime",
    "ancien",
    "ancienne",
    "annuel",
    "autre",
    "balle",
    "bon",
    "bonne",
    "brut",
    "casse",
    "cassee",
    "certain",
    "clair",
    "commun",
    "commune",
    "courant",
    "dechet",
    "dispo",
    "disponible",
    "divers",
    "diverse",
    "emballe",
    "entier",
    "entiere",
    "etat",
    "excedent",
    "excedentaire",
    "exces",
    "fin",
    "frais",
    "gratuit",
    "gros",
    "grosse",
    "grand",
    "grande",
    "groupe",
    "hs",
    "inutilise",
    "libre",
    "local",
    "lot",
    "location",
    "louer",
    "materiau",
    "matiere",
    "melange",
    "moyen",
    "neuf",
    "neuve",
    "non",
    "nouveau",
    "occasion",
    "partage",
    "partagee",
    "partager",
    "perdu",
    "perdue",
    "petit",
    "petite",
    "plein",
    "produit",
    "propre",
    "qualite",
    "quantite",
    "recupere",
    "recuperee",
    "recup",
    "recuperation",
    "recycle",
    "recyclee",
    "recycler",
    "reemploi",
    "regulier",
    "reste",
    "reutilisable",
    "reutiliser",
    "reste",
    "sac",
    "sale",
    "salie",
    "sec",
    "seche",
    "site",
    "stock",
    "supplementaire",
    "surplus",
    "trie",
    "triee",
    "trop",
    "type",
    "usage",
    "usagee",
    "use",
    "usee",
    "utilise",
    "valoriser",
    "vide",
    "vieil",
    "vieille",
    "vieux",
    "vrac",
    "zone",
    "entreprise",
    "usine",
    "mutualise",
    "mutualisee",
    "bio",
    "fatal",
    "fatale",
    "residu",
    "rejet",
    "industriel",
    "industrielle",
    "production",
    "fabrication",
    "service",
    "tonne",
    "annee",
    "mois",
    "jour",
    "semaine",
    "metre",
    "personne",
    "benne",
    "degre",
    "bar",
    "litre",
    "kilo",
    "kg",
    "heure",
    "temps",
    "jean",
    "mare",
    "marque",
    "demain",
    "matin",
    "soir",
];

/// What the wording says about the direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Intent {
    /// Gives.
    Offer,
    /// Seeks.
    Need,
}

/// One word of a label.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    /// Singular, folded.
    pub stem: String,
    /// Filler, number or unit: matters little.
    pub neutral: bool,
}

/// The words that matter, in order, and what the wording says about the direction.
pub(super) fn words(text: &str) -> (Vec<Word>, Option<Intent>) {
    let cut: String = text.chars().take(MAX_CHARS).collect();
    let folded = fold(&cut);
    let last = folded.split(' ').next_back().unwrap_or_default();
    let mut intent = None;
    let mut kept = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let stem = singular(word);
        let seeks = SEEKING.contains(&word);
        let gives = GIVING.contains(&word) || GIVING.contains(&stem.as_str());
        if seeks {
            intent = Some(Intent::Need);
            continue;
        }
        if gives {
            intent = intent.or(Some(Intent::Offer));
        }
        // « bois A », « bois B »: a letter that ends a label of several words is a class, not a preposition.
        let class_letter = word == "a" && std::ptr::eq(word, last) && !kept.is_empty();
        if STOP.contains(&word) && !class_letter {
            continue;
        }
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let neutral =
            number || (word.len() == 1 && !class_letter && word != "b") || is_neutral(&stem) || gives;
        kept.push(Word { stem, neutral });
        if kept.len() == MAX_WORDS {
            break;
        }
    }
    (kept, intent)
}

fn is_neutral(stem: &str) -> bool {
    NEUTRAL.contains(&stem)
}

/// French singular by rule, good enough to compare words with each other.
pub(super) fn singular(word: &str) -> String {
    let stem = match word {
        w if w.len() >= 5 && (w.ends_with("eaux") || w.ends_with("yaux")) => &w[..w.len() - 1],
        w if w.len() >= 5 && w.ends_with("aux") => return format!("{}al", &w[..w.len() - 3]),
        w if w.len() >= 4 && !w.ends_with("ss") && (w.ends_with('s') || w.ends_with('x')) => {
            &w[..w.len() - 1]
        }
        w => w,
    };
    stem.to_owned()
}

/// Typing errors between two folded words: letters changed, left out, added or swapped. `None` above `limit`.
pub(super) fn typos(left: &str, right: &str, limit: usize) -> Option<usize> {
    let (a, b) = (left.as_bytes(), right.as_bytes());
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = vec![0; b.len() + 1];
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if swapped {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row.iter().all(|&d| d > limit) {
            return None;
        }
        std::mem::swap(&mut before, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    (last[b.len()] <= limit).then_some(last[b.len()])
}

/// Typing errors forgiven in a word of this length.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_fold_onto_the_singular() {
        for (plural, single) in [
            ("palettes", "palette"),
            ("eaux", "eau"),
            ("bocaux", "bocal"),
            ("tuyaux", "tuyau"),
            ("metaux", "metal"),
        ] {
            assert_eq!(singular(plural), singular(single), "{plural}");
        }
    }

    #[test]
    fn fillers_are_neutral_and_wishes_give_a_direction() {
        let (kept, intent) = words("On cherche des palettes usagées");
        let stems: Vec<_> = kept.iter().map(|w| (w.stem.as_str(), w.neutral)).collect();
        assert_eq!(stems, [("palette", false), ("usagee", true)]);
        assert_eq!(intent, Some(Intent::Need));
        assert_eq!(words("cartons à donner").1, Some(Intent::Offer));
        assert_eq!(words("bois A").0.len(), 2);
    }

    #[test]
    fn typing_errors_are_counted_up_to_a_limit() {
        assert_eq!(typos("palette", "palete", 1), Some(1));
        assert_eq!(typos("ferraille", "ferrialle", 1), Some(1), "a swap counts once");
        assert_eq!(typos("sciure", "sucre", 1), None);
        assert_eq!(typos("", "", 0), Some(0));
    }

    #[test]
    fn a_huge_label_is_cut() {
        assert_eq!(words(&"mot ".repeat(100_000)).0.len(), MAX_WORDS);
    }
}
