//! Surfaces on the ground: polygons with holes, several of them where there are islands.

use serde::{Deserialize, Serialize};

use super::geo::{EARTH_RADIUS_KM, GeoBox, LonLat};

/// A closed line of `[lon, lat]` in WGS 84 degrees; the last point is the first again.
pub type Ring = Vec<[f64; 2]>;

/// Polygons, each an outer ring (counter-clockwise) and its holes (clockwise). Written like the coordinates of a GeoJSON
/// `MultiPolygon`.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shape {
    /// For each polygon its outer ring, then its holes.
    pub polygons: Vec<Vec<Ring>>,
}

impl Shape {
    /// Puts rings together: those that run counter-clockwise are outer ones, the others holes in the smallest outer ring
    /// around them. A hole in nothing is left out.
    pub fn of_rings(rings: impl IntoIterator<Item = Ring>) -> Self {
        let (mut outer, holes): (Vec<Ring>, Vec<Ring>) = rings
            .into_iter()
            .filter(|ring| ring.len() >= 4)
            .partition(|ring| flat_area(ring) > 0.0);
        outer.sort_by(|a, b| flat_area(a).total_cmp(&flat_area(b)));
        let mut polygons: Vec<Vec<Ring>> = outer.into_iter().map(|ring| vec![ring]).collect();
        for hole in holes {
            // The middle of an edge: a corner may touch the ring around it.
            let inside = [(hole[0][0] + hole[1][0]) / 2.0, (hole[0][1] + hole[1][1]) / 2.0];
            if let Some(polygon) = polygons.iter_mut().find(|p| is_inside(&p[0], inside)) {
                polygon.push(hole);
            }
        }
        polygons.reverse();
        Self { polygons }
    }

    /// Takes polygons as people and files give them: rings are closed, turned the right way round and freed of
    /// repeated points, and degrees are rounded to a centimetre.
    ///
    /// # Errors
    /// [`ShapeFault`] for what is no surface. Crossings are looked for in rings of at most 2,000 points.
    pub fn checked(polygons: Vec<Vec<Ring>>, most_points: usize) -> Result<Self, ShapeFault> {
        let points: usize = polygons.iter().flatten().map(Vec::len).sum();
        if points > most_points {
            return Err(ShapeFault::TooManyPoints);
        }
        let mut checked = Vec::with_capacity(polygons.len());
        for polygon in polygons {
            let rings: Result<Vec<Ring>, ShapeFault> = polygon
                .into_iter()
                .enumerate()
                .map(|(at, ring)| sound(ring, at == 0))
                .collect();
            let rings = rings?;
            if rings.is_empty() {
                return Err(ShapeFault::Empty);
            }
            checked.push(rings);
        }
        match checked.is_empty() {
            true => Err(ShapeFault::Empty),
            false => Ok(Self { polygons: checked }),
        }
    }

    /// All rings, outer ones and holes.
    pub fn rings(&self) -> impl Iterator<Item = &Ring> {
        self.polygons.iter().flatten()
    }

    /// Number of points of all rings.
    pub fn points(&self) -> usize {
        self.rings().map(Vec::len).sum()
    }

    /// The box around it; `None` when empty.
    pub fn bounds(&self) -> Option<GeoBox> {
        GeoBox::around(self.rings().flatten().map(|&[lon, lat]| LonLat { lon, lat }))
    }

    /// True inside an outer ring and outside its holes.
    pub fn contains(&self, at: LonLat) -> bool {
        let crossings = self.rings().filter(|ring| is_inside(ring, [at.lon, at.lat]));
        crossings.count() % 2 == 1
    }

    /// Surface in km² on the sphere: within 0.5 % of the ellipsoid's.
    pub fn area_km2(&self) -> f64 {
        self.rings().map(|ring| sphere_area(ring)).sum::<f64>().abs()
    }
}

/// Why polygons are no surface.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ShapeFault {
    /// No polygon, or one without a ring.
    #[error("there is no outline")]
    Empty,
    /// A ring with fewer than three corners.
    #[error("an outline needs three corners")]
    TooFewCorners,
    /// A corner that is no place on Earth.
    #[error("a corner is no place on Earth")]
    OffEarth,
    /// A ring that encloses nothing.
    #[error("an outline encloses nothing")]
    NoArea,
    /// A ring that crosses itself.
    #[error("an outline crosses itself")]
    Crossing,
    /// More points than allowed.
    #[error("too many points")]
    TooManyPoints,
}

/// Rings of more points are not searched for crossings: that would take too long.
const MAX_CROSSING_POINTS: usize = 2_000;

/// A ring closed and turned: counter-clockwise when it is an outer one.
fn sound(ring: Ring, is_outer: bool) -> Result<Ring, ShapeFault> {
    let round = |n: f64| (n * 1e7).round() / 1e7;
    let mut kept: Ring = Vec::with_capacity(ring.len() + 1);
    for [lon, lat] in ring {
        let at = LonLat::checked(lon, lat).ok_or(ShapeFault::OffEarth)?;
        let point = [round(at.lon), round(at.lat)];
        if kept.last() != Some(&point) {
            kept.push(point);
        }
    }
    if kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    if kept.len() < 3 {
        return Err(ShapeFault::TooFewCorners);
    }
    kept.extend(kept.first().copied());
    let area = flat_area(&kept);
    if kept.len() <= MAX_CROSSING_POINTS && crosses_itself(&kept) {
        return Err(ShapeFault::Crossing);
    }
    if area.abs() < 1e-12 {
        return Err(ShapeFault::NoArea);
    }
    if (area > 0.0) != is_outer {
        kept.reverse();
    }
    Ok(kept)
}

