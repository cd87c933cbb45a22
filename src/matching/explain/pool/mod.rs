//! A pool in words: what is shared, by whom, whether they are enough, what the next one brings, who is missing.

mod parts;

use super::super::candidate::PoolCandidate;
use super::super::pools::{Bound, Study, study, typical_activities};
use super::super::rulebook::Rulebook;
use super::{Explanation, kilometres};
use crate::base::i18n::{Arg, Lang, tr, tr_args};
use crate::base::ids::FlowId;
use crate::base::month::Months;
use crate::base::number::{format, format_with_unit};
use crate::model::{Actor, Flow, Level, Project};
use crate::reference::activities::activity;

/// Names in one sentence; the others are counted.
const NAMED: usize = 6;
/// Kinds of activity named when no actor of the project is known to be missing.
const ACTIVITIES: usize = 4;

/// A pool with everything that a sentence may need.
struct Group<'a> {
    project: &'a Project,
    rules: &'a Rulebook,
    pool: &'a PoolCandidate,
    study: Study,
    flows: Vec<&'a Flow>,
    actors: Vec<&'a Actor>,
    /// The audience may know the quantities.
    quantities: bool,
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
    flows.first()?;
    let group = Group {
        project,
        rules,
        pool,
        study: study(project, rules, pool),
        quantities: flows.iter().all(|f| f.level_of("quantity") <= audience),
        flows,
        actors,
        lang,
    };
    Some(Explanation {
        family: pool.nature.map(|ix| rules.natures().get(ix).family),
        short: group.say("explain-pool-short"),
        ends: group.ends(),
        title: group.say(&group.of_kind("explain-pool-title")),
        why: group.why(),
        hint: group.hint(),
        distance_km: pool.spread_km,
        parts: group.parts(),
        brakes: group.brakes(),
        months: None,
        gain: group.gain(),
        effort: group.say("explain-pool-effort"),
        effort_level: 1,
        conditions: group.say(&group.of_kind("explain-pool-check")),
        example: String::new(),
        questions: group.questions(),
        quantity_alone: None,
        rule: String::new(),
        relation: if pool.is_unasked() { "unasked" } else { "pool" },
        origin: group.origin(),
        illustrative: group.is_illustrative(),
        confidential: group.flows.iter().any(|f| f.level > audience),
    })
}

