//! The ground of a picture: tiles put together under the scene.

use std::path::Path;
use std::sync::Arc;

use tiny_skia::{FilterQuality, Paint, Pattern, Pixmap, PixmapRef, Rect, SpreadMode, Transform};

use super::desk::Desk;
use super::failure::Failure;
use crate::basemap::project_pack::ProjectPack;
use crate::basemap::{Ground, MapView, TileError, ViewTile, open_pack};
use crate::picture::View;
use crate::picture::tokens::Theme;

/// Tiles are drawn at twice their size, so that they stay sharp where they are enlarged.
const SCALE: u8 = 2;

/// What lies under the picture of a project: the pack asked for, else the one that it carries, over the embedded map.
///
/// # Errors
/// The pack asked for cannot be read. One in the project that cannot is told of, and the embedded map shows.
pub fn of(project: &Path, asked: Option<&Path>, desk: &mut Desk<'_>) -> Result<Ground, Failure> {
    let lang = desk.lang;
    let failed = |error: &TileError| Failure::Failed(error.message(lang));
    let ground = Ground::embedded().map_err(|error| failed(&error))?;
    if let Some(asked) = asked {
        let source = open_pack(asked).map_err(|error| failed(&error))?;
        return Ok(ground.with_source(Some(source)));
    }
    match ProjectPack::open(project, false) {
        Ok(None) => Ok(ground),
        Ok(Some(pack)) => Ok(ground.with_source(Some(Arc::new(pack)))),
        Err(error) => {
            desk.note(&error.message(lang));
            Ok(ground)
        }
    }
}

/// The view as the base map understands it.
pub fn map_view(view: &View) -> MapView {
    MapView {
        centre: view.centre,
        zoom: view.zoom,
        width: f64::from(view.width),
        height: f64::from(view.height),
    }
}

/// Covers the pixels with the map of that view.
pub fn paint(pixels: &mut Pixmap, view: &View, ground: &Ground, theme: Theme) {
    for tile in map_view(view).tiles() {
        let picture = ground.tile_picture(theme, tile.z, tile.x, tile.y, SCALE);
        if let Some(drawn) = PixmapRef::from_bytes(&picture.rgba, picture.width, picture.height) {
            put(pixels, drawn, &tile);
        }
    }
}

/// Edges fall on whole pixels, so that neighbours neither overlap nor leave a gap.
fn put(pixels: &mut Pixmap, picture: PixmapRef<'_>, tile: &ViewTile) {
    let edge = |at: f64| at.round() as f32;
    let place = Rect::from_ltrb(
        edge(tile.left),
        edge(tile.top),
        edge(tile.right),
        edge(tile.bottom),
    );
    let Some(place) = place else { return };
    let (sx, sy) = (
        place.width() / picture.width() as f32,
        place.height() / picture.height() as f32,
    );
    let onto = Transform::from_row(sx, 0.0, 0.0, sy, place.left(), place.top());
    let shader = Pattern::new(picture, SpreadMode::Pad, FilterQuality::Bilinear, 1.0, onto);
    let paint = Paint {
        shader,
        anti_alias: false,
        ..Paint::default()
    };
    pixels.fill_rect(place, &paint, Transform::identity(), None);
}
