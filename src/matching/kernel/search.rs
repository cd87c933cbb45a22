//! The scan: all partners of one flow.

use super::flow::{FlowSlot, Place, Row, Side, SiteSlot};
use super::index::{Band, Index};
use super::reach::chord2;
use super::rules::{PairRules, Rule};

/// All that the scan reads.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub rules: &'a PairRules,
    pub index: &'a Index,
    /// By site slot; `None` where a site has no place.
    pub places: &'a [Option<Place>],
}

impl View<'_> {
    /// Calls `found` for each partner of a flow at `place`, in no particular order.
    pub fn partners(&self, row: &Row, place: &Place, found: &mut Vec<FlowSlot>) {
        let there = row.side.opposite();
        for rule in self.rules.rows_of(row.side, row.class) {
            let Some(group) = self.index.group(there, rule.class(there)) else {
                continue;
            };
            let window = rule.reach.window(place.at);
            for band in group.bands_in(&window) {
                for span in window.spans.into_iter().flatten() {
                    self.scan(rule, row, place, band, band.range(span), found);
                }
            }
        }
    }

    fn scan(
        &self,
        rule: &Rule,
        row: &Row,
        place: &Place,
        band: &Band,
        range: std::ops::Range<usize>,
        found: &mut Vec<FlowSlot>,
    ) {
        let units = &band.unit[range.clone()];
        let months = &band.months[range.clone()];
        let sites = &band.site[range.clone()];
        let slots = &band.slot[range.clone()];
        let temps = &band.temp[range];
        for (at, &unit) in units.iter().enumerate() {
            let chord2 = chord2(place.unit, unit);
            if chord2 > rule.reach.surely_out || months[at] & row.months == 0 || sites[at] == row.site {
                continue;
            }
            if too_cold(rule, row, temps[at]) {
                continue;
            }
            if chord2 <= rule.reach.surely_in || self.within(rule, place, sites[at]) {
                found.push(slots[at]);
            }
        }
    }

    /// The exact test, for the few whose chord leaves a doubt.
    #[cold]
    fn within(&self, rule: &Rule, place: &Place, site: SiteSlot) -> bool {
        let other = self.places.get(site.at()).copied().flatten();
        other.is_some_and(|p| rule.reach.holds(place.at, p.at))
    }
}

/// An unknown temperature is NaN, and no comparison with NaN holds: unknown is never too cold.
fn too_cold(rule: &Rule, row: &Row, other: f64) -> bool {
    let (offer, need) = match row.side {
        Side::Offer => (row.temp, other),
        Side::Need => (other, row.temp),
    };
    offer < need + rule.temp_margin
}
