//! Surfaces as the GeoPackage standard writes them.

use super::geometry::{Bytes, WITH_BOX, header, split};
use crate::base::geo::LonLat;
use crate::base::shape::{Ring, Shape};

const WKB_POLYGON: u32 = 3;
const WKB_MULTI_POLYGON: u32 = 6;
/// More points than any zone has.
const MAX_POINTS: usize = 1_000_000;

/// A surface as a GeoPackage blob, with its box.
pub(super) fn surface(shape: &Shape) -> Vec<u8> {
    let mut blob = header(WITH_BOX);
    let bounds = shape.bounds().map(|b| [b.west, b.east, b.south, b.north]);
    for bound in bounds.unwrap_or([f64::NAN; 4]) {
        blob.extend(bound.to_le_bytes());
    }
    push_head(&mut blob, WKB_MULTI_POLYGON, shape.polygons.len());
    for polygon in &shape.polygons {
        push_head(&mut blob, WKB_POLYGON, polygon.len());
        for ring in polygon {
            push_count(&mut blob, ring.len());
            for number in ring.iter().flatten() {
                blob.extend(number.to_le_bytes());
            }
        }
    }
    blob
}

fn push_head(blob: &mut Vec<u8>, kind: u32, count: usize) {
    blob.push(1);
    blob.extend(kind.to_le_bytes());
    push_count(blob, count);
}

fn push_count(blob: &mut Vec<u8>, count: usize) {
    blob.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

/// The surface of a blob of polygons; `None` when it is anything else, or its points are no WGS 84 degrees.
pub(super) fn read_surface(blob: &[u8]) -> Option<Shape> {
    let (_, wkb) = split(blob)?;
    let mut bytes = Bytes::new(wkb);
    let mut left = MAX_POINTS;
    let mut polygons = Vec::new();
    match bytes.head()? {
        WKB_POLYGON => polygons.push(polygon(&mut bytes, &mut left)?),
        WKB_MULTI_POLYGON => {
            // A lying count ends with the bytes.
            for _ in 0..bytes.u32()? {
                (bytes.head()? == WKB_POLYGON).then_some(())?;
                polygons.push(polygon(&mut bytes, &mut left)?);
            }
        }
        _ => return None,
    }
    Some(Shape { polygons })
}

fn polygon(bytes: &mut Bytes<'_>, left: &mut usize) -> Option<Vec<Ring>> {
    let mut rings = Vec::new();
    for _ in 0..bytes.u32()? {
        let points = bytes.u32()? as usize;
        *left = left.checked_sub(points)?;
        let mut ring = Vec::new();
        for _ in 0..points {
            let at = LonLat::checked(bytes.f64()?, bytes.f64()?)?;
            ring.push([at.lon, at.lat]);
        }
        rings.push(ring);
    }
    Some(rings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape() -> Shape {
        let square = |from: f64, to: f64| vec![[from, from], [to, from], [to, to], [from, to], [from, from]];
        let mut hole = square(1.0, 2.0);
        hole.reverse();
        Shape {
            polygons: vec![vec![square(0.0, 4.0), hole], vec![square(10.0, 12.0)]],
        }
    }

    #[test]
    fn a_surface_with_a_hole_and_an_island_reads_back() {
        assert_eq!(read_surface(&surface(&shape())), Some(shape()));
        let nothing = Shape::default();
        assert_eq!(read_surface(&surface(&nothing)), Some(nothing));
    }

    #[test]
    fn cut_lying_and_foreign_blobs_are_refused_without_panic() {
        let whole = surface(&shape());
        for end in 0..whole.len() {
            assert_eq!(read_surface(&whole[..end]), None, "{end}");
        }
        for at in 0..whole.len() {
            let mut lying = whole.clone();
            lying[at] = 0xff;
            let _ = read_surface(&lying);
        }
    }
}
