//! The order in which a line is read.

use std::ops::Range;

use super::amounts::{Amount, amount_at};
use super::direction;
use super::forms::Verb;
use super::names::{self, Found};
use super::nature::read_nature;
use super::periods::is_weekday;
use super::tokens::{Line, Token};
use super::{ActorGuess, Entry, KnownActor, Part, label};
use super::{afterthought, remarks, sharing, warmth};
use crate::model::Direction;
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

pub(super) struct Reader<'a> {
    pub(super) line: Line<'a>,
    pub(super) actors: &'a [KnownActor],
    pub(super) known: &'a Knowledge,
    pub(super) speaker: Option<ActorGuess>,
    pub(super) found: Option<Found>,
    /// First token after the name at the head of the line.
    pub(super) from: usize,
    pub(super) verb: Option<Verb>,
    pub(super) amount: Option<Amount>,
    pub(super) notes: Vec<String>,
    pub(super) entry: Entry,
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
        if let Some((mut put, half)) = sharing::parted(&self.line, self.from)
            && verb
                .as_ref()
                .is_none_or(|verb| verb.tokens.start >= put.tokens.start)
        {
            self.line.take(half);
            direction::pronoun(&self.line, self.from, &mut put);
            verb = Some(put);
        }
        let addressed = self.from > 0 || self.speaker.is_some();
        if verb.is_none() && addressed {
            let first = (self.from..self.line.tokens.len()).find(|at| self.line.word(*at).is_some());
            verb = first.and_then(|at| direction::mistyped(&self.line, at));
        }
        // « a st philbert chercent … a »: a mistyped verb counts more than an « a » behind it.
        if verb.as_ref().is_none_or(|verb| verb.weak) {
            let until = verb
                .as_ref()
                .map_or(self.line.tokens.len(), |verb| verb.tokens.start);
            let misspelt = (self.from..until).find_map(|at| direction::misspelt(&self.line, at));
            verb = misspelt.or(verb);
        }
        if let Some(verb) = &verb {
            self.line.take(verb.tokens.clone());
            self.entry.direction = Part {
                value: verb.direction,
                sure: verb.sure,
                span: self.line.span(verb.tokens.clone()),
            };
        }
        if let Some((direction, plain, tokens)) = afterthought::afterthought(&self.line) {
            let clear = verb
                .as_ref()
                .is_none_or(|v| v.weak || v.direction == Some(direction));
            // « propose un tracteur à partager » is clear; « cherche un tracteur à partager » may mean two things.
            let proposed = verb
                .as_ref()
                .is_some_and(|v| v.direction != Some(Direction::Need));
            // « cherche un broyeur à louer »: whoever rents is not said, but it is sought.
            let sought = verb
                .as_ref()
                .is_some_and(|v| v.direction == Some(Direction::Need) && v.sure);
            let (direction, clear) = if sought && !plain {
                (Direction::Need, true)
            } else {
                (direction, plain && (clear || proposed))
            };
            self.entry.direction = Part {
                value: Some(direction),
                sure: clear,
                span: self.line.span(tokens.clone()),
            };
            self.line.take(tokens);
        }
        self.qualify_direction(verb.as_ref());
        self.verb = verb;
    }

    /// Doubts that stand apart from the verb.
    fn qualify_direction(&mut self, verb: Option<&Verb>) {
        let direction = &mut self.entry.direction;
        direction.sure &= direction.value.is_some();
        if direction.value == Some(Direction::Need)
            && let Some(shared) = sharing::together_with(&self.line)
        {
            direction.value = Some(shared);
            direction.sure = false;
        }
        if verb.is_some_and(|verb| sharing::goes_on(&self.line, verb.tokens.end)) {
            direction.sure = false;
        }
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

    fn read_circumstances(&mut self) {
        if let Some(found) = warmth::warmth(&self.line) {
            self.entry.temperature_c = Part {
                value: found.celsius,
                sure: found.sure && found.celsius.is_some(),
                span: self.line.span(found.tokens.clone()),
            };
            self.line.take(found.tokens);
        }
        while let Some(tokens) = weekday(&self.line) {
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
            // « par hiver » says how often as well.
            if !matches!(self.line.word(found.tokens.start), Some("par" | "chaque")) {
                self.line.take(found.tokens);
            }
        }
    }

    /// Sets aside what is said around the thing.
    fn read_remarks(&mut self) {
        let mut at = 0;
        while at < self.line.tokens.len() {
            let Some(tokens) = remarks::remark_at(&self.line, at) else {
                at += 1;
                continue;
            };
            at = tokens.end;
            self.notes.push(self.line.slice(tokens.clone()).to_owned());
            self.line.take(tokens);
        }
    }

    fn read_label(&mut self) {
        self.doubt_whose();
        self.read_people();
        self.read_remarks();
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
        self.restore_vessels();
        self.entry.note = self.notes.join(" ; ");
        self.settle();
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
        self.count_in_units();
        let entry = &mut self.entry;
        // « 3 bacs de rétention »: when what is in them is no thing, they may be the thing themselves.
        if self.amount.as_ref().is_some_and(|amount| amount.vessels) && !entry.nature.sure {
            entry.label.sure = false;
        }
        // What is thrown away is a residue, energy or water, whatever else bears the same name.
        let residue = |code: &String| ["W", "E", "H"].iter().any(|root| code.starts_with(root));
        let discards = self.verb.as_ref().is_some_and(|verb| verb.discards);
        entry.nature.sure &= !discards || entry.nature.value.as_ref().is_some_and(residue);
        // « 3 MW d’eau à 45 degrés » is about heat, whatever carries it.
        let energy = entry
            .quantity
            .value
            .as_ref()
            .map(|quantity| units::dimension(&quantity.unit));
        let water = entry
            .nature
            .value
            .as_deref()
            .is_some_and(|code| code.starts_with('H'));
        entry.nature.sure &= !(water && energy == Some(Some(Dimension::Energy)));
        let unread = entry.direction.value.is_none() && entry.nature.value.is_none();
        entry.label.sure &= !unread;
    }
}

/// « le mardi », « le lundi matin », « le week-end »: when one may come, said beside the thing.
fn weekday(line: &Line<'_>) -> Option<Range<usize>> {
    (0..line.tokens.len()).find_map(|at| {
        matches!(line.word(at)?, "le" | "les").then_some(())?;
        let day = line.word(at + 1)?;
        if line.words_are(at + 1, &["week", "end"]) {
            return Some(at..at + 3);
        }
        // « tous les lundis » says how often.
        let all = at > 0 && line.word(at - 1) == Some("tous");
        (is_weekday(day) && !all).then_some(())?;
        let part = matches!(line.word(at + 2), Some("matin" | "soir" | "apres"));
        Some(at..at + 2 + usize::from(part))
    })
}
