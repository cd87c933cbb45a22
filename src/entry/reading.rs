//! The order in which a line is read.

use std::ops::Range;

use super::amounts::{Amount, amount_at, set_period};
use super::direction::{self, Verb};
use super::names::{self, Found};
use super::nature::{SURE_NATURE, read_nature};
use super::periods::rhythm_apart;
use super::tokens::{Line, Token};
use super::warmth;
use super::{ActorGuess, Entry, KnownActor, Part, label};
use crate::base::text::fold;
use crate::model::{Direction, Quantity};
use crate::reference::{Dimension, Knowledge, units};

/// Longest line read, in bytes; people type some fifty.
const MAX_BYTES: usize = 400;

/// Reads a line; `speaker` is the reference of the actor who speaks when the line names none.
///
/// Deterministic, well under a millisecond for some hundred actors.
///
/// ```
/// use maillage::entry::{KnownActor, parse};
/// let martin = KnownActor {
///     reference: "a1".into(),
///     name: "Scierie Martin".into(),
///     short_name: String::new(),
/// };
/// let known = maillage::reference::Knowledge::built_in();
/// let entry = parse("Scierie Martin donne 120 t/an sciure", &[martin], None, known);
/// assert_eq!(entry.label.value.as_deref(), Some("sciure"));
/// assert_eq!(entry.quantity.value.and_then(|q| q.per_year()), Some(120.0));
/// ```
pub fn parse(line: &str, actors: &[KnownActor], speaker: Option<&str>, known: &Knowledge) -> Entry {
    let text = &line[..line.floor_char_boundary(MAX_BYTES)];
    let mut reader = Reader::new(text, actors, speaker, known);
    reader.read_verb();
    reader.read_actor();
    reader.read_brackets();
    reader.read_others();
    reader.read_circumstances();
    reader.read_amounts();
    reader.read_label();
    reader.entry.label.sure &= text.len() == line.len();
    reader.entry
}

struct Reader<'a> {
    line: Line<'a>,
    actors: &'a [KnownActor],
    known: &'a Knowledge,
    speaker: Option<ActorGuess>,
    found: Option<Found>,
    /// First token after the name at the head of the line.
    from: usize,
    verb: Option<Verb>,
    amount: Option<Amount>,
    notes: Vec<String>,
    entry: Entry,
}

