//! Upkeep of chains beside pairs.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::super::candidate::Chain as Candidate;
use super::super::chains::{Chain, End, Link, best_ends, join, links, transforms};
use super::super::kernel::SiteSlot;
use super::super::known::Known;
use super::{Matcher, Milli, Pair};
use crate::base::ids::{ActorId, FlowId};
use crate::model::Project;

impl Matcher {
    /// Finds every link and chain of a project.
    pub(super) fn chain_everything(&mut self, project: &Project) {
        for actor in project.actors.keys() {
            for link in self.relink(project, *actor) {
                self.rechain(link);
            }
        }
    }

    /// Brings chains up to date after these actors and pairs changed.
    pub(super) fn update_chains(
        &mut self,
        project: &Project,
        actors: &BTreeSet<ActorId>,
        pairs: &BTreeSet<Pair>,
    ) {
        let mut concerned: BTreeSet<Link> = BTreeSet::new();
        for actor in actors {
            concerned.extend(self.relink(project, *actor));
        }
        for (offer, need) in pairs {
            concerned.extend(self.chains.links_of(*need).filter(|link| link.0 == *need));
            concerned.extend(self.chains.links_of(*offer).filter(|link| link.1 == *offer));
        }
        for link in concerned {
            self.rechain(link);
        }
    }

    /// The actors whose links a change of these flows may concern.
    pub(super) fn owners<'a>(
        &'a self,
        project: &'a Project,
        flows: &'a BTreeSet<FlowId>,
    ) -> impl Iterator<Item = ActorId> + 'a {
        flows.iter().flat_map(|flow| {
            let before = self
                .book
                .slot(*flow)
                .and_then(|slot| self.book.get(slot))
                .map(|h| h.actor);
            let now = project.flows.get(flow).map(|f| f.actor);
            before.into_iter().chain(now)
        })
    }

    fn relink(&mut self, project: &Project, actor: ActorId) -> BTreeSet<Link> {
        let Some(now) = project.actors.get(&actor) else {
            return self.chains.relink(actor, Vec::new());
        };
        let site = SiteSlot(self.book.site(actor));
        let own: Vec<(u32, Known)> = self
            .kernel
            .flows_of(site)
            .iter()
            .filter_map(|slot| Some((slot.0, self.book.get(slot.0)?.known)))
            .collect();
        let mixed = own.iter().any(|(_, k)| k.is_offer) && own.iter().any(|(_, k)| !k.is_offer);
        let found = match mixed {
            true => links(&own, &now.activity_code, &self.rules),
            false => Vec::new(),
        };
        self.chains.relink(actor, found)
    }

    fn rechain(&mut self, link: Link) {
        let chains = match self.chains.has(link) {
            true => join(link, &self.givers(link.0), &self.seekers(link.1)),
            false => Vec::new(),
        };
        self.chains.put(link, chains);
    }

    /// The best undecided offers for a transformer's intake.
    fn givers(&self, into: u32) -> Vec<End> {
        let offers = self
            .partners(into)
            .into_iter()
            .filter(|offer| !self.is_decided(*offer, into));
        best_ends(
            offers
                .filter_map(|offer| self.end(offer, self.row(offer, into)?.score))
                .collect(),
        )
    }

    /// The best undecided needs for a transformer's output.
    fn seekers(&self, out: u32) -> Vec<End> {
        let rows = self.rows.get(out as usize).map_or(&[][..], Vec::as_slice);
        let open = rows.iter().filter(|row| !self.is_decided(out, row.need));
        best_ends(open.filter_map(|row| self.end(row.need, row.score)).collect())
    }

    fn end(&self, slot: u32, score: Milli) -> Option<End> {
        let held = self.book.get(slot)?;
        Some(End {
            score: Reverse(score),
            flow: held.id,
            slot,
            actor: held.actor,
        })
    }

    /// True when the offer serves the need without anything being made of it.
    fn meets_as_it_is(&self, offer: u32, need: u32) -> bool {
        let row = self
            .row(offer, need)
            .and_then(|row| self.rules.relations.get(row.relation));
        row.is_some_and(|row| !transforms(row, &self.rules))
    }

    /// The best chains whose ends do not meet as they are and were not decided on, with at least that score,
    /// best first.
    pub fn chains(&self, limit: usize, at_least: Milli) -> Vec<Candidate> {
        let good = self.chains.ranked().take_while(|chain| chain.score.0 >= at_least);
        let open = good.filter(|chain| {
            !self.meets_as_it_is(chain.offer, chain.need) && !self.is_decided(chain.offer, chain.need)
        });
        open.filter_map(|chain| self.chain(chain)).take(limit).collect()
    }

    fn chain(&self, chain: &Chain) -> Option<Candidate> {
        Some(Candidate {
            offer: self.book.id(chain.offer)?,
            into: self.book.id(chain.link.0)?,
            out: self.book.id(chain.link.1)?,
            need: self.book.id(chain.need)?,
            score: chain.score.0,
        })
    }
}
