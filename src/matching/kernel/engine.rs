//! The engine: full match, single edits, reading.

use crate::base::geo::LonLat;

use super::bulk::{self, KernelError};
use super::delta::{Delta, Pair, PairKey};
use super::flow::{FlowFacts, FlowSlot, Place, Row, Side, SiteSlot};
use super::index::{Entry, Index};
use super::partners::Partners;
use super::rules::PairRules;
use super::search::{Found, View};

/// All pairs of a project under one table of rules.
///
/// The pairs never depend on the order of edits: they equal those of [`Kernel::build`] on the same flows and places.
#[derive(Clone, Debug)]
pub struct Kernel {
    rules: PairRules,
    places: Vec<Option<Place>>,
    rows: Vec<Option<Row>>,
    /// The flows of each site, ascending.
    site_flows: Vec<Vec<FlowSlot>>,
    index: Index,
    partners: Partners,
    count: usize,
}

impl Kernel {
    /// A full match. A slot given twice keeps the last facts; a site not given has no place, and its flows no pairs.
    pub fn build(
        rules: PairRules,
        sites: impl IntoIterator<Item = (SiteSlot, LonLat)>,
        flows: impl IntoIterator<Item = (FlowSlot, FlowFacts)>,
        threads: usize,
    ) -> Result<Self, KernelError> {
        let mut rows: Vec<Option<Row>> = Vec::new();
        for (slot, facts) in flows {
            *grown(&mut rows, slot.at()) = Some(Row::from(facts));
        }
        let places = placed(sites);
        let index = indexed(&rules, &rows, &places);
        Self::matched(rules, places, rows, index, threads)
    }

    /// A full match of flows that have no slots yet. Also returns the slot of each: neighbours get near numbers, which
    /// makes the match and every edit cheaper than with slots in another order.
    pub fn numbered(
        rules: PairRules,
        sites: impl IntoIterator<Item = (SiteSlot, LonLat)>,
        flows: impl IntoIterator<Item = FlowFacts>,
        threads: usize,
    ) -> Result<(Self, Vec<FlowSlot>), KernelError> {
        let mut rows: Vec<Option<Row>> = flows.into_iter().map(|facts| Some(Row::from(facts))).collect();
        let places = placed(sites);
        let mut index = indexed(&rules, &rows, &places);
        let order = index.renumber();
        let mut slots = vec![UNNUMBERED; rows.len()];
        for (new, old) in (0..).map(FlowSlot).zip(&order) {
            slots[old.at()] = new;
        }
        // Flows that the index leaves out come last.
        let left_out = slots.iter_mut().filter(|slot| **slot == UNNUMBERED);
        for (new, slot) in (order.len() as u32..).map(FlowSlot).zip(left_out) {
            *slot = new;
        }
        permute(&mut rows, slots.clone());
        Ok((Self::matched(rules, places, rows, index, threads)?, slots))
    }

    fn matched(
        rules: PairRules,
        places: Vec<Option<Place>>,
        rows: Vec<Option<Row>>,
        index: Index,
        threads: usize,
    ) -> Result<Self, KernelError> {
        let site_flows = by_site(&rows, places.len());
        let (offers, needs) = (index.order(Side::Offer), index.order(Side::Need));
        let in_order = offers.is_sorted() && needs.is_sorted();
        let view = View {
            rules: &rules,
            index: &index,
            places: &places,
        };
        let blocks = bulk::match_all(view, &rows, &offers, in_order, threads)?;
        let count = blocks.iter().map(|b| b.partners.len()).sum();
        let partners = Partners::build(rows.len(), &offers, &needs, blocks);
        Ok(Self {
            rules,
            places,
            rows,
            site_flows,
            index,
            partners,
            count,
        })
    }

    /// Adds a flow, or replaces all its facts (side, class and site may change too).
    pub fn put_flow(&mut self, slot: FlowSlot, facts: FlowFacts) -> Delta {
        let new = Row::from(facts);
        let old = self.rows.get(slot.at()).copied().flatten();
        if old.is_some_and(|old| old.same_as(&new)) {
            return Delta::default();
        }
        let kept_alike = old.is_some_and(|old| (old.site, old.class) == (new.site, new.class));
        self.unindex(slot);
        self.unlist(slot);
        *grown(&mut self.rows, slot.at()) = Some(new);
        let flows = grown(&mut self.site_flows, new.site.at());
        if let Err(at) = flows.binary_search(&slot) {
            flows.insert(at, slot);
        }
        self.index(slot);
        let mut delta = Delta::default();
        self.rematch(slot, old.map(|o| o.side), !kept_alike, &mut delta);
        delta
    }

    /// Takes a flow away; nothing happens when there is none.
    pub fn remove_flow(&mut self, slot: FlowSlot) -> Delta {
        let mut delta = Delta::default();
        let Some(old) = self.rows.get(slot.at()).copied().flatten() else {
            return delta;
        };
        self.unindex(slot);
        self.unlist(slot);
        self.rows[slot.at()] = None;
        self.rematch(slot, Some(old.side), false, &mut delta);
        delta
    }

