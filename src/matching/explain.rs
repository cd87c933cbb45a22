//! A candidate in plain words: what, why, how well, what to ask, and on what all this rests.
//!
//! Everything is worked out anew from the project, so an explanation can never lag behind the data. Figures above
//! the audience's level are not put into any sentence.

use super::candidate::{Candidate, Exchange, PoolCandidate};
use super::facts::{Facts, Heat, Question, judge};
use super::known::Known;
use super::pools::{SHARED_NATURE, SHARED_WORDS};
use super::relations::{Relation, RelationRow, relations};
use super::score::{Parts, parts};
use super::weights::Weights;
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::ids::FlowId;
use crate::base::number::{NBSP, format, format_measure, format_with_unit};
use crate::model::{Actor, Family, Flow, Level, Origin, Project, Status};
use crate::reference::nomenclature;

/// One part of a score, ready to be drawn as a bar.
#[derive(Clone, PartialEq, Debug)]
pub struct PartLine {
    /// Stable key: `relation`, `distance`, `quantity`, `season`, `data`.
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
    /// Stable key of the relation: `same`, `wider`, `narrower`, `rule`, `pool`.
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
    weights: &Weights,
    candidate: &Candidate,
    audience: Level,
    lang: Lang,
) -> Option<Explanation> {
    match candidate {
        Candidate::Exchange(exchange) => explain_exchange(project, weights, exchange, audience, lang),
        Candidate::Pool(pool) => explain_pool(project, pool, audience, lang),
    }
}

/// Both ends of an exchange with everything that a sentence may need.
struct Pair<'a> {
    giver: &'a Actor,
    seeker: &'a Actor,
    offer: &'a Flow,
    need: &'a Flow,
    row: &'static RelationRow,
    facts: Facts,
    parts: Parts,
    /// Quantities may be told to this audience.
    quantities: bool,
    lang: Lang,
}

fn explain_exchange(
    project: &Project,
    weights: &Weights,
    exchange: &Exchange,
    audience: Level,
    lang: Lang,
) -> Option<Explanation> {
    let (offer, need) = (
        project.flows.get(&exchange.offer)?,
        project.flows.get(&exchange.need)?,
    );
    let (giver, seeker) = (
        project.actors.get(&offer.actor)?,
        project.actors.get(&need.actor)?,
    );
    let row = relations().get(exchange.relation as usize)?;
    let facts = judge(&Known::of(offer, giver)?, &Known::of(need, seeker)?, row, weights);
    let parts = parts(&facts, row);
    let visible = |flow: &Flow| flow.level_of("quantity") <= audience;
    let pair = Pair {
        giver,
        seeker,
        offer,
        need,
        row,
        facts,
        parts,
        quantities: visible(offer) && visible(need),
        lang,
    };
    let unit = nomenclature().get(row.offer).unit.clone();
    let alone = pair
        .facts
        .quantity_alone()
        .filter(|_| pair.quantities)
        .map(|q| (q, unit));
    let (conditions, example, rule) = match row.relation {
        Relation::Knowledge { rule, .. } => (
            rule.conditions(lang).to_owned(),
            rule.example(lang).to_owned(),
            rule.id.clone(),
        ),
        _ => Default::default(),
    };
    Some(Explanation {
        family: Some(nomenclature().get(row.offer).family),
        short: capitalised(&offer.label),
        ends: format!("{} → {}", giver.map_name(), seeker.map_name()),
        title: pair.say("explain-title", &[]),
        hint: pair.relation_words("hint"),
        why: pair.why(),
        distance_km: pair.facts.distance_km,
        parts: pair.part_lines(),
        gain: pair.gain(alone.as_ref()),
        effort: tr(lang, &format!("explain-effort-{}", pair.effort_level())),
        effort_level: pair.effort_level(),
        conditions,
        example,
        questions: pair.questions(),
        quantity_alone: alone,
        rule,
        relation: pair.relation_key(),
        origin: pair.origin(),
        illustrative: [&giver.origin, &seeker.origin, &offer.origin, &need.origin]
            .into_iter()
            .any(Origin::is_illustrative),
        confidential: offer.level.max(need.level) > audience,
    })
}

