//! Positions and distances on the sphere, and the web-mercator plane of the map.

use serde::{Deserialize, Serialize};

/// Mean Earth radius in kilometres (IUGG), as used by every distance shown.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Northern limit of the web-mercator square, in degrees.
pub const MERCATOR_MAX_LAT: f64 = 85.051_128_779_806_6;

/// A WGS 84 position in degrees, longitude first.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east, -180 to 180.
    pub lon: f64,
    /// Degrees north, -90 to 90.
    pub lat: f64,
}

impl LonLat {
    /// Makes a position when both numbers are finite and in range.
    pub fn checked(lon: f64, lat: f64) -> Option<Self> {
        let inside = lon.is_finite() && lat.is_finite() && lon.abs() <= 180.0 && lat.abs() <= 90.0;
        inside.then_some(Self { lon, lat })
    }

    /// Great-circle distance in kilometres (haversine).
    ///
    /// # Limits
    /// The sphere differs from the ellipsoid by up to 0.5 %: good for choosing neighbours, not for surveying.
    pub fn distance_km(self, other: Self) -> f64 {
        let (p1, p2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_dp = ((p2 - p1) / 2.0).sin();
        let half_dl = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let a = half_dp * half_dp + p1.cos() * p2.cos() * half_dl * half_dl;
        2.0 * EARTH_RADIUS_KM * a.sqrt().min(1.0).asin()
    }

    /// Position on the unit web-mercator square: x grows east, y grows south, both 0 to 1.
    pub fn to_mercator(self) -> [f64; 2] {
        let lat = self.lat.clamp(-MERCATOR_MAX_LAT, MERCATOR_MAX_LAT).to_radians();
        let y = 0.5 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::TAU;
        [self.lon / 360.0 + 0.5, y]
    }

    /// Inverse of [`Self::to_mercator`].
    pub fn from_mercator([x, y]: [f64; 2]) -> Self {
        let lat = (std::f64::consts::PI * (1.0 - 2.0 * y))
            .sinh()
            .atan()
            .to_degrees();
        Self {
            lon: (x - 0.5) * 360.0,
            lat,
        }
    }
}

/// A box in degrees; `west <= east` and `south <= north`.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct GeoBox {
    /// Degrees east of the left edge.
    pub west: f64,
    /// Degrees north of the lower edge.
    pub south: f64,
    /// Degrees east of the right edge.
    pub east: f64,
    /// Degrees north of the upper edge.
    pub north: f64,
}

impl GeoBox {
    /// The smallest box around the given positions; `None` without any.
    pub fn around(points: impl IntoIterator<Item = LonLat>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let start = Self {
            west: first.lon,
            south: first.lat,
            east: first.lon,
            north: first.lat,
        };
        Some(points.fold(start, |b, p| Self {
            west: b.west.min(p.lon),
            south: b.south.min(p.lat),
            east: b.east.max(p.lon),
            north: b.north.max(p.lat),
        }))
    }

    /// Centre of the box in degrees.
    pub fn centre(self) -> LonLat {
        LonLat {
            lon: (self.west + self.east) / 2.0,
            lat: (self.south + self.north) / 2.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paris_to_dunkerque_is_about_242_km() {
        let paris = LonLat {
            lon: 2.3522,
            lat: 48.8566,
        };
        let dunkerque = LonLat {
            lon: 2.3768,
            lat: 51.0344,
        };
        assert!((paris.distance_km(dunkerque) - 242.2).abs() < 0.5);
    }

    #[test]
    fn mercator_goes_there_and_back() {
        let place = LonLat {
            lon: -1.85,
            lat: 46.985,
        };
        let back = LonLat::from_mercator(place.to_mercator());
        assert!((back.lon - place.lon).abs() < 1e-9 && (back.lat - place.lat).abs() < 1e-9);
    }
}
