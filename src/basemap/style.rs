//! How the map draws each kind of line at each zoom. The map whispers: what people enter must stand out from it.

use super::schema::Area;
use crate::picture::tokens::{Palette, Rgb, Theme};

/// How a line is drawn; widths and dashes in screen pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pen {
    /// Colour.
    pub colour: Rgb,
    /// 0 to 1.
    pub opacity: f32,
    /// Width.
    pub width: f32,
    /// On and off, or a solid line.
    pub dash: Option<[f32; 2]>,
}

/// One kind of line of one layer, in drawing order.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LineRule {
    /// Layer of the tile.
    pub layer: &'static str,
    /// The `kind` attribute.
    pub kind: &'static str,
    /// How it is drawn.
    pub pen: Pen,
}

/// The line rules at a zoom, from the ground upwards; invisible ones are left out. Rough lines fade where it shows.
pub fn line_rules(theme: Theme, zoom: u8, rough: bool) -> Vec<LineRule> {
    let palette = theme.palette();
    // Rivers are as rough as roads; they fade less, for they are fewer and tell where a place lies.
    let river = if rough {
        by_zoom(zoom, &[(11, 1.0), (13, 0.7), (15, 0.4)])
    } else {
        1.0
    };
    let water = |kind, width, opacity| LineRule {
        layer: "water",
        kind,
        pen: solid(palette.lake, opacity, width),
    };
    let mut rules = vec![
        water("stream", 0.9, by_zoom(zoom, &[(12, 0.0), (14, 0.9)])),
        water(
            "river",
            by_zoom(zoom, &[(4, 0.6), (8, 1.0), (11, 1.7), (16, 3.0)]),
            river,
        ),
    ];
    rules.extend(road_rules(palette, zoom, rough));
    rules.extend(boundary_rules(palette, theme, zoom));
    rules.retain(|rule| rule.pen.opacity > 0.02);
    rules
}

/// Rough roads are up to 1 km off, so they fade where that begins to show; exact ones grow.
fn road_rules(palette: &Palette, zoom: u8, rough: bool) -> Vec<LineRule> {
    let fade = if rough {
        by_zoom(zoom, &ROUGH_FADE)
    } else {
        by_zoom(zoom, &[(5, 0.55), (8, 1.0)])
    };
    let road = |kind, width, opacity, dash| LineRule {
        layer: "roads",
        kind,
        pen: Pen {
            colour: palette.road,
            opacity: opacity * fade,
            width,
            dash,
        },
    };
    let widths = |thin, thick, near| {
        let near = if rough { thick } else { near };
        by_zoom(
            zoom,
            &[(5, thin), (8, (thin + thick) / 2.0), (11, thick), (17, near)],
        )
    };
    let path = if rough {
        0.0
    } else {
        by_zoom(zoom, &[(13, 0.0), (14, 0.7)])
    };
    let mut rules = vec![
        road("ferry", 0.9, 0.8, Some([2.0, 4.0])),
        road("path", 0.8, path, Some([3.0, 2.0])),
        road("minor_road", widths(0.5, 0.8, 5.0), 0.8, None),
        road("major_road", widths(0.6, 1.2, 7.0), 0.9, None),
        road("rail", 0.9, 0.75, Some([5.0, 3.0])),
        road("highway", widths(0.9, 1.8, 9.0), 1.0, None),
    ];
    for rule in &mut rules {
        // A road colour is made for land; rails and ferries are greyer.
        if matches!(rule.kind, "ferry" | "rail") {
            rule.pen.colour = palette.border;
        }
    }
    rules
}

/// How roads of the embedded map fade.
const ROUGH_FADE: [(u8, f32); 7] = [
    (5, 0.55),
    (8, 1.0),
    (11, 1.0),
    (12, 0.8),
    (13, 0.55),
    (14, 0.35),
    (16, 0.2),
];

/// Colour and opacity of an area.
pub fn area_ink(area: Area, theme: Theme, zoom: u8) -> (Rgb, f32) {
    let palette = theme.palette();
    match area {
        Area::Land => (palette.land, 1.0),
        Area::Urban => (palette.urban, 1.0),
        Area::Sea => (palette.sea, 1.0),
        Area::Lake => (palette.lake, 1.0),
        Area::Building => (palette.border, by_zoom(zoom, &[(13, 0.0), (15, 0.35)])),
    }
}

