//! Flows of one class and side, by place: bands of latitude, each sorted by longitude.

use super::flow::{FlowSlot, Place, Row, Side, SiteSlot};
use super::reach::Window;
use super::rules::{Class, PairRules};

/// A group is laid out anew when it outgrows its bands by this factor.
const REBUILD_FACTOR: usize = 2;
const REBUILD_FLOOR: usize = 64;
/// Bands of so many flows are tested whole.
const FEW: usize = 8;
/// Kilometres of one degree of latitude, rounded down: only the height of bands depends on it.
const KM_PER_DEGREE: f64 = 111.0;

/// A flow with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub slot: FlowSlot,
    pub row: Row,
    pub place: Place,
}

/// The longitude that orders a band; adding zero makes -0 and 0 the same key.
fn lon_key(place: &Place) -> f32 {
    place.at.lon as f32 + 0.0
}

/// What a band stores of one flow beside its longitude: all that the scan compares, in half a cache line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub unit: [f32; 3],
    pub temp: f64,
    pub slot: FlowSlot,
    pub site: SiteSlot,
    pub months: u16,
}

impl From<&Entry> for Cell {
    fn from(entry: &Entry) -> Self {
        Self {
            unit: entry.place.unit,
            temp: entry.row.temp,
            slot: entry.slot,
            site: entry.row.site,
            months: entry.row.months,
        }
    }
}

/// Flows of one band, sorted by (longitude, slot).
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    /// Apart, because a search reads nothing else.
    lons: Vec<f32>,
    cells: Vec<Cell>,
}

impl Band {
    /// From flows in band order, of which there are `len` at most.
    fn new(len: usize, entries: impl Iterator<Item = Entry>) -> Self {
        let mut band = Self {
            lons: Vec::with_capacity(len),
            cells: Vec::with_capacity(len),
        };
        for entry in entries {
            band.lons.push(lon_key(&entry.place));
            band.cells.push(Cell::from(&entry));
        }
        band
    }

    /// The flows in each span of a window, none twice; also others where looking costs more than testing all.
    pub fn within(&self, window: &Window) -> [&[Cell]; 2] {
        if self.cells.len() <= FEW {
            return [&self.cells, &[]];
        }
        window
            .spans
            .map(|span| span.map_or(&[][..], |span| self.between(span)))
    }

    fn between(&self, [west, east]: [f32; 2]) -> &[Cell] {
        let from = self.lons.partition_point(|&lon| lon < west);
        // There are few: counting them is cheaper than a second search.
        let count = self.lons[from..].iter().take_while(|&&lon| lon <= east).count();
        &self.cells[from..from + count]
    }

    /// Where a flow is, or would be inserted.
    fn find(&self, lon: f32, slot: FlowSlot) -> Result<usize, usize> {
        let from = self.lons.partition_point(|&other| other < lon);
        let same = self.lons[from..]
            .iter()
            .take_while(|&&other| other <= lon)
            .count();
        let found = self.cells[from..from + same].binary_search_by_key(&slot, |cell| cell.slot);
        found.map(|at| from + at).map_err(|at| from + at)
    }

    fn insert(&mut self, entry: &Entry) {
        let lon = lon_key(&entry.place);
        let (Ok(at) | Err(at)) = self.find(lon, entry.slot);
        self.lons.insert(at, lon);
        self.cells.insert(at, Cell::from(entry));
    }

    fn remove(&mut self, lon: f32, slot: FlowSlot) -> bool {
        let found = self.find(lon, slot);
        found.is_ok_and(|at| {
            self.lons.remove(at);
            self.cells.remove(at);
            true
        })
    }
}

/// All flows of one class and side.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Southern edge of the first band, in degrees. The outer bands are open-ended.
    south: f64,
    /// Height of a band in degrees.
    height: f64,
    bands: Vec<Band>,
    len: usize,
    /// Above this many flows the bands are laid out anew.
    roomy_until: usize,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            south: 0.0,
            height: 1.0,
            bands: Vec::new(),
            len: 0,
            roomy_until: REBUILD_FLOOR,
        }
    }
}

impl Group {
    /// Lays out the flows in `slots` (any order) in bands half of `limit_km` high, at most the square root of their number.
    pub fn build(limit_km: f64, slots: &[FlowSlot], entry_of: impl Fn(FlowSlot) -> Option<Entry>) -> Self {
        let mut lats = Vec::with_capacity(slots.len());
        let mut order: Vec<(u32, u32, FlowSlot)> = Vec::with_capacity(slots.len());
        for &slot in slots {
            if let Some(Entry { place, .. }) = entry_of(slot) {
                lats.push(place.at.lat);
                order.push((0, ordered(lon_key(&place)), slot));
            }
        }
        let len = order.len();
        if len == 0 {
            return Self::default();
        }
        let south = lats.iter().copied().fold(f64::INFINITY, f64::min);
        let north = lats.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let most = (len as f64).sqrt().ceil();
        let height = (limit_km / 2.0 / KM_PER_DEGREE)
            .clamp(1e-4, 180.0)
            .max((north - south) / most);
        let count = (((north - south) / height).floor() as usize + 1).min(most as usize);
        for (place, lat) in order.iter_mut().zip(&lats) {
            place.0 = band_at(south, height, count, *lat) as u32;
        }
        order.sort_unstable();
        let bands = (0..count as u32).scan(0, |from, band| {
            let here = *from + order[*from..].partition_point(|(b, ..)| *b == band);
            let flows = &order[std::mem::replace(from, here)..here];
            let entries = flows.iter().filter_map(|(_, _, slot)| entry_of(*slot));
            Some(Band::new(flows.len(), entries))
        });
        Self {
            south,
            height,
            bands: bands.collect(),
            len,
            roomy_until: len * REBUILD_FACTOR + REBUILD_FLOOR,
        }
    }

