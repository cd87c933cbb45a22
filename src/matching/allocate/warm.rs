//! An allocation that is edited and answered again, from where the last answer stood.

use std::collections::BTreeSet;

use super::grid::sound;
use super::nodes::{is_offer, need_node, need_of, offer_node, offer_of};
use super::plan::{Arc, Plan, Transport};
use super::simplex::{Simplex, link_of};

/// From this many steps on, a quantity that shrinks may allow a finer grid.
const LARGE: f64 = (1u64 << 46) as f64;
/// A grid is renewed when it could be finer by this factor.
const FINER: f64 = 16.0;
/// So many edits at once are always led through the last plan, and one more for so many nodes and arcs.
const FEW_EDITS: usize = 32;
const MANY: usize = 16;

/// A question with its best plan. After an edit only what the edit moves is looked at again; the plan is the same as
/// that of [`Transport::solve`] up to rounding, whatever edits led to it.
pub struct WarmTransport {
    question: Transport,
    ranks: Vec<u32>,
    next_rank: u32,
    simplex: Simplex,
    /// Nodes whose quantity is cut to the grid.
    vast: Vec<u32>,
    stands: bool,
    /// Arcs edited since the plan was best, and the number of all edits since then.
    edited: BTreeSet<u32>,
    edits: usize,
    grid_in_doubt: bool,
    order_in_doubt: bool,
}

impl WarmTransport {
    /// Nothing is solved yet. Of equally good plans the one wins that ships more along the first arc, and so on.
    pub fn new(question: Transport) -> Self {
        Self {
            simplex: Simplex::new(&Transport::default(), Vec::new()),
            next_rank: question.arcs.len() as u32,
            ranks: (0..question.arcs.len() as u32).collect(),
            question,
            vast: Vec::new(),
            stands: false,
            edited: BTreeSet::new(),
            edits: 0,
            grid_in_doubt: false,
            order_in_doubt: false,
        }
    }

    /// The question as edited.
    pub fn question(&self) -> &Transport {
        &self.question
    }

    /// Makes the plan the best one; false when the search was given up.
    pub fn solve(&mut self) -> bool {
        self.edited.clear();
        self.edits = 0;
        (self.stands && self.reoptimise()) || self.solve_afresh()
    }

    /// Units shipped along an arc.
    pub fn flow(&self, arc: u32) -> f64 {
        self.simplex.flow(arc)
    }

    /// Sum of benefit times flow.
    pub fn objective(&self) -> f64 {
        let benefit = |arc: u32| self.question.arcs[arc as usize].benefit;
        self.simplex
            .shipped()
            .map(|(arc, flow)| benefit(arc) * flow)
            .sum()
    }

    /// The whole plan.
    pub fn plan(&self) -> Plan {
        self.question.plan(self.simplex.shipped(), self.stands)
    }

    /// Changes what an offer has.
    pub fn set_supply(&mut self, offer: u32, quantity: f64) {
        if let Some(held) = self.question.supplies.get_mut(offer as usize) {
            let before = std::mem::replace(held, quantity);
            self.set_amount(offer_node(offer), before, quantity);
        }
    }

    /// Changes what a need wants.
    pub fn set_demand(&mut self, need: u32, quantity: f64) {
        if let Some(held) = self.question.demands.get_mut(need as usize) {
            let before = std::mem::replace(held, quantity);
            self.set_amount(need_node(need), before, quantity);
        }
    }

    /// Adds an offer; gives its number.
    pub fn add_offer(&mut self, quantity: f64) -> u32 {
        let offer = self.question.supplies.len() as u32;
        self.question.supplies.push(0.0);
        self.grow(offer_node(offer));
        self.set_supply(offer, quantity);
        offer
    }

    /// Adds a need; gives its number.
    pub fn add_need(&mut self, quantity: f64) -> u32 {
        let need = self.question.demands.len() as u32;
        self.question.demands.push(0.0);
        self.grow(need_node(need));
        self.set_demand(need, quantity);
        need
    }

    /// Adds an arc of the highest rank so far; gives its number.
    pub fn add_arc(&mut self, arc: Arc) -> u32 {
        let number = self.question.arcs.len() as u32;
        let last = self.next_rank;
        self.next_rank = last.saturating_add(1);
        self.question.arcs.push(Arc { benefit: 0.0, ..arc });
        self.ranks.push(last);
        if self.stands {
            self.simplex.push_link(last);
        }
        self.put_arc(number, arc);
        number
    }

