//! The picture as pixels, made in bands from the top, so that the largest costs no more memory than a small one.

use png::{BitDepth, ColorType, Compression, Encoder, PixelDimensions, Unit};
use std::io::Write;
use tiny_skia::Pixmap;

use super::LAID_OUT;
use super::draft::Draft;
use super::error::PrintError;
use super::ground::Under;
use super::order::Order;
use super::plan::Plan;
use super::progress::Progress;
use super::stoppable::Stoppable;
use crate::basemap::Ground;
use crate::picture::paint::{self, Look};
use crate::picture::raster::Raster;

/// Pixels of one band, about.
const BAND: u32 = 1 << 22;
/// Inches in a metre.
const INCHES: f64 = 39.370_08;

/// Writes the file.
///
/// # Errors
/// Stopped, no memory, or the disk refuses.
pub fn write(
    order: &Order,
    plan: &Plan,
    source: &Ground,
    draft: &mut Draft,
    progress: &Progress,
) -> Result<(), PrintError> {
    let (width, height) = (plan.view.width as u32, plan.view.height as u32);
    let rows = (BAND / width.max(1)).clamp(1, height.max(1));
    let mut ground = Under::of(order, &plan.view, source);
    let look = Look::of(order.theme);
    let mut failed = None;
    let written = encode(order, [width, height], draft, |image| {
        for top in (0..height).step_by(rows as usize) {
            let share = LAID_OUT + (1.0 - LAID_OUT) * top as f32 / height as f32;
            if let Err(error) = progress.reach(share) {
                failed = Some(error);
                return Err(std::io::ErrorKind::Interrupted.into());
            }
            let Some(mut pixels) = Pixmap::new(width, rows.min(height - top)) else {
                failed = Some(PrintError::Memory);
                return Err(std::io::ErrorKind::OutOfMemory.into());
            };
            ground.paint(&mut pixels, top as f32);
            let mut canvas = Stoppable {
                canvas: Raster::tile(pixels.as_mut(), [0.0, top as f32]),
                progress,
            };
            paint::paint(&plan.scene, &look, &mut canvas);
            let opaque: Vec<u8> = pixels
                .data()
                .chunks_exact(4)
                .flat_map(|p| [p[0], p[1], p[2]])
                .collect();
            image.write_all(&opaque)?;
        }
        Ok(())
    });
    match (failed, written) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(draft.refused(&error)),
        (None, Ok(())) => Ok(()),
    }
}

/// Puts the file's head before the rows that `paint` writes.
fn encode(
    order: &Order,
    [width, height]: [u32; 2],
    draft: &mut Draft,
    paint: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut encoder = Encoder::new(draft, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_pixel_dims(order.sheet.dpi().map(|dpi| {
        let per_metre = (f64::from(dpi) * INCHES).round() as u32;
        PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: Unit::Meter,
        }
    }));
    let mut writer = encoder.write_header()?;
    let mut image = writer.stream_writer()?;
    paint(&mut image)?;
    image.finish()?;
    writer.finish()?;
    Ok(())
}
