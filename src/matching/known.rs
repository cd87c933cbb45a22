//! What is known of one flow, in the form that pairs are judged by.

use crate::base::geo::LonLat;
use crate::base::ids::{ActorId, FlowId};
use crate::base::month::Months;
use crate::model::{Actor, Direction, Flow, Project, Quantity};
use crate::reference::cases::division;
use crate::reference::{Knowledge, NatureIx, waste_code};

/// A flow reduced to what decides its pairs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Known {
    /// Which flow.
    pub flow: FlowId,
    /// Whose.
    pub actor: ActorId,
    /// Its nature.
    pub nature: NatureIx,
    /// Nobody named a nature: its waste code did.
    pub by_waste_code: bool,
    /// Offer or need; pools are judged elsewhere.
    pub is_offer: bool,
    /// Amount a year in the usual unit of its nature.
    pub amount: Option<f64>,
    /// °C.
    pub temperature_c: Option<f64>,
    /// Months of availability.
    pub months: Option<Months>,
    /// Where its actor is.
    pub at: Option<LonLat>,
    /// Its actor's place is known to a kilometre or better.
    pub well_placed: bool,
    /// Whether its waste code carries the star of hazardous waste; `None` without a code.
    pub hazardous: Option<bool>,
    /// Division of its actor's activity, when known.
    pub division: Option<u8>,
}

impl Known {
    /// Reduces a flow of a project; `None` also when its actor is gone.
    pub fn in_project(project: &Project, flow: &Flow, knowledge: &Knowledge) -> Option<Self> {
        Self::of(flow, project.actors.get(&flow.actor)?, knowledge)
    }

    /// Reduces a flow. `None` when neither its label nor its waste code tells a nature, or it is a pool flow.
    pub fn of(flow: &Flow, actor: &Actor, knowledge: &Knowledge) -> Option<Self> {
        let is_offer = match flow.direction {
            Direction::Offer => true,
            Direction::Need => false,
            Direction::Pool => return None,
        };
        let code = flow.nature.as_deref();
        let named = code.and_then(|code| knowledge.natures().index_of(code));
        let nature = named.or_else(|| knowledge.nature_of_waste(&flow.waste_code))?;
        Some(Self {
            flow: flow.id,
            actor: actor.id,
            nature,
            by_waste_code: named.is_none(),
            is_offer,
            amount: amount_of(&flow.quantity, &flow.quantity.unit, nature, knowledge),
            temperature_c: flow.temperature_c.filter(|t| t.is_finite()),
            months: flow.availability.filter(|m| m.count() > 0),
            at: actor.position.map(|p| p.at),
            well_placed: actor.position.is_some() && !actor.is_roughly_placed(),
            hazardous: waste_code(&flow.waste_code).map(|code| code.hazardous),
            division: division(&actor.activity_code),
        })
    }

    /// What is given or sought in each month, January first, in the usual unit of the nature: the year's amount spread
    /// evenly over its months, over all twelve when nobody named any.
    pub fn monthly(&self) -> Option<[f64; 12]> {
        Some(spread(self.amount?, self.months))
    }
}

/// Spreads a year's amount evenly over months.
pub fn spread(amount: f64, months: Option<Months>) -> [f64; 12] {
    let months = months.unwrap_or(Months::ALL);
    let each = amount / f64::from(months.count().max(1));
    std::array::from_fn(|month| if months.0 >> month & 1 == 1 { each } else { 0.0 })
}

/// Amount a year in the usual unit of a nature; `None` when unknown, zero or not convertible. An empty unit is the
/// usual one.
pub fn amount_of(quantity: &Quantity, unit: &str, nature: NatureIx, knowledge: &Knowledge) -> Option<f64> {
    let usual = &knowledge.natures().get(nature).unit;
    let unit = if unit.is_empty() { usual } else { unit };
    let value = knowledge
        .convert(quantity.per_year()?, unit, usual, Some(nature))?
        .value;
    (value.is_finite() && value > 0.0).then_some(value)
}