    fn band_of(&self, lat: f64) -> usize {
        band_at(self.south, self.height, self.bands.len(), lat)
    }

    /// True without any flow.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bands that a window touches.
    pub fn bands_in(&self, window: &Window) -> &[Band] {
        if self.len == 0 {
            return &[];
        }
        &self.bands[self.band_of(window.south)..=self.band_of(window.north)]
    }

    /// The slots in storage order: neighbours follow each other.
    pub fn slots(&self) -> impl Iterator<Item = FlowSlot> + '_ {
        self.bands
            .iter()
            .flat_map(|band| band.cells.iter().map(|cell| cell.slot))
    }

    /// True when the next insertion deserves a new layout.
    fn is_cramped(&self) -> bool {
        self.bands.is_empty() || self.len >= self.roomy_until
    }

    fn insert(&mut self, entry: &Entry) {
        let band = self.band_of(entry.place.at.lat);
        self.bands[band].insert(entry);
        self.len += 1;
    }

    fn remove(&mut self, place: &Place, slot: FlowSlot) {
        if self.len == 0 {
            return;
        }
        let band = self.band_of(place.at.lat);
        if self.bands[band].remove(lon_key(place), slot) {
            self.len -= 1;
        }
    }
}

/// Whole numbers in the order of [`f32::total_cmp`].
fn ordered(value: f32) -> u32 {
    let bits = value.to_bits();
    if bits >> 31 == 0 { bits | 1 << 31 } else { !bits }
}

/// Monotone in `lat`, so that a window of latitudes is a window of bands.
fn band_at(south: f64, height: f64, count: usize, lat: f64) -> usize {
    // A float below zero becomes 0 here: the outer bands are open-ended.
    (((lat - south) / height) as usize).min(count - 1)
}

/// Every group, by side and class.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    offers: Vec<Group>,
    needs: Vec<Group>,
}

impl Index {
    /// Indexes the flows in `slots` that `entry_of` knows; those of unknown classes are left out.
    pub fn build(rules: &PairRules, slots: u32, entry_of: impl Fn(FlowSlot) -> Option<Entry>) -> Self {
        let classes = rules.class_count();
        let none = 2 * classes as u32;
        let key = |slot: u32| {
            let row = entry_of(FlowSlot(slot))?.row;
            let half = if row.side == Side::Offer { 0 } else { classes };
            (row.class.at() < classes).then(|| (half + row.class.at()) as u32)
        };
        let keys: Vec<u32> = (0..slots).map(|slot| key(slot).unwrap_or(none)).collect();
        let mut ends = vec![0usize; 2 * classes + 2];
        for key in &keys {
            ends[*key as usize + 1] += 1;
        }
        for at in 1..ends.len() {
            ends[at] += ends[at - 1];
        }
        let mut starts = ends.clone();
        let mut sorted = vec![FlowSlot::default(); keys.len()];
        for (slot, key) in (0..).zip(keys) {
            let start = &mut starts[key as usize];
            sorted[*start] = FlowSlot(slot);
            *start += 1;
        }
        let group = |side: usize, class: usize| {
            let at = side * classes + class;
            let limit = rules.limit_km(Class(class as u16));
            Group::build(limit, &sorted[ends[at]..ends[at + 1]], &entry_of)
        };
        Self {
            offers: (0..classes).map(|class| group(0, class)).collect(),
            needs: (0..classes).map(|class| group(1, class)).collect(),
        }
    }

    /// Gives the flows new slots in storage order, offers first; returns the old slot of each new one.
    pub fn renumber(&mut self) -> Vec<FlowSlot> {
        let mut old = Vec::new();
        for group in self.offers.iter_mut().chain(&mut self.needs) {
            for cell in group.bands.iter_mut().flat_map(|band| &mut band.cells) {
                let new = FlowSlot(old.len() as u32);
                old.push(std::mem::replace(&mut cell.slot, new));
            }
        }
        old
    }

    fn side_mut(&mut self, side: Side) -> &mut Vec<Group> {
        match side {
            Side::Offer => &mut self.offers,
            Side::Need => &mut self.needs,
        }
    }

    /// The group of a class; `None` for an unknown class.
    pub fn group(&self, side: Side, class: Class) -> Option<&Group> {
        let groups = match side {
            Side::Offer => &self.offers,
            Side::Need => &self.needs,
        };
        groups.get(class.at())
    }

    /// All slots of one side in visiting order.
    pub fn order(&self, side: Side) -> Vec<FlowSlot> {
        let groups = match side {
            Side::Offer => &self.offers,
            Side::Need => &self.needs,
        };
        groups.iter().flat_map(Group::slots).collect()
    }

    /// Takes a flow in. `entry_of` finds the others of its group when the group must be laid out anew.
    pub fn insert(&mut self, rules: &PairRules, entry: &Entry, entry_of: impl Fn(FlowSlot) -> Option<Entry>) {
        let limit = rules.limit_km(entry.row.class);
        let Some(group) = self.side_mut(entry.row.side).get_mut(entry.row.class.at()) else {
            return;
        };
        if group.is_cramped() {
            let slots: Vec<FlowSlot> = group.slots().chain([entry.slot]).collect();
            *group = Group::build(limit, &slots, entry_of);
        } else {
            group.insert(entry);
        }
    }

    /// Takes a flow out, as it was inserted.
    pub fn remove(&mut self, entry: &Entry) {
        if let Some(group) = self.side_mut(entry.row.side).get_mut(entry.row.class.at()) {
            group.remove(&entry.place, entry.slot);
        }
    }
}
