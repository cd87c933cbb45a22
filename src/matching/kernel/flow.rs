//! What the kernel knows of a flow and of a site.

use crate::base::geo::LonLat;

use super::rules::Class;

/// Dense handle of a flow, given by the caller. Memory grows with the highest one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct FlowSlot(pub u32);

/// Dense handle of a site, given by the caller. Flows of one site never pair.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct SiteSlot(pub u32);

impl FlowSlot {
    pub(super) fn at(self) -> usize {
        self.0 as usize
    }
}

impl SiteSlot {
    pub(super) fn at(self) -> usize {
        self.0 as usize
    }
}

/// Which end of a pair a flow can be.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    /// Something given.
    Offer,
    /// Something sought.
    Need,
}

impl Side {
    /// The other end.
    pub fn opposite(self) -> Self {
        match self {
            Self::Offer => Self::Need,
            Self::Need => Self::Offer,
        }
    }
}

/// Everything about a flow that decides its pairs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FlowFacts {
    /// Where it is; a site without a place has no pairs.
    pub site: SiteSlot,
    /// Offer or need.
    pub side: Side,
    /// Its nature; one outside the rules pairs with nothing.
    pub class: Class,
    /// Months in which it exists, bit 0 = January. No common month, no pair.
    pub months: u16,
    /// Temperature in °C; `None` (or not finite) is unknown and never blocks.
    pub temp_c: Option<f64>,
}

/// [`FlowFacts`] packed: 24 bytes, an unknown temperature is NaN.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub temp: f64,
    pub site: SiteSlot,
    pub class: Class,
    pub months: u16,
    pub side: Side,
}

impl From<FlowFacts> for Row {
    fn from(facts: FlowFacts) -> Self {
        Self {
            temp: facts.temp_c.filter(|t| t.is_finite()).unwrap_or(f64::NAN),
            site: facts.site,
            class: facts.class,
            months: facts.months,
            side: facts.side,
        }
    }
}

impl From<Row> for FlowFacts {
    fn from(row: Row) -> Self {
        Self {
            site: row.site,
            side: row.side,
            class: row.class,
            months: row.months,
            temp_c: (!row.temp.is_nan()).then_some(row.temp),
        }
    }
}

impl Row {
    /// Equal in everything that decides pairs (two unknown temperatures are equal here).
    pub fn same_as(&self, other: &Self) -> bool {
        FlowFacts::from(*self) == FlowFacts::from(*other)
    }
}

/// A site's position, with what the scan needs of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub at: LonLat,
    /// Point on the unit sphere.
    pub unit: [f32; 3],
}

impl Place {
    /// `None` when the position is not one on Earth.
    pub fn new(at: LonLat) -> Option<Self> {
        let at = LonLat::checked(at.lon, at.lat)?;
        let (lat, lon) = (at.lat.to_radians(), at.lon.to_radians());
        let unit = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()].map(|v| v as f32);
        Some(Self { at, unit })
    }
}
