//! Everything that pairs are judged by in one project: what is known of natures, which can meet, how parts count, what
//! actors asked for and what the room decided before.

use std::sync::{Arc, LazyLock};

use super::conditions::Conditions;
use super::memory::Memory;
use super::relations::Relations;
use super::weights::Weights;
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