fn nothing() -> Entry {
    Entry {
        actor: Part::unsaid(),
        direction: Part::unsaid(),
        label: Part::unsaid(),
        nature: Part::unsaid(),
        alternatives: Vec::new(),
        quantity: Part::unsaid(),
        temperature_c: Part::unsaid(),
        availability: Part::unsaid(),
        place: Part::unsaid(),
        note: String::new(),
    }
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, actors: &'a [KnownActor], speaker: Option<&str>, known: &'a Knowledge) -> Self {
        let speaker = speaker.and_then(|reference| names::by_reference(actors, reference));
        let found = names::find(text, actors);
        let (line, after) = Line::around(text, found.as_ref().map(|found| found.span.clone()));
        let head = found.as_ref().is_some_and(|found| found.head);
        Self {
            line,
            actors,
            known,
            speaker,
            found,
            from: if head { after } else { 0 },
            verb: None,
            amount: None,
            notes: Vec::new(),
            entry: nothing(),
        }
    }

    fn read_verb(&mut self) {
        let mut verb = direction::verb(&self.line, self.from);
        let addressed = self.from > 0 || self.speaker.is_some();
        if verb.is_none() && addressed {
            let first = (self.from..self.line.tokens.len()).find(|at| self.line.word(*at).is_some());
            verb = first.and_then(|at| direction::mistyped(&self.line, at));
        }
        if let Some(verb) = &verb {
            self.line.take(verb.tokens.clone());
            self.entry.direction = Part {
                value: verb.direction,
                sure: verb.sure,
                span: self.line.span(verb.tokens.clone()),
            };
        }
        if let Some((direction, plain, tokens)) = direction::afterthought(&self.line) {
            let clear = verb
                .as_ref()
                .is_none_or(|v| v.weak || v.direction == Some(direction));
            // « propose un tracteur à partager » is clear; « cherche un tracteur à partager » may mean two things.
            let proposed = verb
                .as_ref()
                .is_some_and(|v| v.direction != Some(Direction::Need));
            self.entry.direction = Part {
                value: Some(direction),
                sure: plain && (clear || proposed),
                span: self.line.span(tokens.clone()),
            };
            self.line.take(tokens);
        }
        self.entry.direction.sure &= self.entry.direction.value.is_some();
        self.verb = verb;
    }

    fn read_actor(&mut self) {
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
        let new = verb_at.filter(|_| !pronoun).and_then(|at| self.new_actor(0..at));
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
        if self.read_place(at..between.end) {
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
                    "la" | "le" | "les" | "l" | "the" | "chez" | "alors" | "donc" | "et" | "puis"
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
        let place = (start + 1..before.end).find(|at| {
            matches!(self.line.word(*at), Some("a" | "in")) || self.line.tokens[*at - 1].is_mark('(')
        });
        if let Some(at) = place
            && self.read_place(at..before.end)
        {
            end = at;
        }
        while end > start && !self.line.tokens[end - 1].is_word() && !self.line.tokens[end - 1].is_number() {
            end -= 1;
        }
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
            && (capital || (self.speaker.is_none() && !thing))
            && !names::resembles(&name, self.actors);
        Some(Part {
            value: Some(part.unwrap_or(ActorGuess::New { name })),
            sure,
            span,
        })
    }

    /// Words in brackets without a number are a remark.
    fn read_brackets(&mut self) {
        let open = (0..self.line.tokens.len()).find(|at| self.line.open(*at).is_some_and(|t| t.is_mark('(')));
        let Some(open) = open else { return };
        let tokens = &self.line.tokens;
        let close = (open..tokens.len())
            .find(|at| tokens[*at].is_mark(')'))
            .unwrap_or(tokens.len());
        let amount = amount_at(&self.line, open + 1, false).is_some();
        if amount || tokens[open..close].iter().any(Token::is_number) {
            self.line.take(open..open + 1);
            self.line.take(close..close + 1);
            return;
        }
        self.notes.push(self.line.slice(open + 1..close).to_owned());
        self.line.take(open..tokens.len().min(close + 1));
    }

    /// Another known actor, or a commune, at the end of the line.
    fn read_others(&mut self) {
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

    fn read_circumstances(&mut self) {
        if let Some(found) = warmth::warmth(&self.line) {
            self.entry.temperature_c = Part {
                value: found.celsius,
                sure: found.sure && found.celsius.is_some(),
                span: self.line.span(found.tokens.clone()),
            };
            self.line.take(found.tokens);
        }
        if let Some(tokens) = weekday(&self.line) {
            self.notes.push(self.line.slice(tokens.clone()).to_owned());
            self.line.take(tokens);
        }
        if let Some(found) = warmth::season(&self.line) {
            self.entry.availability = Part {
                value: Some(found.months),
                sure: found.sure,
                span: self.line.span(found.tokens.clone()),
            };
            self.notes.push(self.line.slice(found.tokens.clone()).to_owned());
            self.line.take(found.tokens);
        }
    }

    fn read_amounts(&mut self) {
        let mut at = 0;
        let mut rivals = false;
        while at < self.line.tokens.len() {
            let lead = self.leads(at) && self.amount.is_none();
            let Some(amount) = amount_at(&self.line, at, lead) else {
                at += 1;
                continue;
            };
            if self.amount.is_none() && is_size(&self.line, at, &amount) {
                at = amount.tokens.end;
                continue;
            }
            rivals |= self.amount.is_some();
            at = amount.tokens.end.max(at + 1);
            if self.amount.is_none() {
                self.line.take(amount.tokens.clone());
                self.amount = Some(amount);
            }
        }
        self.read_rhythm();
        let Some(amount) = &mut self.amount else { return };
        amount.sure &= !rivals;
        if rivals || amount.strange_unit {
            self.entry.label.sure = false;
        }
        if !amount.note.is_empty() {
            self.notes.push(amount.note.clone());
        }
        let described = amount.tokens.start >= 2
            && matches!(
                self.line.tokens[amount.tokens.start - 1].fold.as_str(),
                "de" | "d"
            )
            && units::dimension(&self.line.tokens[amount.tokens.start - 2].fold) == Some(Dimension::Count);
        // « une cuve de 1000 litres » tells its size, not how much there is.
        amount.sure &= !described;
        let known = amount.quantity != Quantity::default();
        self.entry.quantity = Part {
            value: known
                .then(|| amount.quantity.clone())
                .filter(|q| q.typical().is_some()),
            sure: amount.sure,
            span: self.line.span(amount.tokens.clone()),
        };
    }

    /// True where the thing is expected: behind the actor, the verb, a mark or a small word.
    fn leads(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.line.open(before)) else {
            return true;
        };
        !before.is_number()
            && (!before.is_word()
                || matches!(before.fold.as_str(), "de" | "d" | "les" | "aussi" | "egalement"))
    }

    /// A period that does not stand right behind its amount.
    fn read_rhythm(&mut self) {
        for at in 0..self.line.tokens.len() {
            let Some(rhythm) = rhythm_apart(&self.line, at) else {
                continue;
            };
            match &mut self.amount {
                Some(amount) if amount.quantity.period.is_none() => set_period(amount, rhythm),
                Some(amount) => amount.sure = false,
                None => self.notes.push(self.line.slice(at..rhythm.end).to_owned()),
            }
            self.line.take(at..rhythm.end);
            return;
        }
    }

    fn read_label(&mut self) {
        let unspoilt = self.entry.label.sure;
        if let Some(found) = label::label(&self.line) {
            // A number left over in the label may be the quantity.
            self.entry.quantity.sure &= found.sure || self.entry.quantity.value.is_some();
            self.entry.label = Part {
                value: Some(found.text),
                sure: unspoilt && found.sure,
                span: found.span,
            };
        } else {
            self.entry.label.sure = false;
        }
        self.name_container();
        read_nature(&mut self.entry, self.known);
        self.entry.note = self.notes.join(" ; ");
        self.settle();
    }

    /// « 3 cuves de 1000 L vides »: the containers are the thing when nothing is in them.
    fn name_container(&mut self) {
        let Some(tokens) = self.amount.as_ref().and_then(|amount| amount.container.clone()) else {
            return;
        };
        let label = &mut self.entry.label;
        let rest = label.value.clone().unwrap_or_default();
        let states = [
            "vide", "usage", "usagee", "use", "usee", "propre", "sale", "neuf", "neuve",
        ];
        let state = states.contains(&fold(&rest).trim_end_matches('s'));
        let rhythm = self
            .entry
            .quantity
            .value
            .as_ref()
            .is_some_and(|quantity| quantity.period.is_some());
        // « 2 bennes de 15 m3 par semaine »: of what, nobody said.
        if state || (rest.is_empty() && !rhythm) {
            let container = self.line.slice(tokens.clone());
            label.value = Some(format!("{container} {rest}").trim().to_owned());
            label.sure = state;
            label.span = self.line.span(tokens);
        }
    }

    /// What only the nature can tell: whether a bare number counts things.
    fn settle(&mut self) {
        let entry = &mut self.entry;
        let natures = self.known.natures();
        let nature = entry
            .nature
            .value
            .as_deref()
            .and_then(|code| natures.index_of(code));
        let counted = nature.is_some_and(|ix| {
            let unit = units::dimension(&natures.get(ix).unit);
            matches!(unit, Some(Dimension::Count | Dimension::Time | Dimension::Length))
        });
        if self
            .amount
            .as_ref()
            .is_some_and(|amount| amount.things && counted)
        {
            entry.quantity.sure = true;
        }
        // What is thrown away is a residue, energy or water, whatever else bears the same name.
        let residue = |code: &String| ["W", "E", "H"].iter().any(|root| code.starts_with(root));
        let discards = self.verb.as_ref().is_some_and(|verb| verb.discards);
        entry.nature.sure &= !discards || entry.nature.value.as_ref().is_some_and(residue);
        let unread = entry.direction.value.is_none() && entry.nature.value.is_none();
        entry.label.sure &= !unread;
    }
}

