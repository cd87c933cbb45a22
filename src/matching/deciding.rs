//! The questions that matter most over a whole project: which answers would move most proposals.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::candidate::{Candidate, Exchange};
use super::facts::{Facts, Question, judge};
use super::known::Known;
use super::relations::RelationRow;
use super::rulebook::Rulebook;
use super::score::{Milli, parts, score};
use crate::base::ids::FlowId;
use crate::model::Project;

/// An open question, and what hangs on it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Deciding {
    /// The flow to ask about.
    pub flow: FlowId,
    /// What to ask.
    pub question: Question,
    /// A proposal that waits for it, the best one: its words tell how to ask.
    pub example: Exchange,
    /// How many proposals wait for it.
    pub proposals: usize,
    /// By how much a good answer could raise them all, in thousandths of a point.
    pub at_stake: u64,
}

/// The questions that matter most among these candidates, most deciding first, at most `limit`.
pub fn deciding(
    project: &Project,
    rules: &Rulebook,
    candidates: &[Candidate],
    limit: usize,
) -> Vec<Deciding> {
    let mut found: BTreeMap<(FlowId, Question), Deciding> = BTreeMap::new();
    for candidate in candidates {
        let Candidate::Exchange(exchange) = candidate else {
            continue;
        };
        let Some((facts, row)) = facts_of(project, rules, exchange) else {
            continue;
        };
        for (question, raised) in raised(&facts, row, rules) {
            let flow = if question.is_of_offer() {
                exchange.offer
            } else {
                exchange.need
            };
            let held = found.entry((flow, question)).or_insert(Deciding {
                flow,
                question,
                example: *exchange,
                proposals: 0,
                at_stake: 0,
            });
            held.proposals += 1;
            held.at_stake += u64::from(raised);
        }
    }
    let mut all: Vec<Deciding> = found.into_values().collect();
    all.sort_by_key(|d| (Reverse(d.at_stake), d.flow, d.question));
    all.truncate(limit);
    all
}

fn facts_of<'a>(
    project: &Project,
    rules: &'a Rulebook,
    exchange: &Exchange,
) -> Option<(Facts, &'a RelationRow)> {
    let known = |flow| Known::in_project(project, project.flows.get(&flow)?, &rules.knowledge);
    let row = rules.relations.get(exchange.relation)?;
    Some((
        judge(&known(exchange.offer)?, &known(exchange.need)?, row, rules),
        row,
    ))
}

/// Each open question and by how much a good answer would raise the score.
fn raised(facts: &Facts, row: &RelationRow, rules: &Rulebook) -> Vec<(Question, Milli)> {
    let now_parts = parts(facts, row);
    let now = score(&now_parts, &rules.weights);
    let open: f64 = facts.questions.iter().map(|question| question.weight()).sum();
    let each = (1.0 - now_parts.data) / open;
    facts
        .questions
        .iter()
        .map(|question| {
            let mut better = now_parts;
            better.data = (better.data + each * question.weight()).min(1.0);
            match question {
                Question::OfferQuantity | Question::NeedQuantity => better.quantity = Some(1.0),
                Question::OfferPlace | Question::NeedPlace => better.distance = Some(1.0),
                Question::ExactNature | Question::NeedNature => better.relation = 1.0,
                _ => {}
            }
            (*question, score(&better, &rules.weights).saturating_sub(now))
        })
        .collect()
}
