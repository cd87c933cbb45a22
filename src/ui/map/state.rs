//! What the map remembers between frames.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use egui::{Mesh, Pos2, Rect, Shape, Vec2};

use super::shaping::Shaped;
use super::tiles::Tiles;
use crate::base::geo::{GeoBox, LonLat};
use crate::basemap::Ground;
use crate::picture::{Emphasis, Hit, MapInput, Scene, View};
use crate::session::MapFilter;
use crate::ui::theme::Theme;

/// How near the pointer must be, in points.
pub(super) const TOLERANCE: f32 = 6.0;

/// The picture computed last, and what it was computed from.
pub struct Picture {
    /// Input, shared with gestures that ask what lies under the pointer.
    pub input: Arc<MapInput>,
    /// The picture.
    pub scene: Scene,
    /// The view it was computed for.
    pub view: View,
    /// What stood out.
    pub emphasis: Emphasis,
    /// Version of the data it shows.
    pub version: u64,
    /// Look it was painted in.
    pub look: Theme,
    /// It tells families by patterns too.
    pub patterns: bool,
    /// Lines and areas, tessellated once and moved where they are.
    pub lines: Arc<Mesh>,
    /// So far they have been moved.
    pub lines_moved: Vec2,
    /// Discs, names and furniture.
    pub rest: Vec<Shape>,
    /// Where the map's corner was.
    pub corner: Vec2,
    /// What the keyboard and a screen reader find on it.
    pub stops: Vec<Stop>,
    /// How long computing it took: a slow picture is not recomputed while the map moves.
    pub cost: std::time::Duration,
}

/// Nearer to the edge than this, in points, an actor counts as out of sight.
const EDGE: f32 = 24.0;

/// A gesture under way.
#[derive(Clone, PartialEq, Debug)]
pub enum Gesture {
    /// The ground is dragged.
    Pan,
    /// An actor is dragged; the vector from the pointer to its centre is kept.
    Actor {
        /// Its reference.
        id: String,
        /// From the pointer to its centre, in points.
        grip: Vec2,
        /// It has left its place.
        moved: bool,
    },
    /// A line is drawn from an actor to another.
    Tie {
        /// Reference of the giving actor.
        from: String,
    },
    /// The imagined actor is dragged.
    Visitor {
        /// From the pointer to its centre, in points.
        grip: Vec2,
        /// Where it stood before.
        from: LonLat,
    },
}

/// Whom a click on the map places.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Placing {
    /// The new actor whose form is open.
    New,
    /// An actor that is there already, by reference.
    Known(String),
}

/// What everything was brought into view for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fitted {
    /// Size of the window.
    pub window: Vec2,
    /// Width of the map in it: a page beside it takes some. Its height may change with every line that is typed.
    pub width: f32,
    /// Height of the legend, in points.
    pub legend: f32,
    /// The centre that was found.
    pub centre: [f64; 2],
    /// The zoom that was found.
    pub zoom: f64,
}

/// View, tiles, picture and gesture.
#[derive(Default)]
pub struct MapState {
    /// Centre and zoom; the size follows the window.
    pub view: Option<View>,
    /// What is drawn.
    pub filter: MapFilter,
    /// The bar that chooses what is drawn is open.
    pub filter_bar: bool,
    /// The picture computed last.
    pub picture: Option<Picture>,
    /// The next one, while it is made beside the window.
    pub coming: Option<Receiver<Shaped>>,
    /// What lies under the pointer.
    pub hovered: Option<Hit>,
    /// What the keyboard has gone to.
    pub focused: Option<Hit>,
    /// The gesture under way.
    pub gesture: Option<Gesture>,
    /// Where the imagined actor can be taken hold of.
    pub visitor: Option<Handle>,
    /// Corners so far of the zone that is being drawn.
    pub drawing: Option<Vec<LonLat>>,
    /// In a small window, the legend is open.
    pub legend_open: bool,
    /// Families are also told by a light pattern inside the lines (« Motifs »); high contrast does so anyway.
    pub patterns: bool,
    /// Whom the next click places.
    pub placing: Option<Placing>,
    /// Everything should come into view.
    pub wants_fit: bool,
    /// When everything came into view last.
    pub fitted: Option<Fitted>,
    /// These positions should come into view.
    pub wants_box: Option<GeoBox>,
    /// When the view last moved.
    pub moved_at: Option<Instant>,
    /// The ground; `None` until the first frame, or when it cannot be had.
    pub tiles: Option<Tiles>,
    /// What is drawn beneath everything, and where names of places come from.
    pub ground: Option<Ground>,
    /// Place names of the last quiet view, with the box and zoom they were taken for.
    pub places: (Vec<crate::picture::PlaceLabel>, Option<([f64; 4], f64)>),
    version: u64,
    started: bool,
}

