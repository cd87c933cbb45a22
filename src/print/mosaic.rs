//! A ground of pictures, put together from tiles as fine as paper or screen can show.

use std::collections::BTreeMap;

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use tiny_skia::{Pixmap, PixmapPaint, PixmapRef, Transform};

use super::error::PrintError;
use crate::basemap::{Ground, MapView, TilePicture, TileType, ViewTile};
use crate::picture::tokens::Theme;
use crate::picture::view::Rect;

/// Tiles along one side of a block.
const BLOCK: usize = 4;
/// Side of a tile's picture in pixels at scale 1.
const TILE: u32 = 256;
/// Levels that pictures other than photographs go deeper than the screen's: their names become smaller each time.
const DRAWN_LEVELS: f64 = 1.0;
/// Quality of photographs in the file, 1 to 100.
const QUALITY: u8 = 85;

/// A tile with its column and row in its block.
type InBlock<'a> = (usize, usize, &'a ViewTile);

/// Tiles under one view.
pub struct Mosaic {
    source: Ground,
    theme: Theme,
    /// Pixels of a tile's picture for one of the screen's.
    dots: u8,
    /// View pixels for one unit of the tiles' places.
    unit: f32,
    tiles: Vec<ViewTile>,
    /// Tiles that the last band showed and the next may need.
    kept: BTreeMap<(u8, u32, u32), TilePicture>,
}

impl Mosaic {
    /// The tiles under a view. `fineness` is the number of dots for one design point that can be told apart.
    pub fn new(source: &Ground, theme: Theme, seen: MapView, scale: f32, fineness: f32) -> Self {
        let kind = source.source().map(|about| about.tile_type);
        let is_drawn_here = kind.is_none_or(|kind| kind == TileType::Vector);
        let deepest = f64::from(source.max_zoom()) - f64::from(seen.tile_zoom());
        let most = match kind {
            // What is drawn here has the screen's look at any size.
            _ if is_drawn_here => 0.0,
            Some(TileType::Jpeg) => f64::MAX,
            _ => DRAWN_LEVELS,
        };
        let levels = f64::from(fineness).log2().floor().min(deepest).min(most).max(0.0);
        let finer = levels.exp2();
        let fine = MapView {
            zoom: seen.zoom + levels,
            width: seen.width * finer,
            height: seen.height * finer,
            ..seen
        };
        Self {
            source: source.clone(),
            theme,
            dots: if is_drawn_here {
                fineness.ceil().clamp(1.0, 4.0) as u8
            } else {
                1
            },
            unit: scale / finer as f32,
            tiles: fine.tiles(),
            kept: BTreeMap::new(),
        }
    }

    fn place(&self, tile: &ViewTile) -> Rect {
        let [x, y, right, bottom] =
            [tile.left, tile.top, tile.right, tile.bottom].map(|edge| edge as f32 * self.unit);
        Rect {
            x,
            y,
            w: right - x,
            h: bottom - y,
        }
    }

    fn picture(&self, tile: &ViewTile) -> TilePicture {
        self.source
            .tile_picture(self.theme, tile.z, tile.x, tile.y, self.dots)
    }

    /// Gives the tiles that a band of view pixels shows, each with its place.
    pub fn tiles_between(&mut self, top: f32, bottom: f32, mut give: impl FnMut(PixmapRef<'_>, Rect)) {
        let mut kept = std::mem::take(&mut self.kept);
        let mut next = BTreeMap::new();
        for tile in &self.tiles {
            let place = self.place(tile);
            if place.y >= bottom || place.y + place.h <= top {
                continue;
            }
            let key = (tile.z, tile.x, tile.y);
            let picture = kept.remove(&key).unwrap_or_else(|| self.picture(tile));
            if let Some(drawn) = PixmapRef::from_bytes(&picture.rgba, picture.width, picture.height) {
                give(drawn, place);
            }
            next.insert(key, picture);
        }
        self.kept = next;
    }

    /// Gives the whole ground in blocks as JPEG, each with its place. A block reaches one pixel over those after it,
    /// so that no seam opens.
    ///
    /// # Errors
    /// Those of `give`, or no memory.
    pub fn blocks(
        &self,
        mut give: impl FnMut(Vec<u8>, Rect) -> Result<(), PrintError>,
    ) -> Result<(), PrintError> {
        let Some(first) = self.tiles.first() else {
            return Ok(());
        };
        let mut blocks: BTreeMap<(usize, usize), Vec<InBlock<'_>>> = BTreeMap::new();
        let width = first.right - first.left;
        for tile in &self.tiles {
            let column = ((tile.left - first.left) / width).round() as usize;
            let row = ((tile.top - first.top) / width).round() as usize;
            let block = blocks.entry((row / BLOCK, column / BLOCK)).or_default();
            block.push((column % BLOCK, row % BLOCK, tile));
        }
        let side = TILE * u32::from(self.dots);
        for tiles in blocks.values() {
            let columns = tiles.iter().map(|(column, ..)| column + 1).max().unwrap_or(0) as u32;
            let rows = tiles.iter().map(|(_, row, _)| row + 1).max().unwrap_or(0) as u32;
            let mut pixels = Pixmap::new(columns * side + 1, rows * side + 1).ok_or(PrintError::Memory)?;
            for (column, row, tile) in tiles {
                let picture = self.picture(tile);
                let at = [column, row].map(|step| (*step as u32 * side) as i32);
                put(&mut pixels, &picture, at);
            }
            let corner = self.place(tiles[0].2);
            let pixel = corner.w / side as f32;
            let place = Rect {
                w: pixels.width() as f32 * pixel,
                h: pixels.height() as f32 * pixel,
                ..corner
            };
            give(jpeg(&pixels)?, place)?;
        }
        Ok(())
    }
}

/// Draws a tile, and its last row and column once more beside it.
fn put(pixels: &mut Pixmap, picture: &TilePicture, [x, y]: [i32; 2]) {
    let Some(drawn) = PixmapRef::from_bytes(&picture.rgba, picture.width, picture.height) else {
        return;
    };
    let plain = PixmapPaint::default();
    for [dx, dy] in [[1, 1], [1, 0], [0, 1], [0, 0]] {
        pixels.draw_pixmap(x + dx, y + dy, drawn, &plain, Transform::identity(), None);
    }
}

fn jpeg(pixels: &Pixmap) -> Result<Vec<u8>, PrintError> {
    let opaque: Vec<u8> = pixels
        .data()
        .chunks_exact(4)
        .flat_map(|p| [p[0], p[1], p[2]])
        .collect();
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode(&opaque, pixels.width(), pixels.height(), ExtendedColorType::Rgb8)
        .map_err(|error| PrintError::Pdf(error.to_string()))?;
    Ok(bytes)
}
