//! Finds the verb of the line and what it says.

use super::forms::{ARTICLES, PRONOUNS, Verb, accented, form_at, is_saint};
use super::tokens::{Line, Token};
use super::turns;
use super::verbs::{self, Says};
use super::warmth::month;
use crate::model::Direction;
use crate::reference::recognise::{forgiven, typos};
use crate::reference::units;

const ADVERBS: &[&str] = &[
    "aussi",
    "beaucoup",
    "bien",
    "deja",
    "egalement",
    "encore",
    "grand",
    "souvent",
    "toujours",
    "tres",
    "trop",
    "vraiment",
];
const BETWEEN: &[&str] = &[
    "a",
    "de",
    "d",
    "bien",
    "se",
    "s",
    "nous",
    "m",
    "me",
    "aussi",
    "volontiers",
    "en",
    "to",
    "y",
    "vous",
];
/// The first verb from a token on that is no noun, no participle and not of the kind « à donner ».
pub(super) fn verb(line: &Line<'_>, from: usize) -> Option<Verb> {
    (from..line.tokens.len()).find_map(|at| verb_at(line, from, at))
}

fn verb_at(line: &Line<'_>, from: usize, at: usize) -> Option<Verb> {
    let (says, end, phrase) = form_at(line, at)?;
    let before = at
        .checked_sub(1)
        .filter(|place| *place >= from)
        .and_then(|place| line.word(place));
    let one_word = end == at + 1;
    let noun = before.is_some_and(|word| ARTICLES.contains(&word));
    let participle = one_word && line.slice(at..end).to_lowercase().ends_with('é');
    let later = before == Some("a") && verbs::is_infinitive(&phrase);
    if noun || participle || later || in_compound(line, end - 1) {
        return None;
    }
    if says == Says::Has && !has(line, at) {
        return None;
    }
    let (says, end) = hungry(line, says, end);
    let mut verb = chained(line, says, end).or_else(|| able(line, says, end))?;
    verb.tokens.start = at;
    verb.discards = (at..verb.tokens.end).any(|place| line.word(place).is_some_and(verbs::discards));
    turns::outlet(line, &mut verb);
    turns::asked(line, from, &mut verb);
    turns::negated(line, from, &mut verb);
    pronoun(line, from, &mut verb);
    Some(verb)
}

/// « a toujours besoin de », « a grand besoin d’ »: words between « a » and « besoin ».
fn hungry(line: &Line<'_>, says: Says, end: usize) -> (Says, usize) {
    let mut at = end;
    while line.word(at).is_some_and(|word| ADVERBS.contains(&word)) {
        at += 1;
    }
    if says != Says::Has || line.word(at) != Some("besoin") {
        return (says, end);
    }
    let of = matches!(line.word(at + 1), Some("de" | "d"));
    (Says::Clear(Direction::Need), at + 1 + usize::from(of))
}

/// « Cherche-Midi »: a hyphen makes it a part of a name; « cherche-t-il » is rare in a room.
fn in_compound(line: &Line<'_>, at: usize) -> bool {
    let (Some(word), Some(next)) = (line.tokens.get(at), line.tokens.get(at + 1)) else {
        return false;
    };
    next.is_word() && line.text.get(word.span.end..next.span.start) == Some("-")
}

/// « a » is a verb before a number, an article or a common noun; before a name it is « à » without its accent.
fn has(line: &Line<'_>, at: usize) -> bool {
    if line
        .slice(at..at + 1)
        .chars()
        .any(|c| matches!(c, 'à' | 'À' | '\u{300}'))
    {
        return false;
    }
    let Some(next) = line.tokens.get(at + 1) else {
        return false;
    };
    // « a st philbert », « de mars a mai »
    let of_months = at > 0 && line.word(at - 1).and_then(month).is_some() && month(&next.fold).is_some();
    if of_months || is_saint(&next.fold) {
        return false;
    }
    if matches!(line.word(at + 2), Some("bar" | "bars")) || matches!(next.fold.as_str(), "la" | "le" | "les")
    {
        // « a la semaine », « vapeur a 8 bar »; « a la collecte » is rare.
        return at == 0 || line.open(at - 1).is_none();
    }
    let mut letters = line.slice(at + 1..at + 2).chars();
    let title =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let stronger_later = || (at + 1..line.tokens.len()).any(|place| plain_verb(line, place));
    let overruled = line.shouted() && stronger_later() || before_town(line, at);
    !title && !overruled
}

