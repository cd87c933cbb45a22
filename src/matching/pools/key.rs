//! What makes flows shareable together: a nature that people asked to share, the same words, or a common need that
//! nobody spoke of.

use super::kind::{PoolKind, is_within, purchase_of};
use crate::base::text::fold;
use crate::model::{Direction, Flow};
use crate::reference::{Knowledge, NatureIx, Nomenclature};

/// What the members of a pool have in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Key {
    /// Members would share that nature or one below it; at least one of them says exactly this one.
    Asked(NatureIx),
    /// Members would share something that they call the same; its nature is not recognised.
    Words(String),
    /// Members have the same waste to give or the same thing to buy; that they could do so together is our idea.
    Unasked(NatureIx),
}

impl Key {
    /// The nature shared, when it is recognised.
    pub fn nature(&self) -> Option<NatureIx> {
        match self {
            Self::Asked(ix) | Self::Unasked(ix) => Some(*ix),
            Self::Words(_) => None,
        }
    }

    /// The kind of pool.
    pub fn kind(&self, natures: &Nomenclature) -> PoolKind {
        self.nature()
            .map_or(PoolKind::Other, |ix| PoolKind::of_nature(&natures.get(ix).code))
    }

    /// The nature whose limit of distance holds: that of the purchase where members only buy together.
    pub(super) fn limiting(&self, natures: &Nomenclature) -> Option<NatureIx> {
        let ix = self.nature()?;
        let code = &natures.get(ix).code;
        let bought = purchase_of(code).filter(|_| PoolKind::of_nature(code) == PoolKind::Purchase);
        bought.and_then(|code| natures.index_of(code)).or(Some(ix))
    }

    /// The fewest members that make a pool: an idea of ours needs three to be worth telling.
    pub(super) fn fewest(&self) -> usize {
        match self {
            Self::Unasked(_) => 3,
            _ => 2,
        }
    }
}

/// The keys under which a flow may be pooled. A one-letter root says no more than no nature at all.
pub(super) fn keys_of(flow: &Flow, knowledge: &Knowledge) -> Vec<Key> {
    let natures = knowledge.natures();
    let nature = nature_of(flow, knowledge).filter(|ix| !natures.is_root(*ix));
    let Some(nature) = nature else {
        let words = fold(&flow.label);
        let is_said = flow.direction == Direction::Pool && !words.is_empty();
        return is_said.then_some(Key::Words(words)).into_iter().collect();
    };
    let mut keys = Vec::new();
    if flow.direction == Direction::Pool {
        let line = std::iter::once(nature).chain(natures.ancestors(nature));
        keys.extend(line.filter(|ix| !natures.is_root(*ix)).map(Key::Asked));
        // Who would buy electricity with others asks for what others call a group purchase of electricity.
        let code = &natures.get(nature).code;
        let bought = purchase_of(code).filter(|_| PoolKind::of_nature(code) == PoolKind::Purchase);
        let purchase = bought.and_then(|code| natures.index_of(code)).map(Key::Asked);
        let purchase = purchase.filter(|key| !keys.contains(key));
        keys.extend(purchase);
    }
    let common = common_direction(&natures.get(nature).code);
    if common.is_some_and(|d| flow.direction == d || flow.direction == Direction::Pool) {
        keys.push(Key::Unasked(nature));
    }
    keys
}

/// The nature of a flow: the one named, else that of its waste code.
pub(super) fn nature_of(flow: &Flow, knowledge: &Knowledge) -> Option<NatureIx> {
    let code = flow.nature.as_deref();
    let named = code.and_then(|code| knowledge.natures().index_of(code));
    named.or_else(|| knowledge.nature_of_waste(&flow.waste_code))
}

/// On which side actors have the same need for a pool that nobody asked for: those who give the same waste, those who
/// buy the same goods, service or training. `None` where such an idea would be noise.
pub(super) fn common_direction(code: &str) -> Option<Direction> {
    if is_within(code, "W") {
        return Some(Direction::Offer);
    }
    let is_bought = match PoolKind::of_nature(code) {
        PoolKind::Purchase => purchase_of(code).is_some(),
        PoolKind::Services | PoolKind::Round => true,
        _ => false,
    };
    is_bought.then_some(Direction::Need)
}
