//! Geometry as the GeoPackage standard writes it: a short header, then well-known binary.
//!
//! Points and straight lines, in WGS 84 degrees; surfaces are in [`super::surface`].

use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Result};

use crate::base::geo::LonLat;

const SRS_WGS84: i32 = 4326;
/// Flags: little-endian, no envelope.
const PLAIN: u8 = 0b0000_0001;
/// Flags: little-endian, envelope of x and y.
pub(super) const WITH_BOX: u8 = 0b0000_0011;
const WKB_POINT: u32 = 1;
const WKB_LINE: u32 = 2;

pub(super) fn header(flags: u8) -> Vec<u8> {
    let mut blob = vec![b'G', b'P', 0, flags];
    blob.extend(SRS_WGS84.to_le_bytes());
    blob
}

fn push_xy(blob: &mut Vec<u8>, at: LonLat) {
    blob.extend(at.lon.to_le_bytes());
    blob.extend(at.lat.to_le_bytes());
}

/// A point as a GeoPackage blob.
pub(super) fn point(at: LonLat) -> Vec<u8> {
    let mut blob = header(PLAIN);
    blob.push(1);
    blob.extend(WKB_POINT.to_le_bytes());
    push_xy(&mut blob, at);
    blob
}

/// A straight line as a GeoPackage blob, with its box.
pub(super) fn line(from: LonLat, to: LonLat) -> Vec<u8> {
    let mut blob = header(WITH_BOX);
    let (west, east) = (from.lon.min(to.lon), from.lon.max(to.lon));
    let (south, north) = (from.lat.min(to.lat), from.lat.max(to.lat));
    for bound in [west, east, south, north] {
        blob.extend(bound.to_le_bytes());
    }
    blob.push(1);
    blob.extend(WKB_LINE.to_le_bytes());
    blob.extend(2_u32.to_le_bytes());
    push_xy(&mut blob, from);
    push_xy(&mut blob, to);
    blob
}

/// Reads numbers of one byte order from a slice that may end anywhere.
pub(super) struct Bytes<'a> {
    rest: &'a [u8],
    little: bool,
}

impl<'a> Bytes<'a> {
    /// Numbers of well-known binary, whose byte order [`Self::head`] reads.
    pub(super) fn new(rest: &'a [u8]) -> Self {
        Self { rest, little: true }
    }

    /// Byte order and kind of a geometry.
    pub(super) fn head(&mut self) -> Option<u32> {
        let [order] = self.take()?;
        self.little = order == 1;
        self.u32()
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*head)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        let bytes = self.take()?;
        Some(if self.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        let bytes = self.take()?;
        Some(if self.little {
            f64::from_le_bytes(bytes)
        } else {
            f64::from_be_bytes(bytes)
        })
    }
}

/// The header's box, when it has one, and the well-known binary behind it.
pub(super) fn split(blob: &[u8]) -> Option<(Option<[f64; 4]>, &[u8])> {
    let [b'G', b'P', _version, flags, rest @ ..] = blob else {
        return None;
    };
    let mut bytes = Bytes {
        rest: rest.get(4..)?,
        little: flags & 1 == 1,
    };
    let doubles = match flags >> 1 & 0b111 {
        0 => return Some((None, bytes.rest)),
        1 => 4,
        2 | 3 => 6,
        4 => 8,
        _ => return None,
    };
    let bounds = [bytes.f64()?, bytes.f64()?, bytes.f64()?, bytes.f64()?];
    Some((Some(bounds), bytes.rest.get((doubles - 4) * 8..)?))
}

/// Position of a point blob. `Ok(None)` for an empty point.
///
/// # Errors
/// The blob is no point, or its coordinates are no WGS 84 degrees.
pub(super) fn read_point(blob: &[u8]) -> std::result::Result<Option<LonLat>, ()> {
    let [x, y] = point_xy(blob).ok_or(())?;
    if x.is_nan() && y.is_nan() {
        return Ok(None);
    }
    LonLat::checked(x, y).map(Some).ok_or(())
}

fn point_xy(blob: &[u8]) -> Option<[f64; 2]> {
    let (_, wkb) = split(blob)?;
    let mut bytes = Bytes {
        rest: wkb.get(1..)?,
        little: wkb[0] == 1,
    };
    // Points with height or measure (1001, 2001, 3001) start with the same two numbers.
    (bytes.u32()? % 1000 == WKB_POINT).then_some(())?;
    Some([bytes.f64()?, bytes.f64()?])
}

/// Box of a blob as west, east, south, north; `None` when it is empty or unreadable.
fn bounds(blob: &[u8]) -> Option<[f64; 4]> {
    let found = match split(blob)? {
        (Some(bounds), _) => bounds,
        (None, wkb) if wkb.get(1..5).is_some() => {
            let mut bytes = Bytes {
                rest: &wkb[1..],
                little: wkb[0] == 1,
            };
            let points = match bytes.u32()? {
                WKB_POINT => 1,
                WKB_LINE => bytes.u32()?,
                _ => {
                    let b = super::surface::read_surface(blob)?.bounds()?;
                    return Some([b.west, b.east, b.south, b.north]);
                }
            };
            let mut bounds = [f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY];
            // A lying count ends with the bytes.
            for _ in 0..points {
                let (x, y) = (bytes.f64()?, bytes.f64()?);
                bounds = [
                    bounds[0].min(x),
                    bounds[1].max(x),
                    bounds[2].min(y),
                    bounds[3].max(y),
                ];
            }
            bounds
        }
        _ => return None,
    };
    found.iter().all(|b| b.is_finite()).then_some(found)
}

/// Gives a connection the functions that the spatial index's triggers call.
pub(super) fn register_functions(conn: &Connection) -> Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    for (index, name) in ["ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"]
        .into_iter()
        .enumerate()
    {
        conn.create_scalar_function(name, 1, flags, move |ctx| {
            Ok(match ctx.get_raw(0) {
                ValueRef::Blob(blob) => bounds(blob).map(|b| b[index]),
                _ => None,
            })
        })?;
    }
    conn.create_scalar_function("ST_IsEmpty", 1, flags, |ctx| {
        Ok(match ctx.get_raw(0) {
            ValueRef::Blob(blob) => Some(bounds(blob).is_none()),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: LonLat = LonLat { lon: 2.3, lat: 51.0 };
    const THERE: LonLat = LonLat { lon: 2.1, lat: 51.5 };

    #[test]
    fn a_point_reads_back_and_a_line_has_its_box_in_the_order_of_the_standard() {
        assert_eq!(read_point(&point(HERE)), Ok(Some(HERE)));
        assert_eq!(bounds(&line(HERE, THERE)), Some([2.1, 2.3, 51.0, 51.5]));
        assert_eq!(bounds(&point(HERE)), Some([2.3, 2.3, 51.0, 51.0]));
    }

    #[test]
    fn cut_or_foreign_blobs_are_refused_without_panic() {
        let whole = line(HERE, THERE);
        for end in 0..whole.len() {
            let cut = &whole[..end];
            assert!(read_point(cut).is_err());
            let _ = bounds(cut);
        }
        let mut lying = header(PLAIN);
        lying.push(1);
        lying.extend(WKB_LINE.to_le_bytes());
        lying.extend(u32::MAX.to_le_bytes());
        assert_eq!(bounds(&lying), None);
    }
}
