//! Both ends of an exchange, looked up and judged once for all that is said of it.

use std::sync::Arc;

use super::super::candidate::Exchange;
use super::super::facts::{Facts, judge};
use super::super::known::Known;
use super::super::relations::RelationRow;
use super::super::rulebook::Rulebook;
use super::super::score::{Parts, parts};
use crate::base::i18n::Lang;
use crate::model::{Actor, Flow, Level, Project, Synergy, SynergyState};

/// Both ends of an exchange with everything that a sentence may need.
pub(super) struct Pair<'a> {
    pub(super) giver: &'a Actor,
    pub(super) seeker: &'a Actor,
    pub(super) offer: &'a Flow,
    pub(super) need: &'a Flow,
    pub(super) rules: &'a Rulebook,
    pub(super) row: &'a RelationRow,
    /// Offer and need as they were judged.
    pub(super) known: (Known, Known),
    pub(super) facts: Facts,
    pub(super) parts: Parts,
    /// Quantities may be told to this audience.
    pub(super) quantities: bool,
    /// The two already exchange this nature: what is proposed would add to it.
    pub(super) runs_already: bool,
    pub(super) lang: Lang,
}

impl<'a> Pair<'a> {
    /// Looks both ends up; `None` when one is gone or its nature is not known.
    pub(super) fn of(
        project: &'a Project,
        rules: &'a Rulebook,
        exchange: &Exchange,
        audience: Level,
        lang: Lang,
    ) -> Option<Self> {
        let (offer, need) = (
            project.flows.get(&exchange.offer)?,
            project.flows.get(&exchange.need)?,
        );
        let (giver, seeker) = (
            project.actors.get(&offer.actor)?,
            project.actors.get(&need.actor)?,
        );
        let row = rules.relations.get(exchange.relation)?;
        let known = |flow, actor| Known::of(flow, actor, &rules.knowledge);
        let known = (known(offer, giver)?, known(need, seeker)?);
        let facts = judge(&known.0, &known.1, row, rules);
        let parts = parts(&facts, row);
        let visible = |flow: &Flow| flow.level_of("quantity") <= audience;
        Some(Self {
            giver,
            seeker,
            offer,
            need,
            rules,
            row,
            known,
            facts,
            parts,
            quantities: visible(offer) && visible(need),
            runs_already: runs_already(project, offer, need),
            lang,
        })
    }
}

/// True when a running synergy of the same two actors already carries the nature that is offered or sought.
fn runs_already(project: &Project, offer: &Flow, need: &Flow) -> bool {
    let natures = |flow| project.flows.get(&flow).and_then(|f| f.nature.as_deref());
    let same_ends = |s: &&Arc<Synergy>| {
        s.state == SynergyState::EnService
            && s.from_actor == Some(offer.actor)
            && s.to_actor == Some(need.actor)
    };
    // Flows are looked up only for the few between these two: this runs for every row in view.
    project.synergies.values().filter(same_ends).any(|s| {
        let carried = [s.offer_flow.and_then(natures), s.need_flow.and_then(natures)];
        [offer, need]
            .iter()
            .any(|f| f.nature.is_some() && carried.contains(&f.nature.as_deref()))
    })
}
