//! How much of it: which of the numbers in the line is the quantity, and what it counts.

use super::amounts::{Amount, amount_at, set_period};
use super::nature::read_nature;
use super::periods::rhythm_apart;
use super::reading::Reader;
use super::tokens::Line;
use super::{Part, label, remarks, sharing, vessels};
use crate::base::text::fold;
use crate::model::Quantity;
use crate::reference::{Dimension, units};

impl Reader<'_> {
    pub(super) fn read_amounts(&mut self) {
        let mut at = 0;
        let mut rivals = false;
        while at < self.line.tokens.len() {
            // « tous les 15 jours » is no amount.
            if let Some(rhythm) = rhythm_apart(&self.line, at).filter(|_| self.line.word(at).is_some()) {
                at = rhythm.end;
                continue;
            }
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
        // « quelques tonnes »: how much is not known, but the words are kept.
        if let Some(amount) = &mut self.amount
            && amount.quantity.typical().is_none()
            && amount.note.is_empty()
        {
            self.line
                .slice(amount.tokens.clone())
                .clone_into(&mut amount.note);
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
        // « une cuve de 1000 litres », « une salle de 40 places » tell its size, not how much there is.
        let seats = amount.quantity.unit == "place" && amount.tokens.start >= 2 && {
            let start = amount.tokens.start;
            matches!(self.line.word(start - 1), Some("de")) && self.line.word(start - 2).is_some()
        };
        amount.sure &= !described && !seats;
        // « 2000 m3 par an, on en utilise la moitié »
        amount.sure &= !self
            .verb
            .as_ref()
            .is_some_and(|verb| sharing::goes_on(&self.line, verb.tokens.end));
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
                Some(amount) if amount.quantity.period.is_none() => {
                    if amount.quantity.typical().is_none() && !amount.note.is_empty() {
                        amount.note = format!("{} {}", amount.note, self.line.slice(at..rhythm.end));
                    }
                    set_period(amount, rhythm);
                }
                Some(amount) => amount.sure = false,
                None => self.notes.push(self.line.slice(at..rhythm.end).to_owned()),
            }
            self.line.take(at..rhythm.end);
            return;
        }
    }

    /// « une formation pour 12 personnes » is for so many; « une salle pour 12 personnes » is that big.
    pub(super) fn read_people(&mut self) {
        if self.amount.is_some() {
            return;
        }
        let Some((tokens, count)) = remarks::people(&self.line) else {
            return;
        };
        let Some(label) = label::label_before(&self.line, tokens.start) else {
            return;
        };
        let found = self.known.recognise_as(&label, self.entry.direction.value);
        let space = found
            .nature
            .is_none_or(|ix| self.known.natures().get(ix).code.starts_with('P'));
        if space {
            return;
        }
        self.entry.quantity = Part {
            value: Some(Quantity {
                value: Some(count),
                unit: "unit".to_owned(),
                ..Quantity::default()
            }),
            sure: false,
            span: self.line.span(tokens.clone()),
        };
        self.notes.push(self.line.slice(tokens.clone()).to_owned());
        self.line.take(tokens);
    }

    /// « 3 cuves de 1000 L vides »: the containers are the thing when nothing is in them.
    pub(super) fn name_container(&mut self) {
        if self.amount.as_ref().is_some_and(|amount| amount.vessels) {
            return;
        }
        let Some(tokens) = self.amount.as_ref().and_then(|amount| amount.container.clone()) else {
            return;
        };
        let label = &mut self.entry.label;
        let rest = label.value.clone().unwrap_or_default();
        let states = [
            "vide",
            "usage",
            "usagee",
            "use",
            "usee",
            "propre",
            "sale",
            "neuf",
            "neuve",
            "inoccupe",
            "inoccupee",
            "vacant",
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

    /// « 30 bacs de tri », « 20 sacs de couchage »: when what they hold is nothing that fills them, they are the thing.
    pub(super) fn restore_vessels(&mut self) {
        let Some(amount) = self.amount.as_ref().filter(|amount| amount.vessels) else {
            return;
        };
        let Some(vessel) = amount.container.clone().map(|tokens| self.line.span(tokens)) else {
            return;
        };
        let label = &mut self.entry.label;
        let stuff = self
            .entry
            .nature
            .value
            .as_deref()
            .is_some_and(|code| code.starts_with(['M', 'W', 'H', 'E']));
        let whole = self.line.text.get(vessel.start..label.span.end);
        if let (false, Some(whole), true) = (stuff, whole, vessel.end < label.span.start) {
            label.value = Some(whole.to_owned());
            label.span = vessel.start..label.span.end;
            read_nature(&mut self.entry, self.known);
        }
    }

    /// « palettes, 30 par mois »: what is counted is itself a unit.
    pub(super) fn count_in_units(&mut self) {
        let things = self.amount.as_ref().is_some_and(|amount| amount.things);
        let label = self.entry.label.value.as_deref().unwrap_or_default();
        let words: Vec<&str> = label.split(' ').collect();
        let unit = (1..=words.len().min(2))
            .rev()
            .find_map(|count| units::unit(&words[..count].join(" ")))
            .filter(|unit| matches!(unit.code.as_str(), "pallet" | "bigbag" | "drum" | "ibc"));
        if let (true, Some(unit), Some(quantity)) = (things, unit, &mut self.entry.quantity.value) {
            unit.code.clone_into(&mut quantity.unit);
        }
    }
}

/// « cuve 1000 l »: how big the thing is, not how much there is of it.
fn is_size(line: &Line<'_>, at: usize, amount: &Amount) -> bool {
    let vessel = at.checked_sub(1).is_some_and(|before| {
        vessels::is_vessel(line, before)
            || matches!(
                line.word(before),
                Some("cuve" | "cuves" | "fut" | "futs" | "reservoir" | "reservoirs")
            )
    });
    vessel
        && amount.quantity.period.is_none()
        && units::dimension(&amount.quantity.unit) == Some(Dimension::Volume)
}