    /// Moves a site with all its flows; `None` (or a position that is none on Earth) takes its place away.
    pub fn move_site(&mut self, site: SiteSlot, to: Option<LonLat>) -> Delta {
        let mut delta = Delta::default();
        let place = to.and_then(Place::new);
        let before = self.places.get(site.at()).copied().flatten();
        if before.map(|p| p.at) == place.map(|p| p.at) {
            return delta;
        }
        let flows = self.flows_of(site).to_vec();
        for &slot in &flows {
            self.unindex(slot);
        }
        *grown(&mut self.places, site.at()) = place;
        for &slot in &flows {
            self.index(slot);
        }
        for &slot in &flows {
            let side = self.rows[slot.at()].map(|row| row.side);
            self.rematch(slot, side, true, &mut delta);
        }
        delta
    }

    /// The rules in force.
    pub fn rules(&self) -> &PairRules {
        &self.rules
    }

    /// Number of pairs.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The facts of a flow.
    pub fn flow(&self, slot: FlowSlot) -> Option<FlowFacts> {
        self.rows.get(slot.at()).copied().flatten().map(FlowFacts::from)
    }

    /// The flows of a site, ascending.
    pub fn flows_of(&self, site: SiteSlot) -> &[FlowSlot] {
        self.site_flows.get(site.at()).map_or(&[], Vec::as_slice)
    }

    /// The flows that pair with this one, ascending.
    pub fn partners(&self, slot: FlowSlot) -> &[FlowSlot] {
        self.partners.get(slot)
    }

    /// The flows that a flow would pair with if it stood at `at`, ascending. Nothing is taken in: its site counts as
    /// none of those known, whatever `facts` say.
    pub fn partners_at(&self, facts: FlowFacts, at: LonLat) -> Vec<FlowSlot> {
        let Some(place) = Place::new(at) else {
            return Vec::new();
        };
        let row = Row::from(FlowFacts {
            site: SiteSlot(u32::MAX),
            ..facts
        });
        let view = View {
            rules: &self.rules,
            index: &self.index,
            places: &self.places,
        };
        let mut found = Found::default();
        view.partners(&row, &place, &mut found);
        let mut partners = found.all().to_vec();
        partners.sort_unstable();
        partners
    }

    /// The pairs of one flow, by ascending partner.
    pub fn pairs_of(&self, slot: FlowSlot) -> impl Iterator<Item = Pair> + '_ {
        let side = self.rows.get(slot.at()).copied().flatten().map(|row| row.side);
        let keys = side.into_iter().flat_map(move |side| {
            self.partners(slot)
                .iter()
                .map(move |&partner| key_of(side, slot, partner))
        });
        keys.filter_map(|key| self.pair(key))
    }

    /// Every pair once, by ascending offer, then need.
    pub fn for_each_pair(&self, mut visit: impl FnMut(Pair)) {
        self.for_each_list(|offer, needs| {
            let pairs = needs
                .iter()
                .filter_map(|&need| self.pair(PairKey { offer, need }));
            pairs.for_each(&mut visit);
        });
    }

    /// Every offer with its partners, both ascending: several times cheaper than [`Self::for_each_pair`].
    pub fn for_each_list(&self, mut visit: impl FnMut(FlowSlot, &[FlowSlot])) {
        for (slot, row) in self.rows.iter().enumerate() {
            if row.is_some_and(|row| row.side == Side::Offer) {
                let offer = FlowSlot(slot as u32);
                visit(offer, self.partners(offer));
            }
        }
    }

    /// Great-circle distance of two flows in km; `None` when either has no place.
    pub fn distance_km(&self, a: FlowSlot, b: FlowSlot) -> Option<f64> {
        let at = |slot: FlowSlot| {
            let row = self.rows.get(slot.at()).copied().flatten()?;
            self.places.get(row.site.at()).copied().flatten().map(|p| p.at)
        };
        Some(at(a)?.distance_km(at(b)?))
    }

    /// A pair with rule and distance; `None` when the two classes do not pair or a place is missing.
    fn pair(&self, PairKey { offer, need }: PairKey) -> Option<Pair> {
        let class = |slot: FlowSlot| self.rows.get(slot.at()).copied().flatten().map(|row| row.class);
        let rule = self.rules.rule_of(class(offer)?, class(need)?)?;
        let distance_km = self.distance_km(offer, need)? as f32;
        Some(Pair {
            offer,
            need,
            rule,
            distance_km,
        })
    }

    /// Finds the partners of a flow as it is now and reports the difference to those listed, which were found for side `was`.
    /// `moved` says that the pairs that stay may differ in distance or rule.
    fn rematch(&mut self, slot: FlowSlot, was: Option<Side>, moved: bool, delta: &mut Delta) {
        let mut found = Found::default();
        let entry = entry_of(&self.rows, &self.places, slot);
        if let Some(entry) = entry {
            let view = View {
                rules: &self.rules,
                index: &self.index,
                places: &self.places,
            };
            view.partners(&entry.row, &entry.place, &mut found);
            found.since(0).sort_unstable();
        }
        let now = found.all();
        // A flow that changed sides shares no partner with its former self: each partner has one side.
        let (gone, new, kept) = compared(self.partners.get(slot), now);
        for &partner in &gone {
            self.partners.drop(partner, slot);
            delta.removed.extend(was.map(|side| key_of(side, slot, partner)));
        }
        for &partner in &new {
            self.partners.add(partner, slot);
        }
        self.count = self.count + new.len() - gone.len();
        if !gone.is_empty() || !new.is_empty() {
            self.partners.replace(slot, now.to_vec());
        }
        if let Some(side) = entry.map(|e| e.row.side) {
            let key = |partner: &FlowSlot| key_of(side, slot, *partner);
            delta.added.extend(new.iter().map(key));
            if moved {
                delta.changed.extend(kept.iter().map(key));
            }
        }
    }

    fn index(&mut self, slot: FlowSlot) {
        if let Some(entry) = entry_of(&self.rows, &self.places, slot) {
            let (rows, places) = (&self.rows, &self.places);
            self.index
                .insert(&self.rules, &entry, |other| entry_of(rows, places, other));
        }
    }

    fn unindex(&mut self, slot: FlowSlot) {
        if let Some(entry) = entry_of(&self.rows, &self.places, slot) {
            self.index.remove(&entry);
        }
    }

    /// Takes a flow off its site's list.
    fn unlist(&mut self, slot: FlowSlot) {
        let Some(row) = self.rows.get(slot.at()).copied().flatten() else {
            return;
        };
        if let Some(flows) = self.site_flows.get_mut(row.site.at())
            && let Ok(at) = flows.binary_search(&slot)
        {
            flows.remove(at);
        }
    }
}

