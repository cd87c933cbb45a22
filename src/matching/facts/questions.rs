//! What would be good to know of a pair.

use super::super::known::Known;
use super::super::relations::{Relation, RelationRow};

/// What would be good to know.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Question {
    /// Where the giving actor is.
    OfferPlace,
    /// Where the seeking actor is.
    NeedPlace,
    /// How much is given.
    OfferQuantity,
    /// How much is sought.
    NeedQuantity,
    /// How warm the offer is.
    OfferTemperature,
    /// How warm the need must be.
    NeedTemperature,
    /// When it is given.
    OfferMonths,
    /// When it is sought.
    NeedMonths,
    /// What exactly is given: the need is narrower, or only a waste code names it.
    ExactNature,
    /// What exactly is sought: only a waste code names it.
    NeedNature,
    /// Whether the seeking actor may take hazardous waste.
    TakesHazard,
}

impl Question {
    /// True when it is asked of the one who gives.
    pub fn is_of_offer(self) -> bool {
        matches!(
            self,
            Self::OfferPlace
                | Self::OfferQuantity
                | Self::OfferTemperature
                | Self::OfferMonths
                | Self::ExactNature
        )
    }

    /// How much of the data its answer makes up, beside the others'.
    pub fn weight(self) -> f64 {
        match self {
            Self::OfferQuantity | Self::NeedQuantity => 1.5,
            Self::OfferMonths | Self::NeedMonths => 0.5,
            _ => 1.0,
        }
    }
}

/// The open questions, most deciding first, and the share of what is known.
pub(super) fn questions(offer: &Known, need: &Known, row: &RelationRow) -> (Vec<Question>, f64) {
    let narrower = matches!(row.relation, Relation::NeedIsNarrower(_)) || offer.by_waste_code;
    let hazard = offer.hazardous == Some(true) && need.hazardous.is_none();
    // Open, question, concerned.
    let asked = [
        (offer.at.is_none(), Question::OfferPlace, true),
        (need.at.is_none(), Question::NeedPlace, true),
        (hazard, Question::TakesHazard, hazard),
        (
            offer.temperature_c.is_none(),
            Question::OfferTemperature,
            row.heat,
        ),
        (need.temperature_c.is_none(), Question::NeedTemperature, row.heat),
        (offer.amount.is_none(), Question::OfferQuantity, true),
        (need.amount.is_none(), Question::NeedQuantity, true),
        (narrower, Question::ExactNature, narrower),
        (need.by_waste_code, Question::NeedNature, need.by_waste_code),
        (offer.months.is_none(), Question::OfferMonths, true),
        (need.months.is_none(), Question::NeedMonths, true),
    ];
    let concerned = || asked.iter().filter(|(.., concerned)| *concerned);
    let total: f64 = concerned().map(|(_, question, _)| question.weight()).sum();
    let open: Vec<Question> = concerned()
        .filter(|(open, ..)| *open)
        .map(|(_, question, _)| *question)
        .collect();
    let missing: f64 = open.iter().map(|question| question.weight()).sum();
    // A rough place is half an answer.
    let rough = [offer, need]
        .iter()
        .filter(|k| k.at.is_some() && !k.well_placed)
        .count() as f64
        * 0.5;
    (open, (1.0 - (missing + rough) / total).clamp(0.0, 1.0))
}
