//! Everything that pairs are judged by in one project: what is known of natures, which can meet, how parts count, what
//! actors asked for and what the room decided before.

use std::sync::{Arc, LazyLock};

use super::candidate::Exchange;
use super::conditions::Conditions;
use super::facts::judge;
use super::known::Known;
use super::memory::Memory;
use super::relations::Relations;
use super::weights::Weights;
use crate::base::ids::FlowId;
use crate::model::Project;
use crate::reference::{Knowledge, Nomenclature};

/// The rulebook of one project at one time. Cloning shares the tables.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Natures, names and rules.
    pub knowledge: Arc<Knowledge>,
    /// Which natures can meet, and why.
    pub relations: Arc<Relations>,
    /// How parts count and how far things may travel.
    pub weights: Weights,
    /// What actors asked of single flows.
    pub conditions: Arc<Conditions>,
    /// What the room decided on the same natures.
    pub memory: Arc<Memory>,
}

impl Rulebook {
    /// The rulebook of a project.
    pub fn of(project: &Project) -> Self {
        let knowledge = Knowledge::of(&project.settings);
        Self {
            relations: relations_of(&knowledge),
            weights: Weights::of(project, knowledge.natures()),
            conditions: Arc::new(Conditions::of(project, &knowledge)),
            memory: Arc::new(Memory::of(project, &knowledge)),
            knowledge,
        }
    }

    /// Two flows as an exchange without a score: to explain what was decided long ago. `None` when their natures are
    /// not known to meet.
    pub fn exchange(&self, project: &Project, offer: FlowId, need: FlowId) -> Option<Exchange> {
        let nature = |flow: &FlowId| {
            let flow = project.flows.get(flow)?;
            self.natures().index_of(flow.nature.as_deref()?)
        };
        Some(Exchange {
            offer,
            need,
            relation: self.relations.between(nature(&offer)?, nature(&need)?)?,
            score: 0,
        })
    }

    /// True when everything known of two flows breaks a hard rule, as far as their natures meet at all.
    pub fn forbids(&self, project: &Project, offer: FlowId, need: FlowId) -> bool {
        let known = |flow: &FlowId| Known::in_project(project, project.flows.get(flow)?, &self.knowledge);
        let Some((offer, need)) = known(&offer).zip(known(&need)) else {
            return false;
        };
        let relation = self.relations.between(offer.nature, need.nature);
        let row = relation.map(|relation| &self.relations.rows()[relation as usize]);
        row.is_some_and(|row| judge(&offer, &need, row, self).block.is_some())
    }

    /// True when a change of that setting may change any candidate or score.
    pub fn concerns(setting: &str) -> bool {
        Weights::concerns(setting) || Knowledge::concerns(setting)
    }

    /// The natures.
    pub fn natures(&self) -> &Nomenclature {
        self.knowledge.natures()
    }
}

/// The relations of the compiled-in tables are worked out once.
fn relations_of(knowledge: &Arc<Knowledge>) -> Arc<Relations> {
    static BUILT_IN: LazyLock<Arc<Relations>> =
        LazyLock::new(|| Arc::new(Relations::of(Knowledge::built_in())));
    match Arc::ptr_eq(knowledge, Knowledge::built_in()) {
        true => Arc::clone(&BUILT_IN),
        false => Arc::new(Relations::of(knowledge)),
    }
}