impl Pair<'_> {
    /// A message that may name both ends.
    fn say(&self, key: &str, more: &[(&str, String)]) -> String {
        let mut args = vec![
            ("giver", self.giver.map_name().into()),
            ("seeker", self.seeker.map_name().into()),
            ("offer", self.offer.label.as_str().into()),
            ("need", self.need.label.as_str().into()),
        ];
        args.extend(more.iter().map(|(name, value)| (*name, value.as_str().into())));
        tr_args(self.lang, key, &args)
    }

    fn relation_key(&self) -> &'static str {
        match self.row.relation {
            Relation::Same => "same",
            Relation::NeedIsWider(_) => "wider",
            Relation::NeedIsNarrower(_) => "narrower",
            Relation::Knowledge { .. } => "rule",
        }
    }

    /// The relation in words; `form` is `hint` (list) or `why` (sentence) or `part` (beside the bar).
    fn relation_words(&self, form: &str) -> String {
        let natures = nomenclature();
        let label = |ix| lower_first(natures.label(ix, self.lang));
        let processing = match self.row.relation {
            Relation::Knowledge { rule, .. } => rule.processing(self.lang).to_owned(),
            _ => String::new(),
        };
        let none = ["aucun", "none"].iter().any(|word| processing == *word);
        let key = match self.row.relation {
            Relation::Knowledge { .. } if none => "as-it-is",
            _ => self.relation_key(),
        };
        let lifted = match self.facts.heat {
            Heat::HeatPump(lift) => {
                let kelvin = format(self.lang, lift, 0);
                format!(
                    " {}",
                    tr_args(
                        self.lang,
                        &format!("explain-pump-{form}"),
                        &[("lift", kelvin.into())]
                    )
                )
            }
            _ => String::new(),
        };
        let args = [
            ("offered", label(self.row.offer)),
            ("sought", label(self.row.need)),
            ("processing", processing),
        ];
        self.say(&format!("explain-{key}-{form}"), &args) + &lifted
    }

    fn why(&self) -> String {
        let mut sentences = vec![self.relation_words("why")];
        if let (Some(supply), Some(demand), true) = (self.facts.supply, self.facts.demand, self.quantities) {
            let unit = &nomenclature().get(self.row.offer).unit;
            let yearly = |v: f64| {
                format!(
                    "{}{}",
                    format_with_unit(self.lang, v, unit),
                    tr(self.lang, "per-year")
                )
            };
            let args = [("supply", yearly(supply)), ("demand", yearly(demand))];
            sentences.push(self.say("explain-quantities", &args));
        }
        sentences.push(match self.facts.distance_km {
            Some(km) => {
                let (km, limit) = (
                    kilometres(self.lang, km),
                    kilometres(self.lang, self.facts.limit_km),
                );
                let key = if self.row.heat {
                    "explain-distance-heat"
                } else {
                    "explain-distance"
                };
                self.say(key, &[("km", km), ("limit", limit)])
            }
            None => self.say("explain-no-place", &[]),
        });
        sentences.join(" ")
    }

    fn part_lines(&self) -> Vec<PartLine> {
        let (facts, lang) = (&self.facts, self.lang);
        let line = |key, value, reason| PartLine {
            key,
            label: tr(lang, &format!("part-{key}")),
            value,
            reason,
        };
        let distance = match facts.distance_km {
            Some(km) => {
                let args = [
                    ("km", kilometres(lang, km)),
                    ("limit", kilometres(lang, facts.limit_km)),
                ];
                self.say("part-distance-reason", &args)
            }
            None => tr(lang, "part-distance-unknown"),
        };
        let quantity = match (facts.supply, facts.demand) {
            (Some(_), Some(_)) if !self.quantities => tr(lang, "part-quantity-hidden"),
            (Some(supply), Some(demand)) => {
                let unit = &nomenclature().get(self.row.offer).unit;
                let args = [
                    ("less", format_measure(lang, supply.min(demand))),
                    ("more", format_with_unit(lang, supply.max(demand), unit)),
                ];
                self.say("part-quantity-reason", &args)
            }
            (None, Some(_)) => tr(lang, "part-quantity-no-offer"),
            (Some(_), None) => tr(lang, "part-quantity-no-need"),
            (None, None) => tr(lang, "part-quantity-unknown"),
        };
        let season = match facts.season {
            Some((common, sought)) => tr_args(
                lang,
                "part-season-reason",
                &[
                    ("common", common.to_string().into()),
                    ("sought", sought.to_string().into()),
                ],
            ),
            None => tr(lang, "part-season-unknown"),
        };
        let open = facts.questions.len();
        let data = tr_args(
            lang,
            "part-data-reason",
            &[("n", (open as f64).into()), ("count", open.to_string().into())],
        );
        vec![
            line("relation", Some(self.parts.relation), self.relation_words("part")),
            line("distance", self.parts.distance, distance),
            line(
                "quantity",
                self.parts.quantity.filter(|_| self.quantities),
                quantity,
            ),
            line("season", self.parts.season, season),
            line("data", Some(self.parts.data), data),
        ]
    }

    fn effort_level(&self) -> u8 {
        let base = match self.row.relation {
            Relation::Knowledge { rule, .. } => rule.effort,
            _ if self.row.heat => 2,
            _ => 1,
        };
        if matches!(self.facts.heat, Heat::HeatPump(_)) {
            3
        } else {
            base
        }
    }

    fn gain(&self, alone: Option<&(f64, String)>) -> String {
        match alone {
            Some((amount, unit)) => {
                let amount = format_with_unit(self.lang, *amount, unit) + &tr(self.lang, "per-year");
                self.say("explain-gain", &[("amount", amount)])
            }
            None => tr(self.lang, "explain-gain-unknown"),
        }
    }

    fn questions(&self) -> Vec<QuestionLine> {
        let line = |question: &Question| {
            let (key, flow) = match question {
                Question::OfferPlace => ("ask-offer-place", self.offer),
                Question::NeedPlace => ("ask-need-place", self.need),
                Question::OfferQuantity => ("ask-offer-quantity", self.offer),
                Question::NeedQuantity => ("ask-need-quantity", self.need),
                Question::OfferTemperature => ("ask-offer-temperature", self.offer),
                Question::NeedTemperature => ("ask-need-temperature", self.need),
                Question::OfferMonths => ("ask-offer-months", self.offer),
                Question::NeedMonths => ("ask-need-months", self.need),
                Question::ExactNature => ("ask-exact-nature", self.offer),
            };
            QuestionLine {
                flow: flow.id,
                question: *question,
                text: self.say(key, &[]),
            }
        };
        self.facts.questions.iter().map(line).collect()
    }

    fn origin(&self) -> String {
        let rule = match self.row.relation {
            Relation::Knowledge { rule, .. } => {
                let args = [
                    ("rule", rule.id.clone()),
                    ("status", status_words(self.lang, rule.origin.status)),
                    ("source", rule.origin.source.clone()),
                ];
                self.say("explain-origin-rule", &args)
            }
            _ => tr(self.lang, "explain-origin-nature"),
        };
        let data = |flow: &Flow| status_words(self.lang, flow.origin.status);
        let flows = self.say(
            "explain-origin-data",
            &[("given", data(self.offer)), ("sought", data(self.need))],
        );
        format!("{rule} {flows}")
    }
}