    /// Replaces an arc: other ends, another benefit.
    pub fn put_arc(&mut self, number: u32, arc: Arc) {
        let Some(held) = self.question.arcs.get_mut(number as usize) else {
            return;
        };
        let before = std::mem::replace(held, arc);
        if !self.stands || before == arc || !self.counts_edit() {
            return;
        }
        self.edited.insert(number);
        let link = link_of(&self.question, &arc);
        let steps = |end: u32| self.simplex.grid.steps(self.quantity(end));
        let old = self.simplex.links[number as usize];
        self.grid_in_doubt |= old.offer != link.offer && steps(old.offer).min(steps(old.need)) >= LARGE;
        self.simplex.put_link(number, link);
    }

    /// Changes the gain of one unit along an arc; 0 takes it out of use.
    pub fn set_benefit(&mut self, arc: u32, benefit: f64) {
        if let Some(&held) = self.question.arcs.get(arc as usize) {
            self.put_arc(arc, Arc { benefit, ..held });
        }
    }

    /// Orders the arcs: of equally good plans the one wins that ships more along the first of these. Others come last.
    pub fn order(&mut self, arcs: &[u32]) {
        let mut ranks = vec![u32::MAX; self.question.arcs.len()];
        for (rank, &arc) in (0..).zip(arcs) {
            if let Some(held) = ranks.get_mut(arc as usize) {
                *held = rank;
            }
        }
        if self.stands {
            // What was edited is looked at anyway.
            let others = arcs.iter().filter(|arc| !self.edited.contains(arc));
            let before = others.filter_map(|&arc| self.ranks.get(arc as usize));
            self.order_in_doubt |= !before.is_sorted();
            self.simplex.ranks.clone_from(&ranks);
        }
        self.next_rank = arcs.len() as u32;
        self.ranks = ranks;
    }

    /// Another edit of a plan that stands; false when there are so many that a plan from nothing is quicker.
    fn counts_edit(&mut self) -> bool {
        self.edits += 1;
        let all = self.question.arcs.len() + self.simplex.tree.nodes.len();
        self.stands &= self.edits <= FEW_EDITS + all / MANY;
        self.stands
    }

    fn set_amount(&mut self, node: u32, before: f64, quantity: f64) {
        if !self.stands || before == quantity || !self.counts_edit() {
            return;
        }
        let grid = self.simplex.grid;
        let (before, now) = (grid.steps(before), grid.steps(quantity));
        self.vast.retain(|&vast| vast != node);
        if sound(quantity) > grid.most() {
            self.vast.push(node);
        }
        self.grid_in_doubt |= before >= LARGE && now < before;
        if now != before {
            self.simplex.set_amount(node, before, now);
        }
    }

    fn grow(&mut self, node: u32) {
        if self.stands {
            self.simplex.grow(node);
        }
    }

    fn solve_afresh(&mut self) -> bool {
        self.simplex = Simplex::new(&self.question, self.ranks.clone());
        self.stands = self.simplex.optimise();
        self.simplex.remember();
        let most = self.simplex.grid.most();
        let nodes = 1..self.simplex.tree.nodes.len() as u32;
        self.vast = nodes.filter(|&node| self.quantity(node) > most).collect();
        (self.grid_in_doubt, self.order_in_doubt) = (false, false);
        self.stands
    }

    fn reoptimise(&mut self) -> bool {
        let done = self.grid_holds() && self.simplex.reoptimise(self.order_in_doubt);
        self.order_in_doubt = false;
        done
    }

    /// What is cut is still more than all its partners have, and the grid is not much too coarse.
    fn grid_holds(&mut self) -> bool {
        let grid = self.simplex.grid;
        let is_fine = !self.grid_in_doubt || grid.coarser_than(self.question.grid()) < FINER;
        self.grid_in_doubt = false;
        is_fine
            && self.vast.iter().all(|&node| {
                let partners = self.simplex.partners(node);
                partners.map(|partner| self.quantity(partner)).sum::<f64>() <= grid.most()
            })
    }

    fn quantity(&self, node: u32) -> f64 {
        let of = |amounts: &[f64], at: u32| amounts.get(at as usize).copied().map_or(0.0, sound);
        if is_offer(node) {
            of(&self.question.supplies, offer_of(node))
        } else {
            of(&self.question.demands, need_of(node))
        }
    }
}
