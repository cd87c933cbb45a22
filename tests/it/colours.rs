//! Families can be told apart by everybody, in every theme: measured with ΔE2000 and with the matrices of Machado,
//! Oliveira and Fernandes (2009) for the three kinds of colour blindness, both written here apart from the program.

use maillage::model::Family;
use maillage::picture::tokens::{Rgb, Theme};

type Triple = [f64; 3];

const THEMES: [Theme; 4] = [
    Theme::Light,
    Theme::Dark,
    Theme::LightContrast,
    Theme::DarkContrast,
];
const SIGHTS: [(&str, [Triple; 3]); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deutan",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritan",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

fn linear(Rgb(r, g, b): Rgb) -> Triple {
    [r, g, b].map(|value| {
        let c = f64::from(value) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(matrix: &[Triple; 3], v: Triple) -> Triple {
    matrix.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
}

/// CIE L*a*b* under D65 of linear sRGB.
fn lab(rgb: Triple) -> Triple {
    const TO_XYZ: [Triple; 3] = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let white = times(&TO_XYZ, [1.0; 3]);
    let xyz = times(&TO_XYZ, rgb.map(|c| c.clamp(0.0, 1.0)));
    let [x, y, z] = [0, 1, 2].map(|i| {
        let t: f64 = xyz[i] / white[i];
        if t > 216.0 / 24389.0 {
            t.cbrt()
        } else {
            (24389.0 / 27.0 * t + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Colour difference CIEDE2000.
fn difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple) -> f64 {
    let seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - seventh((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        d if d > 180.0 => d - 360.0,
        d if d < -180.0 => d + 360.0,
        d => d,
    };
    let middle = if grey {
        h1 + h2
    } else {
        (h1 + turn / 2.0).rem_euclid(360.0)
    };
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(middle - 30.0) + 0.24 * cos(2.0 * middle) + 0.32 * cos(3.0 * middle + 6.0)
        - 0.20 * cos(4.0 * middle - 63.0);
    let lightness = (l2 - l1) / (1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * c);
    let hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin() / (1.0 + 0.015 * c * t);
    let rotation = (60.0 * (-((middle - 275.0) / 25.0).powi(2)).exp())
        .to_radians()
        .sin();
    (lightness.powi(2) + chroma.powi(2) + hue.powi(2) - 2.0 * seventh(c) * rotation * chroma * hue).sqrt()
}

/// Relative luminance, and contrast as WCAG has it.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |rgb: Rgb| {
        let [r, g, b] = linear(rgb);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_formula_gives_the_published_differences() {
    // From the test data of Sharma, Wu and Dalal (2005).
    let published = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0),
        ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (a, b, expected) in published {
        let found = difference(a, b);
        assert!((found - expected).abs() < 1e-4, "{a:?} {b:?}: {found}");
    }
}

/// The least difference between two families in any theme: for usual sight, and for the three kinds of blindness.
pub fn least() -> [f64; 2] {
    let mut least = [f64::INFINITY; 2];
    for theme in THEMES {
        for (sight, matrix) in &SIGHTS {
            let colour = |f: &Family| theme.palette().family(Some(*f));
            let seen: Vec<Triple> = Family::ALL
                .iter()
                .map(|f| lab(times(matrix, linear(colour(f)))))
                .collect();
            let pairs = (0..seen.len()).flat_map(|i| (0..i).map(move |j| (i, j)));
            let closest = pairs.map(|(i, j)| difference(seen[i], seen[j]));
            let closest = closest.fold(f64::INFINITY, f64::min);
            println!("{theme:?}, {sight}: {closest:.1}");
            let sort = &mut least[usize::from(*sight != "usual")];
            *sort = sort.min(closest);
        }
    }
    least
}

#[test]
fn families_differ_for_every_sight_in_every_theme() {
    let [usual, blind] = least();
    assert!(usual >= 15.0 && blind >= 10.0, "{usual} {blind}");
}

#[test]
fn every_line_stands_out_from_every_ground() {
    for theme in THEMES {
        let palette = theme.palette();
        let grounds = [palette.land, palette.urban, palette.sea, palette.lake];
        for family in Family::ALL.iter().copied().map(Some) {
            for ground in grounds {
                let found = contrast(palette.family(family), ground);
                assert!(found >= 3.0, "{theme:?}, {family:?}: {found}");
            }
        }
    }
}
