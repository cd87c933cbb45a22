//! A fixed lattice over the globe, finer where flows crowd: the seeds of pools.
//!
//! Cells are half a limit wide, so any two flows of one cell are within the limit of each other. A cell with too many
//! flows is quartered until none has too many. Which cell a flow is in depends on places only, never on the order of
//! edits, and a flow can crowd only its own cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::member::{Member, Place};
use crate::base::geo::{EARTH_RADIUS_KM, LonLat};

/// A cell with more flows is quartered: half a pool, so that a pool reaches beyond even the most crowded cell.
const CROWD: usize = 30;
/// How often at most: actors placed at one commune's centre cannot be told apart.
const DEEPEST: u8 = 7;
/// The finest lattice in km, so that a limit of zero still has cells.
const FINEST_KM: f64 = 0.05;
/// How far from the centre of a cell its partners can be, in limits: one limit and half a diagonal of the cell.
pub(super) const BEYOND: f64 = 1.36;

/// A cell of the lattice, or a part of one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct CellId {
    row: i32,
    column: i32,
    depth: u8,
    path: u16,
}

impl CellId {
    /// Where flows without a place are kept.
    pub const NOWHERE: Self = Self {
        row: i32::MAX,
        column: 0,
        depth: 0,
        path: 0,
    };
}

type Root = (i32, i32);

/// A box in degrees: south-west corner and size.
#[derive(Clone, Copy)]
struct Patch {
    corner: LonLat,
    wide: f64,
    high: f64,
}

impl Patch {
    fn centre(&self) -> Place {
        Place::new(LonLat {
            lon: self.corner.lon + self.wide / 2.0,
            lat: self.corner.lat + self.high / 2.0,
        })
    }

    /// One of four quarters: bit 0 east, bit 1 north.
    fn quarter(&self, which: u16) -> Self {
        let (wide, high) = (self.wide / 2.0, self.high / 2.0);
        let corner = LonLat {
            lon: self.corner.lon + if which & 1 == 1 { wide } else { 0.0 },
            lat: self.corner.lat + if which & 2 == 2 { high } else { 0.0 },
        };
        Self { corner, wide, high }
    }

    fn quarter_of(&self, at: LonLat) -> u16 {
        let east = at.lon >= self.corner.lon + self.wide / 2.0;
        let north = at.lat >= self.corner.lat + self.high / 2.0;
        u16::from(east) | u16::from(north) << 1
    }
}

/// One undivided cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// Its centre.
    pub centre: Place,
    /// Its flows, by identifier.
    pub members: Vec<Arc<Member>>,
}

impl Cell {
    fn is_same(&self, other: &Self) -> bool {
        are_same(&self.members, &other.members)
    }
}

/// True for the very same flows in the same order; a flow that has changed at all is another.
pub(super) fn are_same(some: &[Arc<Member>], others: &[Arc<Member>]) -> bool {
    some.len() == others.len() && some.iter().zip(others).all(|(a, b)| Arc::ptr_eq(a, b))
}

/// The flows of one key in their cells.
#[derive(Debug)]
pub(super) struct Cells {
    step_deg: f64,
    roots: BTreeMap<Root, BTreeMap<CellId, Cell>>,
}

impl Cells {
    /// An empty lattice for a limit of distance.
    pub fn new(limit_km: f64) -> Self {
        let step_km = (limit_km / 2.0).max(FINEST_KM);
        Self {
            step_deg: (step_km / EARTH_RADIUS_KM).to_degrees().min(180.0),
            roots: BTreeMap::new(),
        }
    }

    /// The flows of a cell; `None` when it is divided or empty.
    pub fn get(&self, id: CellId) -> Option<&Cell> {
        self.roots.get(&(id.row, id.column))?.get(&id)
    }

    /// Takes flows out and puts others in; returns the cells whose flows are no longer the same.
    pub fn change(&mut self, out: &[Arc<Member>], into: &[Arc<Member>]) -> Vec<CellId> {
        let mut roots: BTreeMap<Root, Vec<Arc<Member>>> = BTreeMap::new();
        for member in out.iter().chain(into) {
            if let Some(place) = &member.place {
                let root = self.root_of(place.at);
                let all = |cells: &BTreeMap<CellId, Cell>| -> Vec<Arc<Member>> {
                    cells.values().flat_map(|c| c.members.iter().cloned()).collect()
                };
                let held = roots
                    .entry(root)
                    .or_insert_with(|| self.roots.get(&root).map(all).unwrap_or_default());
                held.retain(|m| m.id != member.id);
            }
        }
        for member in into {
            if let Some(place) = &member.place {
                roots
                    .entry(self.root_of(place.at))
                    .or_default()
                    .push(member.clone());
            }
        }
        let mut changed = Vec::new();
        for (root, members) in roots {
            let old = self.roots.remove(&root).unwrap_or_default();
            let new = self.divided(root, members);
            let same = |id: &CellId| old.get(id).zip(new.get(id)).is_some_and(|(a, b)| a.is_same(b));
            let mut ids: Vec<CellId> = old.keys().chain(new.keys()).copied().collect();
            ids.sort_unstable();
            ids.dedup();
            changed.extend(ids.into_iter().filter(|id| !same(id)));
            if !new.is_empty() {
                self.roots.insert(root, new);
            }
        }
        changed
    }