/// No flow has this slot: there are fewer.
const UNNUMBERED: FlowSlot = FlowSlot(u32::MAX);

/// Brings each item to the place said for it, in the room that they have.
fn permute<T>(items: &mut [T], mut to: Vec<FlowSlot>) {
    for here in 0..items.len() {
        while to[here].at() != here {
            let there = to[here].at();
            items.swap(here, there);
            to.swap(here, there);
        }
    }
}

/// The flows of each site, ascending.
fn by_site(rows: &[Option<Row>], sites: usize) -> Vec<Vec<FlowSlot>> {
    let mut counts = vec![0usize; sites];
    for row in rows.iter().flatten() {
        *grown(&mut counts, row.site.at()) += 1;
    }
    let mut lists: Vec<Vec<FlowSlot>> = counts.into_iter().map(Vec::with_capacity).collect();
    for (slot, row) in (0..).map(FlowSlot).zip(rows) {
        if let Some(row) = row {
            lists[row.site.at()].push(slot);
        }
    }
    lists
}

fn placed(sites: impl IntoIterator<Item = (SiteSlot, LonLat)>) -> Vec<Option<Place>> {
    let mut places = Vec::new();
    for (site, at) in sites {
        *grown(&mut places, site.at()) = Place::new(at);
    }
    places
}

fn indexed(rules: &PairRules, rows: &[Option<Row>], places: &[Option<Place>]) -> Index {
    Index::build(rules, rows.len() as u32, |slot| entry_of(rows, places, slot))
}

/// A flow with its place; `None` when it is absent or its site has no place.
fn entry_of(rows: &[Option<Row>], places: &[Option<Place>], slot: FlowSlot) -> Option<Entry> {
    let row = rows.get(slot.at()).copied().flatten()?;
    let place = places.get(row.site.at()).copied().flatten()?;
    Some(Entry { slot, row, place })
}

fn key_of(side: Side, slot: FlowSlot, partner: FlowSlot) -> PairKey {
    match side {
        Side::Offer => PairKey {
            offer: slot,
            need: partner,
        },
        Side::Need => PairKey {
            offer: partner,
            need: slot,
        },
    }
}

/// What two ascending lists do not share, and what they do: (only in `old`, only in `new`, in both).
fn compared(old: &[FlowSlot], new: &[FlowSlot]) -> (Vec<FlowSlot>, Vec<FlowSlot>, Vec<FlowSlot>) {
    let (mut gone, mut added, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while let (Some(&a), Some(&b)) = (old.get(i), new.get(j)) {
        match a.cmp(&b) {
            std::cmp::Ordering::Less => gone.push(a),
            std::cmp::Ordering::Greater => added.push(b),
            std::cmp::Ordering::Equal => kept.push(a),
        }
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    gone.extend_from_slice(&old[i..]);
    added.extend_from_slice(&new[j..]);
    (gone, added, kept)
}

/// The element at `at`, after growing the vector to hold it.
fn grown<T: Default + Clone>(items: &mut Vec<T>, at: usize) -> &mut T {
    if items.len() <= at {
        items.resize(at + 1, T::default());
    }
    &mut items[at]
}
