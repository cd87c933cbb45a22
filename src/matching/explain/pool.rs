//! A pool in words.

use super::super::candidate::PoolCandidate;
use super::super::facts::Question;
use super::super::pools::{SHARED_NATURE, SHARED_WORDS};
use super::super::rulebook::Rulebook;
use super::{Explanation, PartLine, QuestionLine, kilometres};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::model::{Actor, Flow, Level, Project};
use crate::reference::NatureIx;

/// A pool with everything that a sentence may need.
struct Group<'a> {
    rules: &'a Rulebook,
    pool: &'a PoolCandidate,
    flows: Vec<&'a Flow>,
    actors: Vec<&'a Actor>,
    nature: Option<NatureIx>,
    lang: Lang,
}

/// Explains a pool to an audience.
pub(super) fn explain(
    project: &Project,
    rules: &Rulebook,
    pool: &PoolCandidate,
    audience: Level,
    lang: Lang,
) -> Option<Explanation> {
    let flow = |id| project.flows.get(id).map(AsRef::as_ref);
    let flows: Vec<&Flow> = pool.members.iter().map(flow).collect::<Option<_>>()?;
    let actor = |flow: &&Flow| project.actors.get(&flow.actor).map(AsRef::as_ref);
    let actors: Vec<&Actor> = flows.iter().map(actor).collect::<Option<_>>()?;
    let code = flows.first()?.nature.as_deref();
    let nature = code.and_then(|code| rules.natures().index_of(code));
    let group = Group {
        rules,
        pool,
        flows,
        actors,
        nature,
        lang,
    };
    let enough = group.say(group.enough());
    Some(Explanation {
        family: nature.map(|ix| rules.natures().get(ix).family),
        short: group.say("explain-pool-short"),
        ends: group.names(" · "),
        title: group.say("explain-pool-title"),
        why: [group.say("explain-pool-why"), enough.clone()].join(" "),
        hint: enough,
        distance_km: pool.spread_km,
        parts: group.parts(),
        brakes: Vec::new(),
        months: None,
        gain: group.say("explain-pool-gain"),
        effort: group.say("explain-pool-effort"),
        effort_level: 1,
        conditions: String::new(),
        example: String::new(),
        questions: group.questions(),
        quantity_alone: None,
        rule: String::new(),
        relation: "pool",
        origin: group.say("explain-pool-origin"),
        illustrative: group.is_illustrative(),
        confidential: group.flows.iter().any(|f| f.level > audience),
    })
}

impl Group<'_> {
    fn names(&self, between: &str) -> String {
        self.actors
            .iter()
            .map(|a| a.map_name())
            .collect::<Vec<_>>()
            .join(between)
    }

    /// What is shared: the nature, or the words of the first member while no nature is recognised.
    fn what(&self) -> &str {
        self.nature.map_or(&self.flows[0].label, |ix| {
            self.rules.natures().label(ix, self.lang)
        })
    }

    fn enough(&self) -> &'static str {
        if self.pool.missing() == 0 {
            "explain-pool-enough"
        } else {
            "explain-pool-missing"
        }
    }

    fn say(&self, key: &str) -> String {
        let spread = self
            .pool
            .spread_km
            .map_or_else(|| "?".to_owned(), |km| kilometres(self.lang, km));
        let args = [
            ("what", self.what().into()),
            ("n", (self.flows.len() as f64).into()),
            ("count", self.flows.len().to_string().into()),
            ("missing", (self.pool.missing() as f64).into()),
            ("names", self.names(", ").into()),
            ("km", spread.into()),
            ("unknown", (self.unknown() as f64).into()),
        ];
        tr_args(self.lang, key, &args)
    }

    /// How many members have not said how much.
    fn unknown(&self) -> usize {
        self.flows
            .iter()
            .filter(|f| f.quantity.typical().is_none())
            .count()
    }

    fn parts(&self) -> Vec<PartLine> {
        let known = self.flows.len() - self.unknown();
        let mass = (self.flows.len() as f64 / self.pool.critical as f64).min(1.0);
        let relation = if self.nature.is_some() {
            SHARED_NATURE
        } else {
            SHARED_WORDS
        };
        let line = |key, value, reason: &str| PartLine {
            key,
            label: tr(self.lang, &format!("part-{key}")),
            value,
            reason: self.say(reason),
        };
        vec![
            line("relation", Some(relation), "part-pool-relation"),
            line("distance", self.pool.nearness, "part-pool-distance"),
            line("quantity", Some(mass), self.enough()),
            line(
                "data",
                Some(0.5 + 0.5 * known as f64 / self.flows.len() as f64),
                "part-pool-data",
            ),
        ]
    }

    fn questions(&self) -> Vec<QuestionLine> {
        let asked = self
            .flows
            .iter()
            .zip(&self.actors)
            .filter(|(f, _)| f.quantity.typical().is_none());
        asked
            .map(|(flow, actor)| {
                let args = [
                    ("name", actor.map_name().into()),
                    ("label", flow.label.as_str().into()),
                ];
                let text = tr_args(self.lang, "ask-pool-quantity", &args);
                QuestionLine {
                    flow: flow.id,
                    question: Question::OfferQuantity,
                    text,
                }
            })
            .collect()
    }

    fn is_illustrative(&self) -> bool {
        self.flows.iter().any(|f| f.origin.is_illustrative())
            || self.actors.iter().any(|a| a.origin.is_illustrative())
    }
}