    /// Undivided cells that a place could have partners from, or could be a partner for, among others.
    pub fn around(&self, place: &Place) -> impl Iterator<Item = (CellId, &Cell)> {
        let (row, _) = self.root_of(place.at);
        // A partner is less than three steps away; centres of cells are within half a step of their flows.
        let rows = row.saturating_sub(3)..=row.saturating_add(3);
        let reach_deg = self.step_deg * 3.0;
        rows.flat_map(move |row| {
            let spans = self.columns_around(row, place.at.lon, reach_deg);
            spans
                .into_iter()
                .flatten()
                .flat_map(move |(from, to)| self.roots.range((row, from)..=(row, to)))
        })
        .flat_map(|(_, cells)| cells.iter().map(|(id, cell)| (*id, cell)))
    }

    /// Columns of a row within an arc of a meridian: one span, or two across the 180th meridian.
    fn columns_around(&self, row: i32, lon: f64, reach_deg: f64) -> [Option<(i32, i32)>; 2] {
        let columns = self.columns(row);
        let south = f64::from(row) * self.step_deg - 90.0;
        let highest = south.abs().max((south + self.step_deg).abs()) + reach_deg;
        let whole = [Some((0, columns - 1)), None];
        if highest >= 90.0 {
            return whole;
        }
        // The widest the arc gets in degrees of longitude, on the parallel nearest the pole that it can touch.
        let spread = reach_deg / highest.to_radians().cos();
        let width = 360.0 / f64::from(columns);
        if 2.0 * spread + 2.0 * width >= 360.0 {
            return whole;
        }
        let column = |lon: f64| ((lon + 180.0) / width).floor() as i32;
        let (from, to) = (column(lon - spread), column(lon + spread));
        if from < 0 {
            [Some((0, to)), Some((from + columns, columns - 1))]
        } else if to >= columns {
            [Some((0, to - columns)), Some((from, columns - 1))]
        } else {
            [Some((from, to)), None]
        }
    }

    /// Number of columns in a row: as many as keep cells no wider than high.
    fn columns(&self, row: i32) -> i32 {
        let south = f64::from(row) * self.step_deg - 90.0;
        let north = south + self.step_deg;
        let nearest = if south <= 0.0 && north >= 0.0 {
            0.0
        } else {
            south.abs().min(north.abs())
        };
        let around = 360.0 * nearest.min(90.0).to_radians().cos();
        ((around / self.step_deg).ceil() as i32).max(1)
    }

    fn root_of(&self, at: LonLat) -> Root {
        let row = ((at.lat + 90.0) / self.step_deg).floor() as i32;
        let columns = self.columns(row);
        let column = ((at.lon + 180.0) / 360.0 * f64::from(columns)).floor() as i32;
        (row, column.clamp(0, columns - 1))
    }

    fn divided(&self, (row, column): Root, members: Vec<Arc<Member>>) -> BTreeMap<CellId, Cell> {
        let wide = 360.0 / f64::from(self.columns(row));
        let patch = Patch {
            corner: LonLat {
                lon: f64::from(column) * wide - 180.0,
                lat: f64::from(row) * self.step_deg - 90.0,
            },
            wide,
            high: self.step_deg,
        };
        let id = CellId {
            row,
            column,
            depth: 0,
            path: 0,
        };
        let mut cells = BTreeMap::new();
        divide(id, patch, members, &mut cells);
        cells
    }
}

fn divide(id: CellId, patch: Patch, mut members: Vec<Arc<Member>>, cells: &mut BTreeMap<CellId, Cell>) {
    if members.is_empty() {
        return;
    }
    if members.len() <= CROWD || id.depth >= DEEPEST {
        members.sort_by_key(|m| m.id);
        let centre = patch.centre();
        cells.insert(id, Cell { centre, members });
        return;
    }
    let mut quarters: [Vec<Arc<Member>>; 4] = Default::default();
    for member in members {
        if let Some(place) = &member.place {
            quarters[usize::from(patch.quarter_of(place.at))].push(member);
        }
    }
    for (which, part) in (0u16..).zip(quarters) {
        let id = CellId {
            depth: id.depth + 1,
            path: id.path << 2 | which,
            ..id
        };
        divide(id, patch.quarter(which), part, cells);
    }
}