impl Group<'_> {
    fn of_kind(&self, key: &str) -> String {
        format!("{key}-{}", self.pool.kind.code())
    }

    fn ends(&self) -> String {
        let names: Vec<&str> = self.actors.iter().map(|a| a.map_name()).collect();
        names.join(" · ")
    }

    /// Names in a sentence: the first few, then how many more.
    fn listed(&self, names: &[&str]) -> String {
        let shown = names[..names.len().min(NAMED)].join(", ");
        match names.len().saturating_sub(NAMED) {
            0 => shown,
            more => self.say_with(
                "explain-pool-more",
                &[("names", shown.into()), ("more", more.to_string().into())],
            ),
        }
    }

    /// The actor behind one of the pool's flows.
    fn name(&self, flow: FlowId) -> &str {
        let at = self.flows.iter().position(|f| f.id == flow);
        at.map_or("", |at| self.actors[at].map_name())
    }

    /// What is shared: the nature, or the words of the first member while no nature is recognised.
    fn what(&self) -> &str {
        let words = &self.flows[0].label;
        self.pool
            .nature
            .map_or(words, |ix| self.rules.natures().label(ix, self.lang))
    }

    fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    fn say_with(&self, key: &str, more: &[(&str, Arg<'_>)]) -> String {
        let spread = self.pool.spread_km;
        let mut args: Vec<(&str, Arg<'_>)> = vec![
            ("what", self.what().into()),
            ("n", (self.flows.len() as f64).into()),
            ("count", self.flows.len().to_string().into()),
            (
                "km",
                spread
                    .map_or_else(|| "?".to_owned(), |km| kilometres(self.lang, km))
                    .into(),
            ),
            ("limit", kilometres(self.lang, self.pool.limit_km).into()),
            ("missing", (self.study.members_missing as f64).into()),
        ];
        args.extend(more.iter().cloned());
        tr_args(self.lang, key, &args)
    }

    fn amount(&self, value: f64) -> String {
        format_with_unit(self.lang, value, &self.study.unit) + &tr(self.lang, "per-year")
    }

    /// Enough members, or how many are missing.
    fn number(&self) -> String {
        self.say(if self.study.members_missing == 0 {
            "explain-pool-enough"
        } else {
            "explain-pool-missing"
        })
    }

    fn hint(&self) -> String {
        if self.pool.is_unasked() {
            self.say("explain-pool-unasked-hint")
        } else {
            self.number()
        }
    }

    fn why(&self) -> String {
        let sentences = [
            Some(self.who()),
            Some(self.say(if self.pool.spread_km.is_some() {
                "explain-pool-spread"
            } else {
                "explain-pool-no-place"
            })),
            Some(self.number()),
            self.total(),
            self.smallest(),
            self.missing(),
            self.in_turn(),
        ];
        let said: Vec<String> = sentences.into_iter().flatten().collect();
        said.join(" ")
    }

    fn who(&self) -> String {
        let names: Vec<&str> = self.actors.iter().map(|a| a.map_name()).collect();
        let key = match self.pool.asked {
            0 => "explain-pool-unasked",
            asked if asked < self.flows.len() => "explain-pool-some-asked",
            _ => "explain-pool-why",
        };
        let asked = self.pool.asked;
        self.say_with(
            key,
            &[
                ("names", self.listed(&names).into()),
                ("asked", (asked as f64).into()),
            ],
        )
    }

    /// The total quantity against what such a pool needs or can share.
    fn total(&self) -> Option<String> {
        let study = &self.study;
        if !self.quantities || study.unmeasured == self.flows.len() {
            return None;
        }
        let key = match (study.bound, study.quantity_missing, study.excess) {
            (Some(Bound::AtLeast(_)), Some(_), _) => "explain-pool-too-little",
            (Some(Bound::AtMost(_)), _, Some(_)) => "explain-pool-too-much",
            _ if study.unmeasured > 0 => "explain-pool-known-total",
            _ => "explain-pool-total",
        };
        let bound = study.bound.map_or(0.0, |bound| match bound {
            Bound::AtLeast(bound) | Bound::AtMost(bound) => bound,
        });
        let args = [
            ("total", self.amount(study.quantity).into()),
            ("bound", self.amount(bound).into()),
            ("short", self.amount(study.quantity_missing.unwrap_or(0.0)).into()),
        ];
        Some(self.say_with(key, &args))
    }

    fn smallest(&self) -> Option<String> {
        let viable = &self.study.viable;
        let is_told = !viable.is_empty() && viable.len() < self.flows.len();
        is_told.then(|| {
            let names: Vec<&str> = viable.iter().map(|f| self.name(*f)).collect();
            self.say_with("explain-pool-smallest", &[("names", self.listed(&names).into())])
        })
    }

    /// Who is missing: actors of the project, else kinds of activity.
    fn missing(&self) -> Option<String> {
        if self.study.members_missing == 0 && self.study.quantity_missing.is_none() {
            return None;
        }
        let actors = self
            .pool
            .invited
            .iter()
            .filter_map(|id| self.project.actors.get(id));
        let names: Vec<&str> = actors.map(|a| a.map_name()).collect();
        if !names.is_empty() {
            let args = [("names", self.listed(&names).into())];
            return Some(self.say_with("explain-pool-invite", &args));
        }
        let names: Vec<String> = typical_activities(self.pool.nature?, self.rules.natures())
            .iter()
            .take(ACTIVITIES)
            .map(|(class, name)| self.activity(class, name))
            .collect();
        (!names.is_empty()).then(|| {
            let args = [("names", names.join(", ").into())];
            self.say_with("explain-pool-look-for", &args)
        })
    }

    fn activity(&self, class: &str, name_fr: &str) -> String {
        match (self.lang, activity(class)) {
            (Lang::En, Some(activity)) => activity.label(Lang::En).to_owned(),
            _ => name_fr.to_owned(),
        }
    }

    /// Members who want the same means in different months.
    fn in_turn(&self) -> Option<String> {
        let is_theirs = self.pool.kind.competes_in_time() && self.study.contested?.count() == 0;
        is_theirs.then(|| self.say("explain-pool-in-turn"))
    }

    /// Months in which members get in each other's way, or do not meet.
    fn brakes(&self) -> Vec<String> {
        let kind = self.pool.kind;
        let split = kind.acts_together() && self.study.common.is_some_and(|m| m.count() == 0);
        let contested = self.study.contested.filter(|_| kind.competes_in_time());
        let mut brakes = Vec::new();
        if split {
            brakes.push(self.say("brake-pool-no-common-month"));
        }
        match contested {
            Some(Months::ALL) => brakes.push(self.say("brake-pool-contested-all-year")),
            Some(months) if months.count() > 0 => {
                let names: Vec<String> = (0..12)
                    .filter(|month| months.0 >> month & 1 == 1)
                    .map(|month| tr(self.lang, &format!("month-{}", month + 1)))
                    .collect();
                let args = [("months", names.join(", ").into())];
                brakes.push(self.say_with("brake-pool-contested", &args));
            }
            _ => {}
        }
        brakes
    }

    /// What one pays less, and what the next member would bring.
    fn gain(&self) -> String {
        let first = self.say(&self.of_kind("explain-pool-gain"));
        let count = self.flows.len();
        let Some(next) = self.study.further.first() else {
            return [first, self.say("explain-pool-share")].join(" ");
        };
        let mut args = vec![
            ("name", Arg::from(self.name(next.flow))),
            ("before", self.study.viable.len().to_string().into()),
            ("after", format(self.lang, 1.0 / next.share, 0).into()),
        ];
        let adds = next.adds.filter(|_| self.quantities);
        args.extend(adds.map(|adds| ("adds", self.amount(adds).into())));
        let key = match (adds, self.study.further.len()) {
            (Some(_), 1) => "explain-pool-next-adds",
            (None, 1) => "explain-pool-next",
            (Some(_), _) => "explain-pool-next-adds-more",
            (None, _) => "explain-pool-next-more",
        };
        args.push(("all", count.to_string().into()));
        [first, self.say_with(key, &args)].join(" ")
    }

    /// On what the thresholds rest.
    fn origin(&self) -> String {
        tr(self.lang, "explain-pool-origin")
    }

    fn is_illustrative(&self) -> bool {
        self.flows.iter().any(|f| f.origin.is_illustrative())
            || self.actors.iter().any(|a| a.origin.is_illustrative())
    }
}
