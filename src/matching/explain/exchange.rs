//! An exchange in words.

use super::super::candidate::Exchange;
use super::super::facts::{Heat, Question};
use super::super::relations::Relation;
use super::super::rulebook::Rulebook;
use super::brakes::brakes;
use super::pair::Pair;
use super::{
    Explanation, MonthChart, PartLine, QuestionLine, capitalised, kilometres, lower_first, status_words,
};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number::{format, format_measure, format_with_unit};
use crate::model::{Flow, Level, Origin, Project};

/// Explains an exchange to an audience.
pub(super) fn explain(
    project: &Project,
    rules: &Rulebook,
    exchange: &Exchange,
    audience: Level,
    lang: Lang,
) -> Option<Explanation> {
    let pair = Pair::of(project, rules, exchange, audience, lang)?;
    let (giver, seeker, offer, need) = (pair.giver, pair.seeker, pair.offer, pair.need);
    let unit = rules.natures().get(pair.row.offer).unit.clone();
    let alone = pair
        .facts
        .quantity_alone
        .filter(|_| pair.quantities)
        .map(|q| (q, unit));
    let (conditions, example, rule) = pair.rule_words();
    Some(Explanation {
        family: Some(rules.natures().get(pair.row.offer).family),
        short: capitalised(&offer.label),
        ends: format!("{} → {}", giver.map_name(), seeker.map_name()),
        title: pair.say("explain-title", &[]),
        hint: if pair.runs_already {
            tr(lang, "explain-runs-hint")
        } else {
            pair.relation_words("hint")
        },
        why: pair.why(),
        distance_km: pair.facts.distance_km,
        parts: pair.part_lines(),
        brakes: brakes(&pair),
        months: pair.months(),
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
    /// Conditions, example and identifier of the rule that it rests on; empty where no rule is needed.
    fn rule_words(&self) -> (String, String, String) {
        match self.row.relation {
            Relation::Knowledge { rule, .. } => {
                let rule = self.rules.knowledge.rule(rule);
                (
                    rule.conditions(self.lang).to_owned(),
                    rule.example(self.lang).to_owned(),
                    rule.id.clone(),
                )
            }
            _ => Default::default(),
        }
    }

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
            Relation::Cascade(_) => "cascade",
            Relation::Upgrade(_) => "upgrade",
            Relation::Knowledge { .. } => "rule",
        }
    }

    /// The relation in words; `form` is `hint` (list) or `why` (sentence) or `part` (beside the bar).
    fn relation_words(&self, form: &str) -> String {
        let natures = self.rules.natures();
        let label = |ix| lower_first(natures.label(ix, self.lang));
        let processing = match self.row.relation {
            Relation::Knowledge { rule, .. } => {
                self.rules.knowledge.rule(rule).processing(self.lang).to_owned()
            }
            _ => String::new(),
        };
        let none = ["aucun", "none"].iter().any(|word| processing == *word);
        let key = match self.row.relation {
            Relation::Knowledge { .. } if none => "as-it-is",
            _ => self.relation_key(),
        };
        let lifted = match self.facts.heat {
            Heat::HeatPump { lift_k, .. } => {
                let kelvin = format(self.lang, lift_k, 0);
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
        if self.runs_already {
            sentences.push(tr(self.lang, "explain-runs-why"));
        }
        if let (Some(supply), Some(demand), true) = (self.facts.supply, self.facts.demand, self.quantities) {
            let unit = &self.rules.natures().get(self.row.offer).unit;
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
        sentences.extend(self.likeness_words());
        if self.known.0.by_waste_code || self.known.1.by_waste_code {
            sentences.push(tr(self.lang, "explain-by-code"));
        }
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
                let unit = &self.rules.natures().get(self.row.offer).unit;
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

    pub(super) fn effort_level(&self) -> u8 {
        let base = match self.row.relation {
            Relation::Knowledge { rule, .. } => self.rules.knowledge.rule(rule).effort,
            _ if self.row.heat || matches!(self.row.relation, Relation::Cascade(_)) => 2,
            _ => 1,
        };
        if matches!(self.facts.heat, Heat::HeatPump { .. }) {
            3
        } else {
            base
        }
    }

    /// Given and sought month by month, when the audience may know quantities.
    fn months(&self) -> Option<MonthChart> {
        let [given, sought] = self.facts.monthly(&self.known.0, &self.known.1)?;
        self.quantities.then(|| MonthChart {
            given,
            sought,
            unit: self.rules.natures().get(self.row.offer).unit.clone(),
            said: (self.known.0.months.is_some(), self.known.1.months.is_some()),
        })
    }

    /// What published cases and this project's own decisions say.
    fn likeness_words(&self) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(alike) = self.facts.case {
            let key = if alike.same_activities {
                "explain-case-alike"
            } else {
                "explain-case"
            };
            told.push(self.say(
                key,
                &[
                    ("place", alike.case.place.clone()),
                    ("case", alike.case.label_fr.clone()),
                    ("source", alike.case.origin.source.clone()),
                ],
            ));
        }
        let memory = self.facts.memory;
        for (count, key) in [(memory.kept, "explain-kept"), (memory.refused, "explain-refused")] {
            if count > 0 {
                told.push(tr_args(self.lang, key, &[("n", f64::from(count).into())]));
            }
        }
        told
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
                Question::NeedNature => ("ask-need-nature", self.need),
                Question::TakesHazard => ("ask-takes-hazard", self.need),
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
                let rule = self.rules.knowledge.rule(rule);
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
