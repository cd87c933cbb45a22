//! How much: « 20 à 30 t/an », « 2 bennes de 15 m3 par semaine », « une dizaine de tonnes ».

use std::ops::Range;

use super::hedges::{Hedge, hedge_at};
use super::measures::{UnitAt, unit_at};
use super::numbers::{Said, number_at};
use super::periods::{Rhythm, alternate, rhythm_at};
use super::tokens::Line;
use super::{label, vessels};
use crate::model::{Period, Quantity};
use crate::reference::Dimension;
use crate::reference::units;

/// An amount found in the line.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Amount {
    pub quantity: Quantity,
    pub sure: bool,
    /// Tokens it was read from, without the word of what is counted when that word is the label itself.
    pub tokens: Range<usize>,
    /// « environ », « 2 bennes de 15 m3 »: what the numbers do not say, in the words of the line.
    pub note: String,
    /// A number without a unit, of things: « 3 tracteurs ».
    pub things: bool,
    /// What follows the number may be a unit that is not known.
    pub strange_unit: bool,
    /// Tokens of « bennes » in « 2 bennes de 15 m3 »: the label when nothing says what is in them.
    pub container: Option<Range<usize>>,
    /// It counts vessels that hold the thing: « 12 bacs de légumes ».
    pub vessels: bool,
}

/// The amount that starts at a token, if there is one; `lead` is true where the thing itself is expected, so that a
/// bare number counts things (« 3 tracteurs »).
pub(super) fn amount_at(line: &Line<'_>, at: usize, lead: bool) -> Option<Amount> {
    // « un jour sur deux » is a rhythm.
    if alternate(line, at).is_some() {
        return None;
    }
    let (hedge, mut next) = match hedge_at(line, at) {
        Some((hedge, end)) => (Some(hedge), end),
        None => (None, at),
    };
    let between = matches!(line.word(next), Some("entre" | "between" | "de" | "from"));
    if between {
        next += 1;
    }
    let first = number_at(line, next)?;
    let mut read = range(line, first, between, Stand::at(line, at, lead));
    if between && read.is_none() {
        return None;
    }
    if read.is_none() {
        read = product(line, next, first).or_else(|| single(line, first, Stand::at(line, at, lead)));
    }
    let mut amount = read?;
    if let (Some(hedge), true) = (hedge, amount.quantity.value.is_some()) {
        hedged(&mut amount, hedge, line.slice(at..next));
    }
    if first.about && amount.quantity.value.is_some() && amount.note.is_empty() {
        amount.note = line.slice(next..first.end).to_owned();
    }
    amount.tokens.start = at;
    behind(line, &mut amount);
    // « 5000 t par an max »
    if let Some((hedge, after)) = hedge_at(line, amount.tokens.end)
        && amount.quantity.value.is_some()
        && number_at(line, after).is_none()
    {
        let words = line.slice(amount.tokens.end..after);
        hedged(&mut amount, hedge, words);
        amount.tokens.end = after;
    }
    Some(amount)
}

/// What makes a number before it a property of the thing.
const PROPERTIES: &[&str] = &["bar", "bars", "mm", "cm", "pouces", "x", "degres", "degre"];

/// Where a number stands.
#[derive(Clone, Copy)]
struct Stand {
    /// Where the thing itself is expected.
    lead: bool,
    /// Behind the thing and a mark.
    apposed: bool,
    /// Right behind a word of the thing.
    after: bool,
}

impl Stand {
    fn at(line: &Line<'_>, at: usize, lead: bool) -> Self {
        Self {
            lead,
            apposed: vessels::apposed(line, at),
            after: at > 0
                && line
                    .word(at - 1)
                    .is_some_and(|word| word.len() > 2 && !label::is_small(word)),
        }
    }

    /// True when a count ending at a token tells how much there is of what stands before it.
    fn behind(self, line: &Line<'_>, end: usize) -> bool {
        let rhythm = rhythm_at(line, end);
        let closed = vessels::closed(line, rhythm.map_or(end, |rhythm| rhythm.end));
        closed && (self.apposed || self.after && rhythm.is_some())
    }
}

fn hedged(amount: &mut Amount, hedge: Hedge, words: &str) {
    let quantity = &mut amount.quantity;
    match hedge {
        Hedge::About => amount.note = words.to_owned(),
        Hedge::AtLeast => quantity.min = quantity.value.take(),
        Hedge::AtMost => quantity.max = quantity.value.take(),
    }
}

