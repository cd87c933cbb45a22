//! Verb `map`: the picture of the window as a file.

use std::fs;
use std::path::Path;

use tiny_skia::Pixmap;

use super::args::{Args, Size};
use super::desk::Desk;
use super::drawing::{Drawing, Wanted, drawing};
use super::failure::Failure;
use super::{ground, opening};
use crate::basemap::Ground;
use crate::picture::paint::{self, Look};
use crate::picture::raster::Raster;
use crate::picture::tokens::Theme;

/// Writes the picture.
///
/// # Errors
/// Another form is asked for, the project cannot be read or the picture not written.
pub fn run(args: &Args, desk: &mut Desk<'_>) -> Result<(), Failure> {
    let out = args.needed("out")?;
    let ending = out
        .extension()
        .map(|e| e.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    if ending != "png" || ["paper", "dpi"].iter().any(|option| args.text(option).is_some()) {
        return Err(Failure::Failed(desk.tr("cli-map-only-png")));
    }
    let themes = [("light", Theme::Light), ("dark", Theme::Dark)];
    let theme = args.choice("theme", &themes)?.unwrap_or_default();
    let wanted = Wanted::from_args(args)?;
    let project = opening::project(&args.path(0), desk)?;
    let ground = ground::of(&args.path(0), args.path_of("tiles").as_deref(), desk)?;
    let drawing = drawing(&project, &wanted, &ground, desk)?;
    let bytes = png(&drawing, wanted.size, &ground, theme)
        .ok_or_else(|| Failure::Failed(desk.tr("cli-map-no-memory")))?;
    write(&out, &bytes, desk)?;
    let words = desk.tr_with("cli-map-written", &[("path", out.display().to_string().into())]);
    desk.line(&words)
}

/// The picture as PNG; `None` when memory has no room for it.
fn png(drawing: &Drawing, size: Size, ground: &Ground, theme: Theme) -> Option<Vec<u8>> {
    let mut pixels = Pixmap::new(size.0, size.1)?;
    ground::paint(&mut pixels, &drawing.view, ground, theme);
    let mut canvas = Raster::new(pixels.as_mut());
    paint::paint(&drawing.scene, &Look::of(theme), &mut canvas);
    pixels.encode_png().ok()
}

fn write(path: &Path, bytes: &[u8], desk: &Desk<'_>) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| {
        let args = [
            ("path", path.display().to_string().into()),
            ("why", error.to_string().into()),
        ];
        Failure::Failed(desk.tr_with("cli-unwritable", &args))
    })
}
