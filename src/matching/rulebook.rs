//! Everything that pairs are judged by in one project: what is known of natures, which can meet, and how parts count.

use std::sync::{Arc, LazyLock};

use super::relations::Relations;
use super::weights::Weights;
use crate::model::Project;
use crate::reference::{Knowledge, Nomenclature};

/// Knowledge, relations and weights of one project. Cloning shares the tables.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Natures, names and rules.
    pub knowledge: Arc<Knowledge>,
    /// Which natures can meet, and why.
    pub relations: Arc<Relations>,
    /// How parts count and how far things may travel.
    pub weights: Weights,
}

impl Rulebook {
    /// The rulebook of a project.
    pub fn of(project: &Project) -> Self {
        let knowledge = Knowledge::of(&project.settings);
        Self {
            relations: relations_of(&knowledge),
            weights: Weights::of(project, knowledge.natures()),
            knowledge,
        }
    }

    /// True when a change of that setting changes candidates or their scores.
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
