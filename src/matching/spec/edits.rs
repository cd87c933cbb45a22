//! The session of single edits.

use std::io::Read;

use crate::base::geo::LonLat;
use crate::matching::kernel::{FlowFacts, SiteSlot};

use super::error::{Problem, SpecError};
use super::matched::SpecMatch;
use super::project::{FLOW_COLUMNS, flow, position};
use super::tables::Table;

/// One edit, its values in memory.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Edit {
    /// A site goes elsewhere with all its flows.
    Move(SiteSlot, LonLat),
    /// A flow gets all these facts; it is created if absent.
    Put {
        /// Its identifier in the tables.
        id: u32,
        /// What decides its pairs.
        facts: FlowFacts,
        /// Units per year.
        quantity: f64,
    },
    /// A flow disappears; nothing happens when it is absent.
    Delete(u32),
}

impl SpecMatch {
    /// Reads edits.csv against the sites and natures of this project.
    pub fn read_edits(&self, source: impl Read) -> Result<Vec<Edit>, SpecError> {
        let [flow_id, site_id, direction, resource, quantity, temp_c, months] = FLOW_COLUMNS;
        let columns = [
            flow_id, site_id, direction, resource, quantity, temp_c, months, "kind", "lat", "lon",
        ];
        let mut table = Table::open("edits.csv", source, columns)?;
        let mut edits = Vec::new();
        while let Some(row) = table.next()? {
            let site = || {
                let slot = self.project.sites.get(row.id(1)?);
                slot.map(SiteSlot).ok_or_else(|| row.fault(1, Problem::NoSite))
            };
            edits.push(match row.bytes(7) {
                b"move" => Edit::Move(site()?, position(&row, 8, 9)?),
                b"put" => {
                    let (facts, quantity) = flow(&self.project.natures, &row, site()?)?;
                    Edit::Put {
                        id: row.id(0)?,
                        facts,
                        quantity,
                    }
                }
                b"del" => Edit::Delete(row.id(0)?),
                _ => return Err(row.fault(7, Problem::Word)),
            });
        }
        Ok(edits)
    }
}
