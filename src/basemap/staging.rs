//! Getting a pack ready to travel in a project file: its tiles, whole or cut to an area, in a database of their own.
//!
//! This is the slow part, so it is done aside, with progress, and can be given up at any moment; the project takes the
//! result over in one step.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use flate2::Compression;
use flate2::write::GzEncoder;
use rusqlite::{Connection, params};

use super::error::TileError;
use super::tile_source::{About, TileSource, TileType};
use crate::base::geo::{GeoBox, LonLat, MERCATOR_MAX_LAT};
use crate::base::i18n::{Lang, tr, tr_args};
use crate::base::number;
use crate::store::PackSheet;
use crate::tables::pack::PACK_TABLE_SQL;

/// Most bytes of tiles that a project may carry.
pub const MAX_BYTES: u64 = 200_000_000;
/// Most squares that are looked at.
const MAX_SQUARES: u64 = 1_000_000;
/// Side of tiles of shapes, in screen pixels.
const PLAIN_SIDE: u32 = 256;

/// How far the work is, and a way to give it up.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    stop: AtomicBool,
}

impl Progress {
    /// Squares looked at, and squares in all (0 before that is known).
    pub fn now(&self) -> [u64; 2] {
        [&self.done, &self.total].map(|count| count.load(Ordering::Relaxed))
    }

    /// Asks to give up.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Why a pack cannot be put into a project.
#[derive(Debug)]
pub enum StageError {
    /// It cannot be read.
    Tiles(TileError),
    /// More squares than can be looked at.
    TooMany(u64),
    /// More bytes than a project may carry.
    TooLarge,
    /// The pack has no tile there.
    Nothing,
    /// Given up on request.
    Stopped,
    /// The disk refuses.
    Disk(String),
}

impl StageError {
    /// A sentence for the user: what is wrong and what to do.
    pub fn message(&self, lang: Lang) -> String {
        let limit = || number::format(lang, MAX_BYTES as f64 / 1e6, 0);
        match self {
            Self::Tiles(error) => error.message(lang),
            Self::TooMany(count) => tr_args(
                lang,
                "pack-error-too-many",
                &[("count", number::format(lang, *count as f64, 0).into())],
            ),
            Self::TooLarge => tr_args(lang, "pack-error-too-large", &[("limit", limit().into())]),
            Self::Nothing => tr(lang, "pack-error-nothing"),
            Self::Stopped => tr(lang, "pack-error-stopped"),
            Self::Disk(why) => tr_args(lang, "pack-error-disk", &[("why", why.as_str().into())]),
        }
    }
}

impl From<TileError> for StageError {
    fn from(error: TileError) -> Self {
        Self::Tiles(error)
    }
}

impl From<rusqlite::Error> for StageError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Disk(error.to_string())
    }
}

/// A pack ready to be taken over. Its file is removed with it.
#[derive(Debug)]
pub struct Staged {
    /// A database with the table of tiles.
    pub path: PathBuf,
    /// What the project file says of it.
    pub sheet: PackSheet,
    /// How many tiles.
    pub tiles: u64,
    /// Bytes of the tiles, as they will lie in the file.
    pub bytes: u64,
    /// Tiles that could not be read and were left out.
    pub skipped: u64,
}

impl Drop for Staged {
    fn drop(&mut self) {
        // A leftover is removed by the next one.
        let _ = fs::remove_file(&self.path);
    }
}

/// Copies the tiles of a source that touch the box, or all within its own bounds, into a new database.
///
/// # Errors
/// When there are none or too many, the source cannot be read, the disk refuses, or it was asked to stop. No file is
/// left then.
pub fn stage(
    source: &dyn TileSource,
    within: Option<GeoBox>,
    target: &Path,
    progress: &Progress,
) -> Result<Staged, StageError> {
    let about = source.about();
    let bounds = common(about.bounds, within)?;
    let ranges: Vec<Squares> = (about.min_zoom..=about.max_zoom)
        .map(|zoom| Squares::of(bounds, zoom))
        .collect();
    let count = ranges.iter().map(Squares::count).fold(0_u64, u64::saturating_add);
    if count > MAX_SQUARES {
        return Err(StageError::TooMany(count));
    }
    progress.total.store(count, Ordering::Relaxed);
    let sheet = PackSheet {
        description: String::new(),
        name: about.name.clone(),
        is_vector: !about.tile_type.is_picture(),
        is_webp: about.tile_type == TileType::Webp,
        tile_side: PLAIN_SIDE,
        zooms: [u8::MAX, 0],
        bounds,
    };
    let mut staged = Staged {
        path: target.to_owned(),
        sheet,
        tiles: 0,
        bytes: 0,
        skipped: 0,
    };
    fill(&mut staged, source, &ranges, progress)?;
    if staged.tiles == 0 {
        return Err(StageError::Nothing);
    }
    let [min_zoom, max_zoom] = staged.sheet.zooms;
    let described = About {
        min_zoom,
        max_zoom,
        bounds,
        ..about.clone()
    };
    staged.sheet.description =
        serde_json::to_string(&described).map_err(|error| StageError::Disk(error.to_string()))?;
    Ok(staged)
}

