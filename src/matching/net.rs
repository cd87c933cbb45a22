//! What each candidate could exchange when nothing is promised twice.
//!
//! Running and engaged synergies lock their quantities first; the rest goes where the sum of score times quantity is
//! greatest, one family of comparable units at a time.

use std::collections::BTreeMap;

use super::allocate::{Arc, Transport};
use super::candidate::Exchange;
use super::known::{Known, amount_of};
use super::rulebook::Rulebook;
use crate::base::ids::FlowId;
use crate::model::{Project, Synergy};

/// An offer and a need.
pub type FlowPair = (FlowId, FlowId);

/// Conversions this close to each other are the same.
const SAME: f64 = 1e-9;

/// Net quantities a year of the given exchanges, each in the usual unit of its offer's nature.
///
/// Pairs of which a quantity is unknown have none, nor have pairs whose conversion contradicts that of better ones.
/// `exchanges` must be all that compete, best first: their order breaks ties, so equal lists give equal numbers.
pub fn net_quantities(
    project: &Project,
    exchanges: &[Exchange],
    rules: &Rulebook,
) -> BTreeMap<FlowPair, f64> {
    let mut stock = Stock::of(project, exchanges, rules);
    let mut locking: Vec<_> = project
        .synergies
        .values()
        .filter(|s| s.state.locks_quantity())
        .collect();
    locking.sort_by(|a, b| a.reference.cmp(&b.reference));
    for synergy in locking {
        stock.lock(project, synergy);
    }
    let mut families = Families::default();
    for exchange in exchanges {
        stock.tie(&mut families, exchange);
    }
    let mut net = BTreeMap::new();
    for members in families.members() {
        allocate(&stock, &families, &members, &mut net);
    }
    net
}

/// What is left of each flow, a year, in the usual unit of its nature.
struct Stock<'a> {
    rules: &'a Rulebook,
    known: BTreeMap<FlowId, Known>,
    left: BTreeMap<FlowId, f64>,
}

impl<'a> Stock<'a> {
    fn of(project: &Project, exchanges: &[Exchange], rules: &'a Rulebook) -> Self {
        let mut stock = Self {
            rules,
            known: BTreeMap::new(),
            left: BTreeMap::new(),
        };
        let decided = project
            .synergies
            .values()
            .flat_map(|s| [s.offer_flow, s.need_flow])
            .flatten();
        for id in exchanges.iter().flat_map(|e| [e.offer, e.need]).chain(decided) {
            let Some(flow) = project.flows.get(&id) else {
                continue;
            };
            let known = Known::in_project(project, flow, &rules.knowledge);
            stock.left.extend(known.and_then(|k| Some((id, k.amount?))));
            stock.known.extend(known.map(|k| (id, k)));
        }
        stock
    }

    /// Takes away what a synergy holds: its own quantity, else all that both sides could exchange.
    fn lock(&mut self, project: &Project, synergy: &Synergy) {
        let said = |id: FlowId| {
            let nature = self.known.get(&id)?.nature;
            let flow = project.flows.get(&id)?;
            let unit = if synergy.quantity.unit.is_empty() {
                &flow.quantity.unit
            } else {
                &synergy.quantity.unit
            };
            amount_of(&synergy.quantity, unit, nature, &self.rules.knowledge)
        };
        let per = synergy.offer_flow.zip(synergy.need_flow).and_then(|(o, n)| {
            let relation = self
                .rules
                .relations
                .between(self.known.get(&o)?.nature, self.known.get(&n)?.nature)?;
            self.rules.relations.get(relation)?.offer_per_need
        });
        let left = |id: Option<FlowId>| id.and_then(|id| self.left.get(&id).copied());
        let (supply, demand) = (left(synergy.offer_flow), left(synergy.need_flow));
        let both = supply.zip(demand).zip(per).map(|((s, d), per)| s.min(d * per));
        let given = synergy.offer_flow.and_then(said).or(both);
        let served = given
            .zip(per)
            .map(|(given, per)| given / per)
            .or_else(|| synergy.need_flow.and_then(said));
        for (flow, taken) in [(synergy.offer_flow, given), (synergy.need_flow, served)] {
            if let (Some(left), Some(taken)) = (flow.and_then(|f| self.left.get_mut(&f)), taken) {
                *left = (*left - taken).max(0.0);
            }
        }
    }