/// « transports vandamme a craywick cherche »: « à » without its accent, a place, then the verb.
fn before_town(line: &Line<'_>, at: usize) -> bool {
    // « a saint philbert de grand lieu » is longer than most.
    let saint = line.word(at + 1).is_some_and(is_saint);
    let longest = if saint { 6 } else { 3 };
    let pronoun = at > 0 && line.word(at - 1).is_some_and(|word| PRONOUNS.contains(&word));
    let named = |place: usize| {
        line.word(place).is_some_and(|word| {
            (saint || !ARTICLES.contains(&word) && !ADVERBS.contains(&word))
                && !matches!(word, "pas" | "plus" | "jamais")
                && verbs::says(word).is_none()
        })
    };
    let verb = (at + 2..=at + 1 + longest)
        .take_while(|place| named(*place - 1))
        .find(|place| {
            // « a grand besoin de » has no place in it.
            let clear = plain_verb(line, *place) && !accented(line, *place);
            clear && line.word(*place) != Some("besoin") || misspelt(line, *place).is_some()
        });
    !pronoun && verb.is_some()
}

/// True for the infinitive of a verb that says a direction: « acheter ».
pub(super) fn is_act(word: &str) -> bool {
    verbs::is_infinitive(word) && matches!(verbs::says(word), Some(Says::Clear(_)))
}

pub(super) fn plain_verb(line: &Line<'_>, at: usize) -> bool {
    let form = form_at(line, at);
    form.is_some_and(|(says, _, phrase)| matches!(says, Says::Clear(_)) && !verbs::is_infinitive(&phrase))
}

/// Follows « cherche à vendre », « propose de partager », « veut bien donner »: the last infinitive decides.
fn chained(line: &Line<'_>, says: Says, end: usize) -> Option<Verb> {
    let (mut says, mut end) = (says, end);
    loop {
        let make = matches!(line.word(end), Some("faire" | "lancer" | "monter" | "preparer"));
        if group_purchase(line, end + usize::from(make)) {
            end += usize::from(make);
            says = Says::Clear(Direction::Pool);
            break;
        }
        if let Some((direction, after)) = action_noun(line, end) {
            (says, end) = (Says::Clear(direction), after);
            break;
        }
        let mut next = end;
        while line.word(next).is_some_and(|word| BETWEEN.contains(&word)) {
            next += 1;
        }
        // « faudrait qu’on partage un broyeur »
        let that = line.words_are(next, &["qu", "on"]) || line.words_are(next, &["que", "nous"]);
        next += if that { 2 } else { 0 };
        let english = that || says == Says::Can || (next > end && line.word(next - 1) == Some("to"));
        let form = form_at(line, next).filter(|(_, _, form)| verbs::is_infinitive(form) || english);
        let Some((then, after, _)) =
            form.filter(|(then, ..)| matches!(then, Says::Clear(_) | Says::Perhaps(_)))
        else {
            break;
        };
        (says, end) = (then, after);
    }
    // « se grouper pour acheter du gaz » is about the gas.
    let buys = line.word(end) == Some("pour") && line.word(end + 1).is_some_and(is_act);
    if says == Says::Clear(Direction::Pool) && buys {
        end += 2;
    }
    let (direction, sure) = match says {
        Says::Clear(direction) => (Some(direction), true),
        Says::Perhaps(direction) => (Some(direction), false),
        Says::Has => (Some(Direction::Offer), true),
        Says::Can => return None,
    };
    Some(Verb {
        direction,
        sure,
        tokens: end..end,
        weak: says == Says::Has,
        pronoun: false,
        discards: false,
    })
}

/// « peut laver du linge »: what somebody can do for others, in the words of the label; never sure.
fn able(line: &Line<'_>, says: Says, end: usize) -> Option<Verb> {
    let word = line.word(end - 1)?;
    let can = says == Says::Can && (word.starts_with("peu") || word.starts_with("pou"));
    let next = line.word(end)?;
    let infinitive = next.len() > 3 && verbs::is_infinitive(next);
    (can && infinitive).then_some(Verb {
        direction: Some(Direction::Offer),
        sure: false,
        tokens: end..end,
        weak: true,
        pronoun: false,
        discards: false,
    })
}

