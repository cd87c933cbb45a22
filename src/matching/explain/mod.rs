//! A candidate in plain words: what, why, how well, what to ask, and on what all this rests.
//!
//! Everything is worked out anew from the project, so an explanation can never lag behind the data. Figures above
//! the audience's level are not put into any sentence.

pub mod brakes;
mod chain;
mod exchange;
mod pair;
mod pool;

use super::candidate::Candidate;
use super::facts::Question;
use super::rulebook::Rulebook;
use crate::base::i18n::{Lang, tr};
use crate::base::ids::FlowId;
use crate::base::number::{NBSP, format};
use crate::model::{Family, Level, Project, Status};

/// One part of a score, ready to be drawn as a bar.
#[derive(Clone, PartialEq, Debug)]
pub struct PartLine {
    /// Stable key: `relation`, `distance`, `quantity`, `season`, `data`, or `first-half` and `second-half` of a chain.
    pub key: &'static str,
    /// Its name in words.
    pub label: String,
    /// 0 to 1; `None` is unknown.
    pub value: Option<f64>,
    /// Why, in a few words.
    pub reason: String,
}

/// A question whose answer would help, and the flow to ask about.
#[derive(Clone, PartialEq, Debug)]
pub struct QuestionLine {
    /// The flow concerned.
    pub flow: FlowId,
    /// What is asked.
    pub question: Question,
    /// In words.
    pub text: String,
}

/// Twelve months of what is given and sought, January first, in one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct MonthChart {
    /// Given.
    pub given: [f64; 12],
    /// Sought.
    pub sought: [f64; 12],
    /// A code of the table of units.
    pub unit: String,
    /// Whether anybody said the months of offer and need; else they are assumed.
    pub said: (bool, bool),
}

/// A candidate in words.
#[derive(Clone, PartialEq, Debug)]
pub struct Explanation {
    /// Colour and icon.
    pub family: Option<Family>,
    /// Two or three words for a list.
    pub short: String,
    /// "A → B", or the members of a pool.
    pub ends: String,
    /// The proposal as a sentence.
    pub title: String,
    /// The reason in about ten words, for a list.
    pub hint: String,
    /// The reason in one to three sentences.
    pub why: String,
    /// Kilometres between the ends, or the spread of a pool.
    pub distance_km: Option<f64>,
    /// The parts of the score in fixed order.
    pub parts: Vec<PartLine>,
    /// What may stand in the way, the heaviest first.
    pub brakes: Vec<String>,
    /// Given and sought month by month; `None` when a quantity is unknown or above the audience's level.
    pub months: Option<MonthChart>,
    /// What would be gained, in words.
    pub gain: String,
    /// What it would take, in words.
    pub effort: String,
    /// 1 transport or sorting, 2 treatment, 3 a plant.
    pub effort_level: u8,
    /// Quality conditions of the rule, or empty.
    pub conditions: String,
    /// A place where the like runs, or empty.
    pub example: String,
    /// What to ask, most deciding first.
    pub questions: Vec<QuestionLine>,
    /// Amount a year that the pair alone could exchange, with its unit.
    pub quantity_alone: Option<(f64, String)>,
    /// Identifier of the rule of the knowledge table, or empty.
    pub rule: String,
    /// Stable key of the relation: `same`, `wider`, `narrower`, `rule`, `pool`, or `unasked` for a pool that not all
    /// of its members asked for.
    pub relation: &'static str,
    /// Where rule and data come from, in a line.
    pub origin: String,
    /// True when one of the actors or flows is invented.
    pub illustrative: bool,
    /// True when something shown rests on data above the audience's level.
    pub confidential: bool,
}

/// Explains a candidate to an audience. `None` when one of its flows no longer exists.
pub fn explain(
    project: &Project,
    rules: &Rulebook,
    candidate: &Candidate,
    audience: Level,
    lang: Lang,
) -> Option<Explanation> {
    match candidate {
        Candidate::Exchange(exchange) => exchange::explain(project, rules, exchange, audience, lang),
        Candidate::Chain(chain) => chain::explain(project, rules, chain, audience, lang),
        Candidate::Pool(pool) => pool::explain(project, rules, pool, audience, lang),
    }
}

/// A status in words; "not said" when there is none.
pub fn status_words(lang: Lang, status: Option<Status>) -> String {
    status.map_or_else(
        || tr(lang, "status-none"),
        |s| tr(lang, &format!("status-{}", s.code())),
    )
}

/// Kilometres with their unit.
pub fn kilometres(lang: Lang, km: f64) -> String {
    let decimals = if km < 20.0 { 1 } else { 0 };
    format!("{}{NBSP}km", format(lang, km, decimals))
}

/// With a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Lower-cases the first letter, unless the word is an abbreviation such as "CO2".
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
