//! Quantities shared out among competing pairs, family by family.
//!
//! All families with one unit are one question that stays alive between edits; each contradictory family is a question
//! of its own, worked out again when it changes.

use std::collections::BTreeMap;

use super::super::allocate::{Arc, Plan, Transport, WarmTransport};
use super::super::score::Milli;
use super::families::Families;
use super::numbers::Numbers;
use super::outcome::{FlowPair, Model, PairNet};
use super::stock::Stock;
use crate::base::ids::FlowId;

/// Where conversions contradict, the best of all pairs gains by so much of a thousandth of a point more than the last
/// of equal score: the earlier one wins.
const EARLIER: f64 = 1e-3;

/// A pair that competes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Term {
    /// Number of the offer in stock.
    pub offer: u32,
    /// Number of the need in stock.
    pub need: u32,
    /// Units of the offer that one unit of the need is.
    pub per: f64,
    /// What one unit shared is worth.
    pub score: Milli,
}

/// The questions and their last answers.
#[derive(Default)]
pub(super) struct Sharing {
    common: Common,
    /// Contradictory families by the flow that gives them their unit.
    odd: BTreeMap<FlowId, Odd>,
}

/// A contradictory family.
struct Odd {
    question: Transport,
    ratios: Vec<f64>,
    plan: Plan,
}

impl Sharing {
    /// What each term gets, in the unit of its offer.
    pub fn share(&mut self, stock: &Stock, terms: &[Term]) -> Vec<PairNet> {
        let mut families = Families::new(stock.len());
        for term in terms {
            families.tie(term.offer, term.need, term.per);
        }
        let mut odd: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut common = Vec::new();
        for (place, term) in terms.iter().enumerate() {
            let (root, _) = families.root(term.offer);
            if families.is_contradictory(root) {
                odd.entry(root).or_default().push(place);
            } else {
                common.push(place);
            }
        }
        let mut shared = vec![
            PairNet {
                quantity: 0.0,
                model: Model::ChangeOfUnit
            };
            terms.len()
        ];
        self.common.refresh(stock, &mut families, &common, terms);
        for place in common {
            let term = &terms[place];
            let pair = (stock.id(term.offer), stock.id(term.need));
            shared[place].quantity = self.common.flow(pair) / families.root(term.offer).1;
        }
        let mut before = std::mem::take(&mut self.odd);
        for (root, places) in odd {
            let held = before.remove(&stock.id(root));
            let answered = Odd::answered(stock, &mut families, &places, terms, held);
            for (&place, flow) in places.iter().zip(&answered.plan.flows) {
                shared[place] = PairNet {
                    quantity: flow / families.root(terms[place].offer).1,
                    model: Model::Generalised,
                };
            }
            self.odd.insert(stock.id(root), answered);
        }
        shared
    }
}

impl Odd {
    fn answered(
        stock: &Stock,
        families: &mut Families,
        places: &[usize],
        terms: &[Term],
        held: Option<Self>,
    ) -> Self {
        let mut question = Transport::default();
        let mut ratios = Vec::with_capacity(places.len());
        let (mut offers, mut needs) = (BTreeMap::new(), BTreeMap::new());
        for (nth, term) in places.iter().map(|&place| &terms[place]).enumerate() {
            let (of_offer, of_need) = (families.root(term.offer).1, families.root(term.need).1);
            let numbered = |side: &mut BTreeMap<u32, u32>, amounts: &mut Vec<f64>, flow, unit: f64| {
                *side.entry(flow).or_insert_with(|| {
                    amounts.push(stock.left(flow) * unit);
                    amounts.len() as u32 - 1
                })
            };
            let earlier = EARLIER * (1.0 - nth as f64 / places.len() as f64);
            question.arcs.push(Arc {
                offer: numbered(&mut offers, &mut question.supplies, term.offer, of_offer),
                need: numbered(&mut needs, &mut question.demands, term.need, of_need),
                benefit: f64::from(term.score) + earlier,
            });
            ratios.push(of_need / (of_offer * term.per));
        }
        match held.filter(|held| held.question == question && held.ratios == ratios) {
            Some(held) => held,
            None => Self {
                plan: question.solve_general(&ratios),
                question,
                ratios,
            },
        }
    }
}

/// The question of all families with one unit. Its numbers are those that [`Numbers`] gives, as both count up from 0.
struct Common {
    warm: WarmTransport,
    offers: Numbers<FlowId>,
    needs: Numbers<FlowId>,
    arcs: Numbers<FlowPair>,
}

impl Default for Common {
    fn default() -> Self {
        Self {
            warm: WarmTransport::new(Transport::default()),
            offers: Numbers::default(),
            needs: Numbers::default(),
            arcs: Numbers::default(),
        }
    }
}

impl Common {
    /// Asks for these terms, best first, and answers.
    fn refresh(&mut self, stock: &Stock, families: &mut Families, places: &[usize], terms: &[Term]) {
        let mut order = Vec::with_capacity(places.len());
        for &place in places {
            let Term {
                offer, need, score, ..
            } = terms[place];
            let arc = Arc {
                offer: self.offer(stock, families, offer),
                need: self.need(stock, families, need),
                benefit: f64::from(score),
            };
            let (number, is_new) = self.arcs.keep((stock.id(offer), stock.id(need)));
            if is_new {
                self.warm.add_arc(arc);
            } else {
                self.warm.put_arc(number, arc);
            }
            order.push(number);
        }
        for number in self.arcs.sweep() {
            self.warm.set_benefit(number, 0.0);
        }
        for number in self.offers.sweep() {
            self.warm.set_supply(number, 0.0);
        }
        for number in self.needs.sweep() {
            self.warm.set_demand(number, 0.0);
        }
        self.warm.order(&order);
        self.warm.solve();
    }

    fn offer(&mut self, stock: &Stock, families: &mut Families, flow: u32) -> u32 {
        let amount = stock.left(flow) * families.root(flow).1;
        let (number, is_new) = self.offers.keep(stock.id(flow));
        if is_new {
            self.warm.add_offer(amount);
        } else {
            self.warm.set_supply(number, amount);
        }
        number
    }

    fn need(&mut self, stock: &Stock, families: &mut Families, flow: u32) -> u32 {
        let amount = stock.left(flow) * families.root(flow).1;
        let (number, is_new) = self.needs.keep(stock.id(flow));
        if is_new {
            self.warm.add_need(amount);
        } else {
            self.warm.set_demand(number, amount);
        }
        number
    }

    fn flow(&self, pair: FlowPair) -> f64 {
        self.arcs
            .number(&pair)
            .map_or(0.0, |number| self.warm.flow(number))
    }
}