/// What follows the unit: « max », a period.
fn behind(line: &Line<'_>, amount: &mut Amount) {
    let end = amount.tokens.end;
    if let Some((hedge, after)) = hedge_at(line, end)
        && amount.quantity.value.is_some()
        && number_at(line, after).is_none()
    {
        hedged(amount, hedge, line.slice(end..after));
        amount.tokens.end = after;
    }
    let skipped = amount.tokens.end + usize::from(separator(line, amount.tokens.end));
    if let Some(rhythm) = rhythm_at(line, skipped).or_else(|| bare_period(line, skipped)) {
        set_period(amount, rhythm);
        amount.tokens.end = rhythm.end;
    } else if line
        .open(end)
        .is_some_and(|token| token.is_mark('/') && token.glued)
    {
        // « t/na »: something was said about how often, but what?
        amount.sure = false;
        amount.tokens.end = end + 2;
    }
}

/// `;120;t;an`: cells pasted from a table.
fn bare_period(line: &Line<'_>, at: usize) -> Option<Rhythm> {
    let cell = at > 0 && separator(line, at - 1);
    let period = units::period(line.word(at).filter(|word| cell && word.len() > 1)?)?;
    Some(Rhythm {
        period,
        times: 1.0,
        sure: false,
        end: at + 1,
    })
}

fn separator(line: &Line<'_>, at: usize) -> bool {
    line.open(at).is_some_and(|token| token.is_mark(';'))
}

/// Says how often; arithmetic only, so that « 3 par trimestre » is 12 a year.
pub(super) fn set_period(amount: &mut Amount, rhythm: Rhythm) {
    let quantity = &mut amount.quantity;
    // A power is already an energy each hour: « MW/an » says two things at once.
    amount.sure &= rhythm.sure && quantity.period.is_none();
    quantity.period = Some(rhythm.period);
    for number in [&mut quantity.value, &mut quantity.min, &mut quantity.max] {
        *number = number.map(|n| n * rhythm.times);
    }
}

/// « 20-30 t », « 20 t à 30 t », « entre 20 et 30 tonnes ».
fn range(line: &Line<'_>, first: Said, between: bool, stand: Stand) -> Option<Amount> {
    let own_unit = unit_at(line, first.end).filter(|unit| connector(line, unit.end).is_some());
    let joint = own_unit.as_ref().map_or(first.end, |unit| unit.end);
    let (second_at, sure) = connector(line, joint).or_else(|| side_by_side(line, first))?;
    let second = number_at(line, second_at)?;
    let unit = unit_at(line, second.end);
    // Without a unit, « 15/1 » is a date.
    let things = unit.is_none() && sure && counts_things(line, second.end);
    if unit.is_none() && !between && !things {
        return None;
    }
    let (min, max) = (first.value?, second.value?);
    // « 2 ou 3 palettes » are palettes, « 2 ou 3 palettes de tuiles » are tiles.
    let kept = unit
        .as_ref()
        .is_some_and(|unit| unit.unit.dimension == Dimension::Count && !takes_name(line, unit, stand));
    let end = unit
        .as_ref()
        .filter(|_| !kept)
        .map_or(second.end, |unit| unit.end);
    let quantity = Quantity {
        min: Some(min.min(max)),
        max: Some(min.max(max)),
        ..Quantity::default()
    };
    let sure = sure && min <= max && first.sure && second.sure;
    let mut amount = with_unit(quantity, sure, unit, end);
    if things {
        "unit".clone_into(&mut amount.quantity.unit);
        amount.things = first.sure && second.sure && min <= max;
        fill_vessels(line, &mut amount, stand);
    }
    Some(amount)
}

/// « 4 à 5 pare-chocs », « 2 à 3 balles par mois »: a plural that is no measure.
fn counts_things(line: &Line<'_>, at: usize) -> bool {
    let joined = at + 1 < line.tokens.len() && line.slice(at..at + 2).contains('-');
    line.word(at + usize::from(joined))
        .is_some_and(|word| word.len() > 3 && word.ends_with(['s', 'x']) && !PROPERTIES.contains(&word))
}

/// Passes the vessels that a range counts.
fn fill_vessels(line: &Line<'_>, amount: &mut Amount, stand: Stand) {
    let at = amount.tokens.end;
    if vessels::is_vessel_behind(line, at) && (vessels::holds(line, at) || stand.behind(line, at + 1)) {
        amount.things = false;
        amount.vessels = true;
        amount.container = Some(at..at + 1);
        amount.note = line.slice(at..at + 1).to_owned();
        amount.tokens.end = at + 1;
    }
}

