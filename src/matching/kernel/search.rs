//! The scan: all partners of one flow.

use super::flow::{FlowSlot, Place, Row, Side, SiteSlot};
use super::index::{Cell, Index};
use super::reach::chord2;
use super::rules::{PairRules, Rule};

/// Partners found so far, with room to write more at a stretch.
#[derive(Default)]
pub(super) struct Found {
    slots: Vec<FlowSlot>,
    len: usize,
}

impl Found {
    /// Those found.
    pub fn all(&self) -> &[FlowSlot] {
        &self.slots[..self.len]
    }

    /// Those found since there were `from`.
    pub fn since(&mut self, from: usize) -> &mut [FlowSlot] {
        &mut self.slots[from..self.len]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Forgets them and keeps the room.
    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// Room for so many more.
    fn room(&mut self, more: usize) -> &mut [FlowSlot] {
        if self.slots.len() < self.len + more {
            self.slots
                .resize((self.len + more).next_power_of_two(), FlowSlot::default());
        }
        &mut self.slots[self.len..self.len + more]
    }
}

/// All that the scan reads.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub rules: &'a PairRules,
    pub index: &'a Index,
    /// By site slot; `None` where a site has no place.
    pub places: &'a [Option<Place>],
}

impl View<'_> {
    /// Adds each partner of a flow at `place`, by class, then in storage order.
    pub fn partners(&self, row: &Row, place: &Place, found: &mut Found) {
        let there = row.side.opposite();
        let cos_lat = place.at.lat.to_radians().cos();
        for rule in self.rules.rows_of(row.side, row.class) {
            let Some(group) = self.index.group(there, rule.class(there)) else {
                continue;
            };
            if group.is_empty() {
                continue;
            }
            let window = rule.reach.window(place.at, cos_lat);
            for band in group.bands_in(&window) {
                for cells in band.within(&window) {
                    self.scan(rule, row, place, cells, found);
                }
            }
        }
    }

    fn scan(&self, rule: &Rule, row: &Row, place: &Place, cells: &[Cell], found: &mut Found) {
        if cells.is_empty() {
            return;
        }
        let (own, margin) = (row.temp, rule.temp_margin);
        // An unknown temperature is NaN, and no comparison with NaN holds: unknown is never too cold. Most are unknown.
        if own.is_nan() {
            self.test(rule, row, place, cells, |_| false, found);
        } else if row.side == Side::Offer {
            self.test(rule, row, place, cells, |need| own < need + margin, found);
        } else {
            let least = own + margin;
            self.test(rule, row, place, cells, |offer| offer < least, found);
        }
    }

    /// Every flow is written down, and overwritten by the next if it does not hold: a branch would be guessed wrong for
    /// one in three.
    fn test(
        &self,
        rule: &Rule,
        row: &Row,
        place: &Place,
        cells: &[Cell],
        is_too_cold: impl Fn(f64) -> bool,
        found: &mut Found,
    ) {
        let room = found.room(cells.len());
        let mut count = 0;
        for cell in cells {
            let chord2 = chord2(place.unit, cell.unit);
            let mut holds = (chord2 <= rule.reach.surely_out)
                & (cell.months & row.months != 0)
                & (cell.site != row.site)
                & !is_too_cold(cell.temp);
            if holds & (chord2 > rule.reach.surely_in) {
                holds = self.within(rule, place, cell.site);
            }
            room[count] = cell.slot;
            count += usize::from(holds);
        }
        found.len += count;
    }

    /// The exact test, for the few whose chord leaves a doubt.
    #[cold]
    fn within(&self, rule: &Rule, place: &Place, site: SiteSlot) -> bool {
        let other = self.places.get(site.at()).copied().flatten();
        other.is_some_and(|p| rule.reach.holds(place.at, p.at))
    }
}
