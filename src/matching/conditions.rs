//! What an actor asked of one of its flows: whom it is kept for, and whom or what it is not for.
//!
//! They are settings of the project, by reference of the flow: `only.FLOW` lists the only actors that may have it,
//! `never.FLOW` the actors, natures or the word `hazard` that it refuses; entries are parted by `;`.

use std::collections::{BTreeMap, BTreeSet};

use super::known::Known;
use crate::base::ids::{ActorId, FlowId};
use crate::model::Project;
use crate::reference::{Knowledge, NatureIx};

/// Prefix of the settings that keep a flow for some actors.
pub const ONLY: &str = "only.";
/// Prefix of the settings that say what a flow refuses.
pub const NEVER: &str = "never.";
/// In `never.FLOW`: takes no hazardous waste.
const HAZARD: &str = "hazard";

/// The conditions of one flow.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Condition {
    /// The only actors it may meet; `None` when anybody may.
    only: Option<BTreeSet<ActorId>>,
    /// Actors it does not want.
    refused: BTreeSet<ActorId>,
    /// Natures it does not want, with everything below them.
    natures: BTreeSet<NatureIx>,
    /// It takes no hazardous waste.
    no_hazard: bool,
}

/// Why a condition forbids a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Objection {
    /// Kept for others.
    Exclusive,
    /// That actor or that nature is refused.
    Refused,
    /// Hazardous waste is refused.
    Hazard,
}

/// The conditions of all flows that have some.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conditions {
    by_flow: BTreeMap<FlowId, Condition>,
}

impl Conditions {
    /// Reads the settings of a project. What names nobody and nothing is ignored.
    pub fn of(project: &Project, knowledge: &Knowledge) -> Self {
        let told: Vec<_> = project
            .settings
            .iter()
            .filter(|(key, _)| Self::concerns(key))
            .collect();
        if told.is_empty() {
            return Self::default();
        }
        let flows: BTreeMap<&str, FlowId> = project
            .flows
            .values()
            .map(|f| (f.reference.as_str(), f.id))
            .collect();
        let actors: BTreeMap<&str, ActorId> = project
            .actors
            .values()
            .map(|a| (a.reference.as_str(), a.id))
            .collect();
        let mut by_flow: BTreeMap<FlowId, Condition> = BTreeMap::new();
        for (key, value) in told {
            let entries = || value.split(';').map(str::trim).filter(|entry| !entry.is_empty());
            if let Some(flow) = key.strip_prefix(ONLY).and_then(|r| flows.get(r)) {
                let only = entries().filter_map(|entry| actors.get(entry).copied()).collect();
                by_flow.entry(*flow).or_default().only = Some(only);
            }
            if let Some(flow) = key.strip_prefix(NEVER).and_then(|r| flows.get(r)) {
                let condition = by_flow.entry(*flow).or_default();
                for entry in entries() {
                    condition.no_hazard |= entry == HAZARD;
                    condition.refused.extend(actors.get(entry));
                    condition.natures.extend(knowledge.natures().index_of(entry));
                }
            }
        }
        Self { by_flow }
    }

    /// True when a change of that setting changes conditions.
    pub fn concerns(setting: &str) -> bool {
        setting.starts_with(ONLY) || setting.starts_with(NEVER)
    }

    /// Flows whose conditions differ from those of another time.
    pub fn differing(&self, other: &Self) -> BTreeSet<FlowId> {
        let flows = self.by_flow.keys().chain(other.by_flow.keys());
        flows
            .filter(|f| self.by_flow.get(f) != other.by_flow.get(f))
            .copied()
            .collect()
    }

    /// Why one of the two does not want the other.
    pub fn objection(&self, offer: &Known, need: &Known, knowledge: &Knowledge) -> Option<Objection> {
        if self.by_flow.is_empty() {
            return None;
        }
        let of = |flow: &Known, other: &Known| {
            let condition = self.by_flow.get(&flow.flow)?;
            let kept = condition.only.as_ref();
            let natures = knowledge.natures();
            let line = || std::iter::once(other.nature).chain(natures.ancestors(other.nature));
            if kept.is_some_and(|only| !only.contains(&other.actor)) {
                Some(Objection::Exclusive)
            } else if condition.refused.contains(&other.actor)
                || line().any(|n| condition.natures.contains(&n))
            {
                Some(Objection::Refused)
            } else if condition.no_hazard && other.hazardous == Some(true) {
                Some(Objection::Hazard)
            } else {
                None
            }
        };
        of(offer, need).or_else(|| of(need, offer))
    }
}
