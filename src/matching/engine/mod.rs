//! Stage 3 and the upkeep of all three: the ranked list, kept right after each edit at the cost of what changed.

mod chaining;
mod open;
mod reweigh;
mod visitor;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use open::OpenFlow;
pub use visitor::VisitorPair;

use super::book::{Book, Held};
use super::candidate::{self, Candidate, Exchange, PoolCandidate};
use super::chains::Chains;
use super::conditions::Conditions;
use super::decisions::Decisions;
use super::facts::judge;
use super::kernel::{Class, Delta, FlowFacts, FlowSlot, Kernel, KernelError, RulesError, Side, SiteSlot};
use super::known::Known;
use super::memory::Memory;
use super::pools::{PoolMoves, Pools};
use super::rulebook::Rulebook;
use super::score::{Milli, parts, score};
use crate::base::ids::{ActorId, FlowId};
use crate::base::month::Months;
use crate::model::{Project, Touched};
use crate::reference::NatureIx;

/// Why a project cannot be matched.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum MatchError {
    /// More pairs than memory holds.
    #[error(transparent)]
    TooLarge(#[from] KernelError),
    /// The weights or limits contradict each other.
    #[error(transparent)]
    Rules(#[from] RulesError),
}

/// What an update did to the list: what the window marks as new, gone or stronger.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Moves {
    /// Pairs that were not there before.
    pub new: Vec<Exchange>,
    /// Pairs that are no more, with their last score.
    pub gone: Vec<Exchange>,
    /// Pairs whose score rose.
    pub stronger: Vec<Exchange>,
    /// Pools that came and went.
    pub pools: PoolMoves,
}

/// One judged pair of an offer.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Row {
    need: u32,
    relation: u16,
    score: Milli,
}

/// Best first; ties by slot, so the set is total.
type Rank = (Reverse<Milli>, u32, u32);

/// Slots of an offer and a need.
type Pair = (u32, u32);

/// The incremental matcher: owns everything derived from a project.
pub struct Matcher {
    rules: Rulebook,
    kernel: Kernel,
    book: Book,
    decisions: Decisions,
    /// Judged pairs by slot of the offer, sorted by slot of the need.
    rows: Vec<Vec<Row>>,
    /// Undecided pairs, best first.
    ranking: BTreeSet<Rank>,
    chains: Chains,
    pools: Pools,
}

impl Matcher {
    /// Judges a whole project.
    ///
    /// # Errors
    /// [`MatchError`] when the project has more pairs than the engine can hold.
    pub fn new(project: &Project) -> Result<Self, MatchError> {
        let rules = Rulebook::of(project);
        let mut book = Book::default();
        let mut decisions = Decisions::default();
        for synergy in project.synergies.values() {
            decisions.note(project, synergy.id);
        }
        let mut places = Vec::new();
        for actor in project.actors.values() {
            let site = SiteSlot(book.site(actor.id));
            places.extend(actor.position.map(|p| (site, p.at)));
        }
        let mut flows = Vec::new();
        for flow in project.flows.values() {
            let Some(known) = Known::in_project(project, flow, &rules.knowledge) else {
                continue;
            };
            let slot = book.hold(Held {
                id: flow.id,
                actor: flow.actor,
                known,
            });
            flows.push((FlowSlot(slot), kernel_facts(book.site(flow.actor), &known)));
        }
        let kernel = Kernel::build(
            rules.relations.pair_rules(&rules.knowledge, &rules.weights)?,
            places,
            flows,
            1,
        )?;
        let (rows, ranking) = (Vec::new(), BTreeSet::new());
        let mut new = Self {
            rules,
            kernel,
            book,
            decisions,
            rows,
            ranking,
            chains: Chains::default(),
            pools: Pools::default(),
        };
        new.rank_everything();
        new.chain_everything(project);
        new.pools = Pools::new(project, &new.rules);
        Ok(new)
    }

    fn rank_everything(&mut self) {
        let mut ranks: Vec<Rank> = Vec::new();
        self.rows = vec![Vec::new(); self.book.len() as usize];
        for offer in 0..self.book.len() {
            if !self.book.get(offer).is_some_and(|h| h.known.is_offer) {
                continue;
            }
            let rows: Vec<Row> = self
                .partners(offer)
                .into_iter()
                .filter_map(|need| self.judge_pair(offer, need))
                .collect();
            ranks.extend(
                rows.iter()
                    .filter(|r| !self.is_decided(offer, r.need))
                    .map(|r| rank(offer, r)),
            );
            self.rows[offer as usize] = rows;
        }
        ranks.sort_unstable();
        self.ranking = ranks.into_iter().collect();
    }

