//! What each candidate could exchange when nothing is promised twice.
//!
//! Running and engaged synergies lock their quantities first; then the room's own choices ([`Pin`]) are served, in the
//! order of their keys; the rest goes where the sum of score times quantity is greatest, one family of comparable units
//! at a time ([`Model`] says how).

mod families;
mod numbers;
mod outcome;
mod pins;
mod sharing;
mod stock;

#[cfg(test)]
mod tests;

pub use outcome::{FlowNet, FlowPair, Model, Net, PairNet};
pub use pins::Pin;

use super::candidate::Exchange;
use super::rulebook::Rulebook;
use crate::model::Project;
use sharing::{Sharing, Term};
use stock::Stock;

/// Net quantities of the given exchanges.
///
/// Pairs of which a quantity is unknown have none, unless the room pinned an amount. `exchanges` must be all that
/// compete, best first: of equally good ways to share the one is taken that gives more to the first, then to the next,
/// so equal lists give equal numbers.
pub fn net_quantities(project: &Project, exchanges: &[Exchange], rules: &Rulebook) -> Net {
    let mut netting = Netting::default();
    netting.refresh(project, exchanges, rules);
    netting.net
}

/// Net quantities that are kept while a project is edited: what has not changed is not worked out again.
#[derive(Default)]
pub struct Netting {
    sharing: Sharing,
    net: Net,
}

impl Netting {
    /// The same numbers as [`net_quantities`].
    pub fn new(project: &Project, exchanges: &[Exchange], rules: &Rulebook) -> Self {
        let mut new = Self::default();
        new.refresh(project, exchanges, rules);
        new
    }

    /// What was found last.
    pub fn net(&self) -> &Net {
        &self.net
    }

    /// Brings the numbers up to date, from where the last ones stood.
    pub fn refresh(&mut self, project: &Project, exchanges: &[Exchange], rules: &Rulebook) -> &Net {
        let mut stock = Stock::of(project, exchanges, rules);
        stock.lock(project, rules);
        let pinned = stock.serve_pins(project, exchanges, rules);
        let mut terms = Vec::new();
        let mut pairs = Vec::new();
        for (place, exchange) in exchanges.iter().enumerate() {
            let pair = (exchange.offer, exchange.need);
            if let Some(&quantity) = pinned.get(&place) {
                let model = Model::Pinned;
                pairs.push((pair, PairNet { quantity, model }));
            } else if let Some((offer, need, per)) = stock.comparable(exchange, rules) {
                let score = exchange.score;
                terms.push(Term {
                    offer,
                    need,
                    per,
                    score,
                });
            }
        }
        for (term, shared) in terms.iter().zip(self.sharing.share(&stock, &terms)) {
            stock.hand_over(term.offer, term.need, shared.quantity, Some(term.per));
            pairs.push(((stock.id(term.offer), stock.id(term.need)), shared));
        }
        self.net = Net::new(pairs, stock.outcome());
        &self.net
    }
}
