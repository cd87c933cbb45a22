//! Two flows in one breath: « donne des cartons ; cherche de la paille ».

use super::direction::{plain_verb, verb};
use super::forms::PRONOUNS;
use super::tokens::Line;

/// The first flow of a line, and what waits behind a « ; », a comma or « et » with a verb of its own; most lines have
/// no such rest.
///
/// ```
/// let line = "donne déchets verts 40 t ; cherche eau de pluie";
/// assert_eq!(maillage::entry::first_breath(line), ("donne déchets verts 40 t", "cherche eau de pluie"));
/// ```
pub fn first_breath(text: &str) -> (&str, &str) {
    let line = Line::new(text);
    let said = verb(&line, 0).map(|verb| verb.tokens.end);
    let cut = said.and_then(|said| (said + 1..line.tokens.len()).find(|at| parts(&line, *at)));
    let Some(token) = cut.and_then(|at| line.tokens.get(at)) else {
        return (text.trim(), "");
    };
    (text[..token.span.start].trim(), text[token.span.end..].trim())
}

/// True for a mark or « et » behind which another verb and its thing stand.
fn parts(line: &Line<'_>, at: usize) -> bool {
    let mark = line.tokens[at].is_mark(';') || line.tokens[at].is_mark(',');
    if !mark && line.word(at) != Some("et") {
        return false;
    }
    let pronoun = line.word(at + 1).is_some_and(|word| PRONOUNS.contains(&word));
    let verb = at + 1 + usize::from(pronoun);
    plain_verb(line, verb) && line.word(verb + 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_flow_waits_for_the_next_enter() {
        for (line, first, rest) in [
            (
                "Ferme Bertin donne dechets verts 40t; cherche eau de pluie",
                "Ferme Bertin donne dechets verts 40t",
                "cherche eau de pluie",
            ),
            (
                "on donne des cartons et on cherche de la paille",
                "on donne des cartons",
                "on cherche de la paille",
            ),
            (
                "Scierie Martin donne 120 t/an sciure",
                "Scierie Martin donne 120 t/an sciure",
                "",
            ),
            (
                "Ferme Bio donne paille et foin, 3 t",
                "Ferme Bio donne paille et foin, 3 t",
                "",
            ),
            ("donne 12;t;an", "donne 12;t;an", ""),
            (" ", "", ""),
        ] {
            assert_eq!(first_breath(line), (first, rest), "{line}");
        }
    }
}
