//! Tiles that are pictures: decoded within bounds, and drawn whole or in part.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits};
use tiny_skia::{
    FilterQuality, Paint, Pattern, Pixmap, PixmapPaint, PremultipliedColorU8, Rect, SpreadMode, Transform,
};

use super::error::{Part, TileError};
use super::raster::{Look, Part as Section};

/// Longest side of a tile that is decoded, in pixels.
const MAX_SIDE: u32 = 4096;
/// Memory that decoding may take, in bytes.
const MAX_WORK: u64 = 64 << 20;
/// What decoding takes for each pixel where the file's own figures do not say it: JPEG and WebP.
const WORK_PER_PIXEL: u64 = 12;
/// Longest side kept, in pixels: twice a sharp screen's tile.
const KEPT_SIDE: u32 = 1024;

/// A decoded picture, premultiplied.
#[derive(Clone, Debug)]
pub struct Pixels {
    pixmap: Pixmap,
    opaque: bool,
}

impl Pixels {
    /// Decodes PNG, JPEG or WebP, told by its first bytes; of an animation, the first picture.
    ///
    /// # Errors
    /// When it is none of them, its header promises more than 4096 pixels a side or 64 MiB of work, or it is damaged.
    pub fn decode(bytes: &[u8]) -> Result<Self, TileError> {
        // A decoder that fails in a way of its own must not take the window along.
        catch_unwind(AssertUnwindSafe(|| decode(bytes)))
            .unwrap_or_else(|_| Err(TileError::damaged(Part::Tile, "its picture cannot be decoded")))
    }

    /// True without any transparent pixel.
    pub fn is_opaque(&self) -> bool {
        self.opaque
    }

    /// Memory held, in bytes.
    pub fn bytes(&self) -> usize {
        self.pixmap.data().len()
    }

    /// Draws the part of the picture over what is there, in its own colours; dimmed in the dark themes.
    pub fn draw(&self, onto: &mut Pixmap, part: Section, look: Look) {
        let Some(mut layer) = Pixmap::new(look.side(), look.side()) else {
            return;
        };
        let side = look.side() as f32;
        let times = f32::from(part.levels).exp2();
        let [sx, sy] = [self.pixmap.width(), self.pixmap.height()].map(|length| side * times / length as f32);
        let [left, top] = [part.column, part.row].map(|step| -(step as f32) * side);
        let placed = Transform::from_row(sx, 0.0, 0.0, sy, left, top);
        let pattern = Pattern::new(
            self.pixmap.as_ref(),
            SpreadMode::Pad,
            FilterQuality::Bilinear,
            1.0,
            placed,
        );
        let paint = Paint {
            shader: pattern,
            anti_alias: false,
            ..Paint::default()
        };
        if let Some(whole) = Rect::from_xywh(0.0, 0.0, side, side) {
            layer.fill_rect(whole, &paint, Transform::identity(), None);
        }
        dim(&mut layer, look);
        let plain = PixmapPaint::default();
        onto.draw_pixmap(0, 0, layer.as_ref(), &plain, Transform::identity(), None);
    }
}

/// Takes the light out of a picture where the theme asks for a dark room; alpha stays.
fn dim(layer: &mut Pixmap, look: Look) {
    let share = u16::from(look.theme.palette().picture_light);
    if share == 100 {
        return;
    }
    for pixel in layer.data_mut().chunks_exact_mut(4) {
        for value in &mut pixel[..3] {
            *value = (u16::from(*value) * share / 100) as u8;
        }
    }
}

fn decode(bytes: &[u8]) -> Result<Pixels, TileError> {
    let broken = || TileError::damaged(Part::Tile, "its picture cannot be decoded");
    let format = image::guess_format(bytes).map_err(|_| broken())?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) {
        return Err(broken());
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_WORK);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|_| broken())?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    let work = match format {
        ImageFormat::Png => decoder.total_bytes(),
        _ => pixels * WORK_PER_PIXEL,
    };
    if width > MAX_SIDE || height > MAX_SIDE || work > MAX_WORK {
        return Err(TileError::TooLarge {
            part: Part::Tile,
            limit: MAX_WORK as usize,
        });
    }
    let image = DynamicImage::from_decoder(decoder).map_err(|_| broken())?;
    kept(&image).ok_or_else(broken)
}

/// The picture at the size at which it is kept. Read pixel by pixel: a second whole copy would double the memory.
fn kept(image: &DynamicImage) -> Option<Pixels> {
    let [width, height] = [image.width(), image.height()];
    let [across, down] = [width, height].map(|side| side.div_ceil(KEPT_SIDE).max(1));
    let mut pixmap = Pixmap::new((width / across).max(1), (height / down).max(1))?;
    let mut opaque = true;
    let columns = pixmap.width();
    for (at, pixel) in (0..).zip(pixmap.pixels_mut()) {
        let (x, y) = (at % columns * across, at / columns * down);
        let [r, g, b, a] = mean(image, [x, y], [across, down]);
        opaque &= a == u8::MAX;
        *pixel = premultiplied([r, g, b, a]);
    }
    Some(Pixels { pixmap, opaque })
}

/// Mean colour of a small block.
fn mean(image: &DynamicImage, [left, top]: [u32; 2], [across, down]: [u32; 2]) -> [u8; 4] {
    let mut sum = [0_u32; 4];
    for y in top..top + down {
        for x in left..left + across {
            let image::Rgba(pixel) = image.get_pixel(x, y);
            for (total, value) in sum.iter_mut().zip(pixel) {
                *total += u32::from(value);
            }
        }
    }
    sum.map(|total| (total / (across * down)) as u8)
}

fn premultiplied([r, g, b, a]: [u8; 4]) -> PremultipliedColorU8 {
    tiny_skia::ColorU8::from_rgba(r, g, b, a).premultiply()
}
