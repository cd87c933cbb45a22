//! What is known of one flow, in the form that pairs are judged by.

use crate::base::geo::LonLat;
use crate::base::month::Months;
use crate::model::{Actor, Direction, Flow, Project, Quantity};
use crate::reference::{Knowledge, NatureIx};

/// A flow reduced to what decides its pairs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Known {
    /// Its nature.
    pub nature: NatureIx,
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
}

impl Known {
    /// Reduces a flow of a project; `None` also when its actor is gone.
    pub fn in_project(project: &Project, flow: &Flow, knowledge: &Knowledge) -> Option<Self> {
        Self::of(flow, project.actors.get(&flow.actor)?, knowledge)
    }

    /// Reduces a flow. `None` when its nature is not recognised or it is a pool flow.
    pub fn of(flow: &Flow, actor: &Actor, knowledge: &Knowledge) -> Option<Self> {
        let nature = knowledge.natures().index_of(flow.nature.as_deref()?)?;
        let is_offer = match flow.direction {
            Direction::Offer => true,
            Direction::Need => false,
            Direction::Pool => return None,
        };
        Some(Self {
            nature,
            is_offer,
            amount: amount_of(&flow.quantity, &flow.quantity.unit, nature, knowledge),
            temperature_c: flow.temperature_c.filter(|t| t.is_finite()),
            months: flow.availability.filter(|m| m.count() > 0),
            at: actor.position.map(|p| p.at),
            well_placed: actor.position.is_some() && !actor.is_roughly_placed(),
        })
    }
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