/// « cuve 1000 l »: how big the thing is, not how much there is of it.
fn is_size(line: &Line<'_>, at: usize, amount: &Amount) -> bool {
    const VESSELS: &[&str] = &[
        "bac",
        "bacs",
        "bidon",
        "bidons",
        "citerne",
        "citernes",
        "conteneur",
        "conteneurs",
        "cuve",
        "cuves",
        "fut",
        "futs",
        "reservoir",
        "reservoirs",
        "seau",
        "seaux",
    ];
    let vessel = at
        .checked_sub(1)
        .and_then(|before| line.word(before))
        .is_some_and(|word| VESSELS.contains(&word));
    vessel
        && amount.quantity.period.is_none()
        && units::dimension(&amount.quantity.unit) == Some(Dimension::Volume)
}

/// « le mardi », « le lundi matin », « le week-end »: when one may come, said beside the thing.
fn weekday(line: &Line<'_>) -> Option<Range<usize>> {
    const DAYS: &[&str] = &[
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ];
    (0..line.tokens.len()).find_map(|at| {
        matches!(line.word(at)?, "le" | "les").then_some(())?;
        let day = line.word(at + 1)?;
        if line.words_are(at + 1, &["week", "end"]) {
            return Some(at..at + 3);
        }
        DAYS.contains(&day.trim_end_matches('s')).then_some(())?;
        let part = matches!(line.word(at + 2), Some("matin" | "soir" | "apres"));
        Some(at..at + 2 + usize::from(part))
    })
}
