//! How far a rule reaches, in the forms that the scan compares.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::base::geo::{EARTH_RADIUS_KM, LonLat};

/// Uncertainty of a chord between two single-precision unit vectors, with a factor of two to spare (about 3 m).
const CHORD_DOUBT: f64 = 5e-7;
/// Widening of the windows in degrees, above the step of a single-precision longitude (1.5e-5 at 180°).
const WINDOW_DOUBT_DEG: f64 = 1e-4;

/// A limit of distance, prepared.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// The limit itself; the exact test compares with it.
    pub limit_km: f64,
    /// Angle at the centre of the Earth, at most half a turn.
    angle: f64,
    sin_angle: f64,
    /// A squared chord up to this is certainly within the limit (negative: none is).
    pub surely_in: f32,
    /// A squared chord above this is certainly beyond the limit.
    pub surely_out: f32,
}

impl Reach {
    /// `limit_km` is at least 0 and may be infinite.
    pub fn new(limit_km: f64) -> Self {
        let angle = (limit_km / EARTH_RADIUS_KM).min(PI);
        let chord = 2.0 * (angle / 2.0).sin();
        let inner = chord - CHORD_DOUBT;
        let outer = chord + CHORD_DOUBT;
        Self {
            limit_km,
            angle,
            sin_angle: angle.sin(),
            surely_in: if inner > 0.0 { (inner * inner) as f32 } else { -1.0 },
            surely_out: (outer * outer) as f32,
        }
    }

    /// The exact test of the limit.
    pub fn holds(&self, a: LonLat, b: LonLat) -> bool {
        a.distance_km(b) <= self.limit_km
    }

    /// The part of the sphere that can hold partners of `centre`, the cosine of whose latitude is `cos_lat`.
    pub fn window(&self, centre: LonLat, cos_lat: f64) -> Window {
        let half_height = self.angle.to_degrees() + WINDOW_DOUBT_DEG;
        Window {
            south: centre.lat - half_height,
            north: centre.lat + half_height,
            spans: self.longitudes(centre, cos_lat),
        }
    }

    /// One or two spans of longitude, from west to east: a circle across the antimeridian has two.
    fn longitudes(&self, centre: LonLat, cos_lat: f64) -> [Option<[f32; 2]>; 2] {
        const ALL: [Option<[f32; 2]>; 2] = [Some([-181.0, 181.0]), None];
        let lat = centre.lat.to_radians();
        // A circle around a pole touches every meridian.
        if lat.abs() + self.angle >= FRAC_PI_2 - 1e-9 {
            return ALL;
        }
        let half = asin_or_more(self.sin_angle / cos_lat).to_degrees() + WINDOW_DOUBT_DEG;
        let (west, east) = (centre.lon - half, centre.lon + half);
        let main = Some([west as f32, east as f32]);
        if west < -180.0 {
            [main, Some([(west + 360.0) as f32, 181.0])]
        } else if east > 180.0 {
            [Some([-181.0, (east - 360.0) as f32]), main]
        } else {
            [main, None]
        }
    }
}

/// The arc of a sine, up to 2 % too large: cheaper, and a window may be too wide.
fn asin_or_more(sine: f64) -> f64 {
    if sine <= 0.5 {
        sine * (1.0 + sine * sine / 4.0)
    } else {
        sine.min(1.0).asin()
    }
}

/// Degrees of latitude, and spans of longitude; slightly too wide, never too narrow.
pub(super) struct Window {
    pub south: f64,
    pub north: f64,
    pub spans: [Option<[f32; 2]>; 2],
}

/// Squared straight-line distance of two points on the unit sphere.
pub(super) fn chord2(a: [f32; 3], b: [f32; 3]) -> f32 {
    let (x, y, z) = (a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    x * x + y * y + z * z
}