/// « trois quatre bennes », « 3 4 bennes »: two neighbours say a range.
fn side_by_side(line: &Line<'_>, first: Said) -> Option<(usize, bool)> {
    const MOST: f64 = 12.0;
    let second = number_at(line, first.end)?;
    let (low, high) = (first.value?, second.value?);
    let neighbours = (high - low - 1.0).abs() < 1e-9 && high <= MOST && first.plain && second.plain;
    neighbours.then_some((first.end, !line.tokens[first.end].is_number()))
}

/// First token after what stands between two ends of a range, and whether it can mean nothing else.
fn connector(line: &Line<'_>, at: usize) -> Option<(usize, bool)> {
    let token = line.open(at)?;
    let sure = match token.fold.as_str() {
        "a" | "et" | "ou" | "to" | "and" | "or" => true,
        _ if token.is_mark('-') || token.is_mark('~') => true,
        _ if token.is_mark('/') => false,
        _ => return None,
    };
    line.open(at + 1)?
        .is_number()
        .then_some((at + 1, sure))
        .or_else(|| {
            number_at(line, at + 1).filter(|said| said.plain)?;
            Some((at + 1, sure))
        })
}

/// « 2 bennes de 15 m3 », « 2 x 15 m3 », « 10 sacs de 25 kg »: so many times so much, in the smaller unit.
fn product(line: &Line<'_>, start: usize, first: Said) -> Option<Amount> {
    let count = first.value?;
    let times = |at: usize| {
        line.open(at).is_some_and(|t| t.is_mark('×')) || matches!(line.word(at), Some("x" | "fois"))
    };
    let (each_at, container) = if times(first.end) {
        (first.end + 1, None)
    } else {
        let word = line.word(first.end)?;
        let known = unit_at(line, first.end);
        let counted = match &known {
            Some(unit) => unit.unit.dimension == Dimension::Count,
            None => word.len() > 2,
        };
        let of = known.filter(|_| counted).map_or(first.end + 1, |unit| unit.end);
        let joined = counted && matches!(line.word(of), Some("de" | "of"));
        (joined.then_some(of + 1)?, Some(first.end..of))
    };
    let each = number_at(line, each_at).filter(|said| line.tokens[each_at].is_number() || said.plain)?;
    let unit = unit_at(line, each.end).filter(|unit| unit.unit.dimension != Dimension::Count)?;
    let quantity = Quantity {
        value: Some(count * each.value?),
        ..Quantity::default()
    };
    let end = unit.end;
    let sure = first.sure && each.sure;
    let mut amount = with_unit(quantity, sure, Some(unit), end);
    amount.note = line.slice(start..end).to_owned();
    amount.container = container;
    Some(amount)
}

/// One number with its unit, or so many things.
fn single(line: &Line<'_>, said: Said, stand: Stand) -> Option<Amount> {
    let quantity = Quantity {
        value: said.value,
        ..Quantity::default()
    };
    let mut at = said.end;
    if matches!(line.word(at), Some("de" | "d" | "of"))
        && (said.about || said.value.is_some_and(|v| v >= 1e3))
    {
        at += 1;
    }
    let cell = separator(line, at);
    let unit = unit_at(line, at + usize::from(cell)).filter(|unit| unit.sure || said.plain);
    if let Some(mut unit) = unit {
        if unit.unit.dimension == Dimension::Count {
            return counted(line, quantity, said, &unit, at, stand);
        }
        unit.sure &= !cell;
        let end = unit.end;
        return Some(with_unit(quantity, said.sure, Some(unit), end));
    }
    in_vessels(line, quantity.clone(), said, at, stand).or_else(|| bare(line, quantity, said, at, stand))
}

/// « 12 bacs de légumes », « des encres, 5 seaux par semaine »: a count of vessels, doubtful since nobody knows what
/// they hold.
fn in_vessels(line: &Line<'_>, quantity: Quantity, said: Said, at: usize, stand: Stand) -> Option<Amount> {
    if !vessels::is_vessel_behind(line, at) {
        return None;
    }
    let end = at + 1;
    let behind = stand.behind(line, end);
    let holds = vessels::holds(line, at) && said.plain;
    if !behind && !holds {
        return None;
    }
    let mut amount = with_unit(quantity, false, None, end);
    if said.value.is_some() {
        "unit".clone_into(&mut amount.quantity.unit);
    }
    amount.note = line.slice(said.end - 1..end).to_owned();
    amount.vessels = true;
    amount.container = Some(at..end);
    Some(amount)
}