fn explain_pool(project: &Project, pool: &PoolCandidate, audience: Level, lang: Lang) -> Option<Explanation> {
    let flows: Vec<&Flow> = pool
        .members
        .iter()
        .map(|f| project.flows.get(f).map(AsRef::as_ref))
        .collect::<Option<_>>()?;
    let actors: Vec<&Actor> = flows
        .iter()
        .map(|f| project.actors.get(&f.actor).map(AsRef::as_ref))
        .collect::<Option<_>>()?;
    let nature = flows
        .first()?
        .nature
        .as_deref()
        .and_then(|code| nomenclature().index_of(code));
    let what = nature.map_or_else(
        || flows[0].label.clone(),
        |ix| nomenclature().label(ix, lang).to_owned(),
    );
    let names: Vec<&str> = actors.iter().map(|a| a.map_name()).collect();
    let missing = pool.missing();
    let words = |key: &str| {
        let args = [
            ("what", what.as_str().into()),
            ("n", (pool.members.len() as f64).into()),
            ("count", pool.members.len().to_string().into()),
            ("missing", (missing as f64).into()),
            ("names", names.join(", ").into()),
            (
                "km",
                pool.spread_km
                    .map_or_else(|| "?".to_owned(), |km| kilometres(lang, km))
                    .into(),
            ),
        ];
        tr_args(lang, key, &args)
    };
    let known = flows.iter().filter(|f| f.quantity.typical().is_some()).count();
    let line = |key: &'static str, value, reason| PartLine {
        key,
        label: tr(lang, &format!("part-{key}")),
        value,
        reason,
    };
    let mass = (pool.members.len() as f64 / pool.critical as f64).min(1.0);
    let enough = if missing == 0 {
        "explain-pool-enough"
    } else {
        "explain-pool-missing"
    };
    let unasked = flows.iter().filter(|f| f.quantity.typical().is_none());
    Some(Explanation {
        family: nature.map(|ix| nomenclature().get(ix).family),
        short: words("explain-pool-short"),
        ends: names.join(" · "),
        title: words("explain-pool-title"),
        hint: words(enough),
        why: [words("explain-pool-why"), words(enough)].join(" "),
        distance_km: pool.spread_km,
        parts: vec![
            line(
                "relation",
                Some(if nature.is_some() {
                    SHARED_NATURE
                } else {
                    SHARED_WORDS
                }),
                words("part-pool-relation"),
            ),
            line("distance", None, words("part-pool-distance")),
            line("quantity", Some(mass), words(enough)),
            line(
                "data",
                Some(known as f64 / flows.len() as f64),
                words("part-pool-data"),
            ),
        ],
        gain: words("explain-pool-gain"),
        effort: words("explain-pool-effort"),
        effort_level: 1,
        conditions: String::new(),
        example: String::new(),
        questions: unasked
            .map(|flow| QuestionLine {
                flow: flow.id,
                question: Question::OfferQuantity,
                text: tr_args(
                    lang,
                    "ask-pool-quantity",
                    &[
                        (
                            "name",
                            project
                                .actors
                                .get(&flow.actor)
                                .map_or("", |a| a.name.as_str())
                                .into(),
                        ),
                        ("label", flow.label.as_str().into()),
                    ],
                ),
            })
            .collect(),
        quantity_alone: None,
        rule: String::new(),
        relation: "pool",
        origin: words("explain-pool-origin"),
        illustrative: flows.iter().any(|f| f.origin.is_illustrative())
            || actors.iter().any(|a| a.origin.is_illustrative()),
        confidential: flows.iter().any(|f| f.level > audience),
    })
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

fn capitalised(text: &str) -> String {
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
