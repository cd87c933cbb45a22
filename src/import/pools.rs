//! Rows of the table of pools.

use super::finding::Problem;
use super::index::Index;
use super::row::{Refused, RowReader};
use crate::model::Pool;
use crate::tables::UNKNOWN;
use crate::tables::lists::split_refs;

/// Reads the members of a pool; a flow that is unknown is named and left out.
pub(super) fn read(row: &mut RowReader<'_>, mut pool: Pool, index: &Index) -> Result<Pool, Refused> {
    let cell = row.text("flow_ids");
    match cell {
        UNKNOWN => pool.flows.clear(),
        "" if pool.flows.is_empty() => return Err(row.refuse("flow_ids", Problem::MissingValue)),
        "" => {}
        _ => {
            let mut members = Vec::new();
            for reference in split_refs(cell) {
                match index.flow(&reference) {
                    Some(flow) if !members.contains(&flow) => members.push(flow),
                    Some(_) => {}
                    None => row.find_part("flow_ids", &reference, Problem::UnknownFlow),
                }
            }
            if members.is_empty() {
                return Err(row.refuse("flow_ids", Problem::UnknownFlow));
            }
            pool.flows = members;
        }
    }
    Ok(pool)
}
