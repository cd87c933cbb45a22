//! The window onto the map: size, centre, zoom, what must stay free, what is emphasised.

use crate::base::geo::{GeoBox, LonLat};

/// Side of a tile in design points at scale 1.
const TILE: f64 = 256.0;
/// Closest zoom that fitting chooses.
const MAX_FIT_ZOOM: f64 = 15.0;

/// An upright rectangle in view pixels.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Rect {
    /// A rectangle around a centre.
    pub fn centred([x, y]: [f32; 2], w: f32, h: f32) -> Self {
        Self {
            x: x - w / 2.0,
            y: y - h / 2.0,
            w,
            h,
        }
    }

    /// The same rectangle grown by `by` on each side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            w: self.w + 2.0 * by,
            h: self.h + 2.0 * by,
        }
    }

    /// True when both share some area.
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// True when `other` lies fully inside.
    pub fn holds(self, other: Self) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.x + other.w <= self.x + self.w
            && other.y + other.h <= self.y + self.h
    }

    /// True when the point lies inside or on the edge.
    pub fn contains(self, [x, y]: [f32; 2]) -> bool {
        x >= self.x && x <= self.x + self.w && y >= self.y && y <= self.y + self.h
    }

    /// Middle of the rectangle.
    pub fn centre(self) -> [f32; 2] {
        [self.x + self.w / 2.0, self.y + self.h / 2.0]
    }
}

/// How much of the legend is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LegendMode {
    /// Rows of families and states.
    #[default]
    Open,
    /// Only the number of hidden links, where there are any.
    Folded,
    /// As folded, under a word that opens it: for a small window.
    Button,
    /// Open below the word that folds it again.
    Opened,
}

/// Words around the map that the caller knows. Empty ones are not drawn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Captions {
    /// Credits of the ground, as the archive or source demands them.
    pub attribution: String,
    /// Name of the territory, for the wall, files and paper.
    pub title: String,
    /// Second line under the title: date, number of exchanges.
    pub subtitle: String,
    /// The one sentence of the wall.
    pub sentence: String,
    /// Audience of the wall: `Vue publique`.
    pub badge: String,
}

/// What part of the world is drawn, how large, and for whom.
#[derive(Clone, PartialEq, Debug)]
pub struct View {
    /// Width in view pixels.
    pub width: f32,
    /// Height in view pixels.
    pub height: f32,
    /// Centre on the unit web-mercator square.
    pub centre: [f64; 2],
    /// Zoom of 256-point tiles; fractions allowed. The world is `256 · 2^zoom · scale` pixels wide.
    pub zoom: f64,
    /// View pixels per design point: 1 in the window (which works in points), more for large files and paper.
    pub scale: f32,
    /// Metres of paper in one view pixel, for print: the scale is then also told as a ratio.
    pub paper: Option<f64>,
    /// Large type, few names, for a room.
    pub wall: bool,
    /// Factor of line widths; 1.25 for the wall in a lit room.
    pub line_factor: f32,
    /// How much of the legend is drawn.
    pub legend: LegendMode,
    /// Rectangles covered by other things: no name, tag or legend is put there.
    pub insets: Vec<Rect>,
    /// Words around the map.
    pub captions: Captions,
}

impl View {
    /// A desk view of that size, centred on metropolitan France.
    pub fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            centre: LonLat { lon: 2.5, lat: 46.6 }.to_mercator(),
            zoom: 5.5,
            scale: 1.0,
            paper: None,
            wall: false,
            line_factor: 1.0,
            legend: LegendMode::Open,
            insets: Vec::new(),
            captions: Captions::default(),
        }
    }

    /// Width of the whole world in view pixels.
    pub fn world_pixels(&self) -> f64 {
        TILE * self.zoom.exp2() * f64::from(self.scale)
    }

    /// Where a mercator position falls, in view pixels; may lie outside the view.
    pub fn project(&self, [x, y]: [f64; 2]) -> [f32; 2] {
        let world = self.world_pixels();
        [
            ((x - self.centre[0]) * world + f64::from(self.width) / 2.0) as f32,
            ((y - self.centre[1]) * world + f64::from(self.height) / 2.0) as f32,
        ]
    }

    /// Inverse of [`Self::project`].
    pub fn unproject(&self, [x, y]: [f32; 2]) -> [f64; 2] {
        let world = self.world_pixels();
        [
            self.centre[0] + (f64::from(x) - f64::from(self.width) / 2.0) / world,
            self.centre[1] + (f64::from(y) - f64::from(self.height) / 2.0) / world,
        ]
    }

    /// The rectangle of the whole view.
    pub fn frame(&self) -> Rect {
        Rect {
            x: 0.0,
            y: 0.0,
            w: self.width,
            h: self.height,
        }
    }

    /// Centres and zooms so that the box fills the view inside the margins, as close as a commune.
    ///
    /// # Arguments
    /// `margins`: left, top, right, bottom in view pixels; reduced when they leave no room.
    pub fn fit(&mut self, zone: GeoBox, margins: [f32; 4]) {
        self.fit_closer(zone, margins, MAX_FIT_ZOOM);
    }

    /// As [`Self::fit`], as close as that zoom.
    pub fn fit_closer(&mut self, zone: GeoBox, margins: [f32; 4], closest: f64) {
        let at = |lon, lat| LonLat { lon, lat }.to_mercator();
        let ([west, north], [east, south]) = (at(zone.west, zone.north), at(zone.east, zone.south));
        let [left, top, right, bottom] = margins.map(f64::from);
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let room = [
            (width - left - right).max(width / 4.0),
            (height - top - bottom).max(height / 4.0),
        ];
        let span = [(east - west).max(1e-9), (south - north).max(1e-9)];
        let world = (room[0] / span[0]).min(room[1] / span[1]);
        let scale = f64::from(self.scale);
        self.zoom = (world / TILE / scale).log2().clamp(0.0, closest);
        let world = self.world_pixels();
        self.centre = [
            (west + east) / 2.0 + (right - left) / 2.0 / world,
            (north + south) / 2.0 + (bottom - top) / 2.0 / world,
        ];
    }
}

/// What stands out at the moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Emphasis {
    /// Selected actors: double ring, bold name, drawn on top.
    pub hot_actors: Vec<u32>,
    /// Selected links: wider, drawn on top.
    pub hot_links: Vec<u32>,
    /// Everything that is neither hot nor tied to something hot fades; names stay.
    pub dim_others: bool,
    /// Everything fades, names excepted: what lies over the picture is the subject.
    pub quiet: bool,
    /// Actor under the pointer or the keyboard's focus.
    pub hovered_actor: Option<u32>,
    /// Link under the pointer or the keyboard's focus.
    pub hovered_link: Option<u32>,
}