    fn tie(&self, families: &mut Families, exchange: &Exchange) {
        let per = self
            .rules
            .relations
            .get(exchange.relation)
            .and_then(|row| row.offer_per_need);
        let both_known = [exchange.offer, exchange.need]
            .iter()
            .all(|f| self.left.contains_key(f));
        if let Some(per) = per.filter(|per| both_known && per.is_finite() && *per > 0.0) {
            families.tie(exchange, per);
        }
    }
}

/// Flows that can be counted in one unit: a forest whose edges carry conversions.
#[derive(Default)]
struct Families {
    /// Parent of a flow and its units of the parent per unit of its own; roots are their own parents.
    above: BTreeMap<FlowId, (FlowId, f64)>,
    arcs: Vec<Exchange>,
}

impl Families {
    /// The root of a flow and how many units of the root one of its own is.
    fn root(&mut self, flow: FlowId) -> (FlowId, f64) {
        let (mut at, mut factor, mut way) = (flow, 1.0, Vec::new());
        loop {
            let (above, times) = *self.above.entry(at).or_insert((at, 1.0));
            if above == at {
                break;
            }
            way.push((at, factor));
            (at, factor) = (above, factor * times);
        }
        for (passed, before) in way {
            self.above.insert(passed, (at, factor / before));
        }
        (at, factor)
    }

    /// Joins an offer and a need of which one unit is `per` units of the offer; leaves out what contradicts.
    fn tie(&mut self, exchange: &Exchange, per: f64) {
        let ((offer, of_offer), (need, of_need)) = (self.root(exchange.offer), self.root(exchange.need));
        if offer == need {
            if (of_need / (of_offer * per) - 1.0).abs() <= SAME {
                self.arcs.push(*exchange);
            }
            return;
        }
        self.above.insert(need, (offer, of_offer * per / of_need));
        self.arcs.push(*exchange);
    }

    /// The exchanges of each family, in the order in which the families first appear.
    fn members(&mut self) -> Vec<Vec<Exchange>> {
        let (mut number, mut families): (BTreeMap<FlowId, usize>, Vec<Vec<Exchange>>) = Default::default();
        for exchange in self.arcs.clone() {
            let (root, _) = self.root(exchange.offer);
            let at = *number.entry(root).or_insert(families.len());
            if at == families.len() {
                families.push(Vec::new());
            }
            families[at].push(exchange);
        }
        families
    }

    /// Units of the root per unit of the flow; every root was looked up before.
    fn factor(&self, flow: FlowId) -> f64 {
        let (mut at, mut factor) = (flow, 1.0);
        while let Some((above, times)) = self.above.get(&at).filter(|(above, _)| *above != at) {
            (at, factor) = (*above, factor * times);
        }
        factor
    }
}

fn allocate(stock: &Stock<'_>, families: &Families, members: &[Exchange], net: &mut BTreeMap<FlowPair, f64>) {
    let mut question = Transport::default();
    let (mut offers, mut needs) = (BTreeMap::new(), BTreeMap::new());
    let numbered = |side: &mut BTreeMap<FlowId, u32>, amounts: &mut Vec<f64>, flow: FlowId| {
        *side.entry(flow).or_insert_with(|| {
            amounts.push(stock.left.get(&flow).copied().unwrap_or(0.0) * families.factor(flow));
            amounts.len() as u32 - 1
        })
    };
    for exchange in members {
        let offer = numbered(&mut offers, &mut question.supplies, exchange.offer);
        let need = numbered(&mut needs, &mut question.demands, exchange.need);
        question.arcs.push(Arc {
            offer,
            need,
            benefit: f64::from(exchange.score) / 1000.0,
        });
    }
    let plan = question.solve();
    for (exchange, flow) in members.iter().zip(plan.flows) {
        net.insert(
            (exchange.offer, exchange.need),
            flow / families.factor(exchange.offer),
        );
    }
}

#[cfg(test)]
mod tests;