    /// Brings everything up to date after a change. Give the project after the change and all that it touched.
    ///
    /// # Errors
    /// [`MatchError`] when the project has grown beyond what the engine can hold.
    pub fn update(&mut self, project: &Project, touched: &Touched) -> Result<Moves, MatchError> {
        if touched.settings.iter().any(|key| Rulebook::concerns(key)) {
            if Self::only_weights(touched) {
                return Ok(self.reweigh(project));
            }
            return self.rebuild(project);
        }
        let mut pairs: BTreeSet<Pair> = BTreeSet::new();
        for synergy in &touched.synergies {
            for (offer, need) in self.decisions.note(project, *synergy).into_iter().flatten() {
                pairs.extend(self.book.slot(offer).zip(self.book.slot(need)));
            }
        }
        let mut flows: BTreeSet<FlowId> = touched.flows.clone();
        flows.extend(self.renew_conditions(project, touched));
        let remembered = self.renew_memory(project, touched);
        for actor in &touched.actors {
            let site = SiteSlot(self.book.site(*actor));
            let place = project.actors.get(actor).and_then(|a| a.position).map(|p| p.at);
            let own: Vec<u32> = self.kernel.flows_of(site).iter().map(|s| s.0).collect();
            flows.extend(own.into_iter().filter_map(|slot| self.book.id(slot)));
            collect(&self.kernel.move_site(site, place), &mut pairs);
        }
        let mut owners: BTreeSet<ActorId> = self.owners(project, &flows).collect();
        owners.extend(&touched.actors);
        for flow in &flows {
            self.put(project, *flow, &mut pairs);
        }
        for natures in remembered {
            self.pairs_between(natures, &mut pairs);
        }
        let mut moves = self.rejudge(&pairs);
        self.update_chains(project, &owners, &pairs);
        moves.pools = self.pools.update(project, touched, &self.rules);
        Ok(moves)
    }

    /// Reads again what actors ask for, if that may have changed; returns the flows for which it did.
    fn renew_conditions(&mut self, project: &Project, touched: &Touched) -> BTreeSet<FlowId> {
        let told = touched.settings.iter().any(|key| Conditions::concerns(key));
        // A condition may wait for a flow that comes back: what is asked for counts, not what is held.
        if !told && touched.actors.is_empty() && touched.flows.is_empty() {
            return BTreeSet::new();
        }
        let now = Conditions::of(project, &self.rules.knowledge);
        let differing = now.differing(&self.rules.conditions);
        self.rules.conditions = Arc::new(now);
        differing
    }

    /// Counts decisions again, if they may have changed; returns the natures of which something else is remembered.
    fn renew_memory(&mut self, project: &Project, touched: &Touched) -> Vec<(NatureIx, NatureIx)> {
        let rests = touched.flows.iter().any(|flow| self.rules.memory.rests_on(*flow));
        if touched.synergies.is_empty() && !rests {
            return Vec::new();
        }
        let now = Memory::of(project, &self.rules.knowledge);
        let differing = now.differing(&self.rules.memory);
        self.rules.memory = Arc::new(now);
        differing
    }

    /// Every pair of two natures.
    fn pairs_between(&self, (offer, need): (NatureIx, NatureIx), pairs: &mut BTreeSet<Pair>) {
        for slot in self.book.offers_of(offer) {
            let sought = |other: &u32| {
                self.book
                    .get(*other)
                    .is_some_and(|held| held.known.nature == need)
            };
            pairs.extend(
                self.partners(slot)
                    .into_iter()
                    .filter(sought)
                    .map(|other| (slot, other)),
            );
        }
    }

    /// Starts anew and reports what that changed.
    fn rebuild(&mut self, project: &Project) -> Result<Moves, MatchError> {
        let (old, pools) = (self.by_pair(), self.members_of_pools());
        *self = Self::new(project)?;
        let mut moves = Moves {
            pools: PoolMoves::between(&pools, &self.members_of_pools()),
            ..Moves::default()
        };
        let mut before = old.into_iter().peekable();
        for now in self.by_pair() {
            let pair = (now.offer, now.need);
            while let Some(gone) = before.next_if(|e| (e.offer, e.need) < pair) {
                moves.gone.push(gone);
            }
            match before.next_if(|e| (e.offer, e.need) == pair) {
                None => moves.new.push(now),
                Some(was) if was.score < now.score => moves.stronger.push(now),
                Some(_) => {}
            }
        }
        moves.gone.extend(before);
        Ok(moves)
    }