/// The dot of a landmark; `None` where dots would only be dust.
pub fn landmark_pen(theme: Theme, zoom: u8) -> Option<Pen> {
    (zoom >= 12).then(|| solid(theme.palette().border, 1.0, 1.6))
}

/// Areas of unknown meaning.
pub fn plain_ink(theme: Theme) -> (Rgb, f32) {
    (theme.palette().urban, 0.6)
}

/// Lines of unknown meaning.
pub fn plain_pen(theme: Theme) -> Pen {
    solid(theme.palette().border, 0.9, 0.9)
}

fn boundary_rules(palette: &Palette, theme: Theme, zoom: u8) -> Vec<LineRule> {
    let stronger = if theme.is_high_contrast() { 1.4 } else { 1.0 };
    let border = |kind, width: f32, opacity: f32| LineRule {
        layer: "boundaries",
        kind,
        pen: solid(palette.border, opacity, width * stronger),
    };
    vec![
        border(
            "locality",
            0.6,
            by_zoom(zoom, &[(9, 0.25), (11, 0.45), (13, 0.6)]),
        ),
        border("epci", 0.9, by_zoom(zoom, &[(8, 0.35), (10, 0.75)])),
        border("county", 1.0, by_zoom(zoom, &[(7, 0.5), (9, 0.9)])),
        border("region", 1.2, by_zoom(zoom, &[(5, 0.5), (7, 0.9)])),
        border("country", by_zoom(zoom, &[(1, 0.6), (5, 1.4)]), 1.0),
    ]
}

/// A border that not everybody recognises.
pub const DISPUTED_DASH: [f32; 2] = [5.0, 4.0];

fn solid(colour: Rgb, opacity: f32, width: f32) -> Pen {
    Pen {
        colour,
        opacity,
        width,
        dash: None,
    }
}

/// The value at a zoom between the given stops (rising zooms), straight between them and level outside.
fn by_zoom(zoom: u8, stops: &[(u8, f32)]) -> f32 {
    let mut before: Option<(u8, f32)> = None;
    for &(at, value) in stops {
        if zoom <= at {
            return before.map_or(value, |(from, low)| {
                let share = f32::from(zoom - from) / f32::from(at - from);
                low + share * (value - low)
            });
        }
        before = Some((at, value));
    }
    before.map_or(0.0, |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_joined_by_straight_lines() {
        let stops = [(8, 1.0), (10, 2.0)];
        assert_eq!(
            [7, 8, 9, 10, 14].map(|z| by_zoom(z, &stops)),
            [1.0, 1.0, 1.5, 2.0, 2.0]
        );
    }

    #[test]
    fn the_map_whispers_in_the_two_plain_themes() {
        for theme in [Theme::Light, Theme::Dark] {
            let land = theme.palette().land;
            for zoom in 0..=18 {
                for rule in [true, false]
                    .into_iter()
                    .flat_map(|rough| line_rules(theme, zoom, rough))
                {
                    let limit = if rule.pen.colour == theme.palette().road {
                        1.6
                    } else {
                        2.9
                    };
                    let found = contrast(blend(rule.pen.colour, land, rule.pen.opacity), land);
                    assert!(
                        found <= limit,
                        "{theme:?} z{zoom} {}/{}: {found:.2}",
                        rule.layer,
                        rule.kind
                    );
                }
            }
        }
    }

    fn blend(Rgb(r, g, b): Rgb, Rgb(r0, g0, b0): Rgb, opacity: f32) -> [f32; 3] {
        [(r, r0), (g, g0), (b, b0)]
            .map(|(top, under)| f32::from(under) + opacity * (f32::from(top) - f32::from(under)))
    }

    fn contrast(line: [f32; 3], Rgb(r, g, b): Rgb) -> f32 {
        let luminance = |c: [f32; 3]| {
            let linear = c.map(|v| {
                let v = v / 255.0;
                if v <= 0.040_45 {
                    v / 12.92
                } else {
                    ((v + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (a, b) = (luminance(line), luminance([r, g, b].map(f32::from)));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