/// A number without a unit: « 3 tracteurs », « palettes, 30 par mois », « vieux frigos, une quinzaine ».
fn bare(line: &Line<'_>, quantity: Quantity, said: Said, at: usize, stand: Stand) -> Option<Amount> {
    let lead = stand.lead;
    let rhythm = rhythm_at(line, said.end).is_some();
    let things = line.open(at).filter(|token| token.is_word() && !token.glued);
    let property = line.word(at).is_some_and(|word| PROPERTIES.contains(&word));
    // « saisonniers, 20 personnes »
    let people = matches!(line.word(at), Some("personne" | "personnes" | "people"));
    let last = stand.apposed && line.open(at).is_none();
    if said.plain && !property && (lead && things.is_some() || rhythm || people && lead || last) {
        let several = things.is_some_and(|t| t.fold.ends_with('s') || t.fold.ends_with('x'));
        // « une vingtaine de pare-brise » needs no plural.
        let plural = several || last || said.about;
        let mut amount = with_unit(quantity, false, None, at);
        // « 10 hl de bière »: a short word with « de » behind it is some unit that the tables do not have.
        amount.strange_unit =
            things.is_some_and(|t| t.fold.len() <= 3) && matches!(line.word(at + 1), Some("de" | "d"));
        if people {
            amount.tokens = at..at + 1;
        }
        if (plural || rhythm) && said.value.is_some() {
            "unit".clone_into(&mut amount.quantity.unit);
            amount.things = said.sure;
        }
        // « quelques palettes » says no amount at all.
        if said.value.is_none() {
            amount.quantity = Quantity::default();
        }
        return Some(amount);
    }
    None
}

/// « 3 palettes de cartons » counts pallets of something; « 2 palettes Europe » counts the thing itself, whose name
/// then stays in the label.
fn counted(
    line: &Line<'_>,
    quantity: Quantity,
    said: Said,
    unit: &UnitAt,
    at: usize,
    stand: Stand,
) -> Option<Amount> {
    let rhythm = rhythm_at(line, unit.end);
    let after = rhythm.map_or(unit.end, |rhythm| rhythm.end);
    let of = matches!(line.word(after), Some("de" | "d" | "of" | "du" | "des"));
    let behind = stand.behind(line, unit.end);
    // « cherche un camion » is about a truck; « un camion par mois » counts truckloads.
    if !said.plain && !of && !behind && rhythm.is_none() {
        return None;
    }
    let takes_name = takes_name(line, unit, stand);
    let end = if takes_name { unit.end } else { at };
    let named = UnitAt { end, ..*unit };
    let mut amount = with_unit(quantity, said.sure && unit.sure, Some(named), end);
    if said.value.is_none() && !takes_name {
        amount.quantity = Quantity::default();
    }
    Some(amount)
}

/// True when a unit that is counted says how much there is of something else: « 3 palettes de cartons », « cartons,
/// 3 palettes », « 3 bennes par mois ».
fn takes_name(line: &Line<'_>, unit: &UnitAt, stand: Stand) -> bool {
    let rhythm = rhythm_at(line, unit.end);
    let after = rhythm.map_or(unit.end, |rhythm| rhythm.end);
    let of = matches!(line.word(after), Some("de" | "d" | "of" | "du" | "des"));
    let behind = stand.behind(line, unit.end);
    let loads = matches!(unit.unit.code.as_str(), "truck" | "skip");
    of || behind || (loads && rhythm.is_some())
}

fn with_unit(mut quantity: Quantity, sure: bool, unit: Option<UnitAt>, end: usize) -> Amount {
    let mut sure = sure && unit.as_ref().is_some_and(|unit| unit.sure);
    if let Some(found) = unit {
        let hourly = match found.unit.code.as_str() {
            "kW" => Some("kWh"),
            "MW" => Some("MWh"),
            _ => None,
        };
        if hourly.is_some() {
            quantity.period = Some(Period::Hour);
        }
        hourly.unwrap_or(&found.unit.code).clone_into(&mut quantity.unit);
        quantity.value = quantity.value.map(|n| (n + found.more) * found.times);
        quantity.max = quantity.max.map(|n| (n + found.more) * found.times);
        quantity.min = quantity.min.map(|n| n * found.times);
    }
    let known = quantity.value.or(quantity.min).or(quantity.max);
    // A quantity of nothing is a slip, not an offer.
    sure &= known.is_some_and(|n| n > 0.0);
    Amount {
        quantity,
        sure,
        tokens: end..end,
        note: String::new(),
        things: false,
        strange_unit: false,
        container: None,
        vessels: false,
    }
}