fn fill(
    staged: &mut Staged,
    source: &dyn TileSource,
    ranges: &[Squares],
    progress: &Progress,
) -> Result<(), StageError> {
    if let Some(folder) = staged.path.parent() {
        fs::create_dir_all(folder).map_err(|error| StageError::Disk(error.to_string()))?;
    }
    let _ = fs::remove_file(&staged.path);
    let mut conn = Connection::open(&staged.path)?;
    // Nobody misses this file after a crash.
    conn.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "OFF")?;
    let tx = conn.transaction()?;
    tx.execute_batch(PACK_TABLE_SQL)?;
    {
        let mut put = tx.prepare(
            "INSERT INTO basemap_tiles (zoom_level, tile_column, tile_row, tile_data) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (z, x, y) in ranges.iter().flat_map(Squares::all) {
            if progress.is_stopped() {
                return Err(StageError::Stopped);
            }
            progress.done.fetch_add(1, Ordering::Relaxed);
            let bytes = match source.tile(z, x, y) {
                Ok(Some(bytes)) => bytes,
                Ok(None) => continue,
                Err(TileError::Damaged { .. } | TileError::TooLarge { .. }) => {
                    staged.skipped += 1;
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            if staged.tiles == 0 && !staged.sheet.is_vector {
                staged.sheet.tile_side = side(&bytes);
            }
            let bytes = packed(bytes, staged.sheet.is_vector).map_err(|e| StageError::Disk(e.to_string()))?;
            staged.tiles += 1;
            staged.bytes += bytes.len() as u64;
            if staged.bytes > MAX_BYTES {
                return Err(StageError::TooLarge);
            }
            let [low, high] = &mut staged.sheet.zooms;
            (*low, *high) = ((*low).min(z), (*high).max(z));
            put.execute(params![z, x, y, bytes])?;
        }
    }
    Ok(tx.commit()?)
}

/// Shapes lie in the file as gzip, pictures as they are.
fn packed(bytes: Vec<u8>, is_vector: bool) -> std::io::Result<Vec<u8>> {
    if !is_vector {
        return Ok(bytes);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(&bytes)?;
    encoder.finish()
}

/// Side of a picture in pixels; that of a plain tile when it does not say.
fn side(bytes: &[u8]) -> u32 {
    let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    size.map_or(PLAIN_SIDE, |(width, _)| width.clamp(1, 4096))
}

/// What both boxes cover; a missing one covers the world.
fn common(ours: Option<GeoBox>, wanted: Option<GeoBox>) -> Result<Option<GeoBox>, StageError> {
    let (Some(a), Some(b)) = (ours, wanted) else {
        return Ok(ours.or(wanted));
    };
    let both = GeoBox {
        west: a.west.max(b.west),
        south: a.south.max(b.south),
        east: a.east.min(b.east),
        north: a.north.min(b.north),
    };
    let is_some = both.west < both.east && both.south < both.north;
    is_some.then_some(Some(both)).ok_or(StageError::Nothing)
}

/// The squares of one zoom that touch a box.
struct Squares {
    zoom: u8,
    columns: [u32; 2],
    rows: [u32; 2],
}

impl Squares {
    fn of(bounds: Option<GeoBox>, zoom: u8) -> Self {
        let last = (1_u32 << zoom) - 1;
        let Some(b) = bounds else {
            return Self {
                zoom,
                columns: [0, last],
                rows: [0, last],
            };
        };
        let at = |share: f64| ((share * f64::from(zoom).exp2()).floor().max(0.0) as u32).min(last);
        let corner = |lon: f64, lat: f64| {
            let lat = lat.clamp(-MERCATOR_MAX_LAT, MERCATOR_MAX_LAT);
            LonLat { lon, lat }.to_mercator()
        };
        let ([west, north], [east, south]) = (corner(b.west, b.north), corner(b.east, b.south));
        Self {
            zoom,
            columns: [at(west), at(east)],
            rows: [at(north), at(south)],
        }
    }

    fn count(&self) -> u64 {
        let side = |[low, high]: [u32; 2]| u64::from(high - low) + 1;
        side(self.columns).saturating_mul(side(self.rows))
    }

    fn all(&self) -> impl Iterator<Item = (u8, u32, u32)> + '_ {
        let [left, right] = self.columns;
        let [top, bottom] = self.rows;
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| (self.zoom, x, y)))
    }
}
