//! The parts of a pool's score, and what to ask its members.

use super::super::super::facts::Question;
use super::super::super::pools::PoolKind;
use super::super::{PartLine, QuestionLine};
use super::Group;
use crate::base::i18n::{tr, tr_args};
use crate::model::{Actor, Flow};

/// Most questions of one pool: a room answers no more.
const ASKED: usize = 12;

impl Group<'_> {
    /// The parts of the score in fixed order.
    pub(super) fn parts(&self) -> Vec<PartLine> {
        let parts = &self.pool.parts;
        let line = |key, value, reason: String| PartLine {
            key,
            label: tr(self.lang, &format!("part-{key}")),
            value,
            reason,
        };
        vec![
            line("relation", Some(parts.relation), self.relation_reason()),
            line("distance", parts.distance, self.say("part-pool-distance")),
            line("quantity", parts.quantity, self.mass_reason()),
            line("season", parts.season, self.season_reason()),
            line("data", Some(parts.data), self.data_reason()),
        ]
    }

    fn relation_reason(&self) -> String {
        let exact = |f: &&Flow| f.nature.as_deref() == self.flows[0].nature.as_deref();
        self.say(if self.pool.is_unasked() {
            "part-pool-unasked"
        } else if self.pool.nature.is_none() {
            "part-pool-words"
        } else if self.flows.iter().all(exact) {
            "part-pool-relation"
        } else {
            "part-pool-wider"
        })
    }

    fn mass_reason(&self) -> String {
        let study = &self.study;
        if study.members_missing == 0 && study.quantity_missing.is_some() {
            return self.say("part-pool-too-little");
        }
        if study.members_missing == 0 && study.excess.is_some() {
            return self.say("part-pool-too-much");
        }
        self.number()
    }

    fn season_reason(&self) -> String {
        let kind = self.pool.kind;
        match (self.study.common, self.study.contested) {
            (Some(common), _) if kind.acts_together() => {
                let args = [("months", f64::from(common.count()).into())];
                self.say_with("part-pool-common", &args)
            }
            (_, Some(contested)) if kind.competes_in_time() => {
                let args = [("months", f64::from(contested.count()).into())];
                self.say_with("part-pool-contested", &args)
            }
            (Some(_), Some(_)) => self.say("part-pool-any-month"),
            _ => tr(self.lang, "part-season-unknown"),
        }
    }

    fn data_reason(&self) -> String {
        let unknown = self.flows.iter().filter(|f| is_unmeasured(f)).count() as f64;
        self.say_with("part-pool-data", &[("unknown", unknown.into())])
    }

    /// What to ask: places first, then what hard rules need, quantities, months where they matter.
    pub(super) fn questions(&self) -> Vec<QuestionLine> {
        type Open = fn(&Group<'_>, &Flow, &Actor) -> bool;
        let asked: [(Question, &str, Open); 4] = [
            (Question::OfferPlace, "ask-pool-place", |_, _, actor| {
                actor.position.is_none()
            }),
            (Question::ExactNature, "ask-pool-waste-code", |group, flow, _| {
                group.needs_waste_code(flow)
            }),
            (Question::OfferQuantity, "ask-pool-quantity", |_, flow, _| {
                is_unmeasured(flow)
            }),
            (Question::OfferMonths, "ask-pool-months", |group, flow, _| {
                group.needs_months(flow)
            }),
        ];
        let mut lines = Vec::new();
        for (question, key, open) in asked {
            let members = self.flows.iter().zip(&self.actors);
            for (flow, actor) in members.filter(|(flow, actor)| open(self, flow, actor)) {
                let args = [
                    ("name", actor.map_name().into()),
                    ("label", flow.label.as_str().into()),
                ];
                lines.push(QuestionLine {
                    flow: flow.id,
                    question,
                    text: tr_args(self.lang, key, &args),
                });
            }
        }
        lines.truncate(ASKED);
        lines
    }

    /// Who shares one means in turn is asked when; who acts together, only as soon as another is not always there.
    fn needs_months(&self, flow: &Flow) -> bool {
        let is_seasonal = || {
            self.flows
                .iter()
                .any(|f| f.availability.is_some_and(|m| m.count() < 12))
        };
        let kind = self.pool.kind;
        flow.availability.is_none_or(|m| m.count() == 0)
            && (kind.competes_in_time() || (kind.acts_together() && is_seasonal()))
    }

    /// A round must not mix hazards: a member without a code is asked for it as soon as another has one.
    fn needs_waste_code(&self, flow: &Flow) -> bool {
        self.pool.kind == PoolKind::Round
            && flow.waste_code.is_empty()
            && self.flows.iter().any(|f| !f.waste_code.is_empty())
    }
}

fn is_unmeasured(flow: &Flow) -> bool {
    flow.quantity.typical().is_none()
}
