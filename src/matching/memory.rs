//! What this project's own decisions say of two natures: kept pairs encourage the like, refused ones discourage them.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ids::FlowId;
use crate::model::{Project, Reason, SynergyState};
use crate::reference::{Knowledge, NatureIx};

/// A kept pair adds this to the relation of others of the same natures.
const KEPT: f64 = 0.03;
/// A refused one takes this away.
const REFUSED: f64 = 0.05;
/// Memory never adds or takes more than this: it hints, it does not decide.
const MOST: f64 = 0.1;

/// How many pairs of two natures were kept and refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Kept, whatever came of them, unless refused since.
    pub kept: u32,
    /// Refused or given up because technology, law or quality forbade it.
    pub refused: u32,
}

impl Tally {
    /// What it adds to a relation, −0.1 to 0.1.
    pub fn bonus(self) -> f64 {
        (KEPT * f64::from(self.kept) - REFUSED * f64::from(self.refused)).clamp(-MOST, MOST)
    }
}

/// The decisions of a project by natures.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Memory {
    tallies: BTreeMap<(NatureIx, NatureIx), Tally>,
    flows: BTreeSet<FlowId>,
}

impl Memory {
    /// Counts the decisions of a project.
    pub fn of(project: &Project, knowledge: &Knowledge) -> Self {
        let mut memory = Self::default();
        for synergy in project.synergies.values() {
            let Some((offer, need)) = synergy.offer_flow.zip(synergy.need_flow) else {
                continue;
            };
            memory.flows.extend([offer, need]);
            let nature = |flow| {
                let code = project.flows.get(&flow)?.nature.as_deref()?;
                knowledge.natures().index_of(code)
            };
            let Some(natures) = nature(offer).zip(nature(need)) else {
                continue;
            };
            let tally = memory.tallies.entry(natures).or_default();
            match (synergy.state, synergy.reason) {
                (
                    SynergyState::Refusee | SynergyState::Abandonnee | SynergyState::Arretee,
                    Some(Reason::Technique | Reason::Reglementaire | Reason::Qualite),
                ) => tally.refused += 1,
                // Refused for a reason of these two actors: it says nothing of others.
                (SynergyState::Refusee | SynergyState::Abandonnee | SynergyState::Attente, _) => {}
                _ => tally.kept += 1,
            }
        }
        memory.tallies.retain(|_, tally| *tally != Tally::default());
        memory
    }

    /// What was decided on pairs of these natures.
    pub fn tally(&self, natures: (NatureIx, NatureIx)) -> Tally {
        self.tallies.get(&natures).copied().unwrap_or_default()
    }

    /// True when a change of that flow may change what is remembered.
    pub fn rests_on(&self, flow: FlowId) -> bool {
        self.flows.contains(&flow)
    }

    /// Natures of which something else is remembered than at another time.
    pub fn differing(&self, other: &Self) -> Vec<(NatureIx, NatureIx)> {
        let keys: BTreeSet<_> = self.tallies.keys().chain(other.tallies.keys()).copied().collect();
        keys.into_iter()
            .filter(|natures| self.tally(*natures) != other.tally(*natures))
            .collect()
    }
}