    /// Every undecided exchange in the order of its flows.
    fn by_pair(&self) -> Vec<Exchange> {
        let mut all = self.exchanges(usize::MAX);
        all.sort_unstable_by_key(|e| (e.offer, e.need));
        all
    }

    /// Takes in the present state of a flow and collects every pair that this may concern.
    fn put(&mut self, project: &Project, id: FlowId, pairs: &mut BTreeSet<Pair>) {
        if let Some(slot) = self.book.slot(id) {
            self.pairs_of(slot, pairs);
        }
        let now = project.flows.get(&id).and_then(|flow| {
            Some(Held {
                id,
                actor: flow.actor,
                known: Known::in_project(project, flow, &self.rules.knowledge)?,
            })
        });
        if let Some(held) = now {
            let slot = self.book.hold(held);
            self.rows.resize(self.book.len() as usize, Vec::new());
            let facts = kernel_facts(self.book.site(held.actor), &held.known);
            collect(&self.kernel.put_flow(FlowSlot(slot), facts), pairs);
            self.pairs_of(slot, pairs);
        } else if let Some(slot) = self.book.slot(id) {
            collect(&self.kernel.remove_flow(FlowSlot(slot)), pairs);
            self.book.release(slot);
        }
    }

    /// The pairs in which a flow stands now.
    fn pairs_of(&self, slot: u32, pairs: &mut BTreeSet<Pair>) {
        let Some(held) = self.book.get(slot) else { return };
        let pair = |other: u32| {
            if held.known.is_offer {
                (slot, other)
            } else {
                (other, slot)
            }
        };
        pairs.extend(self.partners(slot).into_iter().map(pair));
    }

    fn rejudge(&mut self, pairs: &BTreeSet<Pair>) -> Moves {
        let mut moves = Moves::default();
        for (offer, need) in pairs.iter().copied() {
            let found = self.rows[offer as usize].binary_search_by_key(&need, |r| r.need);
            let old = found.ok().map(|at| self.rows[offer as usize][at]);
            let was_listed = old.filter(|row| self.ranking.remove(&rank(offer, row)));
            let new = self
                .holds(offer, need)
                .then(|| self.judge_pair(offer, need))
                .flatten();
            let rows = &mut self.rows[offer as usize];
            match (found, new) {
                (Ok(at), Some(row)) => rows[at] = row,
                (Ok(at), None) => drop(rows.remove(at)),
                (Err(at), Some(row)) => rows.insert(at, row),
                (Err(_), None) => {}
            }
            let is_listed = new.filter(|_| !self.is_decided(offer, need));
            self.ranking.extend(is_listed.map(|row| rank(offer, &row)));
            let exchange = |row: Row| self.exchange(offer, &row);
            match (was_listed, is_listed) {
                (None, Some(row)) => moves.new.extend(exchange(row)),
                (Some(row), None) => moves.gone.extend(exchange(row)),
                (Some(a), Some(b)) if b.score > a.score => moves.stronger.extend(exchange(b)),
                _ => {}
            }
        }
        moves
    }

    /// True while the pair engine, or the lack of a place, makes these two flows a pair.
    fn holds(&self, offer: u32, need: u32) -> bool {
        let (Some(o), Some(n)) = (self.book.get(offer), self.book.get(need)) else {
            return false;
        };
        o.known.is_offer
            && !n.known.is_offer
            && o.actor != n.actor
            && (self.book.is_unplaced(offer)
                || self.book.is_unplaced(need)
                || self
                    .kernel
                    .partners(FlowSlot(offer))
                    .binary_search(&FlowSlot(need))
                    .is_ok())
    }

    fn judge_pair(&self, offer: u32, need: u32) -> Option<Row> {
        let (o, n) = (self.book.get(offer)?, self.book.get(need)?);
        let relation = self.rules.relations.between(o.known.nature, n.known.nature)?;
        let row = self.rules.relations.get(relation)?;
        let facts = judge(&o.known, &n.known, row, &self.rules);
        let score = score(&parts(&facts, row), &self.rules.weights);
        facts.block.is_none().then_some(Row {
            need,
            relation,
            score,
        })
    }

    /// The flows on the other side of a flow, by slot.
    fn partners(&self, slot: u32) -> Vec<u32> {
        let mut all: Vec<u32> = self.kernel.partners(FlowSlot(slot)).iter().map(|s| s.0).collect();
        let placeless = self.book.placeless_partners(slot, &self.rules.relations);
        if !placeless.is_empty() {
            all.extend(placeless);
            all.sort_unstable();
            all.dedup();
        }
        all
    }

