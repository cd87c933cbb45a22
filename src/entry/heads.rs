//! Who the line is about and where they are: the name at its head, somebody new before the verb, others beside them.

use std::ops::Range;

use super::amounts::amount_at;
use super::forms::is_saint;
use super::nature::SURE_NATURE;
use super::reading::Reader;
use super::tokens::{Role, Token};
use super::{ActorGuess, Part, names, sharing};
use crate::base::text::fold;

impl Reader<'_> {
    pub(super) fn read_actor(&mut self) {
        let verb_at = self.verb.as_ref().map(|verb| verb.tokens.start);
        let pronoun = self.verb.as_ref().is_some_and(|verb| verb.pronoun);
        if let Some(found) = self.found.take() {
            let other_side = !found.head && found.partner && (self.speaker.is_some() || pronoun);
            if !other_side {
                let tail = verb_at
                    .filter(|_| found.head)
                    .is_none_or(|at| self.read_tail(self.from..at));
                self.entry.actor = Part {
                    value: Some(found.guess),
                    sure: found.sure && tail && !found.partner,
                    span: found.span,
                };
                return;
            }
            self.notes.push(self.line.text[found.span].to_owned());
            self.entry.label.sure = false;
        }
        let new = verb_at
            .filter(|_| !pronoun)
            .and_then(|at| self.new_actor(0..at))
            .or_else(|| self.headed(verb_at.filter(|_| pronoun)));
        self.entry.actor = new.unwrap_or_else(|| Part {
            sure: self.speaker.is_some(),
            value: self.speaker.clone(),
            span: 0..0,
        });
    }

    /// What stands between a known name and the verb; false when the name goes on, so that it may be another one.
    fn read_tail(&mut self, between: Range<usize>) -> bool {
        let Some(at) = between
            .clone()
            .find(|at| self.line.open(*at).is_some_and(Token::is_word))
        else {
            return true;
        };
        if self.read_place(at..between.end) || self.read_plain_place(at..between.end) {
            return true;
        }
        let comma = |at: usize| self.line.tokens[at].is_mark(',');
        if comma(between.start) && comma(between.end - 1) && self.line.tokens[at].capital {
            self.place(at..between.end, false);
            self.line.take(between);
            return true;
        }
        let of = matches!(self.line.word(at), Some("de" | "du" | "d" | "des"));
        let name = at + usize::from(of);
        let goes_on = self
            .line
            .open(name)
            .is_some_and(|token| token.capital && token.is_word());
        if goes_on && !self.line.shouted() {
            if of {
                self.place(name..between.end, false);
            }
            self.line.take(between);
            return false;
        }
        // « aussi », « qui » …: small words are dropped with the label's.
        true
    }

    /// « à Ghyvelde », « (Machecoul) » at a token.
    fn read_place(&mut self, tokens: Range<usize>) -> bool {
        let at = tokens.start;
        let bracket = at > 0 && self.line.open(at - 1).is_some_and(|token| token.is_mark('('));
        let preposition = matches!(self.line.word(at), Some("a" | "in"));
        if !bracket && !preposition {
            return false;
        }
        let name = at + usize::from(preposition);
        if !self
            .line
            .open(name)
            .is_some_and(|token| token.is_word() && token.capital)
        {
            return false;
        }
        let accented = bracket || self.line.slice(at..at + 1) != "a" && !self.line.shouted();
        self.place(name..tokens.end, accented);
        self.line.take(at - usize::from(bracket)..tokens.end);
        true
    }

    fn place(&mut self, tokens: Range<usize>, sure: bool) {
        let Range { start, mut end } = tokens;
        while end > start && !self.line.tokens[end - 1].is_word() {
            end -= 1;
        }
        self.entry.place = Part {
            value: Some(self.line.slice(start..end).to_owned()),
            sure,
            span: self.line.span(start..end),
        };
    }

    /// The words before the verb as the name of somebody new.
    fn new_actor(&mut self, before: Range<usize>) -> Option<Part<ActorGuess>> {
        let opener = |token: &Token| {
            !token.is_word() && !token.is_number()
                || matches!(
                    token.fold.as_str(),
                    "la" | "le"
                        | "les"
                        | "l"
                        | "the"
                        | "chez"
                        | "alors"
                        | "donc"
                        | "et"
                        | "puis"
                        | "bonjour"
                        | "plutot"
                        | "eventuellement"
                        | "oui"
                        | "ok"
                )
        };
        let mut start = before
            .clone()
            .find(|at| self.line.open(*at).is_some_and(|token| !opener(token)))?;
        // « La Poste » is a whole name, « la Brasserie du Lac » is not.
        let article = start
            .checked_sub(1)
            .filter(|at| before.contains(at) && self.line.tokens[*at].capital);
        if let Some(article) = article.filter(|_| start + 1 == before.end && self.line.tokens[start].capital)
        {
            start = article;
        }
        let possessive = matches!(
            self.line.word(start),
            Some("ma" | "mon" | "mes" | "notre" | "nos" | "sa" | "son")
        );
        if possessive || amount_at(&self.line, start, false).is_some() {
            return None;
        }
        let mut end = before.end;
        if let Some(at) = self.place_of_new(start + 1..before.end) {
            end = at;
        }
        while end > start && !self.line.tokens[end - 1].is_word() && !self.line.tokens[end - 1].is_number() {
            end -= 1;
        }
        let listed = (start..end).any(|at| self.line.tokens[at].is_mark(','));
        let name = self.line.slice(start..end).to_owned();
        let capital = self.line.tokens[start].capital;
        let thing = !capital && self.known.recognise_as(&name, None).confidence >= SURE_NATURE;
        if thing && self.speaker.is_some() {
            return None;
        }
        let span = self.line.span(start..end);
        self.line.take(before);
        let part = names::by_part(&name, self.actors);
        let sure = part.is_none()
            && !listed
            && (capital || (self.speaker.is_none() && !thing))
            && !names::resembles(&name, self.actors);
        Some(Part {
            value: Some(part.unwrap_or(ActorGuess::New { name })),
            sure,
            span,
        })
    }

    /// Takes the place of somebody new: « à Craywick », « (Wormhout) », « , Arques, »; the first token of it.
    fn place_of_new(&mut self, between: Range<usize>) -> Option<usize> {
        let end = between.end;
        let at = between.clone().find(|at| {
            let mark = &self.line.tokens[*at - 1];
            matches!(self.line.word(*at), Some("a" | "in")) || mark.is_mark('(') || mark.is_mark(',')
        })?;
        let before = &self.line.tokens[at - 1];
        if before.is_mark(',') {
            // « Roux, Vernier cherchent » are two; « Verrerie Blanchard, Arques, cherche » is one.
            let last = end - 1;
            let closed = self.line.tokens[last].is_mark(',')
                || self.line.tokens.get(end).is_some_and(|t| t.is_mark(':'));
            let words = (at..end)
                .filter(|place| self.line.tokens[*place].is_word())
                .count();
            let plain = (at..last).all(|place| self.line.tokens[place].is_word());
            if !closed || !plain || words == 0 || words > 4 {
                return None;
            }
            // « Ets Leroy et fils, transport, » is a trade.
            let head = between.start.saturating_sub(1);
            let trade =
                self.line.tokens[head].capital && !(at..end).any(|place| self.line.tokens[place].capital);
            if trade {
                return Some(at - 1);
            }
            let to = usize::from(matches!(self.line.word(at), Some("a" | "in")));
            let accented = self.line.slice(at..at + 1) == "à";
            self.place(at + to..end, accented);
            return Some(at - 1);
        }
        let bracket = before.is_mark('(');
        if self.read_place(at..end) {
            return Some(at - usize::from(bracket));
        }
        // « tp lambert (wormhout) », « transports vandamme a craywick »: typed without capitals.
        let name = at + usize::from(!bracket);
        self.is_plain_place(name..end).then(|| {
            self.place(name..end, false);
            at - usize::from(bracket)
        })
    }

    /// « a machecoul saint meme » behind a known name, typed without capitals.
    fn read_plain_place(&mut self, tokens: Range<usize>) -> bool {
        let name = tokens.start + 1;
        let found = self.line.word(tokens.start) == Some("a") && self.is_plain_place(name..tokens.end);
        if found {
            self.place(name..tokens.end, false);
            self.line.take(tokens);
        }
        found
    }

    /// True for the few words of a place, whatever their capitals; « a mi temps » is none.
    fn is_plain_place(&self, tokens: Range<usize>) -> bool {
        let saint = self.line.word(tokens.start).is_some_and(is_saint);
        let time = matches!(
            self.line.word(tokens.start),
            Some("mi" | "plein" | "temps" | "nouveau" | "nous" | "cote" | "terme" | "partir")
        );
        let words = tokens.filter(|place| self.line.tokens[*place].is_word()).count();
        words > 0 && words <= if saint { 6 } else { 4 } && !time
    }

    /// « Volailles Marchand à Sainte-Pazanne : fientes », « Garage Vasseur, on a »: somebody new before a colon, or before
    /// a comma and a pronoun.
    fn headed(&mut self, pronoun: Option<usize>) -> Option<Part<ActorGuess>> {
        const LONGEST: usize = 10;
        let colon = (1..self.line.tokens.len().min(LONGEST)).find(|at| {
            let token = &self.line.tokens[*at];
            token.is_mark(':') || (token.is_mark(',') && pronoun == Some(at + 1))
        })?;
        let head = &self.line.tokens[..colon];
        let capital = head.first().is_some_and(|token| token.capital && token.is_word());
        let words = head
            .iter()
            .all(|token| token.role == Role::Open && !token.is_number());
        if self.speaker.is_some() || !capital || !words || self.line.shouted() {
            return None;
        }
        let thing = self
            .known
            .recognise_as(self.line.slice(0..colon), None)
            .confidence
            >= SURE_NATURE;
        if thing {
            return None;
        }
        let mut part = self.new_actor(0..colon)?;
        part.sure &= self.entry.place.value.is_some();
        Some(part)
    }

    /// Another known actor, or a commune, at the end of the line.
    pub(super) fn read_others(&mut self) {
        let from = self.entry.actor.span.end;
        if from > 0
            && let Some(span) = names::mention(self.line.text, from, self.actors)
        {
            let inside = |token: &Token| token.span.start >= span.start && token.span.end <= span.end;
            let first = self.line.tokens.iter().position(inside).unwrap_or_default();
            let last = self.line.tokens.iter().rposition(inside).unwrap_or_default();
            self.notes.push(self.line.text[span.clone()].to_owned());
            let linked = first > 0
                && matches!(
                    self.line.word(first - 1),
                    Some("a" | "pour" | "avec" | "to" | "for")
                );
            // « Mairie et Hôpital mettent en commun »: who of them enters it?
            let between = fold(self.line.text.get(from..span.start).unwrap_or_default());
            let both = matches!(
                between.as_str(),
                "et" | "" | "et la" | "et le" | "et les" | "et l"
            );
            self.entry.actor.sure &= !both;
            self.line.take(first - usize::from(linked)..last + 1);
            self.entry.label.sure = false;
        }
        let end = self.line.tokens.len();
        let place = (self.from..end).rev().find(|at| self.line.word(*at) == Some("a"));
        if let Some(at) = place.filter(|_| self.entry.place.value.is_none() && !self.line.shouted()) {
            let name_only = (at..end).all(|t| self.line.open(t).is_some_and(|t| !t.is_number()));
            let accent = self.line.slice(at..at + 1) != "a";
            if name_only && accent && at > self.from {
                self.read_place(at..end);
            }
        }
    }

    /// « Le Gall pourrait prendre nos huiles »: the speaker’s things beside somebody else’s name.
    pub(super) fn doubt_whose(&mut self) {
        let (Some(speaker), Some(actor)) = (&self.speaker, &self.entry.actor.value) else {
            return;
        };
        if actor != speaker && sharing::ours(&self.line) {
            self.entry.actor.sure = false;
            self.entry.direction.sure = false;
        }
    }
}
