//! What is left of each flow, a year, in the usual unit of its nature.

use std::collections::BTreeMap;

use super::super::candidate::Exchange;
use super::super::known::{Known, amount_of};
use super::super::rulebook::Rulebook;
use super::outcome::FlowNet;
use super::pins::{Pin, pinned};
use crate::base::ids::FlowId;
use crate::model::{Project, Synergy};
use crate::reference::NatureIx;

/// A flow in stock.
#[derive(Clone, Copy)]
struct Held {
    id: FlowId,
    nature: NatureIx,
    /// `None` while the quantity is unknown.
    net: Option<FlowNet>,
}

/// All flows that count, by identifier; their places are their numbers.
pub(super) struct Stock {
    held: Vec<Held>,
}

impl Stock {
    /// The flows of these exchanges and of all synergies.
    pub fn of(project: &Project, exchanges: &[Exchange], rules: &Rulebook) -> Self {
        let decided = project
            .synergies
            .values()
            .flat_map(|s| [s.offer_flow, s.need_flow]);
        let mut ids: Vec<FlowId> = exchanges.iter().flat_map(|e| [e.offer, e.need]).collect();
        ids.extend(decided.flatten());
        ids.sort_unstable();
        ids.dedup();
        let held = ids.into_iter().filter_map(|id| {
            let known = Known::in_project(project, project.flows.get(&id)?, &rules.knowledge)?;
            let net = known.amount.map(|stated| FlowNet {
                stated,
                locked: 0.0,
                shared: 0.0,
            });
            let nature = known.nature;
            Some(Held { id, nature, net })
        });
        Self { held: held.collect() }
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// The flow of a number.
    pub fn id(&self, number: u32) -> FlowId {
        self.held[number as usize].id
    }

    /// What is left of a flow; 0 when unknown.
    pub fn left(&self, number: u32) -> f64 {
        self.held[number as usize].net.map_or(0.0, |net| net.left())
    }

    /// What became of the flows of known quantity.
    pub fn outcome(self) -> Vec<(FlowId, FlowNet)> {
        let known = self
            .held
            .into_iter()
            .filter_map(|held| Some((held.id, held.net?)));
        known.collect()
    }

    /// Numbers of offer and need, and the units of the offer that one unit of the need is; `None` when something of
    /// that is unknown.
    pub fn comparable(&self, exchange: &Exchange, rules: &Rulebook) -> Option<(u32, u32, f64)> {
        let known = |id| self.place(id).filter(|&at| self.held[at].net.is_some());
        let (offer, need) = (known(exchange.offer)?, known(exchange.need)?);
        Some((offer as u32, need as u32, per(exchange, rules)?))
    }

    /// Books what a candidate takes of both flows; `given` is in the unit of the offer.
    pub fn hand_over(&mut self, offer: u32, need: u32, given: f64, per: Option<f64>) {
        let served = per.map_or(0.0, |per| given / per);
        for (number, taken) in [(offer, given), (need, served)] {
            if let Some(net) = &mut self.held[number as usize].net {
                net.shared += taken;
            }
        }
    }

    /// Takes away what running and engaged synergies hold, in the order of their references.
    pub fn lock(&mut self, project: &Project, rules: &Rulebook) {
        let mut locking: Vec<_> = project
            .synergies
            .values()
            .filter(|s| s.state.locks_quantity())
            .collect();
        locking.sort_by(|a, b| a.reference.cmp(&b.reference));
        for synergy in locking {
            self.lock_one(project, synergy, rules);
        }
    }

    /// A synergy holds its own quantity, else all that both sides could exchange.
    fn lock_one(&mut self, project: &Project, synergy: &Synergy, rules: &Rulebook) {
        let (offer, need) = (synergy.offer_flow, synergy.need_flow);
        let said = |id: FlowId| {
            let nature = self.held[self.place(id)?].nature;
            let own = &project.flows.get(&id)?.quantity.unit;
            let unit = Some(&synergy.quantity.unit).filter(|unit| !unit.is_empty());
            amount_of(&synergy.quantity, unit.unwrap_or(own), nature, &rules.knowledge)
        };
        let nature = |id: Option<FlowId>| Some(self.held[self.place(id?)?].nature);
        let relation = nature(offer)
            .zip(nature(need))
            .and_then(|(o, n)| rules.relations.between(o, n));
        let per = relation.and_then(|relation| rules.relations.get(relation)?.offer_per_need);
        let left = |id: Option<FlowId>| Some(self.held[self.place(id?)?].net?.left());
        let both = left(offer)
            .zip(left(need))
            .zip(per)
            .map(|((s, d), per)| s.min(d * per));
        let given = offer.and_then(said).or(both);
        let served = given
            .zip(per)
            .map(|(given, per)| given / per)
            .or_else(|| need.and_then(said));
        for (flow, taken) in [(offer, given), (need, served)] {
            let at = flow.and_then(|id| self.place(id));
            let net = at.and_then(|at| self.held[at].net.as_mut());
            if let (Some(net), Some(taken)) = (net, taken) {
                net.locked += taken.min(net.left());
            }
        }
    }

    /// Serves the pairs that the room pinned; gives their quantities by place among the exchanges.
    pub fn serve_pins(
        &mut self,
        project: &Project,
        exchanges: &[Exchange],
        rules: &Rulebook,
    ) -> BTreeMap<usize, f64> {
        let mut served = BTreeMap::new();
        for (place, pin) in pinned(project, exchanges) {
            let exchange = &exchanges[place];
            let (Some(offer), Some(need)) = (self.place(exchange.offer), self.place(exchange.need)) else {
                continue;
            };
            let per = per(exchange, rules);
            let left = |at: usize| self.held[at].net.map(|net| net.left());
            let (supply, demand) = (left(offer), left(need).zip(per).map(|(d, per)| d * per));
            let wanted = match pin {
                Pin::All if supply.is_none() || demand.is_none() => continue,
                Pin::All => f64::INFINITY,
                Pin::Amount(amount) => amount,
            };
            let quantity = [supply, demand].into_iter().flatten().fold(wanted, f64::min);
            self.hand_over(offer as u32, need as u32, quantity, per);
            served.insert(place, quantity);
        }
        served
    }

    fn place(&self, id: FlowId) -> Option<usize> {
        self.held.binary_search_by_key(&id, |held| held.id).ok()
    }
}

/// Units of the offer that one unit of the need is.
fn per(exchange: &Exchange, rules: &Rulebook) -> Option<f64> {
    let row = rules.relations.get(exchange.relation)?;
    row.offer_per_need.filter(|per| per.is_finite() && *per > 0.0)
}

#[cfg(test)]
impl Stock {
    /// Flows with these amounts, identifiers in their order.
    pub fn with_amounts(amounts: &[f64]) -> Self {
        let natures = crate::reference::Knowledge::built_in().natures();
        let nature = natures.indices().next().expect("a nature");
        let held = (1..).zip(amounts).map(|(id, &stated)| Held {
            id: FlowId(uuid::Uuid::from_u128(id)),
            nature,
            net: Some(FlowNet {
                stated,
                locked: 0.0,
                shared: 0.0,
            }),
        });
        Self { held: held.collect() }
    }
}