/// « propose la mutualisation de », « propose le don de »: the noun decides; also the first token after it.
fn action_noun(line: &Line<'_>, from: usize) -> Option<(Direction, usize)> {
    const NOUNS: &[(&[&str], Direction)] = &[
        (&["mutualisation"], Direction::Pool),
        (&["partage"], Direction::Pool),
        (&["pret"], Direction::Pool),
        (&["mise", "en", "commun"], Direction::Pool),
        (&["don"], Direction::Offer),
        (&["mise", "a", "disposition"], Direction::Offer),
    ];
    let at = from
        + usize::from(matches!(
            line.word(from),
            Some("la" | "le" | "l" | "une" | "un" | "du" | "a")
        ));
    let (words, direction) = NOUNS.iter().find(|(words, _)| line.words_are(at, words))?;
    let end = at + words.len();
    matches!(line.word(end), Some("de" | "d" | "du" | "des")).then_some((*direction, end))
}

/// « un achat groupé », « des commandes groupées » at a token: the words stay in the label.
fn group_purchase(line: &Line<'_>, from: usize) -> bool {
    let at = from
        + usize::from(
            line.word(from)
                .is_some_and(|word| matches!(word, "un" | "une" | "des" | "d" | "l" | "les")),
        );
    let bought = line.word(at).map(|word| word.trim_end_matches('s'));
    let grouped = line.word(at + 1).map(|word| word.trim_end_matches('s'));
    matches!(
        (bought, grouped),
        (Some("achat"), Some("groupe")) | (Some("commande"), Some("groupee"))
    ) || line.words_are(at, &["groupement", "d", "achat"])
}

pub(super) fn pronoun(line: &Line<'_>, from: usize, verb: &mut Verb) {
    let before = |start: usize| {
        start
            .checked_sub(1)
            .filter(|at| *at >= from)
            .and_then(|at| line.word(at))
    };
    while let Some(word) = before(verb.tokens.start) {
        let mine = PRONOUNS.contains(&word);
        if !mine && !matches!(word, "se" | "s" | "y" | "en" | "qui" | "qu" | "l") {
            break;
        }
        verb.pronoun |= mine;
        verb.tokens.start -= 1;
    }
}

/// A verb that nothing else looks like, mistyped anywhere in the line: « chercent », « cherhce », « done »; never sure.
pub(super) fn misspelt(line: &Line<'_>, at: usize) -> Option<Verb> {
    const STEMS: &[&str] = &["cherch", "recherch", "donn", "propos", "recuper", "mutualis"];
    const SHORT: &[&str] = &["done", "dones", "donent", "dnne", "cherch", "cerche", "cherce"];
    let word = line.word(at)?;
    let stem = |form: &str| STEMS.iter().any(|stem| form.starts_with(stem));
    // « données » are a thing.
    if verbs::says(word).is_some() || word.starts_with("donnee") || units::unit(word).is_some() {
        return None;
    }
    let near = |form: &str| stem(form) && form.len() >= 6 && typos(word, form, 1).is_some();
    let meant = verbs::single_words().find(|(form, _)| word.len() >= 6 && near(form));
    let direction = match meant {
        Some((_, Says::Clear(direction))) => direction,
        None if SHORT.contains(&word) && word.starts_with('d') => Direction::Offer,
        None if SHORT.contains(&word) => Direction::Need,
        _ => return None,
    };
    line.open(at + 1)?;
    Some(Verb::guessed(direction, at))
}

/// A mistyped verb at a token: « donen », « chercche »; never sure.
pub(super) fn mistyped(line: &Line<'_>, at: usize) -> Option<Verb> {
    let word = line.word(at)?;
    // « 90 tonnes » is no mistyped « donne ».
    if units::unit(word).is_some() {
        return None;
    }
    let limit = forgiven(word.len());
    let near = |(form, says): (&str, Says)| {
        // « boues » is no mistyped « loues », which nobody says in a room.
        if form.ends_with("es") {
            return None;
        }
        let allowed = limit.min(forgiven(form.len()));
        let errors = typos(word, form, allowed).filter(|_| allowed > 0)?;
        let (Says::Clear(direction) | Says::Perhaps(direction)) = says else {
            return None;
        };
        Some((errors, direction))
    };
    line.open(at + 1)
        .filter(|next| next.is_word() || Token::is_number(next))?;
    let (_, direction) = verbs::single_words()
        .filter_map(near)
        .min_by_key(|(errors, _)| *errors)?;
    Some(Verb::guessed(direction, at))
}