impl MapState {
    /// Says that the data or their list have changed.
    pub fn data_changed(&mut self) {
        self.version += 1;
    }

    /// Draws on another ground from now on.
    pub fn change_ground(&mut self, ground: Ground) {
        if let Some(tiles) = &mut self.tiles {
            tiles.change_ground(ground.clone());
        }
        self.ground = Some(ground);
        self.places = Default::default();
        self.version += 1;
    }

    /// Tiles have come since names of places were taken from the ground.
    pub fn ground_has_come(&mut self) {
        self.places = Default::default();
        self.version += 1;
    }

    /// Counts changes of the data.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// True the first time only: tiles start with the first frame.
    pub fn first_frame(&mut self) -> bool {
        !std::mem::replace(&mut self.started, true)
    }

    /// What everything was brought into view for, as long as nobody has moved the map since.
    pub fn fitted(&self) -> Option<&Fitted> {
        let (view, fitted) = self.view.as_ref().zip(self.fitted.as_ref())?;
        (view.centre == fitted.centre && view.zoom == fitted.zoom).then_some(fitted)
    }

    /// True when a place is in sight, or no frame was drawn yet.
    pub fn shows(&self, place: LonLat) -> bool {
        self.view.as_ref().is_none_or(|view| {
            view.frame()
                .grown(-EDGE)
                .contains(view.project(place.to_mercator()))
        })
    }

    /// Moves the map so that a place is in the middle, closer if it was far away.
    pub fn go_to(&mut self, place: LonLat) {
        if let Some(view) = &mut self.view {
            view.centre = place.to_mercator();
            view.zoom = view.zoom.max(11.0);
        }
    }

    /// Closer or further around a point of the view, in points from its corner.
    pub fn zoom_by(&mut self, steps: f64, around: [f32; 2]) {
        if let Some(view) = &mut self.view {
            let fixed = view.unproject(around);
            view.zoom = (view.zoom + steps).clamp(2.0, 19.0);
            let now = view.unproject(around);
            view.centre[0] += fixed[0] - now[0];
            view.centre[1] = (view.centre[1] + fixed[1] - now[1]).clamp(0.0, 1.0);
            self.moved_at = Some(Instant::now());
        }
    }

    /// Moves the view by points of the screen.
    pub fn pan_by(&mut self, by: Vec2) {
        if let Some(view) = &mut self.view {
            let world = view.world_pixels();
            view.centre[0] = (view.centre[0] - f64::from(by.x) / world).rem_euclid(1.0);
            view.centre[1] = (view.centre[1] - f64::from(by.y) / world).clamp(0.0, 1.0);
            self.moved_at = Some(Instant::now());
        }
    }
}

/// Where the imagined actor can be taken hold of, on the window.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Handle {
    /// Middle of the mark.
    pub at: Pos2,
    pub(super) r: f32,
    pub(super) chip: Rect,
}

impl Handle {
    /// True when the pointer is on the mark or its words.
    pub fn holds(&self, pointer: Pos2) -> bool {
        self.at.distance(pointer) <= self.r || self.chip.contains(pointer)
    }
}

/// One thing on the map that can be gone to.
#[derive(Clone, PartialEq, Debug)]
pub struct Stop {
    /// What it is.
    pub hit: Hit,
    /// Where, in points from the corner of the map.
    pub place: Rect,
    /// What is read aloud; no two are the same.
    pub name: String,
    /// Stays the same while the picture changes.
    pub(super) key: String,
}
