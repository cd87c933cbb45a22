//! A change of weights: every score is worked out anew, which pairs there are stays as it was.

use std::collections::BTreeSet;

use super::super::chains::Chains;
use super::super::pools::{PoolMoves, Pools};
use super::super::rulebook::Rulebook;
use super::super::weights::Weights;
use super::{Matcher, Moves, Row};
use crate::base::ids::FlowId;
use crate::model::{Project, Touched};

impl Matcher {
    /// True when nothing but weights changed.
    pub(super) fn only_weights(touched: &Touched) -> bool {
        let rest = Touched {
            settings: BTreeSet::new(),
            ..touched.clone()
        };
        rest.is_empty()
            && touched
                .settings
                .iter()
                .all(|key| key.starts_with(Weights::WEIGHT))
    }

    /// Scores everything anew and reports what that changed.
    pub(super) fn reweigh(&mut self, project: &Project) -> Moves {
        let pools: BTreeSet<Vec<FlowId>> = self.members_of_pools();
        let before = std::mem::take(&mut self.rows);
        self.rules = Rulebook::of(project);
        self.rank_everything();
        self.chains = Chains::default();
        self.chain_everything(project);
        self.pools = Pools::new(project, &self.rules);
        let mut moves = Moves {
            pools: PoolMoves::between(&pools, &self.members_of_pools()),
            ..Moves::default()
        };
        for (offer, old) in (0u32..).zip(&before) {
            let new = &self.rows[offer as usize];
            self.compare(offer, old, new, &mut moves);
        }
        moves
    }

    /// The members of every pool.
    pub(super) fn members_of_pools(&self) -> BTreeSet<Vec<FlowId>> {
        self.pools(usize::MAX).into_iter().map(|p| p.members).collect()
    }

    /// Which rows of an offer came, went or rose; both sides come sorted by need.
    fn compare(&self, offer: u32, old: &[Row], new: &[Row], moves: &mut Moves) {
        let listed = |row: &&Row| !self.is_decided(offer, row.need);
        let of = |rows: &[Row], need: u32| {
            let at = rows.binary_search_by_key(&need, |r| r.need).ok()?;
            Some(rows[at].score)
        };
        for row in new.iter().filter(listed) {
            match of(old, row.need) {
                None => moves.new.extend(self.exchange(offer, row)),
                Some(score) if score < row.score => moves.stronger.extend(self.exchange(offer, row)),
                Some(_) => {}
            }
        }
        let lost = old
            .iter()
            .filter(listed)
            .filter(|row| of(new, row.need).is_none());
        moves
            .gone
            .extend(lost.filter_map(|row| self.exchange(offer, row)));
    }
}
