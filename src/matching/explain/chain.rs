//! A chain in words: two exchanges over an actor that transforms.

use super::super::candidate::{Chain, Exchange};
use super::super::facts::judge;
use super::super::known::Known;
use super::super::rulebook::Rulebook;
use super::super::score::{Milli, parts, score};
use super::{Explanation, PartLine, exchange};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::ids::FlowId;
use crate::model::{Level, Project};

/// One half: its words and its score.
struct Half {
    words: Explanation,
    score: Milli,
}

/// Explains a chain to an audience.
pub(super) fn explain(
    project: &Project,
    rules: &Rulebook,
    chain: &Chain,
    audience: Level,
    lang: Lang,
) -> Option<Explanation> {
    let half = |offer, need| half(project, rules, (offer, need), audience, lang);
    let (first, second) = (half(chain.offer, chain.into)?, half(chain.out, chain.need)?);
    let name = |flow: FlowId| {
        let actor = project.flows.get(&flow)?.actor;
        project.actors.get(&actor).map(|a| a.map_name())
    };
    let label = |flow: FlowId| project.flows.get(&flow).map(|f| f.label.as_str());
    let args = [
        ("giver", name(chain.offer)?.into()),
        ("offer", label(chain.offer)?.into()),
        ("via", name(chain.into)?.into()),
        ("product", label(chain.out)?.into()),
        ("seeker", name(chain.need)?.into()),
        ("need", label(chain.need)?.into()),
    ];
    let say = |key| tr_args(lang, key, &args);
    let part = |key, half: &Half| PartLine {
        key,
        label: tr(lang, &format!("part-{key}")),
        value: Some(f64::from(half.score) / 100_000.0),
        reason: half.words.hint.clone(),
    };
    let mut brakes = vec![say("brake-chain")];
    brakes.extend(first.words.brakes.iter().chain(&second.words.brakes).cloned());
    let mut told = std::collections::BTreeSet::new();
    brakes.retain(|brake| told.insert(brake.clone()));
    let effort_level = first.words.effort_level.max(second.words.effort_level).max(2);
    Some(Explanation {
        family: first.words.family,
        short: first.words.short.clone(),
        ends: say("explain-chain-ends"),
        title: say("explain-chain-title"),
        hint: say("explain-chain-hint"),
        why: [
            say("explain-chain-why"),
            first.words.why.clone(),
            second.words.why.clone(),
        ]
        .join(" "),
        distance_km: first
            .words
            .distance_km
            .zip(second.words.distance_km)
            .map(|(a, b)| a + b),
        parts: vec![part("first-half", &first), part("second-half", &second)],
        brakes,
        months: first.words.months.clone(),
        gain: first.words.gain.clone(),
        effort: tr(lang, &format!("explain-effort-{effort_level}")),
        effort_level,
        conditions: [&first.words.conditions, &second.words.conditions]
            .into_iter()
            .filter(|c| !c.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ; "),
        example: first.words.example.clone(),
        questions: first
            .words
            .questions
            .iter()
            .chain(&second.words.questions)
            .cloned()
            .collect(),
        quantity_alone: first.words.quantity_alone.clone(),
        rule: first.words.rule.clone(),
        relation: "chain",
        origin: [first.words.origin.clone(), second.words.origin.clone()].join(" "),
        illustrative: first.words.illustrative || second.words.illustrative,
        confidential: first.words.confidential || second.words.confidential,
    })
}

fn half(
    project: &Project,
    rules: &Rulebook,
    (offer, need): (FlowId, FlowId),
    audience: Level,
    lang: Lang,
) -> Option<Half> {
    let known = |flow| Known::in_project(project, project.flows.get(&flow)?, &rules.knowledge);
    let (given, sought) = (known(offer)?, known(need)?);
    let relation = rules.relations.between(given.nature, sought.nature)?;
    let row = rules.relations.get(relation)?;
    let score = score(&parts(&judge(&given, &sought, row, rules), row), &rules.weights);
    let pair = Exchange {
        offer,
        need,
        relation,
        score,
    };
    Some(Half {
        words: exchange::explain(project, rules, &pair, audience, lang)?,
        score,
    })
}
