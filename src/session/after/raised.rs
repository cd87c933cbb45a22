//! Questions that the synergies under way raise.

use std::collections::{BTreeMap, BTreeSet};

use super::teller::Teller;
use crate::base::ids::{ActorId, FlowId, SynergyId};
use crate::matching::explain::{QuestionLine, explain};
use crate::matching::facts::Question;
use crate::matching::{Candidate, Matcher};
use crate::model::Synergy;
use crate::report::{Cell, Column, ReportError, Table};
use crate::session::follow_up::{ends, is_under_way, title};

/// Whom questions are put to.
#[derive(Clone, Copy, Default)]
pub struct Asked<'a> {
    /// Those who are expected; everybody when nobody is.
    pub expected: &'a [ActorId],
    /// Most questions to one actor; `None` for all.
    pub most: Option<usize>,
}

/// A question, in the order in which questions are put.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Raised {
    who: String,
    /// Place among the questions of its synergy, the most deciding first.
    rank: usize,
    synergy: SynergyId,
    question: String,
    about: String,
}

/// What would be good to know, by the actor who can answer. Worked out from what the audience may know; what it may
/// not know is no question to it, since the operator may well know the answer.
///
/// # Errors
/// [`ReportError::Matching`] when the proposals cannot be computed.
pub fn raised(teller: &Teller<'_>, asked: Asked<'_>) -> Result<Table, ReportError> {
    let mut rows = all(teller, asked.expected)?;
    rows.sort();
    let mut seen = BTreeSet::new();
    rows.retain(|row| seen.insert((row.who.clone(), row.question.clone())));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    rows.retain(|row| {
        let count = counts.entry(row.who.clone()).or_default();
        *count += 1;
        asked.most.is_none_or(|most| *count <= most)
    });
    let row = |row: Raised| {
        vec![
            Cell::text(row.who),
            Cell::text(row.question),
            Cell::text(row.about),
        ]
    };
    Ok(Table {
        sheet: teller.tr("report-sheet-raised"),
        columns: vec![
            Column::new(teller.tr("report-to-whom"), 2.0),
            Column::new(teller.tr("report-question"), 4.0),
            Column::under(teller.tr("report-about"), 3.0),
        ],
        rows: rows.into_iter().map(row).collect(),
        grouped: true,
    })
}

fn all(teller: &Teller<'_>, expected: &[ActorId]) -> Result<Vec<Raised>, ReportError> {
    let (project, order) = (&teller.project, teller.order);
    let matcher = Matcher::new(project).map_err(|error| ReportError::Matching(error.to_string()))?;
    let mut under_way: BTreeMap<(FlowId, FlowId), &Synergy> = BTreeMap::new();
    for synergy in project.synergies.values().filter(|s| is_under_way(s.state)) {
        if let (Some(offer), Some(need)) = (synergy.offer_flow, synergy.need_flow) {
            under_way.insert((offer, need), synergy);
        }
    }
    let mut rows = Vec::new();
    for exchange in matcher.decided_exchanges() {
        let Some(synergy) = under_way.get(&(exchange.offer, exchange.need)) else {
            continue;
        };
        let candidate = Candidate::Exchange(exchange);
        let words = explain(project, matcher.rules(), &candidate, order.audience, order.lang);
        for (rank, question) in words.into_iter().flat_map(|words| words.questions).enumerate() {
            let Some((flow, who)) = teller.flow(question.flow) else {
                continue;
            };
            let is_expected = expected.is_empty() || expected.contains(&flow.actor);
            if !is_expected || is_hidden(teller, &question) {
                continue;
            }
            rows.push(Raised {
                who: who.to_owned(),
                rank,
                synergy: synergy.id,
                question: question.text,
                about: [title(project, synergy), ends(project, synergy)].join(", "),
            });
        }
    }
    Ok(rows)
}

/// True when the audience could not be told the answer.
fn is_hidden(teller: &Teller<'_>, question: &QuestionLine) -> bool {
    let Some(flow) = teller.order.project.flows.get(&question.flow) else {
        return true;
    };
    let field = match question.question {
        Question::OfferPlace | Question::NeedPlace => {
            let actor = teller.order.project.actors.get(&flow.actor);
            let levels = ["position", "lat", "lon"].map(|field| actor.and_then(|a| a.levels.get(field)));
            return levels
                .into_iter()
                .flatten()
                .any(|level| *level > teller.order.audience);
        }
        Question::OfferQuantity | Question::NeedQuantity => "quantity",
        Question::OfferTemperature | Question::NeedTemperature => "temperature_c",
        Question::OfferMonths | Question::NeedMonths => "availability",
        Question::ExactNature | Question::NeedNature => "nature",
        Question::TakesHazard => return false,
    };
    flow.level_of(field) > teller.order.audience
}
