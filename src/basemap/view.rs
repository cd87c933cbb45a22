//! Which tiles a view of the map needs, and where they stand on the screen.

use super::raster::TILE_SIDE;

/// Deepest zoom at which tiles are drawn; beyond it they are enlarged.
pub const MAX_TILE_ZOOM: u8 = 20;

/// Larger sides than this, in screen pixels, are taken for mistakes.
const MAX_SIDE: f64 = 32_768.0;

/// A rectangle of the map as shown: no rotation, north up.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MapView {
    /// Centre on the unit web-mercator square.
    pub centre: [f64; 2],
    /// Zoom: the world is `256 * 2^zoom` screen pixels wide.
    pub zoom: f64,
    /// Width in screen pixels.
    pub width: f64,
    /// Height in screen pixels.
    pub height: f64,
}

/// One tile of a view. Neighbours share their edge exactly, so that no gap can open between them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ViewTile {
    /// Zoom of the tile.
    pub z: u8,
    /// Column, already brought back into the world when the view goes round it.
    pub x: u32,
    /// Row from the north.
    pub y: u32,
    /// Left edge in screen pixels from the left of the view.
    pub left: f64,
    /// Upper edge from the top of the view.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl MapView {
    /// Zoom of the tiles: the nearest whole number, so that a tile is shown at 0.7 to 1.4 of its size.
    pub fn tile_zoom(&self) -> u8 {
        whole_zoom(self.zoom)
    }

    /// Screen pixels for the whole world.
    pub fn world_side(&self) -> f64 {
        f64::from(TILE_SIDE) * self.zoom.clamp(0.0, 30.0).exp2()
    }

    /// Screen position of a point of the unit web-mercator square.
    pub fn to_screen(&self, mercator: [f64; 2]) -> [f64; 2] {
        let (world, [left, top]) = (self.world_side(), self.corner());
        [mercator[0] * world - left, mercator[1] * world - top]
    }

    /// The view on the unit web-mercator square: west, south, east, north (south is the larger y).
    pub fn mercator_box(&self) -> [f64; 4] {
        let (world, [left, top]) = (self.world_side(), self.corner());
        [left, top + self.height, left + self.width, top].map(|v| v / world)
    }

    /// The tiles that cover the view, row by row from the north-west.
    ///
    /// # Limits
    /// None for numbers that are not finite, a side above 32,768 pixels, or a centre far off the world.
    pub fn tiles(&self) -> Vec<ViewTile> {
        if !self.is_sound() {
            return Vec::new();
        }
        let z = self.tile_zoom();
        let count = 1_i64 << z;
        let side = self.world_side() / count as f64;
        let [left, top] = self.corner();
        let first = |edge: f64| (edge / side).floor() as i64;
        let last = |edge: f64, length: f64| ((edge + length) / side).ceil() as i64 - 1;
        let mut tiles = Vec::new();
        for row in first(top).max(0)..=last(top, self.height).min(count - 1) {
            for column in first(left)..=last(left, self.width) {
                tiles.push(ViewTile {
                    z,
                    x: column.rem_euclid(count) as u32,
                    y: row as u32,
                    left: column as f64 * side - left,
                    top: row as f64 * side - top,
                    right: (column + 1) as f64 * side - left,
                    bottom: (row + 1) as f64 * side - top,
                });
            }
        }
        tiles
    }

    fn is_sound(&self) -> bool {
        let sides = [self.width, self.height]
            .iter()
            .all(|side| (0.0..=MAX_SIDE).contains(side));
        let near = self.centre.iter().all(|at| (-2.0..=3.0).contains(at));
        sides && near && self.zoom.is_finite()
    }

    /// Upper left corner in screen pixels of the whole world.
    fn corner(&self) -> [f64; 2] {
        let world = self.world_side();
        [
            self.centre[0] * world - self.width / 2.0,
            self.centre[1] * world - self.height / 2.0,
        ]
    }
}

/// The nearest whole zoom that has tiles.
pub fn whole_zoom(zoom: f64) -> u8 {
    // A number that is not one becomes 0.
    zoom.round().clamp(0.0, f64::from(MAX_TILE_ZOOM)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(zoom: f64) -> MapView {
        MapView {
            centre: [0.506, 0.336],
            zoom,
            width: 1366.0,
            height: 768.0,
        }
    }

    #[test]
    fn tiles_cover_the_view_without_gaps() {
        for zoom in [3.0, 7.49, 7.5, 10.5, 17.2] {
            let tiles = view(zoom).tiles();
            let area: f64 = tiles
                .iter()
                .map(|t| {
                    let width = t.right.min(1366.0) - t.left.max(0.0);
                    width * (t.bottom.min(768.0) - t.top.max(0.0))
                })
                .sum();
            assert!((area - 1366.0 * 768.0).abs() < 1e-3, "zoom {zoom}: {area}");
            let side = tiles[0].right - tiles[0].left;
            assert!((180.0..=363.0).contains(&side), "zoom {zoom}: {side}");
        }
    }

    #[test]
    fn the_world_goes_round_but_has_poles() {
        let tiles = MapView {
            zoom: 1.0,
            ..view(1.0)
        }
        .tiles();
        assert!(tiles.iter().all(|t| t.x < 2 && t.y < 2));
        assert!(tiles.len() > 4);
    }

    #[test]
    fn the_screen_and_the_box_agree() {
        let view = view(9.3);
        let [west, south, east, north] = view.mercator_box();
        let [left, top] = view.to_screen([west, north]);
        let [right, bottom] = view.to_screen([east, south]);
        assert!(left.abs() < 1e-6 && top.abs() < 1e-6);
        assert!((right - 1366.0).abs() < 1e-6 && (bottom - 768.0).abs() < 1e-6);
    }

    #[test]
    fn nonsense_gives_no_tiles() {
        assert!(view(f64::NAN).tiles().is_empty());
        let endless = MapView {
            width: 1e300,
            ..view(4.0)
        };
        let far = MapView {
            centre: [1e300, 0.5],
            ..view(4.0)
        };
        assert!(endless.tiles().is_empty() && far.tiles().is_empty());
    }
}