    fn is_decided(&self, offer: u32, need: u32) -> bool {
        let pair = self.book.id(offer).zip(self.book.id(need));
        pair.is_some_and(|pair| self.decisions.contains(pair))
    }

    fn exchange(&self, offer: u32, row: &Row) -> Option<Exchange> {
        let (offer, need) = (self.book.id(offer)?, self.book.id(row.need)?);
        Some(Exchange {
            offer,
            need,
            relation: row.relation,
            score: row.score,
        })
    }

    fn row(&self, offer: u32, need: u32) -> Option<&Row> {
        let rows = self.rows.get(offer as usize)?;
        rows.binary_search_by_key(&need, |r| r.need)
            .ok()
            .map(|at| &rows[at])
    }

    fn ranked(&self, (_, offer, need): &Rank) -> Option<Exchange> {
        self.exchange(*offer, self.row(*offer, *need)?)
    }

    /// Number of exchange candidates that nobody decided on.
    pub fn count(&self) -> usize {
        self.ranking.len()
    }

    /// The best undecided exchanges, best first.
    pub fn exchanges(&self, limit: usize) -> Vec<Exchange> {
        self.ranking
            .iter()
            .take(limit)
            .filter_map(|r| self.ranked(r))
            .collect()
    }

    /// Exchanges that people already decided on and that the rules find too.
    pub fn decided_exchanges(&self) -> Vec<Exchange> {
        let found = |(o, n): (FlowId, FlowId)| {
            let offer = self.book.slot(o)?;
            self.exchange(offer, self.row(offer, self.book.slot(n)?)?)
        };
        self.decisions.pairs().filter_map(found).collect()
    }

    /// The best undecided exchanges of one actor, best first.
    pub fn exchanges_of(&self, actor: ActorId, limit: usize) -> Vec<Exchange> {
        let mut pairs = BTreeSet::new();
        for (slot, _) in self.book.iter().filter(|(_, held)| held.actor == actor) {
            self.pairs_of(slot, &mut pairs);
        }
        let mut own: Vec<Rank> = pairs
            .into_iter()
            .filter(|(offer, need)| !self.is_decided(*offer, *need))
            .filter_map(|(offer, need)| Some(rank(offer, self.row(offer, need)?)))
            .collect();
        own.sort_unstable();
        own.iter().take(limit).filter_map(|r| self.ranked(r)).collect()
    }

    /// The best pool candidates, best first.
    pub fn pools(&self, limit: usize) -> Vec<PoolCandidate> {
        self.pools.best(limit, 0, self.rules.natures())
    }

    /// Number of pool candidates.
    pub fn pool_count(&self) -> usize {
        self.pools.len()
    }

    /// The best candidates of all kinds in the order of the list.
    pub fn candidates(&self, project: &Project, limit: usize) -> Vec<Candidate> {
        let mut all: Vec<Candidate> = self
            .exchanges(limit)
            .into_iter()
            .map(Candidate::Exchange)
            .collect();
        // What could not make it into the list is not worked out.
        let last = all.last().filter(|_| all.len() == limit);
        let least = last.map_or(0, Candidate::score);
        all.extend(self.chains(limit, least).into_iter().map(Candidate::Chain));
        let pools = self.pools.best(limit, least, self.rules.natures());
        all.extend(pools.into_iter().map(Candidate::Pool));
        candidate::sort(&mut all, project);
        all.truncate(limit);
        all
    }

    /// The rulebook in force.
    pub fn rules(&self) -> &Rulebook {
        &self.rules
    }
}

fn kernel_facts(site: u32, known: &Known) -> FlowFacts {
    FlowFacts {
        site: SiteSlot(site),
        side: if known.is_offer { Side::Offer } else { Side::Need },
        class: Class(known.nature.index() as u16),
        months: known.months.unwrap_or(Months::ALL).0,
        temp_c: known.temperature_c,
    }
}

fn rank(offer: u32, row: &Row) -> Rank {
    (Reverse(row.score), offer, row.need)
}

fn collect(delta: &Delta, pairs: &mut BTreeSet<Pair>) {
    pairs.extend(delta.removed.iter().map(|k| (k.offer.0, k.need.0)));
    pairs.extend(
        delta
            .added
            .iter()
            .chain(&delta.changed)
            .map(|p| (p.offer.0, p.need.0)),
    );
}