fn crosses_itself(ring: &[[f64; 2]]) -> bool {
    let turn =
        |a: [f64; 2], b: [f64; 2], c: [f64; 2]| (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    let edges: Vec<[[f64; 2]; 2]> = ring.windows(2).map(|edge| [edge[0], edge[1]]).collect();
    edges.iter().enumerate().any(|(i, &[a, b])| {
        edges
            .iter()
            .skip(i + 2)
            .any(|&[c, d]| turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0)
    })
}

/// Signed area in square degrees, positive when counter-clockwise.
fn flat_area(ring: &[[f64; 2]]) -> f64 {
    let Some(origin) = ring.first() else {
        return 0.0;
    };
    let doubled: f64 = ring
        .windows(2)
        .map(|edge| {
            let [[ax, ay], [bx, by]] = [edge[0], edge[1]];
            (ax - origin[0]) * (by - origin[1]) - (bx - origin[0]) * (ay - origin[1])
        })
        .sum();
    doubled / 2.0
}

/// Signed area in km², positive when counter-clockwise.
fn sphere_area(ring: &[[f64; 2]]) -> f64 {
    let edge = |edge: &[[f64; 2]]| {
        let width = (edge[1][0] - edge[0][0]).to_radians();
        width * (edge[0][1].to_radians().sin() + edge[1][1].to_radians().sin()) / 2.0
    };
    -ring.windows(2).map(edge).sum::<f64>() * EARTH_RADIUS_KM * EARTH_RADIUS_KM
}

/// Counts the edges that a ray to the east crosses.
fn is_inside(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let crossed = ring.windows(2).filter(|edge| {
        let [[ax, ay], [bx, by]] = [edge[0], edge[1]];
        (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, side: f64) -> Ring {
        let (east, north) = (west + side, south + side);
        vec![
            [west, south],
            [east, south],
            [east, north],
            [west, north],
            [west, south],
        ]
    }

    fn reversed(mut ring: Ring) -> Ring {
        ring.reverse();
        ring
    }

    #[test]
    fn holes_go_into_the_smallest_ring_around_them() {
        let rings = [
            square(0.0, 0.0, 10.0),
            reversed(square(2.0, 2.0, 6.0)),
            square(4.0, 4.0, 2.0),
            reversed(square(4.5, 4.5, 1.0)),
        ];
        let shape = Shape::of_rings(rings);
        assert_eq!(shape.polygons.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        let inside = |lon: f64| shape.contains(LonLat { lon, lat: 5.0 });
        assert_eq!(
            [1.0, 3.0, 4.2, 5.0, 9.0, 11.0].map(inside),
            [true, false, true, false, true, false]
        );
    }

    #[test]
    fn rings_are_closed_and_turned_and_what_is_no_surface_is_named() {
        let checked = |ring: Ring| Shape::checked(vec![vec![ring]], 100);
        let mut open = reversed(square(0.0, 0.0, 1.0));
        open.pop();
        assert_eq!(
            checked(open).unwrap().area_km2(),
            checked(square(0.0, 0.0, 1.0)).unwrap().area_km2()
        );
        let fault = |ring: Ring| checked(ring).unwrap_err();
        assert_eq!(fault(vec![]), ShapeFault::TooFewCorners);
        assert_eq!(
            fault(vec![[0.0, 0.0], [1.0, 1.0], [0.0, 0.0]]),
            ShapeFault::TooFewCorners
        );
        assert_eq!(fault(square(179.5, 0.0, 1.0)), ShapeFault::OffEarth);
        assert_eq!(fault(square(f64::NAN, 0.0, 1.0)), ShapeFault::OffEarth);
        assert_eq!(
            fault(vec![[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]),
            ShapeFault::NoArea
        );
        assert_eq!(
            fault(vec![[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 2.0]]),
            ShapeFault::Crossing
        );
        assert_eq!(fault(vec![[0.0, 0.0]; 101]), ShapeFault::TooManyPoints);
        assert_eq!(Shape::checked(vec![], 9), Err(ShapeFault::Empty));
    }

    #[test]
    fn a_square_degree_at_the_equator_has_its_area_and_a_hole_takes_its_own_away() {
        let whole = Shape::of_rings([square(0.0, 0.0, 1.0)]);
        assert!((whole.area_km2() - 12_364.0).abs() < 5.0, "{}", whole.area_km2());
        let holed = Shape::of_rings([square(0.0, 0.0, 1.0), reversed(square(0.25, 0.25, 0.5))]);
        assert!((holed.area_km2() / whole.area_km2() - 0.75).abs() < 1e-4);
    }
}
