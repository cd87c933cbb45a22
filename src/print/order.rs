//! What is wanted: which file, how large, which part of the world, for whom.

use jiff::civil::Date;

use super::error::PrintError;
use crate::base::geo::{GeoBox, LonLat};
use crate::picture::tokens::Theme;
use crate::session::MapFilter;
use crate::session::audience::Audience;

/// Longest side of a picture in pixels.
pub const MAX_LONG: u32 = 7680;
/// Its other side at that length: 8K.
pub const MAX_SHORT: u32 = 4320;
/// Finest print in dots per inch.
pub const MAX_DPI: u32 = 300;
/// Coarsest print in dots per inch.
pub const MIN_DPI: u32 = 36;

/// Points per inch, PDF's unit.
const POINTS: f64 = 72.0;
/// Metres per inch.
const INCH: f64 = 0.0254;
/// Size of the screen that larger pictures are a sharper copy of, in pixels.
const SCREEN: [f32; 2] = [1920.0, 1080.0];

/// A kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Pixels.
    Png,
    /// Shapes and words, for drawing programs and web pages.
    Svg,
    /// Paper.
    Pdf,
}

impl Form {
    /// The kinds of file by the ending of their names.
    pub const BY_ENDING: [(&'static str, Self); 3] =
        [("png", Self::Png), ("svg", Self::Svg), ("pdf", Self::Pdf)];

    /// The same as a list.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Svg => &["svg"],
            Self::Pdf => &["pdf"],
        }
    }

    /// Ending of its file names.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }
}

/// A paper of the ISO A series.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paper {
    /// A0.
    A0,
    /// A1.
    A1,
    /// A2.
    A2,
    /// A3.
    A3,
    /// A4.
    A4,
}

impl Paper {
    /// The papers by name.
    pub const BY_NAME: [(&'static str, Self); 5] = [
        ("A4", Self::A4),
        ("A3", Self::A3),
        ("A2", Self::A2),
        ("A1", Self::A1),
        ("A0", Self::A0),
    ];

    /// Name of the paper.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A0 => "A0",
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::A3 => "A3",
            Self::A4 => "A4",
        }
    }

    /// Short and long side in millimetres.
    pub const fn millimetres(self) -> [f64; 2] {
        match self {
            Self::A0 => [841.0, 1189.0],
            Self::A1 => [594.0, 841.0],
            Self::A2 => [420.0, 594.0],
            Self::A3 => [297.0, 420.0],
            Self::A4 => [210.0, 297.0],
        }
    }

    /// Printer's points for one design point: a name on A3, read in the hand, is 9.8 points high; on A0, read from
    /// 1.5 m, 24 points.
    const fn scale(self) -> f32 {
        match self {
            Self::A0 => 1.72,
            Self::A1 => 1.28,
            Self::A2 => 0.95,
            Self::A3 => 0.7,
            Self::A4 => 0.62,
        }
    }
}

/// How large the picture is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheet {
    /// For screens.
    Pixels {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// For paper.
    Paper {
        /// Its format.
        paper: Paper,
        /// Lying.
        landscape: bool,
        /// Dots per inch of everything that is pixels.
        dpi: u32,
    },
}

/// Which part of the world.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Area {
    /// The whole territory.
    Territory,
    /// A box in degrees, all of it.
    Box(GeoBox),
    /// What a window of that size in points shows at that centre (unit web-mercator square) and zoom.
    Window {
        /// Centre.
        centre: [f64; 2],
        /// Zoom.
        zoom: f64,
        /// Width and height in points.
        size: [f32; 2],
    },
}

/// Everything that decides a file, the project aside.
#[derive(Clone, PartialEq, Debug)]
pub struct Order {
    /// Kind of file.
    pub form: Form,
    /// How large.
    pub sheet: Sheet,
    /// Which part of the world.
    pub area: Area,
    /// For whom; nothing above it is in the file.
    pub audience: Audience,
    /// Colours.
    pub theme: Theme,
    /// Title; the territory's name without one.
    pub title: Option<String>,
    /// The day that the file bears.
    pub date: Date,
    /// What of the links is drawn.
    pub filter: MapFilter,
    /// Activity and place of an actor that is only imagined.
    pub visitor: Option<(String, LonLat)>,
}

/// Size of the picture in view pixels: pixels of the file, or points in PDF and in SVG for paper.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Extent {
    /// Across.
    pub width: f32,
    /// Down.
    pub height: f32,
    /// View pixels per design point.
    pub scale: f32,
    /// Metres of paper in one view pixel.
    pub paper: Option<f64>,
}

impl Sheet {
    /// Width and height in millimetres; `None` for screens.
    pub fn millimetres(self) -> Option<[f64; 2]> {
        let Self::Paper { paper, landscape, .. } = self else {
            return None;
        };
        let [short, long] = paper.millimetres();
        Some(if landscape { [long, short] } else { [short, long] })
    }

    /// Dots per inch of what is pixels on paper.
    pub fn dpi(self) -> Option<u32> {
        match self {
            Self::Paper { dpi, .. } => Some(dpi),
            Self::Pixels { .. } => None,
        }
    }
}

impl Order {
    /// Size of the picture.
    pub fn extent(&self) -> Extent {
        match self.sheet {
            Sheet::Pixels { width, height } => {
                let (width, height) = (width as f32, height as f32);
                let scale = (width / SCREEN[0]).min(height / SCREEN[1]).max(1.0);
                // A point is ¾ of a screen pixel, in PDF as on the web.
                let unit = if self.form == Form::Pdf { 0.75 } else { 1.0 };
                Extent {
                    width: width * unit,
                    height: height * unit,
                    scale: scale * unit,
                    paper: None,
                }
            }
            Sheet::Paper { paper, dpi, .. } => {
                let per_inch = if self.form == Form::Png {
                    f64::from(dpi)
                } else {
                    POINTS
                };
                let [width, height] = self.sheet.millimetres().unwrap_or_default().map(|mm| {
                    let length = mm / 1000.0 / INCH * per_inch;
                    if self.form == Form::Png {
                        length.round() as f32
                    } else {
                        length as f32
                    }
                });
                Extent {
                    width,
                    height,
                    scale: paper.scale() * (per_inch / POINTS) as f32,
                    paper: Some(INCH / per_inch),
                }
            }
        }
    }

    /// Dots for one design point that can be told apart.
    pub fn fineness(&self) -> f32 {
        let extent = self.extent();
        match (self.form, self.sheet) {
            (Form::Png, _) | (_, Sheet::Pixels { .. }) => extent.scale,
            (_, Sheet::Paper { dpi, .. }) => extent.scale * dpi as f32 / POINTS as f32,
        }
    }

    /// Looks whether such a file can be made.
    ///
    /// # Errors
    /// [`PrintError::TooLarge`] for more pixels than a picture may have.
    pub fn check(&self) -> Result<(), PrintError> {
        let extent = self.extent();
        let sides = [extent.width, extent.height].map(|side| side as u32);
        let (long, short) = (sides[0].max(sides[1]), sides[0].min(sides[1]));
        if self.form == Form::Png && (long > MAX_LONG || short > MAX_SHORT) {
            return Err(PrintError::TooLarge {
                width: sides[0],
                height: sides[1],
            });
        }
        Ok(())
    }
}
