//! Flows of one class and side, by place: bands of latitude, each sorted by longitude, stored as columns.

use super::flow::{FlowSlot, Place, Row, Side, SiteSlot};
use super::reach::Window;
use super::rules::{Class, PairRules};

/// A group is laid out anew when it outgrows its bands by this factor.
const REBUILD_FACTOR: usize = 2;
const REBUILD_FLOOR: usize = 64;
/// Kilometres of one degree of latitude, rounded down: only the height of bands depends on it.
const KM_PER_DEGREE: f64 = 111.0;

/// What a band stores of one flow.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub slot: FlowSlot,
    pub row: Row,
    pub place: Place,
}

impl Entry {
    fn lon(&self) -> f32 {
        lon_key(&self.place)
    }
}

/// The longitude that orders a band; adding zero makes -0 and 0 the same key.
fn lon_key(place: &Place) -> f32 {
    place.at.lon as f32 + 0.0
}

/// Flows of one band, sorted by (longitude, slot).
#[derive(Clone, Debug, Default)]
pub(super) struct Band {
    lon: Vec<f32>,
    pub unit: Vec<[f32; 3]>,
    pub months: Vec<u16>,
    pub site: Vec<SiteSlot>,
    pub temp: Vec<f64>,
    pub slot: Vec<FlowSlot>,
}

impl Band {
    /// `entries` in band order.
    fn from_sorted(entries: &[Entry]) -> Self {
        Self {
            lon: entries.iter().map(Entry::lon).collect(),
            unit: entries.iter().map(|e| e.place.unit).collect(),
            months: entries.iter().map(|e| e.row.months).collect(),
            site: entries.iter().map(|e| e.row.site).collect(),
            temp: entries.iter().map(|e| e.row.temp).collect(),
            slot: entries.iter().map(|e| e.slot).collect(),
        }
    }

    /// Positions whose longitude lies in the span.
    pub fn range(&self, [west, east]: [f32; 2]) -> std::ops::Range<usize> {
        let from = self.lon.partition_point(|&l| l < west);
        let to = from + self.lon[from..].partition_point(|&l| l <= east);
        from..to
    }

    /// Where an entry is, or would be inserted.
    fn find(&self, lon: f32, slot: FlowSlot) -> Result<usize, usize> {
        let from = self.lon.partition_point(|&l| l < lon);
        let to = from + self.lon[from..].partition_point(|&l| l <= lon);
        match self.slot[from..to].binary_search(&slot) {
            Ok(at) => Ok(from + at),
            Err(at) => Err(from + at),
        }
    }

    fn insert(&mut self, entry: &Entry) {
        let (Ok(at) | Err(at)) = self.find(entry.lon(), entry.slot);
        self.lon.insert(at, entry.lon());
        self.unit.insert(at, entry.place.unit);
        self.months.insert(at, entry.row.months);
        self.site.insert(at, entry.row.site);
        self.temp.insert(at, entry.row.temp);
        self.slot.insert(at, entry.slot);
    }

    fn remove(&mut self, lon: f32, slot: FlowSlot) -> bool {
        let Ok(at) = self.find(lon, slot) else {
            return false;
        };
        self.lon.remove(at);
        self.unit.remove(at);
        self.months.remove(at);
        self.site.remove(at);
        self.temp.remove(at);
        self.slot.remove(at);
        true
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
    /// Lays out the entries (any order) in bands half of `limit_km` high, at most the square root of their number.
    pub fn build(limit_km: f64, entries: &mut [Entry]) -> Self {
        if entries.is_empty() {
            return Self::default();
        }
        let lats = || entries.iter().map(|e| e.place.at.lat);
        let south = lats().fold(f64::INFINITY, f64::min);
        let north = lats().fold(f64::NEG_INFINITY, f64::max);
        let most = (entries.len() as f64).sqrt().ceil();
        let height = (limit_km / 2.0 / KM_PER_DEGREE)
            .clamp(1e-4, 180.0)
            .max((north - south) / most);
        let mut group = Self {
            south,
            height,
            bands: Vec::new(),
            len: entries.len(),
            roomy_until: entries.len() * REBUILD_FACTOR + REBUILD_FLOOR,
        };
        let count = (((north - south) / height).floor() as usize + 1).min(most as usize);
        entries.sort_unstable_by(|a, b| {
            let band = |e: &Entry| band_at(south, height, count, e.place.at.lat);
            band(a)
                .cmp(&band(b))
                .then(a.lon().total_cmp(&b.lon()))
                .then(a.slot.cmp(&b.slot))
        });
        let mut rest = &*entries;
        for number in 0..count {
            let here = rest.partition_point(|e| band_at(south, height, count, e.place.at.lat) == number);
            let (band, after) = rest.split_at(here);
            group.bands.push(Band::from_sorted(band));
            rest = after;
        }
        group
    }

    fn band_of(&self, lat: f64) -> usize {
        band_at(self.south, self.height, self.bands.len(), lat)
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
        self.bands.iter().flat_map(|band| band.slot.iter().copied())
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
    /// Indexes all entries; those of unknown classes are left out.
    pub fn build(rules: &PairRules, mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable_by_key(|e| (e.row.side, e.row.class));
        let mut index = Self::default();
        for side in [Side::Offer, Side::Need] {
            for class in 0..rules.class_count() {
                let class = Class(class as u16);
                let from = entries.partition_point(|e| (e.row.side, e.row.class) < (side, class));
                let to = entries.partition_point(|e| (e.row.side, e.row.class) <= (side, class));
                index
                    .side_mut(side)
                    .push(Group::build(rules.limit_km(class), &mut entries[from..to]));
            }
        }
        index
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
            let mut entries: Vec<Entry> = group.slots().filter_map(entry_of).collect();
            entries.push(*entry);
            *group = Group::build(limit, &mut entries);
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
