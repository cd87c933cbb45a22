//! The tables of a project, read and checked.

use std::io::Read;

use crate::base::geo::LonLat;
use crate::matching::kernel::{FlowFacts, Kernel, KernelError, PairRules, Side, SiteSlot};

use super::LARGEST;
use super::error::{Problem, SpecError};
use super::ids::Ids;
use super::matched::SpecMatch;
use super::natures::Natures;
use super::tables::{Fields, Table};

/// Twelve months.
const ALL_MONTHS: u16 = 0xFFF;

/// The tables of one project. `prices` is needed only for the allocation.
pub struct Sources<R> {
    /// sites.csv
    pub sites: R,
    /// flows.csv
    pub flows: R,
    /// substitutions.csv
    pub substitutions: R,
    /// limits.csv
    pub limits: R,
    /// prices.csv
    pub prices: Option<R>,
}

/// The tables in memory, not yet matched.
pub struct SpecProject {
    pub(super) natures: Natures,
    rules: PairRules,
    pub(super) sites: Ids,
    places: Vec<LonLat>,
    pub(super) flows: Ids,
    facts: Vec<FlowFacts>,
    /// Per year, by flow slot; in the order of the table until matched, as are the slots.
    pub(super) quantities: Vec<f64>,
}

impl SpecProject {
    /// Reads and checks all tables.
    pub fn read<R: Read>(sources: Sources<R>) -> Result<Self, SpecError> {
        let natures = Natures::read(sources.limits, sources.substitutions, sources.prices)?;
        let mut project = Self {
            rules: natures.rules()?,
            natures,
            sites: Ids::default(),
            places: Vec::new(),
            flows: Ids::default(),
            facts: Vec::new(),
            quantities: Vec::new(),
        };
        project.read_sites(sources.sites)?;
        project.read_flows(sources.flows)?;
        Ok(project)
    }

    fn read_sites(&mut self, source: impl Read) -> Result<(), SpecError> {
        let mut table = Table::open("sites.csv", source, ["site_id", "lat", "lon"])?;
        while let Some(row) = table.next()? {
            if self.sites.add(row.id(0)?).is_none() {
                return Err(row.fault(0, Problem::Twice));
            }
            self.places.push(position(&row, 1, 2)?);
        }
        Ok(())
    }

    fn read_flows(&mut self, source: impl Read) -> Result<(), SpecError> {
        let mut table = Table::open("flows.csv", source, FLOW_COLUMNS)?;
        while let Some(row) = table.next()? {
            if self.flows.add(row.id(0)?).is_none() {
                return Err(row.fault(0, Problem::Twice));
            }
            let site = self
                .sites
                .get(row.id(1)?)
                .ok_or_else(|| row.fault(1, Problem::NoSite))?;
            let (facts, quantity) = flow(&self.natures, &row, SiteSlot(site))?;
            self.quantities.push(quantity);
            self.facts.push(facts);
        }
        Ok(())
    }

    /// The full match, on so many threads.
    pub fn matched(mut self, threads: usize) -> Result<SpecMatch, KernelError> {
        let sites = (0..).map(SiteSlot).zip(std::mem::take(&mut self.places));
        let facts = std::mem::take(&mut self.facts);
        let (kernel, slots) = Kernel::numbered(self.rules.clone(), sites, facts, threads)?;
        self.flows.renumber(&slots);
        let mut quantities = vec![0.0; slots.len()];
        for (slot, quantity) in slots.iter().zip(&self.quantities) {
            quantities[slot.0 as usize] = *quantity;
        }
        self.quantities = quantities;
        Ok(SpecMatch::new(self, kernel))
    }
}

/// Columns of a flow, first in flows.csv and last in edits.csv; [`flow`] counts on this order.
pub(super) const FLOW_COLUMNS: [&str; 7] = [
    "flow_id",
    "site_id",
    "direction",
    "resource",
    "quantity",
    "temp_c",
    "months",
];

/// The facts and the quantity of a flow in a row that begins with [`FLOW_COLUMNS`].
pub(super) fn flow<const N: usize>(
    natures: &Natures,
    row: &Fields<'_, N>,
    site: SiteSlot,
) -> Result<(FlowFacts, f64), SpecError> {
    let side = match row.bytes(2) {
        b"offer" => Side::Offer,
        b"need" => Side::Need,
        _ => return Err(row.fault(2, Problem::Word)),
    };
    let temp_c = match row.bytes(5) {
        b"" => None,
        _ => Some(row.number(5, -LARGEST, LARGEST)?),
    };
    let facts = FlowFacts {
        site,
        side,
        class: natures.class(row, 3)?,
        months: row.mask(6, ALL_MONTHS)?,
        temp_c,
    };
    Ok((facts, row.number(4, 0.0, LARGEST)?))
}

/// A position on Earth from two columns.
pub(super) fn position<const N: usize>(
    row: &Fields<'_, N>,
    lat: usize,
    lon: usize,
) -> Result<LonLat, SpecError> {
    Ok(LonLat {
        lat: row.number(lat, -90.0, 90.0)?,
        lon: row.number(lon, -180.0, 180.0)?,
    })
}
