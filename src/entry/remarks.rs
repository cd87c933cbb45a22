//! What is said around the thing and is not its name: what it is for, with whom, at which hour, who told so.

use std::ops::Range;

use super::numbers::number_at;
use super::tokens::{Line, Token};

/// Remarks whose words are always the same.
const PHRASES: &[&[&str]] = &[
    &["aux", "voisins"],
    &["aux", "autres"],
    &["avec", "d", "autres"],
    &["avec", "les", "autres"],
    &["avec", "les", "voisins"],
    &["avec", "nos", "voisins"],
    &["avec", "ses", "voisins"],
    &["a", "pas", "cher"],
    &["pas", "cher"],
    &["pas", "chere"],
    &["pas", "chers"],
    &["pas", "cheres"],
    &["bon", "marche"],
    &["a", "bas", "prix"],
    &["a", "petit", "prix"],
    &["en", "compostage"],
    &["en", "decharge"],
    &["en", "methanisation"],
    &["en", "incineration"],
    &["en", "enfouissement"],
    &["en", "dechetterie"],
    &["pas", "mal"],
    &["sur", "place"],
    &["chez", "nous"],
    &["chez", "moi"],
    &["elle", "me", "l", "a", "dit"],
    &["il", "me", "l", "a", "dit"],
    &["on", "me", "l", "a", "dit"],
    &["me", "dit"],
    &["nous", "dit"],
    &["m", "a", "dit"],
    &["nous", "a", "dit"],
    &["parait", "il"],
    &["en", "groupe"],
    &["ce", "serait", "mieux"],
    &["ca", "interesse", "quelqu", "un"],
    &["si", "ca", "interesse", "quelqu", "un"],
    &["si", "ca", "interesse"],
    &["avis", "aux", "amateurs"],
    &["suivant", "la", "saison"],
    &["selon", "la", "saison"],
    &["suivant", "les", "saisons"],
    &["selon", "les", "saisons"],
    &["suivant", "les", "mois"],
    &["selon", "les", "mois"],
    &["en", "fin", "de", "saison"],
    &["en", "debut", "de", "saison"],
    &["en", "fin", "d", "annee"],
    &["en", "fin", "de", "mois"],
    &["la", "nuit"],
    &["le", "soir"],
    &["le", "matin"],
    &["le", "midi"],
    &["a", "midi"],
    &["l", "apres", "midi"],
];

/// Words that open what a thing is for: « pour les vaches », not « pour panneaux » or « pour 30 personnes ».
const DETERMINERS: &[&str] = &[
    "le", "la", "les", "l", "mon", "ma", "mes", "son", "sa", "ses", "nos", "notre", "vos", "votre", "leur",
    "leurs", "du", "des", "un", "une",
];

/// The remark that starts at a token.
pub(super) fn remark_at(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    if let Some(words) = PHRASES.iter().find(|words| line.words_are(at, words)) {
        return Some(at..at + words.len());
    }
    let purpose =
        line.word(at) == Some("pour") && line.word(at + 1).is_some_and(|word| DETERMINERS.contains(&word));
    // « vélos qui dorment », « bâches dont personne ne veut »
    // … but « quelqu’un qui sache souder » is whom one seeks
    let somebody = at >= 2 && line.words_are(at - 2, &["quelqu", "un"]);
    let relative = matches!(line.word(at), Some("qui" | "dont")) && !somebody;
    // « palettes qui partent », « palettes partent à la benne »
    let leaves = matches!(
        line.word(at),
        Some("part" | "partent" | "finit" | "finissent" | "vont")
    ) && matches!(
        line.word(at + 1),
        Some("chez" | "a" | "au" | "aux" | "en" | "dans")
    );
    // « cartons, qu’on met à la benne »
    let that = line.word(at) == Some("qu")
        && matches!(line.word(at + 1), Some("on" | "il" | "elle" | "ils" | "elles"));
    if that && (0..at).any(|place| line.word(place).is_some_and(|word| word.len() > 2)) {
        return Some(at..clause_end(line, at));
    }
    if (purpose || relative || leaves) && behind_thing(line, at) {
        return Some(at..clause_end(line, at));
    }
    or_not(line, at)
}

/// « pour 12 personnes » behind the thing: its tokens and how many.
pub(super) fn people(line: &Line<'_>) -> Option<(Range<usize>, f64)> {
    const PEOPLE: &[&str] = &[
        "personne",
        "salarie",
        "apprenti",
        "stagiaire",
        "eleve",
        "agent",
        "employe",
        "enfant",
        "participant",
    ];
    (1..line.tokens.len()).find_map(|at| {
        (line.word(at)? == "pour" && behind_thing(line, at)).then_some(())?;
        let count = number_at(line, at + 1)?;
        let who = line.word(count.end)?;
        PEOPLE
            .contains(&who.trim_end_matches('s'))
            .then_some((at..count.end + 1, count.value?))
    })
}

/// « , cassées ou pas »
fn or_not(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    let comma = line.open(at)?.is_mark(',');
    let or = line.word(at + 1).is_some() && line.word(at + 2) == Some("ou");
    (comma && or && matches!(line.word(at + 3), Some("pas" | "non"))).then_some(at..at + 4)
}

/// True when the thing was named before a token, without a mark between.
fn behind_thing(line: &Line<'_>, at: usize) -> bool {
    let word = |place: usize| line.word(place).is_some_and(|word| word.len() > 2);
    let closed = |place: usize| line.open(place).is_some_and(|token| !token.is_word());
    at > 0 && !closed(at - 1) && (0..at).any(word)
}

/// First token behind a clause: the next mark, number or understood word.
fn clause_end(line: &Line<'_>, at: usize) -> usize {
    (at + 1..line.tokens.len())
        .find(|place| !line.open(*place).is_some_and(Token::is_word))
        .unwrap_or(line.tokens.len())
}
