//! The French national projection Lambert-93 (EPSG 2154), back to degrees.

use super::geo::LonLat;

/// Exponent of the projection.
const N: f64 = 0.725_607_765_053_267_4;
/// Constant of the projection in metres.
const C: f64 = 11_754_255.426_096_07;
/// Coordinates of the pole in metres.
const POLE: [f64; 2] = [700_000.0, 12_655_612.049_876];
/// First eccentricity of GRS 80.
const E: f64 = 0.081_819_191_042_815_8;
/// Degrees east of the central meridian.
const MIDDLE: f64 = 3.0;

/// True when the numbers look like metres of the projection within France.
pub fn is_likely([x, y]: [f64; 2]) -> bool {
    (-400_000.0..=1_400_000.0).contains(&x) && (5_900_000.0..=7_300_000.0).contains(&y)
}

/// The place of metres east and north; the datum differs from WGS 84 by less than a metre.
pub fn to_degrees([x, y]: [f64; 2]) -> Option<LonLat> {
    let (east, south) = (x - POLE[0], POLE[1] - y);
    let radius = east.hypot(south);
    let isometric = -(radius / C).ln() / N;
    let mut lat = 2.0 * isometric.exp().atan() - std::f64::consts::FRAC_PI_2;
    for _ in 0..8 {
        let sine = E * lat.sin();
        let stretched = ((1.0 + sine) / (1.0 - sine)).powf(E / 2.0) * isometric.exp();
        lat = 2.0 * stretched.atan() - std::f64::consts::FRAC_PI_2;
    }
    LonLat::checked(MIDDLE + (east.atan2(south) / N).to_degrees(), lat.to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Metres and degrees by PROJ.
    const PLACES: [([f64; 2], [f64; 2]); 4] = [
        ([656187.52, 7104472.92], [2.376800038, 51.034399965]),
        ([331503.87, 6665188.0], [-1.851200029, 46.985000037]),
        ([1212076.69, 6136714.2], [9.189999977, 42.149999987]),
        ([1050163.94, 6841622.72], [7.749999956, 48.580000042]),
    ];

    #[test]
    fn places_are_those_of_proj() {
        for (metres, [lon, lat]) in PLACES {
            let found = to_degrees(metres).unwrap();
            assert!(
                (found.lon - lon).abs() < 1e-7 && (found.lat - lat).abs() < 1e-7,
                "{found:?}"
            );
            assert!(is_likely(metres) && !is_likely([lon, lat]));
        }
    }
}
